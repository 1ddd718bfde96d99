import random

r = random.Random(2024)
calls = [('gauss', 0, 1), ('gauss', 5, 2), ('normalvariate', 0, 1), ('lognormvariate', 0, 1),
         ('expovariate', 2), ('vonmisesvariate', 1, 4), ('vonmisesvariate', 0, 0),
         ('gammavariate', 0.5, 1), ('gammavariate', 1, 2), ('gammavariate', 3, 2),
         ('betavariate', 2, 3), ('paretovariate', 3), ('weibullvariate', 1, 2),
         ('triangular', 0, 10, 2), ('triangular',), ('uniform', -1, 1), ('triangular', 3, 3)]
for name, *args in calls:
    print(name, args, [repr(getattr(r, name)(*args)) for _ in range(4)])
try:
    r.gammavariate(0, 1)
except ValueError as error:
    print(error)


class Constant(random.Random):
    def random(self):
        return 0.25


c = Constant()
print(c.randrange(10), c.choice('abcd'), c.uniform(0, 8), c.randint(1, 100))


class Bits(random.Random):
    def getrandbits(self, k):
        return 1


b = Bits()
print(b.randrange(10), b.choice('abcd'), b.getrandbits(5))
print([random.Random(7).gauss() for _ in range(2)], random.Random(3).sample(range(50), 20))
