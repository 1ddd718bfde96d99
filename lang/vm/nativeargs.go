package vm

import (
	"slices"
	"strings"
	"unsafe"

	"pystm/lang/vm/obj"
)

// Binding of arguments to the parameters of functions written in Go. No Python
// code runs here, so Values may be held in Go variables.

// A signature is the parsed parameter list of a native.
type signature struct {
	params  []param
	posOnly int  // parameters that are positional only
	pos     int  // positional parameters, these included
	need    int  // positional parameters without default
	varArgs int  // index of *args, -1 if none
	varKw   int  // index of **kwargs, -1 if none
	plain   bool // a call's window with positional arguments is the argument list
	spread  bool // so it is but for *args
	unnamed bool // there is **kwargs, and no parameter that can be given by name
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

// keywords reports whether an argument can be given by name.
func (s *signature) keywords() bool {
	for i := s.posOnly; i < len(s.params); i++ {
		if i != s.varArgs {
			return true
		}
	}
	return false
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
	s.unnamed = s.varKw >= 0 && s.posOnly+1+b2i(s.varArgs >= 0) == len(s.params)
	if !slices.ContainsFunc(s.params[s.pos:], func(p param) bool { return !p.optional }) {
		s.plain, s.spread = s.varArgs < 0, s.varArgs >= 0
	}
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
	if names == obj.Unbound && nargs >= sig.need && (sig.spread || sig.plain && nargs <= sig.pos) {
		a := t.spreadArgs(sig, base, nargs)
		if nat.checked() {
			return a, t.checkSelf(nat, f, a)
		}
		return a, nil
	}
	return t.bindNativeSlow(nat, f, base, nargs, names)
}

// spreadArgs is the argument list for a window of positional arguments, as many as
// the signature, plain or spread, takes.
func (t *Thread) spreadArgs(sig *signature, base unsafe.Pointer, nargs int) []Value {
	a := regs(base, len(sig.params))
	if sig.plain {
		clear(a[nargs:])
		return a
	}
	rest := t.VM.roots.emptyTuple
	if nargs > sig.pos {
		rest = t.tuple(regs(base, nargs)[sig.pos:]...)
	}
	clear(a[min(nargs, sig.pos):])
	a[sig.varArgs] = rest
	return a
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
	if nat.checked() && npos == 0 {
		return nil, t.missingSelf(nat, f)
	}
	a := regs(base, len(sig.params))
	clear(a)
	copy(a[:sig.pos], given[:min(npos, sig.pos)])
	if sig.varArgs >= 0 {
		a[sig.varArgs] = t.VM.roots.emptyTuple
		if npos > sig.pos {
			a[sig.varArgs] = t.tuple(given[sig.pos:npos]...)
		}
		if named := len(sig.params) - sig.pos - 1; len(kwNames) > named && named > 0 && sig.varKw < 0 {
			return nil, t.TypeError("%s() takes at most %d keyword argument%s (%d given)", t.nativeName(nat, f, a), named, plural(named), len(kwNames))
		}
	} else if npos > sig.pos {
		return nil, t.nativeArgCount(nat, f, a, npos, len(kwNames))
	}
	if nat.checked() {
		if err := t.checkSelf(nat, f, a); err != nil {
			return nil, err
		}
	}
	unknown := Value(obj.Unbound)
	if sig.unnamed && len(kwNames) > 0 {
		d, err := t.namedDict(given[npos:], names)
		if err != nil {
			return nil, err
		}
		a[sig.varKw], kwNames = d, nil
	}
	for i, name := range kwNames {
		known, err := t.bindNativeKeyword(nat, f, a, name, given[npos+i])
		if err != nil {
			return nil, err
		}
		if !known && unknown == obj.Unbound {
			unknown = name
		}
	}
	for i, p := range sig.params {
		if a[i] == obj.Unbound && !p.optional {
			if sig.posOnly >= sig.pos || i < sig.posOnly {
				return nil, t.nativeArgCount(nat, f, a, npos, len(kwNames))
			}
			if i >= sig.pos {
				return nil, t.TypeError("%s() missing required keyword-only argument: '%s'", nat.Name, p.name)
			}
			if constructs(nat) {
				return nil, t.TypeError("%s() missing required argument '%s' (pos %d)", t.nativeName(nat, f, a), p.name, i)
			}
			return nil, t.TypeError("%s() missing required argument '%s' (pos %d)", nat.Name, p.name, i+1-b2i(nat.self))
		}
	}
	if unknown != obj.Unbound {
		return nil, t.unknownKeyword(nat, f, a, unknown)
	}
	return a, nil
}

// unknownKeyword is the error for a keyword that names no parameter.
func (t *Thread) unknownKeyword(nat *native, f Value, a []Value, name Value) error {
	called := nat.Name
	switch {
	case nat.Passes != "":
		called = nat.Passes
	case constructs(nat):
		called = t.nativeName(nat, f, a)
	}
	return t.TypeError("'%s' is an invalid keyword argument for %s()", t.StrView(name), called)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bindNativeKeyword puts a keyword argument where it belongs; false if no
// parameter has that name.
func (t *Thread) bindNativeKeyword(nat *native, f Value, a []Value, name, x Value) (bool, error) {
	sig := nat.signature()
	text := t.StrView(name)
	for i := sig.posOnly; i < len(sig.params); i++ {
		if i == sig.varArgs || i == sig.varKw || sig.params[i].name != text {
			continue
		}
		if a[i] != obj.Unbound {
			return false, t.TypeError("argument for %s() given by name ('%s') and position (%d)", nat.Name, text, i+1-b2i(nat.self))
		}
		a[i] = x
		return true, nil
	}
	if sig.varKw >= 0 {
		if a[sig.varKw] == obj.Unbound {
			a[sig.varKw] = t.NewDict()
		}
		return true, t.StrSet(a[sig.varKw], name, x)
	}
	if !sig.keywords() {
		if constructs(nat) && t.otherConstructor(nat, f, a[0]) {
			return true, nil
		}
		return false, t.TypeError("%s() takes no keyword arguments", t.nativeName(nat, f, a))
	}
	return false, nil
}

// otherConstructor reports whether the object o of a __init__, or the class o of
// a __new__, gets its other constructor from a subclass: then the keyword
// arguments may be for that one.
func (t *Thread) otherConstructor(nat *native, f, o Value) bool {
	class, other := o, t.VM.Names.Init
	if nat.Name == "__init__" {
		class, other = t.TypeOf(o), t.VM.Names.New
	}
	owner := t.Field(f, nativeSelf)
	return t.IsKind(class, obj.KindType) && class != owner && owner != t.VM.Class(obj.ShapeSet) && t.classLookup(class, other) != t.classLookup(owner, other)
}

// nativeName is the name of a native in messages: methods carry their class's,
// class methods that of the class they are bound to, the first of args.
func (t *Thread) nativeName(nat *native, f Value, args []Value) string {
	if constructs(nat) {
		return t.ClassName(t.Field(f, nativeSelf))
	}
	if nat.self {
		return t.ClassName(t.Field(f, nativeSelf)) + "." + nat.Name
	}
	if nat.Kind == ClassMethod && len(args) > 0 && t.IsKind(args[0], obj.KindType) {
		return t.ClassName(args[0]) + "." + nat.Name
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
func (t *Thread) constructorArgCount(nat *native, f Value, a []Value, npos, nkw int) error {
	sig := nat.signature()
	name := t.nativeName(nat, f, a)
	most, least, got := sig.pos-1, sig.need-1, npos-1
	switch {
	case most == 0:
		return t.TypeError("%s() takes no arguments", name)
	case sig.keywords() && got > most:
		return t.TypeError("%s() takes at most %d argument%s (%d given)", name, most, plural(most), got+nkw)
	case least == most:
		return t.TypeError("%s expected %d argument%s, got %d", name, most, plural(most), got)
	case got < least:
		return t.TypeError("%s expected at least %d argument%s, got %d", name, least, plural(least), got)
	}
	return t.TypeError("%s expected at most %d argument%s, got %d", name, most, plural(most), got)
}

// nativeArgCount is the error for too many or too few positional arguments. The
// texts are those of the ways in which functions of CPython read arguments.
func (t *Thread) nativeArgCount(nat *native, f Value, a []Value, npos, nkw int) error {
	if constructs(nat) {
		return t.constructorArgCount(nat, f, a, npos, nkw)
	}
	sig := nat.signature()
	self := b2i(nat.self || nat.Kind == ClassMethod)
	most, least, got := sig.pos-self, sig.need-self, npos-self
	which, bound := "at least", least
	if got > most {
		which, bound = "at most", most
	}
	switch {
	case nat.slot && least == most:
		return t.TypeError("expected %d argument%s, got %d", most, plural(most), got)
	case nat.Counts == CountsFormat:
		if least == most {
			which = "exactly"
		}
		return t.TypeError("%s() takes %s %d argument%s (%d given)", nat.Name, which, bound, plural(bound), got)
	case sig.keywords() && nat.Counts != CountsUnpack:
		return t.keywordArgCount(nat, got, most, self, nkw)
	case most == 0:
		return t.TypeError("%s() takes no arguments (%d given)", t.nativeName(nat, f, a), got)
	case least == most && most == 1 && nat.Counts != CountsUnpack:
		return t.TypeError("%s() takes exactly one argument (%d given)", t.nativeName(nat, f, a), got)
	case least == most:
		return t.TypeError("%s expected %d argument%s, got %d", nat.Name, most, plural(most), got)
	}
	return t.TypeError("%s expected %s %d argument%s, got %d", nat.Name, which, bound, plural(bound), got)
}

// keywordArgCount is nativeArgCount for a function whose arguments can be given
// by name.
func (t *Thread) keywordArgCount(nat *native, got, most, self, nkw int) error {
	sig := nat.signature()
	total := len(sig.params) - self
	least := 0 // positional-only parameters that must be given
	for _, p := range sig.params[self:max(self, sig.posOnly)] {
		least += b2i(!p.optional)
	}
	exactly := !slices.ContainsFunc(sig.params[self:], func(p param) bool { return p.optional })
	which := func(what string) string {
		if exactly {
			return "exactly"
		}
		return what
	}
	switch {
	case got+nkw > total:
		kind := ""
		if got == 0 {
			kind = "keyword "
		}
		return t.TypeError("%s() takes %s %d %sargument%s (%d given)", nat.Name, which("at most"), total, kind, plural(total), got+nkw)
	case got > most && most == 0:
		return t.TypeError("%s() takes no positional arguments", nat.Name)
	case got > most:
		return t.TypeError("%s() takes %s %d positional argument%s (%d given)", nat.Name, which("at most"), most, plural(most), got)
	}
	return t.TypeError("%s() takes %s %d positional argument%s (%d given)", nat.Name, which("at least"), least, plural(least), got)
}

// missingSelf is the error for a method called without its object.
func (t *Thread) missingSelf(nat *native, f Value) error {
	owner := t.ClassName(t.Field(f, nativeSelf))
	switch {
	case nat.news:
		return t.TypeError("%s.__new__(): not enough arguments", owner)
	case nat.slot:
		return t.TypeError("descriptor '%s' of '%s' object needs an argument", nat.Name, owner)
	}
	return t.TypeError("unbound method %s.%s() needs an argument", owner, nat.Name)
}

// checkSelf checks the receiver of a native method.
func (t *Thread) checkSelf(nat *native, f Value, a []Value) error {
	also := nat.also.Load()
	if also != noShape && also == t.shapeOf(a[0]) {
		return nil
	}
	owner := t.Field(f, nativeSelf)
	if nat.news {
		return t.checkNew(f, owner, a[0])
	}
	if self := a[0]; t.IsSubclass(t.TypeOf(self), owner) {
		if nat.wraps {
			a[0] = t.Unwrap(self)
		} else if also == noShape {
			nat.also.Store(t.shapeOf(self)) // the first one stays, or threads would take turns storing here
		}
		return nil
	}
	if nat.slot {
		return t.TypeError("descriptor '%s' requires a '%s' object but received a '%s'", nat.Name, t.fullClassName(owner), t.TypeName(a[0]))
	}
	return t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", nat.Name, t.fullClassName(owner), t.TypeName(a[0]))
}

// checkNew checks the class that a native __new__, the function f of class
// owner, is to make an object of.
func (t *Thread) checkNew(f, owner, cls Value) error {
	if cls == owner {
		return nil
	}
	if !t.IsKind(cls, obj.KindType) {
		return t.TypeError("%s.__new__(X): X is not a type object (%s)", t.ClassName(owner), t.TypeName(cls))
	}
	if !t.IsSubclass(cls, owner) {
		return t.TypeError("%s.__new__(%s): %s is not a subtype of %s", t.ClassName(owner), t.ClassName(cls), t.ClassName(cls), t.ClassName(owner))
	}
	native, info := cls, t.infoOf(cls)
	if info.Spec == t.infoOf(owner).Spec {
		return nil
	}
	if !info.Exact {
		var err error
		if native, err = t.SpecClass(info.Spec); err != nil {
			return err
		}
	}
	if t.classLookup(native, t.VM.Names.New) != f {
		return t.TypeError("%s.__new__(%s) is not safe, use %s.__new__()", t.ClassName(owner), t.ClassName(cls), t.ClassName(native))
	}
	return nil
}
