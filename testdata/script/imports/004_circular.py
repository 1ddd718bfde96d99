# circular imports that work and that fail
import circ.first
print(circ.first.use(), circ.second.use(), circ.first.done, circ.second.saw)
from circ import first, second
print(first.second is second, second.first is first)
try:
    import circ.bad_a
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
try:
    import circ.attr_a
except AttributeError as e:
    print(type(e).__name__, str(e).split(" (")[0])
import sys
print(sorted(m for m in sys.modules if m.startswith("circ.")))
import circ.lazy_a
print(circ.lazy_a.ping(3))
from circ.self_import import me, name
print(me.__name__, name, me.me is me)
import circ.package_a
print(circ.package_a.value, circ.package_a.sub.value, circ.package_a.sub.parent_value)
import circ.tail
print(circ.tail.order)
