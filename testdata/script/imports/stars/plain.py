import math
public = [1]
_private = "private"
__dunder = "dunder"
def function(): return "function"
class Klass: pass
