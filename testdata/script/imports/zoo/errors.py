class ZooError(Exception): pass
class UnknownAnimal(ZooError, LookupError):
    def __init__(self, name, known):
        super().__init__("no animal " + name)
        self.known = known
