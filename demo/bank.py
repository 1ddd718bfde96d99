"""A bank: transfers between accounts, and now and then an audit of them all.

    pystm demo/bank.py [TRANSFERS]
"""

import random
import threading
import transaction
from speedup import compare, size

TRANSFERS = size(400_000)
ACCOUNTS = 50_000
BALANCE = 1_000
TOGETHER = 16           # transfers that may be one transaction
AUDIT_EVERY = 50_000    # transfers
PARTS = 8


class Account:
    def __init__(self, number):
        self.number = number
        self.balance = BALANCE
        self.history = 0

    def book(self, amount):
        """Change the balance, and a checksum of all changes."""
        self.balance += amount
        h = self.history
        for _ in range(8):
            h = (h * 1103515245 + amount + 12345) % 2147483648
        self.history = h


def prepare():
    return [Account(n) for n in range(ACCOUNTS)],


def work(segments, accounts):
    transfers = transaction.counter()
    audits = transaction.deque()

    def clerk(part):
        rng = random.Random(part)
        for n in range(1, TRANSFERS // PARTS + 1):
            a, b, amount = rng.choice(accounts), rng.choice(accounts), rng.randrange(100)
            with transaction.atomic:
                if a.balance >= amount:
                    a.book(-amount)
                    b.book(amount)
                    transfers.add()
            if n % TOGETHER == 0:
                transaction.hint_commit_soon()  # the more accounts, the more conflicts
            if n % (AUDIT_EVERY // PARTS) == 0 and part == 0:
                with transaction.atomic:
                    audits.append(sum(account.balance for account in accounts))

    def run(first):
        for part in range(first, PARTS, segments):
            clerk(part)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(segments)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return accounts, transfers, audits


def check(result):
    accounts, transfers, audits = result
    total = ACCOUNTS * BALANCE
    assert sum(account.balance for account in accounts) == total
    assert all(account.balance >= 0 for account in accounts)
    assert set(audits) <= {total}, set(audits)
    assert 0 < transfers.value <= TRANSFERS or TRANSFERS < PARTS


compare('bank', work, check, prepare)
