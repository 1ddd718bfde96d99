"""The groups of users of the system, from the file /etc/group."""

from collections import namedtuple as _namedtuple

struct_group = _namedtuple("struct_group", "gr_name gr_passwd gr_gid gr_mem", module="grp")
struct_group.__repr__ = lambda self: "grp.struct_group(%s)" % ", ".join("%s=%r" % p for p in zip(self._fields, self))


def getgrall():
    """All groups."""
    groups = []
    with open("/etc/group", encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            fields = line.rstrip("\n").split(":")
            if len(fields) == 4 and fields[2].isdigit():
                groups.append(struct_group(fields[0], fields[1], int(fields[2]), [name for name in fields[3].split(",") if name]))
    return groups


def getgrnam(name):
    """The group of a name."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    if "\0" in name:
        raise ValueError("embedded null byte")
    for group in getgrall():
        if group.gr_name == name:
            return group
    raise KeyError(f"getgrnam(): name not found: {name!r}")


def getgrgid(id):
    """The group of a number."""
    import operator
    id = operator.index(id)
    for group in getgrall():
        if group.gr_gid == id:
            return group
    raise KeyError(f"getgrgid(): gid not found: {id}")
