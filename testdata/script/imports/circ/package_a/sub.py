from . import value as parent_value
value = "sub of " + parent_value
