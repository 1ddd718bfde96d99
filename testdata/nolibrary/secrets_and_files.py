# The small ones: secrets, hmac, base64, binascii, hashlib, tempfile, shutil, configparser, email.utils, html, mimetypes, cgi.
import base64
import binascii
import configparser
import datetime
import email.utils
import hashlib
import hmac
import html
import io
import mimetypes
import os
import secrets
import shutil
import tempfile
from http import HTTPStatus, cookies

print(len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), secrets.randbelow(1), secrets.choice([3]),
      secrets.compare_digest(b"a", b"a"), secrets.randbits(8) < 256)
print(hmac.new(b"k", b"m", "sha256").hexdigest(), hmac.digest(b"k", b"m", "md5").hex(), hmac.compare_digest("a", "b"))
print([(n, hashlib.new(n, b"x").hexdigest()[:16]) for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")])
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 10).hex())
print(base64.b64encode(b"\xff\xfe"), base64.urlsafe_b64decode("__4="), base64.b32encode(b"abc"), base64.b85encode(b"abcd"), base64.a85encode(b"abcd"))
print(binascii.hexlify(b"ab", "-"), binascii.unhexlify("6162"), binascii.crc32(b"x"), binascii.b2a_qp(b"a=\xff"), binascii.a2b_uu(binascii.b2a_uu(b"abc")))
with tempfile.TemporaryDirectory() as d:
    os.makedirs(d + "/a/b")
    with open(d + "/a/b/f.txt", "w") as f:
        f.write("text")
    shutil.copytree(d + "/a", d + "/c")
    print(sorted(os.listdir(d)), open(d + "/c/b/f.txt").read(), shutil.which("sh") is not None)
    shutil.rmtree(d + "/a")
    shutil.move(d + "/c", d + "/e")
    print(os.listdir(d))
with tempfile.NamedTemporaryFile("w+") as f:
    f.write("x")
    f.seek(0)
    print(f.read(), os.path.exists(f.name))
s = tempfile.SpooledTemporaryFile(4)
s.write(b"12345678")
s.seek(2)
print(s.read())
c = configparser.ConfigParser()
c.read_string("[a]\nx = 1\ny = %(x)s2\n[b]\nflag: yes\n")
print(c.sections(), c["a"]["y"], c.getint("a", "x"), c.getboolean("b", "flag"), c.get("b", "no", fallback="f"))
out = io.StringIO()
c.write(out)
print(out.getvalue())
print(email.utils.formatdate(0, usegmt=True), email.utils.parsedate_tz("Thu, 01 Jan 1970 00:00:00 GMT"), email.utils.parseaddr("A <a@b>"),
      email.utils.format_datetime(datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc), usegmt=True))
print(html.escape("<'\">"), html.unescape("&lt;&eacute;&#65;"), mimetypes.guess_type("a.html"), mimetypes.guess_type("a.tar.gz"))
k = cookies.SimpleCookie("a=1; b=\"x y\"")
k["a"]["httponly"] = True
print(k.output(), HTTPStatus(404).phrase)
