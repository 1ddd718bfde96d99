name = "plugin one"
loads = globals().get("loads", 0) + 1
def run(x): return ("one", x)
