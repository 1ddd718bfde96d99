from . import a, b as second, c
from .late import name as late_name
result = [a.__name__, second.__name__, c.__name__, late_name]
