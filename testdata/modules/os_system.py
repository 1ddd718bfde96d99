"""Owners, priorities, file systems, pipes with names, attributes, descriptors of other kinds."""
import os
import stat
import tempfile

os.chdir(tempfile.mkdtemp())
os.mkfifo('fifo', 0o600)
print(stat.S_ISFIFO(os.stat('fifo').st_mode), oct(os.stat('fifo').st_mode & 0o777))
os.mknod('node')
print(stat.S_ISREG(os.stat('node').st_mode))
for f in (lambda: os.mkfifo('fifo'), lambda: os.chown('nofile', -1, -1), lambda: os.statvfs('nofile'),
          lambda: os.getxattr('node', 'user.none'), lambda: os.sysconf('nosuch'), lambda: os.ttyname(0)):
    try:
        print(f())
    except (OSError, ValueError) as e:
        print(type(e).__name__, str(e).split(':')[0])
os.chown('node', os.getuid(), -1)
os.lchown('node', -1, os.getgid())
with open('node', 'r+b') as file:
    os.fchown(file.fileno(), -1, -1)
    os.posix_fallocate(file.fileno(), 0, 100)
    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
    os.fdatasync(file.fileno())
    print(os.fstat(file.fileno()).st_size)
    print(os.pwritev(file.fileno(), [b'abc', b'defg'], 10), os.writev(file.fileno(), [b'x', bytearray(b'yz')]))
    parts = [bytearray(4), bytearray(10)]
    print(os.preadv(file.fileno(), parts, 8), parts)
    os.lseek(file.fileno(), 0, 0)
    print(os.readv(file.fileno(), parts), parts)
s = os.statvfs('.')
print(type(s).__name__, len(s), s.f_bsize > 0, s[0] == s.f_bsize, s.f_namemax, os.fstatvfs(0).f_bsize > 0, isinstance(s.f_fsid, int))
print(os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0), len(os.getresuid()), len(os.getresgid()), os.getresuid()[0] == os.getuid())
cpus = os.sched_getaffinity(0)
os.sched_setaffinity(0, cpus)
print(type(cpus).__name__, cpus == os.sched_getaffinity(0), os.sched_get_priority_max(os.SCHED_FIFO), os.sched_get_priority_min(os.SCHED_RR))
for device in (0, 259, 0x10305, 2**20 + 5):
    print(os.major(device), os.minor(device), os.makedev(os.major(device), os.minor(device)) == device)
e = os.eventfd(3)
os.eventfd_write(e, 4)
print(os.eventfd_read(e))
m = os.memfd_create('mine')
os.write(m, b'hello')
os.lseek(m, 0, 0)
print(os.read(m, 10), os.get_inheritable(m))
n = os.memfd_create('other')
print(os.copy_file_range(m, n, 3, 1), os.pread(n, 10, 0))
master, slave = os.openpty()
print(os.isatty(slave), os.ttyname(slave).startswith('/dev/pts/'), os.ctermid(), os.device_encoding(slave), os.device_encoding(m))
print(os.sysconf('SC_PAGE_SIZE'), os.sysconf('SC_CLK_TCK'), os.sysconf('SC_NPROCESSORS_ONLN') >= 1, os.sysconf('SC_OPEN_MAX') > 10)
os.lockf(m, os.F_TLOCK, 0)
os.lockf(m, os.F_ULOCK, 0)
os.lockf(m, os.F_TEST, 0)
