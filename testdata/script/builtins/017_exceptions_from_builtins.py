# exceptions raised in user methods pass through every builtin
class Boom(Exception): pass
class B:
    def _raise(self, *a, **k): raise Boom()
for n in "len bool iter next getitem setitem delitem contains call hash eq ne lt le gt ge add radd neg pos abs invert index int float complex round trunc floor ceil str repr bytes format enter exit getattr setattr delattr dir reversed length_hint divmod rdivmod pow rpow instancecheck subclasscheck sizeof reduce copy matmul iadd del".split():
    if n not in ("getattr", "del"):
        setattr(B, "__%s__" % n, B._raise)
B.__getattr__ = B._raise
import math
b = B()
codes = """len(b)|bool(b)|iter(b)|next(b)|b[0]|1 in b|b()|hash(b)|b == 1|b != 1|b < 1|1 < b|b + 1|1 + b|-b|+b|abs(b)|~b|[1][b]|int(b)|float(b)|complex(b)|round(b)|math.trunc(b)|math.floor(b)|math.ceil(b)|str(b)|repr(b)|bytes(b)|format(b)|f'{b}'|'%s' % b|'{}'.format(b)|b.nope|hasattr(b, 'x')|getattr(b, 'x', 1)|setattr(b, 'x', 1)|delattr(b, 'x')|dir(b)|reversed(b)|divmod(b, 1)|divmod(1, b)|pow(b, 2)|pow(2, b)|b @ b|list(b)|tuple(b)|set(b)|dict(b)|sum(b)|max(b)|min(b)|sorted(b)|any(b)|all(b)|zip(b)|map(len, b)|filter(None, b)|enumerate(b)|{b: 1}|{b}|b in [1]|[1].index(b)|[1].count(b)|b in {}|''.join(b)|print(b)|ascii(b)|hex(b)|chr(b)|range(b)|'a' * b|[1][b:]|slice(b).indices(5)|not b|b or 1|1 if b else 2|[x for x in b]|max(b, 1)|sorted([b, 1])|sorted([1, b])|list(filter(None, [b]))|any([b])|sum([b])|bytearray(b)|str.format('{:x}', b)|(lambda *a: 0)(*b)|isinstance(1, b)|issubclass(int, b)|math.sqrt(b)|int('5', b)|round(1.5, b)|'a'.center(b)|'abc'.find('a', b)|[].insert(b, 1)|list(iter(b, 1))|dict.fromkeys(b)|dict([b])|frozenset([b])|memoryview(b'ab')[b]|exec(b)|compile(b, 'f', 'exec')|open(b)|setattr(b, 'a', 2)|vars(b)|callable(b)|type(b)|id(b) > 0|iter(lambda: 0, b) is None|isinstance(b, int)|b is b|(b,) == (b,)|[b] == [b]|(b,)[0] is b|len([b, b])""".split("|")
for code in codes:
    try:
        r = eval(code)
        print(code, "=", r if isinstance(r, (bool, int)) else type(r).__name__)
    except Boom:
        print(code, "Boom", end="; ")
    except Exception as e:
        print(code, "->", type(e).__name__, str(e).split(" at 0x")[0])
print()
