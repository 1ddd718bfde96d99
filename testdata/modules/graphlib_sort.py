from graphlib import CycleError, TopologicalSorter

print(list(TopologicalSorter({'D': ['B', 'C'], 'B': ['A'], 'C': ['A']}).static_order()))
ts = TopologicalSorter()
ts.add(3, 1, 2)
ts.add(4, 3)
ts.add(5)
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(sorted(ready), bool(ts))
    ts.done(*ready)
print(ts.is_active(), list(TopologicalSorter().static_order()))
for build in (lambda: list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order()),
              lambda: list(TopologicalSorter({1: [1]}).static_order())):
    try:
        build()
    except CycleError as error:
        cycle = error.args[1]
        print(error.args[0], len(cycle), cycle[0] == cycle[-1])
t = TopologicalSorter({2: [1]})
for action in (t.get_ready, t.is_active, lambda: t.done(1)):
    try:
        action()
    except ValueError as error:
        print(error)
t.prepare()
for action in (t.prepare, lambda: t.add(9), lambda: t.done(2), lambda: t.done('x')):
    try:
        action()
    except ValueError as error:
        print(error)
t.get_ready()
t.done(1)
try:
    t.done(1)
except ValueError as error:
    print(error)
print(t.get_ready())
