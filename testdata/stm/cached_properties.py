"""A cached property is computed once, also where several threads ask for it at the same time."""
import functools
import threading
import time


def together(count, function):
    start, results = threading.Barrier(count), []

    def run():
        start.wait()
        try:
            results.append(function())
        except Exception as e:
            results.append(repr(e))

    threads = [threading.Thread(target=run) for _ in range(count)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


class Slow:
    calls = 0

    @functools.cached_property
    def value(self):
        Slow.calls += 1
        time.sleep(0.01)
        return object()

    @functools.cached_property
    def twice(self):
        return [self.value, self.value]

    @functools.cached_property
    def odd_then_even(self):
        Slow.calls += 1
        time.sleep(0.01)
        if Slow.calls % 2:
            raise ValueError('odd')
        return Slow.calls


slow = Slow()
print(len({id(v) for v in together(4, lambda: slow.value)}), Slow.calls)

# An object whose attributes are in a dict.
other = Slow()
vars(other)['x'] = 1
print(len({id(v[0]) for v in together(4, lambda: other.twice)}), Slow.calls)

# One that fails is tried again by the next.
Slow.calls = 0
print(sorted(map(str, together(3, lambda: slow.odd_then_even))), Slow.calls)
