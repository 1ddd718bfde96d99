package edit

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestLayout(t *testing.T) {
	for _, c := range []struct {
		text     string
		pos      int
		rows     string // separated by /, those that go on by \
		row, col int
	}{
		{"", 0, "> ", 0, 2},
		{"abc", 1, "> abc", 0, 3},
		{"abcdefgh", 8, "> abcdefgh\\", 1, 0}, // the cursor goes to a row of its own
		{"abcdefghij", 8, "> abcdefgh\\ij", 1, 0},
		{"abcdefghij", 7, "> abcdefgh\\ij", 0, 9},
		{"漢字漢字漢", 5, "> 漢字漢字\\漢", 1, 2},
		{"a漢字漢字漢", 4, "> a漢字漢\\字漢", 0, 9},
		{"a漢字漢字漢", 5, "> a漢字漢\\字漢", 1, 2},
		{"e\u0301x", 2, "> e\u0301x", 0, 3},
		{"ab\ncd", 4, "> ab/. cd", 1, 3},
		{"ab\n", 3, "> ab/. ", 1, 2},
		{"a\tb", 2, "> a     b", 0, 8},
		{"\x01", 1, "> ^A", 0, 4},
		{"\n\n", 1, "> /. /. ", 1, 2},
	} {
		p := layout(10, "\x1b[1m>\x1b[0m ", ". ", []rune(c.text), c.pos)
		var got strings.Builder
		for i, r := range p.rows {
			got.WriteString(strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(r.text))
			switch {
			case r.soft:
				got.WriteByte('\\')
			case i+1 < len(p.rows):
				got.WriteByte('/')
			}
			if r.width > 10 {
				t.Errorf("%q: a row of width %d", c.text, r.width)
			}
		}
		if got.String() != c.rows || p.row != c.row || p.col != c.col {
			t.Errorf("%q: %q, cursor %d %d; want %q, %d %d", c.text, got.String(), p.row, p.col, c.rows, c.row, c.col)
		}
	}
}

// Widths of what a terminal shows as one, two or no columns.
func TestWidth(t *testing.T) {
	for s, want := range map[string]int{"a": 1, "é": 1, "漢": 2, "한": 2, "ｆ": 2, "🙂": 2, "\u0301": 0, "\u200d": 0, "→": 1, "Ω": 1} {
		if got := textWidth(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		bytes string
		want  []rune
	}{
		{"aé漢🙂", []rune("aé漢🙂")},
		{"\x1b[A\x1b[B\x1bOA\x1b[H\x1b[1~\x1b[4~\x1b[3~", []rune{keyUp, keyDown, keyUp, keyHome, keyHome, keyEnd, keyDelete}},
		{"\x1b[1;5D\x1b[1;5C\x1bb\x1bf\x1bd\x1b\x7f", []rune{keyWordLeft, keyWordRight, keyWordLeft, keyWordRight, keyKillWord, keyKillWordBack}},
		{"\x1b[200~a\rb\x1b[201~c", []rune{keyPaste, 'c'}},
		{"\x1b[99;99;99x\x1bz\x00", []rune{keyNothing, keyNothing, keyNothing}},
		{"\xffa\xe6\xbc", []rune{'\uFFFD', 'a', '\uFFFD'}},
		{string(keyPaste) + "x", []rune{'\uFFFD', 'x'}}, // what stands for a key cannot be typed
		{"\r\n\t\x7f\x08\x04\x1b", []rune{keyEnter, keyEnter, keyTab, keyBackspace, keyBackspace, keyLeave, keyCancel}},
	} {
		in := strings.NewReader(c.bytes)
		pasted := ""
		d := decoder{next: in.ReadByte, ready: func(time.Duration) bool { return in.Len() > 0 }, paste: func(s string) { pasted = s }}
		var got []rune
		for {
			key, err := d.key()
			if err == io.EOF {
				break
			}
			got = append(got, []rune(string(key))...)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %x, want %x", c.bytes, got, c.want)
		}
		if strings.Contains(c.bytes, "200~") && pasted != "a\rb" {
			t.Errorf("pasted %q", pasted)
		}
	}
}

// Several programs add to a history at once, one of which makes it shorter.
func TestHistoryShared(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	var old strings.Builder
	for i := range 2*maxEntries + 10 {
		fmt.Fprintf(&old, "old %d\n\tsecond line\n", i)
	}
	if err := os.WriteFile(path, []byte(old.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	const programs, each = 4, 50
	var all sync.WaitGroup
	for p := range programs {
		all.Go(func() {
			h := OpenHistory(path)
			for i := range each {
				h.Add(fmt.Sprintf("program %d\nentry %d\n\n", p, i))
			}
		})
	}
	all.Wait()
	h := OpenHistory(path)
	for p := range programs {
		next := 0
		for _, e := range h.entries {
			if e == fmt.Sprintf("program %d\nentry %d", p, next) {
				next++
			}
		}
		if next != each {
			t.Errorf("of program %d there are %d entries", p, next)
		}
	}
	if n := len(h.entries); n < maxEntries || n > maxEntries+programs*each {
		t.Errorf("%d entries are left", n)
	}
	if st, err := os.Stat(path); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", st.Mode(), err)
	}
	if left, _ := filepath.Glob(path + "*-*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestHistoryDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	if err := os.WriteFile(path, []byte("\tno entry before\n\n\xff\xfe\nlast without end"), 0o600); err != nil {
		t.Fatal(err)
	}
	h := OpenHistory(path)
	if want := []string{"\tno entry before", "\uFFFD", "last without end"}; !slices.Equal(h.entries, want) {
		t.Errorf("%q", h.entries)
	}
	OpenHistory("/nowhere/history").Add("x") // no file, no harm
	OpenHistory("").Add("x")
	h = OpenHistory(t.TempDir())
	h.Add("x")
	h.Add("x")
	if len(h.entries) != 1 {
		t.Errorf("%q", h.entries)
	}
}
