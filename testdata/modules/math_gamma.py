import math, random
for x in (0.5, 1.5, -0.5, -1.5, 5, 23, 24.0, 25.5, 100.25, 150.5, 170.6, 171.6, -20.5, -150.3, -170.9, -185.5, -300.5, 1e-21, -1e-300, 1e-308, 2.5, 1e-5, 7.000000001):
    print(x, repr(math.gamma(x)) if x < 171.6 else '', math.lgamma(x))
for f in math.gamma, math.lgamma:
    for x in (0.0, -0.0, -1, -5.0, 172.0, 1e308, 1e-309, math.inf, -math.inf, math.nan, -1e16):
        try: print(f.__name__, x, f(x))
        except (ValueError, OverflowError) as e: print(f.__name__, x, type(e).__name__, e)
