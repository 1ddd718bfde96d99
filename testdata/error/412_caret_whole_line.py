raise ValueError('whole line')
