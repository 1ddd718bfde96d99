print(*a, sep=*b)
