# What hash functions refuse, and what HMAC warns of.
import hashlib
import hmac
import warnings

for make in hashlib.blake2b, hashlib.blake2s:
    for name, value in [('leaf_size', 1 << 32), ('leaf_size', -1), ('node_offset', -1), ('inner_size', 65), ('fanout', 256), ('depth', 0), ('node_depth', 256),
                        ('digest_size', 65), ('leaf_size', (1 << 32) - 1), ('node_offset', (1 << 48) - 1)]:
        try:
            print(make(b'x', **{name: value}).hexdigest())
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)
try:
    hashlib.blake2s(node_offset=1 << 48)
except OverflowError as e:
    print(e)
for name in 1, b'md5', 'nosuch', 'MD5', 'SHA256', None:
    try:
        print(hashlib.new(name).name)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for name in 'md5', 'sha256', 'sha3_256', 'blake2b', 'shake_128', 'nosuch':
    try:
        print(hashlib.__get_builtin_constructor(name)(b'x').name)
    except ValueError as e:
        print(e)
for key, value in [('maxmem', None), ('maxmem', -1), ('dklen', None), ('dklen', 0), ('n', None), ('n', 3), ('r', 0), ('p', 0)]:
    arguments = dict(salt=b'salt', n=2, r=8, p=1)
    arguments[key] = value
    try:
        print(hashlib.scrypt(b'password', **arguments).hex())
    except (TypeError, ValueError, OverflowError) as e:
        print(key, value, isinstance(e, TypeError))


class Small:
    digest_size = 4
    block_size = 4

    def __init__(self, data=b''):
        self.data = data

    def update(self, data):
        self.data += data

    def digest(self):
        return self.data[-4:]

    def copy(self):
        return type(self)(self.data)


class Unsized(Small):
    block_size = property(lambda self: self.nothing)


for digestmod in Small, Unsized, hashlib.md5:
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        h = hmac.HMAC(b'key', b'message', digestmod)
    print(h.block_size, len(h.digest()), [(w.category.__name__, str(w.message)) for w in log])
