def ping(n):
    from . import lazy_b
    return ["ping%d" % n] + (lazy_b.pong(n - 1) if n else [])
