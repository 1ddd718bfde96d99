# What a thread adds to a container is there for the thread at once, whatever it
# does next with the container; and what several threads add is all there, in an
# order in which each thread's own items stand as it has added them.
import threading

def together(n, f):
    threads = [threading.Thread(target=f, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

def alone(k):
    l = lists[k]
    for i in range(3):
        l.append(i)
    for x in l:  # a loop sees what is appended meanwhile
        if x < 5:
            l.append(x + 2)
    l.append(100)
    l[-1] += 1
    l.append(7)
    seen = [l[-1], l[-2], len(l), l.pop(), l[len(l) - 1]]
    try:
        l[len(l)]
    except IndexError as e:
        seen.append(str(e))
    l.append(8)
    l[len(l) - 1] = 9
    l += [1]
    l.append(2)
    seen += [l.index(2), l.count(1), sorted(l)[-1], l == l[:], 2 in l, l[5:], list(reversed(l))[0]]
    l.append(3)
    l.clear()
    l.append(4)
    d = dicts[k]
    d['a'] = 1
    seen += ['a' in d, d.get('b'), d['a'], len(d), d.setdefault('b', 2), list(d), bool(d)]
    d['c'] = 3
    d['c'] += 1
    del d['c']
    d['c'] = 5
    seen += [d.pop('a'), d.popitem(), d]
    d['e'] = 6
    try:
        for key in d:
            d[key + 'x'] = 1
    except RuntimeError as e:
        seen.append(str(e))
    try:
        d['zz']
    except KeyError as e:
        seen.append(repr(e))
    d.update(x=1, y=2)
    seen += [d | {'q': 0}, {**d}, d == dict(d), d.copy(), repr(d)]
    d['last'] = 1
    d.clear()
    d['first'] = 1
    results[k] = repr((seen, l, d))

lists, dicts, results = [[] for k in range(4)], [{} for k in range(4)], [None] * 4
together(4, alone)
print(results[0])
print(all(r == results[0] for r in results))

for n in 2, 4:
    shared, table, names = [], {}, {}

    def add(k):
        for i in range(3000):
            shared.append((k, i))
            table[k, i] = i
            names.setdefault('%d-%d' % (k, i), k)
            if i % 700 == 699:
                assert shared[-1] is not None and len(table) > i and list(names)[-1]
    together(n, add)
    for k in range(n):
        print([i for j, i in shared if j == k] == list(range(3000)), end=' ')
        print([i for j, i in table if j == k] == list(range(3000)), end=' ')
        print([x for x in names if x[0] == str(k)] == ['%d-%d' % (k, i) for i in range(3000)])
    print(len(shared), len(table), len(names), sum(table.values()))

    same = {}

    def first(k):
        won[k] = sum(same.setdefault(i, (k, i))[0] == k for i in range(5000))
    won = [0] * n
    together(n, first)
    print(sum(won), len(same), list(same) == list(range(5000)))

    def toggle(k):
        for i in range(2000):
            same[k, i % 10] = i
            if i % 3:
                same.pop((k, i % 10))
    together(n, toggle)
    print(len(same), sorted(same.items(), key=repr)[:3])
