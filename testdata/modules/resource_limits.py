import os
import resource
import signal
import subprocess
import sys

soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE)[0], resource.RLIM_INFINITY, resource.error is OSError, resource.getpagesize())
print(resource.prlimit(0, resource.RLIMIT_CORE, (0, hard))[0], resource.prlimit(os.getpid(), resource.RLIMIT_CORE)[0])
for f in (lambda: resource.getrlimit(99), lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1,)), lambda: resource.getrusage(99),
          lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (10, 5)), lambda: resource.getrlimit('x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(type(usage), len(usage), usage.ru_utime + usage.ru_stime > 0, usage.ru_maxrss > 1000, usage.ru_nswap)

for program in 'raise SystemExit(3)', 'import os, signal; os.kill(os.getpid(), signal.SIGQUIT)', \
        'import os, signal; signal.signal(signal.SIGQUIT, lambda *a: print("handled")); os.kill(os.getpid(), signal.SIGQUIT); ' \
        'signal.signal(signal.SIGQUIT, signal.SIG_DFL); sys = __import__("sys"); sys.stdout.flush(); os.kill(os.getpid(), signal.SIGQUIT)', \
        'import os, signal; signal.signal(signal.SIGQUIT, signal.SIG_IGN); os.kill(os.getpid(), signal.SIGQUIT); print("ignored")':
    child = subprocess.Popen([sys.executable, '-c', program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    pid, status, usage = os.wait4(child.pid, 0)
    print(pid == child.pid, os.waitstatus_to_exitcode(status), type(usage).__name__, usage.ru_utime >= 0, child.stdout.read(), child.stderr.read())
    child.returncode = 0
try:
    os.wait3(0)
except ChildProcessError as e:
    print(e)
