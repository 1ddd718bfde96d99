from helpers import circular_b
value = 1
