# __new__ of builtin classes with what is no class, or none of theirs.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for c in (str, int, list, dict, set, tuple, bytes, float, frozenset, bytearray, type, property, range, bool, complex):
    for bad in ('x', 5, int, object, None, Exception):
        t(lambda: c.__new__(bad))
        a=(bad,); t(lambda: c.__new__(*a)); k={}; t(lambda: c.__new__(*a, **k))
