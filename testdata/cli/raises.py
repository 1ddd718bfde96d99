def f():
    return 1 / 0


if __name__ == '__main__':
    f()
