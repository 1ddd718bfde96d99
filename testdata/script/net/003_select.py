"""select, poll, epoll, selectors."""
import os
import select
import selectors
import socket
import threading
import time

a, b = socket.socketpair()
print(select.select([a], [a], [], 0.01)[1] == [a])
b.send(b'x'); print(select.select([a, b], [], [], 1)[0] == [a])
t=time.time(); print(select.select([b], [], [], 0.05), 0.04<time.time()-t<1)
p = select.poll(); p.register(a, select.POLLIN); print(p.poll(10) == [(a.fileno(), 1)])
p.unregister(a); print(p.poll(1))
try: p.unregister(a)
except KeyError as e: print('KeyError')
e = select.epoll(); e.register(a.fileno(), select.EPOLLIN); print(len(e.poll(1))); a.recv(1); print(e.poll(0.01)); print(e.closed)
def later(): time.sleep(.05); b.send(b'yy')
th=threading.Thread(target=later); th.start(); print(len(e.poll())); th.join(); e.close(); print(e.closed)
try: e.poll()
except ValueError as x: print(x)
with selectors.DefaultSelector() as s:
    print(type(s).__name__)
    s.register(a, selectors.EVENT_READ, 'data')
    print([(k.data, m) for k, m in s.select(1)])
r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))
os.close(w); print(select.select([r], [], [], None) == ([r], [], []))
os.close(r)
for f in (lambda: select.select([r], [], [], 0), lambda: select.select([-1], [], []), lambda: select.select(['x'],[],[]), lambda: select.select(1,[],[]), lambda: select.select([],[],[],'x'), lambda: select.select([], [], [], -1), lambda: select.poll().modify(1, 1), lambda: select.poll().register(1, -1)):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
