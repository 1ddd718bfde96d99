package std

import (
	"strings"

	"pystm/lang/vm/obj"
)

// How what a pickle names is found.

func (u *unpickler) loadGlobal() error {
	t := u.t
	m := t.Mark()
	defer t.Release(m)
	v, err := u.nameLine("utf-8")
	if err != nil {
		return err
	}
	module := t.Keep(v)
	name, err := u.nameLine("utf-8")
	if err != nil {
		return err
	}
	v, err = u.findClass(*module, name)
	return u.pushOr(v, err)
}

func (u *unpickler) loadStackGlobal() error {
	name, err := u.popOne()
	if err != nil {
		return err
	}
	module, err := u.popOne()
	if err != nil {
		return err
	}
	if !u.t.IsExact(name, obj.KindStr, obj.ShapeStr) || !u.t.IsExact(module, obj.KindStr, obj.ShapeStr) {
		return unpicklingError(u.t, "STACK_GLOBAL requires str")
	}
	v, err := u.findClass(module, name)
	return u.pushOr(v, err)
}

// findClass is self.find_class(module, name).
func (u *unpickler) findClass(module, name Value) (Value, error) {
	if *u.self != unbound {
		u.t.SetField(*u.self, unpicklerProto, length(u.proto))
		return u.t.CallMethod(*u.self, "find_class", module, name)
	}
	return findPickled(u.t, module, name, u.proto, u.fixImports)
}

// findPickled is the class or function of a name in a module, two strs.
func findPickled(t *Thread, module, name Value, proto int, fixImports bool) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	km, kn := t.Keep(t.Unwrap(module)), t.Keep(t.Unwrap(name))
	if proto < 3 && fixImports {
		if err := newNames(t, km, kn); err != nil {
			return 0, err
		}
	}
	text := strings.Clone(t.StrView(*km))
	if text == "_codecs" {
		text = "codecs" // where others have it
	}
	mod, err := t.ImportModule(text)
	if err != nil {
		return 0, err
	}
	holder := t.Keep(mod)
	path := []string{strings.Clone(t.StrView(*kn))}
	if proto >= 4 {
		path = strings.Split(path[0], ".")
	}
	for _, part := range path {
		if part == "<locals>" {
			return 0, pickledFail(t, "Can't get local attribute %s on %s", kn, holder)
		}
	}
	found, _, err := deepAttribute(t, *holder, path)
	if err == nil && found == unbound {
		err = pickledFail(t, "Can't get attribute %s on %s", kn, holder)
	}
	return found, err
}

// pickledFail raises AttributeError with the reprs of a name and a module.
func pickledFail(t *Thread, format string, name, module *Value) error {
	a, err := t.ReprText(*name)
	if err != nil {
		return err
	}
	b, err := t.ReprText(*module)
	if err != nil {
		return err
	}
	return t.Raise(t.VM.Exc.AttributeError, format, a, b)
}

// newNames replaces the names that something had in Python 2.
func newNames(t *Thread, module, name *Value) error {
	mod, err := t.ImportModule("_compat_pickle")
	if err != nil {
		return err
	}
	compat := t.Keep(mod)
	names, err := t.GetAttrS(*compat, "NAME_MAPPING")
	if err != nil {
		return err
	}
	pair, err := t.DictGet(names, t.NewPair(*module, *name))
	if err != nil {
		return err
	}
	if pair != unbound {
		if !t.IsInstance(pair, obj.ShapeTuple) || t.TupleLen(t.Unwrap(pair)) != 2 {
			return t.RuntimeError("_compat_pickle.NAME_MAPPING values should be 2-tuples, not %s", t.TypeName(pair))
		}
		*module, *name = t.TupleItem(t.Unwrap(pair), 0), t.TupleItem(t.Unwrap(pair), 1)
		return nil
	}
	modules, err := t.GetAttrS(*compat, "IMPORT_MAPPING")
	if err != nil {
		return err
	}
	v, err := t.DictGet(modules, *module)
	if err == nil && v != unbound {
		*module = v
	}
	return err
}

// loadExtension finds what module copyreg has a code for.
func (u *unpickler) loadExtension(size int) error {
	t := u.t
	n, err := u.in.number(size)
	if err != nil {
		return err
	}
	code := int64(n)
	if size == 4 {
		code = int64(int32(n))
	}
	if code <= 0 {
		return unpicklingError(t, "EXT specifies code <= 0")
	}
	cache, err := copyregTable(t, "_extension_cache")
	if err != nil {
		return err
	}
	if v, err := t.DictGet(cache, obj.SmallInt(code)); err != nil || v != unbound {
		return u.pushOr(v, err)
	}
	registry, err := copyregTable(t, "_inverted_registry")
	if err != nil {
		return err
	}
	pair, err := t.DictGet(registry, obj.SmallInt(code))
	if err != nil {
		return err
	}
	if pair == unbound {
		return t.ValueError("unregistered extension code %d", code)
	}
	if !t.IsInstance(pair, obj.ShapeTuple) || t.TupleLen(pair) != 2 || !t.IsInstance(t.TupleItem(pair, 0), obj.ShapeStr) || !t.IsInstance(t.TupleItem(pair, 1), obj.ShapeStr) {
		return t.ValueError("_inverted_registry[%d] isn't a 2-tuple of strings", code)
	}
	v, err := u.findClass(t.TupleItem(pair, 0), t.TupleItem(pair, 1))
	if err != nil {
		return err
	}
	if err := u.stack.push(v); err != nil {
		return err
	}
	if cache, err = copyregTable(t, "_extension_cache"); err != nil {
		return err
	}
	return t.DictSet(cache, obj.SmallInt(code), u.stack.at(u.stack.n-1))
}

func (u *unpickler) loadPersID() error {
	if *u.persistent == unbound {
		return u.noPersistent()
	}
	b, err := u.in.argument(1)
	if err != nil {
		return err
	}
	if !obj.IsASCII(string(b)) {
		return unpicklingError(u.t, "persistent IDs in protocol 0 must be ASCII strings")
	}
	pid, err := u.t.NewStrBytes(b)
	if err != nil {
		return err
	}
	v, err := u.t.Call(*u.persistent, pid)
	return u.pushOr(v, err)
}

func (u *unpickler) loadBinPersID() error {
	if *u.persistent == unbound {
		return u.noPersistent()
	}
	pid, err := u.popOne()
	if err != nil {
		return err
	}
	v, err := u.t.Call(*u.persistent, pid)
	return u.pushOr(v, err)
}

func (u *unpickler) noPersistent() error {
	return unpicklingError(u.t, "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.")
}
