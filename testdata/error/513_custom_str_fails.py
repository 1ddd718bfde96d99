class MyError(Exception):
    def __str__(self):
        1 / 0


raise MyError(1)
