"""What the runtime says of its transactions: names of module transaction for
people at a prompt, at once, without the rest of that module.

>>> stm.stats()['aborts']
"""

from _transaction import getsegmentlimit, is_atomic, last_abort_info, stats

__all__ = ['getsegmentlimit', 'is_atomic', 'last_abort_info', 'stats']
