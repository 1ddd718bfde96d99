package std

import (
	"pystm/lang/vm/obj"
)

// How containers are filled and objects made and given their state.

func (u *unpickler) loadTuple(i int) error {
	v, err := u.t.NewTuple(u.stack.view(i)...)
	u.stack.n = i
	return u.pushOr(v, err)
}

func (u *unpickler) loadShortTuple(n int) error {
	if err := u.need(n); err != nil {
		return err
	}
	return u.loadTuple(u.stack.n - n)
}

// target is an error if there is nothing below item i, or a mark.
func (u *unpickler) target(i int) error {
	if i > u.stack.n || i <= u.fence() {
		return u.need(u.stack.n + 1)
	}
	return nil
}

// appendFrom appends the items from number i on to the list below them.
func (u *unpickler) appendFrom(i int) error {
	t := u.t
	if err := u.target(i); err != nil || i == u.stack.n {
		return err
	}
	list := u.stack.at(i - 1)
	if t.IsExact(list, obj.KindList, obj.ShapeList) {
		err := t.ListExtend(list, u.stack.view(i))
		u.stack.n = i
		return err
	}
	extend, err := t.LookupAttr(list, t.Intern("extend"))
	if err != nil {
		return err
	}
	if extend != unbound {
		items, err := t.NewListOf(u.stack.view(i)...)
		if err != nil {
			return err
		}
		u.stack.n = i
		_, err = t.Call(extend, items)
		return err
	}
	return u.callEach(i, "append")
}

// callEach calls a method of the item below number i with each of the items.
func (u *unpickler) callEach(i int, method string) error {
	t := u.t
	m := t.Mark()
	defer t.Release(m)
	f, err := t.GetAttrS(u.stack.at(i-1), method)
	k := t.Keep(f)
	for j := i; j < u.stack.n && err == nil; j++ {
		_, err = t.Call(*k, u.stack.at(j))
	}
	u.stack.n = i
	return err
}

// setFrom stores the items from number i on, keys and values in turn, in what is below.
func (u *unpickler) setFrom(i int) error {
	t := u.t
	if err := u.target(i); err != nil || i == u.stack.n {
		return err
	}
	if (u.stack.n-i)%2 != 0 {
		return unpicklingError(t, "odd number of items for SETITEMS")
	}
	exact := t.IsExact(u.stack.at(i-1), obj.KindDict, obj.ShapeDict)
	var err error
	for j := i; j < u.stack.n && err == nil; j += 2 {
		if exact {
			err = t.DictSet(u.stack.at(i-1), u.stack.at(j), u.stack.at(j+1))
		} else {
			err = t.SetItem(u.stack.at(i-1), u.stack.at(j), u.stack.at(j+1))
		}
	}
	u.stack.n = i
	return err
}

func (u *unpickler) loadDict(i int) error {
	if (u.stack.n-i)%2 != 0 {
		return unpicklingError(u.t, "odd number of items for DICT")
	}
	m := u.t.Mark()
	defer u.t.Release(m)
	d := u.t.Keep(u.t.NewDict())
	for j := i; j < u.stack.n; j += 2 {
		if err := u.t.DictSet(*d, u.stack.at(j), u.stack.at(j+1)); err != nil {
			return err
		}
	}
	u.stack.n = i
	return u.stack.push(*d)
}

// addFrom adds the items from number i on to the set below them.
func (u *unpickler) addFrom(i int) error {
	t := u.t
	if err := u.target(i); err != nil || i == u.stack.n {
		return err
	}
	if !t.IsInstance(u.stack.at(i-1), obj.ShapeSet) {
		return u.callEach(i, "add")
	}
	var err error
	for j := i; j < u.stack.n && err == nil; j++ {
		err = t.SetAddKey(u.stack.at(i-1), u.stack.at(j))
	}
	u.stack.n = i
	return err
}

func (u *unpickler) loadFrozenSet(i int) error {
	items, err := u.t.NewListOf(u.stack.view(i)...)
	if err != nil {
		return err
	}
	u.stack.n = i
	v, err := u.t.Call(u.t.VM.Class(obj.ShapeFrozenSet), items)
	return u.pushOr(v, err)
}

func (u *unpickler) loadReduce() error {
	args, err := u.popOne()
	if err != nil {
		return err
	}
	f, err := u.popOne()
	if err != nil {
		return err
	}
	if !u.t.IsInstance(args, obj.ShapeTuple) {
		return u.t.TypeError("argument list must be a tuple")
	}
	v, err := u.t.CallEx(f, u.t.Unwrap(args), unbound)
	return u.pushOr(v, err)
}

// loadNewObj makes an object by the __new__ of its class.
func (u *unpickler) loadNewObj(keywords bool) error {
	t, n, name := u.t, 2, "NEWOBJ"
	if keywords {
		n, name = 3, "NEWOBJ_EX"
	}
	if err := u.need(n); err != nil {
		return err
	}
	cls, args, kwargs := u.stack.at(u.stack.n-n), u.stack.at(u.stack.n-n+1), Value(unbound)
	if keywords {
		kwargs = u.stack.at(u.stack.n - 1)
	}
	switch {
	case !t.IsKind(cls, obj.KindType):
		return unpicklingError(t, "%s class argument must be a type, not %s", name, t.TypeName(cls))
	case !t.IsInstance(args, obj.ShapeTuple):
		return unpicklingError(t, "%s args argument must be a tuple, not %s", name, t.TypeName(args))
	case keywords && !t.IsInstance(kwargs, obj.ShapeDict):
		return unpicklingError(t, "%s kwargs argument must be a dict, not %s", name, t.TypeName(kwargs))
	}
	v, err := u.newObject(u.stack.n - n)
	u.stack.n -= n
	return u.pushOr(v, err)
}

// newObject calls the __new__ of the class that is item i with the items above.
func (u *unpickler) newObject(i int) (Value, error) {
	t := u.t
	if i+2 == u.stack.n && t.TupleLen(t.Unwrap(u.stack.at(i+1))) == 0 {
		if v, plain, err := t.PlainNew(u.stack.at(i)); plain || err != nil {
			return v, err
		}
	}
	f, err := t.GetAttr(u.stack.at(i), t.VM.Names.New)
	if err != nil {
		return 0, err
	}
	cls, args := u.stack.at(i), t.Unwrap(u.stack.at(i+1))
	kwargs := Value(unbound)
	if i+2 < u.stack.n {
		kwargs = u.stack.at(i + 2)
	}
	if t.TupleLen(args) == 0 && kwargs == unbound {
		return t.Call(f, cls)
	}
	all, err := t.NewTuple(append([]Value{cls}, t.TupleView(args)...)...)
	if err != nil {
		return 0, err
	}
	return t.CallEx(f, all, kwargs)
}

// loadInst makes an object of a class that two lines name, of what is above item i.
func (u *unpickler) loadInst(i int) error {
	module, err := u.asciiLine()
	if err != nil {
		return err
	}
	name, err := u.asciiLine()
	if err != nil {
		return err
	}
	cls, err := u.findClass(module, name)
	if err != nil {
		return err
	}
	return u.instantiate(cls, i, i)
}

// loadObj does so with a class that is item i.
func (u *unpickler) loadObj(i int) error {
	if u.stack.n == i {
		return u.need(u.stack.n + 1)
	}
	return u.instantiate(u.stack.at(i), i+1, i)
}

// instantiate calls a class with the items from number i on; what is made is item to.
func (u *unpickler) instantiate(cls Value, i, to int) error {
	t := u.t
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(cls)
	if i == u.stack.n && t.IsKind(cls, obj.KindType) {
		f, err := t.LookupAttr(cls, t.Intern("__getinitargs__"))
		if err != nil {
			return err
		}
		if f == unbound {
			u.stack.n = to
			v, err := t.CallMethod(*k, "__new__", *k)
			return u.pushOr(v, err)
		}
	}
	args, err := t.NewTuple(u.stack.view(i)...)
	if err != nil {
		return err
	}
	u.stack.n = to
	v, err := t.CallEx(*k, args, unbound)
	return u.pushOr(v, err)
}

// asciiLine is a line of ASCII.
func (u *unpickler) asciiLine() (Value, error) { return u.nameLine("ascii") }

// nameLine is a line in an encoding.
func (u *unpickler) nameLine(encoding string) (Value, error) {
	b, err := u.in.argument(2)
	if err != nil {
		return 0, err
	}
	if obj.IsASCII(string(b)) {
		return u.t.NewStrBytes(b)
	}
	if err := u.decode(b, encoding, "strict"); err != nil {
		return 0, err
	}
	return u.popOne()
}

// loadBuild gives the object below the last item that as its state.
func (u *unpickler) loadBuild() error {
	t := u.t
	if err := u.need(2); err != nil {
		return err
	}
	i := u.stack.n - 2
	setstate, err := t.LookupAttr(u.stack.at(i), t.VM.Names.SetState)
	if err != nil {
		return err
	}
	if setstate != unbound {
		_, err := t.Call(setstate, u.stack.at(i+1))
		u.stack.n = i + 1
		return err
	}
	err = u.setState(i)
	u.stack.n = i + 1
	return err
}

// setState is what object.__setstate__ would be, for item i with what follows.
func (u *unpickler) setState(i int) error {
	t := u.t
	m := t.Mark()
	defer t.Release(m)
	state, slots := t.Keep(u.stack.at(i+1)), t.Keep(none)
	exact := t.IsExact(*state, obj.KindDict, obj.ShapeDict)
	if !exact && t.IsInstance(*state, obj.ShapeTuple) && t.TupleLen(t.Unwrap(*state)) == 2 {
		pair := t.Unwrap(*state)
		*state, *slots = t.TupleItem(pair, 0), t.TupleItem(pair, 1)
	}
	if *state != none {
		if !exact && !t.IsInstance(*state, obj.ShapeDict) {
			return unpicklingError(t, "state is not a dictionary")
		}
		if err := u.updateDict(i, state); err != nil {
			return err
		}
	}
	if *slots == none {
		return nil
	}
	if !t.IsInstance(*slots, obj.ShapeDict) {
		return unpicklingError(t, "slot state is not a dictionary")
	}
	return eachItem(t, slots, func(name, x Value) error {
		if !t.IsInstance(name, obj.ShapeStr) {
			return t.TypeError("attribute name must be string, not '%s'", t.TypeName(name))
		}
		return t.SetAttr(u.stack.at(i), t.InternValue(t.Unwrap(name)), x)
	})
}

// updateDict puts what a dict holds into the __dict__ of item i.
func (u *unpickler) updateDict(i int, state *Value) error {
	t := u.t
	if done, err := t.UpdateAttrs(u.stack.at(i), *state); done || err != nil {
		return err
	}
	v, err := t.GetAttrS(u.stack.at(i), "__dict__")
	if err != nil {
		return err
	}
	dict := t.Keep(v)
	return eachItem(t, state, func(name, x Value) error {
		if t.IsExact(name, obj.KindStr, obj.ShapeStr) {
			name = t.InternValue(name)
		}
		return t.SetItem(*dict, name, x)
	})
}
