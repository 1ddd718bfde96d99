x = None
print(f'a {x.y} b')
