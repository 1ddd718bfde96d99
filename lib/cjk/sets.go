package cjk

// set is a set of characters that ISO 2022 can announce.
type set struct {
	// mark is the letter that announces it; wide says that its characters have two
	// bytes, and makes the eighth bit of what the state has.
	mark byte
	wide bool
	// right sets are used after the control character shift out.
	right bool
	// table and third name the table and the plane of it where a wide set is, by codes
	// with the eighth bits.
	table func() *table
	third bool
	// rows, if not nil, tells the rows of the plane that are the set's.
	rows func(row byte) bool
	// differs has a character in place of another one that EUC has there.
	differs map[rune]rune
	// narrow decodes and encode encodes by a narrow set; 0 is for none.
	narrow func(c byte) rune
	encode func(r rune) byte
}

// name is what the state has for a set.
func (s *set) name() byte {
	if s.wide {
		return s.mark | wideName
	}
	return s.mark
}

// The names of sets in the state.
const (
	wideName  = 0x80
	asciiName = 'B'
	latin1    = 'A' // after a single shift only, as
	greek     = 'F'
)

// The sets, which RFC 1468, 1557, 1554 and 2237 name, and the JIS X 0213 standard.
var (
	ksx1001      = set{mark: 'C', wide: true, table: eucKR}
	ksx1001Right = set{mark: 'C', wide: true, table: eucKR, right: true}
	gb2312Set    = set{mark: 'A', wide: true, table: gb2312}
	jisx0208     = set{mark: 'B', wide: true, table: eucJP}
	jisx0208Old  = set{mark: '@', wide: true, table: eucJP} // of 1978, taken for the same
	jisx0212     = set{mark: 'D', wide: true, table: eucJP, third: true}

	jisx0213Plane1    = set{mark: 'Q', wide: true, table: eucJIS2004, differs: tildes}
	jisx0213Plane2    = set{mark: 'P', wide: true, table: eucJIS2004, third: true, rows: secondPlane}
	jisx0213Plane1Old = set{mark: 'O', wide: true, table: eucJISX0213, differs: tildes} // of 2000
	jisx0213Plane2Old = set{mark: 'P', wide: true, table: eucJISX0213, third: true, rows: secondPlane, differs: map[rune]rune{0x9B1D: 0x9B1C}}

	jisRoman    = set{mark: 'J', narrow: fromRoman, encode: toRoman}
	jisKatakana = set{mark: 'I', narrow: fromKatakana, encode: toKatakana}
	latin1Set   = set{mark: latin1}
	greekSet    = set{mark: greek}
)

// tildes tell that what is a wide tilde in EUC is that of ASCII.
var tildes = map[rune]rune{'～': '~'}

// secondPlane tells the rows of JIS X 0213's second plane: JIS X 0212, which EUC has
// in the same place, uses others.
func secondPlane(row byte) bool {
	switch row -= 0xA0; {
	case row == 1, row >= 3 && row <= 5, row == 8, row >= 12 && row <= 15, row >= 78:
		return true
	}
	return false
}

// JIS X 0201 has yen and an overline where ASCII has a backslash and a tilde.
func fromRoman(c byte) rune {
	switch c {
	case '\\':
		return '¥'
	case '~':
		return '‾'
	}
	return rune(c)
}

func toRoman(r rune) byte {
	switch r {
	case '¥':
		return '\\'
	case '‾':
		return '~'
	}
	return 0
}

// Its other half are narrow katakana, in their order in Unicode.
const (
	katakana = 0xFF61
	narrow1  = 0x21
	narrows  = 63
)

func fromKatakana(c byte) rune {
	if c < narrow1 || c >= narrow1+narrows {
		return 0
	}
	return katakana + rune(c-narrow1)
}

func toKatakana(r rune) byte {
	if r < katakana || r >= katakana+narrows {
		return 0
	}
	return byte(r-katakana) + narrow1
}

// decode gives the character of two bytes without their eighth bits.
func (s *set) decode(t *table, hi, lo byte) rune {
	hi, lo = hi|0x80, lo|0x80
	if s.rows != nil && !s.rows(hi) {
		return 0
	}
	if s.third {
		return s.differing(t.third.find(hi, lo))
	}
	if hi == letters && lo == filler && s.mark == 'C' {
		return hangulFiller // where EUC-KR begins a syllable
	}
	return s.differing(t.chars.find(hi, lo))
}

// differing is the character that is in place of one.
func (s *set) differing(r rune) rune {
	if other, differs := s.differs[r]; differs {
		return other
	}
	return r
}

// hangulFiller is the letter that EUC-KR has no code of its own for.
const hangulFiller = 0x3164

// code gives the code of a character, without eighth bits.
func (s *set) code(r rune) (uint16, bool) {
	if !s.wide {
		if s.encode == nil {
			return 0, false
		}
		c := s.encode(r)
		return uint16(c), c != 0
	}
	if s.differs[r] == '~' {
		return 0, false
	}
	t := s.table()
	code := t.code(r)
	hi, third := byte(code>>8), t.triples && code&0x80 == 0
	if hi < 0xA1 || third != s.third || s.rows != nil && !s.rows(hi) {
		return 0, false
	}
	return code & 0x7F7F, true
}
