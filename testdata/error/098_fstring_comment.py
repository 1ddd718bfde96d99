f'{x # y}'
