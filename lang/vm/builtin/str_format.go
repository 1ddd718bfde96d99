package builtin

import (
	"math"
	"strings"
	"sync"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// percent is one run of the % operator of str or bytes. Formatting may call
// Python code, so the format and the arguments are kept values, and the format
// is looked at anew for each conversion.
type percent struct {
	t       *vm.Thread
	bytes   bool
	format  *Value
	arg     *Value // the right operand
	tuple   bool   // arg is a tuple of arguments
	next    int    // number of the next argument
	mapping bool   // a %(key) was seen
	at      int    // byte of the format to go on at
	out     []byte
}

// conversion is one %… of a format.
type conversion struct {
	left, plus, space, alt, zero bool
	width, prec                  int  // prec -1 if not given
	code                         byte // 0 if not known
	unknown                      rune // the code that is not known
	index                        int  // character of the code in the format
	value                        Value
}

// percents holds runs that are over, for their buffers.
var percents = sync.Pool{New: func() any { return new(percent) }}

// percentFormat is format % arg, for a str or a bytes format.
func percentFormat(t *vm.Thread, format, arg Value) (Value, error) {
	if v, ok, err := percentQuick(t, format, arg); ok {
		return v, err
	}
	m := t.Mark()
	defer t.Release(m)
	p := percents.Get().(*percent)
	defer percents.Put(p)
	*p = percent{t: t, format: t.Keep(format), arg: t.Keep(arg), out: p.out[:0]}
	p.bytes = !t.IsKind(format, obj.KindStr)
	if u := t.Unwrap(arg); t.IsKind(u, obj.KindTuple) {
		p.tuple = true
		*p.arg = u
	}
	for {
		text := p.text()
		rest := text[p.at:]
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			p.out = append(p.out, rest...)
			break
		}
		p.out = append(p.out, rest[:i]...)
		p.at += i + 1
		if p.at < len(text) && text[p.at] == '%' {
			p.out = append(p.out, '%')
			p.at++
			continue
		}
		if err := p.convert(); err != nil {
			return 0, err
		}
	}
	if err := p.checkUsed(); err != nil {
		return 0, err
	}
	if !p.bytes {
		return t.NewStrBytes(p.out)
	}
	if t.IsKind(*p.format, obj.KindByteArray) {
		return t.NewByteArray(viewText(p.out))
	}
	return t.NewBytes(viewText(p.out))
}

func (p *percent) text() string {
	if !p.bytes {
		return p.t.StrView(*p.format)
	}
	b, _ := p.t.BufferView(*p.format)
	return viewText(b)
}

// checkUsed says so if arguments are left over.
func (p *percent) checkUsed() error {
	used := p.next >= 1 || p.mapping
	if p.tuple {
		used = p.next >= p.t.TupleLen(*p.arg) || p.mapping
	} else if !used {
		used = p.isMapping()
	}
	if used {
		return nil
	}
	if p.bytes {
		return p.t.TypeError("not all arguments converted during bytes formatting")
	}
	return p.t.TypeError("not all arguments converted during string formatting")
}

// isMapping reports whether the right operand may serve %(key).
func (p *percent) isMapping() bool {
	t := p.t
	if p.tuple || t.IsInstance(*p.arg, obj.ShapeStr) || p.bytes && (t.IsInstance(*p.arg, obj.ShapeBytes) || t.IsInstance(*p.arg, obj.ShapeByteArray)) {
		return false
	}
	f, err := t.LookupSpecial(*p.arg, t.VM.Names.GetItem)
	if err != nil {
		t.Caught(err)
		return false
	}
	return f != obj.Unbound
}

// nextArg is the next argument.
func (p *percent) nextArg() (Value, error) {
	i := p.next
	p.next++
	if p.tuple {
		if i < p.t.TupleLen(*p.arg) {
			return p.t.TupleItem(*p.arg, i), nil
		}
	} else if i == 0 {
		return *p.arg, nil
	}
	return 0, p.t.TypeError("not enough arguments for format string")
}

var errIncomplete = &obj.Error{Class: obj.ValueError, Msg: "incomplete format"}

// convert does the conversion whose % is just behind.
func (p *percent) convert() error {
	c := conversion{prec: -1}
	key, hasKey, err := p.readKey()
	if err != nil {
		return err
	}
	if err := p.readFlags(&c); err != nil {
		return failure(p.t, err)
	}
	m := p.t.Mark()
	defer p.t.Release(m)
	kept := p.t.Keep(obj.NoneValue)
	if hasKey {
		*kept, err = p.lookup(key)
	} else {
		*kept, err = p.nextArg()
	}
	if err != nil {
		return err
	}
	c.value = *kept
	return p.write(&c, kept)
}

// readKey reads a (key).
func (p *percent) readKey() (key string, ok bool, err error) {
	text := p.text()
	if p.at >= len(text) || text[p.at] != '(' {
		return "", false, nil
	}
	if !p.isMapping() {
		return "", false, p.t.TypeError("format requires a mapping")
	}
	text = p.text()
	depth, start := 1, p.at+1
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			p.at = i + 1
			p.mapping, p.next = true, 1
			return strings.Clone(text[start:i]), true, nil
		}
	}
	return "", false, p.t.ValueError("incomplete format key")
}

func (p *percent) lookup(key string) (Value, error) {
	var k Value
	var err error
	if p.bytes {
		k, err = p.t.NewBytes(key)
	} else {
		k, err = p.t.NewStr(key)
	}
	if err != nil {
		return 0, err
	}
	return p.t.GetItem(*p.arg, k)
}

// readFlags reads what stands between the % (or key) and the code, and the code.
func (p *percent) readFlags(c *conversion) error {
	text := p.text()
flags:
	for ; p.at < len(text); p.at++ {
		switch text[p.at] {
		case '-':
			c.left = true
		case '+':
			c.plus = true
		case ' ':
			c.space = true
		case '#':
			c.alt = true
		case '0':
			c.zero = true
		default:
			break flags
		}
	}
	var err error
	if c.width, err = p.readCount(0, "width too big"); err != nil {
		return err
	}
	if c.width < 0 {
		c.left = true
		c.width = -c.width
	}
	text = p.text()
	if p.at < len(text) && text[p.at] == '.' {
		p.at++
		if c.prec, err = p.readCount(0, "precision too big"); err != nil {
			return err
		}
		c.prec = max(c.prec, 0)
		if c.prec > math.MaxInt32 {
			return &obj.Error{Class: obj.ValueError, Msg: "precision too big"}
		}
	}
	if c.width > maxWidth {
		return obj.ErrNoMemory
	}
	if p.at < len(text) && (text[p.at] == 'h' || text[p.at] == 'l' || text[p.at] == 'L') {
		p.at++
	}
	if p.at >= len(text) {
		return errIncomplete
	}
	c.code = text[p.at]
	c.index = p.at
	r, w := rune(c.code), 1
	if !p.bytes {
		c.index = obj.CountChars(text[:p.at])
		r, w = obj.DecodeChar(text[p.at:])
	}
	p.at += w
	if strings.IndexByte("diouxXeEfFgGcrsab", c.code) < 0 || c.code == 'b' && !p.bytes {
		c.code, c.unknown = 0, r
	}
	return nil
}

// unsupported says that there is no such code. It comes after the argument.
func (p *percent) unsupported(c *conversion) error {
	shown := '?'
	if c.unknown >= 0x1f && c.unknown <= 0x7e {
		shown = c.unknown
	}
	return p.t.ValueError("unsupported format character '%c' (0x%x) at index %d", shown, c.unknown, c.index)
}

// readCount reads a width or precision: digits, or * for an argument.
func (p *percent) readCount(n int, big string) (int, error) {
	text := p.text()
	if p.at < len(text) && text[p.at] == '*' {
		p.at++
		v, err := p.nextArg()
		if err != nil {
			return 0, err
		}
		if !p.t.IsInstance(v, obj.ShapeInt) {
			return 0, &obj.Error{Class: obj.TypeError, Msg: "* wants int"}
		}
		i, ok := p.t.Int64(plainInt(p.t, v))
		if !ok || i > math.MaxInt32 || i < -math.MaxInt32 {
			return 0, &obj.Error{Class: obj.OverflowError, Msg: "Python int too large to convert to C int"}
		}
		return int(i), nil
	}
	for ; p.at < len(text) && text[p.at] >= '0' && text[p.at] <= '9'; p.at++ {
		n = n*10 + int(text[p.at]-'0')
		if n > (math.MaxInt-9)/10 {
			return 0, &obj.Error{Class: obj.ValueError, Msg: big}
		}
	}
	return n, nil
}

// write appends the converted value, which is also kept.
func (p *percent) write(c *conversion, kept *Value) error {
	switch c.code {
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.writeInt(c, kept)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, err := p.t.ToFloat(c.value)
		if err != nil {
			if p.bytes && p.t.Matches(err, p.t.VM.Exc.TypeError) {
				return p.t.TypeError("float argument required, not %s", p.t.TypeName(*kept))
			}
			return failure(p.t, err)
		}
		return p.writeFloat(c, f)
	case 'c':
		return p.writeChar(c)
	case 0:
		return p.unsupported(c)
	}
	if p.bytes {
		return p.writeBytes(c, kept)
	}
	var s Value
	var err error
	switch c.code {
	case 's':
		s, err = p.t.StrOf(c.value)
	case 'r':
		s, err = p.t.Repr(c.value)
	case 'a':
		s, err = p.t.ASCII(c.value)
	}
	if err != nil {
		return err
	}
	s = p.t.Unwrap(s)
	text, n := p.t.StrView(s), p.t.StrChars(s)
	if c.prec >= 0 && n > c.prec {
		n = c.prec
		text = text[:p.t.StrOffset(s, n)]
	}
	p.pad(c, text, n)
	return nil
}

// pad appends text of n characters, with spaces up to the width.
func (p *percent) pad(c *conversion, text string, n int) {
	if !c.left {
		p.out = appendFill(p.out, ' ', c.width-n)
	}
	p.out = append(p.out, text...)
	if c.left {
		p.out = appendFill(p.out, ' ', c.width-n)
	}
}

// number appends a number of sign, prefix and digits.
func (p *percent) number(c *conversion, neg bool, prefix string, digits []byte) {
	var head [4]byte
	h := head[:0]
	switch {
	case neg:
		h = append(h, '-')
	case c.plus:
		h = append(h, '+')
	case c.space:
		h = append(h, ' ')
	}
	h = append(h, prefix...)
	fill := c.width - len(h) - len(digits)
	if !c.left && !c.zero {
		p.out = appendFill(p.out, ' ', fill)
	}
	p.out = append(p.out, h...)
	if !c.left && c.zero {
		p.out = appendFill(p.out, '0', fill)
	}
	p.out = append(p.out, digits...)
	if c.left {
		p.out = appendFill(p.out, ' ', fill)
	}
}

func (p *percent) writeInt(c *conversion, kept *Value) error {
	t := p.t
	i, ok := t.AsInt(t.Unwrap(c.value))
	if !ok {
		var err error
		if i, err = p.intArg(c, kept); err != nil {
			return err
		}
	}
	base, prefix := 10, ""
	switch c.code {
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	default:
		if err := t.CheckDigits(i, digitLimit(t)); err != nil {
			return failure(t, err)
		}
	}
	if !c.alt {
		prefix = ""
	}
	var small [96]byte
	digits := t.AppendInt(small[:0], i, base)
	neg := digits[0] == '-'
	if neg {
		digits = digits[1:]
	}
	if c.code == 'X' {
		upper(digits)
	}
	if n := c.prec - len(digits); n > 0 {
		digits = append(appendFill(nil, '0', n), digits...)
	}
	p.number(c, neg, prefix, digits)
	return nil
}

// intArg is an argument that is no int, as one.
func (p *percent) intArg(c *conversion, kept *Value) (Value, error) {
	t := p.t
	decimal := c.code == 'd' || c.code == 'i' || c.code == 'u'
	if decimal {
		if f, ok := t.FloatOf(t.Unwrap(c.value)); ok {
			return integral(t, f)
		}
	}
	names := []Value{t.VM.Names.Index}
	if decimal {
		names = []Value{t.VM.Names.Index, t.Intern("__int__")}
	}
	for _, name := range names {
		f, err := t.LookupSpecial(*kept, name)
		if err != nil {
			return 0, err
		}
		if f != obj.Unbound {
			if decimal {
				return toInt(t, *kept)
			}
			return t.ToIndex(*kept)
		}
	}
	if decimal {
		return 0, t.TypeError("%%%c format: a real number is required, not %s", c.code, t.TypeName(*kept))
	}
	return 0, t.TypeError("%%%c format: an integer is required, not %s", c.code, t.TypeName(*kept))
}

func (p *percent) writeFloat(c *conversion, f float64) error {
	prec := c.prec
	if prec < 0 {
		prec = 6
	}
	var small [128]byte
	digits := appendFloatCode(small[:0], math.Abs(f), c.code, prec, c.alt, false)
	p.number(c, math.Signbit(f) && !math.IsNaN(f), "", digits)
	return nil
}

func (p *percent) writeChar(c *conversion) error {
	t := p.t
	u := t.Unwrap(c.value)
	if p.bytes {
		if b, ok := t.BufferView(u); ok && len(b) == 1 && !t.IsKind(u, obj.KindFields) {
			p.pad(c, string(b), 1)
			return nil
		}
	} else if t.IsKind(u, obj.KindStr) {
		if t.StrChars(u) == 1 {
			p.pad(c, t.StrView(u), 1)
			return nil
		}
		return t.TypeError("%s", "%c requires int or char")
	}
	i, ok := t.AsInt(u)
	if !ok {
		f, err := t.LookupSpecial(u, t.VM.Names.Index)
		if err != nil {
			return err
		}
		if f == obj.Unbound {
			if p.bytes {
				return t.TypeError("%s", "%c requires an integer in range(256) or a single byte")
			}
			return t.TypeError("%s", "%c requires int or char")
		}
		if i, err = t.ToIndex(u); err != nil {
			return err
		}
	}
	limit := int64(0x110000)
	if p.bytes {
		limit = 256
	}
	n, ok := t.Int64(i)
	if !ok || n < 0 || n >= limit {
		if p.bytes {
			return t.OverflowError("%s", "%c arg not in range(256)")
		}
		return t.OverflowError("%s", "%c arg not in range(0x110000)")
	}
	if p.bytes {
		p.pad(c, string([]byte{byte(n)}), 1)
	} else {
		p.pad(c, string(obj.AppendChar(nil, rune(n))), 1)
	}
	return nil
}

// writeBytes is %s, %b, %r and %a of a bytes format.
func (p *percent) writeBytes(c *conversion, kept *Value) error {
	t := p.t
	if c.code == 'r' || c.code == 'a' {
		s, err := t.ASCII(c.value)
		if err != nil {
			return err
		}
		return p.padBytes(c, t.StrView(s))
	}
	if b, ok := t.BufferView(c.value); ok {
		return p.padBytes(c, viewText(b))
	}
	f, err := t.LookupSpecial(*kept, t.Intern("__bytes__"))
	if err != nil {
		return err
	}
	if f == obj.Unbound {
		return t.TypeError("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", t.TypeName(*kept))
	}
	r, err := t.Call(f)
	if err != nil {
		return err
	}
	b, ok := t.BufferView(r)
	if !ok || !t.IsInstance(r, obj.ShapeBytes) {
		return t.TypeError("__bytes__ returned non-bytes (type %s)", t.TypeName(r))
	}
	return p.padBytes(c, viewText(b))
}

func (p *percent) padBytes(c *conversion, text string) error {
	if c.prec >= 0 && len(text) > c.prec {
		text = text[:c.prec]
	}
	p.pad(c, text, len(text))
	return nil
}
