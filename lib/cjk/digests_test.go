package cjk

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDigests compares what the encodings do with what CPython 3.11 does:
// testdata/digests.py says how.
func TestDigests(t *testing.T) {
	file, err := os.ReadFile("testdata/digests.txt")
	if err != nil {
		t.Fatal(err)
	}
	tested := 0
	for line := range strings.Lines(string(file)) {
		f := strings.Fields(line)
		tested++
		t.Run(f[1], func(t *testing.T) {
			t.Parallel()
			c := Find(Group(f[0]), f[1])
			if c == nil {
				t.Fatal("there is no such encoding")
			}
			for i, lines := range []iter.Seq[[]byte]{decodings(c), encodings(c), randomDecodings(c), randomEncodings(c)} {
				if got := digest(lines); got != f[2+i] {
					t.Errorf("digest %d is %s, CPython's is %s", i, got, f[2+i])
				}
			}
		})
	}
	if tested != len(All()) {
		t.Errorf("%d encodings are tested, there are %d", tested, len(All()))
	}
}

func digest(lines iter.Seq[[]byte]) string {
	sum := sha256.New()
	for line := range lines {
		sum.Write(line)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))[:16]
}

var escapes = []string{"\x1b$B", "\x1b(J", "\x1b(B", "\x1b$@", "\x1b$(D", "\x1b$(C", "\x1b$A", "\x1b$(A", "\x1b$(O", "\x1b$(P", "\x1b$(Q", "\x1b(I",
	"\x1b&@\x1b$B", "\x1b.A", "\x1b.F", "\x1bN", "\x1b$)C", "\x0e", "\x0f", "\n", "~{", "~}", "~~", "~\n", "\x1b.A\x1bN", "\x1b.F\x1bN",
	"\x1b.B\x1bN", "\x1b$)C\x0e", "\x1b)B", "\x1b)J\x0e", "\x1bX", "\x1b"}

func prefixes(name string) []string {
	switch {
	case strings.HasPrefix(name, "iso2022"):
		return append([]string{""}, escapes...)
	case name == "hz":
		return []string{"", "~{"}
	case strings.HasPrefix(name, "euc_j"):
		return []string{"", "\x8f"}
	}
	return []string{""}
}

// sequences gives the short sequences of bytes; none may be kept.
func sequences(name string, yield func(b ...byte)) {
	for a := range 256 {
		yield(byte(a))
	}
	for _, p := range prefixes(name) {
		first, end := 0, 256
		if p != "" && p != "\x8f" {
			first, end = 0x18, 0x88
		}
		for a := first; a < end; a++ {
			for b := first; b < end; b++ {
				yield(append([]byte(p), byte(a), byte(b))...)
			}
		}
	}
	if name == "gb18030" {
		for a := range 128 {
			for n := range 10 * 128 * 12 {
				yield(byte(0x80+a), byte(0x30+n/(128*12)), byte(0x80+n/12%128), byte(0x2F+n%12))
			}
		}
	}
	if name == "euc_kr" {
		for n := range 0x20 * 0x17 * 0x36 {
			yield(0xA4, 0xD4, 0xA4, byte(0xA0+n/(0x17*0x36)), 0xA4, byte(0xBE+n/0x36%0x17), 0xA4, byte(0xA0+n%0x36))
		}
	}
}

// outcome is a line about what a codec did.
func outcome(out []byte, at, end int, fault Fault) []byte {
	switch {
	case fault == Done:
		return fmt.Appendf(nil, "=%s\n", out)
	case fault == Incomplete:
		return fmt.Appendf(nil, "!%d %d i\n", at, end)
	}
	return fmt.Appendf(nil, "!%d %d i\n", at, at+int(fault))
}

func decodings(c *Codec) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		sequences(c.Name, func(b ...byte) {
			st := c.Start(true)
			out, at, fault := c.Decode(&st, b, nil)
			yield(outcome(out, at, len(b), fault))
		})
	}
}

// wtf8 is a character's text, also a surrogate's.
func wtf8(r rune) string {
	if r >= 0xD800 && r < 0xE000 {
		return string([]byte{0xED, byte(0x80 | r>>6&0x3F), byte(0x80 | r&0x3F)})
	}
	return string(r)
}

func encodings(c *Codec) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for r := rune(0); r <= utf8.MaxRune; r++ {
			st := c.Start(false)
			out, at, fault := c.Encode(&st, wtf8(r), true, nil)
			yield(outcome(c.Finish(&st, out), at, 1, fault))
		}
	}
}

// random makes the numbers that digests.py makes.
type random struct{ x uint64 }

func (r *random) below(n int) int {
	r.x = r.x*6364136223846793005 + 1442695040888963407
	return int(r.x>>33) % n
}

func (r *random) piece(b []byte) []byte {
	pair := func(first, n int) []byte {
		b = append(b, byte(first+r.below(n)))
		return append(b, byte(first+r.below(n)))
	}
	switch r.below(8) {
	case 0, 1:
		return pair(0xA1, 94)
	case 2, 3:
		return pair(0x21, 94)
	case 4:
		return append(b, byte(r.below(256)))
	case 5:
		return pair(0x81, 126)
	case 6:
		for _, first := range []int{0x81, 0x30, 0x81, 0x30} {
			b = append(b, byte(first+r.below(map[int]int{0x81: 126, 0x30: 10}[first])))
		}
		return b
	}
	return append(b, escapes[r.below(len(escapes))]...)
}

var ranges = [][2]int{{1, 0x80}, {0x80, 0x500}, {0x2000, 0x2700}, {0x3000, 0x3400}, {0x4E00, 0x9FA6}, {0xAC00, 0xD7A4}, {0xE000, 0x10000}, {0x20000, 0x2A6D7}}

var odd = []rune{0xCA, 0xEA, 0x304, 0x30C, 0x304B, 0x309A, 0x30AB, 0x254, 0x300, 0x301, 0x2E5, 0x2E9, '?', '~', '\\', '\n', 0xA5, 0x203E, 0xFF3C, 0xFF5E, 0x3164, 0xD800, 0x20089}

func (r *random) char() string {
	if r.below(3) == 0 {
		return wtf8(odd[r.below(len(odd))])
	}
	span := ranges[r.below(len(ranges))]
	return wtf8(rune(span[0] + r.below(span[1]-span[0])))
}

// replacing decodes as the error handler replace does.
func replacing(c *Codec, in []byte) (out []byte) {
	st := c.Start(true)
	for {
		var n int
		var fault Fault
		out, n, fault = c.Decode(&st, in, out)
		switch in = in[n:]; fault {
		case Done:
			return out
		case Incomplete:
			return append(out, "\uFFFD"...)
		}
		out = append(out, "\uFFFD"...)
		in = in[fault:]
	}
}

func randomDecodings(c *Codec) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		r := &random{1}
		for range 4000 {
			var data []byte
			for range 1 + r.below(12) {
				data = r.piece(data)
			}
			yield(append(replacing(c, data), '\n'))
		}
	}
}

// encodeReplacing encodes as the error handler replace does.
func encodeReplacing(c *Codec, text string) (out []byte) {
	st := c.Start(false)
	for {
		var n int
		var fault Fault
		if out, n, fault = c.Encode(&st, text, true, out); fault == Done {
			return c.Finish(&st, out)
		}
		text = text[n:]
		out, _, _ = c.Encode(&st, "?", true, out)
		for range fault {
			_, w := nextChar(text)
			text = text[w:]
		}
	}
}

func randomEncodings(c *Codec) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		r := &random{1}
		for range 4000 {
			var text strings.Builder
			for range 1 + r.below(12) {
				text.WriteString(r.char())
			}
			yield(append(encodeReplacing(c, text.String()), '\n'))
		}
	}
}

// TestRoundTrip encodes what each pair of bytes stands for, and decodes that.
func TestRoundTrip(t *testing.T) {
	for _, c := range All() {
		sequences(c.Name, func(b ...byte) {
			st := c.Start(true)
			text, _, fault := c.Decode(&st, b, nil)
			if fault != Done || bytes.IndexByte(text, escape) >= 0 {
				return
			}
			st = c.Start(false)
			data, _, fault := c.Encode(&st, string(text), true, nil)
			data = c.Finish(&st, data)
			back := replacing(c, data)
			if fault == Done && !bytes.Equal(text, back) && string(back) != plainer(string(text)) {
				t.Errorf("%s: %q is %q, which becomes %q, so %q", c.Name, b, text, data, back)
			}
		})
	}
}

// plainer is a text with yen and overline as the encodings that take them for
// ASCII's give them back.
func plainer(text string) string {
	return strings.NewReplacer("¥", "\\", "‾", "~").Replace(text)
}
