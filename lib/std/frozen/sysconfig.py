"""Where Python's files are, and what it was built with."""

import os
import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path",
           "get_path_names", "get_paths", "get_platform", "get_python_version", "get_scheme_names",
           "get_default_scheme", "get_preferred_scheme", "is_python_build", "parse_config_h"]

_SCHEMES = {
    "posix_prefix": {
        "stdlib": "{installed_base}/{platlibdir}/python{py_version_short}",
        "platstdlib": "{platbase}/{platlibdir}/python{py_version_short}",
        "purelib": "{base}/lib/python{py_version_short}/site-packages",
        "platlib": "{platbase}/{platlibdir}/python{py_version_short}/site-packages",
        "include": "{installed_base}/include/python{py_version_short}{abiflags}",
        "platinclude": "{installed_platbase}/include/python{py_version_short}{abiflags}",
        "scripts": "{base}/bin",
        "data": "{base}",
    },
    "posix_home": {
        "stdlib": "{installed_base}/lib/python",
        "platstdlib": "{base}/lib/python",
        "purelib": "{base}/lib/python",
        "platlib": "{base}/lib/python",
        "include": "{installed_base}/include/python",
        "platinclude": "{installed_base}/include/python",
        "scripts": "{base}/bin",
        "data": "{base}",
    },
    "posix_user": {
        "stdlib": "{userbase}/{platlibdir}/python{py_version_short}",
        "platstdlib": "{userbase}/{platlibdir}/python{py_version_short}",
        "purelib": "{userbase}/lib/python{py_version_short}/site-packages",
        "platlib": "{userbase}/lib/python{py_version_short}/site-packages",
        "include": "{userbase}/include/python{py_version_short}",
        "scripts": "{userbase}/bin",
        "data": "{userbase}",
    },
}
# In a virtual environment files lie as below a prefix.
_SCHEMES["posix_venv"] = _SCHEMES["venv"] = _SCHEMES["posix_prefix"]

_vars = None


def get_python_version():
    """The version as in names of folders: 3.11."""
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    """The system and the machine."""
    system, _, _, _, machine = os.uname()
    return f"{system.lower()}-{machine}".replace(" ", "_").replace("/", "-")


def get_config_vars(*args):
    """All facts as a dict, or the values of some of them."""
    global _vars
    if _vars is None:
        prefix = getattr(sys, "prefix", "/usr")
        exec_prefix = getattr(sys, "exec_prefix", prefix)
        _vars = {
            "prefix": prefix, "exec_prefix": exec_prefix, "base": prefix, "platbase": exec_prefix,
            "installed_base": getattr(sys, "base_prefix", prefix), "installed_platbase": getattr(sys, "base_exec_prefix", exec_prefix),
            "platlibdir": getattr(sys, "platlibdir", "lib"), "projectbase": os.path.dirname(sys.executable or ""),
            "py_version": "%d.%d.%d" % sys.version_info[:3], "py_version_short": get_python_version(),
            "py_version_nodot": "%d%d" % sys.version_info[:2], "py_version_nodot_plat": "",
            "abiflags": "", "userbase": os.path.expanduser("~/.local"), "srcdir": os.path.dirname(sys.executable or ""),
            "implementation": sys.implementation.name, "EXT_SUFFIX": ".so", "SOABI": sys.implementation.cache_tag,
            "TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
            # Where systems put the wheels of pip, for ensurepip.
            "WHEEL_PKG_DIR": next(filter(os.path.isdir, ("/usr/share/python-wheels/", "/usr/share/python3-wheels/")), None),
            "Py_DEBUG": 0, "WITH_PYMALLOC": 0, "HAVE_FORK": 1,
        }
    if args:
        return [_vars.get(name) for name in args]
    return _vars


def get_config_var(name):
    """One fact, None if it is not known."""
    return get_config_vars().get(name)


def get_scheme_names():
    """The names of the ways to lay out files."""
    return tuple(sorted(_SCHEMES))


def get_path_names():
    """The names of the folders that there are."""
    return "stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data"


def get_default_scheme():
    return "posix_prefix" if sys.prefix == sys.base_prefix else "venv"


def get_preferred_scheme(key):
    """The layout for the prefix, for a home folder, or for a user."""
    if key == "prefix" and sys.prefix != sys.base_prefix:
        return "venv"
    try:
        return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}[key]
    except KeyError:
        raise ValueError(f"invalid scheme key: {key!r}") from None


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """The folders of a layout as a dict."""
    paths = _SCHEMES[scheme]
    if not expand:
        return dict(paths)
    known = {**get_config_vars(), **(vars or {})}
    return {name: os.path.normpath(path.format(**known)) for name, path in paths.items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    """One folder of a layout."""
    return get_paths(scheme, vars, expand)[name]


def get_makefile_filename():
    return os.path.join(get_path("platstdlib"), "config", "Makefile")


def get_config_h_filename():
    return os.path.join(get_path("platinclude"), "pyconfig.h")


def is_python_build(check_home=False):
    """Whether the interpreter runs from the folder that it was built in."""
    return False


def parse_config_h(fp, vars=None):
    """The definitions of a file like pyconfig.h."""
    import re
    if vars is None:
        vars = {}
    for line in fp:
        if m := re.match("#define ([A-Z][A-Za-z0-9_]+) (.*)\n", line):
            value = m[2]
            try:
                if m[1] != "_POSIX_C_SOURCE":
                    value = int(value)
            except ValueError:
                pass
            vars[m[1]] = value
        elif m := re.match("/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n", line):
            vars[m[1]] = 0
    return vars


def _main():
    print(f'Platform: "{get_platform()}"')
    print(f'Python version: "{get_python_version()}"')
    print(f'Current installation scheme: "{get_default_scheme()}"')
    for title, values in ("Paths", get_paths()), ("Variables", get_config_vars()):
        print()
        if values:
            print(f"{title}: ")
        for key in sorted(values):
            print(f'\t{key} = "{values[key]}"')


if __name__ == "__main__":
    _main()
