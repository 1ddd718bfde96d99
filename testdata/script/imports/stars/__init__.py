visible = 1
_hidden = 2
from . import plain
