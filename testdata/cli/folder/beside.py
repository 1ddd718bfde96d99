where = 'beside'
