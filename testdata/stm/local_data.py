import threading

class Own(threading.local):
    made = 0
    def __init__(self, start):
        self.value = start
        type(self).made += 1

own, plain, out = Own(5), threading.local(), []
plain.x = 'main'

def work(k):
    before = own.value, hasattr(plain, 'x')
    for i in range(100):
        own.value += k
        plain.x = k, i
    out.append((k, before, own.value, plain.x))

threads = [threading.Thread(target=work, args=(k,)) for k in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(out))
print(own.value, plain.x, Own.made, own.__dict__)
