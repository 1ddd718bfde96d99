class A:
    first = 1


A.frist
