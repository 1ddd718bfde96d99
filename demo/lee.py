"""Lee's routing: wires on a board must not cross.  Each wire is a transaction:
it reads the part of the board that it may use, finds the shortest way in
private, and lays the wire.  Two that come close to each other conflict.

    pystm demo/lee.py [WIRES]
"""

import random
import transaction
from speedup import compare, size

WIRES = size(4_000)
SIDE = 1_000
MARGIN = 3      # how far a wire may leave the rectangle of its ends


def make_wires():
    rng = random.Random(5)
    wires, used = [], set()
    while len(wires) < WIRES:
        x, y = rng.randrange(SIDE - 25), rng.randrange(SIDE - 25)
        ends = (x, y), (x + rng.randrange(5, 25), y + rng.randrange(5, 25))
        if not used.intersection(ends):
            used.update(ends)
            wires.append(ends)
    return wires


def route(board, ends, wire):
    """The shortest way from end to end over free cells, or None."""
    (x0, y0), (x1, y1) = ends
    low_x, high_x = max(x0 - MARGIN, 0), min(x1 + MARGIN, SIDE - 1)
    low_y, high_y = max(y0 - MARGIN, 0), min(y1 + MARGIN, SIDE - 1)
    came = {ends[0]: None}
    front = [ends[0]]
    while front and ends[1] not in came:
        reached = []
        for place in front:
            x, y = place
            for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if low_x <= nx <= high_x and low_y <= ny <= high_y and (nx, ny) not in came and board[ny][nx] in (0, wire):
                    came[nx, ny] = place
                    reached.append((nx, ny))
        front = reached
    if ends[1] not in came:
        return None
    way, place = [], ends[1]
    while place is not None:
        way.append(place)
        place = came[place]
    return way


def lay(board, ends, wire, ways):
    way = route(board, ends, wire)
    if way is not None:
        for x, y in way:
            board[y][x] = wire
    ways[wire] = way


def prepare():
    board, wires = [[0] * SIDE for _ in range(SIDE)], make_wires()
    for wire, ends in enumerate(wires, 1):
        for x, y in ends:
            board[y][x] = wire
    return board, wires


def work(segments, board, wires):
    ways = transaction.stmdict()
    queue = transaction.TransactionQueue()
    for wire, ends in enumerate(wires, 1):
        queue.add(lay, board, ends, wire, ways)
    queue.run(segments)
    return board, wires, ways


def check(result):
    board, wires, ways = result
    assert len(ways) == len(wires)
    cells = 0
    for wire, way in ways.items():
        if way is None:
            cells += 2      # the ends
            continue
        assert {way[0], way[-1]} == set(wires[wire - 1])
        assert all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in zip(way, way[1:]))
        assert all(board[y][x] == wire for x, y in way)
        cells += len(way)
    assert cells == sum(cell != 0 for row in board for cell in row)


compare('Lee routing', work, check, prepare)
