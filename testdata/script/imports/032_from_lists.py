# what __import__ takes for from lists, globals and levels
import sys, types
def show(*a):
    try:
        print(repr(eval(*a))[:60])
    except BaseException as e:
        print(type(e).__name__, e)
show("__import__('os.path', {}, {}, [])")
show("__import__('os.path', {}, {}, '')")
show("__import__('os.path', {}, {}, 0)")
show("__import__('os.path', {}, {}, 5)")
show("__import__('email.header', {}, {}, 5)")
show("__import__('email', {}, {}, 5)")
show("__import__('email', {}, {}, [b'x'])")
show("__import__('email', 5, {}, [], 0)")
show("__import__('email', 5, {}, [], 1)")
show("__import__('email', None, {}, [], 1)")
show("__import__('email', {}, {}, [], -1)")
show("__import__(5)")
show("__import__('email', {'__package__': 5}, {}, [], 1)")
show("__import__('email', {'__spec__': 5}, {}, [], 1)")
show("__import__('email', {'__spec__': type(sys.__spec__)('x.y', None), '__package__':'x'}, {}, [], 3)")
show("__import__('email', {'__name__': 5}, {}, [], 1)")
show("__import__('email', {'__name__': 'abc'}, {}, [], 1)")
p = types.ModuleType('pk'); p.__path__ = []; sys.modules['pk'] = p
for all in (['*'], ['x'], [b'x'], 5, 'ab', [5]):
    p.__all__ = all
    show("__import__('pk', {}, {}, ['*'])")
sys.modules['pk.blocked'] = None
show("__import__('pk', {}, {}, ['blocked'])")
show("__import__('pk', {}, {}, ('absent',))")
show("__import__('pk', {}, {}, ['blocked'])")
p.__name__ = 'other'
show("__import__('pk', {}, {}, ('absent',))")
sys.modules['other.absent'] = None
show("__import__('pk', {}, {}, ('absent',))")
p.__name__ = 5
show("__import__('pk', {}, {}, ('absent',))")
del p.__name__
show("__import__('pk', {}, {}, ('absent',))")
class S(str): pass
p.__name__='pk'; p.sub = 5
show("__import__('pk', {}, {}, (S('sub'),))")
import warnings
warnings.simplefilter('error')
spec = type(sys.__spec__)('x.y', None)
show("__import__('email', {'__spec__': spec, '__package__':'z'}, {}, [], 1)", {'spec': spec})
show("__import__('email', {'__name__': 'abc.d'}, {}, [], 1)")
show("__import__('email', {'__name__': 'abc.d', '__package__': None, '__spec__': None}, {}, [], 1)")
show("__import__('email', {}, {}, [], 1)")
show("__import__('email', level=1)")
class Odd:
    def __bool__(self): raise KeyError('no')
show("__import__('os.path', None, None, odd)", {'odd': Odd()})
class Listed:
    __path__ = []
    __name__ = 'lst'
    def __getattr__(self, name): raise ZeroDivisionError(name)
sys.modules['lst'] = Listed()
show("__import__('lst', None, None, ['a'])")
show("__import__('lst', None, None, ['*'])")
