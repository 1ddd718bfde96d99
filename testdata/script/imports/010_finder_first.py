# A finder in sys.meta_path before anything has imported importlib.
import sys


class Finder:
    asked = []

    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            self.asked.append(name)
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, self)
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.answer = 42


sys.meta_path.append(Finder())
import virtual_one
import keyword
import virtual_one
print(virtual_one.answer, Finder.asked, keyword.iskeyword("if"))
try:
    import no_such_module_at_all
except ImportError as e:
    print(type(e).__name__, e)
