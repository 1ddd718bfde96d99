"""Loading modules by their specs, for pkgutil and what was written like it."""

import sys

from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec
from importlib.util import _find_spec, _load as _load_by, module_from_spec, spec_from_loader


def _load(spec):
    """The module of a spec, imported now."""
    _load_by(spec)
    # What runs may put something else in its place.
    module = sys.modules[spec.name] = sys.modules.pop(spec.name)
    return module
