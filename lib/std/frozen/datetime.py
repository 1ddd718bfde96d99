"""Dates and times: date, time, datetime, timedelta, tzinfo, timezone.

Dates are those of the Gregorian calendar, extended in both directions. The
classes of module _datetime do what programs do often; here they get their other
methods. A date's ordinal counts days, 1 January of year 1 being day 1.
"""
import time as _time
from _datetime import (clock as _clock_of, completes as _completes, date, datetime, day as _day, fixed as _fixed,
                       microseconds as _us, mktime as _mktime, timedelta, timezone, tzinfo, wall as _wall, week as _week)
from operator import index as _index

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059  # 31 December 9999
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _before_year(year):
    """Days before 1 January."""
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _before_month(year, month):
    """Days of the year before the first of the month."""
    return _BEFORE[month] + (month > 2 and _leap(year))


def _to_ordinal(year, month, day):
    return _before_year(year) + _before_month(year, month) + day


def _first_iso_monday(year):
    """Ordinal of the Monday of the ISO year's first week."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _from_iso(year, week, day):
    """(year, month, day) of a day of an ISO week."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        # A year has 53 weeks if it starts on a Thursday, leap years on a Wednesday.
        weekday = (_before_year(year) + 1) % 7
        if week != 53 or not (weekday == 4 or weekday == 3 and _leap(year)):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    n = _first_iso_monday(year) + (week - 1) * 7 + day - 1
    if not 1 <= n <= _MAX_ORDINAL:
        raise ValueError("Year is out of range")
    return _day(date.fromordinal(n))


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    """What utcoffset() and dst() of a time zone may answer."""
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -_ONE_DAY < offset < _ONE_DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _offset_text(offset, sep=":"):
    """+HH:MM, with seconds and microseconds where there are some."""
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign, offset = "-", -offset
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02d}{sep}{minutes % 60:02d}"
    if seconds or offset.microseconds:
        text += f"{sep}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _time_text(hour, minute, second, us, spec="auto"):
    if spec == "auto":
        spec = "microseconds" if us else "seconds"
    if spec == "seconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if spec == "microseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{us:06d}"
    if spec == "milliseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{us // 1000:03d}"
    if spec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if spec == "hours":
        return f"{hour:02d}"
    raise ValueError("Unknown timespec value")


def _strftime(obj, format, tuple_, us):
    """time.strftime, which does not know %f, nor the zone of obj."""
    if "%" not in format:
        return format
    out = []
    i = 0
    while True:
        j = format.find("%", i)
        if j < 0 or j + 1 >= len(format):
            out.append(format[i:])
            break
        out.append(format[i:j])
        c = format[j + 1]
        i = j + 2
        if c == "f":
            out.append(f"{us:06d}")
        elif c == "z":
            out.append(_offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            out.append((name or "").replace("%", "%%"))
        else:
            out.append("%" + c)
    return _time.strftime("".join(out), tuple_)


# Reading ISO 8601.

def _digits(text, what):
    if not text.isascii() or not text.isdigit():
        raise ValueError(what)
    return int(text)


def _iso_date(text):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]."""
    year = _digits(text[:4], "year")
    if len(text) < 7:
        raise ValueError("date")
    dash = text[4] == "-"
    rest = text[4 + dash:]
    if rest[0] == "W":
        week, day = _digits(rest[1:3], "week"), 1
        if len(rest) < 3:
            raise ValueError("week")
        rest = rest[3:]
        if rest:
            if (rest[0] == "-") != dash:
                raise ValueError("separators")
            rest = rest[dash:]
            if len(rest) != 1:
                raise ValueError("day")
            day = _digits(rest, "day")
        return _from_iso(year, week, day)
    if len(rest) != 4 + dash or dash and rest[2] != "-":
        raise ValueError("date")
    return year, _digits(rest[:2], "month"), _digits(rest[2 + dash:], "day")


def _iso_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.f+]]] or without colons."""
    parts = [0, 0, 0, 0]
    colons = len(text) > 2 and text[2] == ":"
    at = 0
    for i in range(3):
        field = text[at:at + 2]
        if len(field) != 2:
            raise ValueError("field")
        parts[i] = _digits(field, "field")
        at += 2
        if at == len(text):
            return parts
        c = text[at]
        if c in ".," and i == 2:
            break
        if i == 2 or (c == ":") != colons:
            raise ValueError("separators")
        at += colons
    frac = text[at + 1:]
    if not frac:
        raise ValueError("fraction")
    _digits(frac, "fraction")
    parts[3] = int(frac[:6].ljust(6, "0"))
    return parts


def _iso_time(text):
    """([hour, minute, second, microsecond], tzinfo or None)."""
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if at < 0:
        return _iso_clock(text), None
    clock, sign, zone = text[:at], text[at], text[at + 1:]
    if sign == "Z":
        if zone:
            raise ValueError("zone")
        return _iso_clock(clock), timezone.utc
    if not zone:
        raise ValueError("zone")
    h, m, s, us = _iso_clock(zone)
    offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
    if not offset:
        return _iso_clock(clock), timezone.utc
    return _iso_clock(clock), timezone(-offset if sign == "-" else offset)


def _date_end(text):
    """Where the date of a datetime ends: the index of the separator."""
    if len(text) > 4 and text[4] == "-":
        if text[5:6] != "W":
            return 10
        return 10 if len(text) > 8 and text[8] == "-" and text[9:10].isdigit() and (len(text) == 10 or not text[10].isdigit()) else 8
    if text[4:5] != "W":
        return 8
    # YYYYWww or YYYYWwwD, and then a separator that might be a digit.
    n = 7
    while n < len(text) and text[n].isascii() and text[n].isdigit():
        n += 1
    if n < 9:
        return n
    return 7 if n % 2 == 0 else 8


@_completes
class timedelta:
    min = timedelta(-999999999)
    max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
    resolution = timedelta(microseconds=1)

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)


def _name(cls):
    """The name of a class in repr."""
    return f"{cls.__module__}.{cls.__qualname__}"


_ONE_DAY = timedelta(1)
_ZERO = timedelta(0)


@_completes
class date:
    min = date(1, 1, 1)
    max = date(9999, 12, 31)
    resolution = _ONE_DAY

    @classmethod
    def _fromisoformat(cls, string, /):
        if len(string) in (7, 8, 10):
            try:
                parts = _iso_date(string)
            except ValueError as e:
                if str(e).startswith(("Invalid ", "Year")):
                    raise
            else:
                return cls(*parts)
        raise ValueError(f"Invalid isoformat string: {string!r}")

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """int, int, int -> Construct a date from the ISO year, week number and weekday.

        This is the inverse of the function date.isocalendar()"""
        return cls(*_from_iso(_index(year), _index(week), _index(day)))

    def ctime(self):
        """Return ctime() style string."""
        return f"{_DAYS[self.weekday()]} {_MONTHS[self.month]} {self.day:2d} 00:00:00 {self.year:04d}"

    def _strftime(self, format):
        return _strftime(self, format, self.timetuple(), 0)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return _struct_time(self, 0, 0, 0, -1)

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return IsoCalendarDate(*_week(self))

    def __reduce__(self):
        year, month, day = _day(self)
        return type(self), (bytes((year >> 8, year & 255, month, day)),)


def _octets(state):
    """The bytes of a pickled state, which Python 2 wrote as text."""
    return state if isinstance(state, bytes) else state.encode("latin-1")


def _text(format, what):
    if not isinstance(format, str):
        raise TypeError(f"{what}() argument 1 must be str, not {type(format).__name__}")
    return format


def _struct_time(d, hour, minute, second, dst):
    n = d.toordinal()
    return _time.struct_time((d.year, d.month, d.day, hour, minute, second, (n + 6) % 7,
                              n - _before_year(d.year), dst))


class IsoCalendarDate(tuple):
    """The result of isocalendar()."""

    __slots__ = ()

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"{_name(type(self))}(year={self[0]}, week={self[1]}, weekday={self[2]})"


@_completes
class tzinfo:
    def tzname(self, dt, /):
        """datetime -> string name of time zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt, /):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt, /):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt, /):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        shift = offset - saving
        if shift:
            dt += shift
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        args = getattr(self, "__getinitargs__", tuple)()
        get = getattr(self, "__getstate__", None)
        state = get() if get is not None else getattr(self, "__dict__", None) or None
        return (type(self), args, state)


@_completes
class timezone:
    utc = _fixed(_ZERO)
    min = _fixed(-timedelta(hours=23, minutes=59))
    max = _fixed(timedelta(hours=23, minutes=59))

    def __reduce__(self):
        return timezone, self.__getinitargs__(), None


UTC = timezone.utc


class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

All arguments are optional. tzinfo may be None, or an instance of
a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "__weakref__"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6 and _octets(hour)[0] & 0x7F < 24:
            b = _octets(hour)
            zone = minute or None
            if zone is not None and not isinstance(zone, _tzinfo):
                raise TypeError("bad tzinfo state arg")
            return _clock(object.__new__(cls), b[0] & 0x7F, b[1], b[2], int.from_bytes(b[3:], "big"), zone, b[0] >> 7)
        fields = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        return _clock(object.__new__(cls), *fields, tzinfo, fold)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """string -> time from a string in ISO 8601 format"""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields, zone = _iso_time(string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*fields, tzinfo=zone)

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other):
        """The keys of both, None if the times cannot be ordered."""
        if self._tzinfo is other._tzinfo:
            return self._us(), other._us()
        a, b = self.utcoffset(), other.utcoffset()
        if a == b:
            return self._us(), other._us()
        if a is None or b is None:
            return None
        return self._us() - _us(a), other._us() - _us(b)

    def _keys(self, other):
        keys = self._compare(other)
        if keys is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return keys

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compare(other)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a >= b

    def __hash__(self):
        t = self.replace(fold=0) if self._fold else self
        offset = t.utcoffset()
        return hash(self._us() if offset is None else self._us() - _us(offset))

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_name(type(self))}({text})"

    def isoformat(self, timespec="auto"):
        """Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].

        The optional argument timespec specifies the number of additional terms
        of the time to include. Valid options are 'auto', 'hours', 'minutes',
        'seconds', 'milliseconds' and 'microseconds'."""
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """format -> strftime() style string."""
        return _strftime(self, _text(format, "strftime"),
                         (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1), self._microsecond)

    def __format__(self, spec, /):
        if not isinstance(spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(None))

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return time with new specified fields."""
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _state(self, fold):
        return bytes((self._hour | (self._fold and fold) << 7, self._minute, self._second)) + self._microsecond.to_bytes(3, "big")

    def __reduce_ex__(self, protocol, /):
        state = self._state(protocol > 3)
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_tzinfo = tzinfo


def _clock(self, hour, minute, second, microsecond, tzinfo, fold):
    """Fill in the fields of a time or datetime."""
    self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
    self._tzinfo, self._fold = tzinfo, fold
    return self


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


@_completes
class datetime:
    min = datetime(1, 1, 1)
    max = datetime(9999, 12, 31, 23, 59, 59, 999999)
    resolution = timedelta(microseconds=1)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """date, time -> datetime with same date and time fields"""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time._hour, time._minute, time._second, time._microsecond,
                   time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def _fromisoformat(cls, string, /):
        zone, clock = None, (0, 0, 0, 0)
        try:
            if len(string) < 7:
                raise ValueError("length")
            end = _date_end(string)
            ymd = _iso_date(string[:end])
            if len(string) > end:
                clock, zone = _iso_time(string[end + 1:])
        except ValueError as e:
            if str(e).startswith(("Invalid week", "Invalid day", "Year", "offset must")):
                raise
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*ymd, *clock, zone)

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        for i, arg in enumerate((string, format), 1):
            if not isinstance(arg, str):
                raise TypeError(f"strptime() argument {i} must be str, not {type(arg).__name__}")
        fields, us, offset, name = _time._strptime(string, format)
        zone = None
        if offset is not None:
            delta = timedelta(microseconds=offset)
            zone = timezone(delta, name) if name else timezone(delta)
        return cls(*fields, us, zone)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        dst = self.dst()
        return _struct_time(self, self.hour, self.minute, self.second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        d = self - offset if offset else self
        return _struct_time(d, d.hour, d.minute, d.second, 0)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _clock(object.__new__(_time_class), *_clock_of(self), None, self.fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _clock(object.__new__(_time_class), *_clock_of(self), self.tzinfo, self.fold)

    def _local_zone(self):
        seconds = _mktime(self) if self.tzinfo is None else (self - _EPOCH_TIME) // timedelta(seconds=1)
        t = _time.localtime(seconds)
        return timezone(timedelta(seconds=t.tm_gmtoff), t.tm_zone)

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        _check_zone(tz)
        if tz is None:
            tz = self._local_zone()
        mine = self.tzinfo
        if mine is None:
            mine = self._local_zone()
            offset = mine.utcoffset(self)
        else:
            if tz is mine:
                return self
            offset = self.utcoffset()
            if offset is None:
                mine = self.replace(tzinfo=None)._local_zone()
                offset = mine.utcoffset(self)
        if tz is mine:
            return self.replace(tzinfo=tz)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        """Return ctime() style string."""
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self.month]} {self.day:2d} "
                f"{self.hour:02d}:{self.minute:02d}:{self.second:02d} {self.year:04d}")

    def _strftime(self, format):
        return _strftime(self, format, self.timetuple(), self.microsecond)

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self.tzinfo is None else _check_name(self.tzinfo.tzname(self))

    def _state(self, fold=False):
        return bytes((self.year >> 8, self.year & 255, self.month | (self.fold and fold) << 7, self.day,
                      self.hour, self.minute, self.second)) + self.microsecond.to_bytes(3, "big")

    def __reduce_ex__(self, protocol, /):
        state = self._state(protocol > 3)
        return type(self), (state,) if self.tzinfo is None else (state, self.tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class = date
_time_class = time
_EPOCH_TIME = datetime(1970, 1, 1, tzinfo=timezone.utc)
