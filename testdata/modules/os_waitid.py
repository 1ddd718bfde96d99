# waitid: children that end, stop and go on, by number, group and descriptor.
import os
import signal


def sh(command):
    return os.spawnv(os.P_NOWAIT, '/bin/sh', ['sh', '-c', command])


def told(result, pid):
    assert type(result) is os.waitid_result and result.si_pid == pid and result.si_uid == os.getuid(), result
    assert result[:] == tuple(result) and result[2] == result.si_signo == signal.SIGCHLD
    codes = {getattr(os, name): name for name in dir(os) if name.startswith('CLD_')}
    return codes[result.si_code], result.si_status


def failure(function, *args):
    try:
        print(function(*args))
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)


pid = sh('exit 7')
print(told(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT), pid))
print(told(os.waitid(os.P_ALL, 0, os.WEXITED), pid))
failure(os.waitid, os.P_PID, pid, os.WEXITED)
failure(os.waitid, os.P_ALL, 0, os.WEXITED)
failure(os.waitid, os.P_ALL, 0, 0)
failure(os.waitid, 77, 0, os.WEXITED)
failure(os.waitid, os.P_PID, 'x', os.WEXITED)

pid = sh('kill -9 $$')
print(told(os.waitid(os.P_PGID, os.getpgrp(), os.WEXITED), pid))

pid = sh('kill -STOP $$; exec sleep 60')
print(told(os.waitid(os.P_PID, pid, os.WSTOPPED), pid))
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG))
os.kill(pid, signal.SIGCONT)
print(told(os.waitid(os.P_PID, pid, os.WCONTINUED), pid))
os.kill(pid, signal.SIGTERM)
fd = os.pidfd_open(pid)
print(told(os.waitid(os.P_PIDFD, fd, os.WEXITED), pid))
os.close(fd)
failure(os.waitid, os.P_PIDFD, fd, os.WEXITED)

print(os.waitid_result.n_fields, os.waitid_result.__match_args__)
print(os.waitid_result(range(5)))


# A handler runs while it waits, and what that raises ends it.
class Enough(Exception):
    pass


def handler(number, frame):
    raise Enough


signal.signal(signal.SIGALRM, handler)
pid = sh('exec sleep 60')
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    os.waitid(os.P_PID, pid, os.WEXITED)
except Enough:
    print('enough')
os.kill(pid, signal.SIGTERM)
print(told(os.waitid(os.P_PID, pid, os.WEXITED), pid))
