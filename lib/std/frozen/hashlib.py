"""Hash functions: md5(), sha1(), sha256() and others, or new() by name.

A hash object takes bytes by update() and gives the hash of all of them by
digest() or hexdigest().
"""

from _hashes import HASH as _HASH
from _hashes import pbkdf2_hmac, scrypt

_NAMES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512",
          "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256")

algorithms_guaranteed = {*_NAMES, "blake2b", "blake2s"}
algorithms_available = {*_NAMES, "sha512_224", "sha512_256", "blake2b", "blake2s"}

__all__ = (*_NAMES, "blake2b", "blake2s", "new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac", "scrypt")

from _blake2 import blake2b, blake2s


def new(name, data=b"", **kwargs):
    """A hash object by the name of its function."""
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    usual = name.lower().replace("-", "_")
    if usual in ("blake2b", "blake2s"):
        return (blake2b if usual == "blake2b" else blake2s)(data, **kwargs)
    kwargs.pop("usedforsecurity", None)
    if kwargs:
        raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for new()")
    return _HASH(_SPELLED.get(usual, usual), data)


_SPELLED = {"sha3_224": "sha3_224", "sha_1": "sha1", "sha_224": "sha224", "sha_256": "sha256", "sha_384": "sha384", "sha_512": "sha512",
            "sha2_256": "sha256", "sha2_512": "sha512", "shake128": "shake_128", "shake256": "shake_256"}


def __get_builtin_constructor(name):
    """The function of a name, as programs that know other interpreters ask for it."""
    usual = name.lower() if isinstance(name, str) else name
    if usual in ("blake2b", "blake2s"):
        return blake2b if usual == "blake2b" else blake2s
    if usual not in _NAMES:
        raise ValueError(f"unsupported hash type {name}")
    return globals()[usual]


def openssl_md5(string=b"", *, usedforsecurity=True):
    """Returns a md5 hash object; optionally initialized with a string"""
    return _HASH("md5", string)


def openssl_sha1(string=b"", *, usedforsecurity=True):
    """Returns a sha1 hash object; optionally initialized with a string"""
    return _HASH("sha1", string)


def openssl_sha224(string=b"", *, usedforsecurity=True):
    """Returns a sha224 hash object; optionally initialized with a string"""
    return _HASH("sha224", string)


def openssl_sha256(string=b"", *, usedforsecurity=True):
    """Returns a sha256 hash object; optionally initialized with a string"""
    return _HASH("sha256", string)


def openssl_sha384(string=b"", *, usedforsecurity=True):
    """Returns a sha384 hash object; optionally initialized with a string"""
    return _HASH("sha384", string)


def openssl_sha512(string=b"", *, usedforsecurity=True):
    """Returns a sha512 hash object; optionally initialized with a string"""
    return _HASH("sha512", string)


def openssl_sha3_224(string=b"", *, usedforsecurity=True):
    """Returns a sha3-224 hash object; optionally initialized with a string"""
    return _HASH("sha3_224", string)


def openssl_sha3_256(string=b"", *, usedforsecurity=True):
    """Returns a sha3-256 hash object; optionally initialized with a string"""
    return _HASH("sha3_256", string)


def openssl_sha3_384(string=b"", *, usedforsecurity=True):
    """Returns a sha3-384 hash object; optionally initialized with a string"""
    return _HASH("sha3_384", string)


def openssl_sha3_512(string=b"", *, usedforsecurity=True):
    """Returns a sha3-512 hash object; optionally initialized with a string"""
    return _HASH("sha3_512", string)


def openssl_shake_128(string=b"", *, usedforsecurity=True):
    """Returns a shake-128 hash object; optionally initialized with a string"""
    return _HASH("shake_128", string)


def openssl_shake_256(string=b"", *, usedforsecurity=True):
    """Returns a shake-256 hash object; optionally initialized with a string"""
    return _HASH("shake_256", string)


for _name in _NAMES:
    globals()[_name] = globals().pop("openssl_" + _name)
del _name


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The hash object of a file's content; digest is a name or a function."""
    hasher = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        hasher.update(fileobj.getbuffer())
        return hasher
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        hasher.update(view[:size])
    return hasher
