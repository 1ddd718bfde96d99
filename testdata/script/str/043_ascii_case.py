import string, random
random.seed(3)
every = ''.join(map(chr, range(128)))
for n in range(0, 40):
    t = every[n * 3 % 100:][:n]
    assert t.lower() == ''.join(c.lower() for c in t) and t.upper() == ''.join(c.upper() for c in t) and t.casefold() == t.lower()
print(every.lower() == every.upper().lower(), every.upper()[64:], every.lower()[64:])
for _ in range(300):
    t = ''.join(random.choices(every, k=random.randrange(70)))
    assert t.lower() == t.swapcase().lower() and t.upper() == t.swapcase().upper() and len(t.lower()) == len(t)
    assert t.encode().lower().decode() == t.lower() and t.encode().upper().decode() == t.upper()
print('ÄßÉABC'.lower(), 'äßabc'.upper(), 'ẞ'.casefold(), '@AZ[`az{'.lower(), '@AZ[`az{'.upper(), '@AZ[`az{@AZ['.upper())
