"""Threads that import modules of the library at the same time, in different orders."""
import random
import sys
import threading

names = '''abc argparse array base64 bisect calendar cmath collections collections.abc configparser contextlib contextvars copy
csv dataclasses datetime difflib email.message enum fnmatch fractions functools graphlib hashlib heapq hmac html http.client
inspect io ipaddress itertools json logging math numbers operator pickle posixpath pprint queue random re sched secrets
selectors shlex shutil signal socket socketserver ssl statistics string struct subprocess tempfile textwrap timeit traceback
types typing unicodedata unittest urllib.parse urllib.request uuid warnings weakref xml.dom.minidom zlib'''.split()
made = []


def work(seed):
    order = names[:]
    random.Random(seed).shuffle(order)
    barrier.wait()
    try:
        for name in order:
            __import__(name)
            made.append(sys.modules[name])
        made.append(sys.modules['collections'].deque([seed]))
        made.append(sys.modules['array'].array('i', [seed]))
        made.append(sys.modules['struct'].Struct('i').pack(seed))
        made.append(sys.modules['re'].compile('a*').match('aaa').group())
        made.append(sys.modules['datetime'].date(2000, 1, 1 + seed))
    except Exception as error:
        print(type(error), error)


THREADS = 6
barrier = threading.Barrier(THREADS)
threads = [threading.Thread(target=work, args=(k,)) for k in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(made) == THREADS * (len(names) + 5), len({id(m) for m in made if isinstance(m, type(sys))}) == len(names))
