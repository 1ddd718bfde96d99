package cjk

import "bytes"

// What is computed: GB 18030's codes of four bytes, and EUC-KR's of eight.

// GB 18030 numbers what GBK has no code for by four bytes, the second and fourth of
// which are digits: the characters up to U+FFFF in their order from the first number
// on, those of other planes from 0x90308130 on.
const (
	quadLow    = 0x81
	quadRow    = 10
	quadPlane  = 126 * quadRow
	quadGroup  = 10 * quadPlane
	quadBeyond = (0x90 - quadLow) * quadGroup
)

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// fourBytes decodes a code of four bytes.
func fourBytes(_ *table, in []byte) (rune, int, Fault) {
	if !isDigit(in[1]) {
		return 0, 0, 1
	}
	if len(in) < 4 {
		return 0, 0, Incomplete
	}
	if in[0] < quadLow || in[2] < quadLow || in[2] > 0xFE || !isDigit(in[3]) {
		return 0, 0, 1
	}
	n := int(in[0]-quadLow)*quadGroup + int(in[1]-'0')*quadPlane + int(in[2]-quadLow)*quadRow + int(in[3]-'0')
	if n >= quadBeyond {
		if n -= quadBeyond; n < 0x100000 {
			return rune(0x10000 + n), 4, Done
		}
		return 0, 0, 1
	}
	if n < 0x10000 {
		if r := gb18030Four().at(uint16(n)); r != 0 {
			return r, 4, Done
		}
	}
	return 0, 0, 1
}

// at is the character of a number of 16 bits.
func (t *table) at(n uint16) rune {
	if n < 0x100 {
		return max(t.first[n], 0)
	}
	return t.chars.find(byte(n>>8), byte(n))
}

// inFourBytes encodes a character that has a code of four bytes.
func inFourBytes(out []byte, r rune) ([]byte, bool) {
	n := quadBeyond + int(r) - 0x10000
	if r < 0x10000 {
		// The first number, U+0080's, is 0.
		if n = int(gb18030Four().code(r)); n == 0 && r != 0x80 {
			return out, false
		}
	}
	return append(out, byte(quadLow+n/quadGroup), byte('0'+n/quadPlane%10), byte(quadLow+n/quadRow%126), byte('0'+n%10)), true
}

// KS X 1001 has 2350 of the 11172 syllables of Korean. Its annex 3 spells the others
// by four of its codes: a filler, the first consonant, the vowel, and the last consonant or
// a filler. They are rows 4's letters, in the order of U+3131 and the following.
const (
	letters   = 0xA4 // the first byte of letters
	filler    = 0xD4
	firstOne  = 0xA1
	vowelOne  = 0xBF
	vowels    = 21
	syllable  = 0xAC00
	syllables = 19 * vowels * 28
)

// The letters that first and last consonants are, in the order in which Unicode
// counts syllables. The last one may be missing.
var (
	firsts = []byte{0xA1, 0xA2, 0xA4, 0xA7, 0xA8, 0xA9, 0xB1, 0xB2, 0xB3, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE}
	lasts  = []byte{filler, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE}
)

// spelled decodes a syllable that is spelled.
func spelled(_ *table, in []byte) (rune, int, Fault) {
	if in[0] != letters || in[1] != filler {
		return 0, 0, 1
	}
	if len(in) < 8 {
		return 0, 0, Incomplete
	}
	if in[2] != letters || in[4] != letters || in[6] != letters {
		return 0, 0, 1
	}
	a, b, c := bytes.IndexByte(firsts, in[3]), int(in[5])-vowelOne, bytes.IndexByte(lasts, in[7])
	if a < 0 || b < 0 || b >= vowels || c < 0 {
		return 0, 0, 1
	}
	return syllable + rune((a*vowels+b)*len(lasts)+c), 8, Done
}

// spell encodes a syllable by its letters.
func spell(out []byte, r rune) ([]byte, bool) {
	n := int(r) - syllable
	if n < 0 || n >= syllables {
		return out, false
	}
	return append(out, letters, filler, letters, firsts[n/(vowels*len(lasts))],
		letters, vowelOne+byte(n/len(lasts)%vowels), letters, lasts[n%len(lasts)]), true
}
