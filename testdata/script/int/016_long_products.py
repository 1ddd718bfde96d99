# Products, powers, factorials of many lengths: their residues and ends.
import math
import sys
import threading

PRIME = 2**61 - 1
sys.set_int_max_str_digits(0)


def show(name, n):
    print(name, n.bit_length(), n % PRIME, n & 0xffffffff)


x = 3 ** 700_000
y = -(7 ** 900_000)
show('square', x * x)
show('product', x * y)
show('short factor', x * (10**40 + 1))
show('other side', (1 - 2**70) * y)
show('ones', (2**2_200_000 - 1) * (2**2_500_000 - 1))
show('square of ones', (2**2_200_000 - 1) ** 2)
show('power', (10**300 + 7) ** 4000)
show('odd power', (-5) ** 1_000_001)
assert (x * y) // y == x and (x * y) % x == 0

show('factorial', math.factorial(30_000))
show('perm', math.perm(10**25, 3000))
show('comb', math.comb(40_000, 15_000))
show('comb of longs', math.comb(2**70, 700))
print([math.factorial(n) for n in (0, 1, 2, 19, 20, 21, 22)])
for n, k in (100, 39), (100, 40), (100, 41), (2**63, 40), (2**64 + 1, 45), (50, 50), (50, 51):
    print(n, k, math.comb(n, k), math.perm(n, k))

# Others go on meanwhile.
results = []
threads = [threading.Thread(target=lambda n=n: results.append(math.factorial(n) % PRIME)) for n in (20_000, 20_001, 20_002, 20_003)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results) == sorted(math.factorial(n) % PRIME for n in range(20_000, 20_004)))
