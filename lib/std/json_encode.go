package std

import (
	"math"
	"sort"

	"pystm/lang/vm/obj"
)

// jsonWriter writes one value. What it writes is its own; objects of the program
// are kept where its functions are called.
type jsonWriter struct {
	t                             *Thread
	deflt                         *Value
	ascii, circular, nan          bool
	sortKeys, skipKeys            bool
	itemSep, keySep, indent, line string
	indented                      bool
	b                             []byte
	level                         int
	open                          []*Value // containers being written
}

// jsonEncode is JSONEncoder.encode, with the encoder's attributes as arguments.
func jsonEncode(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	w := &jsonWriter{t: t, deflt: t.Keep(args[1])}
	for i, p := range []*bool{&w.ascii, &w.circular, &w.nan, &w.sortKeys, &w.skipKeys} {
		var err error
		if *p, err = t.Truth(args[2+i]); err != nil {
			return 0, err
		}
	}
	for i, p := range []*string{&w.itemSep, &w.keySep, &w.indent} {
		if v := args[7+i]; v != none {
			s, err := jsonText(t, v, "separator")
			if err != nil {
				return 0, err
			}
			*p = string([]byte(t.StrView(s)))
		}
	}
	w.indented = args[9] != none
	if err := w.value(args[0]); err != nil {
		return 0, err
	}
	return t.NewStr(string(w.b))
}

func (w *jsonWriter) value(v Value) error {
	t := w.t
	switch {
	case v == none:
		w.b = append(w.b, "null"...)
	case v == obj.TrueValue:
		w.b = append(w.b, "true"...)
	case v == obj.FalseValue:
		w.b = append(w.b, "false"...)
	case t.IsInstance(v, obj.ShapeStr):
		w.b = appendJSON(w.b, t.StrView(t.Unwrap(v)), w.ascii)
	case t.IsInstance(v, obj.ShapeInt):
		return w.int(v)
	case t.IsInstance(v, obj.ShapeFloat):
		f, _ := t.FloatOf(t.Unwrap(v))
		return w.float(f)
	case t.IsInstance(v, obj.ShapeList):
		return w.nested(v, func(v *Value) error { return w.list(v, func() int { return t.ListLen(*v) }, t.ListGet) })
	case t.IsInstance(v, obj.ShapeTuple):
		return w.nested(t.Unwrap(v), func(v *Value) error { return w.list(v, func() int { return t.TupleLen(*v) }, t.TupleItem) })
	case t.IsInstance(v, obj.ShapeDict):
		return w.nested(v, w.dict)
	default:
		return w.nested(v, func(v *Value) error {
			x, err := t.Call(*w.deflt, *v)
			if err != nil {
				return err
			}
			return w.value(x)
		})
	}
	return nil
}

// int writes an int; one of a subclass as the int it is.
func (w *jsonWriter) int(v Value) error {
	text, err := w.t.ReprText(w.t.Unwrap(v))
	w.b = append(w.b, text...)
	return err
}

func (w *jsonWriter) float(f float64) error {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		if !w.nan {
			return w.t.ValueError("Out of range float values are not JSON compliant")
		}
		text := "NaN"
		if f > 0 {
			text = "Infinity"
		} else if f < 0 {
			text = "-Infinity"
		}
		w.b = append(w.b, text...)
		return nil
	}
	w.b = obj.AppendFloat(w.b, f, true)
	return nil
}

// nested writes what may contain other values, itself perhaps.
func (w *jsonWriter) nested(v Value, write func(v *Value) error) error {
	t := w.t
	if w.circular {
		for _, o := range w.open {
			if *o == v {
				return t.ValueError("Circular reference detected")
			}
		}
	}
	if len(w.open)+t.Depth() > t.RecursionLimit() {
		return t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded while encoding a JSON object")
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	w.open = append(w.open, k)
	err := write(k)
	w.open = w.open[:len(w.open)-1]
	return err
}

// newline begins a line if the text is indented.
func (w *jsonWriter) newline() {
	if w.indented {
		w.b = append(w.b, '\n')
		for range w.level {
			w.b = append(w.b, w.indent...)
		}
	}
}

func (w *jsonWriter) list(v *Value, size func() int, item func(Value, int) Value) error {
	if size() == 0 {
		w.b = append(w.b, "[]"...)
		return nil
	}
	w.b = append(w.b, '[')
	w.level++
	for i := 0; i < size(); i++ {
		if i > 0 {
			w.b = append(w.b, w.itemSep...)
		}
		w.newline()
		if err := w.value(item(*v, i)); err != nil {
			return err
		}
	}
	w.level--
	w.newline()
	w.b = append(w.b, ']')
	return nil
}

func (w *jsonWriter) dict(v *Value) error {
	t := w.t
	if t.DictLen(*v) == 0 {
		w.b = append(w.b, "{}"...)
		return nil
	}
	w.b = append(w.b, '{')
	w.level++
	w.newline()
	first := true
	member := func(k, x Value) error {
		m := t.Mark()
		defer t.Release(m)
		kx := t.Keep(x)
		return w.member(k, kx, &first)
	}
	var err error
	if w.sortKeys || t.TypeOf(*v) != t.VM.Class(obj.ShapeDict) {
		err = w.items(v, member)
	} else {
		err = eachItem(t, v, member)
	}
	if err != nil {
		return err
	}
	w.level--
	w.newline()
	w.b = append(w.b, '}')
	return nil
}

// items goes through what the method items gives, in order if that is wanted.
func (w *jsonWriter) items(v *Value, member func(k, x Value) error) error {
	t := w.t
	items, err := t.CallMethod(*v, "items")
	if err != nil {
		return err
	}
	list, err := t.ListOf(items)
	if err != nil {
		return err
	}
	k := t.Keep(list)
	if w.sortKeys && !w.sortedStrs(*k) {
		if _, err := t.CallMethod(*k, "sort"); err != nil {
			return err
		}
	}
	for i := 0; i < t.ListLen(*k); i++ {
		pair := t.ListGet(*k, i)
		if !t.IsKind(pair, obj.KindTuple) || t.TupleLen(pair) != 2 {
			return t.ValueError("items must return 2-tuples")
		}
		if err := member(t.TupleItem(pair, 0), t.TupleItem(pair, 1)); err != nil {
			return err
		}
	}
	return nil
}

// sortedStrs sorts pairs whose keys are all str and reports whether they were:
// keys differ, so values need not be compared.
func (w *jsonWriter) sortedStrs(list Value) bool {
	t := w.t
	pairs := append([]Value(nil), t.ListView(list)...)
	for _, p := range pairs {
		if !t.IsKind(p, obj.KindTuple) || t.TupleLen(p) != 2 || !t.IsKind(t.TupleItem(p, 0), obj.KindStr) {
			return false
		}
	}
	key := func(i int) string { return t.StrView(t.TupleItem(pairs[i], 0)) }
	sort.SliceStable(pairs, func(i, j int) bool { return key(i) < key(j) })
	for i, p := range pairs {
		t.ListSet(list, i, p)
	}
	return true
}

func (w *jsonWriter) member(k Value, x *Value, first *bool) error {
	t := w.t
	mark := len(w.b)
	if !*first {
		w.b = append(w.b, w.itemSep...)
		w.newline()
	}
	var err error
	switch {
	case t.IsInstance(k, obj.ShapeStr):
		w.b = appendJSON(w.b, t.StrView(t.Unwrap(k)), w.ascii)
	case k == none || k == obj.TrueValue || k == obj.FalseValue || t.IsInstance(k, obj.ShapeInt) || t.IsInstance(k, obj.ShapeFloat):
		w.b = append(w.b, '"')
		err = w.value(k)
		w.b = append(w.b, '"')
	case w.skipKeys:
		w.b = w.b[:mark]
		return nil
	default:
		return t.TypeError("keys must be str, int, float, bool or None, not %s", t.TypeName(k))
	}
	if err != nil {
		return err
	}
	*first = false
	w.b = append(w.b, w.keySep...)
	return w.value(*x)
}
