names = [__name__, __package__]
