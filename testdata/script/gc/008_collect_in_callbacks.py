"""Natives whose arguments call back into code that collects."""
import gc
class E:
    def __index__(self):
        def g(a,b,c,d,*e): return [a,b,c,d,e]
        x = g(1,2,3,4,*range(10))[1]
        gc.collect()
        return x
    def __iter__(self):
        def g(a,b,c,d,*e): return [a,b,c,d,e]
        x = g(1,2,3,4,*range(10))
        gc.collect()
        return iter(x)
import itertools
for i in range(3):
    print(range(E(), E(), E()))
    print([k for k,g in itertools.groupby(E())])
    print(range(*[E(), E(), E()]))
    print([k for k,g in itertools.groupby(*[E()])])
    print(range.__new__(range, E(), E(), E()))
s={1,2,3,E()}
s.difference_update(E(), E(), E())
print(len(s))
