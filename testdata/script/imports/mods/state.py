items = []
total = 0
def add(n):
    global total
    items.append(n)
    total += n
