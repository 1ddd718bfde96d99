from .not_there import x
