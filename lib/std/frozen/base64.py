"""Binary data as text: Base16, Base32, Base64 (RFC 4648), Base85 and Ascii85."""

import binascii
import struct

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
    "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
    "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _bytes(s):
    """The bytes of a bytes-like object or of a str of ASCII characters."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    """Base64; altchars are two characters in place of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode Base64; validate does not skip other characters but raises."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base64 with - and _ in place of + and /."""
    return b64encode(s).translate(_TO_URL)


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(_FROM_URL))


_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
# Characters of a last group of so many bytes, without padding.
_B32_CHARS = {1: 2, 2: 4, 3: 5, 4: 7}


def _encode32(alphabet, s):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        group = s[i:i + 5]
        number = int.from_bytes(group, "big") << 8 * (5 - len(group))
        chars = bytes(alphabet[number >> shift & 31] for shift in range(35, -1, -5))
        if len(group) < 5:
            chars = chars[:_B32_CHARS[len(group)]].ljust(8, b"=")
        out += chars
    return bytes(out)


def _decode32(alphabet, s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    padding = length - len(s)
    out = bytearray()
    for i in range(0, len(s), 8):
        number = 0
        for c in s[i:i + 8]:
            value = alphabet.find(c)
            if value < 0:
                raise binascii.Error("Non-base32 digit found")
            number = number << 5 | value
        chars = len(s[i:i + 8])
        out += (number << 5 * (8 - chars)).to_bytes(5, "big")
    if length % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding and out:
        del out[len(out) - 5 + (43 - 5 * padding) // 8:]
    return bytes(out)


def b32encode(s):
    """Base32."""
    return _encode32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Decode Base32; casefold admits small letters, map01 reads 0 as O and 1 as a letter."""
    return _decode32(_B32, s, casefold, map01)


def b32hexencode(s):
    """Base32 with digits before letters."""
    return _encode32(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_B32_HEX, s, casefold)


def b16encode(s):
    """Base16: hexadecimal digits, in capitals."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85 = bytes(range(33, 118))
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _encode85(s, alphabet, pad, zeros=False, spaces=False):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    missing = -len(s) % 4
    if missing:
        s = s + bytes(missing)
    chunks = []
    for (number,) in struct.iter_unpack(">I", s):
        if zeros and not number:
            chunks.append(b"z")
            continue
        if spaces and number == 0x20202020:
            chunks.append(b"y")
            continue
        digits = bytearray(5)
        for i in range(4, -1, -1):
            number, digit = divmod(number, 85)
            digits[i] = alphabet[digit]
        chunks.append(bytes(digits))
    if missing and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = alphabet[:1] * 5
        chunks[-1] = chunks[-1][:-missing]
    return b"".join(chunks)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Ascii85."""
    result = _encode85(b, _A85, pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decode Ascii85."""
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = []
    group = []

    def flush():
        number = 0
        for digit in group:
            number = number * 85 + digit
        try:
            out.append(struct.pack(">I", number))
        except struct.error:
            raise ValueError("Ascii85 overflow") from None
        group.clear()

    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                flush()
        elif c == 0x7A:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(bytes(4))
        elif foldspaces and c == 0x79:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b" " * 4)
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    result = b"".join(out)
    padding = 4 - len(group)
    return result[:-padding] if padding else result


def b85encode(b, pad=False):
    """Base85 as git and Mercurial have it."""
    return _encode85(b, _B85, pad)


def b85decode(b):
    b = _bytes(b)
    padding = -len(b) % 5
    b = b + b"~" * padding
    out = []
    for i in range(0, len(b), 5):
        number = 0
        for j, c in enumerate(b[i:i + 5]):
            digit = _B85.find(c)
            if digit < 0:
                raise ValueError("bad base85 character at position %d" % (i + j)) from None
            number = number * 85 + digit
        try:
            out.append(struct.pack(">I", number))
        except struct.error:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i) from None
    result = b"".join(out)
    return result[:-padding] if padding else result


def encode(input, output):
    """Encode one binary file to another, in lines of 76 characters."""
    while s := input.read(MAXBINSIZE):
        while len(s) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(s))):
            s += more
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Decode one binary file to another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from None
    if view.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (view.format, s.__class__.__name__))
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (view.ndim, s.__class__.__name__))


def encodebytes(s):
    """Base64 in lines of 76 characters, as mail has it."""
    _check_bytes(s)
    return b"".join(binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    _check_bytes(s)
    return binascii.a2b_base64(s)


_USAGE = """usage: {} [-h|-d|-e|-u|-t] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)
        -t: encode and decode string 'Aladdin:open sesame'"""


def main():
    """The command line."""
    import getopt
    import sys
    usage = _USAGE.format(sys.argv[0])
    try:
        options, args = getopt.getopt(sys.argv[1:], "hdeut")
    except getopt.error as e:
        sys.stdout = sys.stderr
        print(e)
        print(usage)
        sys.exit(2)
    function = encode
    for option, _ in options:
        if option == "-e":
            function = encode
        elif option in ("-d", "-u"):
            function = decode
        elif option == "-t":
            test()
            return
        elif option == "-h":
            print(usage)
            return
    if args and args[0] != "-":
        with open(args[0], "rb") as f:
            function(f, sys.stdout.buffer)
    else:
        function(sys.stdin.buffer, sys.stdout.buffer)


def test():
    """Show a text, encoded and decoded again."""
    text = b"Aladdin:open sesame"
    encoded = encodebytes(text)
    print(text, encoded, decodebytes(encoded), sep="\n")


if __name__ == "__main__":
    main()
