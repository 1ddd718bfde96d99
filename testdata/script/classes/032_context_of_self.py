# instances referring to each other, to themselves, to their class
class Node:
    instances = []
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)
        Node.instances.append(self)
    @property
    def path(self):
        return (self.parent.path if self.parent else "") + "/" + self.name
    @property
    def depth(self): return 0 if self.parent is None else self.parent.depth + 1
    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()
    def find(self, name): return next((n for n in self.walk() if n.name == name), None)
    def move(self, to):
        if self in to.ancestors():
            raise ValueError("cannot move %s under itself" % self.name)
        self.parent.children.remove(self)
        self.parent = to
        to.children.append(self)
    def ancestors(self):
        n = self
        while n:
            yield n
            n = n.parent
    def __getitem__(self, name):
        for c in self.children:
            if c.name == name:
                return c
        raise KeyError(name)
    def __truediv__(self, name): return self[name]
    def __iter__(self): return iter(self.children)
    def __len__(self): return len(self.children)
    def __bool__(self): return True
root = Node("root")
usr, etc = Node("usr", root), Node("etc", root)
lib = Node("lib", usr)
Node("python", lib)
Node("hosts", etc)
print([n.path for n in root.walk()])
print(root.find("python").path, root.find("nope"), lib.depth, (root / "usr" / "lib").path, len(root))
lib.move(etc)
print([n.path for n in root.walk()])
try:
    etc.move(root.find("python"))
except ValueError as e:
    print(e)
try:
    root["var"]
except KeyError as e:
    print("KeyError", e)
print(len(Node.instances), [c.name for c in root], max(root.walk(), key=lambda n: n.depth).name)
class Self:
    def __init__(self): self.me = self
    def chain(self): return self
s = Self()
print(s.me.me.me is s, s.chain().chain() is s)
class Fluent:
    def __init__(self): self.parts = []
    def __getattr__(self, n):
        if n.startswith("__"):
            raise AttributeError(n)
        self.parts.append(n)
        return self
    def __call__(self, *a):
        self.parts.append(a)
        return self
print(Fluent().select("x").where(1, 2).limit.parts)
class Ring:
    def __init__(self, v): self.v, self.next = v, self
    def insert(self, v):
        n = Ring(v)
        n.next, self.next = self.next, n
        return n
r = Ring(1)
r.insert(2).insert(3)
out, n = [], r
for _ in range(7):
    out.append(n.v)
    n = n.next
print(out)
