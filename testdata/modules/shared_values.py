# multiprocessing.Value and Array: numbers in memory that processes share.
import multiprocessing as mp
from multiprocessing import sharedctypes


def change(n, a, s):
    for _ in range(100):
        with n.get_lock():
            n.value += 1
    with a:
        for i in range(len(a)):
            a[i] *= 2
    s.value = b'bye'


def main():
    mp.set_start_method('spawn')
    n, a, s = mp.Value('i', 5), mp.Array('d', [1, 2.5, 3]), mp.Array('c', b'hello')
    ps = [mp.Process(target=change, args=(n, a, s)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(n.value, a[:], list(a), len(a), s.value, s.raw, n)
    a[1:] = [7, 8]
    a[-1] = 9
    print(a[0:2], a[::-1], a[2])
    for code in 'bBhHiIlLqQ':
        v = mp.RawValue(code, -1)
        print(code, v.value, v)
    f = mp.Value('f', 0.1, lock=False)
    print(f, type(mp.Value('d').value))
    z = mp.Array('i', 4, lock=mp.Lock())
    print(z[:], sharedctypes.copy(mp.RawArray('h', range(3)))[:])
    for wrong in (lambda: z[4], lambda: mp.Array('i', -1), lambda: mp.Value('i', lock=3), lambda: z.__setitem__(0, 'x'),
                  lambda: a.__setitem__(slice(0, 1), [1, 2])):
        try:
            print(wrong())
        except Exception as e:
            print(type(e).__name__)


if __name__ == '__main__':
    main()
