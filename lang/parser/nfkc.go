package parser

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Identifiers are compared in the normal form NFKC of Unicode, so that is what
// the tree has. The file is written by mkunicode.py and read when the first
// identifier beyond ASCII is met.

//go:embed nfkc.z
var nfkcFile string

type nfkcTable struct {
	decomposed map[rune]string
	class      map[rune]int // combining class, if not 0
	composed   map[[2]rune]rune
}

var nfkc = sync.OnceValue(func() nfkcTable {
	t := nfkcTable{map[rune]string{}, map[rune]int{}, map[[2]rune]rune{}}
	blocks := strings.Split(inflate(nfkcFile), "\n\n")
	for line := range strings.SplitSeq(blocks[0], "\n") {
		r, n := utf8.DecodeRuneInString(line)
		t.decomposed[r] = line[n:]
	}
	for line := range strings.SplitSeq(blocks[1], "\n") {
		class, chars, _ := strings.Cut(line, ":")
		k, _ := strconv.Atoi(class)
		for _, r := range chars {
			t.class[r] = k
		}
	}
	for line := range strings.SplitSeq(strings.TrimSpace(blocks[2]), "\n") {
		r := []rune(line)
		t.composed[[2]rune{r[0], r[1]}] = r[2]
	}
	return t
})

// normalize returns the NFKC form of an identifier.
func normalize(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			t := nfkc()
			return string(t.compose(t.decompose(s)))
		}
	}
	return s
}

// decompose takes all characters apart and puts the combining ones behind
// each other in the order of their classes.
func (t *nfkcTable) decompose(s string) []rune {
	var out []rune
	for _, r := range s {
		if d, ok := t.decomposed[r]; ok {
			out = append(out, []rune(d)...)
		} else if hangulBase <= r && r < hangulEnd {
			out = appendJamo(out, r)
		} else {
			out = append(out, r)
		}
	}
	for i := 0; i < len(out); {
		n := i
		for n < len(out) && t.class[out[n]] != 0 {
			n++
		}
		slices.SortStableFunc(out[i:n], func(a, b rune) int { return t.class[a] - t.class[b] })
		i = n + 1
	}
	return out
}

// compose joins a character with the combining ones behind it where there is
// one character for both and nothing of the same or a higher class between.
func (t *nfkcTable) compose(s []rune) []rune {
	var out []rune
	starter, last := -1, -1 // index of the starter in out, class of the last character there
	for _, r := range s {
		class := t.class[r]
		if starter >= 0 && (last < class || last <= 0 && starter == len(out)-1) {
			if c, ok := t.pair(out[starter], r); ok {
				out[starter] = c
				continue
			}
		}
		if class == 0 {
			starter = len(out)
		}
		last = class
		out = append(out, r)
	}
	return out
}

func (t *nfkcTable) pair(a, b rune) (rune, bool) {
	if c, ok := t.composed[[2]rune{a, b}]; ok {
		return c, true
	}
	return composeJamo(a, b)
}

// Hangul syllables decompose and compose by arithmetic.
const (
	hangulBase       = 0xAC00
	hangulEnd        = hangulBase + 19*hangulVowelCount*hangulTrailCount
	jamoLead         = 0x1100
	jamoVowel        = 0x1161
	jamoTrail        = 0x11A7 // stands for no trailing consonant
	hangulVowelCount = 21
	hangulTrailCount = 28
)

func appendJamo(out []rune, r rune) []rune {
	n := r - hangulBase
	trail := n % hangulTrailCount
	n /= hangulTrailCount
	out = append(out, jamoLead+n/hangulVowelCount, jamoVowel+n%hangulVowelCount)
	if trail > 0 {
		out = append(out, jamoTrail+trail)
	}
	return out
}

func composeJamo(a, b rune) (rune, bool) {
	lead, vowel := a-jamoLead, b-jamoVowel
	if 0 <= lead && lead < 19 && 0 <= vowel && vowel < hangulVowelCount {
		return hangulBase + (lead*hangulVowelCount+vowel)*hangulTrailCount, true
	}
	trail := b - jamoTrail
	if hangulBase <= a && a < hangulEnd && (a-hangulBase)%hangulTrailCount == 0 && 0 < trail && trail < hangulTrailCount {
		return a + trail, true
	}
	return 0, false
}
