# Each thread's lines come out once, whole and in order.
import sys
import threading

def speak(k):
    for i in range(40):
        sys.stdout.write('%d %d\n' % (k, i))

threads = [threading.Thread(target=speak, args=(k,)) for k in range(6)]
import io
real, sys.stdout = sys.stdout, io.StringIO()
lock = threading.Lock()
for t in threads: t.start()
for t in threads: t.join()
text, sys.stdout = sys.stdout.getvalue(), real
lines = [tuple(map(int, l.split())) for l in text.splitlines()]
print(len(lines), all([i for j, i in lines if j == k] == list(range(40)) for k in range(6)))
turn, count = threading.Condition(), [0]
def ordered(k):
    for i in range(5):
        with turn:
            turn.wait_for(lambda: count[0] % 3 == k)
            print('thread', k, 'line', i)
            count[0] += 1
            turn.notify_all()
threads = [threading.Thread(target=ordered, args=(k,)) for k in range(3)]
for t in threads: t.start()
for t in threads: t.join()
