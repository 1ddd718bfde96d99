"""exec and eval in namespaces that are no plain dicts, and with other builtins."""
import types
class FE(Exception): pass
class fd(dict):
    def __setitem__(self,k,v): raise FE
def t(f,*a):
    try: f(*a); print("ok")
    except BaseException as e: print(type(e).__name__, e)
code = compile("__builtins__['superglobal']=2; print(superglobal)", "test", "exec")
import builtins
fb=fd(builtins.__dict__)
t(exec,code,{'__builtins__':fb})
t(exec,compile("class A: pass", "", "exec"), {'__builtins__': {}})
t(exec,compile("class A: pass", "", "exec"), {'__builtins__': fb})
t(exec,compile("class A: pass", "", "exec"), {'__builtins__': fd()})
t(exec,compile("x=1", "", "exec"), fd({}))
t(exec,compile("print", "", "exec"), {'__builtins__':123})
t(exec,compile("def f(): global x; x=1\nf()", "", "exec"), fd({}))
t(exec,compile("def f(): import os; print(os)\nf()", "", "exec"), {'__builtins__':{}})
t(exec,compile("import os", "", "exec"), {'__builtins__':{'__import__':lambda *a,**k:print('imp')}})
class so(dict):
    def __getitem__(self,k): raise FE(k)
t(exec,compile("g", "", "exec"), so({'g':1}))
t(exec,compile("g", "", "exec"), {'__builtins__':so({'g':1})})
t(exec,compile("def f(): return g\nf()", "", "exec"), {'__builtins__':so({'g':1})})
t(exec,compile("def f(): return g\nf()", "", "exec"), so({'g':1}))
t(exec,compile("g", "", "exec"), {'__builtins__':types.ModuleType('m')})
t(exec,compile("def f(): return len\nprint(f())", "", "exec"), {'__builtins__':builtins})
t(eval,"x",{},so())
class miss(dict):
    def __missing__(self,k): return k
t(exec,"print(zz)",miss({'print':print}))
t(exec,"def f(): return zz\nprint(f())",miss({'print':print}))
t(exec,"print(zz)",{'print':print},miss())
t(exec,"class C:\n y=zz\nprint(C.y)",{'print':print, '__name__':'q'},miss({'print':print}))
t(exec,compile("class A: pass", "", "exec"), {'__builtins__':123})
t(exec,compile("def f(): return len", "", "exec"), {'__builtins__':None})
t(exec,compile("def f(): return len\nf()", "", "exec"), {'__builtins__':None})
