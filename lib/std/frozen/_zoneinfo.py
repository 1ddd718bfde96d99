"""Class ZoneInfo as programs see it where it is one in C."""

from zoneinfo import _zoneinfo


class ZoneInfo(_zoneinfo.ZoneInfo):
    __module__ = 'zoneinfo'
    __doc__ = None

    def __repr__(self):
        if self.key is None:
            return f'{_shown(self)}.from_file({self._file_repr})'
        return f'{_shown(self)}(key={self.key!r})'


def _shown(zone):
    name = type(zone).__qualname__
    return f'zoneinfo.{name}' if type(zone) is ZoneInfo else name
