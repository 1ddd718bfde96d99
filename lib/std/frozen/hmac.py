"""Keyed hashes of messages (RFC 2104)."""

import hashlib
from _hashes import compare_digest

digest_size = None

_INNER = bytes(n ^ 0x36 for n in range(256))
_OUTER = bytes(n ^ 0x5C for n in range(256))


def _maker(digestmod):
    """A function that makes a hash of what digestmod names."""
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b"": hashlib.new(digestmod, data)
    return lambda data=b"": digestmod.new(data)


class HMAC:
    """The hash of a key and a message that comes in pieces."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = _maker(digestmod)
        self._inner = make()
        self._outer = make()
        self.digest_size = self._inner.digest_size
        self.block_size = getattr(self._inner, "block_size", self.blocksize)
        trouble = None
        if not hasattr(self._inner, "block_size"):
            trouble = "No block_size attribute on given digest object; Assuming %d." % self.blocksize
        elif self.block_size < 16:
            trouble = "block_size of %d seems too small; using our default of %d." % (self.block_size, self.blocksize)
            self.block_size = self.blocksize
        if trouble:
            import warnings
            warnings.warn(trouble, RuntimeWarning, 2)
        if len(key) > self.block_size:
            key = make(key).digest()
        key = bytes(key).ljust(self.block_size, b"\0")
        self._inner.update(key.translate(_INNER))
        self._outer.update(key.translate(_OUTER))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        """Add to the message."""
        self._inner.update(msg)

    def copy(self):
        """A copy that goes on by itself."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size, other.block_size = self.digest_size, self.block_size
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def _sum(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        """The hash as bytes."""
        return self._sum().digest()

    def hexdigest(self):
        """The hash in hexadecimal digits."""
        return self._sum().hexdigest()


def new(key, msg=None, digestmod=""):
    """An HMAC with a key, perhaps the first of the message, and a hash function."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The keyed hash of one message."""
    return HMAC(key, msg, digest).digest()
