"""SHA-512 in Python: enough to turn a text seed of random into a number."""

_MASK = (1 << 64) - 1


def _primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found


def _root(number, degree):
    """The first 64 bits of the fraction of a root."""
    scaled = number << 64 * degree
    low, high = 0, 1 << 64 + number.bit_length()
    while low < high - 1:
        middle = (low + high) >> 1
        if middle ** degree <= scaled:
            low = middle
        else:
            high = middle
    return low & _MASK


_START = [_root(prime, 2) for prime in _primes(8)]
_ROUND = [_root(prime, 3) for prime in _primes(80)]


def _rotate(x, n):
    return (x >> n | x << 64 - n) & _MASK


def digest(data):
    """The SHA-512 digest of bytes."""
    state = _START[:]
    length = len(data)
    padding = -(length + 17) % 128
    data = bytes(data) + b'\x80' + bytes(padding) + (8 * length).to_bytes(16, 'big')
    for start in range(0, len(data), 128):
        words = [int.from_bytes(data[i:i + 8], 'big')
                 for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            words.append((words[i - 16] + words[i - 7]
                          + (_rotate(x, 1) ^ _rotate(x, 8) ^ x >> 7)
                          + (_rotate(y, 19) ^ _rotate(y, 61) ^ y >> 6)) & _MASK)
        a, b, c, d, e, f, g, h = state
        for word, constant in zip(words, _ROUND):
            t1 = (h + (_rotate(e, 14) ^ _rotate(e, 18) ^ _rotate(e, 41))
                  + (e & f ^ ~e & g) + constant + word)
            t2 = ((_rotate(a, 28) ^ _rotate(a, 34) ^ _rotate(a, 39))
                  + (a & b ^ a & c ^ b & c))
            h, g, f, e, d, c, b, a = g, f, e, (d + t1) & _MASK, c, b, a, (t1 + t2) & _MASK
        state = [(old + new) & _MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return b''.join(word.to_bytes(8, 'big') for word in state)
