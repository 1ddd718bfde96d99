package std

import (
	"strings"

	"pystm/lang/vm/obj"
)

// How classes and functions are written: as where they can be imported from.

// saveGlobal writes where *k is found; name is unbound or says under which name.
func (p *pickler) saveGlobal(k *Value, name Value) error {
	t := p.t
	m := t.Mark()
	defer t.Release(m)
	g := pickledGlobal{pickler: p, object: k, name: t.Keep(name), module: t.Keep(unbound), parent: t.Keep(unbound), holder: t.Keep(unbound)}
	if err := g.find(); err != nil {
		return err
	}
	if p.proto >= 2 {
		if code, err := g.extension(); err != nil || code != 0 {
			return err
		}
	}
	if err := g.write(); err != nil {
		return err
	}
	return p.put(*k)
}

// pickledGlobal is what is known of an object that is written as a name.
type pickledGlobal struct {
	*pickler
	object *Value
	name   *Value // str, perhaps with dots
	path   []string
	module *Value // str
	holder *Value // the module itself
	parent *Value // what has the attribute that the object is
}

// find finds out where the object is, and whether it is there.
func (g *pickledGlobal) find() error {
	t := g.t
	if err := g.findName(); err != nil {
		return err
	}
	g.path = strings.Split(t.StrView(t.Unwrap(*g.name)), ".")
	for i, part := range g.path {
		g.path[i] = strings.Clone(part)
		if part == "<locals>" {
			return g.fail(t.VM.Exc.AttributeError, "Can't pickle local object %s", g.name)
		}
	}
	if err := g.findModule(); err != nil {
		return err
	}
	holder, err := t.ImportModule(g.text(g.module))
	if err != nil {
		return g.instead(err, "Can't pickle %s: import of module %s failed", g.object, g.module)
	}
	*g.holder = holder
	found, parent, err := deepAttribute(t, holder, g.path)
	if err == nil && found == unbound {
		return g.notThere("Can't pickle %s: attribute lookup %s on %s failed", g.name, g.module)
	}
	if err != nil {
		return err
	}
	*g.parent = parent
	if found != *g.object {
		return g.notThere("Can't pickle %s: it's not the same object as %s.%s", g.module, g.name)
	}
	return nil
}

func (g *pickledGlobal) findName() error {
	t := g.t
	for _, attr := range [...]string{"__qualname__", "__name__"} {
		if *g.name != unbound {
			break
		}
		v, err := t.LookupAttr(*g.object, t.Intern(attr))
		if err != nil {
			return err
		}
		*g.name = v
	}
	if *g.name == unbound {
		_, err := t.GetAttrS(*g.object, "__name__")
		return err
	}
	if !t.IsInstance(*g.name, obj.ShapeStr) {
		return t.TypeError("must be str, not %s", t.TypeName(*g.name))
	}
	return nil
}

// findModule finds the name of the module, by a search where the object does not know.
func (g *pickledGlobal) findModule() error {
	t := g.t
	v, err := t.LookupAttr(*g.object, t.VM.Names.Module)
	if err != nil {
		return err
	}
	if *g.module = v; given(v) {
		return nil
	}
	sys, err := t.ImportModule("sys")
	if err != nil {
		return err
	}
	modules, err := t.GetAttrS(sys, "modules")
	if err != nil {
		return err
	}
	if !t.IsInstance(modules, obj.ShapeDict) {
		return t.RuntimeError("unable to get sys.modules")
	}
	if modules, err = t.DictCopy(modules); err != nil { // looking into one may import others
		return err
	}
	found := false
	err = eachItem(t, t.Keep(modules), func(name, module Value) error {
		if found || module == none || !t.IsInstance(name, obj.ShapeStr) || t.StrView(t.Unwrap(name)) == "__main__" {
			return nil
		}
		m := t.Mark()
		defer t.Release(m)
		kn := t.Keep(name)
		v, _, err := deepAttribute(t, module, g.path)
		if err == nil && v == *g.object {
			*g.module, found = *kn, true
		}
		return err
	})
	if err == nil && !found {
		*g.module = t.Intern("__main__")
	}
	return err
}

// text is a copy of a kept str, or of what str() makes of another object.
func (g *pickledGlobal) text(k *Value) string {
	if !g.t.IsInstance(*k, obj.ShapeStr) {
		return ""
	}
	return strings.Clone(g.t.StrView(g.t.Unwrap(*k)))
}

// fail raises an exception whose text has the repr of a value.
func (g *pickledGlobal) fail(class Value, format string, args ...*Value) error {
	texts := make([]any, len(args))
	for i, a := range args {
		text, err := g.t.ReprText(*a)
		if err != nil {
			return err
		}
		texts[i] = text
	}
	return g.t.Raise(class, format, texts...)
}

// instead raises PicklingError in place of err, which stands for an exception.
func (g *pickledGlobal) instead(err error, format string, args ...*Value) error {
	t := g.t
	if !t.Matches(err, t.VM.Exc.Exception) {
		return err
	}
	t.Caught(err)
	class, err := moduleClass(t, "_pickle", "PicklingError")
	if err != nil {
		return err
	}
	return g.fail(*t.Keep(class), format, args...)
}

// notThere raises PicklingError with the repr of the object and two names.
func (g *pickledGlobal) notThere(format string, a, b *Value) error {
	what, err := g.t.ReprText(*g.object)
	if err != nil {
		return err
	}
	return picklingError(g.t, format, what, g.text(a), g.text(b))
}

// deepAttribute is an attribute of an attribute and so on, and what has it; unbound if
// there is none.
func deepAttribute(t *Thread, v Value, path []string) (found, parent Value, err error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	for _, name := range path {
		parent = *k
		kp := t.Keep(parent)
		if v, err = t.LookupAttr(parent, t.InternName(name)); err != nil || v == unbound {
			return unbound, unbound, err
		}
		*k, parent = v, *kp
	}
	return *k, parent, nil
}

// extension writes the code that module copyreg has for the name, if it has one.
func (g *pickledGlobal) extension() (int64, error) {
	t := g.t
	registry, err := copyregTable(t, "_extension_registry")
	if err != nil || t.DictLen(registry) == 0 {
		return 0, err
	}
	codeValue, err := t.DictGet(registry, t.NewPair(*g.module, *g.name))
	if err != nil || codeValue == unbound {
		return 0, err
	}
	kc := t.Keep(codeValue)
	code, ok := t.Int64(t.Unwrap(codeValue))
	if !t.IsInstance(codeValue, obj.ShapeInt) {
		class, err := moduleClass(t, "_pickle", "PicklingError")
		if err != nil {
			return 0, err
		}
		return 0, g.fail(*t.Keep(class), "Can't pickle %s: extension code %s isn't an integer", g.object, kc)
	}
	if !ok || code <= 0 || code > 0x7FFFFFFF {
		what, err := t.ReprText(*g.object)
		if err != nil {
			return 0, err
		}
		return 0, picklingError(t, "Can't pickle %s: extension code %d is out of range", what, code)
	}
	switch {
	case code < 1<<8:
		g.out.number(opExt1, uint64(code), 1)
	case code < 1<<16:
		g.out.number(opExt2, uint64(code), 2)
	default:
		g.out.number(opExt4, uint64(code), 4)
	}
	return code, nil
}

// copyregTable is one of the dicts of module copyreg.
func copyregTable(t *Thread, name string) (Value, error) {
	mod, err := t.ImportModule("copyreg")
	if err != nil {
		return 0, err
	}
	return t.GetAttrS(mod, name)
}

// write writes the name.
func (g *pickledGlobal) write() error {
	t := g.t
	last := g.path[len(g.path)-1]
	if g.text(g.module) == "codecs" && last == "encode" {
		*g.module = t.Intern("_codecs") // where other interpreters have it
	}
	if *g.parent == *g.holder && len(g.path) > 1 {
		*g.name = t.InternName(last)
	}
	switch {
	case g.proto >= 4:
		if err := g.save(*g.module); err != nil {
			return err
		}
		if err := g.save(*g.name); err != nil {
			return err
		}
		g.out.op(opStackGlobal)
		return nil
	case *g.parent != *g.holder:
		builtins, err := t.ImportModule("builtins")
		if err != nil {
			return err
		}
		getattr, err := t.GetAttrS(builtins, "getattr")
		if err != nil {
			return err
		}
		return g.saveCall(getattr, []Value{*g.parent, t.InternName(last)}, nil)
	}
	if g.fixImports {
		if err := g.oldNames(); err != nil {
			return err
		}
	}
	module, name := g.text(g.module), g.text(g.name)
	for _, x := range [...]struct{ what, text string }{{"module", module}, {"global", name}} {
		if g.proto < 3 && !obj.IsASCII(x.text) || obj.HasSurrogates(x.text) {
			return picklingError(t, "can't pickle %s identifier '%s' using pickle protocol %d", x.what, x.text, g.proto)
		}
	}
	g.out.line(opGlobal, module)
	g.out.b = append(append(g.out.b, name...), '\n')
	return nil
}

// oldNames takes the names that module and object have in Python 2.
func (g *pickledGlobal) oldNames() error {
	t := g.t
	compat, err := t.ImportModule("_compat_pickle")
	if err != nil {
		return err
	}
	names, err := t.GetAttrS(compat, "REVERSE_NAME_MAPPING")
	if err != nil {
		return err
	}
	if pair, err := t.DictGet(names, t.NewPair(*g.module, *g.name)); err != nil {
		return err
	} else if pair != unbound {
		*g.module, *g.name = t.TupleItem(pair, 0), t.TupleItem(pair, 1)
		return nil
	}
	if compat, err = t.ImportModule("_compat_pickle"); err != nil {
		return err
	}
	modules, err := t.GetAttrS(compat, "REVERSE_IMPORT_MAPPING")
	if err != nil {
		return err
	}
	module, err := t.DictGet(modules, *g.module)
	if err == nil && module != unbound {
		*g.module = module
	}
	return err
}
