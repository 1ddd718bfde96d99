import gc, sys


class A:
    def __del__(self):
        raise ValueError('in del')


sys.unraisablehook = lambda u: print(u.exc_type, u.exc_value, u.err_msg, u.object is A.__del__, u.exc_traceback.tb_lineno)
A()
gc.collect()
raise SystemExit(2)
