# Operators: every one, and how they bind.
a or b and not c
not a or not (b and c)
a if b else c if d else e
(a if b else c) if d else e
a < b <= c == d != e >= f > g
a in b not in c is d is not e
not a in b
a | b ^ c & d << e >> f + g - h * i @ j / k // l % m
-a ** -b ** ~c
(-a) ** b
2 ** -1
- - + ~a
a - b - c
a ** b ** c
a + b * c < d | e and f or g
await_ = lambda: (yield)

# Primaries.
a.b.c
a.b(c)[d].e
a()()
a[b][c]
a[b, c]
a[b,]
a[:]
a[b:]
a[:b]
a[::b]
a[b:c:d, e, ::]
a[*b]
a[*b, c:d]
a[b := c]
a[lambda: b]
1 .real
1..real
"x".join

# Calls.
f(a, *b, c=d, **e)
f(*a, *b, c, d=e, *g, **h, i=j, **k)
f(a for a in b)
f(a, (b for b in c))
f(a := b, c)
f(
    a,
    b=c,
)
f(**a, b=c)

# Displays.
()
(a,)
(a, b)
(a, b,)
((a))
(yield_)
[]
[a]
[a, *b, c]
{}
{a}
{a, *b}
{a: b}
{a: b, **c, d: e, }
{**a}
{a: b if c else d}
{a: lambda: b}
{(a := b), c}
{a := b}
(*a, b)
*a, b
a, *b, c,

# Comprehensions.
[a for a in b]
[a for a in b if c if d for e, *f in g]
{a for a in b}
{a: b for a, b in c}
(a for a in b if c or d)
[(a, b) for a in c for b in d]
[a if b else c for d in e if f]
[[a for a in b] for b in c]
[a for a.b in c]
[a for a[0], in c]
[x := a for a in b]
[lambda: a for a in b]

# Lambdas.
lambda: a
lambda a, b=c, *d, e, f=g, **h: i
lambda a, /, b: c
lambda *, a: b
lambda *a: lambda **b: a
lambda a, b=1, /, c=2, *, d, e=3: 0
lambda: (yield a)
lambda a=lambda b: c: d

# Named expressions.
(a := b)
(a := b, c)
(a := (b := c))
print(a := 1 if b else c)

# Constants of keyword form.
None, True, False, ..., Ellipsis
