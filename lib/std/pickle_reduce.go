package std

import "pystm/lang/vm/obj"

// How objects of other classes are written: as the call that makes them, what it is
// called with, and their state.

// Words of what __reduce__ gives.
const (
	reducedFunc = iota
	reducedArgs
	reducedState
	reducedItems
	reducedPairs
	reducedSetter
	reducedMost
)

// saveOther writes an object of no class that has an opcode.
func (p *pickler) saveOther(k *Value) error {
	t := p.t
	if *p.override != unbound {
		v, err := t.Call(*p.override, *k)
		if err != nil {
			return err
		}
		if v != obj.NotImplemented {
			return p.saveReduced(v, k)
		}
	}
	class := t.TypeOf(*k)
	switch class {
	case t.VM.Class(obj.ShapeType):
		return p.saveType(k)
	case t.VM.Class(obj.ShapeFunction):
		return p.saveGlobal(k, unbound)
	}
	reduce, err := p.registered(class)
	if err != nil {
		return err
	}
	if reduce != unbound {
		v, err := t.Call(reduce, *k)
		if err != nil {
			return err
		}
		return p.saveReduced(v, k)
	}
	if t.IsKind(*k, obj.KindType) {
		return p.saveGlobal(k, unbound)
	}
	if p.proto >= 2 {
		if p.bare {
			if names, plain := t.PlainAttrs(*k); plain {
				return p.saveAttrs(k, names)
			}
		}
		state, plain, err := t.PlainState(*k)
		if err != nil {
			return err
		}
		if plain {
			return p.savePlain(k, state)
		}
	}
	v, err := p.reduce(k)
	if err != nil {
		return err
	}
	return p.saveReduced(v, k)
}

// registered is the function that a table of the program's has for a class.
func (p *pickler) registered(class Value) (Value, error) {
	t := p.t
	kc := t.Keep(class)
	if *p.table == unbound {
		table, err := copyregTable(t, "dispatch_table")
		if err != nil {
			return 0, err
		}
		*p.table = table
	}
	if t.IsExact(*p.table, obj.KindDict, obj.ShapeDict) {
		return t.DictGet(*p.table, *kc)
	}
	f, err := t.GetItem(*p.table, *kc)
	if err != nil && t.Matches(err, t.VM.Exc.KeyError) {
		t.Caught(err)
		return unbound, nil
	}
	return f, err
}

// reduce calls the object's own __reduce_ex__ or __reduce__.
func (p *pickler) reduce(k *Value) (Value, error) {
	t := p.t
	f, err := t.LookupAttr(*k, t.VM.Names.ReduceEx)
	if err != nil {
		return 0, err
	}
	if f != unbound {
		return t.Call(f, length(p.proto))
	}
	if f, err = t.LookupAttr(*k, t.VM.Names.Reduce); err != nil {
		return 0, err
	}
	if f != unbound {
		return t.Call(f)
	}
	text, err := t.ReprText(*k)
	if err != nil {
		return 0, err
	}
	return 0, picklingError(t, "can't pickle '%s' object: %s", t.TypeName(*k), text)
}

// saveType writes a class.
func (p *pickler) saveType(k *Value) error {
	t := p.t
	for shape, single := range map[uint32]Value{
		obj.ShapeNoneType: none, obj.ShapeNotImplementedType: obj.NotImplemented, obj.ShapeEllipsisType: obj.Ellipsis,
	} {
		if *k == t.VM.Class(shape) {
			return p.saveCall(t.VM.Class(obj.ShapeType), []Value{single}, k)
		}
	}
	return p.saveGlobal(k, unbound)
}

// saveReduced writes what __reduce__ gave for *k.
func (p *pickler) saveReduced(v Value, k *Value) error {
	t := p.t
	switch {
	case t.IsInstance(v, obj.ShapeStr):
		return p.saveGlobal(k, v)
	case !t.IsInstance(v, obj.ShapeTuple):
		return picklingError(t, "__reduce__ must return a string or tuple")
	}
	return p.saveReduction(t.Unwrap(v), k)
}

// saveCall writes the call of a function, as that which makes *k; nil: as what is not
// remembered.
func (p *pickler) saveCall(f Value, args []Value, k *Value) error {
	t := p.t
	made, err := t.NewTuple(args...)
	if err != nil {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	return p.saveReduction(t.NewPair(f, made), k)
}

// saveReduction writes an object as a reduction, a tuple.
func (p *pickler) saveReduction(v Value, k *Value) error {
	t := p.t
	n := t.TupleLen(v)
	if n < 2 || n > reducedMost {
		return picklingError(t, "tuple returned by __reduce__ must contain 2 through 6 elements")
	}
	r := reduction{pickler: p, object: k, tuple: t.Keep(v), n: n}
	if err := r.check(); err != nil {
		return err
	}
	if err := r.saveMaker(); err != nil {
		return err
	}
	if k != nil {
		if done, err := p.remember(k); done || err != nil {
			return err
		}
	}
	if it := r.part(reducedItems); it != none {
		if err := p.appendAll(t.Keep(it)); err != nil {
			return err
		}
	}
	if it := r.part(reducedPairs); it != none {
		if err := p.setAll(t.Keep(it)); err != nil {
			return err
		}
	}
	return r.saveState()
}

// remember puts an object that was made into the memo. True: it is there already, as
// what it was made with holds it; then that one is fetched.
func (p *pickler) remember(k *Value) (bool, error) {
	if known, ok := p.memo.get(*k); ok {
		p.out.op(opPop)
		p.get(known)
		return true, nil
	}
	return false, p.put(*k)
}

type reduction struct {
	*pickler
	object *Value // nil: there is none
	tuple  *Value
	n      int
}

// part is a part of the reduction, None if it is not there.
func (r *reduction) part(i int) Value {
	if i >= r.n {
		return none
	}
	return r.t.TupleItem(*r.tuple, i)
}

func (r *reduction) check() error {
	t := r.t
	if !t.Callable(r.part(reducedFunc)) {
		return picklingError(t, "first item of the tuple returned by __reduce__ must be callable")
	}
	if !t.IsInstance(r.part(reducedArgs), obj.ShapeTuple) {
		return picklingError(t, "second item of the tuple returned by __reduce__ must be a tuple")
	}
	for i, which := range map[int]string{reducedItems: "fourth", reducedPairs: "fifth"} {
		if it := r.part(i); it != none && !t.IsIterator(it) {
			return picklingError(t, "%s element of the tuple returned by __reduce__ must be an iterator, not %s", which, t.TypeName(it))
		}
	}
	if f := r.part(reducedSetter); f != none && !t.Callable(f) {
		return picklingError(t, "sixth element of the tuple returned by __reduce__ must be a function, not %s", t.TypeName(f))
	}
	return nil
}

// saveMaker writes the call that makes the object.
func (r *reduction) saveMaker() error {
	t := r.t
	if r.proto >= 2 {
		name, err := t.LookupAttr(r.part(reducedFunc), t.VM.Names.Name)
		if err != nil {
			return err
		}
		if t.IsInstance(name, obj.ShapeStr) {
			switch t.StrView(t.Unwrap(name)) {
			case "__newobj__":
				return r.saveNewObj()
			case "__newobj_ex__":
				return r.saveNewObjEx()
			}
		}
	}
	if err := r.save(r.part(reducedFunc)); err != nil {
		return err
	}
	if err := r.save(r.part(reducedArgs)); err != nil {
		return err
	}
	r.out.op(opReduce)
	return nil
}

// saveNewObj writes a call of copyreg.__newobj__(cls, *args).
func (r *reduction) saveNewObj() error {
	t := r.t
	args := t.Keep(t.Unwrap(r.part(reducedArgs)))
	if t.TupleLen(*args) < 1 {
		return picklingError(t, "__newobj__ arglist is empty")
	}
	if !t.IsKind(t.TupleItem(*args, 0), obj.KindType) {
		return picklingError(t, "args[0] from __newobj__ args is not a type")
	}
	if r.object != nil {
		class, err := t.GetAttr(*r.object, t.VM.Names.Class)
		if err != nil {
			return err
		}
		if class != t.TupleItem(*args, 0) {
			return picklingError(t, "args[0] from __newobj__ args has the wrong class")
		}
	}
	if err := r.save(t.TupleItem(*args, 0)); err != nil {
		return err
	}
	rest, err := t.NewTuple(t.TupleView(*args)[1:]...)
	if err != nil {
		return err
	}
	if err := r.save(rest); err != nil {
		return err
	}
	r.out.op(opNewObj)
	return nil
}

// saveNewObjEx writes a call of copyreg.__newobj_ex__(cls, args, kwargs).
func (r *reduction) saveNewObjEx() error {
	t := r.t
	all := t.Keep(t.Unwrap(r.part(reducedArgs)))
	if n := t.TupleLen(*all); n != 3 {
		return picklingError(t, "length of the NEWOBJ_EX argument tuple must be exactly 3, not %d", n)
	}
	cls, args, kwargs := t.TupleItem(*all, 0), t.TupleItem(*all, 1), t.TupleItem(*all, 2)
	switch {
	case !t.IsKind(cls, obj.KindType):
		return picklingError(t, "first item from NEWOBJ_EX argument tuple must be a class, not %s", t.TypeName(cls))
	case !t.IsInstance(args, obj.ShapeTuple):
		return picklingError(t, "second item from NEWOBJ_EX argument tuple must be a tuple, not %s", t.TypeName(args))
	case !t.IsInstance(kwargs, obj.ShapeDict):
		return picklingError(t, "third item from NEWOBJ_EX argument tuple must be a dict, not %s", t.TypeName(kwargs))
	}
	if r.proto < 4 {
		return r.savePartial(all)
	}
	for i := range 3 {
		if err := r.save(t.TupleItem(*all, i)); err != nil {
			return err
		}
	}
	r.out.op(opNewObjEx)
	return nil
}

// savePartial writes a call with keyword arguments, for which there is no opcode
// before protocol 4.
func (r *reduction) savePartial(all *Value) error {
	t := r.t
	f, err := t.GetAttr(t.TupleItem(*all, 0), t.VM.Names.New)
	if err != nil {
		return err
	}
	kf := t.Keep(f)
	functools, err := t.ImportModule("functools")
	if err != nil {
		return err
	}
	partial, err := t.GetAttrS(functools, "partial")
	if err != nil {
		return err
	}
	kp := t.Keep(partial)
	args, err := t.NewTuple(append([]Value{*kf, t.TupleItem(*all, 0)}, t.TupleView(t.Unwrap(t.TupleItem(*all, 1)))...)...)
	if err != nil {
		return err
	}
	call, err := t.CallEx(*kp, args, t.TupleItem(*all, 2))
	if err != nil {
		return err
	}
	if err := r.save(call); err != nil {
		return err
	}
	none, err := t.NewTuple()
	if err != nil {
		return err
	}
	if err := r.save(none); err != nil {
		return err
	}
	r.out.op(opReduce)
	return nil
}

// saveState writes what gives the object its state.
func (r *reduction) saveState() error {
	if r.part(reducedState) == none {
		return nil
	}
	if r.part(reducedSetter) == none {
		err := r.save(r.part(reducedState))
		r.out.op(opBuild)
		return err
	}
	if err := r.save(r.part(reducedSetter)); err != nil {
		return err
	}
	if r.object != nil {
		if err := r.save(*r.object); err != nil {
			return err
		}
	}
	if err := r.save(r.part(reducedState)); err != nil {
		return err
	}
	r.out.op(opTuple2)
	r.out.op(opReduce)
	r.out.op(opPop)
	return nil
}

// savePlain writes an object that is made by its class without arguments, and its
// state.
func (p *pickler) savePlain(k *Value, state Value) error {
	ks := p.t.Keep(state)
	if done, err := p.saveNew(k); done || err != nil || *ks == none {
		return err
	}
	err := p.save(*ks)
	p.out.op(opBuild)
	return err
}

// saveNew writes the call of a class for its object; true: the object was written as a
// whole meanwhile.
func (p *pickler) saveNew(k *Value) (bool, error) {
	t := p.t
	if err := p.save(t.TypeOf(*k)); err != nil {
		return false, err
	}
	args, err := t.NewTuple()
	if err != nil {
		return false, err
	}
	if err := p.save(args); err != nil {
		return false, err
	}
	p.out.op(opNewObj)
	return p.remember(k)
}

// saveAttrs is savePlain for the attributes of these names, of which no dict is made.
func (p *pickler) saveAttrs(k *Value, names []Value) error {
	t := p.t
	if done, err := p.saveNew(k); done || err != nil {
		return err
	}
	n, shape := p.countAttrs(*k, names), t.ShapeID(*k)
	if n == 0 {
		return nil
	}
	if err := p.begin(nil, opEmptyDict, opDict); err != nil {
		return err
	}
	if n > 1 {
		p.out.op(opMark)
	}
	done := 0
	for i := range names {
		x := t.PlainAttr(*k, names, i)
		if x == unbound {
			continue
		}
		if done++; done > pickleBatch {
			p.out.op(opSetItems)
			p.out.op(opMark)
			done = 1
		}
		if err := p.saveAttr(names[i], x); err != nil {
			return err
		}
	}
	switch {
	case n == 1:
		p.out.op(opSetItem)
	case t.ShapeID(*k) != shape:
		return t.RuntimeError("dictionary changed size during iteration")
	default:
		p.out.op(opSetItems)
	}
	if n == pickleBatch {
		// So does a dict, see saveItems.
		p.out.op(opMark)
		p.out.op(opSetItems)
	}
	p.out.op(opBuild)
	return nil
}

func (p *pickler) countAttrs(v Value, names []Value) int {
	n := 0
	for i := range names {
		if p.t.PlainAttr(v, names, i) != unbound {
			n++
		}
	}
	return n
}

func (p *pickler) saveAttr(name, x Value) error {
	m := p.t.Mark()
	defer p.t.Release(m)
	kx := p.t.Keep(x)
	if err := p.save(name); err != nil {
		return err
	}
	return p.save(*kx)
}
