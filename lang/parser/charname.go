package parser

import (
	"compress/flate"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// The names of characters, for the escape \N{name}. The file is written by
// mkunicode.py; it is inflated when first needed, which takes a few
// milliseconds, and then searched as text: no index pays for a few lookups.

//go:embed names.z
var namesFile string

// nameTable is the inflated file: the runs of characters and their names, each
// between two newlines.
type nameTable struct {
	runs  []nameRun
	names string
}

// nameRun are characters in succession whose names are.
type nameRun struct{ start, count int }

var charNames = sync.OnceValue(func() nameTable {
	runs, names, _ := strings.Cut(inflate(namesFile), "\n")
	return nameTable{nameRuns(runs), "\n" + names}
})

// nameRuns reads the runs: the first character in hexadecimal digits, and how many there are, as "41+26".
func nameRuns(text string) []nameRun {
	var runs []nameRun
	for run := range strings.SplitSeq(text, " ") {
		first, n, _ := strings.Cut(run, "+")
		start, err := strconv.ParseInt(first, 16, 32)
		count, cerr := strconv.Atoi(n)
		if err != nil || cerr != nil {
			break
		}
		runs = append(runs, nameRun{int(start), count})
	}
	return runs
}

// inflate unpacks an embedded file. A file that is broken is a fault of the
// build, which the tests would have found.
func inflate(file string) string {
	text, err := io.ReadAll(flate.NewReader(strings.NewReader(file)))
	if err != nil {
		panic(err)
	}
	return string(text)
}

// RuneNamed returns the character with a name or an alias, in either case.
func RuneNamed(name string) (rune, bool) {
	if digits, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		return ideograph(digits)
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulNamed(syllable)
	}
	t := charNames()
	i := strings.Index(t.names, "\n"+strings.ToUpper(name)+"\n")
	if i < 0 || strings.Contains(name, "\n") {
		return 0, false
	}
	n := strings.Count(t.names[:i], "\n")
	for _, run := range t.runs {
		if n < run.count {
			return rune(run.start + n), true
		}
		n -= run.count
	}
	return 0, false
}

// namesOf are the names of the characters in the file, without aliases.
var namesOf = sync.OnceValue(func() map[rune]string {
	t := charNames()
	names := strings.Split(strings.Trim(t.names, "\n"), "\n")
	m := make(map[rune]string, len(names))
	for _, run := range t.runs {
		count := min(run.count, len(names))
		for i := range count {
			if _, ok := m[rune(run.start+i)]; !ok {
				m[rune(run.start+i)] = names[i]
			}
		}
		names = names[count:]
	}
	return m
})

// RuneName returns the name of a character; "" if it has none. Control
// characters have aliases only.
func RuneName(r rune) string {
	for _, b := range ideographs {
		if b.first <= r && r <= b.last {
			return fmt.Sprintf("CJK UNIFIED IDEOGRAPH-%X", r)
		}
	}
	if s := r - hangulBase; s >= 0 && int(s) < len(hangulLeads)*hangulVowelCount*hangulTrailCount {
		return "HANGUL SYLLABLE " + hangulLeads[s/(hangulVowelCount*hangulTrailCount)] +
			hangulVowels[s/hangulTrailCount%hangulVowelCount] + hangulTrails[s%hangulTrailCount]
	}
	if r < ' ' || r >= 0x7F && r < 0xA0 {
		return ""
	}
	return namesOf()[r]
}

// ideographs are the blocks of unified ideographs in Unicode 14.
var ideographs = [...]struct{ first, last rune }{
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B738},
	{0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A},
}

func ideograph(digits string) (rune, bool) {
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || digits != fmt.Sprintf("%04X", v) {
		return 0, false
	}
	for _, b := range ideographs {
		if b.first <= rune(v) && rune(v) <= b.last {
			return rune(v), true
		}
	}
	return 0, false
}

// Hangul syllables are composed of a leading consonant, a vowel and maybe a
// trailing consonant, their names of the short names of these.
var (
	hangulLeads  = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	hangulVowels = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	hangulTrails = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

func hangulNamed(syllable string) (rune, bool) {
	lead, rest := longestPrefix(hangulLeads, syllable)
	vowel, rest := longestPrefix(hangulVowels, rest)
	trail, rest := longestPrefix(hangulTrails, rest)
	if lead < 0 || vowel < 0 || rest != "" {
		return 0, false
	}
	return hangulBase + rune((lead*hangulVowelCount+vowel)*hangulTrailCount+trail), true
}

// longestPrefix returns the index of the longest of list with which s begins,
// or -1, and the rest of s.
func longestPrefix(list []string, s string) (int, string) {
	best := -1
	for i, p := range list {
		if strings.HasPrefix(s, p) && (best < 0 || len(p) > len(list[best])) {
			best = i
		}
	}
	if best < 0 {
		return best, s
	}
	return best, s[len(list[best]):]
}
