real = "a real attribute"
def __getattr__(name):
    if name == "forbidden":
        raise AttributeError("module says no to " + name)
    if name.startswith("__"):
        raise AttributeError(name)
    return "made up: " + name
def __dir__(): return ["zz", "aa"]
