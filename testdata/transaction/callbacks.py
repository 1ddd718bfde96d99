# A callback that raises ends nothing.
import io
import sys
from transaction import Pool

sys.stderr = io.StringIO()


def bad_callback(value):
    raise KeyError(value)


with Pool(2) as pool:
    r = pool.apply_async(abs, (-1,), callback=bad_callback)
    print(r.get())
    print(pool.map(abs, [-1, -2]))
    r = pool.map_async(abs, [-1, -2], callback=bad_callback)
    print(r.get())
    print(pool.apply(abs, (-3,)))
print(sys.stderr.getvalue().count('KeyError'))
