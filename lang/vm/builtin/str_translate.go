package builtin

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// translation is what a table has said of characters. It is asked once for each.
type translation struct {
	bytes  [128]byte // where that is one, and not 0
	ascii  [128]string
	known  [128]bool
	others map[rune]string
}

// shortText is the length of texts whose characters are looked up one by one.
const shortText = 64

func strTranslate(t *vm.Thread, args []Value) (Value, error) {
	var tr *translation
	text := strings.Clone(t.StrView(args[0])) // the table may be written in Python
	if len(text) > shortText {
		tr = new(translation)
	}
	var buf [2 * shortText]byte
	out := buf[:0]
	for text != "" {
		if c := text[0]; tr != nil && c < 0x80 && tr.bytes[c] != 0 {
			out, text = append(out, tr.bytes[c]), text[1:]
			continue
		}
		r, w := obj.DecodeChar(text)
		to, err := tr.of(t, args[1], r, text[:w])
		if err != nil {
			return 0, err
		}
		out = append(out, to...)
		text = text[w:]
	}
	return t.NewStrBytes(out)
}

// of is the translation of a character, whose text is self.
func (tr *translation) of(t *vm.Thread, table Value, r rune, self string) (to string, err error) {
	if tr == nil {
		return translateChar(t, table, r, self)
	}
	if int(r) < len(tr.ascii) {
		if !tr.known[r] {
			if tr.ascii[r], err = translateChar(t, table, r, self); err != nil {
				return "", err
			}
			tr.known[r] = true
			if len(tr.ascii[r]) == 1 {
				tr.bytes[r] = tr.ascii[r][0]
			}
		}
		return tr.ascii[r], nil
	}
	to, known := tr.others[r]
	if !known {
		if to, err = translateChar(t, table, r, self); err != nil {
			return "", err
		}
		if tr.others == nil {
			tr.others = map[rune]string{}
		}
		tr.others[r] = to
	}
	return to, nil
}

func translateChar(t *vm.Thread, table Value, r rune, self string) (string, error) {
	var x Value
	var err error
	if t.IsExact(table, obj.KindDict, obj.ShapeDict) {
		if x, err = t.DictGet(table, obj.SmallInt(int64(r))); err == nil && x == obj.Unbound {
			return self, nil
		}
	} else {
		x, err = t.GetItem(table, obj.SmallInt(int64(r)))
	}
	if err != nil {
		if t.Matches(err, t.VM.Exc.LookupError) {
			t.Caught(err)
			return self, nil
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
