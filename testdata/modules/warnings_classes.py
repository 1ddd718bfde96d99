import warnings

for cls in (DeprecationWarning, PendingDeprecationWarning, RuntimeWarning, SyntaxWarning, UserWarning, FutureWarning,
            ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning):
    print(cls.__name__, issubclass(cls, Warning))


class Mine(UserWarning):
    def __str__(self):
        return 'mine: ' + super().__str__()


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn(Mine('text'))
    warnings.warn('plain')
    warnings.warn('future', FutureWarning)
print([(w.category.__name__, str(w.message), type(w.message).__name__) for w in log])
m = warnings.WarningMessage('msg', UserWarning, 'file.py', 7, line='code()')
print(m, m.lineno, m.filename, m.source)
print(repr(warnings.formatwarning(Mine('x'), Mine, 'nofile.py', 1)))


class Out:
    def __init__(self):
        self.text = ''

    def write(self, text):
        self.text += text


out = Out()
warnings.showwarning('shown', RuntimeWarning, 'some.py', 12, out, 'line = 1')
print(repr(out.text))
registry = {}
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('default')
    for _ in range(3):
        warnings.warn_explicit('once only', UserWarning, 'x.py', 5, registry=registry)
    warnings.warn_explicit('once only', UserWarning, 'x.py', 6, registry=registry)
print(len(log), sorted(str(k[0]) for k in registry if k != 'version'))
with warnings.catch_warnings():
    warnings.simplefilter('error', category=Mine)
    try:
        warnings.warn(Mine('raised'))
    except Mine as error:
        print('raised', error)
print(repr(warnings.catch_warnings()), repr(warnings.catch_warnings(record=True)))
try:
    warnings.catch_warnings().__exit__(None, None, None)
except RuntimeError as error:
    print('RuntimeError')
