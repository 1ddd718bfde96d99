package std

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/re"
)

// Module _sre: the classes of module re, on the engine of package re.
//
// A Pattern in the heap refers to a handle of its compiled program.

// sre is what one interpreter's module _sre has.
type sre struct {
	pattern, match, scanner, iterator *vm.TypeSpec
	matchShape                        atomic.Uint32 // base shape id of Match, 0: not yet known
	searches                          sync.Pool     // of *search
}

// The words of a Pattern.
const (
	patternText    = 1 // str or bytes-like
	patternProgram = 2 // handle of the program
	patternIndex   = 3 // dict of the groups' numbers by name
	patternBytes   = 4 // bool
	patternBody    = 5
)

func sreModule() *vm.ModuleSpec {
	s := &sre{}
	s.searches.New = func() any { return new(search) }
	s.pattern, s.match = s.patternSpec(), s.matchSpec()
	s.scanner, s.iterator = s.scannerSpec(), s.iteratorSpec()
	return &vm.ModuleSpec{Name: "_sre", Doc: "The classes of module re.",
		Types: []*vm.TypeSpec{s.pattern, s.match, s.scanner, s.iterator},
		// What the parser of CPython's library asks for, which tools use to look into patterns.
		Attrs: func(*Thread) (map[string]Value, error) {
			return map[string]Value{"MAGIC": obj.SmallInt(20220615), "CODESIZE": obj.SmallInt(4),
				"MAXREPEAT": obj.SmallInt(1<<32 - 1), "MAXGROUPS": obj.SmallInt(1<<30 - 1)}, nil
		},
		Funcs: []vm.Native{
			{Name: "compile", Sig: "pattern, flags, /", Fn: s.compile, Doc: "Compile a regular expression."},
			{Name: "lexicon", Sig: "phrases, flags, /", Fn: s.lexicon, Doc: "Compile the phrases of a scanner, a tuple."},
			{Name: "template", Sig: "pattern, template, /", Fn: s.checkTemplate, Doc: "Check a replacement for matches of a pattern."},
			{Name: "escape", Sig: "text, /", Fn: sreEscape, Doc: "The pattern that matches a text literally."},
		}}
}

func (s *sre) patternSpec() *vm.TypeSpec {
	const span = "self, string, pos=0, endpos=9223372036854775807"
	return &vm.TypeSpec{Name: "Pattern", Module: "re", Kind: obj.KindFields, Body: patternBody, NoNew: true, Final: true,
		Doc:   "Compiled regular expression object.",
		Slots: vm.Slots{Repr: s.patternRepr, Hash: s.patternHash, Compare: s.patternCompare},
		Methods: []vm.Native{classGetItem(),
			{Name: "match", Sig: span, Fn: s.find(matchHere), Doc: "Match at the start of the string."},
			{Name: "fullmatch", Sig: span, Fn: s.find(matchAll), Doc: "Match all of the string."},
			{Name: "search", Sig: span, Fn: s.find(searchFrom), Doc: "Find the first match in the string."},
			{Name: "findall", Sig: span, Fn: s.findall, Doc: "A list of all matches in the string, or of their groups."},
			{Name: "finditer", Sig: span, Fn: s.finditer, Doc: "An iterator over the matches in the string."},
			{Name: "scanner", Sig: span, Fn: s.newScanner},
			{Name: "split", Sig: "self, string, maxsplit=0", Fn: s.split, Doc: "Split the string at the matches."},
			{Name: "sub", Sig: "self, repl, string, count=0", Fn: s.sub, Doc: "The string with its matches replaced."},
			{Name: "subn", Sig: "self, repl, string, count=0", Fn: s.subn, Doc: "The string with its matches replaced, and their number."},
			{Name: "__copy__", Sig: "self, /", Fn: returnSelf},
			{Name: "__deepcopy__", Sig: "self, memo, /", Fn: returnSelf},
		},
		Getters: []vm.Getter{
			{Name: "pattern", Member: true, Get: fieldGetter(patternText), Doc: "The pattern string from which the RE object was compiled."},
			{Name: "flags", Member: true, Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(s.programOf(t, v).Flags)), nil }, Doc: "The regex matching flags."},
			{Name: "groups", Member: true, Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(s.programOf(t, v).Groups)), nil }, Doc: "The number of capturing groups in the pattern."},
			{Name: "groupindex", Get: func(t *Thread, v Value) (Value, error) {
				return t.NewFields(obj.KindFields, obj.ShapeMappingProxy, t.Field(v, patternIndex)), nil
			}, Doc: "A dictionary mapping group names to group numbers."},
		}}
}

// programOf is the program of a Pattern.
func (s *sre) programOf(t *Thread, pattern Value) *re.Program {
	return t.FixedHandle(t.Field(pattern, patternProgram)).(*re.Program)
}

// subjectText is the text of a str or bytes-like object, for the engine to read
// until Python code runs.
func subjectText(t *Thread, v Value) (text string, bytes, ok bool) {
	if u := t.Unwrap(v); t.IsKind(u, obj.KindStr) {
		return t.StrView(u), false, true
	}
	b, ok := bytesLike(t, v)
	return unsafe.String(unsafe.SliceData(b), len(b)), true, ok
}

func (s *sre) compile(t *Thread, args []Value) (Value, error) {
	text, bytes, ok := subjectText(t, args[0])
	if !ok {
		return 0, t.TypeError("first argument must be string or compiled pattern")
	}
	flags, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	prog, wrong := re.Compile(strings.Clone(text), bytes, re.Flags(flags), vm.CharNamed)
	for _, w := range prog.Warnings {
		if err := warnAbout(t, w); err != nil {
			return 0, err
		}
	}
	if wrong != nil {
		return 0, reError(t, wrong, args[0])
	}
	return s.newPattern(t, prog, args[0], bytes)
}

func (s *sre) newPattern(t *Thread, prog *re.Program, source Value, bytes bool) (Value, error) {
	index := t.NewDict()
	for i, name := range prog.Names {
		if err := t.StrSet(index, t.InternName(name), obj.SmallInt(int64(prog.Numbers[i]))); err != nil {
			return 0, err
		}
	}
	m := t.Mark()
	defer t.Release(m)
	ks, ki := t.Keep(source), t.Keep(index)
	handle, err := t.NewHandle(prog)
	if err != nil {
		return 0, err
	}
	return t.NewFields(obj.KindFields, t.ShapeOf(s.pattern), *ks, handle, *ki, obj.Bool(bytes)), nil
}

// lexicon compiles the phrases of a scanner. The pattern has no source.
func (s *sre) lexicon(t *Thread, args []Value) (Value, error) {
	flags, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	if !t.IsKind(args[0], obj.KindTuple) {
		return 0, t.TypeError("phrases must be a tuple, not %s", t.TypeName(args[0]))
	}
	phrases := make([]string, t.TupleLen(args[0]))
	bytes := false
	for i := range phrases {
		text, b, ok := subjectText(t, t.TupleItem(args[0], i))
		if !ok {
			return 0, t.TypeError("phrases must be strings")
		}
		if i > 0 && b != bytes {
			return 0, t.TypeError("phrases must be all of type str, or all of type bytes")
		}
		phrases[i], bytes = strings.Clone(text), b
	}
	prog, at, wrong := re.CompileLexicon(phrases, bytes, re.Flags(flags), vm.CharNamed)
	for _, w := range prog.Warnings {
		if err := warnAbout(t, w); err != nil {
			return 0, err
		}
	}
	switch {
	case errors.Is(wrong, re.ErrLexicon):
		return 0, t.RuntimeError("%s", wrong.Error())
	case wrong != nil:
		return 0, reError(t, wrong, t.TupleItem(args[0], at))
	}
	return s.newPattern(t, prog, obj.NoneValue, bytes)
}

// warnAbout issues a warning of the parser, for the caller of re's function.
func warnAbout(t *Thread, w re.Warning) error {
	m := t.Mark()
	defer t.Release(m)
	mod, err := t.ImportModule("warnings")
	if err != nil {
		return err
	}
	name := "FutureWarning"
	if w.Deprecated {
		name = "DeprecationWarning"
	}
	text, err := t.NewStr(w.Text)
	if err != nil {
		return err
	}
	class := t.StrGet(t.VM.Builtins(), t.Intern(name))
	_, err = t.CallMethod(mod, "warn", text, class, obj.SmallInt(3))
	return err
}

// reError raises what package re found wrong with a pattern or template.
func reError(t *Thread, err error, pattern Value) error {
	var (
		wrong    *re.Error
		flags    re.FlagError
		overflow re.OverflowError
		nesting  re.NestingError
		unknown  re.UnknownGroupError
	)
	switch {
	case errors.As(err, &wrong):
		return raiseReError(t, wrong, pattern)
	case errors.As(err, &flags):
		return t.ValueError("%s", flags.Error())
	case errors.As(err, &overflow):
		return t.OverflowError("%s", overflow.Error())
	case errors.As(err, &nesting):
		return t.Raise(t.VM.Exc.RecursionError, "%s", nesting.Error())
	case errors.As(err, &unknown):
		return t.IndexError("%s", unknown.Error())
	case errors.Is(err, re.ErrMemory):
		return t.MemoryError()
	}
	return err
}

func raiseReError(t *Thread, wrong *re.Error, pattern Value) error {
	m := t.Mark()
	defer t.Release(m)
	kp := t.Keep(pattern)
	mod, err := t.ImportModule("re")
	if err != nil {
		return err
	}
	class, err := t.GetAttrS(mod, "error")
	if err != nil {
		return err
	}
	msg, err := t.NewStr(wrong.Msg)
	if err != nil {
		return err
	}
	var exc Value
	if wrong.Pos < 0 {
		exc, err = t.Call(class, msg)
	} else {
		exc, err = t.Call(class, msg, *kp, obj.SmallInt(int64(wrong.Pos)))
	}
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// flagNames are the flags as a Pattern's repr shows them.
var flagNames = [...]struct {
	flag re.Flags
	name string
}{
	{re.Template, "re.TEMPLATE"}, {re.IgnoreCase, "re.IGNORECASE"}, {re.Locale, "re.LOCALE"}, {re.Multiline, "re.MULTILINE"},
	{re.DotAll, "re.DOTALL"}, {re.Unicode, "re.UNICODE"}, {re.Verbose, "re.VERBOSE"}, {re.Debug, "re.DEBUG"}, {re.ASCII, "re.ASCII"},
}

func (s *sre) patternRepr(t *Thread, v Value) (Value, error) {
	flags := s.programOf(t, v).Flags
	if t.Field(v, patternBytes) == obj.FalseValue && flags&(re.Locale|re.Unicode|re.ASCII) == re.Unicode {
		flags &^= re.Unicode
	}
	var names []string
	for _, f := range flagNames {
		if flags&f.flag != 0 {
			names = append(names, f.name)
		}
	}
	text, err := t.ReprText(t.Field(v, patternText))
	if err != nil {
		return 0, err
	}
	text = firstChars(text, 200)
	if len(names) > 0 {
		text += ", " + strings.Join(names, "|")
	}
	return t.NewStr("re.compile(" + text + ")")
}

// firstChars is at most the first n characters of a text.
func firstChars(text string, n int) string {
	if len(text) <= n || obj.CountChars(text) <= n {
		return text
	}
	return text[:obj.ByteOffset(text, n)]
}

func (s *sre) patternHash(t *Thread, v Value) (int64, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	h, err := t.Hash(t.Field(v, patternText))
	return h*31 + int64(s.programOf(t, *k).Flags), err
}

func (s *sre) patternCompare(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if op != vm.OpEq && op != vm.OpNe || !isA(t, b, s.pattern) {
		return obj.NotImplemented, nil
	}
	same := t.Field(a, patternProgram) == t.Field(b, patternProgram)
	if !same && s.programOf(t, a).Flags == s.programOf(t, b).Flags {
		x, xb, _ := subjectText(t, t.Field(a, patternText))
		y, yb, _ := subjectText(t, t.Field(b, patternText))
		same = xb == yb && x == y
	}
	return obj.Bool(same == (op == vm.OpEq)), nil
}

func (s *sre) checkTemplate(t *Thread, args []Value) (Value, error) {
	if !isA(t, args[0], s.pattern) {
		return 0, t.TypeError("first argument must be a compiled pattern, not %s", t.TypeName(args[0]))
	}
	text, _, ok := subjectText(t, args[1])
	if !ok {
		return 0, t.TypeError("expected string or bytes-like object, got '%s'", t.TypeName(args[1]))
	}
	if _, err := re.ParseTemplate(text, s.programOf(t, args[0])); err != nil {
		return 0, reError(t, err, args[1])
	}
	return none, nil
}

// sreEscape puts a backslash before all characters that mean something.
func sreEscape(t *Thread, args []Value) (Value, error) {
	text, bytes, ok := subjectText(t, args[0])
	if !ok {
		return 0, t.TypeError("expected string or bytes-like object, got '%s'", t.TypeName(args[0]))
	}
	b := make([]byte, 0, len(text)+8)
	for i := range len(text) {
		if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", text[i]) >= 0 {
			b = append(b, '\\')
		}
		b = append(b, text[i])
	}
	if bytes {
		return newBytes(t, b)
	}
	return t.NewStr(string(b))
}
