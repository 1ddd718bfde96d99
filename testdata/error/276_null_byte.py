compile('x = 1\0', 'f', 'exec')
