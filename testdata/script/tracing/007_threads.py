# Threads have trace functions of their own.
import sys
import threading

logs = {}


def tracer(frame, event, arg):
    if frame.f_code.co_name in ('work', 'inner'):
        logs.setdefault(threading.current_thread().name, []).append((frame.f_code.co_name, event, frame.f_lineno - work.__code__.co_firstlineno))
        return tracer


def work(n):
    total = 0
    for i in range(n):
        total += inner(i)
    return total


def inner(i):
    return i * 2


def plain():
    work(2)
    print(threading.current_thread().name, sys.gettrace(), sys.getprofile())


threading.settrace(tracer)
print(threading.gettrace() is tracer)
threads = [threading.Thread(target=work, args=(n,), name=f'thread {n}') for n in (1, 2, 3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
threading.settrace(None)
t = threading.Thread(target=plain, name='untraced')
t.start()
t.join()
for name in sorted(logs):
    print(name, *logs[name])

calls = []
threading.setprofile(lambda frame, event, arg: calls.append(event) if frame.f_code is inner.__code__ else None)
t = threading.Thread(target=work, args=(3,))
t.start()
t.join()
threading.setprofile(None)
print(*calls)
