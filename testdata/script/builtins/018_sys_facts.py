# the facts of the sys module programs rely on
import sys
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.hexversion >> 16 == 0x30b, sys.version.startswith("3.11"))
print(type(sys.argv).__name__, len(sys.argv), sys.argv[0].rsplit("/", 1)[-1], isinstance(sys.path, list), isinstance(sys.modules, dict), sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding())
print(sys.stdout.encoding.lower().replace("-", ""), sys.stdin is not None, sys.stderr.name, sys.stdout is sys.__stdout__, sys.flags.optimize, isinstance(sys.builtin_module_names, tuple), "sys" in sys.builtin_module_names)
print(sys.exc_info(), sys.float_info.dig, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.nan)
def depth():
    try:
        raise ValueError("x")
    except ValueError:
        t, v, tb = sys.exc_info()
        return t.__name__, str(v), tb.tb_lineno == sys._getframe().f_lineno - 3, sys.exception() is v
print(depth(), sys.exc_info()[0])
def outer():
    secret = 1
    return inner()
def inner():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_locals["secret"], sys._getframe(2).f_code.co_name, f.f_lineno - f.f_code.co_firstlineno
print(outer())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
print(sys.intern("abc") is sys.intern("ab" + "c"), sys.getrefcount(object()) > 0, sys.getsizeof([]) > 0, sys.getsizeof([1, 2]) >= sys.getsizeof([]))
try:
    sys.intern(5)
except TypeError as e:
    print(e)
old = sys.getrecursionlimit()
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
sys.setrecursionlimit(old)
for bad in ("sys.setrecursionlimit('a')", "sys.setrecursionlimit(0)", "sys.exit(1, 2)", "sys.getsizeof()", "sys._getframe('a')", "sys.nope", "sys.setrecursionlimit()"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
hooks = []
saved = sys.displayhook
sys.displayhook = lambda v: hooks.append(v)
[exec(compile(c, "h", "single")) for c in ("1 + 1", "'two'", "None")]
sys.displayhook = saved
print(hooks)
exec(compile("[1, 'a']", "h", "single"))
import builtins
print(builtins._)
del builtins._
sys.displayhook(None)
sys.displayhook({"k": 1})
for v in (None, 3, "text", [1]):
    try:
        sys.exit(v)
    except SystemExit as e:
        print(repr(e.code), end=" ")
print()
print(sys.getswitchinterval() > 0, callable(sys.settrace), sys.platform in ("linux", "darwin", "win32"), sys.implementation.name != "", sys.copyright is not None, sys.executable is not None, sys.prefix is not None, sys.api_version > 0, sys.dont_write_bytecode)
class W:
    def __init__(self): self.s = ""
    def write(self, s): self.s += s
w = W()
saved, sys.stderr = sys.stderr, w
print("to stderr", file=sys.stderr)
sys.stderr = saved
print(repr(w.s))
