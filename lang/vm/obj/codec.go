package obj

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Text encodings. Text is WTF-8; an encoder meets an error at characters it
// cannot represent, a decoder at bytes that are none of its encoding. Both then
// ask an error handler, which gives a replacement and where to go on.

// CodecError says what a codec could not do. Positions count characters when
// encoding, bytes when decoding.
type CodecError struct {
	Encoding   string
	Decoding   bool
	Text       string // what is encoded
	Bytes      []byte // what is decoded
	Start, End int
	Reason     string
	width      int // bytes of a code unit
}

func (e *CodecError) Error() string { return "'" + e.Encoding + "' codec: " + e.Reason }

// Replacement is a handler's answer: text, or when encoding perhaps bytes.
type Replacement struct {
	Text    string
	Bytes   []byte
	IsBytes bool
	Next    int    // where to go on, counted as in the error
	In      []byte // what to go on with when decoding, if not what it was
}

// ErrorHandler answers an error with a replacement, or with an error.
type ErrorHandler func(e *CodecError) (Replacement, error)

// Codec is a text encoding. Both functions append what they made.
type Codec struct {
	// Name is the usual name; errors show it.
	Name   string
	Encode func(text string, h ErrorHandler) ([]byte, error)
	Decode func(b []byte, h ErrorHandler) ([]byte, error)
}

// The codecs asked for most, which never change.
var (
	utf8Codec   = Codec{"utf-8", encodeUTF8, decodeUTF8}
	latin1Codec = Codec{"latin-1", limitEncoder("latin-1", 0x100, "ordinal not in range(256)"), decodeLatin1}
)

// FindCodec is the codec of that name or alias, nil if there is none.
func FindCodec(name string) *Codec {
	switch name { // as most programs spell them
	case "utf-8", "utf8":
		return &utf8Codec
	case "latin-1", "latin1":
		return &latin1Codec
	}
	b := make([]byte, 0, 16)
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c == '_' || c == ' ':
			c = '-'
		}
		b = append(b, c)
	}
	switch string(b) {
	case "utf-8", "utf8", "u8", "utf", "cp65001":
		return &utf8Codec
	case "utf-8-sig", "utf8-sig":
		return &Codec{"utf-8-sig", encodeUTF8Sig, decodeUTF8Sig}
	case "ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us":
		return &Codec{"ascii", limitEncoder("ascii", 0x80, "ordinal not in range(128)"), decodeASCII}
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1", "latin", "cp819", "iso8859", "iso-8859-1-1":
		return &latin1Codec
	case "utf-16", "utf16", "u16":
		return wideCodec("utf-16", 2, binary.LittleEndian, true)
	case "utf-16-le", "utf-16le", "utf16-le", "utf16le":
		return wideCodec("utf-16-le", 2, binary.LittleEndian, false)
	case "utf-16-be", "utf-16be", "utf16-be", "utf16be":
		return wideCodec("utf-16-be", 2, binary.BigEndian, false)
	case "utf-32", "utf32", "u32":
		return wideCodec("utf-32", 4, binary.LittleEndian, true)
	case "utf-32-le", "utf-32le", "utf32-le", "utf32le":
		return wideCodec("utf-32-le", 4, binary.LittleEndian, false)
	case "utf-32-be", "utf-32be", "utf32-be", "utf32be":
		return wideCodec("utf-32-be", 4, binary.BigEndian, false)
	case "utf-7", "utf7", "u7", "unicode-1-1-utf-7":
		return &Codec{"utf-7", encodeUTF7, decodeUTF7}
	case "unicode-escape", "unicodeescape":
		return &Codec{"unicodeescape", encodeUnicodeEscape, decodeUnicodeEscape}
	case "raw-unicode-escape", "rawunicodeescape":
		return &Codec{"rawunicodeescape", encodeRawEscape, decodeRawEscape}
	case "cp1252", "windows-1252", "1252":
		return cp1252Codec()
	case "cp437", "437", "ibm437":
		return cp437Codec()
	case "iso8859-15", "iso-8859-15", "latin-9", "latin9", "l9":
		return latin9Codec()
	}
	return nil
}

// Handler is the builtin error handler of that name, nil if there is none. An
// encoder's name and width are taken from the error.
func Handler(name string) ErrorHandler {
	switch name {
	case "strict", "":
		return func(e *CodecError) (Replacement, error) { return Replacement{}, e }
	case "ignore":
		return func(e *CodecError) (Replacement, error) { return Replacement{Next: e.End}, nil }
	case "replace":
		return replaceErrors
	case "backslashreplace":
		return backslashReplace
	case "xmlcharrefreplace":
		return xmlReplace
	case "surrogateescape":
		return surrogateEscape
	case "surrogatepass":
		return surrogatePass
	}
	return nil
}

func replaceErrors(e *CodecError) (Replacement, error) {
	if e.Decoding {
		return Replacement{Text: "\uFFFD", Next: e.End}, nil
	}
	return Replacement{Text: strings.Repeat("?", e.End-e.Start), Next: e.End}, nil
}

// chars are the characters that could not be encoded.
func (e *CodecError) chars() []rune {
	var rs []rune
	text := e.Text[ByteOffset(e.Text, e.Start):]
	for range e.End - e.Start {
		r, w := DecodeChar(text)
		rs = append(rs, r)
		text = text[w:]
	}
	return rs
}

func backslashReplace(e *CodecError) (Replacement, error) {
	var b []byte
	if e.Decoding {
		for _, c := range e.Bytes[e.Start:e.End] {
			b = appendHexEscape(b, rune(c))
		}
	} else {
		for _, r := range e.chars() {
			b = appendHexEscape(b, r)
		}
	}
	return Replacement{Text: string(b), Next: e.End}, nil
}

// ErrHandlerUse says that a handler cannot handle that kind of error.
var ErrHandlerUse = &Error{TypeError, "don't know how to handle UnicodeDecodeError in error callback"}

func xmlReplace(e *CodecError) (Replacement, error) {
	if e.Decoding {
		return Replacement{}, ErrHandlerUse
	}
	var b []byte
	for _, r := range e.chars() {
		b = append(strconv.AppendInt(append(b, '&', '#'), int64(r), 10), ';')
	}
	return Replacement{Text: string(b), Next: e.End}, nil
}

func surrogateEscape(e *CodecError) (Replacement, error) {
	if e.Decoding {
		var b []byte
		n := e.Start
		for n < e.End && n < e.Start+4 && e.Bytes[n] >= 0x80 {
			b = AppendChar(b, 0xDC00+rune(e.Bytes[n]))
			n++
		}
		if n == e.Start {
			return Replacement{}, e
		}
		return Replacement{Text: string(b), Next: n}, nil
	}
	var b []byte
	for i, r := range e.chars() {
		if r < 0xDC80 || r > 0xDCFF {
			if e.width < 2 {
				e.Start += i // those before could be encoded
			}
			return Replacement{}, e
		}
		b = append(b, byte(r-0xDC00))
	}
	return Replacement{Bytes: b, IsBytes: true, Next: e.End}, nil
}

func surrogatePass(e *CodecError) (Replacement, error) {
	width, order := e.width, byteOrder(e.Encoding)
	if width == 0 {
		return Replacement{}, e
	}
	if e.Decoding {
		r := rune(-1)
		rest := e.Bytes[e.Start:]
		switch {
		case width == 1 && len(rest) >= 3 && rest[0]&0xF0 == 0xE0 && rest[1]&0xC0 == 0x80 && rest[2]&0xC0 == 0x80:
			r, width = rune(rest[0]&15)<<12|rune(rest[1]&63)<<6|rune(rest[2]&63), 3
		case width == 2 && len(rest) >= 2:
			r = rune(order.Uint16(rest))
		case width == 4 && len(rest) >= 4:
			r = rune(order.Uint32(rest))
		}
		if r < 0xD800 || r > 0xDFFF {
			return Replacement{}, e
		}
		return Replacement{Text: string(AppendChar(nil, r)), Next: e.Start + width}, nil
	}
	var b []byte
	for _, r := range e.chars() {
		if r < 0xD800 || r > 0xDFFF {
			return Replacement{}, e
		}
		switch width {
		case 1:
			b = AppendChar(b, r)
		case 2:
			b = order.AppendUint16(b, uint16(r))
		case 4:
			b = order.AppendUint32(b, uint32(r))
		}
	}
	return Replacement{Bytes: b, IsBytes: true, Next: e.End}, nil
}

type endian interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func byteOrder(encoding string) endian {
	if strings.HasSuffix(encoding, "-be") {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// encoding is one run of an encoder: text from byte at on, which is character
// char, is yet to be encoded.
type encoding struct {
	name, text string
	width      int
	h          ErrorHandler
	out        []byte
	at, char   int
}

// fail handles that the next n characters cannot be encoded. put encodes the
// text of a replacement and says whether it can.
func (c *encoding) fail(n int, reason string, put func(text string) bool) error {
	e := &CodecError{Encoding: c.name, Text: c.text, Start: c.char, End: c.char + n, Reason: reason, width: c.width}
	r, err := c.h(e)
	if err != nil {
		return err
	}
	switch {
	case r.IsBytes && c.width > 1 && len(r.Bytes)%c.width != 0:
		return e
	case r.IsBytes:
		c.out = append(c.out, r.Bytes...)
	case !put(r.Text):
		return e
	}
	c.char = r.Next
	c.at = ByteOffset(c.text, r.Next)
	return nil
}

// limitEncoder encodes characters below limit as one byte.
func limitEncoder(name string, limit rune, reason string) func(string, ErrorHandler) ([]byte, error) {
	return func(text string, h ErrorHandler) ([]byte, error) {
		return encodeBytes(name, text, reason, h, func(r rune) (byte, bool) { return byte(r), r < limit })
	}
}

// encodeBytes encodes each character as the byte that lookup gives.
func encodeBytes(name, text, reason string, h ErrorHandler, lookup func(rune) (byte, bool)) ([]byte, error) {
	c := &encoding{name: name, text: text, h: h, out: make([]byte, 0, len(text))}
	put := func(t string) bool {
		for t != "" {
			r, w := DecodeChar(t)
			b, ok := lookup(r)
			if !ok {
				return false
			}
			c.out = append(c.out, b)
			t = t[w:]
		}
		return true
	}
	for c.at < len(text) {
		r, w := DecodeChar(text[c.at:])
		if b, ok := lookup(r); ok {
			c.out = append(c.out, b)
			c.at += w
			c.char++
			continue
		}
		n := 1
		for i := c.at + w; i < len(text); n++ {
			r, w := DecodeChar(text[i:])
			if _, ok := lookup(r); ok {
				break
			}
			i += w
		}
		if err := c.fail(n, reason, put); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}

func encodeUTF8(text string, h ErrorHandler) ([]byte, error) {
	c := &encoding{name: "utf-8", text: text, width: 1, h: h, out: make([]byte, 0, len(text))}
	put := func(t string) bool { // CPython takes nothing else here, either
		c.out = append(c.out, t...)
		return IsASCII(t)
	}
	for c.at < len(text) {
		rest := text[c.at:]
		i := surrogateAt(rest)
		c.out = append(c.out, rest[:i]...)
		c.char += CountChars(rest[:i])
		c.at += i
		n := 0
		for i+3 <= len(rest) && rest[i] == 0xED && rest[i+1] >= 0xA0 {
			i += 3
			n++
		}
		if n == 0 {
			break
		}
		if err := c.fail(n, "surrogates not allowed", put); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}

// surrogateAt is where the first surrogate of WTF-8 text stands, or its length.
func surrogateAt(text string) int {
	for i := 0; ; i += 3 {
		k := strings.IndexByte(text[i:], 0xED)
		if k < 0 {
			return len(text)
		}
		if i += k; text[i+1] >= 0xA0 {
			return i
		}
	}
}

const bom8 = "\xEF\xBB\xBF"

func encodeUTF8Sig(text string, h ErrorHandler) ([]byte, error) {
	b, err := encodeUTF8(text, h)
	return append([]byte(bom8), b...), err
}

// decoding is one run of a decoder: in from byte at on is yet to be decoded.
type decoding struct {
	name  string
	width int
	in    []byte
	h     ErrorHandler
	out   []byte
	at    int
}

// fail handles that the next n bytes cannot be decoded.
func (c *decoding) fail(n int, reason string) error {
	e := &CodecError{Encoding: c.name, Decoding: true, Bytes: c.in, Start: c.at, End: c.at + n, Reason: reason, width: c.width}
	r, err := c.h(e)
	if err != nil {
		return err
	}
	c.out = append(c.out, r.Text...)
	c.at = r.Next
	if r.In != nil {
		c.in = r.In
	}
	return nil
}

func decodeUTF8(b []byte, h ErrorHandler) ([]byte, error) {
	if utf8.Valid(b) {
		return b, nil
	}
	c := &decoding{name: "utf-8", width: 1, in: b, h: h, out: make([]byte, 0, len(b))}
	for c.at < len(c.in) {
		rest := c.in[c.at:]
		_, w := utf8.DecodeRune(rest)
		if w > 1 || rest[0] < 0x80 {
			c.out = append(c.out, rest[:w]...)
			c.at += w
			continue
		}
		n, reason := badUTF8(rest)
		if err := c.fail(n, reason); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}

// badUTF8 says how many bytes at the start of b are a broken character, and why.
func badUTF8(b []byte) (n int, reason string) {
	first := b[0]
	if first < 0xC2 || first > 0xF4 {
		return 1, "invalid start byte"
	}
	need := 2
	lo, hi := byte(0x80), byte(0xBF)
	switch {
	case first >= 0xF0:
		need = 4
	case first >= 0xE0:
		need = 3
	}
	switch first {
	case 0xE0:
		lo = 0xA0
	case 0xED:
		hi = 0x9F
	case 0xF0:
		lo = 0x90
	case 0xF4:
		hi = 0x8F
	}
	for n = 1; n < need; n++ {
		if n == len(b) {
			return n, "unexpected end of data"
		}
		if b[n] < lo || b[n] > hi {
			break
		}
		lo, hi = 0x80, 0xBF
	}
	return n, "invalid continuation byte"
}

func decodeUTF8Sig(b []byte, h ErrorHandler) ([]byte, error) {
	return decodeUTF8([]byte(strings.TrimPrefix(string(b), bom8)), h)
}

func decodeASCII(b []byte, h ErrorHandler) ([]byte, error) {
	c := &decoding{name: "ascii", in: b, h: h, out: make([]byte, 0, len(b))}
	for c.at < len(c.in) {
		if c.in[c.at] < 0x80 {
			c.out = append(c.out, c.in[c.at])
			c.at++
			continue
		}
		if err := c.fail(1, "ordinal not in range(128)"); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}

func decodeLatin1(b []byte, _ ErrorHandler) ([]byte, error) {
	out := make([]byte, 0, len(b)+len(b)/4)
	for _, c := range b {
		out = utf8.AppendRune(out, rune(c))
	}
	return out, nil
}
