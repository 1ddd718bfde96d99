package parser

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pystm/lang/parser/ast"
)

// FuzzParse holds the parser to what it promises for any input: a tree whose
// positions lie in the source, or an error whose position does.
func FuzzParse(f *testing.F) {
	paths, _ := filepath.Glob("testdata/golden/*.py")
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.SplitSeq(string(src), "\n") {
			f.Add([]byte(line), byte(Exec))
		}
		f.Add(src, byte(Exec))
	}
	chunks, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, chunk := range strings.Split(string(chunks), "---\n") {
		source, _, _ := strings.Cut(chunk, "### ")
		f.Add([]byte(source), byte(i%4))
	}
	f.Fuzz(func(t *testing.T, src []byte, mode byte) {
		tree, err := Parse("fuzz.py", src, Mode(mode%4))
		if err != nil {
			var e *SyntaxError
			if !errors.As(err, &e) {
				t.Fatalf("error of type %T", err)
			}
			if e.Msg == "" || e.Kind == "" || e.Line < 0 || e.Line > strings.Count(string(src), "\n")+strings.Count(string(src), "\r")+1 {
				t.Fatalf("%+v", e)
			}
			return
		}
		text, _, err := decode("fuzz.py", src)
		if err != nil {
			t.Fatal(err)
		}
		checkPositions(t, tree, strings.Split(normalizeNewlines(text), "\n"))
	})
}

// checkPositions fails if a node is not in the source, or if a child is not in
// its parent where it should be.
func checkPositions(t *testing.T, tree ast.Node, lines []string) {
	inside := func(p ast.Pos) bool {
		return p.Line >= 1 && int(p.Line) <= len(lines) && int(p.Col) <= len(lines[p.Line-1])
	}
	before := func(a, b ast.Pos) bool { return a.Line < b.Line || a.Line == b.Line && a.Col <= b.Col }
	ast.Walk(tree, func(n ast.Node) bool {
		if l, ok := n.(ast.Located); ok {
			if s := l.Bounds(); !inside(s.Start) || !inside(s.End) || !before(s.Start, s.End) {
				t.Fatalf("%T at %v", n, s)
			}
		}
		return true
	})
}
