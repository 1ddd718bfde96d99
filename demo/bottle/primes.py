"""A handler that computes: how many primes there are below n.

    pystm -m pystm.wsgi primes:app --bind 127.0.0.1:8080       (in this folder)
    curl localhost:8080/primes/20000
"""
from bottle import Bottle, abort

app = Bottle()


def is_prime(n):
    if n < 4:
        return n > 1
    if n % 2 == 0 or n % 3 == 0:
        return False
    i = 5
    while i * i <= n:
        if n % i == 0 or n % (i + 2) == 0:
            return False
        i += 6
    return True


@app.route("/primes/<n:int>")
def primes(n):
    if n > 10_000_000:
        abort(400, "too many")
    return {"below": n, "primes": sum([is_prime(i) for i in range(n)])}


@app.route("/")
def index():
    return "ready"
