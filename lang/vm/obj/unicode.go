package obj

import (
	"strings"
	"sync"
	"unicode"
)

// Properties of characters, as the methods of str ask for them.

// Assigned reports whether r is a character of Unicode 14, which Python 3.11
// knows; package unicode is newer.
func Assigned(r rune) bool {
	return r < 0xCF3 || !unicode.Is(newer, r)
}

// IsSpace is white space by category or by bidirectional class.
func IsSpace(r rune) bool {
	switch {
	case r < 0x80:
		return asciiSpace(byte(r))
	case r == 0x85 || r == 0xA0:
		return true
	case r < 0x1680:
		return false
	}
	return r == 0x1680 || r >= 0x2000 && r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// IsAlpha is a letter.
func IsAlpha(r rune) bool {
	if r < 0x80 {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && Assigned(r)
}

// IsDecimal is a decimal digit of any script.
func IsDecimal(r rune) bool { return DigitValue(r) >= 0 }

// IsDigit is a digit, decimal or not.
func IsDigit(r rune) bool {
	return IsDecimal(r) || r >= 0xB2 && unicode.Is(otherDigits, r)
}

// IsNumeric is any character that has a numeric value.
func IsNumeric(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	return (unicode.Is(unicode.N, r) || unicode.Is(otherNumeric, r)) && Assigned(r)
}

// IsAlnum is a letter or any number.
func IsAlnum(r rune) bool { return IsAlpha(r) || IsNumeric(r) }

// IsPrintable is a character that repr shows as it is.
func IsPrintable(r rune) bool {
	if r < 0x7F {
		return r >= ' '
	}
	return unicode.IsPrint(r) && Assigned(r)
}

// IsLower is a lower-case letter or the like.
func IsLower(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z'
	}
	if unicode.IsLower(r) {
		return Assigned(r)
	}
	return unicode.Is(unicode.Other_Lowercase, r) && Assigned(r) &&
		!(r == 0x10FC || r >= 0xA7F2 && r <= 0xA7F4 || r == 0xAB69)
}

// IsUpper is an upper-case letter or the like.
func IsUpper(r rune) bool {
	if r < 0x80 {
		return r >= 'A' && r <= 'Z'
	}
	return (unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r)) && Assigned(r)
}

// IsTitle is a title-case letter, such as that for DZ.
func IsTitle(r rune) bool { return r >= 0x1C5 && unicode.IsTitle(r) }

// IsCased is a letter that has a case.
func IsCased(r rune) bool { return IsLower(r) || IsUpper(r) || IsTitle(r) }

// IsIdentifierStart is a character that may begin a name.
func IsIdentifierStart(r rune) bool {
	if r < 0x80 {
		return IsAlpha(r) || r == '_'
	}
	return (unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)) &&
		Assigned(r) && !unicode.Is(notIdentifier, r)
}

// IsIdentifierPart is a character that may stand in a name.
func IsIdentifierPart(r rune) bool {
	if r < 0x80 {
		return IsAlpha(r) || r == '_' || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start, unicode.Mn, unicode.Mc, unicode.Nd,
		unicode.Pc, unicode.Other_ID_Continue) && Assigned(r) && !unicode.Is(notContinue, r)
}

// IsIdentifier reports whether text is a name or a keyword.
func IsIdentifier(text string) bool {
	if text == "" {
		return false
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < 0x80 {
			if !(c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= '0' && c <= '9' && i > 0) {
				return false
			}
			i++
			continue
		}
		r, w := DecodeChar(text[i:])
		if i == 0 && !IsIdentifierStart(r) || !IsIdentifierPart(r) {
			return false
		}
		i += w
	}
	return true
}

// caseIgnorable characters are skipped in the search for the neighbours of a
// final sigma.
func caseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// caseTable maps the characters of the word lists in unidata.go.
type caseTable struct{ upper, title, fold map[rune]string }

var caseTables = sync.OnceValue(func() *caseTable {
	read := func(words string) map[rune]string {
		m := map[rune]string{}
		for _, w := range strings.Split(words, " ") {
			r, n := DecodeChar(w)
			m[r] = w[n:]
		}
		return m
	}
	return &caseTable{read(upperWords), read(titleWords), read(foldWords)}
})

// AppendUpper appends the upper case of a character.
func AppendUpper(b []byte, r rune) []byte {
	if r >= 0xDF {
		if to, ok := caseTables().upper[r]; ok {
			return append(b, to...)
		}
	}
	return appendCase(b, r, unicode.ToUpper(r))
}

// AppendTitle appends the title case of a character.
func AppendTitle(b []byte, r rune) []byte {
	if r >= 0xDF {
		if to, ok := caseTables().title[r]; ok {
			return append(b, to...)
		}
	}
	return appendCase(b, r, unicode.ToTitle(r))
}

// AppendLower appends the lower case of a character that is no final sigma.
func AppendLower(b []byte, r rune) []byte {
	if r == 0x130 {
		return append(b, "i\u0307"...)
	}
	return appendCase(b, r, unicode.ToLower(r))
}

// AppendFold appends the folded case of a character.
func AppendFold(b []byte, r rune) []byte {
	switch {
	case r < 0xB5:
	case r >= 0x13A0 && r <= 0x13F5:
		return AppendChar(b, r) // Cherokee folds to upper case
	case r >= 0x13F8 && r <= 0x13FD, r >= 0xAB70 && r <= 0xABBF:
		return AppendChar(b, unicode.ToUpper(r))
	default:
		if to, ok := caseTables().fold[r]; ok {
			return append(b, to...)
		}
	}
	return AppendLower(b, r)
}

func appendCase(b []byte, r, to rune) []byte {
	if to != r && !Assigned(r) {
		to = r
	}
	return AppendChar(b, to)
}

// FinalSigma reports whether the capital sigma at text[from:to] ends a word:
// a cased character comes before it and none after, other than ignorable ones.
func FinalSigma(text string, from, to int) bool {
	for {
		if from == 0 {
			return false
		}
		r, w := DecodeLastChar(text[:from])
		from -= w
		if !caseIgnorable(r) {
			if !IsCased(r) {
				return false
			}
			break
		}
	}
	for to < len(text) {
		r, w := DecodeChar(text[to:])
		if !caseIgnorable(r) {
			return !IsCased(r)
		}
		to += w
	}
	return true
}
