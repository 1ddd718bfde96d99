# the time module: facts that do not depend on the moment
import time
t0 = time.time()
p0 = time.perf_counter()
m0 = time.monotonic()
time.sleep(0.01)
t1, p1, m1 = time.time(), time.perf_counter(), time.monotonic()
print(t1 > t0, p1 > p0, m1 > m0, t1 - t0 < 60, p1 - p0 >= 0.009, t0 > 1.6e9, type(t0).__name__, type(time.time_ns()).__name__, time.perf_counter_ns() > 0, time.process_time() >= 0, time.monotonic_ns() // 10 ** 9 >= int(m0))
g = time.gmtime(0)
print(tuple(g), g.tm_year, g.tm_mon, g.tm_mday, g.tm_hour, g.tm_wday, g.tm_yday, g.tm_isdst, len(g), g[0], type(g).__name__)
print(repr(g))
for s in (0, 86399, 86400, 951782400, 1000000000, 1709164800, 4102444800, -1):
    g = time.gmtime(s)
    print(s, time.strftime("%Y-%m-%d %H:%M:%S %j %w %a %b %A %B %p %I %y %%", g), time.asctime(g))
print(time.strftime("%d/%m/%Y", (2024, 2, 29, 0, 0, 0, 3, 60, 0)), time.asctime((2000, 1, 2, 3, 4, 5, 6, 2, 0)))
print(tuple(time.strptime("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S"))[:6], time.strptime("5 Jan 99", "%d %b %y").tm_year, time.strptime("Sunday", "%A").tm_wday)
for bad in ("time.sleep(-1)", "time.sleep('a')", "time.sleep()", "time.gmtime('a')", "time.strftime('%Y', (1,))", "time.strftime(5)", "time.asctime(5)", "time.gmtime(1e20)", "time.strptime('x', '%Y')", "time.strptime('2024 extra', '%Y')", "time.sleep(None)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(time.sleep(0), isinstance(time.timezone, int), isinstance(time.tzname, tuple), time.struct_time(range(9)).tm_sec, time.get_clock_info("monotonic").monotonic)
a = time.localtime(1000000000)
print(abs(time.mktime(a) - 1000000000) < 1, tuple(time.gmtime(1.9)) == tuple(time.gmtime(1)), time.gmtime(0) == time.gmtime(0), time.gmtime(0) < time.gmtime(1))
def timed(f):
    def g(*a):
        start = time.perf_counter()
        r = f(*a)
        return r, time.perf_counter() - start >= 0
    return g
print(timed(sum)([1, 2]))
