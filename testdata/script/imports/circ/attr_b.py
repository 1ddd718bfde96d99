import circ.attr_a
circ.attr_a.value
