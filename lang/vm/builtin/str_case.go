package builtin

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

var strCaseMethods = []vm.Native{
	{Name: "capitalize", Sig: "self, /", Fn: capitalized, Doc: "The first character in title case, the rest in lower case."},
	{Name: "casefold", Sig: "self, /", Fn: mapped('A', 'Z', obj.AppendFold), Doc: "The text in a form for caseless comparison."},
	{Name: "lower", Sig: "self, /", Fn: lowered, Doc: "The text in lower case."},
	{Name: "upper", Sig: "self, /", Fn: mapped('a', 'z', obj.AppendUpper), Doc: "The text in upper case."},
	{Name: "swapcase", Sig: "self, /", Fn: swapped, Doc: "Upper case turned into lower case and the reverse."},
	{Name: "title", Sig: "self, /", Fn: titled, Doc: "Each word with its first letter in title case and the rest in lower case."},
	{Name: "center", Sig: "self, width, fillchar=' ', /", Fn: justifyMethod("center", '^'), Doc: "The text in the middle of so many characters."},
	{Name: "ljust", Sig: "self, width, fillchar=' ', /", Fn: justifyMethod("ljust", '<'), Doc: "The text at the left of so many characters."},
	{Name: "rjust", Sig: "self, width, fillchar=' ', /", Fn: justifyMethod("rjust", '>'), Doc: "The text at the right of so many characters."},
	{Name: "zfill", Sig: "self, width, /", Fn: strZfill, Doc: "The text with zeros before it, after its sign, up to the width."},
	{Name: "expandtabs", Sig: "self, /, tabsize=8", Fn: strExpandTabs, Doc: "The text with tabs replaced by spaces."},
}

func asciiLower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

func asciiUpper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

// flipASCII makes a str of ASCII text with the letters from one to another in the
// other case, eight bytes at a time: adding 0x80 less a letter to each byte sets the
// upper bit of those that are not before it.
func flipASCII(t *vm.Thread, text string, from, to byte) (Value, error) {
	const each, upper = 0x0101010101010101, 0x8080808080808080
	v, b, err := t.NewStrBuf(len(text), len(text))
	if err != nil {
		return v, err
	}
	i := 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64([]byte(text[i : i+8]))
		flip := (w + each*uint64(0x80-from)) &^ (w + each*uint64(0x7f-to)) & upper
		binary.LittleEndian.PutUint64(b[i:], w^flip>>2)
	}
	for ; i < len(b); i++ {
		b[i] = flipped(text[i], from, to)
	}
	return v, nil
}

// mapped is a method that maps each character for itself; of ASCII, the letters from
// one to another.
func mapped(from, to byte, one func([]byte, rune) []byte) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		text := t.StrView(args[0])
		if t.StrASCII(args[0]) {
			return flipASCII(t, text, from, to)
		}
		b := make([]byte, 0, len(text)+8)
		for text != "" {
			if c := text[0]; c < 0x80 {
				b = append(b, flipped(c, from, to))
				text = text[1:]
				continue
			}
			r, w := obj.DecodeChar(text)
			b = one(b, r)
			text = text[w:]
		}
		return t.NewStrBytes(b)
	}
}

// flipped is an ASCII character, if it is one of the letters from one to another in the other case.
func flipped(c, from, to byte) byte {
	if c >= from && c <= to {
		c ^= 'a' - 'A'
	}
	return c
}

// appendLowerAt appends the lower case of the character r that stands before
// byte after of text; a capital sigma at the end of a word is special.
func appendLowerAt(b []byte, text string, r rune, w, after int) []byte {
	if r == 0x3A3 && obj.FinalSigma(text, after-w, after) {
		return append(b, "ς"...)
	}
	return obj.AppendLower(b, r)
}

func lowered(t *vm.Thread, args []Value) (Value, error) {
	text := t.StrView(args[0])
	if t.StrASCII(args[0]) {
		return flipASCII(t, text, 'A', 'Z')
	}
	b := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); {
		if c := text[i]; c < 0x80 {
			b = append(b, flipped(c, 'A', 'Z'))
			i++
			continue
		}
		r, w := obj.DecodeChar(text[i:])
		i += w
		b = appendLowerAt(b, text, r, w, i)
	}
	return t.NewStrBytes(b)
}

func capitalized(t *vm.Thread, args []Value) (Value, error) {
	text := t.StrView(args[0])
	if t.StrASCII(args[0]) {
		return casedASCII(t, text, false)
	}
	b := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); {
		r, w := obj.DecodeChar(text[i:])
		i += w
		if i == w {
			b = obj.AppendTitle(b, r)
		} else {
			b = appendLowerAt(b, text, r, w, i)
		}
	}
	return t.NewStrBytes(b)
}

func swapped(t *vm.Thread, args []Value) (Value, error) {
	text := t.StrView(args[0])
	b := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); {
		r, w := obj.DecodeChar(text[i:])
		i += w
		switch {
		case obj.IsUpper(r):
			b = appendLowerAt(b, text, r, w, i)
		case obj.IsLower(r):
			b = obj.AppendUpper(b, r)
		default:
			b = obj.AppendChar(b, r)
		}
	}
	return t.NewStrBytes(b)
}

// casedASCII makes an ASCII str with a capital at the start, or of each word.
func casedASCII(t *vm.Thread, text string, words bool) (Value, error) {
	v, b, err := t.NewStrBuf(len(text), len(text))
	inWord := false
	for i := range b {
		upper := asciiUpper(text[i])
		b[i] = upper
		if inWord {
			b[i] = asciiLower(upper)
		}
		inWord = !words || 'A' <= upper && upper <= 'Z'
	}
	return v, err
}

func titled(t *vm.Thread, args []Value) (Value, error) {
	text := t.StrView(args[0])
	if t.StrASCII(args[0]) {
		return casedASCII(t, text, true)
	}
	b := make([]byte, 0, len(text)+8)
	inWord := false
	for i := 0; i < len(text); {
		r, w := obj.DecodeChar(text[i:])
		i += w
		if inWord {
			b = appendLowerAt(b, text, r, w, i)
		} else {
			b = obj.AppendTitle(b, r)
		}
		inWord = obj.IsCased(r)
	}
	return t.NewStrBytes(b)
}

// strTestMethods are the methods that ask for a property of all characters.
func strTestMethods() []vm.Native {
	all := func(name, doc string, empty bool, is func(rune) bool) vm.Native {
		ascii := asciiTable(is)
		return vm.Native{Name: name, Sig: "self, /", Doc: doc, Fn: func(t *vm.Thread, args []Value) (Value, error) {
			text := t.StrView(args[0])
			if text == "" {
				return obj.Bool(empty), nil
			}
			for i := 0; i < len(text); {
				if c := text[i]; c < 0x80 {
					if !ascii[c] {
						return obj.FalseValue, nil
					}
					i++
					continue
				}
				r, w := obj.DecodeChar(text[i:])
				if !is(r) {
					return obj.FalseValue, nil
				}
				i += w
			}
			return obj.TrueValue, nil
		}}
	}
	return []vm.Native{
		all("isalnum", "Whether all characters, at least one, are letters or numbers.", false, obj.IsAlnum),
		all("isalpha", "Whether all characters, at least one, are letters.", false, obj.IsAlpha),
		all("isdecimal", "Whether all characters, at least one, are decimal digits.", false, obj.IsDecimal),
		all("isdigit", "Whether all characters, at least one, are digits.", false, obj.IsDigit),
		all("isnumeric", "Whether all characters, at least one, are numbers.", false, obj.IsNumeric),
		all("isprintable", "Whether all characters can be printed.", true, obj.IsPrintable),
		all("isspace", "Whether all characters, at least one, are white space.", false, obj.IsSpace),
		{Name: "isascii", Sig: "self, /", Doc: "Whether all characters are ASCII.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			return obj.Bool(t.StrASCII(args[0])), nil
		}},
		{Name: "isidentifier", Sig: "self, /", Doc: "Whether the text is a name or a keyword.", Fn: func(t *vm.Thread, args []Value) (Value, error) {
			return obj.Bool(obj.IsIdentifier(t.StrView(args[0]))), nil
		}},
		{Name: "islower", Sig: "self, /", Doc: "Whether there are cased characters and all are in lower case.", Fn: caseTest(obj.IsLower)},
		{Name: "isupper", Sig: "self, /", Doc: "Whether there are cased characters and all are in upper case.", Fn: caseTest(obj.IsUpper)},
		{Name: "istitle", Sig: "self, /", Doc: "Whether each word starts in title case and goes on in lower case.", Fn: strIsTitle},
	}
}

// asciiTable tells of which ASCII characters something is true.
func asciiTable(is func(rune) bool) *[0x80]bool {
	var table [0x80]bool
	for r := range rune(0x80) {
		table[r] = is(r)
	}
	return &table
}

func caseTest(is func(rune) bool) vm.NativeFunc {
	ascii := asciiTable(is)
	return func(t *vm.Thread, args []Value) (Value, error) {
		found := false
		for text := t.StrView(args[0]); text != ""; {
			if c := text[0]; c < 0x80 {
				if !ascii[c] && asciiLower(c) != asciiUpper(c) {
					return obj.FalseValue, nil
				}
				found = found || ascii[c]
				text = text[1:]
				continue
			}
			r, w := obj.DecodeChar(text)
			text = text[w:]
			if is(r) {
				found = true
			} else if obj.IsCased(r) {
				return obj.FalseValue, nil
			}
		}
		return obj.Bool(found), nil
	}
}

func strIsTitle(t *vm.Thread, args []Value) (Value, error) {
	found, inWord := false, false
	for text := t.StrView(args[0]); text != ""; {
		r, w := obj.DecodeChar(text)
		text = text[w:]
		switch {
		case obj.IsUpper(r) || obj.IsTitle(r):
			if inWord {
				return obj.FalseValue, nil
			}
			found, inWord = true, true
		case obj.IsLower(r):
			if !inWord {
				return obj.FalseValue, nil
			}
		default:
			inWord = false
		}
	}
	return obj.Bool(found), nil
}

func justifyMethod(name string, align byte) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		width, err := sizeArg(t, args[1])
		if err != nil {
			return 0, err
		}
		fill := ' '
		if isGiven(args[2]) {
			f := t.Unwrap(args[2])
			if !t.IsKind(f, obj.KindStr) {
				return 0, t.TypeError("The fill character must be a unicode character, not %s", t.TypeName(args[2]))
			}
			if t.StrChars(f) != 1 {
				return 0, t.TypeError("The fill character must be exactly one character long")
			}
			fill, _ = obj.DecodeChar(t.StrView(f))
		}
		return justify(t, args[0], width, fill, align)
	}
}

func justify(t *vm.Thread, v Value, width int, fill rune, align byte) (Value, error) {
	pad := width - t.StrChars(v)
	if pad <= 0 {
		return v, nil
	}
	if pad > maxWidth {
		return 0, obj.ErrNoMemory
	}
	left, right := pad, 0
	switch align {
	case '<':
		left, right = 0, pad
	case '^':
		left = pad/2 + pad&width&1
		right = pad - left
	}
	text := t.StrView(v)
	var few [utf8.UTFMax]byte
	one := obj.AppendChar(few[:0], fill)
	z, b, err := t.NewStrBuf(len(text)+pad*len(one), width)
	if err != nil {
		return 0, err
	}
	n := left * len(one)
	repeat(b[:n], one)
	n += copy(b[n:], text)
	repeat(b[n:n+right*len(one)], one)
	return z, nil
}

// repeat fills b with copies of one.
func repeat(b, one []byte) {
	if len(one) == 1 {
		for i := range b {
			b[i] = one[0]
		}
		return
	}
	obj.RepeatBytes(b, viewText(one))
}

func strZfill(t *vm.Thread, args []Value) (Value, error) {
	width, err := sizeArg(t, args[1])
	if err != nil {
		return 0, err
	}
	pad := width - t.StrChars(args[0])
	if pad <= 0 {
		return args[0], nil
	}
	if pad > maxWidth {
		return 0, obj.ErrNoMemory
	}
	text := t.StrView(args[0])
	z, b, err := t.NewStrBuf(len(text)+pad, width)
	if err != nil {
		return 0, err
	}
	n := 0
	if text != "" && (text[0] == '+' || text[0] == '-') {
		b[0] = text[0]
		n, text = 1, text[1:]
	}
	for range pad {
		b[n] = '0'
		n++
	}
	copy(b[n:], text)
	return z, nil
}

func strExpandTabs(t *vm.Thread, args []Value) (Value, error) {
	size := 8
	if isGiven(args[1]) {
		var err error
		if size, err = sizeArg(t, args[1]); err != nil {
			return 0, err
		}
	}
	text := t.StrView(args[0])
	if strings.IndexByte(text, '\t') < 0 {
		return args[0], nil
	}
	if size > 1<<31-1 {
		return 0, t.OverflowError("Python int too large to convert to C int")
	}
	return t.NewStrBytes(expandTabs(text, size))
}

// expandTabs replaces tabs by spaces up to the next multiple of size columns.
func expandTabs(text string, size int) []byte {
	b := make([]byte, 0, len(text)+32)
	col := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\t':
			if size > 0 {
				n := size - col%size
				b = appendFill(b, ' ', n)
				col += n
			}
		case '\n', '\r':
			b = append(b, c)
			col = 0
		default:
			b = append(b, c)
			if c&0xC0 != 0x80 {
				col++
			}
		}
	}
	return b
}
