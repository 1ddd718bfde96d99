"""Modules that come from finders of the program, imported by several threads: each is run once, nobody sees half of one."""
import _imp
import importlib
import importlib.util
import sys
import threading
import time
from importlib.machinery import ModuleSpec


class Source:
    """Finds and loads modules whose text is in a dict; tells what happens at the same time."""

    def __init__(self, texts):
        self.texts, self.runs, self.finds, self.busy, self.overlaps, self.unlocked = texts, [], 0, 0, 0, 0

    def find_spec(self, name, path=None, target=None):
        if name not in self.texts:
            return None
        self.unlocked += not _imp.lock_held()
        self.busy += 1
        time.sleep(0.005)
        self.overlaps += self.busy != 1
        self.busy -= 1
        self.finds += 1
        return ModuleSpec(name, self, is_package=name + '.part' in self.texts)

    def create_module(self, spec):
        time.sleep(0.005)
        return None

    def exec_module(self, module):
        self.runs.append(module.__name__)
        exec(self.texts[module.__name__], module.__dict__)


def together(*functions):
    start, results = threading.Barrier(len(functions)), [None] * len(functions)

    def call(i):
        start.wait()
        try:
            results[i] = functions[i]()
        except Exception as e:
            results[i] = f'{type(e).__name__}: {e}'

    threads = [threading.Thread(target=call, args=(i,)) for i in range(len(functions))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


slow = 'import time\ntime.sleep(0.02)\n'
source = Source({
    'one': slow + 'first = 1\n' + slow + 'last = 2\n',
    'two': slow + 'value = 3\n',
    'pack': slow + 'ready = True\n',
    'pack.part': slow + 'from pack import ready\nwhole = ready\n',
    'ring_a': slow + 'import ring_b\nvalue = "a"\n',
    'ring_b': slow + 'import ring_a\nvalue = "b"\n',
    'replaced': slow + 'import sys\nclass Other: value = 7\nsys.modules[__name__] = Other\n',
})
sys.meta_path.insert(0, source)


def one():
    import one
    return one.first, one.last


def one_by_name():
    module = importlib.import_module('one')
    return module.first, module.last


def part():
    from pack import part
    return part.whole


def part_first():
    import pack.part
    return pack.part.whole


def replaced():
    from replaced import value
    return value


print(together(one, one_by_name, one, one_by_name), source.runs)
source.runs.clear()
print(together(part, part_first, part, part_first), source.runs)
source.runs.clear()
print(together(replaced, replaced, replaced), source.runs)
source.runs.clear()
print(together(lambda: __import__('ring_a').__name__, lambda: __import__('ring_b').__name__), sorted(source.runs))
print(sys.modules['ring_a'].value, sys.modules['ring_b'].value)
source.runs.clear()
together(*[lambda: __import__('one') and __import__('two').value] * 4)
print(source.runs, 'overlaps', source.overlaps, 'unlocked', source.unlocked, 'finds', source.finds)

# Specs asked for and modules run again while others import.
source.runs.clear()
module = sys.modules['one']
specs = together(*[lambda: importlib.util.find_spec('not_there') is None, lambda: importlib.reload(module) is module] * 3)
print(specs, source.runs.count('one'), 'overlaps', source.overlaps, 'unlocked', source.unlocked)
print(hasattr(module.__spec__, '_initializing'), sys.modules['two'].__spec__._initializing, '_initializing' in vars(module), _imp.lock_held())

# A finder may import, and fail.
class Failing:
    def find_spec(self, name, path=None, target=None):
        if name == 'failing':
            import two
            time.sleep(0.005)
            raise ValueError('no such luck')


sys.meta_path.insert(0, Failing())
print(together(*[lambda: __import__('failing')] * 3), _imp.lock_held())
del sys.meta_path[:2]
