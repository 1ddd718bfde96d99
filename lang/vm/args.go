package vm

import (
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Binding of arguments to parameters, for Python functions and for natives. No
// Python code runs here, so Values may be held in Go variables.

// bindArgs arranges the arguments of a window as the registers of a frame of
// ld: positional parameters, keyword-only ones, *args, **kwargs; the other
// registers unbound.
func (t *Thread) bindArgs(ld *Loaded, f Value, base unsafe.Pointer, nargs int, names Value) error {
	c := ld.Code
	var buf [24]Value
	given := append(buf[:0], regs(base, nargs)...)
	var kwNames []Value
	if names != obj.Unbound {
		kwNames = t.tupleItems(names)
	}
	npos := nargs - len(kwNames)
	r := regs(base, int(ld.numRegs))
	clear(r)
	total := c.ArgCount + c.KwOnlyCount
	copy(r, given[:min(npos, c.ArgCount)])
	next := total
	if c.Flags&code.FlagVarArgs != 0 {
		rest := t.VM.roots.emptyTuple
		if npos > c.ArgCount {
			rest = t.tuple(given[c.ArgCount:npos]...)
		}
		r[next] = rest
		next++
	}
	if c.Flags&code.FlagVarKeywords != 0 {
		r[next] = t.NewDict()
	}
	for i, name := range kwNames {
		if err := t.bindKeyword(ld, f, r, name, given[npos+i], next, kwNames); err != nil {
			return err
		}
	}
	if npos > c.ArgCount && c.Flags&code.FlagVarArgs == 0 {
		return t.tooManyPositional(ld, f, npos, r)
	}
	return t.bindDefaults(ld, f, r, npos)
}

// bindKeyword stores one keyword argument; kwReg is the register of **kwargs.
func (t *Thread) bindKeyword(ld *Loaded, f Value, r []Value, name, x Value, kwReg int, names []Value) error {
	c := ld.Code
	i := t.paramIndex(ld, name)
	if i >= c.PosOnlyCount && i < c.ArgCount+c.KwOnlyCount {
		if r[i] != obj.Unbound {
			return t.TypeError("%s() got multiple values for argument '%s'", t.qualname(f), t.StrView(name))
		}
		r[i] = x
		return nil
	}
	if c.Flags&code.FlagVarKeywords != 0 {
		return t.StrSet(r[kwReg], name, x)
	}
	if i >= 0 && i < c.PosOnlyCount {
		return t.positionalOnly(ld, f, names)
	}
	return t.TypeError("%s() got an unexpected keyword argument '%s'", t.qualname(f), t.StrView(name))
}

// positionalOnly is the error for keyword arguments that name positional-only
// parameters.
func (t *Thread) positionalOnly(ld *Loaded, f Value, names []Value) error {
	var bad []string
	for _, n := range ld.Code.VarNames[:ld.Code.PosOnlyCount] {
		for _, k := range names {
			if t.StrView(k) == n {
				bad = append(bad, n)
			}
		}
	}
	return t.TypeError("%s() got some positional-only arguments passed as keyword arguments: '%s'", t.qualname(f), strings.Join(bad, ", "))
}

// paramIndex is the position of a parameter, -1 if there is none of that name.
func (t *Thread) paramIndex(ld *Loaded, name Value) int {
	n := ld.Code.ArgCount + ld.Code.KwOnlyCount
	if i := slices.Index(ld.vars[:n], name); i >= 0 {
		return i
	}
	text := t.StrView(name)
	return slices.Index(ld.Code.VarNames[:n], text)
}

func (t *Thread) bindDefaults(ld *Loaded, f Value, r []Value, npos int) error {
	c := ld.Code
	var defaults []Value
	if d := t.Field(f, funcDefaults); d.IsRef() {
		defaults = t.tupleItems(d)
	}
	first := c.ArgCount - len(defaults)
	var missing []string
	for i := min(npos, c.ArgCount); i < c.ArgCount; i++ {
		switch {
		case r[i] != obj.Unbound:
		case i >= first && i-first < len(defaults):
			r[i] = defaults[i-first]
		default:
			missing = append(missing, c.VarNames[i])
		}
	}
	if missing != nil {
		return t.missingArgs(f, "positional", missing)
	}
	kwd := t.Field(f, funcKwDefaults)
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		if r[i] != obj.Unbound {
			continue
		}
		if kwd.IsRef() {
			r[i] = t.StrGet(kwd, ld.vars[i])
		}
		if r[i] == obj.Unbound {
			missing = append(missing, c.VarNames[i])
		}
	}
	if missing != nil {
		return t.missingArgs(f, "keyword-only", missing)
	}
	return nil
}

func (t *Thread) qualname(f Value) string { return t.StrView(t.Field(f, funcQualname)) }

func (t *Thread) missingArgs(f Value, kind string, names []string) error {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	var list string
	switch n := len(quoted); n {
	case 1:
		list = quoted[0]
	case 2:
		list = quoted[0] + " and " + quoted[1]
	default:
		list = strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
	return t.TypeError("%s() missing %d required %s argument%s: %s", t.qualname(f), len(names), kind, plural(len(names)), list)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (t *Thread) tooManyPositional(ld *Loaded, f Value, npos int, r []Value) error {
	c := ld.Code
	takes := fmt.Sprint(c.ArgCount)
	many := c.ArgCount != 1
	if d := t.Field(f, funcDefaults); d.IsRef() {
		if n := len(t.tupleItems(d)); n > 0 {
			takes = fmt.Sprintf("from %d to %d", c.ArgCount-n, c.ArgCount)
			many = true
		}
	}
	kwGiven := 0
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		if r[i] != obj.Unbound {
			kwGiven++
		}
	}
	s := ""
	if many {
		s = "s"
	}
	were := "were"
	if npos == 1 && kwGiven == 0 {
		were = "was"
	}
	extra := ""
	if kwGiven > 0 {
		extra = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(npos), kwGiven, plural(kwGiven))
	}
	return t.TypeError("%s() takes %s positional argument%s but %d%s %s given", t.qualname(f), takes, s, npos, extra, were)
}

// A signature is the parsed parameter list of a native.
type signature struct {
	params  []param
	posOnly int  // parameters that are positional only
	pos     int  // positional parameters, these included
	need    int  // positional parameters without default
	varArgs int  // index of *args, -1 if none
	varKw   int  // index of **kwargs, -1 if none
	plain   bool // positional parameters only: a call's window is the argument list
}

// signature is the parsed parameter list.
func (n *native) signature() *signature {
	if s := n.sig.Load(); s != nil {
		return s
	}
	s := parseSignature(n.Sig)
	n.sig.Store(s)
	return s
}

type param struct {
	name     string
	optional bool
}

// parseSignature reads a parameter list in Python's syntax.
func parseSignature(text string) *signature {
	s := &signature{varArgs: -1, varKw: -1}
	seenStar := false
	for _, item := range splitParams(text) {
		name, _, optional := strings.Cut(item, "=")
		switch {
		case item == "/":
			s.posOnly = len(s.params)
		case item == "*":
			seenStar = true
		case strings.HasPrefix(item, "**"):
			s.varKw = len(s.params)
			s.params = append(s.params, param{item[2:], true})
		case strings.HasPrefix(item, "*"):
			seenStar = true
			s.varArgs = len(s.params)
			s.params = append(s.params, param{item[1:], true})
		default:
			s.params = append(s.params, param{name, optional})
			if !seenStar {
				s.pos = len(s.params)
				if !optional {
					s.need = s.pos
				}
			}
		}
	}
	s.plain = s.pos == len(s.params)
	return s
}

// splitParams splits at commas outside of brackets and quotes.
func splitParams(text string) []string {
	var out []string
	depth, start, quote := 0, 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case c == ',' && depth == 0:
			out = append(out, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(text[start:]); last != "" {
		out = append(out, last)
	}
	return out
}

// bindNative arranges the arguments of a window as a native's parameters.
func (t *Thread) bindNative(nat *native, f Value, base unsafe.Pointer, nargs int, names Value) ([]Value, error) {
	sig := nat.signature()
	if names == obj.Unbound && nargs >= sig.need && nargs <= sig.pos && sig.plain {
		a := regs(base, sig.pos)
		clear(a[nargs:])
		if nat.checked() {
			return a, t.checkSelf(nat, f, a)
		}
		return a, nil
	}
	return t.bindNativeSlow(nat, f, base, nargs, names)
}

func (t *Thread) bindNativeSlow(nat *native, f Value, base unsafe.Pointer, nargs int, names Value) ([]Value, error) {
	sig := nat.signature()
	var buf [24]Value
	given := append(buf[:0], regs(base, nargs)...)
	var kwNames []Value
	if names != obj.Unbound {
		kwNames = t.tupleItems(names)
	}
	npos := nargs - len(kwNames)
	if nat.self && npos == 0 {
		return nil, t.missingSelf(nat, f)
	}
	if nat.news && npos == 0 {
		return nil, t.TypeError("%s.__new__(): not enough arguments", t.ClassName(t.Field(f, nativeSelf)))
	}
	a := regs(base, len(sig.params))
	clear(a)
	copy(a[:sig.pos], given[:min(npos, sig.pos)])
	if sig.varArgs >= 0 {
		a[sig.varArgs] = t.VM.roots.emptyTuple
		if npos > sig.pos {
			a[sig.varArgs] = t.tuple(given[sig.pos:npos]...)
		}
	} else if npos > sig.pos {
		return nil, t.nativeArgCount(nat, f, npos, len(kwNames))
	}
	if nat.checked() {
		if err := t.checkSelf(nat, f, a); err != nil {
			return nil, err
		}
	}
	for i, name := range kwNames {
		if err := t.bindNativeKeyword(nat, f, a, name, given[npos+i]); err != nil {
			return nil, err
		}
	}
	for i, p := range sig.params {
		if a[i] == obj.Unbound && !p.optional {
			if sig.posOnly >= sig.pos {
				return nil, t.nativeArgCount(nat, f, npos, len(kwNames))
			}
			if i >= sig.pos {
				return nil, t.TypeError("%s() missing required keyword-only argument: '%s'", nat.Name, p.name)
			}
			if constructs(nat) {
				return nil, t.TypeError("%s() missing required argument '%s' (pos %d)", t.nativeName(nat, f), p.name, i)
			}
			return nil, t.TypeError("%s() missing required argument '%s' (pos %d)", nat.Name, p.name, i+1-b2i(nat.self))
		}
	}
	return a, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t *Thread) bindNativeKeyword(nat *native, f Value, a []Value, name, x Value) error {
	sig := nat.signature()
	text := t.StrView(name)
	for i := sig.posOnly; i < len(sig.params); i++ {
		if i == sig.varArgs || i == sig.varKw || sig.params[i].name != text {
			continue
		}
		if a[i] != obj.Unbound {
			return t.TypeError("argument for %s() given by name ('%s') and position (%d)", nat.Name, text, i+1-b2i(nat.self))
		}
		a[i] = x
		return nil
	}
	if sig.varKw >= 0 {
		if a[sig.varKw] == obj.Unbound {
			a[sig.varKw] = t.NewDict()
		}
		return t.StrSet(a[sig.varKw], name, x)
	}
	if sig.posOnly == len(sig.params) {
		return t.TypeError("%s() takes no keyword arguments", t.nativeName(nat, f))
	}
	called := nat.Name
	if constructs(nat) {
		called = t.nativeName(nat, f)
	}
	return t.TypeError("'%s' is an invalid keyword argument for %s()", text, called)
}

// nativeName is the name of a native in messages: methods carry their class's.
func (t *Thread) nativeName(nat *native, f Value) string {
	if constructs(nat) {
		return t.ClassName(t.Field(f, nativeSelf))
	}
	if nat.self {
		return t.ClassName(t.Field(f, nativeSelf)) + "." + nat.Name
	}
	if o := t.Field(f, nativeSelf); nat.Kind == InstanceMethod && t.IsKind(o, obj.KindStr) && t.StrView(o) != "builtins" {
		return t.StrView(o) + "." + nat.Name
	}
	return nat.Name
}

// constructs reports whether a native is called by way of its class, whose name
// then stands in messages.
func constructs(nat *native) bool { return nat.Name == "__new__" || nat.Name == "__init__" }

// constructorArgCount is nativeArgCount for a call of a class.
func (t *Thread) constructorArgCount(nat *native, f Value, npos, nkw int) error {
	sig := nat.signature()
	name := t.nativeName(nat, f)
	most, least, got := sig.pos-1, sig.need-1, npos-1
	switch {
	case most == 0:
		return t.TypeError("%s() takes no arguments", name)
	case sig.posOnly < sig.pos-1 && got > most:
		return t.TypeError("%s() takes at most %d argument%s (%d given)", name, most, plural(most), got+nkw)
	case least == most:
		return t.TypeError("%s expected %d argument%s, got %d", name, most, plural(most), got)
	case got < least:
		return t.TypeError("%s expected at least %d argument%s, got %d", name, least, plural(least), got)
	}
	return t.TypeError("%s expected at most %d argument%s, got %d", name, most, plural(most), got)
}

func (t *Thread) nativeArgCount(nat *native, f Value, npos, nkw int) error {
	if constructs(nat) {
		return t.constructorArgCount(nat, f, npos, nkw)
	}
	sig := nat.signature()
	self := b2i(nat.self || nat.Kind == ClassMethod)
	most, least, got := sig.pos-self, sig.need-self, npos-self
	name := t.nativeName(nat, f)
	if nat.slot {
		if least == most {
			return t.TypeError("expected %d argument%s, got %d", most, plural(most), got)
		}
		name = ""
	}
	switch {
	case nkw > 0 && sig.posOnly < sig.pos && got > most:
		return t.TypeError("%s() takes at most %d argument%s (%d given)", nat.Name, len(sig.params)-self, plural(len(sig.params)-self), got+nkw)
	case most == 0:
		return t.TypeError("%s() takes no arguments (%d given)", name, got)
	case least == most && most == 1:
		return t.TypeError("%s() takes exactly one argument (%d given)", name, got)
	case sig.posOnly < sig.pos && got > most:
		which := "at most"
		if least == most {
			which = "exactly"
		}
		kind := ""
		if sig.pos < len(sig.params) {
			kind = "positional "
		}
		return t.TypeError("%s() takes %s %d %sargument%s (%d given)", nat.Name, which, most, kind, plural(most), got)
	case least == most:
		return t.TypeError("%s expected %d argument%s, got %d", nat.Name, most, plural(most), got)
	case got < least:
		return t.TypeError("%s expected at least %d argument%s, got %d", nat.Name, least, plural(least), got)
	default:
		return t.TypeError("%s expected at most %d argument%s, got %d", nat.Name, most, plural(most), got)
	}
}

func (t *Thread) missingSelf(nat *native, f Value) error {
	return t.TypeError("unbound method %s.%s() needs an argument", t.ClassName(t.Field(f, nativeSelf)), nat.Name)
}

// checkSelf checks the receiver of a native method.
func (t *Thread) checkSelf(nat *native, f Value, a []Value) error {
	owner := t.Field(f, nativeSelf)
	if nat.news {
		return t.checkNew(f, owner, a[0])
	}
	if self := a[0]; t.IsSubclass(t.TypeOf(self), owner) {
		if nat.wraps {
			a[0] = t.Unwrap(self)
		}
		return nil
	}
	if nat.slot {
		return t.TypeError("descriptor '%s' requires a '%s' object but received a '%s'", nat.Name, t.ClassName(owner), t.TypeName(a[0]))
	}
	return t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", nat.Name, t.ClassName(owner), t.TypeName(a[0]))
}

// checkNew checks the class that a native __new__, the function f of class
// owner, is to make an object of.
func (t *Thread) checkNew(f, owner, cls Value) error {
	if cls == owner {
		return nil
	}
	name := t.ClassName(owner)
	if !t.IsKind(cls, obj.KindType) {
		return t.TypeError("%s.__new__(X): X is not a type object (%s)", name, t.TypeName(cls))
	}
	if !t.IsSubclass(cls, owner) {
		return t.TypeError("%s.__new__(%s): %s is not a subtype of %s", name, t.ClassName(cls), t.ClassName(cls), name)
	}
	native, err := t.SpecClass(t.infoOf(cls).Spec)
	if err != nil {
		return err
	}
	if t.classLookup(native, t.VM.Names.New) != f {
		return t.TypeError("%s.__new__(%s) is not safe, use %s.__new__()", name, t.ClassName(cls), t.ClassName(native))
	}
	return nil
}
