"""Powers with parts that are infinite or no numbers."""
nan, inf = float('nan'), float('inf')
for x in (nan, inf, -inf, complex(nan, 1), complex(1, nan), complex(inf, nan), 0j, 1e308, 5e-324):
    for y in (1j, 1 + 2j, complex(nan, 0), complex(0, nan), complex(0, inf), 0j, 1 + 0j, -1j):
        try:
            z = x ** y
            print(x, y, [str(v) if v != v or v in (inf, -inf, 0) else 'finite' for v in (z.real, z.imag)])
        except (ZeroDivisionError, OverflowError) as e:
            print(x, y, e)
