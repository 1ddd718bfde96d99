# Paths below an open folder, folders by their descriptors, and what rests on that.
import os
import shutil
import stat
import tempfile
import warnings

top = tempfile.mkdtemp()
fd = os.open(top, os.O_RDONLY)


def attempt(call, *args, **kwargs):
    try:
        print(call.__name__, call(*args, **kwargs))
    except Exception as e:
        print(call.__name__, type(e).__name__, e)


os.mkdir('sub', dir_fd=fd)
os.close(os.open('file', os.O_CREAT | os.O_WRONLY, 0o640, dir_fd=fd))
os.symlink('file', 'link', dir_fd=fd)
os.link('file', 'hard', src_dir_fd=fd, dst_dir_fd=fd)
os.link('link', 'followed', src_dir_fd=fd, dst_dir_fd=fd, follow_symlinks=True)
os.link('link', 'not followed', src_dir_fd=fd, dst_dir_fd=fd, follow_symlinks=False)
os.mkfifo('pipe', dir_fd=fd)
os.rename('hard', 'sub/moved', src_dir_fd=fd, dst_dir_fd=fd)
os.replace('pipe', 'pipe2', src_dir_fd=fd, dst_dir_fd=fd)
print(sorted(os.listdir(fd)), sorted(os.listdir(fd)))
print(os.readlink('link', dir_fd=fd), os.readlink(b'not followed', dir_fd=fd))
for name in sorted(os.listdir(fd)):
    print(name, stat.filemode(os.stat(name, dir_fd=fd, follow_symlinks=False).st_mode))
for entry in sorted(os.scandir(fd), key=lambda e: e.name):
    same = entry.stat(follow_symlinks=False).st_ino == entry.inode()
    print(entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), same)
attempt(os.access, 'file', os.R_OK | os.W_OK, dir_fd=fd, effective_ids=True)
attempt(os.access, 'none', os.R_OK, dir_fd=fd)
attempt(os.access, 'link', os.R_OK, dir_fd=fd, follow_symlinks=False)
os.chmod('file', 0o600, dir_fd=fd)
print(oct(os.stat('file', dir_fd=fd).st_mode))
os.chown('link', -1, -1, dir_fd=fd, follow_symlinks=False)
os.utime('file', ns=(123456789, 987654321), dir_fd=fd)
os.utime('link', ns=(1, 2), dir_fd=fd, follow_symlinks=False)
print(os.stat('file', dir_fd=fd).st_mtime_ns, os.stat('link', dir_fd=fd, follow_symlinks=False).st_mtime_ns)
os.utime(fd, ns=(10 ** 9 + 1, 2 * 10 ** 9 + 3))
print(os.stat(fd).st_atime_ns, os.stat(fd).st_mtime_ns)

attempt(os.stat, 'none', dir_fd=fd)
attempt(os.stat, 'file', dir_fd='x')
attempt(os.stat, fd, dir_fd=fd)
attempt(os.stat, fd, follow_symlinks=False)
attempt(os.chmod, 'link', 0o600, dir_fd=fd, follow_symlinks=False)
attempt(os.chmod, top + '/link', 0o600, follow_symlinks=False)
attempt(os.rename, 'none', 'other', src_dir_fd=fd)
attempt(os.setuid, -2)
attempt(os.setgid, 'root')
attempt(os.chown, 'file', 'root', 0, dir_fd=fd)
attempt(os.chown, 'file', -2, 0, dir_fd=fd)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    attempt(os.path.basename, b'x')
    print(os.listdir(bytearray(os.fsencode(top) + b'/sub')))
    print(*(w.message for w in caught))

print(sorted(f.__name__ for f in os.supports_dir_fd))
print(sorted(f.__name__ for f in os.supports_effective_ids), sorted(f.__name__ for f in os.supports_follow_symlinks))

# walks
for path, dirs, files, below in os.fwalk(top):
    print(os.path.relpath(path, top), dirs, sorted(files), os.stat(below).st_ino == os.stat(path).st_ino)
for path, dirs, files, below in os.fwalk(b'.', topdown=False, dir_fd=fd):
    print(path, dirs, sorted(files), sorted(os.listdir(below)) == sorted(map(os.fsdecode, dirs + files)))
try:
    list(os.fwalk(top + '/none'))
except OSError as e:
    print(e.errno)

# trees are removed without following links that appear meanwhile
print(shutil.rmtree.avoids_symlink_attacks)
os.unlink('link', dir_fd=fd)
os.remove('sub/moved', dir_fd=fd)
os.rmdir('sub', dir_fd=fd)
shutil.copyfile(__file__, top + '/copy')
print(os.stat('copy', dir_fd=fd).st_size == os.stat(__file__).st_size)
shutil.rmtree(top)
print(os.path.exists(top), os.listdir(fd))
os.close(fd)
attempt(os.listdir, fd)
with tempfile.SpooledTemporaryFile(4, 'w+', encoding='latin-1') as spooled:
    spooled.writelines(['é', 'è', 'üöä'])
    spooled.seek(0)
    print(spooled.read(), spooled._rolled, spooled.encoding)

# programs: what cannot be passed is not run
attempt(os.execve, '/bin/true', [], {})
attempt(os.execve, '/bin/true', [''], {})
attempt(os.execve, '/bin/true', 'true', {})
attempt(os.execv, '/bin/true', [])
for name, value in ('a\0b', 'x'), ('a', 'x\0'), ('a=b', 'x'), ('', 'x'):
    attempt(os.execve, '/bin/true', ['true'], {name: value})
attempt(os.execve, '/bin/true', ['true'], 5)
attempt(os.execve, '/bin/true', ['a\0b'], {})
attempt(os.execvpe, 'no such program', ['x'], {'PATH': '/none:/nowhere'})
attempt(os.get_exec_path, {'PATH': 'a', b'PATH': b'b'})
attempt(os.get_exec_path, {b'PATH': b'a:b'})
print(os.spawnve(os.P_WAIT, '/bin/true', ['true'], {'a\0b': 'x'}), os.spawnve(os.P_WAIT, '/bin/true', ['true'], {}))
import posix
print(posix.stat is os.stat, posix.environ == os.environb)
