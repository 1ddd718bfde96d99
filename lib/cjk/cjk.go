// Package cjk has the encodings of Chinese, Japanese and Korean text.
//
// What they are made of are sets of characters in rows and cells, as national
// standards have numbered them: GB 2312 in China, JIS X 0208, 0212 and 0213 in
// Japan, KS X 1001 in Korea, Big5 in Taiwan. An encoding says how such numbers
// become bytes beside those of ASCII:
//
//   - The EUC encodings set the eighth bit of both; Shift JIS, Big5, GBK, UHC (CP949)
//     and Johab have larger planes, whose second bytes may be letters. All of them
//     are tables of codes (table.go), which one decoder and one encoder go by
//     (plain.go). What no table has room for is computed: the codes of four bytes
//     in GB 18030, and EUC-KR's syllables that are spelled.
//   - ISO 2022 announces a set by an escape sequence, HZ by a tilde; their bytes mean
//     what was announced last. So they have a state (iso2022.go, hz.go), and the sets
//     of ISO 2022 are those of the tables for EUC without the eighth bits (sets.go).
//
// Which code stands for which character is what CPython 3.11 makes of it, found by
// asking it (gen.py); so are the answers to what is none. The package knows no Python
// otherwise. Text is UTF-8, and text to encode may have surrogates in three bytes.
package cjk

// A State is what an encoding of those with a state has to remember between two
// pieces of text, in the bytes that CPython has it in.
type State [8]byte

// A Fault says why a codec has stopped: Done as there was no more, Incomplete where
// more could follow what is left, else by how many bytes that are no character, or
// characters that have no code.
type Fault int

// The faults that are no number.
const (
	Done       Fault = 0
	Incomplete Fault = -1
)

// Codec is an encoding.
type Codec struct {
	Name string
	Group
	rules
}

// Group is which of CPython's modules has an encoding.
type Group string

// The groups.
const (
	China    Group = "cn"
	HongKong Group = "hk"
	Taiwan   Group = "tw"
	Japan    Group = "jp"
	Korea    Group = "kr"
	Switched Group = "iso2022"
)

// rules are how an encoding works. Both ways append what they made to out, and tell
// how many bytes they used of what they were given.
type rules interface {
	// Start is the state at the start of a text, an encoder's or a decoder's.
	Start(decoding bool) State
	// Decode makes text of bytes.
	Decode(st *State, in, out []byte) ([]byte, int, Fault)
	// Encode makes bytes of text. Where last is false a character stays that could be
	// the first of two with a code of their own.
	Encode(st *State, text string, last bool, out []byte) ([]byte, int, Fault)
	// Finish ends what was encoded.
	Finish(st *State, out []byte) []byte
	// Restart makes a decoder's state as that after a whole text.
	Restart(st *State)
}

// Find gives the encoding of a name, nil if the group has none.
func Find(group Group, name string) *Codec {
	for _, c := range codecs {
		if c.Name == name && c.Group == group {
			return c
		}
	}
	return nil
}

// All are the encodings.
func All() []*Codec { return codecs[:] }

// codecs is the table of encodings.
var codecs = [...]*Codec{
	{"gb2312", China, &plain{table: gb2312}},
	{"gbk", China, &plain{table: gbk}},
	{"gb18030", China, &plain{table: gb18030, more: fourBytes, other: inFourBytes}},
	{"hz", China, hz{}},
	{"big5hkscs", HongKong, &plain{table: big5hkscs}},
	{"big5", Taiwan, &plain{table: big5}},
	{"cp950", Taiwan, &plain{table: cp950}},
	{"shift_jis", Japan, &plain{table: shiftJIS}},
	{"cp932", Japan, &plain{table: cp932}},
	{"euc_jp", Japan, &plain{table: eucJP, more: threeBytes}},
	{"shift_jis_2004", Japan, &plain{table: shiftJIS2004}},
	{"euc_jis_2004", Japan, &plain{table: eucJIS2004, more: threeBytes}},
	{"euc_jisx0213", Japan, &plain{table: eucJISX0213, more: since(eucJIS2004)}},
	{"shift_jisx0213", Japan, &plain{table: shiftJISX0213, more: since(shiftJIS2004)}},
	{"euc_kr", Korea, &plain{table: eucKR, more: spelled, other: spell}},
	{"cp949", Korea, &plain{table: cp949}},
	{"johab", Korea, &plain{table: johab}},
	{"iso2022_kr", Switched, iso2022KR},
	{"iso2022_jp", Switched, iso2022JP},
	{"iso2022_jp_1", Switched, iso2022JP1},
	{"iso2022_jp_2", Switched, iso2022JP2},
	{"iso2022_jp_2004", Switched, iso2022JP2004},
	{"iso2022_jp_3", Switched, iso2022JP3},
	{"iso2022_jp_ext", Switched, iso2022JPExt},
}

// nextChar is the first character of text and how many bytes it has. Surrogates,
// which UTF-8 has no place for, have three.
func nextChar(text string) (rune, int) {
	switch c := text[0]; {
	case c < 0x80:
		return rune(c), 1
	case c < 0xE0 && len(text) > 1:
		return rune(c&0x1F)<<6 | rune(text[1]&0x3F), 2
	case c < 0xF0 && len(text) > 2:
		return rune(c&0xF)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	case len(text) > 3:
		return rune(c&7)<<18 | rune(text[1]&0x3F)<<12 | rune(text[2]&0x3F)<<6 | rune(text[3]&0x3F), 4
	}
	return 0xFFFD, len(text)
}
