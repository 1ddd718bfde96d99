# How processes are scheduled.
import os


def failure(function, *args):
    try:
        print(function(*args))
    except (OSError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)


param = os.sched_param(0)
print(param, param.sched_priority, param[:], len(param), os.sched_param(sched_priority='x'))
print(os.sched_param, os.sched_param.n_fields, os.sched_param.__match_args__, isinstance(param, tuple))
for args in (), (1, 2):
    failure(os.sched_param, *args)
policy, was = os.sched_getscheduler(0), os.sched_getparam(0)
print(policy in (os.SCHED_OTHER, os.SCHED_BATCH, os.SCHED_IDLE), was == (0,), type(was) is os.sched_param)
print(os.sched_setparam(0, was), os.sched_setscheduler(0, policy, was), os.sched_setscheduler(os.getpid(), policy, was))
print(type(os.sched_rr_get_interval(0)))
for pid in -1, 1 << 30, 'x':
    failure(os.sched_getparam, pid)
    failure(os.sched_getscheduler, pid)
    failure(os.sched_rr_get_interval, pid)
    failure(os.sched_setparam, pid, param)
    failure(os.sched_setscheduler, pid, policy, param)
failure(os.sched_setscheduler, 0, 99, param)
failure(os.sched_setscheduler, 0, -1, param)
failure(os.sched_setparam, 0, os.sched_param(1))
failure(os.sched_setparam, 0, (0,))
failure(os.sched_setparam, 0, None)
failure(os.sched_setparam, 0, os.sched_param(1 << 40))
failure(os.sched_setparam, 0, os.sched_param('x'))
