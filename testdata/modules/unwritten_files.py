"""Files that are dropped without being closed hold what was written to them when the next line looks."""
import io, os, subprocess, sys, tempfile, threading

folder = tempfile.mkdtemp()
name = os.path.join(folder, "a.txt")
other = os.path.join(folder, "b.txt")


def content(n=name):
    with open(n) as f:
        return f.read()


open(name, "w").write("one\n")
print(repr(content()))
open(name, "wb").write(b"two\n" * 3)
print(open(name).readlines())
open(name, "a").write("three")
print(os.path.getsize(name), os.stat(name).st_size, [e.stat().st_size for e in os.scandir(folder)])

# one after the other, in this order
for i in range(5):
    open(name, "a").write(str(i))
print(content())
open(name, "w").write("a long text")
open(name, "w").write("short")
print(content())
open(name, "x" if not os.path.exists(name) else "r+").write("SH")
print(content())

# by another name
open(name, "w").write("moved")
os.replace(name, other)
print(content(other))
os.link(other, name)
open(name, "w").write("by the other")
print(content(other))
os.unlink(other)
os.symlink(name, os.path.join(folder, "link"))
open(name, "w").write("by the link")
print(content(os.path.join(folder, "link")), os.stat(os.path.join(folder, "link")).st_size)

# who has the file open already
f = open(name)
open(name, "w").write("seen")
print(f.read())
open(name, "a").write(" and more")
print(repr(f.read()), repr(f.read()))
f.close()
f = open(name, "rb", 0)
open(name, "a").write("!")
print(f.read())
f.close()

# descriptors
open(name, "w").write("descriptor")
fd = os.open(name, os.O_RDONLY)
print(os.read(fd, 100))
os.lseek(fd, 0, 0)
open(name, "w").write("longer than that")
print(os.fstat(fd).st_size, os.read(fd, 100))
os.close(fd)
io.TextIOWrapper(io.BufferedWriter(io.FileIO(name, "w"))).write("by layers")
print(content())

# what changes a file
open(name, "w").write("0123456789")
os.truncate(name, 4)
print(content())
open(name, "w").write("old")
os.utime(name, (1e9, 1e9))
print(content(), os.stat(name).st_mtime)

# programs
open(name, "w").write("for a child\n")
print(subprocess.run(["cat", name], capture_output=True, text=True).stdout, end="")
open(name, "w").write("for a shell\n")
os.system(f"cp {name} {other}")
print(content(other), end="")
open(name, "w").write("spawned\n")
os.waitpid(os.posix_spawn("/bin/cp", ["cp", name, other], os.environ), 0)
print(content(other), end="")

# a child that writes to the same file comes first, as in CPython
with open(name, "w") as f:
    f.write("last\n")
    subprocess.run(["echo", "first"], stdout=f)
print(content(), end="")

# the end of a program
code = f"import os; open({name!r}, 'w').write('before the end'); os._exit(3)"
print(subprocess.run([sys.executable, "-c", code]).returncode, content())
code = f"import os; open({name!r}, 'w').write('before the next'); os.execv('/bin/cat', ['cat', {name!r}])"
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)

# modules
sys.path.insert(0, folder)
open(os.path.join(folder, "written_now.py"), "w").write("value = 42\n")
import written_now
print(written_now.value)

# threads: each with a file of its own, and one that all add to
results = {}


def work(k):
    mine = os.path.join(folder, f"t{k}")
    wrong = 0
    for i in range(50):
        open(mine, "w").write(f"{k} {i}\n" * 3)
        if open(mine).read() != f"{k} {i}\n" * 3:
            wrong += 1
        open(other, "a").write("x")
    results[k] = wrong


open(other, "w").write("")
threads = [threading.Thread(target=work, args=(k,)) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results == {0: 0, 1: 0, 2: 0}, len(content(other)), os.path.getsize(other))

for n in os.listdir(folder):
    if n != "__pycache__":
        os.unlink(os.path.join(folder, n))
