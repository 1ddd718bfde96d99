package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pystm/lang/vm/code"
)

// cacheCase is a folder with a program that imports module m and prints m.x.
type cacheCase struct {
	*testing.T
	exe, dir, user string
}

func newCacheCase(t *testing.T) *cacheCase {
	c := &cacheCase{t, build(t), t.TempDir(), t.TempDir()}
	c.write("m.py", "x = 'first'\ndef f(): return 1/0\n")
	return c
}

func (c *cacheCase) write(name, text string) {
	c.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o666); err != nil {
		c.Fatal(err)
	}
}

// run runs a program in the folder and gives what it printed.
func (c *cacheCase) run(program string, flags ...string) string {
	c.Helper()
	cmd := exec.Command(c.exe, append(flags, "-c", program)...)
	cmd.Dir = c.dir
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "PYTHON") {
			cmd.Env = append(cmd.Env, kv)
		}
	}
	cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+c.user)
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

func (c *cacheCase) expect(want string, flags ...string) {
	c.Helper()
	if got := c.run("import m; print(m.x)", flags...); got != want+"\n" {
		c.Errorf("got %q, want %q", got, want)
	}
}

// stored is the one file in __pycache__.
func (c *cacheCase) stored() string {
	c.Helper()
	files, err := filepath.Glob(filepath.Join(c.dir, "__pycache__", "*"))
	if err != nil || len(files) != 1 {
		c.Fatalf("in __pycache__: %q, %v", files, err)
	}
	return files[0]
}

func TestCodeCache(t *testing.T) {
	c := newCacheCase(t)
	c.expect("first", "-B")
	if _, err := os.Stat(filepath.Join(c.dir, "__pycache__")); err == nil {
		t.Error("-B wrote __pycache__")
	}
	if files, _ := os.ReadDir(c.user); len(files) > 0 {
		t.Error("-B wrote into the user's cache")
	}
	c.run("import sys; sys.dont_write_bytecode = True; import m")
	if _, err := os.Stat(filepath.Join(c.dir, "__pycache__")); err == nil {
		t.Error("sys.dont_write_bytecode = True wrote __pycache__")
	}
	c.expect("first")
	file := c.stored()
	before, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	c.expect("first")
	if after, err := os.Stat(file); err != nil || !os.SameFile(before, after) {
		t.Error("written again without need")
	}
	c.write("m.py", "x = 'other'\ndef f(): return 1/0\n")
	c.expect("other")
	c.write("m.py", "x = 'much longer'\n")
	c.expect("much longer", "-B")
	c.expect("much longer")
}

// Code that another build made, or for another source, is not run. The stored
// code is replaced by that of a module that prints something else.
func TestCodeCacheKey(t *testing.T) {
	c := newCacheCase(t)
	c.expect("first")
	data, err := os.ReadFile(c.stored())
	if err != nil {
		t.Fatal(err)
	}
	swap := func(old, new string) []byte {
		d := bytes.Replace(data[4:], []byte(old), []byte(new), 1)
		return append(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(d)), d...)
	}
	put := func(d []byte) {
		if err := os.WriteFile(c.stored(), d, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put(swap("first", "taken"))
	c.expect("taken") // so the stored code is what runs
	key := string(data[4 : 4+bytes.IndexByte(data[4:], '\n')+1])
	data = append(data[:4:4], swap("first", "taken")[4:]...)
	for i, field := range strings.Fields(key) {
		put(swap(field, "0"+field[1:]+"9"))
		if c.expect("first"); t.Failed() {
			t.Fatalf("field %d of the key does not count", i)
		}
	}
}

// Damaged files are as good as none.
func TestCodeCacheDamage(t *testing.T) {
	c := newCacheCase(t)
	c.expect("first")
	file := c.stored()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	put := func(d []byte) {
		if err := os.WriteFile(file, d, 0o666); err != nil {
			t.Fatal(err)
		}
		c.expect("first", "-B")
	}
	for _, n := range []int{0, 1, 3, 4, 5, 20, len(data) / 2, len(data) - 1} {
		put(data[:n])
	}
	put(append(append([]byte(nil), data...), 0))
	put(bytes.Repeat([]byte{0xff}, len(data)))
	for n := 0; n < len(data); n += len(data)/12 + 1 {
		d := append([]byte(nil), data...)
		d[n] ^= 0x41
		put(d)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(file, 0o777); err != nil {
		t.Fatal(err)
	}
	c.expect("first")
}

// lateModule has functions whose code is read when they are first called, or looked at.
const lateModule = `
x = 'first'
def twice(n, /, *rest, by=2, **more):
    "Two times n."
    def inner(): return n * by
    return inner()
def doc(): "Only a text."
def other(): "Another."; return 'other'
def numbers():
    yield from (1, 2.5, 10**30, (3, 'x'), b'y')
class C:
    "A class."
    def __init__(self, a): self.a = a; self.b = [i * a for i in range(3)]
    @property
    def twice(self): "Of a."; return twice(self.a)
`

const lateProgram = `
import m, threading, pickle, dis, inspect
%s
print(m.twice.__doc__, m.doc.__doc__, m.C.twice.__doc__, m.C.__init__.__doc__)
print(inspect.signature(m.twice), m.other.__code__.co_consts, m.other.__code__ == m.doc.__code__, m.numbers.__code__.co_flags)
m.doc.__code__ = m.other.__code__
print(m.doc(), m.doc.__doc__, m.other.__doc__, m.twice(4, by=3), list(m.numbers()))
c = m.C(5)
print(vars(c), c.twice)
print([i.opname for i in dis.get_instructions(m.C.__init__)] != [], len({m.twice.__code__, m.other.__code__, m.doc.__code__}))
try: m.twice()
except TypeError as e: print(e)
`

func TestCodeCacheLate(t *testing.T) {
	c := newCacheCase(t)
	c.write("m.py", lateModule)
	want := c.run(strings.Replace(lateProgram, "%s", "", 1)) // compiled now
	if !strings.Contains(want, "other Only a text. Another. 12 [1, 2.5, 1000000000000000000000000000000, (3, 'x'), b'y']") {
		t.Fatalf("got %s", want)
	}
	c.write("m2.py", lateModule)
	c.run("import m2")
	start := "t = threading.Thread(target=lambda: None); t.start(); t.join()"
	const both = `
import _thread
got = []
def work():
    while 'm2' not in globals(): pass
    got.append([m2.twice(n) for n in range(300)])
_thread.start_new_thread(work, ()); import m2
got.append([m2.twice(n) for n in range(300)])
while len(got) < 2: pass
assert got[0] == got[1] == list(range(0, 600, 2)) and m2.other() == 'other', got
`
	for _, first := range []string{"", start, both, "import gc; gc.collect(); gc.collect()", "m.other.__doc__ = 'Another.'"} {
		for _, flags := range [][]string{nil, {"--gc-stress"}, {"--stm=always"}, {"--chaos=3,0.05"}} {
			if got := c.run(strings.Replace(lateProgram, "%s", first, 1), flags...); got != want {
				t.Errorf("%q with %v: got\n%s\nwant\n%s", first, flags, got, want)
			}
		}
	}
}

// Several threads call the functions of a module first, in different orders, while others
// collect and give functions other code.
func TestCodeCacheThreads(t *testing.T) {
	t.Parallel()
	c := newCacheCase(t)
	var m strings.Builder
	for i := range 30 {
		fmt.Fprintf(&m, `
def f%[1]d(x, y=%[1]d):
    "Text %[1]d."
    def inner(z): return x, y, z, 'inner %[1]d', (x, '%[1]d')
    return [inner(z) for z in (1, %[1]d.5)]
def g%[1]d(n):
    for i in range(n): yield i, 'item %[1]d'
class C%[1]d:
    def __init__(self, a): self.a, self.b = a, 'b%[1]d'
    def m(self): return self.a, self.b, %[1]d << 70
`, i)
	}
	c.write("many.py", m.String())
	c.run("import many")
	const program = `
import gc, many, threading
def use(n, i):
    x = getattr(many, f'C{i}')(n)
    return getattr(many, f'f{i}')(n), list(getattr(many, f'g{i}')(3)), x.m(), getattr(many, f'f{i}').__doc__
def expected(n, i):
    return ([(n, i, z, f'inner {i}', (n, str(i))) for z in (1, i + .5)], [(k, f'item {i}') for k in range(3)],
            (n, f'b{i}', i << 70), f'Text {i}.')
wrong = []
def work(n):
    for k in range(30):
        i = k * (1, 7, 11, 29)[n] % 30
        if (got := use(n, i)) != expected(n, i): wrong.append(got)
        if n == 3 and k % 10 == 0: gc.collect()
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads: t.start()
for t in threads: t.join()
old = many.f1
def other(x): return x.f(1)
other.__code__ = many.f1.__code__.replace(co_name='new') if FIRST else many.f2.__code__
gc.collect()
try: other(1)
except TypeError as e: print(str(e)[:20])
print(wrong, len(threads))
`
	for _, first := range []string{"False", "True"} {
		for _, flags := range [][]string{nil, {"--gc-stress"}, {"--stm=always"}, {"--chaos=3,0.05"}, {"--chaos=4", "--gc-stress"}} {
			got := c.run(strings.Replace(program, "FIRST", first, 1), flags...)
			if want := "[] 4\n"; !strings.HasSuffix(got, want) {
				t.Errorf("with %v: got\n%s", flags, got)
			}
		}
	}
}

// Who forges the checksum, too, gets an exception where the function is called.
func TestCodeCacheForged(t *testing.T) {
	c := newCacheCase(t)
	c.expect("first")
	data, err := os.ReadFile(c.stored())
	if err != nil {
		t.Fatal(err)
	}
	_, stored, _ := bytes.Cut(data[4:], []byte("\n")) // behind the checksum, which may have such a byte, and the key
	module, err := code.Unmarshal(stored, "m.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range module.Consts {
		if f, ok := k.(*code.Code); ok {
			first := binary.LittleEndian.AppendUint64(nil, uint64(f.Instrs[0]))
			copy(data[bytes.LastIndex(data, first):], bytes.Repeat([]byte{0xff}, 8))
		}
	}
	binary.LittleEndian.PutUint32(data, crc32.ChecksumIEEE(data[4:]))
	if err := os.WriteFile(c.stored(), data, 0o666); err != nil {
		t.Fatal(err)
	}
	c.expect("first")
	const program = `
import m, threading
def ask():
    for what in m.f, lambda: m.f.__doc__, lambda: m.f.__code__.co_consts, lambda: hash(m.f.__code__):
        try: what()
        except SystemError as e: print(str(e)[:25])
ask()
t = threading.Thread(target=ask); t.start(); t.join()
`
	if got, want := c.run(program), strings.Repeat("f: bad stored code: f: 0:\n", 8); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The file in a traceback is where the source is now, not where it was.
func TestCodeCacheMoved(t *testing.T) {
	c := newCacheCase(t)
	c.expect("first")
	moved := filepath.Join(t.TempDir(), "moved")
	if err := os.Rename(c.dir, moved); err != nil {
		t.Fatal(err)
	}
	c.dir = moved
	out := c.run("import m, sys\ntry: m.f()\nexcept ZeroDivisionError as e: print(e.__traceback__.tb_next.tb_frame.f_code.co_filename)")
	if name := strings.TrimSpace(out); filepath.Base(name) != "m.py" || filepath.IsAbs(name) && filepath.Dir(name) != moved {
		t.Errorf("file name %q, want it in %q", name, moved)
	}
}

// -O has code of its own; embedded modules are kept in the user's cache.
func TestCodeCacheKinds(t *testing.T) {
	c := newCacheCase(t)
	c.write("m.py", "x = 'kept'\ntry: assert False\nexcept AssertionError: x = 'checked'\n")
	c.expect("checked")
	c.expect("kept", "-O")
	c.expect("checked")
	c.run("import keyword")
	files, err := filepath.Glob(filepath.Join(c.user, "pystm", "keyword.*.pyc"))
	if err != nil || len(files) != 1 {
		t.Errorf("the user's cache holds %q, %v", files, err)
	}
}
