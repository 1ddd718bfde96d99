class E(Exception):
    pass


E.__module__ = 'some.module'
E.__qualname__ = 'Outer.E'
raise E('x')
