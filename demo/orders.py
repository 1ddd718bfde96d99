"""A program that should scale and does not, until what its transactions
conflict over is found: demo/README.md tells how.

    pystm demo/orders.py slow|fast [ORDERS]
    pystm --stm-log LOG demo/orders.py slow && pystm stmlog LOG
"""

import sys
import transaction

WAY = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ('slow', 'fast') else 'slow'

from speedup import compare, size

ORDERS = size(6_000)


def price(order):
    """What it costs to find the price of an order."""
    total = order
    for i in range(10_000):
        total = (total * 16807 + i) % 2147483647
    return total % 1000


class SlowShop:
    """Invoices are numbered one after the other."""

    def __init__(self):
        self.invoices = 0
        self.sold = {}

    def sell(self, order):
        invoice = self.invoices
        amount = price(order)
        self.sold[order] = invoice, amount
        self.invoices = invoice + 1


class FastShop:
    """The same with numbers that threads draw without conflicts; the dict was no
    problem."""

    def __init__(self):
        self.invoices = transaction.count()
        self.sold = {}

    def sell(self, order):
        invoice = next(self.invoices)
        amount = price(order)
        self.sold[order] = invoice, amount


def work(segments):
    shop = SlowShop() if WAY == 'slow' else FastShop()
    queue = transaction.TransactionQueue()
    for order in range(ORDERS):
        queue.add(shop.sell, order)
    queue.run(segments)
    return shop.sold


def check(sold):
    assert len({invoice for invoice, amount in sold.values()}) == ORDERS
    assert {order: amount for order, (invoice, amount) in sold.items()} == {order: price(order) for order in range(ORDERS)}


compare(f'orders, {WAY}', work, check)
