# What the error handlers of codecs take, and what encoders take from them.
import codecs


def tell(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


class Fake(Exception):
    __class__ = UnicodeEncodeError


class NoText(UnicodeEncodeError):
    def __init__(self):
        super().__init__('ascii', '', 0, 1, 'bad')
        self.object = []


encode = UnicodeEncodeError('ascii', 'a\u20ac\udc80b', 1, 2, 'why')
decode = UnicodeDecodeError('ascii', bytearray(b'a\xff\x80b'), 1, 3, 'why')
translate = UnicodeTranslateError('a\u20acb', 1, 2, 'why')
for name in 'strict ignore replace xmlcharrefreplace backslashreplace namereplace surrogateescape surrogatepass'.split():
    handler = codecs.lookup_error(name)
    for e in (encode, decode, translate, UnicodeEncodeError('utf-8', '\udcff\udc80', 0, 2, 'why'), UnicodeError('x'), NoText()):
        print(name, ascii(tell(handler, e)))
    try:
        print(name, handler(Fake('fake')))
    except Fake as e:
        print(name, 'raised again')
    except TypeError as e:
        print(name, 'TypeError')
print(type(decode.object), decode.object, decode.args)
print(decode)

answer = None
codecs.register_error('test.answer', lambda e: (answer, e.end))
for encoding in 'ascii', 'latin-1', 'utf-8', 'utf-16-le', 'utf-32-be':
    for answer in 'x', '\xe9', '\u20ac', b'', b'a', b'ab', b'abc', b'abcd':
        print(encoding, ascii(answer), tell(lambda: '[\udc80]'.encode(encoding, 'test.answer')))
