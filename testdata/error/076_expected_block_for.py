for i in 1:
x = 1
