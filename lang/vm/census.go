package vm

import (
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// What there is in the heap, for module gc. The objects are those that the thread
// could come to: what only another thread's frames hold is not among them, and
// neither is what is new in the transactions of others.

// PrepareCensus is to be called before, with the arguments of the native. It ends the
// transaction where that is possible, and forgets temporaries: else what is gone could be
// come to by way of these, and of what an abort brings back.
func (t *Thread) PrepareCensus(args []Value) error {
	if t.block.depth == 0 {
		if err := t.Break(); err != nil {
			return err
		}
	}
	m := t.Mark()
	defer t.Release(m)
	kept := make([]*Value, len(args))
	for i, a := range args {
		kept[i] = t.Keep(a)
	}
	t.dropDeadTemps()
	for i, k := range kept {
		args[i] = *k
	}
	return t.Irrevocable()
}

// Objects are all objects that a program may see and that pass a test. The caller
// must not allocate before it is done with them.
func (t *Thread) Objects(test func(Value) bool) []Value {
	var found []Value
	t.View.Walk(func(ref gc.Ref) {
		if v := obj.FromRef(ref); t.shown(v) && test(v) {
			found = append(found, v)
		}
	})
	return found
}

// Referents shows what an object refers to: by way of the arrays that belong to it,
// too. A class made by a class statement is referred to by its objects.
func (t *Thread) Referents(v Value, each func(Value)) {
	if !v.IsRef() {
		return
	}
	if class := t.TypeOf(v); !t.IsStaticClass(class) {
		each(class)
	}
	// Arrays may refer to each other, as those of ordered dicts do.
	parts := []gc.Ref{v.Ref()}
	seen := map[gc.Ref]bool{}
	for len(parts) > 0 {
		part := parts[len(parts)-1]
		parts = parts[:len(parts)-1]
		t.View.References(part, func(to gc.Ref) {
			switch x := obj.FromRef(to); {
			case t.Kind(x) == obj.KindArray:
				if !seen[to] {
					seen[to] = true
					parts = append(parts, to)
				}
			case t.shown(x):
				each(x)
			}
		})
	}
}

// shown reports whether a program may see an object: not the blocks that belong to
// others, handles of things in Go, and containers of such.
func (t *Thread) shown(v Value) bool {
	if !t.object(v) {
		return false
	}
	switch t.Kind(v) {
	case obj.KindDict:
		for i := t.DictNext(v, 0); i != obj.Missing; i = t.DictNext(v, i+1) {
			if !t.object(t.DictKey(v, i)) || !t.object(t.DictValue(v, i)) {
				return false
			}
		}
	case obj.KindList:
		for i := range t.ListLen(v) {
			if !t.object(t.ListGet(v, i)) {
				return false
			}
		}
	case obj.KindTuple:
		for _, x := range t.TupleView(v) {
			if !t.object(x) {
				return false
			}
		}
	}
	return true
}

func (t *Thread) object(v Value) bool {
	if !v.IsRef() {
		return v != obj.Unbound
	}
	switch t.Kind(v) {
	case obj.KindRaw, obj.KindArray:
		return false
	}
	return t.VM.Shapes.Get(t.ShapeID(v)) != nil
}
