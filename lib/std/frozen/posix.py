"""Module os as far as it is the system's, under the name that CPython has for it."""

import os as _os

for _name in _os.__all__:
    _value = getattr(_os, _name)
    if _name not in {'PathLike', 'altsep', 'curdir', 'defpath', 'devnull', 'environb', 'extsep', 'fdopen', 'fsdecode',
                     'fsencode', 'fwalk', 'get_exec_path', 'getenv', 'getenvb', 'linesep', 'makedirs', 'name', 'pardir',
                     'path', 'pathsep', 'popen', 'removedirs', 'renames', 'sep', 'walk'} and not _name.startswith(
                         ('SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'P_NOWAIT', 'P_WAIT', 'supports_', 'execl', 'execvp', 'spawn')):
        globals()[_name] = _value
environ = _os.environ._data
del _name, _value
