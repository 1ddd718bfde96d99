"""What machine, system and interpreter a program runs on."""

import os
import sys
from collections import namedtuple

__copyright__ = ""
__version__ = "1.0.8"


class uname_result(namedtuple("uname_result_base", "system node release version machine")):
    """What uname() gives; processor is found out when it is asked for."""

    _fields = "system", "node", "release", "version", "machine", "processor"

    @property
    def processor(self):
        return ""

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    def __len__(self):
        return 6

    def __getitem__(self, key):
        return tuple(self)[key]

    @classmethod
    def _make(cls, iterable):
        return cls(*list(iterable)[:5])

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


_uname = None


def uname():
    """The system, and its node, release, version, machine and processor."""
    global _uname
    if _uname is None:
        system, node, release, version, machine = os.uname()
        _uname = uname_result(system, node, release, version, machine)
    return _uname


def system():
    """The name of the system, such as Linux."""
    return uname().system


def node():
    """The computer's name in the network."""
    return uname().node


def release():
    """The release of the system."""
    return uname().release


def version():
    """The version of the system."""
    return uname().version


def machine():
    """The type of the machine, such as x86_64."""
    return uname().machine


def processor():
    """The name of the processor; empty if it is not known."""
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    """The width of pointers, and the format of programs."""
    return bits or ("64bit" if sys.maxsize > 2**32 else "32bit"), linkage or "ELF"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """The name and version of the C library: the interpreter uses none."""
    return lib, version


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


def system_alias(system, release, version):
    """The names by which a system is sold."""
    return system, release, version


def platform(aliased=False, terse=False):
    """One line about the system."""
    u = uname()
    parts = [u.system, u.release]
    if not terse:
        parts.append(u.machine)
    return "-".join(part.strip().replace(" ", "_").replace("/", "-") for part in parts if part)


def python_version():
    """The version of Python, as text."""
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    """The version of Python as a tuple of text."""
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    """The name of the interpreter."""
    return sys.implementation.name


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    """The number and date of the interpreter's build."""
    return "", ""


def python_compiler():
    """What the interpreter was compiled with."""
    return sys.version.partition("(")[2].rpartition(")")[0]


def freedesktop_os_release():
    """The fields of the file os-release as a dict."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with open(path, encoding="utf-8") as file:
                return _parse_os_release(file)
        except OSError:
            pass
    raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")


def _parse_os_release(lines):
    import re
    field = re.compile("^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>[\"']?)(?P<value>.*)(?P=quote)$")
    info = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    for line in lines:
        m = field.match(line)
        if m:
            info[m["name"]] = re.sub(r"\\([\\$\"'`])", r"\1", m["value"])
    return info


if __name__ == "__main__":
    print(platform("aliased" in sys.argv or "--aliased" in sys.argv, "terse" in sys.argv or "--terse" in sys.argv))
