import circ.tail as t
def add(x): t.order.append(x)
add("helper saw " + t.order[0])
