package std

import (
	"bytes"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Encodings of a byte for each character, by a table: a str with the character of each byte, or a mapping.
// Those of the library are strs, the same for each call, so what is made of them is kept, by their text.

// charTable is a str of 256 characters, both ways.
type charTable struct {
	chars  [256]rune     // undefined: none
	ascii  bool          // the first 128 are those of ASCII
	codes  map[rune]byte // of the others
	length int           // bytes beyond it are undefined
}

// undefined is the character that stands for none.
const undefined = 0xFFFE

// charTables has the tables in use.
type charTables struct {
	known       byText[*charTable]
	encodingMap *vm.TypeSpec // what charmap_build makes: its word is the table
}

// manyTables are forgotten.
const manyTables = 128

func newCharTables() *charTables {
	c := &charTables{}
	c.encodingMap = &vm.TypeSpec{Name: "EncodingMap", Kind: obj.KindFields, Body: 2, NoNew: true, Final: true, Hidden: true,
		Methods: []vm.Native{{Name: "size", Sig: "self, /", Doc: "Return the size (in bytes) of this object.", Fn: func(t *Thread, args []Value) (Value, error) {
			return obj.SmallInt(int64(t.StrChars(t.Field(args[0], 1)))), nil
		}}}}
	return c
}

// of is the table of a text.
func (c *charTables) of(text string) *charTable {
	table, ok := c.known.find(text)
	if !ok {
		table = newCharTable(strings.Clone(text))
		c.known.keep(text, table, manyTables)
	}
	return table
}

func newCharTable(text string) *charTable {
	table := &charTable{ascii: true, codes: map[rune]byte{}}
	for text != "" && table.length < len(table.chars) {
		r, w := obj.DecodeChar(text)
		i := table.length
		table.chars[i] = r
		if r != undefined {
			table.codes[r] = byte(i)
		}
		table.ascii = table.ascii && (i >= 0x80 || r == rune(i))
		table.length++
		text = text[w:]
	}
	table.ascii = table.ascii && table.length >= 0x80
	for r := range rune(0x80) { // else those of ASCII might be later ones
		if b, ok := table.codes[r]; ok && int(b) != int(r) {
			table.ascii = false
		}
	}
	return table
}

// code is the byte of a character.
func (table *charTable) code(r rune) (byte, bool) {
	if r < 0x80 && table.ascii {
		return byte(r), true
	}
	b, ok := table.codes[r]
	return b, ok
}

// asciiPrefix is how many bytes at the begin are ASCII.
func asciiPrefix[T string | []byte](text T) int {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return i
		}
	}
	return len(text)
}

// build makes the mapping that charmap_encode wants of a table of characters: a dict of bytes by character
// if it is not of the usual length.
func (tables *charTables) build(t *Thread, args []Value) (Value, error) {
	s, err := strArg(t, args[0])
	if err != nil {
		return 0, err
	}
	if t.StrChars(s) == 256 {
		return t.NewFields(obj.KindFields, t.ShapeOf(tables.encodingMap), s), nil
	}
	d := t.NewDict()
	text := t.StrView(s)
	for i := 0; text != ""; i++ {
		r, w := obj.DecodeChar(text)
		if r != undefined {
			if err := t.DictSet(d, obj.SmallInt(int64(r)), obj.SmallInt(int64(i))); err != nil {
				return 0, err
			}
		}
		text = text[w:]
	}
	return d, nil
}

// encode encodes by a mapping of characters' numbers to bytes.
func (tables *charTables) encode(t *Thread, args []Value) (Value, error) {
	if !given(args[2]) {
		return encodeText(t, "latin-1", args[0], args[1])
	}
	s, err := strArg(t, args[0])
	if err != nil {
		return 0, err
	}
	handler, err := errorsName(t, args[1])
	if err != nil {
		return 0, err
	}
	c := &charmap{t: t, mapping: &args[2], handler: t.ErrorHandler(handler)}
	if isA(t, args[2], tables.encodingMap) {
		c.table = tables.of(t.StrView(t.Field(args[2], 1)))
		if text := t.StrView(s); c.table.ascii && asciiPrefix(text) == len(text) {
			b, err := newBytes(t, []byte(text))
			return t.NewPair(b, obj.SmallInt(int64(len(text)))), err
		}
	}
	c.text = strings.Clone(t.StrView(s))
	chars := make([]rune, 0, t.StrChars(s))
	c.out = make([]byte, 0, cap(chars))
	for text := c.text; text != ""; {
		r, w := obj.DecodeChar(text)
		chars = append(chars, r)
		text = text[w:]
	}
	for i := 0; i < len(chars); {
		ok, err := c.put(chars[i])
		if err != nil {
			return 0, err
		}
		if ok {
			i++
			continue
		}
		if i, err = c.replace(chars, i); err != nil {
			return 0, err
		}
	}
	b, err := newBytes(t, c.out)
	return t.NewPair(b, obj.SmallInt(int64(len(chars)))), err
}

type charmap struct {
	t       *Thread
	text    string
	mapping *Value
	table   *charTable // of the mapping, if that is an EncodingMap
	handler obj.ErrorHandler
	out     []byte
}

// item looks a number up in the mapping; none if it is not there.
func (c *charmap) item(n int64) (Value, error) {
	v, err := c.t.GetItem(*c.mapping, obj.SmallInt(n))
	if err != nil {
		if !c.t.Matches(err, c.t.VM.Exc.LookupError) {
			return 0, err
		}
		c.t.Caught(err)
		return none, nil
	}
	return v, nil
}

// put appends the bytes of a character, if it has any.
func (c *charmap) put(r rune) (bool, error) {
	if c.table != nil {
		b, ok := c.table.code(r)
		if ok {
			c.out = append(c.out, b)
		}
		return ok, nil
	}
	b, n, err := c.lookup(r)
	switch {
	case err != nil || n < 0:
		return false, err
	case n < single:
		c.out = append(c.out, byte(n))
	default:
		c.out = append(c.out, b...)
	}
	return true, nil
}

// single is more than any byte: lookup's number where the mapping has bytes.
const single = 256

// lookup is what a mapping has for a character: a byte, or bytes, a view; -1: nothing.
func (c *charmap) lookup(r rune) (b []byte, n int, err error) {
	t := c.t
	v, err := c.item(int64(r))
	if err != nil || v == none {
		return nil, -1, err
	}
	if b, ok := bytesLike(t, v); ok {
		return b, single, nil
	}
	if !t.IsInstance(v, obj.ShapeInt) {
		return nil, 0, t.TypeError("character mapping must return integer, bytes or None, not %s", t.TypeName(v))
	}
	n, err = t.ToInt(v)
	if err == nil && (n < 0 || n > 255) {
		err = t.TypeError("character mapping must be in range(256)")
	}
	return nil, n, err
}

// has reports whether the mapping has a character.
func (c *charmap) has(r rune) (bool, error) {
	if c.table != nil {
		_, ok := c.table.code(r)
		return ok, nil
	}
	_, n, err := c.lookup(r)
	return n >= 0, err
}

// replace asks the error handler about the characters from i on that cannot be
// encoded.
func (c *charmap) replace(chars []rune, i int) (int, error) {
	end := i + 1
	for end < len(chars) {
		has, err := c.has(chars[end])
		if err != nil {
			return 0, err
		}
		if has {
			break
		}
		end++
	}
	e := &obj.CodecError{Encoding: "charmap", Text: c.text, Start: i, End: end, Reason: "character maps to <undefined>"}
	r, err := c.handler(e)
	if err != nil {
		return 0, c.t.CodecFailure(err)
	}
	if r.IsBytes {
		c.out = append(c.out, r.Bytes...)
		return r.Next, nil
	}
	for text := r.Text; text != ""; {
		x, w := obj.DecodeChar(text)
		ok, err := c.put(x)
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, c.t.CodecFailure(e)
		}
		text = text[w:]
	}
	return r.Next, nil
}

// decode decodes by a str, or a mapping of bytes to characters.
func (tables *charTables) decode(t *Thread, args []Value) (Value, error) {
	if !given(args[2]) {
		return decodeText(t, "latin-1", args[0], args[1], obj.TrueValue, true)
	}
	view, ok := bytesLike(t, t.Unwrap(args[0]))
	if !ok {
		return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[0]))
	}
	data := bytes.Clone(view)
	handler, err := errorsName(t, args[1])
	if err != nil {
		return 0, err
	}
	var table *charTable
	if u := t.Unwrap(args[2]); t.IsKind(u, obj.KindStr) {
		table = tables.of(t.StrView(u))
	}
	c := &charmap{t: t, mapping: &args[2], handler: t.ErrorHandler(handler)}
	c.out = make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		ok := false
		if table != nil {
			if table.ascii {
				if n := asciiPrefix(data[i:]); n > 0 {
					c.out = append(c.out, data[i:i+n]...)
					i += n
					continue
				}
			}
			if ok = int(data[i]) < table.length && table.chars[data[i]] != undefined; ok {
				c.out = obj.AppendChar(c.out, table.chars[data[i]])
			}
		} else if ok, err = c.char(data[i]); err != nil {
			return 0, err
		}
		if ok {
			i++
			continue
		}
		e := &obj.CodecError{Encoding: "charmap", Decoding: true, Bytes: data, Start: i, End: i + 1, Reason: "character maps to <undefined>"}
		r, err := c.handler(e)
		if err != nil {
			return 0, t.CodecFailure(err)
		}
		c.out = append(c.out, r.Text...)
		if i = r.Next; r.In != nil {
			data = r.In
		}
	}
	s, err := t.NewStrBytes(c.out)
	return t.NewPair(s, obj.SmallInt(int64(len(data)))), err
}

// char appends what the mapping has for a byte.
func (c *charmap) char(b byte) (bool, error) {
	t := c.t
	v, err := c.item(int64(b))
	if err != nil || v == none {
		return false, err
	}
	if u := t.Unwrap(v); t.IsKind(u, obj.KindStr) {
		text := t.StrView(u)
		if text == "\ufffe" {
			return false, nil
		}
		c.out = append(c.out, text...)
		return true, nil
	}
	n, err := t.ToInt(v)
	if err == nil && (n < 0 || n > 0x10FFFF) {
		err = t.TypeError("character mapping must be in range(0x110000)")
	}
	if n == undefined {
		return false, err
	}
	c.out = obj.AppendChar(c.out, rune(n))
	return true, err
}
