"""Priority queues in plain lists: item k is never greater than 2k+1 and 2k+2."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


def heappush(heap, item):
    """Add an item."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Remove and return the smallest item."""
    if not heap:
        raise _empty(heap)
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


def _empty(heap):
    if isinstance(heap, list):
        return IndexError('index out of range')
    return TypeError(f'heap argument must be a list, not {type(heap).__name__}')


def heapreplace(heap, item):
    """Remove and return the smallest item, then add one."""
    if not heap:
        raise _empty(heap)
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Add an item, then remove and return the smallest."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Turn a list into a heap, in linear time."""
    for position in reversed(range(len(x) // 2)):
        _sink(x, position)


def _rise(heap, start, position):
    item = heap[position]
    while position > start:
        above = (position - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[position] = parent
        position = above
    heap[position] = item


def _sink(heap, position):
    # The smaller child moves up all the way to a leaf, then the item rises to
    # its place: it mostly belongs near the bottom, so this compares less.
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise(heap, start, position)


# The same with the greatest item in front.

def _heappop_max(heap):
    last = heap.pop()
    if not heap:
        return last
    greatest = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return greatest


def _heapreplace_max(heap, item):
    greatest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return greatest


def _heapify_max(x):
    for position in reversed(range(len(x) // 2)):
        _sink_max(x, position)


def _sink_max(heap, position):
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    while position > start:
        above = (position - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[position] = parent
        position = above
    heap[position] = item


def merge(*iterables, key=None, reverse=False):
    """Iterate over sorted inputs in order; equal items keep the inputs' order."""
    if reverse:
        heapify_, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        heapify_, pop, replace, direction = heapify, heappop, heapreplace, 1
    # Entries are [key, number of the input, item, next]; numbers settle ties.
    heap = []
    for number, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), number * direction, item, advance])
    heapify_(heap)
    while heap:
        entry = heap[0]
        _, _, item, advance = entry
        yield item
        try:
            item = advance()
        except StopIteration:
            pop(heap)
            continue
        entry[0] = item if key is None else key(item)
        entry[2] = item
        replace(heap, entry)


def nsmallest(n, iterable, key=None):
    """The n smallest items, as sorted(iterable, key=key)[:n]."""
    return _best(n, iterable, key, min, 1, _heapify_max, _heapreplace_max,
                 lambda new, worst: new < worst)


def nlargest(n, iterable, key=None):
    """The n largest items, as sorted(iterable, key=key, reverse=True)[:n]."""
    return _best(n, iterable, key, max, -1, heapify, heapreplace,
                 lambda new, worst: worst < new)


def _best(n, iterable, key, extreme, direction, heapify_, replace, better):
    if n == 1:
        missing = object()
        found = extreme(iterable, default=missing, key=key)
        return [] if found is missing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=direction < 0)[:n]
    # A heap of the best so far, the worst of them in front.  Order of arrival
    # settles ties, so items themselves are never compared twice.
    items = iter(iterable)
    heap = [(item if key is None else key(item), number * direction, item)
            for number, item in zip(range(n), items)]
    if not heap:
        return []
    heapify_(heap)
    worst = heap[0][0]
    number = n
    for item in items:
        value = item if key is None else key(item)
        if better(value, worst):
            replace(heap, (value, number * direction, item))
            worst = heap[0][0]
            number += 1
    heap.sort(reverse=direction < 0)
    return [entry[2] for entry in heap]
