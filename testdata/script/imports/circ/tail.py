order = ["start"]
from .tail_helper import add
add("end")
