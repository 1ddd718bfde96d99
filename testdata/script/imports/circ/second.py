from . import first
saw = hasattr(first, "done")
name = "second"
def use(): return "second uses " + first.name
