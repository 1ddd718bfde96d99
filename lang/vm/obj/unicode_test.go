package obj

import (
	"hash/crc32"
	"testing"
)

// TestUnicodeDatabase compares every property and case mapping of every
// character with those of CPython 3.11, by a checksum:
//
//	for c in map(chr, range(0x110000)): flags of isalpha … as bits, then
//	upper, lower, title and casefold in UTF-8 with surrogatepass
func TestUnicodeDatabase(t *testing.T) {
	tests := []func(rune) bool{IsAlpha, IsDecimal, IsDigit, IsNumeric, IsPrintable, IsSpace, IsLower, IsUpper,
		IsIdentifierStart, IsIdentifierPart}
	sum := crc32.NewIEEE()
	var b []byte
	for r := rune(0); r < 0x110000; r++ {
		b = append(b[:0], 0, 0)
		for i, is := range tests {
			if is(r) {
				b[i/8] |= 1 << (i % 8)
			}
		}
		b = AppendFold(AppendTitle(AppendLower(AppendUpper(b, r), r), r), r)
		sum.Write(b)
	}
	if got := sum.Sum32(); got != unicodeSum {
		t.Errorf("checksum %#x, want %#x", got, unicodeSum)
	}
}

const unicodeSum = 0x779e1983
