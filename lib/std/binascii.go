package std

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module binascii: bytes as text of several kinds.

func binasciiModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "binascii", Doc: "Conversion between binary data and ASCII",
		Funcs: []vm.Native{
			{Name: "hexlify", Sig: "data, sep=None, bytes_per_sep=1", Fn: hexlify, Doc: "Hexadecimal representation of binary data."},
			{Name: "b2a_hex", Sig: "data, sep=None, bytes_per_sep=1", Fn: hexlify, Doc: "Hexadecimal representation of binary data."},
			{Name: "unhexlify", Sig: "hexstr, /", Fn: unhexlify, Doc: "Binary data of hexadecimal representation."},
			{Name: "a2b_hex", Sig: "hexstr, /", Fn: unhexlify, Doc: "Binary data of hexadecimal representation."},
			{Name: "b2a_base64", Sig: "data, /, *, newline=True", Fn: b2aBase64, Doc: "Base64-code line of data."},
			{Name: "a2b_base64", Sig: "data, /, *, strict_mode=False", Fn: a2bBase64, Doc: "Decode a line of base64 data."},
			{Name: "crc32", Sig: "data, crc=0, /", Fn: crc32Of, Doc: "Compute CRC-32 incrementally."},
			{Name: "crc_hqx", Sig: "data, crc, /", Fn: crcHqx, Doc: "Compute CRC-CCITT incrementally."},
			{Name: "b2a_uu", Sig: "data, /, *, backtick=False", Fn: b2aUU, Doc: "Uuencode line of data."},
			{Name: "a2b_uu", Sig: "data, /", Fn: a2bUU, Doc: "Decode a line of uuencoded data."},
			{Name: "b2a_qp", Sig: "data, quotetabs=False, istext=True, header=False", Fn: b2aQP, Doc: "Encode a string using quoted-printable encoding."},
			{Name: "a2b_qp", Sig: "data, header=False", Fn: a2bQP, Doc: "Decode a string of qp-encoded data."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			v, err := newErrorClass(t, "binascii", "Error", t.VM.Exc.ValueError)
			a.set("Error", v, err)
			v, err = newErrorClass(t, "binascii", "Incomplete", t.VM.Exc.Exception)
			a.set("Incomplete", v, err)
			return a.vals, a.err
		}}
}

// newErrorClass makes an exception class of a module.
func newErrorClass(t *Thread, module, name string, base Value) (Value, error) {
	bases, err := tuple(t, base)
	if err != nil {
		return 0, err
	}
	d := t.NewDict()
	if err := t.StrSet(d, t.VM.Names.Module, t.Intern(module)); err != nil {
		return 0, err
	}
	return t.Call(t.VM.Class(obj.ShapeType), t.Intern(name), bases, d)
}

// moduleFail raises an exception of a module's own class.
func moduleFail(t *Thread, module, class, format string, args ...any) error {
	c, err := moduleClass(t, module, class)
	if err != nil {
		return err
	}
	return t.Raise(c, format, args...)
}

// moduleClass is a class that a module has.
func moduleClass(t *Thread, module, class string) (Value, error) {
	mod, err := t.ImportModule(module)
	if err != nil {
		return 0, err
	}
	return t.GetAttrS(mod, class)
}

func binasciiFail(t *Thread, format string, args ...any) error {
	return moduleFail(t, "binascii", "Error", format, args...)
}

// asciiOrBytes is a view of bytes, or of a str of ASCII characters.
func asciiOrBytes(t *Thread, v Value) ([]byte, error) {
	u := t.Unwrap(v)
	if t.IsKind(u, obj.KindStr) {
		if !t.StrASCII(u) {
			return nil, t.ValueError("string argument should contain only ASCII characters")
		}
		return []byte(t.StrView(u)), nil
	}
	if b, ok := bytesLike(t, u); ok {
		return b, nil
	}
	return nil, t.TypeError("argument should be bytes, buffer or ASCII string, not '%s'", t.TypeName(v))
}

func hexlify(t *Thread, args []Value) (Value, error) {
	b, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	text := hex.AppendEncode(nil, b)
	if given(args[1]) {
		sep, err := asciiOrBytes(t, args[1])
		if err != nil {
			return 0, err
		}
		if len(sep) != 1 {
			return 0, t.ValueError("sep must be length 1.")
		}
		group := 1
		if args[2] != unbound {
			if group, err = t.ToInt(args[2]); err != nil {
				return 0, err
			}
		}
		text = groupHex(text, sep[0], group)
	}
	return newBytes(t, text)
}

// groupHex puts separators between groups of bytes, counted from the end if
// group is positive.
func groupHex(text []byte, sep byte, group int) []byte {
	n := len(text) / 2
	if group == 0 || n == 0 {
		return text
	}
	var out []byte
	for i := range n {
		if i > 0 && (group > 0 && (n-i)%group == 0 || group < 0 && i%-group == 0) {
			out = append(out, sep)
		}
		out = append(out, text[2*i], text[2*i+1])
	}
	return out
}

func unhexlify(t *Thread, args []Value) (Value, error) {
	text, err := asciiOrBytes(t, args[0])
	if err != nil {
		return 0, err
	}
	if len(text)%2 != 0 {
		return 0, binasciiFail(t, "Odd-length string")
	}
	out := make([]byte, len(text)/2)
	if _, err := hex.Decode(out, text); err != nil {
		return 0, binasciiFail(t, "Non-hexadecimal digit found")
	}
	return newBytes(t, out)
}

func b2aBase64(t *Thread, args []Value) (Value, error) {
	newline := true
	var err error
	if args[1] != unbound {
		if newline, err = t.Truth(args[1]); err != nil {
			return 0, err
		}
	}
	b, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	text := base64.StdEncoding.AppendEncode(nil, b)
	if newline {
		text = append(text, '\n')
	}
	return newBytes(t, text)
}

// base64Value is the six bits of a character, -1 if it is none.
func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

func a2bBase64(t *Thread, args []Value) (Value, error) {
	strict := false
	var err error
	if args[1] != unbound {
		if strict, err = t.Truth(args[1]); err != nil {
			return 0, err
		}
	}
	text, err := asciiOrBytes(t, args[0])
	if err != nil {
		return 0, err
	}
	if strict && len(text) > 0 && text[0] == '=' {
		return 0, binasciiFail(t, "Leading padding not allowed")
	}
	out := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	if n, err := base64.StdEncoding.Decode(out, text); err == nil && !strict {
		return newBytes(t, out[:n])
	}
	out = out[:0] // what Python does not mind has to be looked at
	quad, pads, left := 0, 0, 0
	padded := false
	for i, c := range text {
		if c == '=' {
			padded = true
			if pads++; quad >= 2 && quad+pads >= 4 {
				if strict && i+1 < len(text) {
					return 0, binasciiFail(t, "Excess data after padding")
				}
				return newBytes(t, out)
			}
			continue
		}
		v := base64Value(c)
		if v < 0 {
			if strict {
				return 0, binasciiFail(t, "Only base64 data is allowed")
			}
			continue
		}
		if strict && padded {
			return 0, binasciiFail(t, "Discontinuous padding not allowed")
		}
		pads = 0
		switch quad {
		case 0:
			left = v
		case 1:
			out = append(out, byte(left<<2|v>>4))
			left = v & 0xf
		case 2:
			out = append(out, byte(left<<4|v>>2))
			left = v & 3
		case 3:
			out = append(out, byte(left<<6|v))
		}
		quad = (quad + 1) % 4
	}
	if quad == 1 {
		return 0, binasciiFail(t, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	if quad != 0 {
		return 0, binasciiFail(t, "Incorrect padding")
	}
	return newBytes(t, out)
}

// checksumArg is an argument that a checksum starts from, modulo 2**32.
func checksumArg(t *Thread, v Value, usual uint32) (uint32, error) {
	if v == unbound {
		return usual, nil
	}
	n, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	b := bigOf(t, n)
	low := b.Uint64()
	if b.Sign() < 0 {
		low = -low
	}
	return uint32(low), nil
}

func crc32Of(t *Thread, args []Value) (Value, error) {
	start, err := checksumArg(t, args[1], 0)
	if err != nil {
		return 0, err
	}
	b, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	return t.NewInt(int64(crc32.Update(start, crc32.IEEETable, b))), nil
}

func crcHqx(t *Thread, args []Value) (Value, error) {
	crc, err := checksumArg(t, args[1], 0)
	if err != nil {
		return 0, err
	}
	b, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	crc &= 0xffff
	for _, c := range b {
		crc ^= uint32(c) << 8
		for range 8 {
			if crc <<= 1; crc&0x10000 != 0 {
				crc ^= 0x11021
			}
		}
	}
	return obj.SmallInt(int64(crc)), nil
}

func b2aUU(t *Thread, args []Value) (Value, error) {
	zero := byte(' ')
	if args[1] != unbound {
		backtick, err := t.Truth(args[1])
		if err != nil {
			return 0, err
		}
		if backtick {
			zero = '`'
		}
	}
	b, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	if len(b) > 45 {
		return 0, binasciiFail(t, "At most 45 bytes at once")
	}
	char := func(v byte) byte {
		if v &= 63; v != 0 {
			return v + ' '
		}
		return zero
	}
	out := []byte{char(byte(len(b)))}
	for i := 0; i < len(b); i += 3 {
		var three [3]byte
		copy(three[:], b[i:])
		out = append(out, char(three[0]>>2), char(three[0]<<4|three[1]>>4), char(three[1]<<2|three[2]>>6), char(three[2]))
	}
	return newBytes(t, append(out, '\n'))
}

func a2bUU(t *Thread, args []Value) (Value, error) {
	text, err := asciiOrBytes(t, args[0])
	if err != nil {
		return 0, err
	}
	if len(text) == 0 {
		return newBytes(t, make([]byte, 32))
	}
	n := int(text[0]-' ') & 63
	out := make([]byte, 0, n)
	bits, held := 0, 0
	i := 1
	for len(out) < n {
		v := 0
		if i < len(text) {
			c := text[i]
			if c == '\n' || c == '\r' {
				c = ' ' // a short line ends in blanks that were cut
			} else {
				i++
			}
			if c < ' ' || c > ' '+64 {
				return 0, binasciiFail(t, "Illegal char")
			}
			v = int(c-' ') & 63
		}
		held = held<<6 | v
		if bits += 6; bits >= 8 {
			bits -= 8
			out = append(out, byte(held>>bits))
			held &= 1<<bits - 1
		}
	}
	for ; i < len(text); i++ {
		if c := text[i]; c != ' ' && c != ' '+64 && c != '\n' && c != '\r' {
			return 0, binasciiFail(t, "Trailing garbage")
		}
	}
	return newBytes(t, out)
}

// truths are the values of optional flags.
func truths(t *Thread, args []Value, usual ...bool) ([]bool, error) {
	for i := range usual {
		if args[i] != unbound {
			var err error
			if usual[i], err = t.Truth(args[i]); err != nil {
				return nil, err
			}
		}
	}
	return usual, nil
}

func a2bQP(t *Thread, args []Value) (Value, error) {
	flags, err := truths(t, args[1:], false)
	if err != nil {
		return 0, err
	}
	in, err := asciiOrBytes(t, args[0])
	if err != nil {
		return 0, err
	}
	var out []byte
	for i := 0; i < len(in); i++ {
		c := in[i]
		switch {
		case c == '_' && flags[0]:
			out = append(out, ' ')
		case c != '=':
			out = append(out, c)
		case i+1 >= len(in):
		case in[i+1] == '\n' || in[i+1] == '\r':
			for i++; i < len(in) && in[i] != '\n'; i++ {
			}
		case in[i+1] == '=':
			out = append(out, '=')
			i++
		default:
			if b, err := hex.DecodeString(string(in[i+1 : min(i+3, len(in))])); err == nil && len(b) == 1 {
				out = append(out, b[0])
				i += 2
			} else {
				out = append(out, '=')
			}
		}
	}
	return newBytes(t, out)
}

func b2aQP(t *Thread, args []Value) (Value, error) {
	flags, err := truths(t, args[1:], false, true, false)
	if err != nil {
		return 0, err
	}
	in, err := bytesArg(t, args[0])
	if err != nil {
		return 0, err
	}
	return newBytes(t, quotedPrintable(in, flags[0], flags[1], flags[2]))
}

// quotedPrintable encodes with lines of at most 76 characters.
func quotedPrintable(in []byte, tabs, text, header bool) []byte {
	const longest = 76
	const hex = "0123456789ABCDEF"
	eol := []byte("\n")
	if i := bytes.IndexByte(in, '\n'); i > 0 && in[i-1] == '\r' {
		eol = []byte("\r\n")
	}
	at := func(i int) int { // -1 behind the end
		if i < len(in) {
			return int(in[i])
		}
		return -1
	}
	quoted := func(i int) bool {
		switch c, next := in[i], at(i+1); c {
		case '_':
			return header
		case '=':
			return true
		case '\r', '\n':
			return !text
		case '\t', ' ':
			return tabs || next < 0
		case '.':
			return next <= 0 || next == '\n' || next == '\r'
		default:
			return c > 126 || c < 33
		}
	}
	var out []byte
	line := 0
	softEnd := func() {
		out = append(append(out, '='), eol...)
		line = 0
	}
	for i := 0; i < len(in); i++ {
		c := in[i]
		switch {
		case quoted(i) && (c != '.' || line == 0):
			if line+3 >= longest {
				softEnd()
			}
			out = append(out, '=', hex[c>>4], hex[c&15])
			line += 3
		case text && (c == '\n' || c == '\r' && at(i+1) == '\n'):
			if c == '\r' {
				i++
			}
			// White space at the end of a line would be lost.
			if n := len(out); n > 0 && (out[n-1] == ' ' || out[n-1] == '\t') {
				last := out[n-1]
				out = append(out[:n-1], '=', hex[last>>4], hex[last&15])
			}
			out = append(out, eol...)
			line = 0
		default:
			if next := at(i + 1); next >= 0 && next != '\n' && line+1 >= longest {
				softEnd()
			}
			if header && c == ' ' {
				c = '_'
			}
			out = append(out, c)
			line++
		}
	}
	return out
}
