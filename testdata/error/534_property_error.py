class A:
    @property
    def p(self):
        return self._missing


A().p
