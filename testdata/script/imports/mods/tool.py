"""doc of tool"""
ran_as_main = __name__ == "__main__"
counter = 0
def bump():
    global counter
    counter += 1
    return counter
def main_seen():
    import __main__
    return hasattr(__main__, "tool")
def read_new(): return new_attr
def helper(): return "helper"
def use_helper(): return helper()
