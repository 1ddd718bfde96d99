TABLE = {"apple": 1, "pear": 2}
def price(name): return TABLE[name]
print("loading", __name__)
