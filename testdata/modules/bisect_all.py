import bisect

a = [1, 2, 2, 2, 5, 8]
for x in (0, 1, 2, 3, 8, 9):
    print(x, bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect(a, x))
print(bisect.bisect(a, 2, 1, 3), bisect.bisect_left(a, 2, lo=2), bisect.bisect_left([], 1))
b = []
for x in (5, 1, 3, 3, 2):
    bisect.insort(b, x)
print(b)
bisect.insort_left(b, 3)
print(b)
people = [('a', 10), ('b', 20), ('c', 30)]
print(bisect.bisect(people, 20, key=lambda p: p[1]), bisect.bisect_left(people, 25, key=lambda p: p[1]))
bisect.insort(people, ('x', 15), key=lambda p: p[1])
print(people)
try:
    bisect.bisect(a, 1, -1)
except ValueError as error:
    print(error)
try:
    bisect.bisect_left([1, 'a'], 2)
except TypeError as error:
    print(error)


def grade(score, breakpoints=(60, 70, 80, 90), grades='FDCBA'):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
