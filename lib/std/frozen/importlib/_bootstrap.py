"""Loading modules by their specs, for pkgutil and what was written like it."""

import sys

from importlib.util import module_from_spec


def _load(spec):
    """The module of a spec, imported now."""
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    # What runs may put something else in its place.
    module = sys.modules[spec.name] = sys.modules.pop(spec.name)
    return module
