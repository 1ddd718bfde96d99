def load():
    return {}['missing']


load()
