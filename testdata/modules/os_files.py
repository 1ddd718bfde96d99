import os
import stat
import tempfile

top = tempfile.mkdtemp()
os.chdir(top)
os.makedirs('a/b/c')
os.makedirs('a/b/c', exist_ok=True)
for name in ('a/one.txt', 'a/b/two.txt', 'a/b/c/three'):
    fd = os.open(name, os.O_CREAT | os.O_WRONLY, 0o644)
    print(os.write(fd, name.encode()))
    os.close(fd)
print(sorted(os.listdir('a')), sorted(os.listdir(b'a')))
st = os.stat('a/one.txt')
print(st.st_size, stat.S_ISREG(st.st_mode), len(st), st[6] == st.st_size, st.st_mtime_ns // 10 ** 9 == st[8])
os.symlink('one.txt', 'a/link')
print(os.readlink('a/link'), os.path.islink('a/link'), os.lstat('a/link').st_size, os.stat('a/link').st_size)
with os.scandir('a') as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False),
              e.stat().st_size if e.is_file() else '', os.fspath(e))
for root, dirs, files in os.walk('a'):
    print(root, sorted(dirs), sorted(files))
    dirs.sort()
print([r for r, d, f in os.walk('a', topdown=False)])
os.rename('a/one.txt', 'a/renamed')
os.replace('a/b/two.txt', 'a/renamed')
os.utime('a/renamed', (1000, 2000))
print(os.stat('a/renamed').st_mtime, os.path.getsize('a/renamed'), os.path.getatime('a/renamed'))
os.chmod('a/renamed', 0o400)
print(oct(stat.S_IMODE(os.stat('a/renamed').st_mode)), stat.filemode(os.stat('a').st_mode)[0])
os.truncate('a/b/c/three', 2)
print(open('a/b/c/three').read(), os.access('a', os.F_OK), os.access('zz', os.R_OK))
for bad in (lambda: os.mkdir('a'), lambda: os.rmdir('a'), lambda: os.remove('nope'), lambda: os.listdir('nope'),
            lambda: os.rename('nope', 'x'), lambda: os.makedirs('a'), lambda: os.close(9999)):
    try:
        bad()
    except OSError as error:
        print(type(error).__name__, error)
r, w = os.pipe()
os.write(w, b'through')
os.close(w)
print(os.read(r, 3), os.read(r, 100), os.read(r, 1))
os.close(r)
os.unlink('a/link'); os.remove('a/renamed'); os.remove('a/b/c/three')
os.removedirs('a/b/c')
print(os.listdir('.'))
os.chdir('/')
os.rmdir(top)
