"""A program that should scale and does not, until what its transactions
conflict over is found: demo/README.md tells how.

    pystm demo/orders.py slow|fast [ORDERS]
    pystm --stm-log LOG demo/orders.py slow && pystm stmlog LOG
"""

import sys
import transaction

WAY = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ('slow', 'fast') else 'slow'

from speedup import compare, size

ORDERS = size(60_000)


def price(order):
    """What it costs to find the price of an order."""
    total = order
    for i in range(1_000):
        total = (total * 16807 + i) % 2147483647
    return total % 1000


class SlowShop:
    """Everything is counted where it is handy."""

    def __init__(self):
        self.sold = 0
        self.customers = {}

    def sell(self, order):
        self.sold += 1
        amount = price(order)
        self.customers[order] = amount

    def totals(self):
        return self.sold, dict(self.customers)


class FastShop:
    """The same with a counter and a dict made for many threads."""

    def __init__(self):
        self.sold = transaction.counter()
        self.customers = transaction.stmdict()

    def sell(self, order):
        self.sold.add()
        amount = price(order)
        self.customers[order] = amount

    def totals(self):
        return self.sold.value, dict(self.customers)


def work(segments):
    shop = SlowShop() if WAY == 'slow' else FastShop()
    queue = transaction.TransactionQueue()
    for order in range(ORDERS):
        queue.add(shop.sell, order)
    queue.run(segments)
    return shop.totals()


def check(result):
    assert result == (ORDERS, {order: price(order) for order in range(ORDERS)})


compare(f'orders, {WAY}', work, check)
