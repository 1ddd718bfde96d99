x = 1
if x is 1:
    print('is')
assert (x, 'always')
print((1, 2)[0])
raise SystemExit(4)
