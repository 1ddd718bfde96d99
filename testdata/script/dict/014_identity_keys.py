# Keys that are equal to themselves only: classes, functions, plain objects; and what happens when their class gets
# an __eq__ or a __hash__ later.


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class Twin(Node):
    def __eq__(self, other):
        return isinstance(other, Node) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Anything:
    def __eq__(self, other):
        return True

    __hash__ = None


nodes = [Node("n%d" % i) for i in range(200)]
seen = set(nodes)
table = {n: i for i, n in enumerate(nodes)}
assert len(seen) == 200 and all(n in seen for n in nodes)
assert [table[n] for n in nodes] == list(range(200))
assert Node("n1") not in seen and nodes[3] == nodes[3] and nodes[3] != Node("n3")
assert (nodes[5], 1) in {(n, 1) for n in nodes} and (nodes[5], 2) not in {(n, 1) for n in nodes}
print(nodes.index(nodes[150]), Node("n1") in nodes, nodes[7] in tuple(nodes), "n7" in nodes, nodes.count(nodes[9]))
print(Anything() in nodes, nodes.index(Anything()), nodes[0] in [Anything()], [1, nodes[2]] == [1, Anything()])
print(Twin("n4") in seen, Twin("n4") in nodes, nodes[4] in [Twin("n4")])

kinds = {int: "int", str: "str", type: "type", Node: "Node", Twin: "Twin", print: "print", len: "len", nodes.__class__: "list"}
print([kinds[k] for k in (int, type("x"), type(int), type(nodes[0]), Twin, print, len, list)], kinds.get(float), kinds.get(Node("x")))


class Meta(type):
    def __eq__(cls, other):
        return cls.__name__ == getattr(other, "__name__", other)

    def __hash__(cls):
        return hash(cls.__name__)


class Named(metaclass=Meta):
    pass


print({Named: 1}["Named"], {Named: 1}.get(Node), "Named" in [Named], Named in {"Named"})


def first():
    pass


def second():
    pass


calls = {first: 1, second: 2, first.__call__: 3}
print(calls[first], calls[second], calls[first.__call__], first == second)

# The class changes.


class Plain:
    pass


some = [Plain() for _ in range(50)]
places = dict(zip(some, range(50)))
group = frozenset(some)
print([places[p] for p in some[:5]], some[1] == some[2], (some[1], 0) in {(p, 0): 1 for p in some})
Plain.__eq__ = lambda self, other: True
print(some[1] == some[2], [Plain()] == [some[0]], Plain() in some, [some.index(p) for p in some[:3]])
print([places[p] for p in some[:5]], len({hash(p) for p in some}) > 1)
Plain.__hash__ = lambda self: 7
try:
    print(places[some[0]])
except KeyError:
    print("another hash now")
print(len(set(some)), hash(some[0]), len({p: 1 for p in some}))
del Plain.__eq__, Plain.__hash__
print(some[1] == some[2], [places[p] for p in some[:5]], len(set(some)), some[3] in group)
Plain.__hash__ = None
try:
    {some[0]}
except TypeError as e:
    print(e)
del Plain.__hash__
some[0].later = 1
print(places[some[0]], {some[0]: "x"}[some[0]], some[0] in group)


class Slotted:
    __slots__ = ("a", "__weakref__")


s = Slotted()
d = {s: 1}
s.a = 5
print(d[s], s in {s}, Slotted() in d)


class Odd(Exception):
    pass


e = Odd("x")
print({e: 1}[e], Odd("x") in {e: 1}, e in [Odd("x"), e])
