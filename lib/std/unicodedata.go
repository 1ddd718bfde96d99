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
	// The older version is an object whose methods are what the module has as functions.
	older := &vm.TypeSpec{Name: "UCD", Module: "unicodedata", Kind: obj.KindFields, Body: 1, NoNew: true,
		Getters: []vm.Getter{{Name: "unidata_version", Get: func(t *Thread, v Value) (Value, error) { return t.Intern("3.2.0"), nil }}}}
	for _, f := range unicodedataFuncs(unidata.Unicode32) {
		fn := f.Fn
		f.Sig = "self, " + f.Sig
		f.Fn = func(t *Thread, args []Value) (Value, error) { return fn(t, args[1:]) }
		older.Methods = append(older.Methods, f)
	}
	return &vm.ModuleSpec{Name: "unicodedata", Doc: "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters.",
		Funcs: unicodedataFuncs(unidata.Unicode14), Types: []*vm.TypeSpec{older},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			a.text("unidata_version", "14.0.0")
			a.set("ucd_3_2_0", t.NewFields(obj.KindFields, t.ShapeOf(older)), nil)
			return a.vals, a.err
		}}
}

// unicodedataFuncs are the functions about the characters of a version.
func unicodedataFuncs(d *unidata.Database) []vm.Native {
	text := func(name, doc string, f func(p *unidata.Props) string) vm.Native {
		return vm.Native{Name: name, Sig: "chr, /", Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) {
			r, err := charArg(t, name, args[0])
			if err != nil {
				return 0, err
			}
			return t.NewStr(f(d.Of(r)))
		}}
	}
	number := func(name, doc string, f func(p *unidata.Props) int) vm.Native {
		return vm.Native{Name: name, Sig: "chr, /", Doc: doc, Fn: func(t *Thread, args []Value) (Value, error) {
			r, err := charArg(t, name, args[0])
			if err != nil {
				return 0, err
			}
			return obj.SmallInt(int64(f(d.Of(r)))), nil
		}}
	}
	return []vm.Native{
		text("category", "Returns the general category assigned to the character chr as string.", func(p *unidata.Props) string { return p.Category }),
		text("bidirectional", "Returns the bidirectional class assigned to the character chr as string.", func(p *unidata.Props) string { return p.Bidirectional }),
		text("east_asian_width", "Returns the east asian width assigned to the character chr as string.", func(p *unidata.Props) string { return p.EastAsianWidth }),
		text("decomposition", "Returns the character decomposition mapping assigned to the character chr as string.", func(p *unidata.Props) string { return p.Decomposition }),
		number("combining", "Returns the canonical combining class assigned to the character chr as integer.", func(p *unidata.Props) int { return p.Combining }),
		number("mirrored", "Returns the mirrored property assigned to the character chr as integer.", func(p *unidata.Props) int { return int(b2i(p.Mirrored)) }),
		{Name: "decimal", Sig: "chr, default=None, /", Fn: unicodeNumber(d, "decimal", "not a decimal", func(p *unidata.Props) string { return p.Decimal }), Doc: "Converts a Unicode character into its equivalent decimal value."},
		{Name: "digit", Sig: "chr, default=None, /", Fn: unicodeNumber(d, "digit", "not a digit", func(p *unidata.Props) string { return p.Digit }), Doc: "Converts a Unicode character into its equivalent digit value."},
		{Name: "numeric", Sig: "chr, default=None, /", Fn: unicodeNumber(d, "numeric", "not a numeric character", func(p *unidata.Props) string { return p.Numeric }), Doc: "Converts a Unicode character into its equivalent numeric value."},
		{Name: "name", Sig: "chr, default=None, /", Fn: unicodeName(d), Doc: "Returns the name assigned to the character chr as a string."},
		{Name: "lookup", Sig: "name, /", Fn: unicodeLookup(d), Doc: "Look up character by name."},
		{Name: "normalize", Sig: "form, unistr, /", Fn: unicodeNormalize(d), Doc: "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'."},
		{Name: "is_normalized", Sig: "form, unistr, /", Fn: unicodeIsNormalized(d), Doc: "Return whether the Unicode string unistr is in the normal form 'form'."},
	}
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

// unicodeNumber makes the functions that give values of characters.
func unicodeNumber(d *unidata.Database, name, missing string, f func(p *unidata.Props) string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		r, err := charArg(t, name, args[0])
		if err != nil {
			return 0, err
		}
		text := f(d.Of(r))
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

// assigned reports whether a character that has a name had it in a version.
func assigned(d *unidata.Database, r rune) bool {
	return d == unidata.Unicode14 || d.Of(r).Category != "Cn"
}

func unicodeName(d *unidata.Database) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		r, err := charArg(t, "name", args[0])
		if err != nil {
			return 0, err
		}
		if name := vm.CharName(r); name != "" && assigned(d, r) {
			return t.NewStr(name)
		}
		if args[1] != unbound {
			return args[1], nil
		}
		return 0, t.ValueError("no such name")
	}
}

func unicodeLookup(d *unidata.Database) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		name, err := t.Text(args[0])
		if err != nil {
			return 0, err
		}
		r, ok := vm.CharNamed(name)
		if !ok || !assigned(d, r) {
			s, err := t.NewStr("undefined character name '" + name + "'")
			if err != nil {
				return 0, err
			}
			return 0, t.KeyError(s)
		}
		return t.Char(r), nil
	}
}

// normalArgs are the form and the text, and its characters: nil if it is in that form as it seems.
func normalArgs(t *Thread, d *unidata.Database, args []Value) (form unidata.Form, s Value, chars []rune, err error) {
	if form, err = normalForm(t, args[0]); err != nil {
		return 0, 0, nil, err
	}
	if s, err = strArg(t, args[1]); err != nil || t.StrASCII(s) || settled(d, form, t.StrView(s)) {
		return form, s, nil, err
	}
	chars = make([]rune, 0, t.StrChars(s))
	for text := t.StrView(s); text != ""; {
		r, w := obj.DecodeChar(text)
		chars = append(chars, r)
		text = text[w:]
	}
	return form, s, chars, nil
}

func normalForm(t *Thread, v Value) (unidata.Form, error) {
	name, err := t.Text(v)
	if err != nil {
		return 0, err
	}
	switch name {
	case "NFC":
		return unidata.NFC, nil
	case "NFD":
		return unidata.NFD, nil
	case "NFKC":
		return unidata.NFKC, nil
	case "NFKD":
		return unidata.NFKD, nil
	}
	return 0, t.ValueError("invalid normalization form")
}

// settled reports whether a text is in a normal form as its characters are, whatever they stand beside.
func settled(d *unidata.Database, form unidata.Form, text string) bool {
	for text != "" {
		r, w := obj.DecodeChar(text)
		if r >= 0x80 && !d.Settled(form, r) {
			return false
		}
		text = text[w:]
	}
	return true
}

func unicodeNormalize(d *unidata.Database) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		form, s, chars, err := normalArgs(t, d, args)
		if err != nil || chars == nil {
			return s, err
		}
		out := make([]byte, 0, 2*len(chars))
		for _, r := range d.Normalize(form, chars) {
			out = obj.AppendChar(out, r)
		}
		return t.NewStrBytes(out)
	}
}

func unicodeIsNormalized(d *unidata.Database) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		form, _, chars, err := normalArgs(t, d, args)
		if err != nil {
			return 0, err
		}
		same := append([]rune(nil), chars...)
		return obj.Bool(string(d.Normalize(form, chars)) == string(same)), nil
	}
}
