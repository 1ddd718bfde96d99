package vm

import (
	"fmt"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// What instructions build: displays, functions, formatted values.

// tuple makes a small tuple.
func (t *Thread) tuple(items ...Value) Value {
	v, err := t.NewTuple(items...)
	if err != nil {
		return t.VM.roots.emptyTuple
	}
	return v
}

func (t *Thread) tupleItems(v Value) []Value { return t.TupleView(v) }
func (t *Thread) listItems(v Value) []Value  { return t.ListView(v) }

// smallArray makes an Array of a few values.
func (t *Thread) smallArray(n int) Value {
	return obj.FromRef(t.Alloc(obj.KindArray, 0, uintptr(1+n)*wordSize))
}

// AllocOldTuple makes a tuple in old space, which never moves.
func (t *Thread) AllocOldTuple(n int) (Value, error) {
	r, ok := t.AllocOld(obj.KindTuple, obj.ShapeTuple, uintptr(obj.TupleItems+n)*wordSize)
	if !ok {
		return 0, obj.ErrNoMemory
	}
	v := obj.FromRef(r)
	t.SetField(v, obj.TupleLen, obj.SmallInt(int64(n)))
	return v, nil
}

// buildTuple makes the tuple of a display.
func (t *Thread) buildTuple(items []Value) (Value, error) {
	if len(items) == 0 {
		return t.VM.roots.emptyTuple, nil
	}
	if len(items) > 16 {
		return t.NewTuple(items...)
	}
	v := obj.FromRef(t.Alloc(obj.KindTuple, obj.ShapeTuple, uintptr(obj.TupleItems+len(items))*wordSize))
	t.Init(v, obj.TupleLen, obj.SmallInt(int64(len(items))))
	to := unsafe.Add(t.Ptr(v.Ref()), obj.TupleItems*wordSize)
	for i, x := range items {
		*word(to, i) = x
	}
	return v, nil
}

func (t *Thread) buildSet(src unsafe.Pointer, n int) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	s := t.Keep(t.NewSet())
	done, err := t.SetAddAll(*s, regs(src, n))
	if err != nil {
		return 0, err
	}
	for i := done; i < n; i++ {
		if err := t.SetAddKey(*s, *word(src, i)); err != nil {
			return 0, err
		}
	}
	return *s, nil
}

func (t *Thread) buildMap(src unsafe.Pointer, n int) (Value, error) {
	if d, ok := t.NewDictOf(regs(src, 2*n)); ok {
		return d, nil
	}
	m := t.Mark()
	defer t.Release(m)
	d := t.Keep(t.NewDict())
	if n > obj.SmallDict {
		if err := t.DictReserve(*d, n); err != nil {
			return 0, err
		}
	}
	for i := range n {
		if err := t.DictSet(*d, *word(src, 2*i), *word(src, 2*i+1)); err != nil {
			return 0, err
		}
	}
	return *d, nil
}

// buildString concatenates exact strs.
func (t *Thread) buildString(parts []Value) (Value, error) {
	n, chars := 0, 0
	for _, p := range parts {
		n += len(t.StrView(p))
		chars += t.StrChars(p)
	}
	v, buf, err := t.NewStrBuf(n, chars)
	if err != nil {
		return 0, err
	}
	for _, p := range parts {
		buf = buf[copy(buf, t.StrView(p)):]
	}
	return v, nil
}

// listExtend is a starred item of a display or call.
func (t *Thread) listExtend(l *Value, v Value) error {
	m := t.Mark()
	kv := t.Keep(v)
	err := t.extend(l, v)
	if err != nil && t.Matches(err, t.VM.Exc.TypeError) && t.classLookup(t.TypeOf(*kv), t.VM.Names.Iter) == obj.Unbound &&
		t.classLookup(t.TypeOf(*kv), t.VM.Names.GetItem) == obj.Unbound {
		err = t.TypeError("Value after * must be an iterable, not %s", t.TypeName(*kv))
	}
	t.Release(m)
	return err
}

// dictUpdate adds the items of a mapping: {**v}.
func (t *Thread) dictUpdate(d, v *Value) error {
	if t.plainDict(*v) {
		return t.DictUpdateDict(*d, *v, true)
	}
	if t.classLookup(t.TypeOf(*v), t.VM.Names.Keys) == obj.Unbound {
		return t.TypeError("'%s' object is not a mapping", t.TypeName(*v))
	}
	return t.eachKey(v, func(k Value) error {
		m := t.Mark()
		defer t.Release(m)
		kk := t.Keep(k)
		x, err := t.GetItem(*v, k)
		if err != nil {
			return err
		}
		return t.DictSet(*d, *kk, x)
	})
}

// eachItem calls f with the items of a dict.
func (t *Thread) eachItem(d *Value, f func(k, x Value) error) error {
	for i := t.DictNext(*d, 0); i >= 0; i = t.DictNext(*d, i+1) {
		if err := f(t.DictKey(*d, i), t.DictValue(*d, i)); err != nil {
			return err
		}
	}
	return nil
}

// eachKey calls f with each of v.keys().
func (t *Thread) eachKey(v *Value, f func(k Value) error) error {
	m := t.Mark()
	defer t.Release(m)
	keys, err := t.callMethodName(*v, t.VM.Names.Keys)
	if err != nil {
		return err
	}
	kk := t.Keep(keys)
	it, err := t.Iter(keys)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) {
			return t.TypeError("%s.keys() returned a non-iterable (type %s)", t.TypeName(*v), t.TypeName(*kk))
		}
		return err
	}
	return t.ForEach(it, f)
}

// keywordDict is the mapping **v of a call that has no other keyword arguments. The
// call comes next, and only reads it.
func (t *Thread) keywordDict(v, f *Value) (Value, error) {
	if t.IsExact(*v, obj.KindDict, obj.ShapeDict) {
		return *v, nil
	}
	m := t.Mark()
	defer t.Release(m)
	d := t.Keep(t.NewDict())
	err := t.dictMerge(d, v, f)
	return *d, err
}

// dictMerge adds the items of a mapping to the keyword arguments of a call.
func (t *Thread) dictMerge(d, v, f *Value) error {
	add := func(k, x Value) error {
		old, err := t.DictGet(*d, k)
		if err != nil {
			return err
		}
		if old != obj.Unbound {
			name, err := t.StrText(k)
			if err != nil {
				return err
			}
			return t.argumentError(*f, " got multiple values for keyword argument '%s'", name)
		}
		return t.DictSet(*d, k, x)
	}
	if t.plainDict(*v) {
		if t.DictLen(*d) == 0 {
			return t.DictUpdateDict(*d, *v, true)
		}
		return t.eachItem(v, add)
	}
	if t.classLookup(t.TypeOf(*v), t.VM.Names.Keys) == obj.Unbound {
		return t.argumentError(*f, " argument after ** must be a mapping, not %s", t.TypeName(*v))
	}
	return t.eachKey(v, func(k Value) error {
		m := t.Mark()
		defer t.Release(m)
		kk := t.Keep(k)
		x, err := t.GetItem(*v, k)
		if err != nil {
			return err
		}
		return add(*kk, x)
	})
}

// argumentError is a TypeError about the arguments for a callable, which the text begins with.
func (t *Thread) argumentError(f Value, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	name, err := t.callableName(f)
	if err != nil {
		return err
	}
	return t.TypeError("%s%s", name, text)
}

// callableName names a callable: by its qualified name, or as str() does.
func (t *Thread) callableName(f Value) (string, error) {
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(f)
	name, err := t.LookupAttr(f, t.VM.Names.Qualname)
	if err != nil {
		return "", err
	}
	if name == obj.Unbound {
		return t.StrText(*kf)
	}
	text, err := t.StrText(name)
	if err != nil {
		return "", err
	}
	mod, err := t.LookupAttr(*kf, t.VM.Names.Module)
	if err != nil {
		return "", err
	}
	if mod != obj.Unbound && mod != obj.NoneValue && !t.isStr(mod, "builtins") {
		module, err := t.StrText(mod)
		if err != nil {
			return "", err
		}
		text = module + "." + text
	}
	return text + "()", nil
}

// stepCallEx is a call with arguments from an iterable.
func (t *Thread) stepCallEx(fp unsafe.Pointer, ins code.Instr) error {
	base := unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
	if done, err := t.starInLoop(base); done {
		return err
	}
	entered, v, err := t.callEx(base, makeLink(actStore, ins.B()), fp)
	if err == nil && !entered {
		*regB(fp, ins) = v
	}
	return err
}

// callEx calls through the window at base with any iterable and a dict, or Unbound, of arguments.
func (t *Thread) callEx(base unsafe.Pointer, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	items, err := t.starItems(base)
	if err != nil {
		return false, 0, err
	}
	kw := *word(base, 1)
	names := Value(obj.Unbound)
	n := len(items)
	nkw := 0
	if kw != obj.Unbound {
		nkw = t.DictLen(kw)
	}
	if end := unsafe.Add(base, (n+nkw+2)*wordSize); uintptr(end) > uintptr(t.sp) {
		if !t.room(end) {
			return false, 0, t.recursionError()
		}
		t.sp = end
	}
	copy(regs(base, n), items)
	if nkw > 0 {
		var few [8]Value
		keys := few[:0]
		for i := t.DictNext(kw, 0); i >= 0; i = t.DictNext(kw, i+1) {
			k := t.DictKey(kw, i)
			if !t.IsInstance(k, obj.ShapeStr) {
				return false, 0, t.TypeError("keywords must be strings")
			}
			*word(base, n+len(keys)) = t.DictValue(kw, i)
			keys = append(keys, t.Unwrap(k))
		}
		names = t.tuple(keys...)
	}
	return t.enter(base, n+nkw, names, link, prev)
}

// starItems are the positional arguments of a callEx: a view.
func (t *Thread) starItems(base unsafe.Pointer) ([]Value, error) {
	args, kw := *word(base, 0), *word(base, 1)
	if t.IsExact(args, obj.KindTuple, obj.ShapeTuple) {
		return t.TupleView(args), nil
	}
	if t.IsExact(args, obj.KindList, obj.ShapeList) {
		return t.ListView(args), nil
	}
	if t.classLookup(t.TypeOf(args), t.VM.Names.Iter) == obj.Unbound && t.classLookup(t.TypeOf(args), t.VM.Names.GetItem) == obj.Unbound {
		return nil, t.argumentError(*word(base, hdrFunc), " argument after * must be an iterable, not %s", t.TypeName(args))
	}
	if kw != obj.Unbound {
		// What runs now may change the dict.
		d, err := t.DictCopy(kw)
		if err != nil {
			return nil, err
		}
		*word(base, 1) = d
	}
	tup, err := t.TupleOf(args)
	if err != nil {
		return nil, err
	}
	return t.TupleView(tup), nil
}

// makeFunction makes the function of a code constant; the optional parts stand
// in registers from src on.
func (t *Thread) makeFunction(ld *Loaded, k int, fp, src unsafe.Pointer, flags uint8) (Value, error) {
	codeObj := t.constAt(ld, k)
	f := t.newFunction(t.LoadedOf(codeObj), t.Field(*word(fp, hdrFunc), funcGlobals))
	for _, part := range []struct {
		flag  uint8
		field int
	}{{code.FuncDefaults, funcDefaults}, {code.FuncKwDefaults, funcKwDefaults}, {code.FuncAnnotations, funcAnnotations}, {code.FuncClosure, funcClosure}} {
		if flags&part.flag != 0 {
			t.Init(f, part.field, *word(src, 0))
			src = unsafe.Add(src, wordSize)
		}
	}
	return f, nil
}

// formatValue is a replacement field of an f-string.
func (t *Thread) formatValue(v, spec Value, conv uint8) (Value, error) {
	var err error
	switch conv {
	case 's':
		v, err = t.StrOf(v)
	case 'r':
		v, err = t.Repr(v)
	case 'a':
		v, err = t.ASCII(v)
	}
	if err != nil {
		return 0, err
	}
	if spec == obj.Unbound {
		if t.IsExact(v, obj.KindStr, obj.ShapeStr) {
			return v, nil
		}
		return t.Format(v, "")
	}
	return t.Format(v, t.StrView(spec))
}

// stepLoadSpecial prepares a call window for a special method of the with
// statement.
func (t *Thread) stepLoadSpecial(fp unsafe.Pointer, ins code.Instr) error {
	o := *regB(fp, ins)
	w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
	n := t.VM.Names
	name := [...]Value{n.Enter, n.Exit, n.Aenter, n.Aexit}[ins.D()]
	class := t.TypeOf(o)
	f := t.classLookup(class, name)
	if f == obj.Unbound {
		switch ins.D() {
		case code.SpecialEnter:
			return t.TypeError("'%s' object does not support the context manager protocol", t.TypeName(o))
		case code.SpecialExit:
			return t.TypeError("'%s' object does not support the context manager protocol (missed __exit__ method)", t.TypeName(o))
		case code.SpecialAenter:
			return t.TypeError("'%s' object does not support the asynchronous context manager protocol", t.TypeName(o))
		default:
			return t.TypeError("'%s' object does not support the asynchronous context manager protocol (missed __aexit__ method)", t.TypeName(o))
		}
	}
	if t.isPlainMethod(f) {
		w[0], w[1] = f, o
		if o.IsRef() && t.settled(f) {
			t.addCache(frameLoaded(fp), nextInstr(fp), attrCache{shape: t.ShapeID(o), class: class, version: t.Field(class, TypeVersion), mode: cacheMethod, value: f})
		}
		return nil
	}
	v, err := t.bind(f, o, class)
	w[0], w[1] = v, obj.Unbound
	return err
}

func (t *Thread) loadBuildClass() (Value, error) {
	v, err := t.spaceGet(t.globalsBuiltins(t.CurrentGlobals()), t.VM.Names.BuildClass)
	if err == nil && v == obj.Unbound {
		err = t.Raise(t.VM.Exc.NameError, "__build_class__ not found")
	}
	return v, err
}

func (t *Thread) setupAnnotations(space Value) error {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(space)
	v, err := t.spaceGet(space, t.VM.Names.Annotations)
	if err != nil || v != obj.Unbound {
		return err
	}
	if t.isPlainDict(*ks) {
		return t.StrSet(*ks, t.VM.Names.Annotations, t.NewDict())
	}
	return t.SetItem(*ks, t.VM.Names.Annotations, t.NewDict())
}

// printExpr is the display of an expression statement at the prompt.
func (t *Thread) printExpr(v Value) error {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	hook := t.StrGet(t.VM.roots.sysDict, t.VM.Names.Displayhook)
	if hook == obj.Unbound {
		return t.RuntimeError("lost sys.displayhook")
	}
	_, err := t.Call(hook, *kv)
	return err
}
