import sched
import threading
import time

out = []
s = sched.scheduler(time.monotonic, time.sleep)
for delay, priority, name in ((0.6, 1, 'late'), (0.0, 2, 'b'), (0.0, 1, 'a'), (0.1, 1, 'middle')):
    s.enter(delay, priority, out.append, (name,))
s.run()
print(out[-2:], set(out[:2]) == {'a', 'b'}, s.empty())
e = s.enter(100, 1, print)
print(e.priority, e.action is print, e.argument, e.kwargs, s.run(blocking=False) > 90)
s.cancel(e)
print(s.empty(), s.run())
t0 = s.enterabs(5, 1, out.append, ('same',))
t1 = s.enterabs(5, 1, out.append, ('same2',))
print(t0 < t1, [x.argument for x in s.queue])


def fail():
    raise ValueError('in event')


f = sched.scheduler(lambda: 0, lambda d: None)
f.enterabs(0, 1, fail)
f.enterabs(0, 2, out.append, ('after',))
try:
    f.run()
except ValueError as error:
    print(error, len(f.queue))
f.run()
print(out[-1])
