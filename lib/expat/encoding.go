package expat

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// encoding is how the document's characters stand in its bytes.
type encoding uint8

const (
	encodingUTF8 encoding = iota
	encodingUTF16
	encodingUTF16LE
	encodingUTF16BE
	encodingLatin1
	encodingASCII
	encodingTable   // of 256 characters
	encodingUnknown // the program is asked
)

// Bytes that are no UTF-8 stand in Input for what is wrong in another encoding.
const (
	wrongChar   = 0xff
	partialChar = 0xc3
)

func encodingOf(name []byte) encoding {
	switch strings.ToUpper(string(name)) {
	case "UTF-8":
		return encodingUTF8
	case "UTF-16":
		return encodingUTF16
	case "UTF-16LE":
		return encodingUTF16LE
	case "UTF-16BE":
		return encodingUTF16BE
	case "ISO-8859-1":
		return encodingLatin1
	case "US-ASCII":
		return encodingASCII
	}
	return encodingUnknown
}

func (e encoding) wide() bool { return e >= encodingUTF16 && e <= encodingUTF16BE }

// size is how many bytes of the document a text is made of.
func (e encoding) size(text []byte) int {
	switch {
	case e == encodingUTF8:
		return len(text)
	case !e.wide():
		return utf8.RuneCount(text)
	}
	n := 0
	for _, r := range string(text) {
		n += 2 * max(1, utf16.RuneLen(r))
	}
	return n
}

// detect finds the encoding by the first bytes.
func (p *Parser) detect() bool {
	b := p.Input
	if p.encoding == encodingUnknown {
		return p.ask(nil, 0)
	}
	if tooShort(b) {
		return p.final && p.fail(ErrUnclosedToken, 0)
	}
	if len(b) == 0 && !p.final {
		return false
	}
	if len(b) == 0 && p.kind == document {
		return p.fail(ErrNoElements, -1)
	}
	mark := 0
	// What is read as the text of an element has no say against the program.
	fixed := p.kind == externalGeneral && p.given
	begins := func(mark string) bool { return bytes.HasPrefix(b, []byte(mark)) }
	switch {
	case fixed && p.encoding != encodingUTF8 && p.encoding != encodingUTF16:
	case begins("\xfe\xff"):
		p.encoding, mark = encodingUTF16BE, 2
	case begins("\xff\xfe"):
		p.encoding, mark = encodingUTF16LE, 2
	case begins("\xef\xbb\xbf") && !(fixed && p.encoding.wide()):
		p.encoding, mark = encodingUTF8, 3
	case begins("\x00"):
		p.encoding = encodingUTF16BE
	case len(b) > 1 && b[1] == 0 && !fixed:
		p.encoding = encodingUTF16LE
	}
	if p.encoding == encodingUTF16 {
		p.encoding = encodingUTF16BE
	}
	if p.at.Index += mark; mark > 0 {
		p.at.Column++
	}
	p.Input = b[mark:]
	p.mode = modeDeclaration
	if p.encoding != encodingUTF8 {
		p.Input = p.transcode(p.Input)
	}
	return true
}

// tooShort reports whether more has to be known to tell the encoding.
func tooShort(b []byte) bool {
	switch len(b) {
	case 1:
		return bytes.IndexByte([]byte{0xfe, 0xff, 0xef, 0, '<'}, b[0]) >= 0
	case 2:
		return b[0] == 0xef && b[1] == 0xbb
	}
	return false
}

// ask asks the program for an encoding.
func (p *Parser) ask(name []byte, at int) bool {
	if !p.has(UnknownEncoding) {
		return p.fail(ErrUnknownEncoding, at)
	}
	p.emit(Event{Kind: UnknownEncoding, At: at, Name: name, Refused: ErrUnknownEncoding})
	return true
}

// SetTable answers UnknownEncoding: text is what bytes 0 to 255 mean, U+FFFD what they
// do not. It reports whether they are such that XML can be read.
func (p *Parser) SetTable(text []byte) bool {
	table := []rune(string(text))
	if len(table) != 256 {
		return false
	}
	for i, r := range table[:0x80] {
		if classes[i]&isBad == 0 && r != rune(i) && !strings.ContainsRune("$@\\^`{}~\x7f", rune(i)) {
			return false
		}
	}
	if p.encoding.wide() {
		p.fail(ErrInvalidToken, p.At)
		return true
	}
	p.Table, p.encoding = text, encodingTable
	if p.mode != modeStart {
		p.Input = append(p.Input[:p.At:p.At], p.transcode(p.Input[p.At:])...)
	}
	return true
}

// transcode makes UTF-8 of input.
func (p *Parser) transcode(in []byte) []byte {
	in = append(p.rest[:p.nrest:p.nrest], in...)
	p.nrest = 0
	if p.encoding.wide() {
		return p.fromUTF16(in)
	}
	var table [256]rune
	for i := range table {
		table[i] = rune(i)
		if i >= 0x80 && p.encoding == encodingASCII {
			table[i] = utf8.RuneError
		}
	}
	if p.encoding == encodingTable {
		copy(table[:], []rune(string(p.Table)))
	}
	out := make([]byte, 0, len(in)+len(in)/8)
	for _, c := range in {
		if r := table[c]; r == utf8.RuneError {
			out = append(out, wrongChar)
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// torn reports whether the input ends with half of a character's code.
func (p *Parser) torn() bool { return p.final && p.depth == 0 && p.nrest == 1 }

func (p *Parser) fromUTF16(in []byte) []byte {
	var order binary.ByteOrder = binary.BigEndian
	if p.encoding == encodingUTF16LE {
		order = binary.LittleEndian
	}
	out := make([]byte, 0, len(in))
	for len(in) >= 2 {
		r := rune(order.Uint16(in))
		n := 2
		if utf16.IsSurrogate(r) {
			if r < 0xdc00 && len(in) < 4 {
				break
			}
			if len(in) >= 4 {
				r, n = utf16.DecodeRune(r, rune(order.Uint16(in[2:]))), 4
			}
			if r == utf8.RuneError || n == 2 {
				out, in = append(out, wrongChar), in[2:]
				continue
			}
		}
		out, in = utf8.AppendRune(out, r), in[n:]
	}
	p.nrest = uint8(copy(p.rest[:], in))
	if p.nrest > 1 && p.final {
		out = append(out, partialChar)
	}
	return out
}

// declaration parses the XML or text declaration, if there is one.
func (p *Parser) declaration() bool {
	const begin = "<?xml"
	b := p.Input[p.At:]
	if n := min(len(b), len(begin)); !p.final && n < len(begin)+1 && len(b) < len(begin)+1 && string(b[:n]) == begin[:n] {
		return false
	}
	next := modeProlog
	switch p.kind {
	case externalGeneral:
		next = modeContent
	case externalParameter:
		next = modeSubset
		p.ParameterRead = true
	}
	if len(b) <= len(begin) || string(b[:len(begin)]) != begin || !space(b[len(begin)]) && b[len(begin)] != '?' {
		p.mode = next
		return true
	}
	tok, end := p.scanInstruction(p.Input, p.At)
	switch {
	case tok == tokXMLDecl:
		p.mode = next
		return p.declare(p.Input[p.At:end], p.At, end)
	case tok == tokInvalid || p.final:
		p.mode = next
		return true
	}
	return false
}

// declare does what a declaration says.
func (p *Parser) declare(text []byte, at, end int) bool {
	d, bad := parseDeclaration(text, p.kind == externalGeneral || p.kind == externalParameter)
	if bad >= 0 {
		if p.kind != document {
			return p.fail(ErrTextDecl, at+bad)
		}
		return p.fail(ErrXMLDecl, at+bad)
	}
	if d.standalone == 1 && p.kind == document {
		p.Standalone = true
		if p.Parameters == ParametersUnlessStandalone {
			p.Parameters = ParametersNever
		}
	}
	p.tell(Event{Kind: XMLDecl, At: at, Name: d.version, Value: d.encoding, Flag: d.standalone}, text)
	p.At = end
	if d.encoding == nil || p.given {
		return true
	}
	e := encodingOf(d.encoding)
	switch {
	case e == encodingUnknown:
		return p.ask(d.encoding, at+d.encodingAt)
	case e.wide() != p.encoding.wide(), e.wide() && e != encodingUTF16 && e != p.encoding:
		return p.fail(ErrIncorrectEncoding, at+d.encodingAt)
	case !e.wide() && e != encodingUTF8:
		p.encoding = e
		p.Input = append(p.Input[:end:end], p.transcode(p.Input[end:])...)
	}
	return true
}

type declared struct {
	version, encoding []byte
	encodingAt        int
	standalone        int // 1, 0, or -1 for not said
}

// parseDeclaration takes a declaration apart; bad is where it is wrong, or -1.
func parseDeclaration(b []byte, text bool) (d declared, bad int) {
	d.standalone = -1
	b = b[:len(b)-2]
	name, value, at, i, bad := pseudoAttribute(b, len("<?xml"))
	if bad >= 0 {
		return d, bad
	}
	if name == "version" {
		d.version = value
		if name, value, at, i, bad = pseudoAttribute(b, i); bad >= 0 {
			return d, bad
		}
		if name == "" {
			if text {
				return d, i
			}
			return d, -1
		}
	} else if !text {
		return d, skipSpace(b, len("<?xml"))
	}
	if name == "encoding" {
		if len(value) == 0 || value[0]|0x20 < 'a' || value[0]|0x20 > 'z' {
			return d, at
		}
		d.encoding, d.encodingAt = value, at
		if name, value, at, i, bad = pseudoAttribute(b, i); bad >= 0 {
			return d, bad
		}
		if name == "" {
			return d, -1
		}
	}
	if name != "standalone" || text {
		return d, at - len(name) - 2
	}
	switch string(value) {
	case "yes":
		d.standalone = 1
	case "no":
		d.standalone = 0
	default:
		return d, at
	}
	if i = skipSpace(b, i); i != len(b) {
		return d, i
	}
	return d, -1
}

// pseudoAttribute takes the next name="value"; name is empty at the end.
func pseudoAttribute(b []byte, i int) (name string, value []byte, at, next, bad int) {
	from := skipSpace(b, i)
	if from == len(b) {
		return "", nil, 0, from, -1
	}
	if from == i {
		return "", nil, 0, 0, i
	}
	i = from
	for i < len(b) && b[i] != '=' && !space(b[i]) {
		if b[i] >= 0x80 {
			return "", nil, 0, 0, i
		}
		i++
	}
	name = string(b[from:i])
	i = skipSpace(b, i)
	if i == len(b) || b[i] != '=' || name == "" {
		return "", nil, 0, 0, i
	}
	i = skipSpace(b, i+1)
	if i == len(b) || b[i] != '"' && b[i] != '\'' {
		return "", nil, 0, 0, i
	}
	quote := b[i]
	i++
	at = i
	for ; i < len(b) && b[i] != quote; i++ {
		if classes[b[i]]&isName == 0 || b[i] == ':' {
			return "", nil, 0, 0, i
		}
	}
	if i == len(b) {
		return "", nil, 0, 0, i
	}
	return name, b[at:i], at, i + 1, -1
}
