package builtin

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// translation is what a table has said of characters. It is asked once for each.
type translation struct {
	ascii  [128]string
	known  [128]bool
	others map[rune]string
}

func strTranslate(t *vm.Thread, args []Value) (Value, error) {
	var tr translation
	text := strings.Clone(t.StrView(args[0])) // the table may be written in Python
	out := make([]byte, 0, len(text))
	for text != "" {
		r, w := obj.DecodeChar(text)
		to, err := tr.of(t, args[1], r)
		if err != nil {
			return 0, err
		}
		out = append(out, to...)
		text = text[w:]
	}
	return t.NewStrBytes(out)
}

// of is the translation of a character.
func (tr *translation) of(t *vm.Thread, table Value, r rune) (to string, err error) {
	if int(r) < len(tr.ascii) {
		if !tr.known[r] {
			if tr.ascii[r], err = translateChar(t, table, r); err != nil {
				return "", err
			}
			tr.known[r] = true
		}
		return tr.ascii[r], nil
	}
	to, known := tr.others[r]
	if !known {
		if to, err = translateChar(t, table, r); err != nil {
			return "", err
		}
		if tr.others == nil {
			tr.others = map[rune]string{}
		}
		tr.others[r] = to
	}
	return to, nil
}

func translateChar(t *vm.Thread, table Value, r rune) (string, error) {
	var x Value
	var err error
	if t.IsExact(table, obj.KindDict, obj.ShapeDict) {
		if x, err = t.DictGet(table, obj.SmallInt(int64(r))); err == nil && x == obj.Unbound {
			return string(obj.AppendChar(nil, r)), nil
		}
	} else {
		x, err = t.GetItem(table, obj.SmallInt(int64(r)))
	}
	if err != nil {
		if t.Matches(err, t.VM.Exc.LookupError) {
			t.Caught(err)
			return string(obj.AppendChar(nil, r)), nil
		}
		return "", err
	}
	u := t.Unwrap(x)
	switch {
	case u == obj.NoneValue:
		return "", nil
	case t.IsKind(u, obj.KindStr):
		return strings.Clone(t.StrView(u)), nil
	case u.IsInt():
		if u.Int() < 0 || u.Int() > 0x10FFFF {
			return "", t.ValueError("character mapping must be in range(0x110000)")
		}
		return string(obj.AppendChar(nil, rune(u.Int()))), nil
	}
	return "", t.TypeError("character mapping must return integer, None or str")
}
