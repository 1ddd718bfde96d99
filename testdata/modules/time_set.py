# Clocks that cannot be set, and what is no time.
import time

for function, *args in [(time.clock_settime, time.CLOCK_MONOTONIC, 0), (time.clock_settime, 99, 1.5), (time.clock_settime, 'x', 0),
                        (time.clock_settime, time.CLOCK_MONOTONIC, 'x'), (time.clock_settime, time.CLOCK_MONOTONIC, float('nan')),
                        (time.clock_settime, time.CLOCK_MONOTONIC, 1e300), (time.clock_settime_ns, time.CLOCK_MONOTONIC, 5),
                        (time.clock_settime_ns, 99, 5), (time.clock_settime_ns, time.CLOCK_MONOTONIC, 1.5),
                        (time.clock_settime_ns, time.CLOCK_MONOTONIC, 1 << 80), (time.sleep, 1e300), (time.sleep, 1 << 70)]:
    try:
        print(function(*args))
    except (OSError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
