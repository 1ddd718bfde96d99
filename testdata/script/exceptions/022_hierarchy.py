# the hierarchy of builtin exceptions
names = sorted(n for n in dir(__builtins__) if isinstance(getattr(__builtins__, n), type) and issubclass(getattr(__builtins__, n), BaseException))
print(len(names))
for n in names:
    c = getattr(__builtins__, n)
    print(n if n == c.__name__ else n + "=" + c.__name__, "(" + ", ".join(b.__name__ for b in c.__bases__) + ")")
