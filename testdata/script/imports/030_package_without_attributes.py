# An object that stands for a package and takes no attributes has submodules all the same.
import sys
import warnings

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    from slots import inner
print(inner.x, type(sys.modules['slots']).__name__, hasattr(sys.modules['slots'], 'inner'))
for w in told:
    print(w.category.__name__, w.message)
try:
    from slots import outer
except ImportError as e:
    print(type(e).__name__, str(e).partition(' (')[0])
