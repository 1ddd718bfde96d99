"""One full collection finds all of a chain dead, whenever its parts were made."""
import gc
import threading

made, dead = set(), []


class Link:
    def __init__(self, inner):
        self.inner = inner
        self.number = len(made)
        made.add(self.number)

    def __del__(self):
        dead.append(self.number)


def chain(length):
    x = None
    for _ in range(length):
        x = [Link(x)]
        bytes(50_000)       # so that young ones are collected now and then
    x[0].inner[0].x = x     # a circle


def run():
    for _ in range(5):
        chain(61)


gc.collect()
gc.disable()
run()
gc.enable()
gc.collect()
print(len(made), len(dead), sorted(dead) == sorted(made))
made.clear()
dead.clear()
t = threading.Thread(target=run)
t.start()
t.join()
gc.collect()
print(len(made), len(dead), sorted(dead) == sorted(made))
