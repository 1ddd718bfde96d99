# Facts of the system and input that is not complete: platform, sysconfig, pwd, grp, zoneinfo, codeop.
import code
import codeop
import datetime
import grp
import platform
import pwd
import sysconfig
import zoneinfo

p = platform
print(p.system(), p.uname().node == p.node(), len(p.uname()), p.architecture()[0], p.system_alias("a", "b", "c"), p.uname()[4] == p.machine(), p.python_version_tuple()[:2], p.platform().startswith("Linux-"))
print(sysconfig.get_platform().startswith("linux-"), sysconfig.get_python_version(), sysconfig.get_path_names(), sysconfig.get_path_names()[0], sysconfig.get_config_var("no such"))
u = pwd.getpwuid(0)
print(u, u.pw_name, u[2], pwd.getpwnam("root") == u, grp.getgrgid(0).gr_name, grp.getgrnam("root").gr_gid, len(pwd.getpwall()) > 0)
for f in [lambda: pwd.getpwnam("no such user"), lambda: pwd.getpwuid(987654), lambda: grp.getgrnam("no such group")]:
    try:
        print(f())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
z = zoneinfo.ZoneInfo("UTC")
print(z, datetime.datetime(2020, 7, 1, tzinfo=z), zoneinfo.ZoneInfo("UTC") is z)
try:
    zoneinfo.ZoneInfo("No/Where")
except zoneinfo.ZoneInfoNotFoundError as e:
    print(e)
for text in ["x = (1,", "1", "if 1:", "if 1:\n  pass", "if 1:\n  pass\n", "x = 1", '"""a', "def f():\n", "", "# c", "for x in y:\n  a\n  b", "@d", "try:\n  x\n", "[1,\n2]", "class A:\n\n  x = 1", "a \\"]:
    print(repr(text), codeop.compile_command(text) is not None)
for text in ["x = = 1", "1 +* 2", ")"]:
    try:
        codeop.compile_command(text)
    except SyntaxError as e:
        print(e.msg)
i = code.InteractiveInterpreter({"n": 5})
print(i.runsource("print(n)"), i.runsource("if n:"), i.runsource("m = n * 2"), i.locals["m"])
