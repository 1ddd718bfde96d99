"""Where installed packages are.

The interpreter has put the folders into sys.path already, without this module; to
import it changes nothing.
"""

import os
import sys

PREFIXES = [sys.prefix, sys.exec_prefix]
ENABLE_USER_SITE = not sys.flags.no_user_site


def _version():
    return "python%d.%d" % sys.version_info[:2]


def getuserbase():
    """The folder for what users install for themselves."""
    return USER_BASE


def getusersitepackages():
    """The folder for packages that users install for themselves."""
    return USER_SITE


def getsitepackages(prefixes=None):
    """The folders for packages that are installed for all."""
    folders = []
    for prefix in dict.fromkeys(PREFIXES if prefixes is None else prefixes):
        if prefix:
            own = os.path.join(prefix, "lib", _version(), "site-packages")
            if sys.prefix != sys.base_prefix:
                folders.append(own)  # of a virtual environment
            else:
                folders += [os.path.join(prefix, "local/lib", _version(), "dist-packages"),
                            os.path.join(prefix, "lib/python3/dist-packages"), own]
    return folders


def makepath(*paths):
    """A joined path, absolute, and as it is compared."""
    folder = os.path.abspath(os.path.join(*paths))
    return folder, os.path.normcase(folder)


def removeduppaths():
    """Drop entries of sys.path that were there before, and make the others absolute."""
    known = set()
    entries = []
    for entry in sys.path:
        folder, key = makepath(entry)
        if key not in known:
            entries.append(folder)
            known.add(key)
    sys.path[:] = entries
    return known


def addsitedir(sitedir, known_paths=None):
    """Append a folder to sys.path, and what its .pth files name."""
    given = known_paths is not None
    if not given:
        known_paths = {makepath(entry)[1] for entry in sys.path if os.path.isdir(entry)}
    sitedir, key = makepath(sitedir)
    if key not in known_paths:
        sys.path.append(sitedir)
        known_paths.add(key)
    try:
        names = os.listdir(sitedir)
    except OSError:
        names = []
    for name in sorted(names):
        if name.endswith(".pth"):
            addpackage(sitedir, name, known_paths)
    return known_paths if given else None


def addpackage(sitedir, name, known_paths):
    """Append what a .pth file names to sys.path, and run its lines that import something."""
    given = known_paths is not None
    if not given:
        known_paths = {makepath(entry)[1] for entry in sys.path if os.path.isdir(entry)}
    try:
        with open(os.path.join(sitedir, name), encoding="utf-8") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        try:
            if line.startswith(("import ", "import\t")):
                exec(line)
                continue
            folder, key = makepath(sitedir, line.rstrip())
            if key not in known_paths and os.path.exists(folder):
                sys.path.append(folder)
                known_paths.add(key)
        except Exception:
            import traceback
            print(f"Error processing line {number} of {os.path.join(sitedir, name)}:\n", file=sys.stderr)
            print(*("  " + text for text in traceback.format_exc().splitlines()), sep="\n", file=sys.stderr)
            print("\nRemainder of file ignored", file=sys.stderr)
            break
    return known_paths if given else None


def main():
    """Would set up sys.path; that is done."""


def _script():
    asked = [arg for arg in sys.argv[1:] if arg in ("--user-base", "--user-site")]
    if asked:
        print(*(USER_BASE if arg == "--user-base" else USER_SITE for arg in asked), sep=os.pathsep)
        return 0 if ENABLE_USER_SITE else 1
    if sys.argv[1:]:
        print(f"{sys.argv[0]} [--user-base] [--user-site]", file=sys.stderr)
        return 10
    print("sys.path = [")
    for entry in sys.path:
        print(f"    {entry!r},")
    print("]")
    for name, folder in ("USER_BASE", USER_BASE), ("USER_SITE", USER_SITE):
        print(f"{name}: {folder!r} ({'exists' if os.path.isdir(folder) else 'does not exist'})")
    print(f"ENABLE_USER_SITE: {ENABLE_USER_SITE!r}")
    return 0


USER_BASE = os.environ.get("PYTHONUSERBASE") or os.path.expanduser(os.path.join("~", ".local"))
USER_SITE = os.path.join(USER_BASE, "lib", _version(), "site-packages")

if __name__ == "__main__":
    sys.exit(_script())
