package parser

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pystm/lang/parser/ast"
)

// dumpLines writes a module with one statement on each line, as regen.py does.
func dumpLines(m *ast.Module) string {
	var b strings.Builder
	for _, s := range m.Body {
		b.WriteString(ast.Dump(s, true) + "\n")
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	sources, _ := filepath.Glob("testdata/golden/*.py")
	if len(sources) == 0 {
		t.Fatal("no sources")
	}
	for _, path := range sources {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".dump")
			if err != nil {
				t.Fatal(err)
			}
			tree, err := Parse(path, src, Exec)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.SplitAfter(dumpLines(tree.(*ast.Module)), "\n")
			for i, line := range strings.SplitAfter(string(want), "\n") {
				if i >= len(got) || got[i] != line {
					t.Fatalf("statement %d\n got %s\nwant %s", i+1, strings.Join(got[i:min(i+1, len(got))], ""), line)
				}
			}
		})
	}
}

// python is the reference implementation; tests that need it are skipped where
// there is none.
const python = "/usr/bin/python3.11"

var stdlibAll = flag.Bool("stdlib.all", false, "compare all of the reference's standard library, not every twentieth file")

// hashTrees is the program that tells what the reference makes of the files
// named on its standard input.
const hashTrees = `
import ast, hashlib, sys, warnings
warnings.simplefilter('ignore')
for path in sys.stdin.read().splitlines():
    try:
        with open(path, 'rb') as f:
            tree = compile(f.read(), path, 'exec', ast.PyCF_ONLY_AST, dont_inherit=True)
        text = ''.join(ast.dump(s, include_attributes=True) + '\n' for s in tree.body)
        print(hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest())
    except SyntaxError:
        print('SyntaxError')
`

// TestStdlib compares trees, positions included, over the standard library of
// the reference and its tests.
func TestStdlib(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	out, err := exec.Command(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output()
	if err != nil {
		t.Skip("no reference implementation: ", err)
	}
	var paths []string
	filepath.WalkDir(strings.TrimSpace(string(out)), func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".py") && d.Type().IsRegular() {
			paths = append(paths, path)
		}
		return nil
	})
	if !*stdlibAll {
		n := 0
		for i := 0; i < len(paths); i += 20 {
			paths[n] = paths[i]
			n++
		}
		paths = paths[:n]
	}
	if len(paths) == 0 {
		t.Skip("no standard library")
	}
	cmd := exec.Command(python, "-c", hashTrees)
	cmd.Stdin = strings.NewReader(strings.Join(paths, "\n"))
	if out, err = cmd.Output(); err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(out))
	if len(want) != len(paths) {
		t.Fatalf("%d answers for %d files", len(want), len(paths))
	}
	compared := 0
	for i, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil || declaresOther(src) {
			continue
		}
		compared++
		got := "SyntaxError"
		if tree, err := Parse(path, src, Exec); err == nil {
			got = fmt.Sprintf("%x", sha256.Sum256([]byte(dumpLines(tree.(*ast.Module)))))
		} else if want[i] != got {
			t.Error(err)
		}
		if got != want[i] {
			t.Errorf("%s: trees differ", path)
		}
	}
	t.Logf("%d files compared", compared)
}

// declaresOther reports whether a file declares an encoding this package does
// not know.
func declaresOther(src []byte) bool {
	name := declaredEncoding(strings.TrimPrefix(string(src), byteOrderMark))
	_, known := codecs[strings.ToLower(normalEncoding(name))]
	return !known
}

func TestErrors(t *testing.T) {
	data, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for chunk := range bytes.SplitSeq(data, []byte("---\n")) {
		source, want, ok := strings.Cut(string(chunk), "### ")
		if !ok {
			t.Fatalf("no verdict in %q", chunk)
		}
		mode := Exec
		if rest, ok := strings.CutPrefix(source, "#!eval\n"); ok {
			source, mode = rest, Eval
		} else if rest, ok := strings.CutPrefix(source, "#!single\n"); ok {
			source, mode = rest, Single
		}
		n++
		got := "ok"
		_, err := ParseString("errors.txt", source, mode)
		var e *SyntaxError
		if errors.As(err, &e) {
			got = fmt.Sprintf("%s %d:%d-%d:%d %s", e.Kind, e.Line, e.Col, e.EndLine, e.EndCol, e.Msg)
		}
		if want = strings.TrimSuffix(want, "\n"); got != want {
			t.Errorf("%q\n got %s\nwant %s", source, got, want)
		}
	}
	t.Logf("%d chunks", n)
}
