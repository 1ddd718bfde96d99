# wrong counts and non-iterables in unpacking
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, "-", e)

def too_many():
    a, b = 1, 2, 3
def too_few():
    a, b, c = 1, 2
def too_few_list():
    a, b, c = [1]
def none():
    a, b = None
def number():
    a, b = 5
def star_few():
    a, *b, c = [1]
def star_few_more():
    a, b, *c, d = "x"
def nested():
    a, (b, c) = 1, (2, 3, 4)
def nested_number():
    a, (b, c) = 1, 2
def empty():
    [] = [1]
def string():
    a, b = "abc"
def iterator():
    a, b = iter([1])
def long_iterator():
    a, b = iter(range(100))
def in_for():
    for a, b in [(1, 2), (3,)]:
        print("got", a, b)
def dict_items():
    for a, b in {"xyz": 1}:
        print(a, b)
def star_none():
    [*None]
def star_call():
    print(*5)
def partial():
    global p, q
    p = q = "untouched"
    p, q = [1, 2, 3]

for f in (too_many, too_few, too_few_list, none, number, star_few, star_few_more,
          nested, nested_number, empty, string, iterator, long_iterator, in_for,
          dict_items, star_none, star_call, partial):
    print(f.__name__, end=": ")
    attempt(f)
print(p, q)
