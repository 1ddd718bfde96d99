f = lambda x: x.missing
sorted([3, 1], key=f)
