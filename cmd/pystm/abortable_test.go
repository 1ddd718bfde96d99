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
import gc, gettext, glob, hashlib, hmac, html, http.cookies, inspect, io, ipaddress, json, linecache, logging, mimetypes, os
import pathlib, pickle, queue, random, re, secrets, string, struct, sys, textwrap, threading, time, traceback, urllib.parse
import uuid, warnings, weakref, xml.etree.ElementTree, zlib, zoneinfo
__file__ = 'x'
def f(): pass
warnings.simplefilter('ignore')
log = logging.getLogger('x')
log.setLevel(20)
log.propagate = False
log.addHandler(logging.StreamHandler(io.StringIO()))
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
