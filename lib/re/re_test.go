package re

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"pystm/lang/vm/obj"
)

// row is a case of testdata/cases.json, made by CPython: cases.py.
type row struct {
	P, T string
	F    Flags
	B    bool
	Err  string
	Pos  int
	All  [][][2]int
	Full [][2]int
}

func latin1(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

// spans are the groups of the last match in characters.
func spans(m *Matcher) [][2]int {
	var out [][2]int
	char := func(off int) int {
		if off < 0 || !m.Prog.wide {
			return off
		}
		return obj.CountChars(m.Text[:off])
	}
	for g := 0; g <= m.Prog.Groups; g++ {
		s := [2]int{-1, -1}
		if m.Slots[2*g+1] >= 0 {
			s = [2]int{char(m.Slots[2*g]), char(m.Slots[2*g+1])}
		}
		out = append(out, s)
	}
	return out
}

func all(t *testing.T, m *Matcher) [][][2]int {
	var out [][][2]int
	for from, advance := 0, false; ; {
		ok, err := m.Search(from, advance)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return out
		}
		out = append(out, spans(m))
		advance, from = m.Slots[0] == m.Slots[1], m.Slots[1]
	}
}

func equal(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return strings.ReplaceAll(string(x), "null", "[]") == strings.ReplaceAll(string(y), "null", "[]")
}

func names(name string) (rune, bool) { return 'é', name == "LATIN SMALL LETTER E WITH ACUTE" }

func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.B {
			r.P, r.T = latin1(r.P), latin1(r.T)
		}
		prog, err := Compile(r.P, r.B, r.F, names)
		if err != nil {
			e, ok := err.(*Error)
			if !ok || e.Msg != r.Err || e.Pos != r.Pos {
				t.Errorf("%q: error %q, want %q at %d", r.P, err, r.Err, r.Pos)
			}
			continue
		}
		if r.Err != "" {
			t.Errorf("%q compiles, want error %q", r.P, r.Err)
			continue
		}
		m := &Matcher{Prog: prog, Text: r.T, End: len(r.T)}
		if got := all(t, m); !equal(got, r.All) {
			t.Errorf("%q (flags %d) in %q: %v, want %v", r.P, r.F, r.T, got, r.All)
		}
		ok, err := m.Match(0, true)
		if err != nil {
			t.Error(err)
		}
		if ok != (r.Full != nil) || ok && !equal(spans(m), r.Full) {
			t.Errorf("%q (flags %d) on all of %q: %v, want %v", r.P, r.F, r.T, ok, r.Full)
		}
	}
}

// until is an Interrupter that ends a match when a condition holds.
type until func() bool

func (f until) Interrupted() error {
	if f() {
		return ErrMemory
	}
	return nil
}

// TestDeep: a match of any length takes no Go stack, and a hopeless one ends
// when it is interrupted.
func TestDeep(t *testing.T) {
	prog, err := Compile("(?:(a)|b)*c", false, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("ab", 200000)
	m := &Matcher{Prog: prog, Text: text + "c", End: len(text) + 1}
	if ok, err := m.Match(0, true); !ok || err != nil {
		t.Errorf("no match of a long text: %v %v", ok, err)
	}
	if prog, err = Compile("(a+)+b", false, 0, nil); err != nil {
		t.Fatal(err)
	}
	stop := time.Now().Add(200 * time.Millisecond)
	m = &Matcher{Prog: prog, Text: strings.Repeat("a", 64) + "c", End: 65, Interrupt: until(func() bool { return time.Now().After(stop) })}
	if ok, err := m.Match(0, false); ok || err != nil && err != ErrMemory {
		t.Errorf("a hopeless match gives %v %v", ok, err)
	}
}

func TestTemplate(t *testing.T) {
	prog, err := Compile("(?P<n>a)(b)", false, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, err string }{
		{`\1x\g<n>\g<2>\n\\\101\0`, ""}, {`\3`, "invalid group reference 3 at position 1"}, {`\g`, "missing < at position 2"},
		{`\g<`, "missing group name at position 3"}, {`\g<n`, "missing >, unterminated name at position 3"}, {`\g<1a>`, "bad character in group name '1a' at position 3"},
		{`\q`, `bad escape \q at position 0`}, {`\`, "bad escape (end of pattern) at position 0"}, {`\g<m>`, "unknown group name 'm'"},
		{`\777`, `octal escape value \777 outside of range 0-0o377 at position 0`},
	} {
		_, err := ParseTemplate(c.in, prog)
		if msg := ""; err != nil && err.Error() != c.err || err == nil && c.err != msg {
			t.Errorf("%s: %v, want %q", c.in, err, c.err)
		}
	}
}

// FuzzMatch: no pattern makes the engine panic, loop or step out of the text.
func FuzzMatch(f *testing.F) {
	for _, p := range []string{"(a|b)*c", `(?i)[a-z]+(?=x)\b`, "(?<=é)x{2,}?", `(?P<n>.)(?P=n)(?(n)a|b)`, "(?>a+)b*+"} {
		f.Add(p, "abcéxx", uint16(0), false)
	}
	f.Fuzz(func(t *testing.T, p, text string, flags uint16, bytes bool) {
		if !bytes {
			p, text = strings.ToValidUTF8(p, "?"), strings.ToValidUTF8(text, "?")
		}
		prog, err := Compile(p, bytes, Flags(flags)&(IgnoreCase|Multiline|DotAll|Verbose|ASCII), names)
		if err != nil {
			return
		}
		left := 200
		m := &Matcher{Prog: prog, Text: text, End: len(text), Interrupt: until(func() bool { left--; return left < 0 })}
		for from, advance := 0, false; ; {
			ok, err := m.Search(from, advance)
			if err != nil || !ok {
				return
			}
			if m.Slots[0] < from || m.Slots[1] < m.Slots[0] || m.Slots[1] > len(text) {
				t.Fatalf("%q in %q matches %v", p, text, m.Slots)
			}
			advance, from = m.Slots[0] == m.Slots[1], m.Slots[1]
		}
	})
}
