import hashlib

for password, salt, n, r, p, size in ((b'', b'', 16, 1, 1, 64), (b'password', b'NaCl', 1024, 8, 16, 64), (b'pw', bytearray(b'salt'), 4, 2, 3, 7),
                                      (b'x' * 100, b'y' * 100, 16384, 8, 1, 32)):
    print(hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=size, maxmem=2**26).hex())
for kw in dict(n=3, r=1, p=1), dict(n=16, r=0, p=1), dict(n=16, r=1, p=0), dict(n=2**20, r=8, p=1), dict(n=16, r=1), dict(n=16, r=1, p=1, dklen=0), \
        dict(n=16, r=1, p=1, maxmem=-1), dict(n=16, r=8, p=1, maxmem=100):
    try:
        print(hashlib.scrypt(b'p', salt=b's', **kw).hex())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: hashlib.scrypt('p', salt=b's', n=2, r=1, p=1), lambda: hashlib.scrypt(b'p', n=2, r=1, p=1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
