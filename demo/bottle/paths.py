"""A* on a map that other requests change: the question of who saw which map.

    pystm -m pystm.wsgi paths:app --bind 127.0.0.1:8080        (in this folder)
    curl 'localhost:8080/path?from=0,0&to=39,39'
    curl -X POST 'localhost:8080/wall?at=5,5'
    curl -X DELETE 'localhost:8080/wall?at=5,5'

One lock guards the map. A search that reads the map while another request
builds a wall elsewhere, where it never looks, does not notice.
"""
import heapq
import threading

from bottle import Bottle, abort, request

SIZE = 40
app = Bottle()
lock = threading.Lock()
walls = [[False] * SIZE for _ in range(SIZE)]
changes = [0]


def place(name):
    try:
        x, y = map(int, request.query.get(name, "").split(","))
    except ValueError:
        abort(400, "a place is x,y")
    if not (0 <= x < SIZE and 0 <= y < SIZE):
        abort(400, "not on the map")
    return x, y


def search(start, goal):
    """The length of a shortest path, None if there is none."""
    gx, gy = goal
    best = {start: 0}
    queue = [(abs(gx - start[0]) + abs(gy - start[1]), 0, start)]
    while queue:
        _, cost, here = heapq.heappop(queue)
        if here == goal:
            return cost
        if cost > best[here]:
            continue
        x, y = here
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if not (0 <= nx < SIZE and 0 <= ny < SIZE) or walls[ny][nx]:
                continue
            if cost + 1 < best.get((nx, ny), 1 << 30):
                best[nx, ny] = cost + 1
                heapq.heappush(queue, (cost + 1 + abs(gx - nx) + abs(gy - ny), cost + 1, (nx, ny)))
    return None


@app.get("/path")
def path():
    start, goal = place("from"), place("to")
    with lock:
        return {"length": search(start, goal)}


@app.post("/wall")
def build():
    x, y = place("at")
    with lock:
        walls[y][x] = True
        changes[0] += 1
        return {"change": changes[0]}


@app.delete("/wall")
def clear():
    x, y = place("at")
    with lock:
        walls[y][x] = False
        changes[0] += 1
        return {"change": changes[0]}


@app.get("/map")
def show():
    with lock:
        return {"changes": changes[0], "map": ["".join(".#"[w] for w in row) for row in walls]}
