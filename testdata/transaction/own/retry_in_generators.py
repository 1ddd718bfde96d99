# Blocks that wait, in generators that natives go through.
import threading, time
from transaction import atomic, retry
items=[]; out=[]
def get():
    for i in range(200000): pass
    with atomic:
        if not items: retry()
        return items.pop()
def consumer(): out.append(sum(get() for _ in range(6)))
def producer():
    for i in range(12):
        time.sleep(0.05)
        with atomic: items.append(i)
ts=[threading.Thread(target=consumer) for _ in range(2)]+[threading.Thread(target=producer)]
for t in ts: t.start()
for t in ts: t.join()
print(sum(out))
