# Generators of code that is compiled anew each time, with effects, in natives.
import threading
out=[]
def w():
    for i in range(3): exec("out.append(sum(len(open('/dev/null').read()) + 1 for _ in range(3)))")
ts=[threading.Thread(target=w) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(out)
