# Modules for text: html, urllib.parse, shlex, configparser, difflib, uuid, tomllib.
import configparser, difflib, html, io, ipaddress, shlex, tomllib, urllib.parse as up, uuid
from html.parser import HTMLParser

print(html.escape("<a href='x'>&\"</a>"), html.unescape("&lt;&eacute;&#233;&#x41;&amp;amp;&nosuch;&copy &notit;"))


class P(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", data)


P().feed("<p class=x id='1'>Hi &amp; <b>you</b><br/><!-- c --></p><script>a<b</script>")
u = up.urlparse("https://user:pw@host.org:8080/a/b;p?q=1&r=a%20b#frag")
print(u, u.hostname, u.port, u.username, up.urlunparse(u), up.urlsplit("//x/y?z").netloc, up.urljoin("http://a/b/c/d", "../e?f#g"), up.quote("a b/é?"), up.quote_plus("a b&c"), up.unquote("a%20b%C3%A9"), up.parse_qs("a=1&b=2&a=3&c="), up.parse_qsl("a=1&c=", keep_blank_values=True), up.urlencode({"a": 1, "b": [1, 2], "é": "x y"}, doseq=True), up.unquote_to_bytes("%ff"), up.urldefrag("x#y"))
print(shlex.split("a 'b c' \"d \\\" e\" f\\ g # h"), shlex.split("a # b", comments=True), shlex.quote("it's"), shlex.join(["a", "b c"]), list(shlex.shlex("x=1+y", punctuation_chars=True)))
try:
    shlex.split("'a")
except ValueError as e:
    print(e)
c = configparser.ConfigParser()
c.read_string("[DEFAULT]\nbase = /x\n[a]\npath = %(base)s/y\nnum: 42\nflag = yes\nmulti = 1\n  2\n; comment\n[b]\nempty =\n")
print(c.sections(), c["a"]["path"], c.getint("a", "num"), c["a"].getboolean("flag"), repr(c["a"]["multi"]), dict(c["b"]), c.get("b", "none", fallback="fb"), c.has_option("a", "x"), "a" in c)
c["new"] = {"k": "v"}
f = io.StringIO()
c.write(f)
print(f.getvalue())
for bad in ["x = 1\n", "[a]\n[a]\n", "[a]\nx\n"]:
    try:
        configparser.ConfigParser().read_string(bad)
    except configparser.Error as e:
        print(type(e).__name__, e)
try:
    c.get("a", "zz")
except configparser.Error as e:
    print(type(e).__name__, e)
a, b = "one\ntwo\nthree\n".splitlines(True), "one\ntoo\nthree\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "x", "y")), "".join(difflib.ndiff(a, b)), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes())
v = uuid.UUID("12345678123456781234567812345678")
print(v, repr(v), v.hex, v.int, v.fields, v.version, uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), len(str(uuid.uuid4())), uuid.uuid4().version, v.urn, v < uuid.UUID(int=2**127), uuid.UUID(bytes=b"\x01" * 16))
print(tomllib.loads('a = 1\n[t]\nb = "x\\ty"\nc = [1, 2.5, true]\nd = 1979-05-27T07:32:00Z\n[[l]]\nx = {y = 1}\n'))
try:
    tomllib.loads("a = ")
except tomllib.TOMLDecodeError as e:
    print(e)
n = ipaddress.ip_network("192.168.0.0/29")
print(n, list(n.hosts())[:2], ipaddress.ip_address("::1").is_loopback, ipaddress.ip_address("10.0.0.1") in ipaddress.ip_network("10.0.0.0/8"), n.broadcast_address, ipaddress.ip_address("2001:db8::1").exploded)
