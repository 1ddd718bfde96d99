# Natives that nobody has used before several threads do: their classes must be there,
# or who makes the first object holds what has moved.
import threading

def work(k):
    nan = float('nan')
    start.wait()
    kept = [[k, i] for i in range(20)]
    it = iter(lambda: [k], [nan])
    n = iter([1, 2, 3, 0, 4])
    made = [list(iter(n.__next__, 0)), next(it), type(it).__name__, kept[-1]]
    async def items():
        yield k
    a = anext(items(), None)
    try: a.send(None)
    except StopIteration as e: made.append(e.value)
    made.append(type(a).__name__)
    out[k] = made

out, start = {}, threading.Barrier(4)
threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in threads: t.start()
for t in threads: t.join()
for k in sorted(out): print(k, out[k])
