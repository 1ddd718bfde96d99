"""Sorting by dependencies."""

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """The graph has a cycle; it is the second argument."""


class _Node:
    __slots__ = 'waits_for', 'followers', 'state'

    def __init__(self):
        self.waits_for = 0      # predecessors that are not done
        self.followers = []
        self.state = None       # None, 'ready', 'done'


class TopologicalSorter:
    """Nodes with their predecessors; gives them in an order that respects these."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None      # None until prepare()
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, key):
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _Node()
        return node

    def add(self, node, *predecessors):
        """Add a node and what must come before it."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._node(node).waits_for += len(predecessors)
        for each in predecessors:
            self._node(each).followers.append(node)

    def prepare(self):
        """Finish the graph; CycleError if it has a cycle."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [key for key, node in self._nodes.items() if node.waits_for == 0]
        for key in self._ready:
            self._nodes[key].state = 'ready'
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def _find_cycle(self):
        path = []               # nodes being visited
        steps = []              # their remaining followers
        position = {}           # node -> index in path
        seen = set()
        for key in self._nodes:
            if key in seen:
                continue
            while True:
                if key in seen:
                    if key in position:
                        return path[position[key]:] + [key]
                else:
                    seen.add(key)
                    steps.append(iter(self._nodes[key].followers))
                    position[key] = len(path)
                    path.append(key)
                while path:
                    key = next(steps[-1], _END)
                    if key is not _END:
                        break
                    del position[path.pop()]
                    steps.pop()
                else:
                    break
        return None

    def get_ready(self):
        """Nodes that may be dealt with now, each once."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        self._ready.clear()
        self._passed_out += len(result)
        for key in result:
            self._nodes[key].state = 'out'
        return result

    def is_active(self):
        """Is there anything left?"""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Say that nodes from get_ready() have been dealt with."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for key in nodes:
            node = self._nodes.get(key)
            if node is None:
                raise ValueError(f'node {key!r} was not added using add()')
            if node.state == 'done':
                raise ValueError(f'node {key!r} was already marked done')
            if node.state != 'out':
                raise ValueError(f'node {key!r} was not passed out (still not ready)')
            node.state = 'done'
            self._finished += 1
            for other in node.followers:
                follower = self._nodes[other]
                follower.waits_for -= 1
                if follower.waits_for == 0:
                    follower.state = 'ready'
                    self._ready.append(other)

    def static_order(self):
        """All nodes in order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(type(list[int]))


_END = object()
