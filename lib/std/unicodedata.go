package std

import (
	"strconv"
	"strings"

	"pystm/lang/unidata"
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module unicodedata: the properties of characters.

func unicodedataModule() *vm.ModuleSpec {
	text := func(name, doc string, f func(p *unidata.Props) string) vm.Native {
		return vm.Native{Name: name, Sig: "chr, /", Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) {
			r, err := charArg(t, name, args[0])
			if err != nil {
				return 0, err
			}
			return t.NewStr(f(unidata.Of(r)))
		}}
	}
	return &vm.ModuleSpec{Name: "unicodedata", Doc: "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters.",
		Funcs: []vm.Native{
			text("category", "Returns the general category assigned to the character chr as string.", func(p *unidata.Props) string { return p.Category }),
			text("bidirectional", "Returns the bidirectional class assigned to the character chr as string.", func(p *unidata.Props) string { return p.Bidirectional }),
			text("east_asian_width", "Returns the east asian width assigned to the character chr as string.", func(p *unidata.Props) string { return p.EastAsianWidth }),
			text("decomposition", "Returns the character decomposition mapping assigned to the character chr as string.", func(p *unidata.Props) string { return p.Decomposition }),
			{Name: "combining", Sig: "chr, /", Fn: unicodeCombining, Doc: "Returns the canonical combining class assigned to the character chr as integer."},
			{Name: "mirrored", Sig: "chr, /", Fn: unicodeMirrored, Doc: "Returns the mirrored property assigned to the character chr as integer."},
			{Name: "decimal", Sig: "chr, default=None, /", Fn: unicodeNumber("decimal", "not a decimal", func(p *unidata.Props) string { return p.Decimal }), Doc: "Converts a Unicode character into its equivalent decimal value."},
			{Name: "digit", Sig: "chr, default=None, /", Fn: unicodeNumber("digit", "not a digit", func(p *unidata.Props) string { return p.Digit }), Doc: "Converts a Unicode character into its equivalent digit value."},
			{Name: "numeric", Sig: "chr, default=None, /", Fn: unicodeNumber("numeric", "not a numeric character", func(p *unidata.Props) string { return p.Numeric }), Doc: "Converts a Unicode character into its equivalent numeric value."},
			{Name: "name", Sig: "chr, default=None, /", Fn: unicodeName, Doc: "Returns the name assigned to the character chr as a string."},
			{Name: "lookup", Sig: "name, /", Fn: unicodeLookup, Doc: "Look up character by name."},
			{Name: "normalize", Sig: "form, unistr, /", Fn: unicodeNormalize, Doc: "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'."},
			{Name: "is_normalized", Sig: "form, unistr, /", Fn: unicodeIsNormalized, Doc: "Return whether the Unicode string unistr is in the normal form 'form'."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			a.text("unidata_version", "14.0.0")
			return a.vals, a.err
		}}
}

// charArg is an argument that must be one character.
func charArg(t *Thread, name string, v Value) (rune, error) {
	u := t.Unwrap(v)
	if !t.IsKind(u, obj.KindStr) || t.StrChars(u) != 1 {
		arg := "argument"
		switch name {
		case "decimal", "digit", "numeric", "name":
			arg = "argument 1"
		}
		return 0, t.TypeError("%s() %s must be a unicode character, not %s", name, arg, t.TypeName(v))
	}
	r, _ := obj.DecodeChar(t.StrView(u))
	return r, nil
}

func unicodeCombining(t *Thread, args []Value) (Value, error) {
	r, err := charArg(t, "combining", args[0])
	if err != nil {
		return 0, err
	}
	return obj.SmallInt(int64(unidata.Of(r).Combining)), nil
}

func unicodeMirrored(t *Thread, args []Value) (Value, error) {
	r, err := charArg(t, "mirrored", args[0])
	if err != nil {
		return 0, err
	}
	return obj.SmallInt(int64(b2i(unidata.Of(r).Mirrored))), nil
}

// unicodeNumber makes the functions that give values of characters.
func unicodeNumber(name, missing string, f func(p *unidata.Props) string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		r, err := charArg(t, name, args[0])
		if err != nil {
			return 0, err
		}
		text := f(unidata.Of(r))
		if text == "" {
			if args[1] != unbound {
				return args[1], nil
			}
			return 0, t.ValueError("%s", missing)
		}
		over, under, fraction := strings.Cut(text, "/")
		x, _ := strconv.ParseFloat(over, 64)
		if name != "numeric" {
			return obj.SmallInt(int64(x)), nil
		}
		if fraction {
			y, _ := strconv.ParseFloat(under, 64)
			x /= y
		}
		return t.NewFloat(x), nil
	}
}

func unicodeName(t *Thread, args []Value) (Value, error) {
	r, err := charArg(t, "name", args[0])
	if err != nil {
		return 0, err
	}
	if name := vm.CharName(r); name != "" {
		return t.NewStr(name)
	}
	if args[1] != unbound {
		return args[1], nil
	}
	return 0, t.ValueError("no such name")
}

func unicodeLookup(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	r, ok := vm.CharNamed(name)
	if !ok {
		s, err := t.NewStr("undefined character name '" + name + "'")
		if err != nil {
			return 0, err
		}
		return 0, t.KeyError(s)
	}
	return t.Char(r), nil
}

// normalArgs are the form and the text, and its characters; plain: they are
// ASCII, which is normal.
func normalArgs(t *Thread, args []Value) (form unidata.Form, s Value, chars []rune, err error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, 0, nil, err
	}
	form, ok := map[string]unidata.Form{"NFC": unidata.NFC, "NFD": unidata.NFD, "NFKC": unidata.NFKC, "NFKD": unidata.NFKD}[name]
	if !ok {
		return 0, 0, nil, t.ValueError("invalid normalization form")
	}
	if s, err = strArg(t, args[1]); err != nil || t.StrASCII(s) {
		return form, s, nil, err
	}
	for text := t.StrView(s); text != ""; {
		r, w := obj.DecodeChar(text)
		chars = append(chars, r)
		text = text[w:]
	}
	return form, s, chars, nil
}

func unicodeNormalize(t *Thread, args []Value) (Value, error) {
	form, s, chars, err := normalArgs(t, args)
	if err != nil || chars == nil {
		return s, err
	}
	var out []byte
	for _, r := range unidata.Normalize(form, chars) {
		out = obj.AppendChar(out, r)
	}
	return t.NewStr(string(out))
}

func unicodeIsNormalized(t *Thread, args []Value) (Value, error) {
	form, _, chars, err := normalArgs(t, args)
	if err != nil {
		return 0, err
	}
	same := append([]rune(nil), chars...)
	return obj.Bool(string(unidata.Normalize(form, chars)) == string(same)), nil
}
