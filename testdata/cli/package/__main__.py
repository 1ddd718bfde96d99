import sys
from . import part
print(__name__, __package__, sys.argv[1:], part.value)
