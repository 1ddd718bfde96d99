package parser

import (
	"os"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// benchSource returns all the golden sources, repeated to some size.
func benchSource(b *testing.B) []byte {
	files := []string{"expressions", "statements", "functions", "match", "fstrings", "layout"}
	var all []byte
	for _, f := range files {
		src, err := os.ReadFile("testdata/golden/" + f + ".py")
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, src...)
	}
	var src []byte
	for len(src) < 256<<10 {
		src = append(src, all...)
	}
	return src
}

func BenchmarkParse(b *testing.B) {
	src := benchSource(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("bench.py", src, Exec); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLex(b *testing.B) {
	src := string(benchSource(b))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		x := newLexer(src)
		for t, _ := x.Next(); t.Type != lexer.EOF; t, _ = x.Next() {
			if t.Type == tokError {
				b.Fatal(x.err)
			}
		}
	}
}

// BenchmarkEval is the price of a small eval().
func BenchmarkEval(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseString("bench.py", "a + b[1] * f(2)", Eval); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild is what the grammar costs at start.
func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sessions.New()
	}
}
