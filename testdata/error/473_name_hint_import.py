print(itertools.count)
