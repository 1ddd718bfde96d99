# Threads that trace while they conflict: what an aborted transaction traced is
# traced again, and the events of each thread are those of one that ran alone.
import sys
import threading

shared = {'n': 0}
lock = threading.Lock()
results = {}


def work(n):
    for i in range(n):
        with lock:
            add(i)
    return shared


def add(i):
    v = shared['n']
    if i % 3:
        v += 1
    else:
        v += 2
    shared['n'] = v


def generate(n):
    for i in range(n):
        yield i


def run(number, kind):
    counts = {}
    lines = {}

    def tracer(frame, event, arg):
        name = frame.f_code.co_name
        if name in ('work', 'add', 'generate', 'toggles'):
            counts[name, event] = counts.get((name, event), 0) + 1
            if event == 'line':
                at = name, frame.f_lineno - frame.f_code.co_firstlineno
                lines[at] = lines.get(at, 0) + 1
            return tracer

    def toggles(n):
        for i in range(n):
            sys.settrace(tracer if i % 2 else None)
            shared['n'] += sum(generate(3)) - 3
            add(0)
            shared['n'] -= 2
        sys.settrace(None)

    if kind == 'settrace':
        sys.settrace(tracer)
        work(300)
        sys.settrace(None)
    elif kind == 'setprofile':
        sys.setprofile(tracer)
        work(300)
        sys.setprofile(None)
    elif kind == 'toggle':
        with lock:
            toggles(100)
    else:
        work(300)
    results[number] = kind, sorted(counts.items()), sorted(lines.items())


kinds = ['settrace', 'setprofile', 'none', 'toggle'] * 2
threads = [threading.Thread(target=run, args=(k, kind)) for k, kind in enumerate(kinds)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(shared['n'])
for k in range(len(kinds)):
    print(k, *results[k])
