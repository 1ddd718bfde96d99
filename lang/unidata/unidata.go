// Package unidata has the properties of the characters of Unicode 14 and 3.2, and
// the normal forms of text.
package unidata

import (
	"compress/flate"
	_ "embed"
	"io"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
)

// The files are written by gen.py; they are inflated and read when first needed.
var (
	//go:embed data.z
	dataFile string
	//go:embed data32.z
	data32File string
)

// Database is the characters of a version of Unicode.
type Database struct{ load func() *tables }

// The versions: Unicode32 is what names in other alphabets (IDNA) are prepared by.
var (
	Unicode14 = read(&dataFile)
	Unicode32 = read(&data32File)
)

// Props are the properties of a run of characters.
type Props struct {
	First, Last    rune
	Category       string
	Combining      int
	Bidirectional  string
	Decomposition  string // characters in hexadecimal, after a tag in angle brackets perhaps
	Decimal, Digit string // "" if it has none
	Numeric        string // a number or a fraction
	Mirrored       bool
	EastAsianWidth string
}

// tables are what is made of the file.
type tables struct {
	props      []Props
	pages      [(unicode.MaxRune+1)/page + 1]uint16 // which of props the first character of each page is in
	canonical  map[rune][]rune                      // decompositions without a tag, one step
	compatible map[rune][]rune                      // those with a tag
	pairs      map[[2]rune]rune                     // what two characters compose to
	seconds    map[rune]bool                        // the second ones of pairs
	settled    [(unicode.MaxRune + 1) / settledPage]atomic.Pointer[[settledPage]uint8]
}

// What the file is about as large as: for room in advance, as new memory costs more than what is done in it.
const (
	fieldCount = 11
	expected   = 320 << 10
	decomposed = 2100
)

func read(file *string) *Database {
	return &Database{sync.OnceValue(func() *tables {
		var text strings.Builder
		text.Grow(expected)
		if _, err := io.Copy(&text, flate.NewReader(strings.NewReader(*file))); err != nil {
			panic(err) // a fault of the build, which the tests would have found
		}
		t := &tables{props: make([]Props, 0, strings.Count(text.String(), "\n")), canonical: make(map[rune][]rune, decomposed),
			compatible: make(map[rune][]rune, 2*decomposed), pairs: make(map[[2]rune]rune, decomposed), seconds: map[rune]bool{}}
		var fields [fieldCount]string
		for line := range strings.SplitSeq(strings.TrimSuffix(text.String(), "\n"), "\n") {
			for i := range fields {
				fields[i], line, _ = strings.Cut(line, ";")
			}
			t.add(fields[:])
		}
		t.index()
		t.compose()
		return t
	})}
}

func hexRune(s string) rune {
	n, _ := strconv.ParseUint(s, 16, 32)
	return rune(n)
}

func (t *tables) add(f []string) {
	p := Props{First: hexRune(f[0]), Last: hexRune(f[0]), Category: f[2], Bidirectional: f[4], Decomposition: f[5],
		Decimal: f[6], Digit: f[7], Numeric: f[8], Mirrored: f[9] == "Y", EastAsianWidth: f[10]}
	if f[1] != "" {
		p.Last = hexRune(f[1])
	}
	p.Combining, _ = strconv.Atoi(f[3])
	t.props = append(t.props, p)
	if p.Decomposition == "" {
		return
	}
	into := t.canonical
	words := strings.Fields(p.Decomposition)
	if words[0][0] == '<' {
		into, words = t.compatible, words[1:]
	}
	chars := make([]rune, len(words))
	for i, w := range words {
		chars[i] = hexRune(w)
	}
	for r := p.First; r <= p.Last; r++ {
		into[r] = chars
	}
}

// compose finds what pairs compose to: not what Unicode excludes from it.
func (t *tables) compose() {
	for r, chars := range t.canonical {
		if len(chars) == 2 && !excluded(r) && t.combining(r) == 0 && t.combining(chars[0]) == 0 {
			t.pairs[[2]rune{chars[0], chars[1]}] = r
			t.seconds[chars[1]] = true
		}
	}
}

// excluded reports whether a character is never made by composition though it
// has a canonical decomposition.
func excluded(r rune) bool {
	switch {
	case r >= 0x958 && r <= 0x95F, r == 0x9DC || r == 0x9DD || r == 0x9DF, r == 0xA33 || r == 0xA36,
		r >= 0xA59 && r <= 0xA5B || r == 0xA5E, r == 0xB5C || r == 0xB5D, r == 0xF43 || r == 0xF4D || r == 0xF52 || r == 0xF57 || r == 0xF5C || r == 0xF69,
		r == 0xF76 || r == 0xF78 || r == 0xF93 || r == 0xF9D || r == 0xFA2 || r == 0xFA7 || r == 0xFAC || r == 0xFB9, r == 0x2ADC,
		r >= 0xFB1D && r <= 0xFB4E, r >= 0x1D15E && r <= 0x1D164, r >= 0x1D1BB && r <= 0x1D1C0:
		return true
	}
	return false
}

// page is for how many characters pages has an entry.
const page = 32

// index fills pages.
func (t *tables) index() {
	at := 0
	for i := range t.pages {
		for at < len(t.props)-1 && t.props[at].Last < rune(i*page) {
			at++
		}
		t.pages[i] = uint16(at)
	}
}

func (t *tables) find(r rune) *Props {
	i := t.pages[r/page]
	for int(i) < len(t.props)-1 && t.props[i].Last < r {
		i++
	}
	return &t.props[i]
}

// firstMark is the first character with a combining class.
const firstMark = 0x300

func (t *tables) combining(r rune) int {
	if r < firstMark {
		return 0
	}
	return t.find(r).Combining
}

// Of gives the properties of a character.
func (d *Database) Of(r rune) *Props { return d.load().find(r) }

// Of gives the properties of a character of the latest version.
func Of(r rune) *Props { return Unicode14.Of(r) }

// Form is a normal form of text.
type Form uint8

// The normal forms: whether characters are composed, and whether compatible ones
// count as the same.
const (
	NFD Form = iota
	NFC
	NFKD
	NFKC
)

// Hangul syllables are composed by rule.
const (
	hangulBase  = 0xAC00
	hangulLead  = 0x1100
	hangulVowel = 0x1161
	hangulTrail = 0x11A7
	vowels      = 21
	trails      = 28
	syllables   = 19 * vowels * trails
)

// Normalize gives the normal form of a text.
func (d *Database) Normalize(form Form, chars []rune) []rune {
	t := d.load()
	out := make([]rune, 0, len(chars)+8)
	for _, r := range chars {
		out = t.decompose(out, r, form == NFKD || form == NFKC)
	}
	t.order(out)
	if form == NFC || form == NFKC {
		return t.recompose(out)
	}
	return out
}

func (t *tables) decompose(out []rune, r rune, compatible bool) []rune {
	if r < 0x80 {
		return append(out, r)
	}
	if s := r - hangulBase; s >= 0 && s < syllables {
		out = append(out, hangulLead+s/(vowels*trails), hangulVowel+s%(vowels*trails)/trails)
		if s%trails != 0 {
			out = append(out, hangulTrail+s%trails)
		}
		return out
	}
	chars, ok := t.canonical[r]
	if !ok && compatible {
		chars, ok = t.compatible[r]
	}
	if !ok {
		return append(out, r)
	}
	for _, c := range chars {
		out = t.decompose(out, c, compatible)
	}
	return out
}

// order sorts combining marks that follow each other by their classes.
func (t *tables) order(chars []rune) {
	for i := 1; i < len(chars); i++ {
		class := t.combining(chars[i])
		for j := i; class > 0 && j > 0 && t.combining(chars[j-1]) > class; j-- {
			chars[j], chars[j-1] = chars[j-1], chars[j]
		}
	}
}

// recompose composes what can be, in place.
func (t *tables) recompose(chars []rune) []rune {
	out := chars[:0]
	starter, last := -1, 0 // where marks can go, and the class of the mark before
	for _, r := range chars {
		class := t.combining(r)
		if starter >= 0 && (last < class || last == 0 && starter == len(out)-1) {
			if c, ok := t.pair(out[starter], r); ok {
				out[starter] = c
				continue
			}
		}
		out = append(out, r)
		if last = class; class == 0 {
			starter = len(out) - 1
		}
	}
	return out
}

func (t *tables) pair(a, b rune) (rune, bool) {
	if l, v := a-hangulLead, b-hangulVowel; l >= 0 && l < 19 && v >= 0 && v < vowels {
		return hangulBase + (l*vowels+v)*trails, true
	}
	if s, tr := a-hangulBase, b-hangulTrail; s >= 0 && s < syllables && s%trails == 0 && tr > 0 && tr < trails {
		return a + tr, true
	}
	c, ok := t.pairs[[2]rune{a, b}]
	return c, ok
}
