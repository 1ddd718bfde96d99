"""Priority queues in plain lists: item k is never greater than 2k+1 and 2k+2."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush,
                    heappushpop, heapreplace)


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
    return _best(n, iterable, key, min, 1, _heapify_max, _heapreplace_max)


def nlargest(n, iterable, key=None):
    """The n largest items, as sorted(iterable, key=key, reverse=True)[:n]."""
    return _best(n, iterable, key, max, -1, heapify, heapreplace)


def _best(n, iterable, key, extreme, direction, heapify_, replace):
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
        if value < worst if direction > 0 else worst < value:
            replace(heap, (value, number * direction, item))
            worst = heap[0][0]
            number += 1
    heap.sort(reverse=direction < 0)
    return [entry[2] for entry in heap]
