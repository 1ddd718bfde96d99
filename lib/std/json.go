package std

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _json: reading and writing JSON. The classes around it are Python.

// The words of a scanner: what to do with the parts of a document.
const (
	jsonStrict     = 1 // bool: control characters in strings are errors
	jsonObject     = 2 // function of a dict, or None
	jsonPairs      = 3 // function of a list of pairs, or None
	jsonFloat      = 4 // functions of text; None: the builtin meaning
	jsonInt        = 5
	jsonConstant   = 6
	jsonScanFields = 7
)

func jsonModule() *vm.ModuleSpec {
	scanner := &vm.TypeSpec{Name: "Scanner", Module: "_json", Kind: obj.KindFields, Body: jsonScanFields, Final: true,
		Doc: "JSON scanner object",
		New: func(t *Thread, args []Value) (Value, error) { return newObject(t, args[0], args[1:]...) },
		// Each is None for what is usual.
		NewSig: "cls, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /",
		Slots:  vm.Slots{Call: jsonScan, CallSig: "self, string, idx"}}
	return &vm.ModuleSpec{Name: "_json", Doc: "Speedups of module json.",
		Types: []*vm.TypeSpec{scanner},
		Funcs: []vm.Native{
			{Name: "skip_space", Sig: "string, idx, /", Fn: jsonSkip, Doc: "The index of what follows the white space at idx."},
			{Name: "scanstring", Sig: "string, end, strict=True, /", Fn: jsonScanString, Doc: "Scan the string whose opening quote is before end.\n\nReturns a tuple of the string and the index after its closing quote."},
			{Name: "encode_basestring", Sig: "string, /", Fn: jsonQuote(false), Doc: "Return a JSON representation of a Python string"},
			{Name: "encode_basestring_ascii", Sig: "string, /", Fn: jsonQuote(true), Doc: "Return an ASCII-only JSON representation of a Python string"},
			{Name: "encode", Sig: "o, default, ensure_ascii, check_circular, allow_nan, sort_keys, skipkeys, item_separator, key_separator, indent, /", Fn: jsonEncode},
		}}
}

// jsonReader reads one document. The text is good until Python code runs: then
// it is taken anew.
type jsonReader struct {
	t     *Thread
	doc   *Value // str
	conf  *Value // scanner
	text  string
	at    int
	depth int
	hooks bool // functions of the program are called
	// Names met, as long as nothing moves: short documents have no more than fit into
	// the table.
	recent [16]jsonKey
	keys   map[string]Value
}

// jsonKey is a name and its text, a view of the document or the reader's own.
type jsonKey struct {
	text string
	v    Value
}

// jsonStop says that there is no value at a place.
type jsonStop struct{ at int }

func (jsonStop) Error() string { return "no value" }

// textArg checks that an argument is a str.
func jsonText(t *Thread, v Value, what string) (Value, error) {
	u := t.Unwrap(v)
	if !t.IsKind(u, obj.KindStr) {
		return 0, t.TypeError("%s must be a string, not %s", what, t.TypeName(v))
	}
	return u, nil
}

// jsonPlace converts an index argument to a byte offset, the end at most.
func jsonPlace(t *Thread, doc, idx Value) (int, error) {
	i, err := t.ToInt(idx)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		return 0, t.ValueError("idx cannot be negative")
	}
	return t.StrOffset(doc, min(i, t.StrChars(doc))), nil
}

func newJSONReader(t *Thread, conf, doc Value, at int) *jsonReader {
	r := &jsonReader{t: t, doc: t.Keep(doc), conf: t.Keep(conf), text: t.StrView(doc), at: at}
	for f := jsonObject; f <= jsonConstant; f++ {
		r.hooks = r.hooks || t.Field(conf, f) != none
	}
	return r
}

// index is a byte offset in characters.
func (r *jsonReader) index(at int) int {
	return r.t.StrIndex(*r.doc, at)
}

// fail raises JSONDecodeError.
func (r *jsonReader) fail(msg string, at int) error {
	t, pos := r.t, r.index(at)
	m := t.Mark()
	defer t.Release(m)
	mod, err := t.ImportModule("json.decoder")
	if err != nil {
		return err
	}
	class, err := t.GetAttrS(mod, "JSONDecodeError")
	if err != nil {
		return err
	}
	text, err := t.NewStr(msg)
	if err != nil {
		return err
	}
	exc, err := t.Call(class, text, *r.doc, obj.SmallInt(int64(pos)))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

func jsonScan(t *Thread, args []Value) (Value, error) {
	doc, err := jsonText(t, args[1], "first argument")
	if err != nil {
		return 0, err
	}
	at, err := jsonPlace(t, doc, args[2])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	r := newJSONReader(t, args[0], t.Unwrap(args[1]), at)
	v, err := r.value()
	if stop, ok := err.(jsonStop); ok {
		return 0, t.StopIteration(obj.SmallInt(int64(r.index(stop.at))))
	}
	if err != nil {
		return 0, err
	}
	return t.NewPair(v, obj.SmallInt(int64(r.index(r.at)))), nil
}

func jsonSkip(t *Thread, args []Value) (Value, error) {
	doc, err := jsonText(t, args[0], "first argument")
	if err != nil {
		return 0, err
	}
	at, err := jsonPlace(t, doc, args[1])
	if err != nil {
		return 0, err
	}
	r := &jsonReader{t: t, text: t.StrView(doc), at: at}
	r.space()
	i, err := t.ToInt(args[1])
	return obj.SmallInt(int64(i + r.at - at)), err // white space is ASCII
}

func jsonScanString(t *Thread, args []Value) (Value, error) {
	doc, err := jsonText(t, args[0], "first argument")
	if err != nil {
		return 0, err
	}
	strict := true
	if args[2] != unbound {
		if strict, err = t.Truth(args[2]); err != nil {
			return 0, err
		}
	}
	if i, err := t.ToInt(args[1]); err != nil {
		return 0, err
	} else if i < 0 || i > t.StrChars(doc) {
		return 0, t.ValueError("end is out of bounds")
	}
	at, err := jsonPlace(t, doc, args[1])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	r := &jsonReader{t: t, doc: t.Keep(doc), text: t.StrView(doc), at: at}
	s, err := r.str(strict)
	if err != nil {
		return 0, err
	}
	v, err := t.NewStr(s)
	return t.NewPair(v, obj.SmallInt(int64(r.index(r.at)))), err
}

func (r *jsonReader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

// next is the byte at hand, 0 at the end.
func (r *jsonReader) next() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// value reads a value.
func (r *jsonReader) value() (Value, error) {
	switch c := r.next(); c {
	case '"':
		r.at++
		return r.string()
	case '{', '[':
		if r.depth++; r.depth > r.t.RecursionLimit() {
			kind := map[byte]string{'{': "object", '[': "array"}[c]
			return 0, r.t.Raise(r.t.VM.Exc.RecursionError, "maximum recursion depth exceeded while decoding a JSON %s from a unicode string", kind)
		}
		r.at++
		m := r.t.Mark()
		defer r.t.Release(m)
		defer func() { r.depth-- }()
		if c == '[' {
			return r.array()
		}
		return r.object()
	}
	rest := r.text[min(r.at, len(r.text)):]
	if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return r.number()
	}
	for _, w := range [...]struct {
		text string
		v    Value
	}{{"null", none}, {"true", obj.TrueValue}, {"false", obj.FalseValue}} {
		if strings.HasPrefix(rest, w.text) {
			r.at += len(w.text)
			return w.v, nil
		}
	}
	for _, w := range [...]struct {
		text string
		f    float64
	}{{"NaN", math.NaN()}, {"Infinity", math.Inf(1)}, {"-Infinity", math.Inf(-1)}} {
		if strings.HasPrefix(rest, w.text) {
			r.at += len(w.text)
			return r.special(jsonConstant, w.text, func() (Value, error) { return r.t.NewFloat(w.f), nil })
		}
	}
	return r.number()
}

// special is a value that a function of the program may make.
func (r *jsonReader) special(hook int, text string, usual func() (Value, error)) (Value, error) {
	f := r.t.Field(*r.conf, hook)
	if f == none {
		return usual()
	}
	s, err := r.t.NewStr(text)
	if err != nil {
		return 0, err
	}
	return r.call(f, s)
}

// call calls a function of the program, after which everything may have moved.
func (r *jsonReader) call(f, arg Value) (Value, error) {
	v, err := r.t.Call(f, arg)
	r.text = r.t.StrView(*r.doc)
	clear(r.recent[:])
	clear(r.keys)
	return v, err
}

func (r *jsonReader) number() (Value, error) {
	start, i, text := r.at, r.at, r.text
	digit := func() bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }
	if i < len(text) && text[i] == '-' {
		i++
	}
	if !digit() {
		return 0, jsonStop{start}
	}
	if text[i] == '0' {
		i++
	} else {
		for digit() {
			i++
		}
	}
	end, float := i, false
	if i < len(text) && text[i] == '.' {
		if i++; digit() {
			for digit() {
				i++
			}
			end, float = i, true
		}
	}
	if i = end; i < len(text) && text[i]|0x20 == 'e' {
		if i++; i < len(text) && (text[i] == '-' || text[i] == '+') {
			i++
		}
		if digit() {
			for digit() {
				i++
			}
			end, float = i, true
		}
	}
	r.at = end
	num := text[start:end]
	if float {
		return r.special(jsonFloat, num, func() (Value, error) {
			f, _ := strconv.ParseFloat(num, 64) // too large is infinite
			return r.t.NewFloat(f), nil
		})
	}
	return r.special(jsonInt, num, func() (Value, error) {
		if n, err := strconv.ParseInt(num, 10, 64); err == nil {
			return r.t.NewInt(n), nil
		}
		// int() knows the limit on digits, and says so.
		s, err := r.t.NewStr(num)
		if err != nil {
			return 0, err
		}
		return r.call(r.t.VM.Class(obj.ShapeInt), s)
	})
}

// string reads the rest of a string.
func (r *jsonReader) string() (Value, error) {
	s, err := r.str(r.t.Field(*r.conf, jsonStrict) != obj.FalseValue)
	if err != nil {
		return 0, err
	}
	return r.t.NewStr(s)
}

// str reads the text of a string whose opening quote was read.
func (r *jsonReader) str(strict bool) (string, error) {
	begin, text := r.at-1, r.text
	var b []byte
	for from := r.at; ; {
		i := from
		for i < len(text) && text[i] != '"' && text[i] != '\\' && (text[i] >= ' ' || !strict) {
			i++
		}
		if i >= len(text) {
			return "", r.fail("Unterminated string starting at", begin)
		}
		if text[i] < ' ' {
			return "", r.fail("Invalid control character at", i)
		}
		if text[i] == '"' {
			r.at = i + 1
			if b == nil {
				return text[from:i], nil
			}
			return string(append(b, text[from:i]...)), nil
		}
		b = append(b, text[from:i]...)
		c, next, err := r.escape(begin, i+1)
		if err != nil {
			return "", err
		}
		b = obj.AppendChar(b, c)
		from = next
	}
}

// escape reads what follows a backslash, and gives the place after it.
func (r *jsonReader) escape(begin, i int) (rune, int, error) {
	if i >= len(r.text) {
		return 0, 0, r.fail("Unterminated string starting at", begin)
	}
	c := r.text[i]
	if c == 'u' {
		u, ok := r.hex(i + 1)
		if !ok {
			return 0, 0, r.fail("Invalid \\uXXXX escape", i)
		}
		i += 5
		if u >= 0xD800 && u < 0xDC00 && strings.HasPrefix(r.text[i:], "\\u") {
			if low, ok := r.hex(i + 2); ok && low >= 0xDC00 && low < 0xE000 {
				return (u-0xD800)<<10 + low - 0xDC00 + 0x10000, i + 6, nil
			}
		}
		return u, i, nil
	}
	if k := strings.IndexByte(`"\/bfnrt`, c); k >= 0 {
		return rune("\"\\/\b\f\n\r\t"[k]), i + 1, nil
	}
	return 0, 0, r.fail("Invalid \\escape", i-1)
}

func (r *jsonReader) hex(i int) (rune, bool) {
	if i+4 > len(r.text) {
		return 0, false
	}
	var u rune
	for _, c := range []byte(r.text[i : i+4]) {
		switch {
		case c >= '0' && c <= '9':
			u = u<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			u = u<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return u, true
}

func (r *jsonReader) array() (Value, error) {
	t := r.t
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	list := t.Keep(l)
	if r.space(); r.next() == ']' {
		r.at++
		return *list, nil
	}
	for {
		v, err := r.value()
		if err == nil {
			err = t.ListAppend(*list, v)
		}
		if err != nil {
			return 0, err
		}
		r.space()
		switch r.next() {
		case ']':
			r.at++
			return *list, nil
		case ',':
			r.at++
			r.space()
		default:
			return 0, r.fail("Expecting ',' delimiter", r.at)
		}
	}
}

// key reads the name of a member.
func (r *jsonReader) key() (Value, error) {
	if r.next() != '"' {
		return 0, r.fail("Expecting property name enclosed in double quotes", r.at)
	}
	r.at++
	s, err := r.str(r.t.Field(*r.conf, jsonStrict) != obj.FalseValue)
	if err != nil || r.hooks {
		v := Value(unbound)
		if err == nil {
			v, err = r.t.NewStr(s)
		}
		return v, err
	}
	e := &r.recent[0]
	if s != "" {
		e = &r.recent[(len(s)+int(s[0])+int(s[len(s)-1])<<1)%len(r.recent)]
	}
	switch {
	case e.v != unbound && e.text == s:
		return e.v, nil
	case e.v != unbound:
		if v, ok := r.keys[s]; ok {
			return v, nil
		}
	}
	v, err := r.t.NewStr(s)
	switch {
	case e.v == unbound:
		*e = jsonKey{s, v}
	case r.keys == nil:
		r.keys = map[string]Value{s: v}
	default:
		r.keys[s] = v
	}
	return v, err
}

func (r *jsonReader) object() (Value, error) {
	t := r.t
	dict, pairs := t.Keep(unbound), t.Keep(unbound)
	key := t.Keep(unbound)
	var err error
	if t.Field(*r.conf, jsonPairs) != none {
		*pairs, err = t.NewList(0)
	} else {
		*dict = t.NewDict()
	}
	if err != nil {
		return 0, err
	}
	if r.space(); r.next() == '}' {
		r.at++
		return r.finish(dict, pairs)
	}
	for {
		if *key, err = r.key(); err != nil {
			return 0, err
		}
		if r.space(); r.next() != ':' {
			return 0, r.fail("Expecting ':' delimiter", r.at)
		}
		r.at++
		r.space()
		v, err := r.value()
		if err == nil {
			if *dict != unbound {
				err = t.DictSet(*dict, *key, v)
			} else {
				err = t.ListAppend(*pairs, t.NewPair(*key, v))
			}
		}
		if err != nil {
			return 0, err
		}
		r.space()
		switch r.next() {
		case '}':
			r.at++
			return r.finish(dict, pairs)
		case ',':
			r.at++
			r.space()
		default:
			return 0, r.fail("Expecting ',' delimiter", r.at)
		}
	}
}

// finish lets the program make something else of an object.
func (r *jsonReader) finish(dict, pairs *Value) (Value, error) {
	if *pairs != unbound {
		return r.call(r.t.Field(*r.conf, jsonPairs), *pairs)
	}
	if f := r.t.Field(*r.conf, jsonObject); f != none {
		return r.call(f, *dict)
	}
	return *dict, nil
}

// jsonQuote makes the functions that write strings.
func jsonQuote(ascii bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		s, err := jsonText(t, args[0], "first argument")
		if err != nil {
			return 0, err
		}
		return t.NewStr(string(appendJSON(nil, t.StrView(s), ascii)))
	}
}

// appendJSON appends text as a JSON string.
func appendJSON(b []byte, text string, ascii bool) []byte {
	const hex = "0123456789abcdef"
	unit := func(u rune) {
		b = append(b, '\\', 'u', hex[u>>12&15], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	b = append(b, '"')
	from := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' && (c != 0x7F || !ascii) || c >= utf8.RuneSelf && !ascii {
			i++
			continue
		}
		b = append(b, text[from:i]...)
		if c >= utf8.RuneSelf {
			r, w := obj.DecodeChar(text[i:])
			if r >= 0x10000 {
				unit(0xD800 + (r-0x10000)>>10)
				r = 0xDC00 + (r-0x10000)&0x3FF
			}
			unit(r)
			i += w
		} else {
			if k := strings.IndexByte("\"\\\b\f\n\r\t", c); k >= 0 {
				b = append(b, '\\', `"\bfnrt`[k])
			} else {
				unit(rune(c))
			}
			i++
		}
		from = i
	}
	return append(append(b, text[from:]...), '"')
}
