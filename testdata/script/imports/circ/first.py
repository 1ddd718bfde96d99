import circ.second
from circ import second
def use(): return "first uses " + second.name
name = "first"
done = True
