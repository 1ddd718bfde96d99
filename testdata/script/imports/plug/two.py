name = "plugin two"
def run(x): return ("two", x * 2)
