"""Worms that crawl on a grid: no two may be in one place.  Each move is an
atomic block; the grid is one shared list of rows.

    pystm demo/worms.py [MOVES]
"""

import random
import threading
import transaction
from speedup import compare, size

MOVES = size(200_000)
WIDTH, HEIGHT = 96, 96
WORMS = 8
LENGTH = 8
LOOK = 40       # what a worm thinks about a move


class Worm:
    def __init__(self, grid, number):
        self.grid = grid
        self.number = number
        self.random = random.Random(number)
        y = (2 * number - 1) * HEIGHT // (2 * WORMS)
        self.body = [(x, y) for x in range(LENGTH)]
        for x, y in self.body:
            grid[y][x] = number

    def free(self, x, y):
        return self.grid[y][x] == 0

    def think(self, x, y):
        """How good it is to be there."""
        score = 0
        for i in range(LOOK):
            score = (score * 31 + x * i + y) % 1009
        return score

    def move(self):
        x, y = self.body[-1]
        places = [((x + dx) % WIDTH, (y + dy) % HEIGHT) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        self.random.shuffle(places)
        places.sort(key=lambda place: self.think(*place) // 300)
        with transaction.atomic:
            for x, y in places:
                if self.free(x, y):
                    self.grid[y][x] = self.number
                    self.body.append((x, y))
                    x, y = self.body.pop(0)
                    self.grid[y][x] = 0
                    return
            self.body.reverse()     # it is stuck: back


def work(segments):
    grid = [[0] * WIDTH for _ in range(HEIGHT)]
    worms = [Worm(grid, n) for n in range(1, WORMS + 1)]

    def crawl(mine):
        for _ in range(MOVES // WORMS):
            for worm in mine:
                worm.move()

    threads = [threading.Thread(target=crawl, args=(worms[n::segments],)) for n in range(segments)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return grid, worms


def check(result):
    grid, worms = result
    for worm in worms:
        assert len(set(worm.body)) == LENGTH
        assert all(grid[y][x] == worm.number for x, y in worm.body)
    assert sum(cell != 0 for row in grid for cell in row) == WORMS * LENGTH


compare('worms', work, check)
