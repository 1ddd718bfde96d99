from .b import nothing_here
