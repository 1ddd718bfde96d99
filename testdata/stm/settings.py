# What is set for the whole interpreter is set once: code before it that runs again
# sees what was set before.
import gc
import os
import sys
import time


def pause():
    for _ in range(20):
        pass


def keeps(get, put, values):
    """Set value after value; each time the one before it is still there."""
    first = before = get()
    for i in range(150):
        assert get() == before, (get(), before)
        pause()
        put(values[i % len(values)])
        pause()
        before = get()
        assert before == values[i % len(values)], (before, i)
    put(first)


keeps(sys.get_int_max_str_digits, sys.set_int_max_str_digits, [700, 800, 0])
keeps(sys.getrecursionlimit, sys.setrecursionlimit, [1500, 2000, 900])
keeps(gc.isenabled, lambda on: gc.enable() if on else gc.disable(), [False, True])
keeps(gc.get_threshold, lambda t: gc.set_threshold(*t), [(1, 2, 3), (4, 5, 6)])


def zone(name):
    os.environ["TZ"] = name
    time.tzset()


keeps(lambda: time.tzname[0], zone, ["UTC", "EST"])
print("kept")
