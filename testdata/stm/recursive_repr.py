# Threads that show one object at the same time: what another one is at is no recursion.
import threading, reprlib
class N:
    def __init__(self): self.me=[self]
    @reprlib.recursive_repr('<...>')
    def __repr__(self):
        for i in range(50): pass
        return 'N(%r)'%self.me
n=N(); out=set()
def w():
    for i in range(300): out.add(repr(n))
ts=[threading.Thread(target=w) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(out)
