import sys
class Fake:
    value = "attribute of the replacement"
    def __repr__(self): return "<replacement>"
sys.modules[__name__] = Fake()
