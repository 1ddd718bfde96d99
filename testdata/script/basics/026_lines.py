# line joining, comments, semicolons, blank lines, odd layouts
a = 1 + \
    2 + \
    3
print(a)
b = (1 +
     2   # a comment inside parentheses
     +

     3)
print(b)
c = [
    1,
    2,  # trailing comma
]
print(c)
d = {
    "a": 1,
    "b": [1,
2,
        3],
}
print(d)
x = 1; y = 2; print(x, y)
if x: print("a"); print("b")
for i in 0, 1: print(i); print(i * 2)
def f(): return 1
class C: pass
def g(a,
      b=2,
      *,
      c=3,
      ): return (a,
                 b, c)
print(f(), g(1), g(1, c=4,))
if (x == 1 and
        y == 2):
    print("condition over two lines")
if x:
  print("two spaces")
  if y:
       print("seven spaces")
	
# a comment at column zero inside nothing
        # an indented comment between statements
print("after comments")
def h():
# comment at column zero inside a function
    z = 1

    # and a blank line

    return z
print(h())
s = """text # not a comment
"""; print(s, end="")
print("#", '#')  # comment
while x: x -= 1; print("x", x)
print(1,

      2)
assert \
    True, "joined"
pass; pass;
