REGISTRY = {}
def register(cls):
    REGISTRY[cls.__name__.lower()] = cls
    return cls
