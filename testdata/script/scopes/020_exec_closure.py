# exec of code with free variables
def outer(a, b):
    total = 0
    def inner():
        nonlocal total
        total += a * b
        return total
    return inner, lambda: total
inner, total = outer(3, 4)
exec(inner.__code__, {}, closure=inner.__closure__)
print(total(), inner.__code__.co_freevars)
Cell = type(inner.__closure__[0])
cells = tuple(Cell(v) for v in (10, 20, 5))
exec(inner.__code__, closure=cells)
print([c.cell_contents for c in cells])
for make in (lambda: exec(inner.__code__), lambda: exec(inner.__code__, closure=cells[:2]), lambda: exec(inner.__code__, closure=list(cells)),
             lambda: exec(inner.__code__, closure=(1, 2, 3)), lambda: exec("1", closure=cells), lambda: exec(compile("1", "f", "exec"), closure=cells),
             lambda: eval(inner.__code__), lambda: exec(inner.__code__, closure=None)):
    try:
        make()
    except TypeError as e:
        print(e)
class Meta(type):
    def __setattr__(cls, name, value):
        print("meta set", name, value)
        super().__setattr__(name, value)
    def __delattr__(cls, name):
        print("meta del", name)
        super().__delattr__(name)
class C(metaclass=Meta): pass
for i in range(3):
    C.x = i
C.x += 1
print(C.x)
del C.x
code = inner.__code__.replace(co_name="renamed", co_filename="elsewhere", co_firstlineno=100)
print(code.co_name, code.co_filename, code.co_firstlineno, code == inner.__code__, inner.__code__.replace() == inner.__code__)
