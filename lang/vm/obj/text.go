package obj

import (
	"math/bits"
	"strings"
	"unsafe"
)

// Operations on WTF-8 text, as Go strings that are often views into the heap.
// Positions in Python are counted in characters, here in bytes; in ASCII text
// they are the same.

// CountChars counts the characters of WTF-8 text: all bytes but continuation
// bytes.
func CountChars(text string) int {
	n := len(text)
	for len(text) >= 8 {
		n -= continuations(load8(text))
		text = text[8:]
	}
	for i := 0; i < len(text); i++ {
		if text[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

func load8(text string) uint64 { return *(*uint64)(unsafe.Pointer(unsafe.StringData(text))) }

// continuations counts the bytes 10xxxxxx of a word.
func continuations(w uint64) int {
	return bits.OnesCount64(w >> 7 &^ (w >> 6) & 0x0101010101010101)
}

// IsASCII reports whether text is ASCII.
func IsASCII(text string) bool {
	for len(text) >= 8 {
		if load8(text)&0x8080808080808080 != 0 {
			return false
		}
		text = text[8:]
	}
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// ByteOffset is where character i of text starts; len(text) if there are only
// i characters or fewer.
func ByteOffset(text string, i int) int {
	off := 0
	for len(text)-off >= 8 {
		n := 8 - continuations(load8(text[off:]))
		if n > i {
			break
		}
		i -= n
		off += 8
	}
	// A character that straddles the words was counted with the first.
	for ; off < len(text); off++ {
		if text[off]&0xC0 != 0x80 {
			if i == 0 {
				return off
			}
			i--
		}
	}
	return off
}

// CharAt is character i of a str, as a str; 0 <= i < StrChars.
func (s *Space) CharAt(v Value, i int) Value {
	text := s.StrView(v)
	if s.StrASCII(v) {
		return s.Char(rune(text[i]))
	}
	r, _ := DecodeChar(text[s.StrOffset(v, i):])
	return s.Char(r)
}

// Piece makes a str of a part of another's text; ascii says that the other
// is ASCII.
func (s *Space) Piece(text string, ascii bool) (Value, error) {
	if len(text) <= 2 {
		return s.shortStr(text), nil
	}
	if ascii {
		return s.NewStrN(text, len(text))
	}
	return s.NewStr(text)
}

// Substr is the characters from i to j of a str; 0 <= i <= j <= StrChars.
func (s *Space) Substr(v Value, i, j int) (Value, error) {
	text, ascii := s.StrView(v), s.StrASCII(v)
	if i == 0 && j == s.StrChars(v) {
		return v, nil
	}
	if ascii {
		return s.Piece(text[i:j], true)
	}
	from := s.StrOffset(v, i)
	return s.Piece(text[from:s.StrOffset(v, j)], false)
}

// StrStep is the n characters of a str at start, start+step, …
func (s *Space) StrStep(v Value, start, step, n int) (Value, error) {
	if step == 1 && n > 0 {
		return s.Substr(v, start, start+n)
	}
	if n <= 1 {
		if n == 1 {
			return s.CharAt(v, start), nil
		}
		return s.EmptyStr(), nil
	}
	text := s.StrView(v)
	if s.StrASCII(v) {
		z, buf, err := s.NewStrBuf(n, n)
		for i := range buf {
			buf[i] = text[start+i*step]
		}
		return z, err
	}
	chars := []rune(nil)
	for t := text; t != ""; {
		r, w := DecodeChar(t)
		chars = append(chars, r)
		t = t[w:]
	}
	var b []byte
	for i := range n {
		b = AppendChar(b, chars[start+i*step])
	}
	return s.NewStrBytes(b)
}

// StrContains reports whether sub is a part of v.
func (s *Space) StrContains(v, sub Value) bool {
	text, part := s.StrView(v), s.StrView(sub)
	if len(part) != 1 || len(text) > 16 {
		return strings.Contains(text, part)
	}
	for i := 0; i < len(text); i++ {
		if text[i] == part[0] {
			return true
		}
	}
	return false
}

// StrRepeat is v * n.
func (s *Space) StrRepeat(v Value, n int) (Value, error) {
	text := s.StrView(v)
	if n <= 0 || text == "" {
		return s.EmptyStr(), nil
	}
	if n == 1 {
		return v, nil
	}
	hi, size := bits.Mul64(uint64(len(text)), uint64(n))
	if hi != 0 || size > maxStr {
		return 0, ErrNoMemory
	}
	z, buf, err := s.NewStrBuf(int(size), s.StrChars(v)*n)
	if err == nil {
		RepeatBytes(buf, text)
	}
	return z, err
}

// maxStr bounds the bytes of a str: its length field has 32 bits.
const maxStr = 1<<32 - 1

// RepeatBytes fills b with copies of text.
func RepeatBytes(b []byte, text string) {
	for n := copy(b, text); n < len(b); n *= 2 {
		copy(b[n:], b[:n])
	}
}

// StrJoin joins the str of items by a separator.
func (s *Space) StrJoin(sep Value, items []Value) (Value, error) {
	switch len(items) {
	case 0:
		return s.EmptyStr(), nil
	case 1:
		return items[0], nil
	}
	glue := s.StrView(sep)
	size, chars := len(glue)*(len(items)-1), s.StrChars(sep)*(len(items)-1)
	for _, x := range items {
		w := s.Word(x.Ref(), StrLen)
		size += int(uint32(w))
		chars += int(w >> 32)
	}
	z, buf, err := s.NewStrBuf(size, chars)
	if err != nil {
		return 0, err
	}
	n := 0
	for i, x := range items {
		if i > 0 {
			n += copy(buf[n:], glue)
		}
		n += copy(buf[n:], s.StrView(x))
	}
	return z, nil
}

// StrReplace replaces the first max occurrences of old by with, all if max < 0.
func (s *Space) StrReplace(v, old, with Value, max int) (Value, error) {
	text, a, b := s.StrView(v), s.StrView(old), s.StrView(with)
	if max == 0 || a == b {
		return v, nil
	}
	if max < 0 && len(a) == 1 && len(b) == 1 {
		return s.replaceByte(v, text, a[0], b[0])
	}
	n := CountText(text, a)
	if max > 0 {
		n = min(n, max)
	}
	if n == 0 {
		return v, nil
	}
	size := len(text) + n*(len(b)-len(a))
	chars := s.StrChars(v) + n*(s.StrChars(with)-s.StrChars(old))
	if size == 0 {
		return s.EmptyStr(), nil
	}
	z, buf, err := s.NewStrBuf(size, chars)
	if err != nil {
		return 0, err
	}
	replaceInto(buf, text, a, b, n)
	return z, nil
}

// replaceByte is v with an ASCII character replaced by another everywhere.
func (s *Space) replaceByte(v Value, text string, a, b byte) (Value, error) {
	i := strings.IndexByte(text, a)
	if i < 0 {
		return v, nil
	}
	z, buf, err := s.NewStrBuf(len(text), s.StrChars(v))
	copy(buf, text)
	for ; i < len(buf); i++ {
		if buf[i] == a {
			buf[i] = b
		}
	}
	return z, err
}

// replaceInto writes text with its first n occurrences of a replaced by b.
func replaceInto(buf []byte, text, a, b string, n int) {
	at := 0
	for ; n > 0; n-- {
		i := 0
		if a != "" {
			i = strings.Index(text, a)
		}
		at += copy(buf[at:], text[:i])
		at += copy(buf[at:], b)
		text = text[i+len(a):]
		if a == "" && text != "" {
			_, w := DecodeChar(text)
			at += copy(buf[at:], text[:w])
			text = text[w:]
		}
	}
	copy(buf[at:], text)
}

// CountText counts the occurrences of sub in text that do not overlap.
func CountText(text, sub string) int {
	if sub == "" {
		return CountChars(text) + 1
	}
	return strings.Count(text, sub)
}

// Which ends strip works on.
const (
	StripLeft = 1 << iota
	StripRight
	StripBoth = StripLeft | StripRight
)

// StripSpace is text without white space at its ends.
func StripSpace(text string, ends int) string {
	if ends&StripLeft != 0 {
		for text != "" {
			r, w := DecodeChar(text)
			if !IsSpace(r) {
				break
			}
			text = text[w:]
		}
	}
	if ends&StripRight != 0 {
		for text != "" {
			r, w := DecodeLastChar(text)
			if !IsSpace(r) {
				break
			}
			text = text[:len(text)-w]
		}
	}
	return text
}

// StripChars is text without any characters of set at its ends.
func StripChars(text, set string, ends int) string {
	if ends&StripLeft != 0 {
		for text != "" {
			_, w := DecodeChar(text)
			if !strings.Contains(set, text[:w]) {
				break
			}
			text = text[w:]
		}
	}
	if ends&StripRight != 0 {
		for text != "" {
			_, w := DecodeLastChar(text)
			if !strings.Contains(set, text[len(text)-w:]) {
				break
			}
			text = text[:len(text)-w]
		}
	}
	return text
}

// DecodeLastChar decodes the last character of WTF-8 text and its width.
func DecodeLastChar(text string) (rune, int) {
	i := len(text) - 1
	for i > 0 && text[i]&0xC0 == 0x80 {
		i--
	}
	r, _ := DecodeChar(text[i:])
	return r, len(text) - i
}

// NextField is where the next run of characters that are no white space
// starts and ends in text, from byte i on; start == len(text) if there is none.
func NextField(text string, i int) (start, end int) {
	i = skipChars(text, i, spaceByte)
	return i, skipChars(text, i, wordByte)
}

// What a byte is part of.
const (
	wordByte  uint8 = iota // an ASCII character that is no white space
	spaceByte              // ASCII white space
	otherByte              // a character beyond ASCII
)

// byteClasses has the class of each byte.
var byteClasses = func() (classes [256]uint8) {
	for c := range classes {
		switch {
		case c >= 0x80:
			classes[c] = otherByte
		case c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f:
			classes[c] = spaceByte
		}
	}
	return classes
}()

// skipChars is the place of the first character from i on that is no white space, or, if class is wordByte, that is.
func skipChars(text string, i int, class uint8) int {
	for i < len(text) {
		switch byteClasses[text[i]] {
		case class:
			i++
		case otherByte:
			r, w := DecodeChar(text[i:])
			if IsSpace(r) != (class == spaceByte) {
				return i
			}
			i += w
		default:
			return i
		}
	}
	return i
}

// CountFields is the number of runs of characters that are no white space in ASCII text.
func CountFields(text string) int {
	n, before := 0, spaceByte
	for i := range len(text) {
		class := byteClasses[text[i]]
		n += int(before &^ class)
		before = class
	}
	return n
}

// LastField is where the last such run before byte i starts and ends; end == 0
// if there is none.
func LastField(text string, i int) (start, end int) {
	for i > 0 {
		r, w := DecodeLastChar(text[:i])
		if !IsSpace(r) {
			break
		}
		i -= w
	}
	end = i
	for i > 0 {
		r, w := DecodeLastChar(text[:i])
		if IsSpace(r) {
			break
		}
		i -= w
	}
	return i, end
}

// NextLine is the end of the line that starts text, without and with its line
// end.
func NextLine(text string) (end, next int) {
	for i := 0; i < len(text); i++ {
		for i+8 <= len(text) && isPlainText(text[i:i+8]) {
			i += 8
		}
		if i == len(text) {
			break
		}
		switch c := text[i]; {
		case c >= ' ' && c < 0x80:
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, i + 2
		case c >= '\n' && c <= '\r' || c >= 0x1c && c <= 0x1e:
			return i, i + 1
		case c == 0xC2 && text[i+1] == 0x85:
			return i, i + 2
		case c == 0xE2 && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// isPlainText reports whether 8 bytes are of ASCII and no controls.
func isPlainText(s string) bool {
	_ = s[7]
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	const ones = 0x0101010101010101
	return (w|(w-' '*ones))&(0x80*ones) == 0 // a byte below a blank borrows, one above 0x7f has the bit itself
}

// AppendRepr appends text as its repr, in quotes.
func AppendRepr(b []byte, text string) []byte { return appendQuoted(b, text, false) }

// AppendASCIIRepr appends the repr with what is not ASCII escaped.
func AppendASCIIRepr(b []byte, text string) []byte { return appendQuoted(b, text, true) }

func appendQuoted(b []byte, text string, ascii bool) []byte {
	quote := byte('\'')
	if strings.IndexByte(text, '\'') >= 0 && strings.IndexByte(text, '"') < 0 {
		quote = '"'
	}
	b = append(b, quote)
	from := 0 // text[from:i] is to be copied as it is
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c < 0x7F && c != '\\' && c != quote {
			i++
			continue
		}
		r, w := rune(c), 1
		if c >= 0x80 {
			r, w = DecodeChar(text[i:])
			if !ascii && IsPrintable(r) {
				i += w
				continue
			}
		}
		b = append(b, text[from:i]...)
		b = appendEscape(b, r)
		i += w
		from = i
	}
	b = append(b, text[from:]...)
	return append(b, quote)
}

// appendEscape appends a character as an escape sequence.
func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	case '\\', '\'', '"':
		return append(b, '\\', byte(r))
	}
	return appendHexEscape(b, r)
}

// appendHexEscape appends \xNN, \uNNNN or \UNNNNNNNN.
func appendHexEscape(b []byte, r rune) []byte {
	letter, digits := byte('x'), 2
	switch {
	case r > 0xFFFF:
		letter, digits = 'U', 8
	case r > 0xFF:
		letter, digits = 'u', 4
	}
	b = append(b, '\\', letter)
	for i := digits - 1; i >= 0; i-- {
		b = append(b, lowerHex[r>>(4*i)&15])
	}
	return b
}

const lowerHex = "0123456789abcdef"

// StrRepr is repr of a str.
func (s *Space) StrRepr(v Value) (Value, error) {
	text := s.StrView(v)
	if s.StrASCII(v) && plainText(text) {
		z, buf, err := s.NewStrBuf(len(text)+2, len(text)+2)
		if err == nil {
			buf[0], buf[len(buf)-1] = '\'', '\''
			copy(buf[1:], text)
		}
		return z, err
	}
	var small [128]byte
	return s.NewStrBytes(AppendRepr(small[:0], text))
}

// plainText reports whether text is printable ASCII that needs no escape
// between single quotes.
func plainText(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' || c >= 0x7F || c == '\\' || c == '\'' {
			return false
		}
	}
	return true
}

// HasSurrogates reports whether WTF-8 text has surrogates, so that it is not
// UTF-8.
func HasSurrogates(text string) bool {
	for {
		i := strings.IndexByte(text, 0xED)
		if i < 0 {
			return false
		}
		if text[i+1] >= 0xA0 {
			return true
		}
		text = text[i+3:]
	}
}

// EscapeNonASCII is text with all but ASCII as escapes.
func EscapeNonASCII(text string) string {
	b := make([]byte, 0, len(text)+8)
	for text != "" {
		r, w := DecodeChar(text)
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendHexEscape(b, r)
		}
		text = text[w:]
	}
	return string(b)
}
