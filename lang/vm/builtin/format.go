package builtin

import (
	"bytes"
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The format mini-language of format(), str.format and f-strings:
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision][type]

// spec is a parsed format specification.
type spec struct {
	fill     rune
	align    byte // one of "<>^=", 0 if not given
	sign     byte // one of "+- ", 0 if not given
	noNegZ   bool // z: no negative zero
	alt      bool // #
	zero     bool // 0 before the width
	fillSet  bool
	width    int
	grouping byte // ',' or '_' or 0
	prec     int  // -1 if not given
	typ      rune // 0 if not given
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '^' || c == '=' }

// parseSpec parses the specification of how to format v.
func parseSpec(t *vm.Thread, v Value, text string, sp *spec) error {
	*sp = spec{fill: ' ', prec: -1}
	whole := text
	if text != "" {
		if r, w := obj.DecodeChar(text); len(text) > w && isAlign(text[w]) {
			sp.fill, sp.fillSet, sp.align = r, true, text[w]
			text = text[w+1:]
		} else if isAlign(text[0]) {
			sp.align = text[0]
			text = text[1:]
		}
	}
	take := func(c byte) bool {
		if text != "" && text[0] == c {
			text = text[1:]
			return true
		}
		return false
	}
	if text != "" && (text[0] == '+' || text[0] == '-' || text[0] == ' ') {
		sp.sign = text[0]
		text = text[1:]
	}
	sp.noNegZ = take('z')
	sp.alt = take('#')
	if !sp.fillSet && take('0') {
		sp.fill, sp.zero = '0', true
		if sp.align == 0 {
			sp.align = '='
		}
	}
	var ok bool
	if sp.width, text, ok = specNumber(text); !ok {
		return t.ValueError("Too many decimal digits in format string")
	}
	sp.width = max(sp.width, 0)
	for text != "" && (text[0] == ',' || text[0] == '_') {
		if sp.grouping != 0 {
			if sp.grouping != text[0] {
				return t.ValueError("Cannot specify both ',' and '_'.")
			}
			break
		}
		sp.grouping = text[0]
		text = text[1:]
	}
	if take('.') {
		if sp.prec, text, ok = specNumber(text); !ok {
			return t.ValueError("Too many decimal digits in format string")
		}
		if sp.prec < 0 {
			return t.ValueError("Format specifier missing precision")
		}
		if sp.prec > math.MaxInt32 {
			return t.ValueError("precision too big")
		}
	}
	if text != "" {
		r, w := obj.DecodeChar(text)
		if w != len(text) {
			return t.ValueError("Invalid format specifier '%s' for object of type '%s'", whole, t.TypeName(v))
		}
		sp.typ = r
	}
	return sp.checkGrouping(t)
}

// specNumber reads a number; -1 if there is none, false if it is too large.
func specNumber(text string) (int, string, bool) {
	n, i := 0, 0
	for ; i < len(text); i++ {
		c := text[i]
		if c < '0' || c > '9' {
			break
		}
		if n > (math.MaxInt-9)/10 {
			return 0, "", false
		}
		n = n*10 + int(c-'0')
	}
	if i == 0 {
		return -1, text, true
	}
	return n, text[i:], true
}

func (sp *spec) checkGrouping(t *vm.Thread) error {
	if sp.grouping == 0 {
		return nil
	}
	switch sp.typ {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if sp.grouping == '_' {
			return nil
		}
	}
	if sp.typ > 32 && sp.typ < 128 {
		return t.ValueError("Cannot specify '%c' with '%c'.", sp.grouping, sp.typ)
	}
	return t.ValueError("Cannot specify '%c' with '\\x%x'.", sp.grouping, sp.typ)
}

// unknownCode says that a type code is not for that object.
func (sp *spec) unknownCode(t *vm.Thread, v Value) error {
	if sp.typ > 32 && sp.typ < 128 {
		return t.ValueError("Unknown format code '%c' for object of type '%s'", sp.typ, t.TypeName(v))
	}
	return t.ValueError("Unknown format code '\\x%x' for object of type '%s'", sp.typ, t.TypeName(v))
}

// appendFill appends n fill characters.
func appendFill(b []byte, fill rune, n int) []byte {
	if fill < 0x80 {
		if n > 64 {
			return append(b, bytes.Repeat([]byte{byte(fill)}, n)...)
		}
		for ; n > 0; n-- {
			b = append(b, byte(fill))
		}
		return b
	}
	for ; n > 0; n-- {
		b = obj.AppendChar(b, fill)
	}
	return b
}

// maxWidth bounds the width of a formatted text, in characters.
const maxWidth = 1 << 32

// padded appends text of n characters, aligned in the width.
func (sp *spec) padded(b []byte, text string, n int, align byte) []byte {
	if sp.align != 0 {
		align = sp.align
	}
	left := max(sp.width-n, 0)
	right := 0
	switch align {
	case '<':
		left, right = 0, left
	case '^':
		left, right = left/2, left-left/2
	}
	b = appendFill(b, sp.fill, left)
	b = append(b, text...)
	return appendFill(b, sp.fill, right)
}

// formatStr is str.__format__.
func formatStr(t *vm.Thread, v Value, text string) (Value, error) {
	v = t.Unwrap(v)
	if text == "" {
		return v, nil
	}
	var sp spec
	if err := parseSpec(t, v, text, &sp); err != nil {
		return 0, err
	}
	switch {
	case sp.typ != 0 && sp.typ != 's':
		return 0, sp.unknownCode(t, v)
	case sp.sign == ' ':
		return 0, t.ValueError("Space not allowed in string format specifier")
	case sp.sign != 0:
		return 0, t.ValueError("Sign not allowed in string format specifier")
	case sp.noNegZ:
		return 0, t.ValueError("Negative zero coercion (z) not allowed in string format specifier")
	case sp.alt:
		return 0, t.ValueError("Alternate form (#) not allowed in string format specifier")
	case sp.grouping != 0:
		return 0, t.ValueError("Cannot specify '%c' with 's'.", sp.grouping)
	case sp.align == '=' && !sp.zero:
		return 0, t.ValueError("'=' alignment not allowed in string format specifier")
	case sp.width > maxWidth:
		return 0, obj.ErrNoMemory
	}
	if sp.align == '=' {
		sp.align = '<'
	}
	s, n := t.StrView(v), t.StrChars(v)
	if sp.prec >= 0 && n > sp.prec {
		n = sp.prec
		s = s[:t.StrOffset(v, n)]
	} else if n >= sp.width {
		return v, nil
	}
	var small [128]byte
	return t.NewStrBytes(sp.padded(small[:0], s, n, '<'))
}

// formatInt is int.__format__.
func formatInt(t *vm.Thread, v Value, text string) (Value, error) {
	if text == "" {
		if v.IsBool() {
			return t.Repr(v)
		}
		return intRepr(t, v)
	}
	var sp spec
	if err := parseSpec(t, v, text, &sp); err != nil {
		return 0, err
	}
	i := plainInt(t, v)
	switch sp.typ {
	case 0, 'd', 'b', 'o', 'x', 'X', 'n', 'c':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f, err := t.IntFloat(i)
		if err != nil {
			return 0, failure(t, err)
		}
		return sp.float(t, f)
	default:
		return 0, sp.unknownCode(t, v)
	}
	if sp.prec >= 0 {
		return 0, t.ValueError("Precision not allowed in integer format specifier")
	}
	if sp.noNegZ {
		return 0, t.ValueError("Negative zero coercion (z) not allowed in integer format specifier")
	}
	if sp.typ == 'c' {
		return sp.char(t, i)
	}
	return sp.integer(t, i)
}

// char formats an int as the character of that number.
func (sp *spec) char(t *vm.Thread, i Value) (Value, error) {
	switch {
	case sp.sign != 0:
		return 0, t.ValueError("Sign not allowed with integer format specifier 'c'")
	case sp.alt:
		return 0, t.ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
	case !i.IsInt():
		return 0, t.OverflowError("Python int too large to convert to C long")
	case i.Int() < 0 || i.Int() > 0x10FFFF:
		return 0, t.OverflowError("%s", "%c arg not in range(0x110000)")
	}
	if sp.align == '=' {
		sp.align = '>'
	}
	var small [128]byte
	return t.NewStrBytes(sp.padded(small[:0], string(obj.AppendChar(nil, rune(i.Int()))), 1, '>'))
}

// integer formats an int in one of the bases.
func (sp *spec) integer(t *vm.Thread, i Value) (Value, error) {
	base, prefix := 10, ""
	switch sp.typ {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	default:
		if err := t.CheckDigits(i, digitLimit(t)); err != nil {
			return 0, failure(t, err)
		}
	}
	if !sp.alt {
		prefix = ""
	}
	var small [96]byte
	digits := t.AppendInt(small[:0], i, base)
	neg := digits[0] == '-'
	if neg {
		digits = digits[1:]
	}
	if sp.typ == 'X' {
		upper(digits)
	}
	return sp.number(t, neg, prefix, digits, nil)
}

func upper(b []byte) {
	for i, c := range b {
		if c >= 'a' && c <= 'z' {
			b[i] = c - 32
		}
	}
}

// signByte is the sign to show, 0 for none.
func (sp *spec) signByte(neg bool) byte {
	switch {
	case neg:
		return '-'
	case sp.sign == '+' || sp.sign == ' ':
		return sp.sign
	}
	return 0
}

// number puts a number together and pads it. whole is its digits before the
// point, or inf or nan; rest all that follows.
func (sp *spec) number(t *vm.Thread, neg bool, prefix string, whole, rest []byte) (Value, error) {
	if sp.width > maxWidth {
		return 0, obj.ErrNoMemory
	}
	var small [64]byte
	b := small[:0]
	if s := sp.signByte(neg); s != 0 {
		b = append(b, s)
	}
	b = append(b, prefix...)
	grouped := sp.grouping != 0 && whole[0] <= '9' || sp.grouping != 0 && sp.typ != 0 && (sp.typ|0x20) == 'x'
	if sp.align == '=' && sp.fill == '0' && grouped {
		b = sp.group(b, whole, sp.width-len(b)-len(rest))
		return t.NewStrBytes(append(b, rest...))
	}
	if sp.align == '=' {
		var inner [64]byte
		digits := inner[:0]
		if grouped {
			digits = sp.group(digits, whole, 0)
		} else {
			digits = append(digits, whole...)
		}
		b = appendFill(b, sp.fill, sp.width-len(b)-len(digits)-len(rest))
		b = append(b, digits...)
		return t.NewStrBytes(append(b, rest...))
	}
	if grouped {
		b = sp.group(b, whole, 0)
	} else {
		b = append(b, whole...)
	}
	b = append(b, rest...)
	if len(b) >= sp.width {
		return t.NewStrBytes(b)
	}
	var out [64]byte
	return t.NewStrBytes(sp.padded(out[:0], viewText(b), len(b), '>'))
}

// group appends digits with separators, with zeros before them to at least
// the width.
func (sp *spec) group(b, digits []byte, width int) []byte {
	size := 3
	switch sp.typ {
	case 'b', 'o', 'x', 'X':
		size = 4
	}
	n := len(digits)
	for n+(n-1)/size < width {
		n++
	}
	for i := range n {
		if i > 0 && (n-i)%size == 0 {
			b = append(b, sp.grouping)
		}
		if k := i - (n - len(digits)); k >= 0 {
			b = append(b, digits[k])
		} else {
			b = append(b, '0')
		}
	}
	return b
}
