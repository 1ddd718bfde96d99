"""__module__ of builtin and other classes."""
import types, sys
def f(): pass
for c in [types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.GeneratorType, type, object, types.ModuleType, types.CodeType, type(f.__get__(1)), type.__dict__.__class__]:
    print(c.__module__, c.__qualname__, c.__name__)
class A: pass
A.__module__=5; print(A.__module__, repr(A))
print(A)
class B(A): pass
print(B.__module__)
