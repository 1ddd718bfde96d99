__all__ = ["animals", "errors", "make_all"]
def make_all():
    from .animals import make
    from .registry import REGISTRY
    return [type(make(n)).__name__ for n in sorted(REGISTRY)]
