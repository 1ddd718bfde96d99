package builtin

import (
	"strconv"
	"strings"
	"sync"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// fieldFormat is one run of str.format or str.format_map: text with
// replacement fields in braces
//
//	{name[.attribute | [index]]…[!conversion][:specification]}
//
// where the specification may have fields itself. The template is copied, since
// formatting calls Python code.
type fieldFormat struct {
	t      *vm.Thread
	args   *Value // tuple of positional arguments, unbound for format_map
	names  *Value // mapping of names, may be unbound
	auto   int    // number of the next {} field
	manual bool   // a numbered field was seen
	// Buffers, used again by later runs: the result, and the template's text.
	out, template []byte
}

var fieldFormats = sync.Pool{New: func() any { return new(fieldFormat) }}

func strFormatMethod(t *vm.Thread, args []Value) (Value, error) {
	return formatFields(t, args[0], args[1], args[2])
}

func strFormatMap(t *vm.Thread, args []Value) (Value, error) {
	return formatFields(t, args[0], obj.Unbound, args[1])
}

func formatFields(t *vm.Thread, template, args, names Value) (Value, error) {
	text := t.StrView(t.Unwrap(template))
	if indexEither(text, '{', '}') < 0 {
		return template, nil
	}
	m := t.Mark()
	defer t.Release(m)
	f := fieldFormats.Get().(*fieldFormat)
	defer fieldFormats.Put(f)
	*f = fieldFormat{t: t, args: t.Keep(args), names: t.Keep(names), out: f.out, template: append(f.template[:0], text...)}
	out, err := f.render(f.out[:0], viewText(f.template), 2)
	if err != nil {
		return 0, err
	}
	f.out = out
	return t.NewStrBytes(out)
}

// render appends a template with its fields filled in; fields may nest so deep.
func (f *fieldFormat) render(out []byte, text string, depth int) ([]byte, error) {
	if depth < 0 || depth == 0 && indexEither(text, '{', '}') >= 0 {
		return nil, f.t.ValueError("Max string recursion exceeded")
	}
	for text != "" {
		i := indexEither(text, '{', '}')
		if i < 0 {
			return append(out, text...), nil
		}
		out = append(out, text[:i]...)
		brace := text[i]
		text = text[i+1:]
		if text != "" && text[0] == brace {
			out = append(out, brace)
			text = text[1:]
			continue
		}
		if brace == '}' {
			return nil, f.t.ValueError("Single '}' encountered in format string")
		}
		if text == "" {
			return nil, f.t.ValueError("Single '{' encountered in format string")
		}
		end, err := f.fieldEnd(text)
		if err != nil {
			return nil, err
		}
		if out, err = f.field(out, text[:end], depth); err != nil {
			return nil, err
		}
		text = text[end+1:]
	}
	return out, nil
}

// indexEither is where the first of two ASCII characters stands, or -1.
func indexEither(text string, a, b byte) int {
	for i := range len(text) {
		if text[i] == a || text[i] == b {
			return i
		}
	}
	return -1
}

// fieldEnd is where the brace that closes the field at the start of text stands.
func (f *fieldFormat) fieldEnd(text string) (int, error) {
	depth, bracket := 1, false
	inName := true
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inName && c == '[':
			bracket = true
		case bracket && c == ']':
			bracket = false
		case bracket:
		case c == '{':
			if inName {
				return 0, f.t.ValueError("unexpected '{' in field name")
			}
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i, nil
			}
		case c == ':' || c == '!':
			inName = false
		}
	}
	switch {
	case inName:
		return 0, f.t.ValueError("expected '}' before end of string")
	case strings.HasSuffix(text, "!"):
		return 0, f.t.ValueError("end of string while looking for conversion specifier")
	}
	return 0, f.t.ValueError("unmatched '{' in format spec")
}

// field appends the value of a field.
func (f *fieldFormat) field(out []byte, text string, depth int) ([]byte, error) {
	name, conv, spec, err := f.split(text)
	if err != nil {
		return nil, err
	}
	m := f.t.Mark()
	defer f.t.Release(m)
	v := f.t.Keep(obj.NoneValue)
	if *v, err = f.value(name); err != nil {
		return nil, err
	}
	switch conv {
	case 0:
	case 's':
		*v, err = f.t.StrOf(*v)
	case 'r':
		*v, err = f.t.Repr(*v)
	case 'a':
		*v, err = f.t.ASCII(*v)
	default:
		if conv > 32 && conv < 127 {
			return nil, f.t.ValueError("Unknown conversion specifier %c", conv)
		}
		return nil, f.t.ValueError("Unknown conversion specifier \\x%x", conv)
	}
	if err != nil {
		return nil, err
	}
	if indexEither(spec, '{', '}') >= 0 {
		expanded, err := f.render(nil, spec, depth-1)
		if err != nil {
			return nil, err
		}
		spec = string(expanded)
	}
	if spec == "" && f.t.IsExact(*v, obj.KindStr, obj.ShapeStr) {
		return append(out, f.t.StrView(*v)...), nil
	}
	s, err := f.t.Format(*v, spec)
	if err != nil {
		return nil, err
	}
	return append(out, f.t.StrView(f.t.Unwrap(s))...), nil
}

// split parts a field into name, conversion and specification.
func (f *fieldFormat) split(text string) (name string, conv rune, spec string, err error) {
	end := len(text)
	bracket := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '[' {
			bracket = true
		} else if c == ']' {
			bracket = false
		} else if !bracket && (c == ':' || c == '!') {
			end = i
			break
		}
	}
	name = text[:end]
	if end == len(text) {
		return name, 0, "", nil
	}
	if text[end] == ':' {
		return name, 0, text[end+1:], nil
	}
	rest := text[end+1:]
	if rest == "" {
		return "", 0, "", f.t.ValueError("unmatched '{' in format spec")
	}
	conv, w := obj.DecodeChar(rest)
	if rest = rest[w:]; rest != "" {
		if rest[0] != ':' {
			return "", 0, "", f.t.ValueError("expected ':' after conversion specifier")
		}
		spec = rest[1:]
	}
	return name, conv, spec, nil
}

// value is what a field's name refers to.
func (f *fieldFormat) value(name string) (Value, error) {
	end := indexEither(name, '.', '[')
	first, rest := name, ""
	if end >= 0 {
		first, rest = name[:end], name[end:]
	}
	m := f.t.Mark()
	defer f.t.Release(m)
	v := f.t.Keep(obj.NoneValue)
	var err error
	if *v, err = f.argument(first); err != nil {
		return 0, err
	}
	for rest != "" {
		if rest[0] == '.' {
			end := indexEither(rest[1:], '.', '[') + 1
			if end == 0 {
				end = len(rest)
			}
			attr := rest[1:end]
			if attr == "" {
				return 0, f.t.ValueError("Empty attribute in format string")
			}
			*v, err = f.t.GetAttrS(*v, attr)
			rest = rest[end:]
		} else {
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				return 0, f.t.ValueError("Missing ']' in format string")
			}
			key := rest[1:end]
			if key == "" {
				return 0, f.t.ValueError("Empty attribute in format string")
			}
			if rest = rest[end+1:]; rest != "" && rest[0] != '.' && rest[0] != '[' {
				return 0, f.t.ValueError("Only '.' or '[' may follow ']' in format field specifier")
			}
			*v, err = f.item(*v, key)
		}
		if err != nil {
			return 0, err
		}
	}
	return *v, nil
}

func (f *fieldFormat) item(v Value, key string) (Value, error) {
	n, isNumber, err := f.number(key)
	if err != nil {
		return 0, err
	}
	if isNumber {
		return f.t.GetItem(v, obj.SmallInt(int64(n)))
	}
	m := f.t.Mark()
	defer f.t.Release(m)
	kv := f.t.Keep(v)
	k, err := f.t.NewStr(key)
	if err != nil {
		return 0, err
	}
	return f.t.GetItem(*kv, k)
}

// number reads a field name or index that is a number.
func (f *fieldFormat) number(text string) (int, bool, error) {
	if text == "" {
		return 0, false, nil
	}
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false, nil
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil || n > obj.MaxSmall {
		return 0, false, f.t.ValueError("Too many decimal digits in format string")
	}
	return n, true, nil
}

// argument is the positional or named argument of a field.
func (f *fieldFormat) argument(name string) (Value, error) {
	n, isNumber, err := f.number(name)
	if err != nil {
		return 0, err
	}
	switch {
	case name == "":
		if f.manual {
			return 0, f.t.ValueError("cannot switch from manual field specification to automatic field numbering")
		}
		n = f.auto
		f.auto++
	case isNumber:
		if f.auto > 0 {
			return 0, f.t.ValueError("cannot switch from automatic field numbering to manual field specification")
		}
		f.manual = true
	default:
		k, err := f.t.NewStr(name)
		if err != nil {
			return 0, err
		}
		if *f.names == obj.Unbound {
			return 0, f.t.KeyError(k)
		}
		return f.t.GetItem(*f.names, k)
	}
	if *f.args == obj.Unbound {
		return 0, f.t.ValueError("Format string contains positional fields")
	}
	if n >= f.t.TupleLen(*f.args) {
		return 0, f.t.IndexError("Replacement index %d out of range for positional args tuple", n)
	}
	return f.t.TupleItem(*f.args, n), nil
}
