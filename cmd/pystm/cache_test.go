package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
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
