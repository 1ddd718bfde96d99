sibling = "d " + __name__
