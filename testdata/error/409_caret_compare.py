x = 1
y = 'a'
if x == 1 and x < y:
    pass
