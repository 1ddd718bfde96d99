class M(type): pass
class N(type): pass
class A(metaclass=M): pass
class B(metaclass=N): pass


class C(A, B): pass
