"""Threads do random operations on shared objects: what each of them gets are the results of some order of all.

Python runs each operation whole, so an order is looked for, by trying, in which one thread would get
the same results and leave the same object.
"""
import array
import collections
import itertools
import random
import sys
import threading
import time

ROUNDS = 4


class Plain:
    x = 'of the class'


KINDS = {
    'dict': ('dict(D)', 'o.setdefault(K, N);o.pop(K, None);o.pop(K);o.popitem();o.update(D);o.__ior__(D) is o;len(o);list(o.items());o.get(K);'
             'o.__setitem__(K, N);o.__delitem__(K);o.clear();o.copy();K in o;list(o);next(iter(o));next(reversed(o));o == D;o | D;{**o};[*o]'),
    'list': ('[L]', 'o.append(N);o.pop();o.pop(0);o.insert(N, N);o.extend([L]);o.__setitem__(slice(N, N), [L]);o.__delitem__(slice(N, N));o.sort();'
             'o.reverse();o.index(N);o.count(N);o.copy();o.clear();o.remove(N);o[N];o[::-1];len(o);N in o;tuple(o);o.extend(o);o.__setitem__(N, N)'),
    'set': ('{0, L}', 'o.add(N);o.discard(N);o.remove(N);o.update([L]);o.__isub__({0, L}) is o;o.__ixor__({0, L}) is o;len(o);sorted(o);N in o;o.clear();'
            'o.isdisjoint([L]);sorted(o | {0, L});o.intersection_update([L]);o <= {0, L}'),
    'deque': ('collections.deque([L], 4)', 'o.append(N);o.appendleft(N);o.pop();o.popleft();o.rotate(N);o.extend([L]);o.extendleft([L]);o.remove(N);o[N];'
              'o.count(N);o.reverse();o.clear();list(o);len(o);o.copy();o.extend(o)'),
    'ordered': ('collections.OrderedDict(D)', 'o.setdefault(K, N);o.pop(K, None);o.popitem();o.popitem(last=False);o.move_to_end(K);'
                'o.move_to_end(K, last=False);list(o.items());len(o);o.__setitem__(K, N);o.__delitem__(K)'),
    'default': ('collections.defaultdict(int, D)', 'o[K];o.setdefault(K, N);o.pop(K, None);o.popitem();list(o.items());o.__setitem__(K, N);o.get(K)'),
    'bytearray': ('bytearray([P, P])', 'o.append(P);o.pop();o.insert(N, P);o.extend([P, P]);o.__setitem__(slice(N, N), bytes([P]));o.__delitem__(slice(N, N));'
                  'o.reverse();o.find(P);bytes(o);o.clear();o[N];len(o);o.extend(o);o.hex()'),
    'array': ('array.array("i", [L])', 'o.append(N);o.pop();o.insert(N, N);o.extend([L]);o.__delitem__(slice(N, N));o.reverse();o.count(N);o.tolist();o[N];len(o)'),
    'items': ('iter([1, 2, 3, 4, 5, 6])', 'next(o);next(o, None);list(o);o.__length_hint__()'),
    'count': ('itertools.count(N)', 'next(o);list(itertools.islice(o, 2))'),
    'zip': ('zip([1, 2, 3, 4], "abcdef")', 'next(o);next(o, None);dict(o)'),
    'chain': ('itertools.chain("ab", [1, 2], (5, 6))', 'next(o);next(o, None);list(o)'),
    'object': ('Plain()', 'setattr(o, A, N);getattr(o, A);delattr(o, A);hasattr(o, A);dict(vars(o));vars(o).update({A: N});vars(o).setdefault(A, N);vars(o).clear()'),
}
WORDS = {
    'K': lambda r: r.choice(['1', '2', '3', '"a"', '"b"']),
    'N': lambda r: r.choice(['0', '1', '2', '5', '-1', '7']),
    'P': lambda r: r.choice(['0', '1', '7', '65']),
    'A': lambda r: r.choice(['"x"', '"y"', '"z"']),
    'L': lambda r: ', '.join(WORDS['N'](r) for _ in range(r.randrange(4))),
    'D': lambda r: '{' + ', '.join(f"{WORDS['K'](r)}: {WORDS['N'](r)}" for _ in range(r.randrange(3))) + '}',
}


def fill(text, r):
    """An expression with its capitals that stand alone replaced by values."""
    parts = [WORDS[c](r) if c in WORDS and not (before + after).strip(' ([{,)]}').strip() else c
             for before, c, after in zip(' ' + text, text, text[1:] + ' ')]
    return ''.join(parts)


def outcome(code, o):
    try:
        return repr(eval(code, globals(), {'o': o}))
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def state(o):
    if isinstance(o, itertools.count):
        return repr(o)
    if isinstance(o, Plain):
        return repr(vars(o))
    return repr(sorted(o) if isinstance(o, set) else list(o) if hasattr(o, '__next__') else o)


def explained(make, programs, results, end):
    """Whether some order of the programs' operations gives these results and this object."""
    dead = set()

    def follow(path, at):
        if all(a == len(p) for a, p in zip(at, programs)):
            return state(replay(path)) == end
        key = at, state(replay(path))
        if key in dead:
            return False
        for t, program in enumerate(programs):
            if at[t] < len(program) and outcome(program[at[t]], replay(path)) == results[t][at[t]]:
                if follow([*path, program[at[t]]], at[:t] + (at[t] + 1,) + at[t + 1:]):
                    return True
        dead.add(key)
        return False

    def replay(path):
        o = eval(make)
        for code in path:
            outcome(code, o)
        return o

    return follow([], (0,) * len(programs))


def run(programs, objects, pause):
    """What the programs give, each run by a thread on all objects."""
    start = threading.Barrier(len(programs))
    results = [[[] for _ in programs] for _ in objects]

    def work(t):
        for o, lists in zip(objects, results):
            start.wait()
            for code in programs[t]:
                lists[t].append(outcome(code, o))
                if pause:
                    time.sleep(0)

    threads = [threading.Thread(target=work, args=(t,)) for t in range(len(programs))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


def main(seed):
    r = random.Random(seed)
    for kind, (make, operations) in KINDS.items():
        bad = 0
        for _ in range(2):
            made = fill(make, r)
            some = r.choices(operations.split(';'), k=4)
            texts = [[fill(r.choice(some), r) for _ in range(r.randrange(1, 4))] for _ in range(r.randrange(2, 5))]
            programs = [[compile(text, 'operation', 'eval') for text in p] for p in texts]
            objects = [eval(made) for _ in range(ROUNDS)]
            results = run(programs, objects, r.random() < 0.5)
            for o, got in zip(objects, results):
                end = state(o)
                if not explained(made, programs, got, end):
                    bad += 1
                    print(seed, made, [list(zip(p, x)) for p, x in zip(texts, got)], end)
        print(kind, bad)


for seed in map(int, sys.argv[1:] or [1]):
    main(seed)
