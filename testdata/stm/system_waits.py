# What waits for the system lets others go on, and what it does there it does once, however often threads conflict.
import os
import signal
import threading

shared = [0]


def together(*functions):
    threads = [threading.Thread(target=f) for f in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def spawns():
    for _ in range(4):
        shared[0] += 1
        pid = os.posix_spawn('/bin/true', ['true'], {})
        shared[0] += 1
        info = os.waitid(os.P_PID, pid, os.WEXITED)
        assert (info.si_pid, info.si_status) == (pid, 0)
        shared[0] += 1


together(*[spawns] * 4)
try:
    print(os.waitid(os.P_ALL, 0, os.WEXITED))
except ChildProcessError:
    print('no children are left')

r, w = os.pipe()
r2, w2 = os.pipe()
got = []


def writes():
    for i in range(40):
        shared[0] += 1
        os.write(w, b'%04d' % i)
        shared[0] += 1


def splices():
    left = 160
    while left:
        shared[0] += 1
        left -= os.splice(r, w2, left)
        shared[0] += 1


def reads():
    while len(b''.join(got)) < 160:
        shared[0] += 1
        got.append(os.read(r2, 160))
        shared[0] += 1


together(reads, splices, writes)
print(b''.join(got) == b''.join(b'%04d' % i for i in range(40)))

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
turn, seen = threading.Semaphore(0), []


def waits():
    for _ in range(20):
        shared[0] += 1
        seen.append(signal.sigtimedwait([signal.SIGUSR1], 60).si_signo)
        shared[0] += 1
        turn.release()


def sends():
    for _ in range(20):
        shared[0] += 1
        os.kill(os.getpid(), signal.SIGUSR1)
        shared[0] += 1
        turn.acquire()


together(waits, sends)
print(len(seen), set(seen) == {signal.SIGUSR1}, signal.sigtimedwait([signal.SIGUSR1], 0))
