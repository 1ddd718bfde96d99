# TransactionQueue: all calls are made, those that calls add too, once each.
import threading
import traceback

import transaction
from transaction import TransactionError, TransactionQueue, is_atomic

out = []
q = TransactionQueue()
for i in range(500):
    q.add(out.append, i)
q.run()
print(len(out), sorted(out) == list(range(500)), q.number_of_transactions_executed())


# Calls that add calls: a tree.
def node(n, depth, *, names):
    names.append(n)
    if depth:
        q.add(node, 2 * n, depth - 1, names=names)
        q.add(node, 2 * n + 1, depth - 1, names=names)


names = []
q.add(node, 1, 7, names=names)
q.run(2)
print(sorted(names) == list(range(1, 256)), q.number_of_transactions_executed())

# Each call is a transaction: the sum never changes between two.
account = [1000] * 10
sums = []


def transfer(a, b, amount):
    account[a] -= amount
    account[b] += amount


def audit():
    sums.append(sum(account))


for i in range(400):
    q.add(transfer, i % 10, (i * 7 + 3) % 10, i)
    if i % 10 == 0:
        q.add(audit)
q.run()
print(set(sums), len(sums), sum(account))


# The result is that of some serial order: a call sees the whole of another or
# nothing of it.
log = []


def twice(n):
    log.append(n)
    log.append(n)


for n in range(200):
    q.add(twice, n)
q.run()
print(all(log[i] == log[i + 1] for i in range(0, len(log), 2)), len(log))

# A generator of calls is asked as needed.
asked = []


def calls():
    for i in range(50):
        asked.append(i)
        if i % 10 == 9:
            yield None
        elif i % 2:
            yield asked.copy
        else:
            yield out.append, -i


out.clear()
q.add_generator(calls())
q.run()
print(asked == list(range(50)), sorted(out, reverse=True) == list(range(0, -50, -2)))


# The first exception ends the run; what was not made is forgotten.
def fail():
    raise ValueError('in a call')


ran = []
q.add(fail)
for i in range(10_000):
    q.add(ran.append, i)
try:
    q.run()
except ValueError as e:
    print('raised', e, e.__cause__, traceback.extract_tb(e.__traceback__)[-1].name)
print(len(ran) < 10_000, len(set(ran)) == len(ran))
ran.clear()
q.run()
print(ran)

# The queue can be used again.
q.add(ran.append, 'later')
q.run()
print(ran)


def leave():
    raise SystemExit(3)


q.add(leave)
try:
    q.run()
except SystemExit as e:
    print('exit', e.code)

# Nothing to do.
TransactionQueue().run()


# A run within a call, and two at a time.
def nested():
    q.run()


q.add(nested)
try:
    q.run()
except TransactionError as e:
    print(e)
with transaction.atomic:
    try:
        q.run()
    except TransactionError as e:
        print(e)


def is_one():
    out.append(is_atomic())


out.clear()
transaction.add(is_one)
transaction.run()
print(out)

for bad in (-1, 251, 10 ** 30, 'two', None, 1.5):
    try:
        q.run(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for bad in (None, 3):
    try:
        q.add(bad)
    except TypeError as e:
        print(e)

# Calls added by other threads while it runs are made too.
q2 = TransactionQueue()
seen = []


def other(n):
    for i in range(20):
        q2.add(seen.append, (n, i))


threads = [threading.Thread(target=other, args=(n,)) for n in range(3)]


def work():
    seen.append('w')


for i in range(50):
    q2.add(work)
for t in threads:
    t.start()
q2.run()
for t in threads:
    t.join()
q2.run()
print(len(seen), len(set(seen)), q2.number_of_transactions_executed())


# A call that waits for what another one does, whichever comes first.
box, taken = [], []


def consumer(n):
    if not box:
        transaction.retry()
    taken.append((n, box.pop()))


for i in range(5):
    q.add(consumer, i)
for i in range(5):
    q.add(box.append, i)
q.run()
print(sorted(n for n, _ in taken), sorted(x for _, x in taken), box)
