package std

import (
	"unicode/utf8"

	"pystm/lang/vm/obj"
	"pystm/lib/decimal"
)

// format is Decimal.__format__; override is a dict with what a locale would say.
func (d *decimals) format(t *Thread, args []Value) (Value, error) {
	if !t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("format argument must be str")
	}
	x := d.of(t, args[0])
	context, err := d.current(t)
	if err != nil {
		return 0, err
	}
	capitals := t.Slot(context, contextCapitals).Int() != 0
	text := t.StrView(t.Unwrap(args[1]))
	if text == "" {
		return t.NewStr(x.Text(false, capitals))
	}
	spec, ok := decimal.ParseSpec(text)
	if !ok {
		return 0, t.ValueError("invalid format string")
	}
	if given(args[2]) {
		if spec, err = overridden(t, spec, args[2]); err != nil {
			return 0, err
		}
	}
	c := exactContext(t)
	c.Rounding = d.rounding(t, context)
	if x.IsShort() {
		if b, ok := c.AppendFixed(make([]byte, 0, 64), x.Short, &spec); ok {
			return t.NewStrBytes(b)
		}
	}
	s := c.Format(x, spec, capitals)
	if c.Status&decimal.NoMemory != 0 {
		return 0, t.MemoryError()
	}
	return t.NewStr(s)
}

// overridden is a specification with what a dict says in place of its own.
func overridden(t *Thread, spec decimal.Spec, dict Value) (decimal.Spec, error) {
	if !t.IsInstance(dict, obj.ShapeDict) {
		return spec, t.TypeError("optional argument must be a dict")
	}
	dict = t.Unwrap(dict)
	for name, text := range map[string]*string{"decimal_point": &spec.Point, "thousands_sep": &spec.Separator} {
		v, err := overrideText(t, dict, name)
		if err != nil {
			return spec, err
		}
		if v != unbound {
			if *text = string([]byte(t.StrView(v))); len(*text) > utf8.UTFMax {
				return spec, t.ValueError("invalid override dict")
			}
		}
	}
	v, err := overrideText(t, dict, "grouping")
	if err == nil && v != unbound {
		if spec.Grouping = []byte(t.StrView(v)); !ascii(spec.Grouping) {
			return spec, t.ValueError("invalid override dict")
		}
	}
	return spec, err
}

func overrideText(t *Thread, dict Value, name string) (Value, error) {
	v := t.StrGet(dict, t.Intern(name))
	if v == unbound {
		return v, nil
	}
	if !t.IsInstance(v, obj.ShapeStr) {
		return 0, t.ValueError("invalid override dict")
	}
	return t.Unwrap(v), nil
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
