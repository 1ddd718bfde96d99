# Threads make, and run, code with thousands of constants.
import threading

N = 2600


def work(t):
    space = {}
    for k in range(2):
        exec('def f(): return {' + ','.join('"t%d k%d": "v%d"' % (t, i, i) for i in range(N)) + '}\n'
             's = frozenset([%s])' % ','.join('"s%d"' % i for i in range(6)), space)
        for i in range(3):
            made[t].append((len(space['f']()), space['f']()['t%d k%d' % (t, N - 1)], len(space['s'])))


made = [[] for _ in range(3)]
threads = [threading.Thread(target=work, args=(t,)) for t in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for found in made:
    print(len(found), set(found))
