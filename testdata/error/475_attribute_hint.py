class A:
    def __init__(self):
        self.height = 1


A().heigth
