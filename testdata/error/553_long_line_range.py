def f(a, b, c): return 1 / a


result = f(0,  'a long string to fill the line', {'key': 'value', 'other': [1, 2, 3]}) + f(1, 2, 3)
