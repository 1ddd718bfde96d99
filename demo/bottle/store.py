"""A JSON API over shared state, guarded by one coarse lock.

    pystm -m pystm.wsgi store:app --bind 127.0.0.1:8080        (in this folder)
    curl -X PUT -d '{"price": 3}' -H 'Content-Type: application/json' localhost:8080/items/tea
    curl localhost:8080/items/tea
    curl -X POST localhost:8080/items/tea/sold?n=2
    curl localhost:8080/total

Requests for different items run at the same time although all take the lock:
nothing is written to a lock whose critical section fits in a transaction.
"""
import threading

from bottle import Bottle, abort, request

app = Bottle()
lock = threading.Lock()


class Item:
    def __init__(self, price):
        self.price = price
        self.sold = 0
        self.history = []


items = {}


@app.get("/items")
def names():
    with lock:
        return {"names": sorted(items)}


@app.put("/items/<name>")
def put(name):
    data = request.json
    if not isinstance(data, dict) or not isinstance(data.get("price"), (int, float)):
        abort(400, "a price is wanted")
    with lock:
        items[name] = Item(data["price"])
    return {"name": name}


@app.get("/items/<name>")
def show(name):
    with lock:
        item = items.get(name)
        if item is None:
            abort(404, "no such item")
        return {"name": name, "price": item.price, "sold": item.sold, "mean": mean(item.history)}


@app.post("/items/<name>/sold")
def sold(name):
    try:
        n = int(request.query.get("n", "1"))
    except ValueError:
        abort(400, "n is a number")
    with lock:
        item = items.get(name)
        if item is None:
            abort(404, "no such item")
        item.sold += n
        item.history.append(n)
        if len(item.history) > 500:
            del item.history[:250]
        return {"sold": item.sold, "mean": mean(item.history)}


@app.get("/total")
def total():
    with lock:
        return {"total": sum([i.sold * i.price for i in items.values()])}


def mean(numbers):
    total = 0
    for n in numbers:
        total += n
    return total / len(numbers) if numbers else 0
