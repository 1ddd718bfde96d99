# Child processes.
import os
import subprocess
import sys
import threading
from subprocess import DEVNULL, PIPE, STDOUT, Popen, run

p = run(["sh", "-c", "cat; echo err >&2; exit 3"], input=b"in\n", capture_output=True)
print(p, p.stdout, p.stderr)
try:
    p.check_returncode()
except subprocess.CalledProcessError as e:
    print(e, e.stdout is e.output, e.stderr)
print(run("echo $A; printf 'a\\r\\nb'", shell=True, env={"A": "ä"}, text=True, stdout=PIPE).stdout.split("\n"))
print(subprocess.check_output(["printf", "%s|", "a b", 'c"d', ""]))
print(subprocess.getstatusoutput("echo x; exit 2"), subprocess.getoutput("echo y >&2"))
print(subprocess.call(["false"]), subprocess.check_call(["true"]))
for bad in (["/no/such/program"], ["no-such-program-at-all"], ["/"]):
    try:
        run(bad)
    except OSError as e:
        print(type(e).__name__, e.errno, e.filename)
try:
    run(["true"], cwd="/no/such/folder")
except OSError as e:
    print(type(e).__name__, e.filename)
try:
    run(["sleep", "10"], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(type(e), e.cmd, e.output)
p = Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1)
p.stdin.write("line\n")
print(repr(p.stdout.readline()), p.poll())
out, err = p.communicate("last")
print(repr(out), err, p.returncode, p.wait(), p.poll())
p = Popen(["sleep", "10"])
p.terminate()
print(p.wait(), p.returncode)
big = b"x" * 300_000
print(run(["cat"], input=big, stdout=PIPE).stdout == big, len(run(["cat"], input=big.decode(), capture_output=True, encoding="ascii").stdout))
print(run(["sh", "-c", "echo a; echo b >&2"], stdout=PIPE, stderr=STDOUT).stdout, run(["cat"], stdin=DEVNULL, stdout=PIPE).stdout)
with Popen(["sh", "-c", "pwd; echo $0 $1", "zero", "one"], cwd="/", stdout=PIPE) as p:
    print(p.stdout.read())
r, w = os.pipe()
run(["sh", "-c", f"echo kept >/dev/fd/{w}"], pass_fds=[w])
os.close(w)
print(os.read(r, 100))
os.close(r)
print(subprocess.list2cmdline(["a b", 'c"d', "e\\", "f g\\", ""]))
for call in (lambda: run(["true"], input=b"", stdin=PIPE), lambda: run(["true"], capture_output=True, stdout=PIPE),
             lambda: Popen(["true"], bufsize="x"), lambda: Popen([]), lambda: subprocess.check_output(["true"], stdout=PIPE)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
found = {}
threads = [threading.Thread(target=lambda i=i: found.update({i: run(["expr", str(i), "*", "2"], stdout=PIPE).stdout})) for i in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(found.items()))
print(run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout)
