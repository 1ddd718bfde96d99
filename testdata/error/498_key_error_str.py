{'a': 1}['it is missing']
