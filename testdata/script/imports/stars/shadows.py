x = "after"
len = lambda s: "shadowed len"
