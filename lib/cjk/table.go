package cjk

import (
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// The files are written by gen.py, which says how. A table is read out of one when it
// is first needed, which takes a few milliseconds.
var (
	//go:embed cn.z
	cnFile string
	//go:embed jp.z
	jpFile string
	//go:embed kr.z
	krFile string
	//go:embed tw.z
	twFile string
)

// The tables. GB 2312, GBK and GB 18030 of China, the first Hong Kong's supplement,
// Big5 and Microsoft's of Taiwan (code page 950), of Japan JIS X 0208 and what came
// after it, KS X 1001 of Korea and its two orders with all syllables.
var (
	gb2312        = from(&cnFile, "gb2312")
	gbk           = from(&cnFile, "gbk")
	gb18030       = from(&cnFile, "gb18030")
	gb18030Four   = from(&cnFile, "gb18030-4")
	big5          = from(&twFile, "big5")
	cp950         = from(&twFile, "cp950")
	big5hkscs     = from(&twFile, "big5hkscs")
	eucJP         = from(&jpFile, "euc_jp")
	shiftJIS      = from(&jpFile, "shift_jis")
	cp932         = from(&jpFile, "cp932")
	eucJIS2004    = from(&jpFile, "euc_jis_2004")
	eucJISX0213   = from(&jpFile, "euc_jisx0213")
	shiftJIS2004  = from(&jpFile, "shift_jis_2004")
	shiftJISX0213 = from(&jpFile, "shift_jisx0213")
	eucKR         = from(&krFile, "euc_kr")
	johab         = from(&krFile, "johab")
	cp949         = from(&krFile, "cp949")
)

// from reads a table of a file once.
func from(file *string, name string) func() *table {
	return sync.OnceValue(func() *table {
		b, err := io.ReadAll(flate.NewReader(strings.NewReader(*file)))
		if err != nil {
			panic(err) // a fault of the build, which the tests would have found
		}
		for r := (reader{b}); len(r.b) > 0; {
			entry := reader{r.take(r.number())}
			if string(entry.take(entry.number())) == name {
				return entry.table(strings.HasPrefix(name, "euc_j"))
			}
		}
		panic("no table " + name) // as above
	})
}

// Numbers of a table that stand for no character.
const (
	pair  = 0x110000 // and what follows: two characters
	lead  = -1       // a byte by itself: the first of several
	wrong = -2       // a byte by itself: none that a code begins with
)

// triple is the byte that begins codes of three in EUC for Japanese.
const triple = 0x8F

// plane has the characters of codes of two bytes, by the first one; 0 for none.
type plane [256]*[256]rune

// table is the codes of an encoding. A code of three bytes, triple and two more, is
// in 16 bits, too: those two, without the eighth bit of the last.
type table struct {
	first   [256]rune // a byte by itself
	chars   plane
	third   plane               // after triple
	codes   [0x300]*[256]uint16 // of characters, by their upper bits; 0 for none
	pairs   [][2]rune           // what pair and the following numbers mean
	couples map[[2]rune]uint16  // the codes of pairs
	begins  map[rune]bool       // what pairs begin with
	ascii   bool                // ASCII stands for itself
	triples bool                // there are codes of three bytes
}

// reader takes a table apart.
type reader struct{ b []byte }

func (r *reader) take(n int) []byte {
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) number() int {
	n, w := binary.Uvarint(r.b)
	r.b = r.b[w:]
	return int(n)
}

// difference is a number whose lowest bit is the sign.
func (r *reader) difference() int {
	n := r.number()
	return n>>1 ^ -(n & 1)
}

// table reads what follows the name.
func (r *reader) table(triples bool) *table {
	t := &table{ascii: true, triples: triples}
	for i, leads := range r.take(32) {
		for bit := range 8 {
			t.first[i*8+bit] = wrong + rune(leads>>bit&1)
		}
	}
	runs := make([][2]int, r.number())
	at := 0
	for i := range runs {
		at += r.number()
		runs[i] = [2]int{at, r.number()}
		at += runs[i][1]
	}
	char, couples := 0, map[uint16]rune{}
	for _, run := range runs {
		for code := run[0]; code < run[0]+run[1]; code++ {
			if char += r.difference(); char >= pair {
				couples[uint16(code)] = rune(char)
			}
			t.add(uint16(code), rune(char))
		}
	}
	t.pairs = make([][2]rune, r.number())
	for i := range t.pairs {
		t.pairs[i] = [2]rune{rune(r.number()), rune(r.number())}
	}
	t.couple(couples)
	for range r.number() {
		char := rune(r.number())
		t.setCode(char, uint16(r.number()))
	}
	return t
}

// add notes what a code stands for, and that the character has it.
func (t *table) add(code uint16, char rune) {
	switch hi, lo := code>>8, code&0xFF; {
	case hi == 0:
		t.first[lo] = char
		t.ascii = t.ascii && (lo >= utf8.RuneSelf || char == rune(lo))
	case t.triples && lo < 0x80:
		t.third.set(hi, lo|0x80, char)
	default:
		t.chars.set(hi, lo, char)
	}
	if char < pair {
		t.setCode(char, code)
	}
}

func (p *plane) set(hi, lo uint16, char rune) {
	if p[hi] == nil {
		p[hi] = new([256]rune)
	}
	p[hi][lo] = char
}

func (t *table) setCode(char rune, code uint16) {
	if t.codes[char>>8] == nil {
		t.codes[char>>8] = new([256]uint16)
	}
	t.codes[char>>8][char&0xFF] = code
}

// couple notes the codes of pairs.
func (t *table) couple(codes map[uint16]rune) {
	if len(codes) == 0 {
		return
	}
	t.couples, t.begins = map[[2]rune]uint16{}, map[rune]bool{}
	for code, char := range codes {
		p := t.pairs[char-pair]
		t.couples[p] = code
		t.begins[p[0]] = true
	}
}

// find is the character at two bytes, 0 if there is none.
func (p *plane) find(hi, lo byte) rune {
	if row := p[hi]; row != nil {
		return row[lo]
	}
	return 0
}

// code is that of a character, 0 if it has none.
func (t *table) code(r rune) uint16 {
	if i := uint(r >> 8); i < uint(len(t.codes)) && t.codes[i] != nil {
		return t.codes[i][r&0xFF]
	}
	return 0
}

// together looks for a pair at the start of text. Its code is 0 and it has no length
// if there is none; wait says that it takes more text to tell.
func (t *table) together(text string, last bool) (code uint16, n int, wait bool) {
	if t.begins == nil {
		return 0, 0, false
	}
	a, w := nextChar(text)
	if !t.begins[a] {
		return 0, 0, false
	}
	if w == len(text) {
		return 0, 0, !last
	}
	b, v := nextChar(text[w:])
	if code = t.couples[[2]rune{a, b}]; code != 0 {
		n = w + v
	}
	return code, n, false
}

// append appends what a number of a table means.
func (t *table) append(out []byte, r rune) []byte {
	if r < pair {
		return utf8.AppendRune(out, r)
	}
	p := t.pairs[r-pair]
	return utf8.AppendRune(utf8.AppendRune(out, p[0]), p[1])
}
