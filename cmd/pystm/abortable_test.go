package main

import (
	"strconv"
	"strings"
	"testing"

	"pystm/runtime/stm"
)

// What threads do all the time and what has no effect beyond the heap, or one that waits for the commit: a
// transaction in which it is done can be aborted as before. One at a time cannot, so threads would take turns.
const abortable = `
os.path.split("a/b")
os.path.normpath("a//b")
os.path.abspath("x")
os.path.join("a", pathlib.Path("b"))
os.path.exists("/x")
os.environ.get("HOME")
os.getcwd()
os.getpid()
os.urandom(8)
os.stat("/")
os.listdir("/")
list(os.scandir("/"))
list(os.walk("/dev/shm"))
os.statvfs("/")
glob.glob("/*")
list(pathlib.Path("/").iterdir())
list(pathlib.Path("/").glob("*"))
logging.LogRecord("x", 20, "p", 3, "m", (), None)
log.info("x %d", 3)
uuid.uuid4()
random.random()
random.Random(3)
secrets.token_hex(8)
datetime.datetime.now().isoformat()
datetime.datetime.strptime("2020", "%Y")
time.time()
time.localtime()
time.strftime("%H")
warnings.warn("x")
hashlib.sha256(b"x").hexdigest()
hmac.new(b"k", b"m", "sha256").hexdigest()
zlib.decompress(zlib.compress(b"xx"))
base64.b64encode(b"x")
struct.pack("I", 3)
pathlib.Path("a") / "b"
json.loads(json.dumps([1]))
pickle.loads(pickle.dumps([1]))
copy.deepcopy([1])
traceback.format_stack()
inspect.signature(f)
gettext.gettext("x")
weakref.ref(log)
io.BytesIO(b"x").read()
io.StringIO("a b").readlines()
print("x", file=io.StringIO())
io.TextIOWrapper(io.BytesIO()).write("x")
print("x", file=io.TextIOWrapper(io.BytesIO(), write_through=True))
io.TextIOWrapper(io.BytesIO(b"a\nb")).read()
io.TextIOWrapper(io.BytesIO(b"a\nb"), "utf-16", "replace").readline()
list(io.TextIOWrapper(io.BytesIO(b"a\nb")))
text().seek(text().tell())
text().detach()
text().close()
text().reconfigure(newline="")
text().truncate()
io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"a\nb"))).read()
io.BufferedReader(io.BytesIO(b"abc")).read(2)
list(io.BufferedReader(io.BytesIO(b"a\nb")))
io.BufferedReader(Raw()).peek()
io.BufferedReader(Raw()).readinto(bytearray(3))
io.BufferedWriter(Raw()).write(b"x" * 10000)
io.BufferedRandom(io.BytesIO(b"abc")).seek(2)
io.BufferedRWPair(Raw(), Raw()).flush()
io.BufferedWriter(Raw()).close()
xml.etree.ElementTree.tostring(element)
xml.etree.ElementTree.ElementTree(element).write(io.BytesIO())
list(csv.reader(io.TextIOWrapper(io.BytesIO(b"a,b\nc,d"))))
gzip.GzipFile(fileobj=io.BytesIO(zipped)).read()
io.TextIOWrapper(zipfile.ZipFile(io.BytesIO(archive)).open("a")).read()
http.client.parse_headers(io.BytesIO(b"A: b\r\n\r\n"))
email.message_from_binary_file(io.BytesIO(b"A: b\n\nx"))
ipaddress.ip_address("1.2.3.4")
email.message_from_string("A: b")
http.cookies.SimpleCookie("a=b")
urllib.parse.urlparse("http://x/y")
html.escape("<")
re.sub("a", "b", "aab")
decimal.Decimal("1.1") + 1
fractions.Fraction(1, 3) + 1
threading.Lock().acquire()
threading.current_thread().name
queue.Queue().put(1)
queue.SimpleQueue().put(1)
mimetypes.guess_type("a.html")
textwrap.fill("a b c")
list(csv.reader(["a,b"]))
type("C", (), {})
compile("1 + 2", "x", "eval")
__import__("os.path")
ast.parse("x = 1")
string.Template("$a").substitute(a=1)
enum.Enum("E", "a b")
collections.namedtuple("P", "x y")
functools.lru_cache(None)(f)()
linecache.getline(__file__, 2)
logging.getLogger("a.b.c")
difflib.SequenceMatcher(None, "ab", "bc").ratio()
argparse.ArgumentParser()
xml.etree.ElementTree.fromstring("<a/>")
zoneinfo.ZoneInfo("UTC")
codecs.lookup("utf-8")
sys.stdout.flush()
gc.get_count()
`

const abortableProgram = `
import argparse, ast, base64, codecs, collections, copy, csv, datetime, decimal, difflib, email, enum, fractions, functools
import gc, gettext, glob, gzip, hashlib, hmac, html, http.client, http.cookies, inspect, io, ipaddress, json, linecache, logging, mimetypes, os
import pathlib, pickle, queue, random, re, secrets, string, struct, sys, textwrap, threading, time, traceback, urllib.parse
import uuid, warnings, weakref, xml.etree.ElementTree, zipfile, zlib, zoneinfo
__file__ = 'x'
def f(): pass
warnings.simplefilter('ignore')
log = logging.getLogger('x')
log.setLevel(20)
log.propagate = False
log.addHandler(logging.StreamHandler(io.StringIO()))
def text(): return io.TextIOWrapper(io.BytesIO(b'a\nb'))
class Raw(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def write(self, data): return len(data)
    def readinto(self, buffer):
        buffer[:3] = b'a\nb'
        return 3
element = xml.etree.ElementTree.Element('a')
zipped = gzip.compress(b'abc')
archive = io.BytesIO()
with zipfile.ZipFile(archive, 'w') as z: z.writestr('a', 'x\ny')
archive = archive.getvalue()
sys.space = globals()
`

func TestAbortable(t *testing.T) {
	machine, thread, err := newVM(&options{maxHeap: 1 << 30, stm: stmOptions{segments: 2, always: true}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	run := func(t *testing.T, program string) {
		t.Helper()
		if err := thread.RunCommand(program); err != nil {
			t.Fatal(thread.ReportUncaught(err))
		}
	}
	if _, err := thread.ImportModule("sys"); err != nil {
		t.Fatal(thread.ReportUncaught(err))
	}
	run(t, abortableProgram)
	for expression := range strings.Lines(strings.TrimSpace(abortable)) {
		expression = strings.TrimSpace(expression)
		t.Run(expression, func(t *testing.T) {
			// What is done once only, such as imports, comes first. A break ends the transaction each time.
			run(t, "import sys\nexec("+strconv.Quote("def step(): "+expression)+", sys.space)\nfor i in range(3): sys.space['step']()")
			before := machine.RT.Events()[stm.EventInevitable]
			run(t, "import sys, time\nfor i in range(5):\n    sys.space['step']()\n    time.sleep(0)")
			if n := machine.RT.Events()[stm.EventInevitable] - before; n > 1 {
				t.Errorf("%d transactions could not be aborted", n)
			}
		})
	}
}
