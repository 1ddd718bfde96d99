"""A pool of threads whose workers the end of the program has ended is shut down, one that had none is not."""
import atexit
from concurrent.futures import ThreadPoolExecutor

used, unused = ThreadPoolExecutor(3), ThreadPoolExecutor(3)


def late():
    for pool in used, unused:
        try:
            pool.submit(print, 'too late')
        except RuntimeError as e:
            print(e)


atexit.register(late)
used.submit(print, 'a call').result()
