package compile

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pystm/lang/parser"
	"pystm/lang/vm/code"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestListings compares the code of testdata/*.txtar: Python source, then, after
// the line "-- code --", its listing.
func TestListings(t *testing.T) {
	const mark = "-- code --\n"
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no golden files")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src, want, _ := strings.Cut(string(b), mark)
			c, err := Source([]byte(src), "<test>", parser.Exec, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := code.Verify(c); err != nil {
				t.Error(err)
			}
			var got bytes.Buffer
			if err := code.Disasm(&got, c); err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(file, []byte(src+mark+got.String()), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got.String() != want {
				t.Errorf("listing differs (-update writes it anew):\n%s", &got)
			}
		})
	}
}

// TestErrors compares errors with the answers of CPython that
// testdata/answers.py has stored.
func TestErrors(t *testing.T) {
	sources, answers := readChunks(t, "testdata/errors.txt"), readLines(t, "testdata/errors.want")
	if len(sources) != len(answers) {
		t.Fatalf("%d sources, %d answers", len(sources), len(answers))
	}
	for i, src := range sources {
		_, err := Source([]byte(src), "<test>", parser.Exec, Options{})
		got := "no error"
		var e *parser.SyntaxError
		if errors.As(err, &e) {
			got = fmt.Sprintf("%d:%d %d:%d %s", e.Line, e.Col, e.EndLine, e.EndCol, e.Msg)
		}
		if got != answers[i] {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, answers[i])
		}
	}
}

// TestWarnings does the same for warnings.
func TestWarnings(t *testing.T) {
	sources, answers := readChunks(t, "testdata/warnings.txt"), readLines(t, "testdata/warnings.want")
	if len(sources) != len(answers) {
		t.Fatalf("%d sources, %d answers", len(sources), len(answers))
	}
	for i, src := range sources {
		var got []string
		_, err := Source([]byte(src), "<test>", parser.Exec, Options{Warn: func(w Warning) error {
			got = append(got, fmt.Sprintf("%d %s", w.Line, w.Msg))
			return nil
		}})
		if s := strings.Join(got, " / "); err != nil || s != answers[i] {
			t.Errorf("%s\ngot  %s %v\nwant %s", src, s, err, answers[i])
		}
	}
}

// A warning that is turned into an error is the outcome.
func TestWarningAsError(t *testing.T) {
	boom := errors.New("boom")
	_, err := Source([]byte("x is 1\nreturn"), "<test>", parser.Exec, Options{Warn: func(Warning) error { return boom }})
	if err != boom {
		t.Errorf("got %v", err)
	}
}

// TestUnparse compares annotations as text.
func TestUnparse(t *testing.T) {
	sources, answers := readLines(t, "testdata/unparse.txt"), readLines(t, "testdata/unparse.want")
	if len(sources) != len(answers) {
		t.Fatalf("%d sources, %d answers", len(sources), len(answers))
	}
	for i, src := range sources {
		c, err := Source([]byte("x: "+src), "<test>", parser.Exec, Options{FutureAnnotations: true})
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got, ok := c.Consts[0].(string); !ok || got != answers[i] {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, answers[i])
		}
	}
}

// TestText has the line of source in the error of a file.
func TestText(t *testing.T) {
	_, err := Source([]byte("x\r\n  \nreturn 1"), "a.py", parser.Exec, Options{})
	var e *parser.SyntaxError
	if !errors.As(err, &e) || e.Text != "return 1\n" || e.Filename != "a.py" {
		t.Errorf("got %#v", err)
	}
}

// TestLibrary compiles the library of the CPython that is installed, if one is,
// and checks the code. Files in an encoding that the parser does not know
// (docs/COMPATIBILITY.md) are left out, by that very error.
func TestLibrary(t *testing.T) {
	files := library(t)
	if testing.Short() {
		files = files[:min(len(files), 60)]
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		c, err := Source(src, file, parser.Exec, Options{})
		var e *parser.SyntaxError
		if errors.As(err, &e) && strings.HasPrefix(e.Msg, "unknown encoding: ") {
			t.Logf("left out: %s: %s", file, e.Msg)
			continue
		}
		if err != nil {
			if !strings.Contains(file, "bad") && exec.Command("/usr/bin/python3.11", "-m", "py_compile", file).Run() == nil {
				t.Errorf("%s: %v", file, err)
			}
			continue
		}
		check(t, file, c)
	}
}

// check verifies code, and that it survives being stored.
func check(t *testing.T, file string, c *code.Code) {
	t.Helper()
	if err := code.Verify(c); err != nil {
		t.Errorf("%s: %v", file, err)
		return
	}
	b := code.Marshal(c)
	d, err := code.Unmarshal(b, file)
	if err != nil || !bytes.Equal(code.Marshal(d), b) {
		t.Errorf("%s: stored and read again, it differs: %v", file, err)
	}
}

// library lists the files of the standard library.
func library(t testing.TB) []string {
	var files []string
	for _, dir := range []string{"/usr/lib/python3.11", "/usr/local/lib/python3.11"} {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Name() == "dist-packages" {
				return fs.SkipDir
			}
			if err == nil && strings.HasSuffix(path, ".py") {
				files = append(files, path)
			}
			return nil
		})
		if len(files) > 0 {
			return files
		}
	}
	t.Skip("no CPython 3.11 library here")
	return nil
}

// TestScripts compiles the project's own Python.
func TestScripts(t *testing.T) {
	n := 0
	for _, dir := range []string{"../../../testdata", "../../../lib"} {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".py") {
				return nil
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return nil // somebody is at work
			}
			for opt := range 3 {
				if c, err := Source(src, path, parser.Exec, Options{Optimize: opt}); err == nil {
					check(t, path, c)
					n++
				}
			}
			return nil
		})
	}
	if n == 0 {
		t.Error("no scripts found")
	}
}

func FuzzCompile(f *testing.F) {
	for _, chunk := range strings.Split(mustRead(f, "testdata/errors.txt"), "---\n") {
		f.Add(chunk)
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		src, _, _ := strings.Cut(mustRead(f, file), "-- code --\n")
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, mode := range []parser.Mode{parser.Exec, parser.Single, parser.Eval} {
			if c, err := Source([]byte(src), "<fuzz>", mode, Options{}); err == nil {
				check(t, "<fuzz>", c)
			}
		}
	})
}

// BenchmarkSource compiles one big module; lines/s is the figure to watch.
func BenchmarkSource(b *testing.B) {
	src, err := os.ReadFile("/usr/lib/python3.11/argparse.py")
	if err != nil {
		b.Skip("no CPython 3.11 library here")
	}
	lines := bytes.Count(src, []byte("\n"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Source(src, "<bench>", parser.Exec, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(lines*b.N)/b.Elapsed().Seconds(), "lines/s")
}

// BenchmarkModule is the compiler without the parser. Folding changes the
// tree, so each round needs its own.
func BenchmarkModule(b *testing.B) {
	src, err := os.ReadFile("/usr/lib/python3.11/argparse.py")
	if err != nil {
		b.Skip("no CPython 3.11 library here")
	}
	lines := bytes.Count(src, []byte("\n"))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		tree, err := parser.Parse("<bench>", src, parser.Exec)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := Module(tree, "<bench>", Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(lines*b.N)/b.Elapsed().Seconds(), "lines/s")
}

func mustRead(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func readChunks(t testing.TB, file string) []string {
	return strings.Split(mustRead(t, file), "---\n")
}

func readLines(t testing.TB, file string) []string {
	return strings.Split(strings.TrimSuffix(mustRead(t, file), "\n"), "\n")
}
