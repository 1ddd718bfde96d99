import sched

now = 0
log = []


def clock():
    return now


def sleep(seconds):
    global now
    log.append(('sleep', seconds))
    now += seconds


s = sched.scheduler(clock, sleep)
s.enter(5, 1, print, ('five',))
s.enterabs(3, 2, print, argument=('three', 'low'), kwargs={'sep': '-'})
s.enterabs(3, 1, print, ('three high',))
cancelled = s.enter(1, 1, print, ('never',))
print([(e.time, e.priority, e.argument) for e in s.queue], s.empty())
s.cancel(cancelled)
try:
    s.cancel(cancelled)
except ValueError:
    print('not there')
print(s.run(blocking=False))
s.run()
print(now, s.empty(), [entry for entry in log if entry[1]])


def again(n):
    print('tick', n, now)
    if n:
        s.enter(10, 0, again, (n - 1,))


again(2)
s.run()
