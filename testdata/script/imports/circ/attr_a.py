import circ.attr_b
value = 1
