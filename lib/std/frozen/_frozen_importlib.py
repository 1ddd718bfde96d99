"""The machinery of imports, under the name that it has in CPython."""

from importlib._bootstrap import *
from importlib._bootstrap import BuiltinImporter, FrozenImporter, ModuleSpec, module_from_spec, spec_from_loader
