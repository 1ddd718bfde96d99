assert (1, 'x')
x = = 1
