# Hashes, and binary data as text.
import base64, binascii, hashlib, hmac, secrets
for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name)
    h.update(b'hello ')
    g = h.copy()
    h.update(b'world' * 100)
    d = h.hexdigest(20) if name.startswith('shake') else h.hexdigest()
    e = g.hexdigest(4) if name.startswith('shake') else g.hexdigest()
    print(name, h.name, h.digest_size, h.block_size, d, e)
print(hashlib.md5(b'').hexdigest(), hashlib.sha256(b'abc').digest(), hashlib.sha1(bytearray(b'x')).hexdigest(), hashlib.new('sha512_256', b'x').hexdigest())
print(hashlib.blake2b(b'x', digest_size=20, key=b'k', salt=b's', person=b'p').hexdigest(), hashlib.blake2s(b'y'*1000, digest_size=8, fanout=2, depth=3, leaf_size=5, node_offset=7, node_depth=1, inner_size=4, last_node=True).hexdigest())
print(hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: hashlib.md5('x')); t(lambda: hashlib.blake2b(digest_size=65)); t(lambda: hashlib.blake2s(key=b'x'*33))
print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 1000).hex(), hashlib.pbkdf2_hmac('sha1', b'pw', b'salt', 10, 40).hex())
h = hmac.new(b'key', b'msg', 'sha256'); print(h.hexdigest(), h.name, h.digest_size, h.block_size, hmac.digest(b'k'*200, b'm', hashlib.md5).hex(), hmac.new(b'k', digestmod='md5').copy().hexdigest())
t(lambda: hmac.new('k', b'', 'md5')); t(lambda: hmac.new(b'k', b''))
print(hmac.compare_digest('a', 'a'), hmac.compare_digest(b'a', b'b')); t(lambda: hmac.compare_digest('a', b'a'))
import io; print(hashlib.file_digest(io.BytesIO(b'abc'), 'sha1').hexdigest())
data = bytes(range(256))
for n in range(0, 9):
    d = data[n*3:n*3+n]
    print(base64.b64encode(d), base64.b32encode(d), base64.b16encode(d), base64.b85encode(d), base64.a85encode(d), base64.b32hexencode(d), base64.b64decode(base64.b64encode(d)) == d == base64.b32decode(base64.b32encode(d)) == base64.b85decode(base64.b85encode(d)) == base64.a85decode(base64.a85encode(d)) == base64.b32hexdecode(base64.b32hexencode(d)))
print(base64.urlsafe_b64encode(data[240:]), base64.urlsafe_b64decode('-_-_'), base64.b64encode(b'\xfb\xff', b'@!'), base64.encodebytes(data), base64.decodebytes(b'aGk=\n'), base64.a85encode(b'\0\0\0\0    x', foldspaces=True, adobe=True, wrapcol=6), base64.b64decode('aG k=\n'))
for bad in ['a', 'ab', 'abc', 'ab=', 'a===', '====', 'ab==cd', '!ab=', 'abcde']:
    t(lambda: base64.b64decode(bad)); t(lambda: base64.b64decode(bad, validate=True))
t(lambda: base64.b32decode('A')); t(lambda: base64.b32decode('1AAAAAAA')); t(lambda: base64.b16decode('0g')); t(lambda: base64.b85decode('"')); t(lambda: base64.a85decode('~')); t(lambda: base64.b64encode('x')); t(lambda: base64.b64decode('é')); t(lambda: base64.b16decode('ab')); print(base64.b16decode('ab', True), base64.b32decode('me======', casefold=True))
print(binascii.hexlify(b'abc'), binascii.hexlify(b'abcde', '-', 2), binascii.b2a_hex(b'abcde', b':', -2), binascii.unhexlify('616B'), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.crc_hqx(b'hello', 0))
t(lambda: binascii.unhexlify('abc')); t(lambda: binascii.unhexlify('zz')); t(lambda: binascii.unhexlify(1)); t(lambda: binascii.a2b_base64('abcde'))
for d in [b'', b'a', b'hello world', data[:45]]:
    u = binascii.b2a_uu(d); print(u, binascii.a2b_uu(u) == d, binascii.b2a_uu(d, backtick=True))
t(lambda: binascii.b2a_uu(b'x'*46)); t(lambda: binascii.a2b_uu(b'#86)C' + b'xyz'))
for d in [b'hello=world', b'caf\xe9 \n', b'x'*80, b'a b_c', b'line \nnext\t\nend ', b'.\n']:
    q = binascii.b2a_qp(d); print(q, binascii.a2b_qp(q) == d, binascii.b2a_qp(d, quotetabs=True), binascii.b2a_qp(d, header=True), binascii.b2a_qp(d, istext=False))
print(binascii.a2b_qp(b'a=20b=\nc=zz='), binascii.a2b_qp(b'a_b', header=True), issubclass(binascii.Error, ValueError), binascii.Incomplete)
print(len(secrets.token_bytes(5)), len(secrets.token_hex(4)), 0 <= secrets.randbelow(3) < 3, secrets.choice([1]), len(secrets.token_urlsafe()))
import codecs
print(codecs.encode(b'hi', 'hex'), codecs.decode(b'aGk=', 'base64'), bytes.fromhex('6869'))
