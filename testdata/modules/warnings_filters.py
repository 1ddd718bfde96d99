import sys
import warnings

warnings.resetwarnings()


def noisy(kind=UserWarning, text='careful'):
    warnings.warn(text, kind, stacklevel=2)


def record(*actions):
    with warnings.catch_warnings(record=True) as log:
        for action in actions:
            action()
        for _ in range(2):
            for text in ('one', 'two'):
                noisy(text=text)
        return [str(w.message) for w in log]


for action in ('default', 'always', 'ignore', 'module', 'once'):
    print(action, record(lambda: warnings.simplefilter(action)))
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        noisy()
    except UserWarning as error:
        print('raised', error)
print(record(lambda: warnings.simplefilter('always'),
             lambda: warnings.filterwarnings('ignore', message='ON')))
print(record(lambda: warnings.simplefilter('always'),
             lambda: warnings.filterwarnings('ignore', module='__main__')))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn(DeprecationWarning('object'))
    warnings.warn_explicit('explicit', RuntimeWarning, 'file.py', 42)
for w in log:
    print(w.category.__name__, w.message, w.lineno if w.filename == 'file.py' else '')
print(log[1])
for bad in (lambda: warnings.warn('x', int), lambda: warnings.simplefilter('nope'),
            lambda: warnings.filterwarnings('ignore', category=int)):
    try:
        bad()
    except (TypeError, AssertionError) as error:
        print(type(error).__name__, error)
print(repr(warnings.formatwarning('text', UserWarning, 'f.py', 3, 'the line')))
with warnings.catch_warnings(action='ignore') if sys.version_info >= (3, 11) else None:
    noisy()
manager = warnings.catch_warnings()
with manager:
    try:
        manager.__enter__()
    except RuntimeError as error:
        print('RuntimeError')
print(warnings.filters)


def showwarning(message, category, filename, lineno, file=None, line=None):
    print('shown', category.__name__, message)


warnings.showwarning = showwarning
noisy(text='through showwarning')
