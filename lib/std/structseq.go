package std

import (
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A struct sequence is a tuple whose items have names too, and which may have
// fields beyond the items. Its object wraps the tuple of the items; the word
// after it is the tuple of the other fields.
const (
	structItems = obj.SubValue
	structRest  = obj.SubBody
	structBody  = obj.SubBody + 1
)

// structType describes a class of struct sequences: the first n fields are items. Fields without a name have "".
func structType(module, name, doc string, n int, fields ...string) *vm.TypeSpec {
	s := &vm.TypeSpec{Name: name, Module: module, Doc: doc, BaseShape: obj.ShapeTuple, Kind: obj.KindSub, Body: structBody, Final: true,
		New: func(t *Thread, args []Value) (Value, error) {
			return structNew(t, args, module+"."+name, n, fields)
		}, NewSig: "cls, sequence, dict={}"}
	for i, f := range fields {
		if f == "" {
			continue
		}
		s.Getters = append(s.Getters, vm.Getter{Name: f, Member: true, Get: func(t *Thread, v Value) (Value, error) {
			if i < n {
				return t.TupleItem(t.Field(v, structItems), i), nil
			}
			return t.TupleItem(t.Field(v, structRest), i-n), nil
		}})
	}
	shown := strings.TrimPrefix(module+"."+name, "builtins.")
	named := slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return f == "" })
	// The items are shown by the first names, also where they have none themselves, as CPython does.
	s.Slots.Repr = func(t *Thread, v Value) (Value, error) { return structRepr(t, v, shown, named[:n]) }
	s.Methods = []vm.Native{{Name: "__reduce__", Sig: "self, /", Fn: structReduce(fields[n:])}}
	s.Attrs = func(t *Thread) map[string]Value {
		unnamed := len(fields) - len(named)
		names := make([]Value, n-unnamed)
		for i := range names {
			names[i] = t.Intern(named[i])
		}
		match, err := t.NewTuple(names...)
		if err != nil {
			match = t.VM.EmptyTuple()
		}
		return map[string]Value{
			"n_sequence_fields": obj.SmallInt(int64(n)), "n_fields": obj.SmallInt(int64(len(fields))),
			"n_unnamed_fields": obj.SmallInt(int64(unnamed)), "__match_args__": match,
		}
	}
	return s
}

// uninstantiable describes a class whose only objects are the interpreter's.
func uninstantiable(module, name, doc string, n int, fields ...string) *vm.TypeSpec {
	s := structType(module, name, doc, n, fields...)
	s.New = func(t *Thread, _ []Value) (Value, error) {
		return 0, t.TypeError("cannot create '%s.%s' instances", module, name)
	}
	s.NewSig = "cls, /, *args, **kwargs"
	return s
}

// newStruct makes a struct sequence of all its fields.
func newStruct(t *Thread, spec *vm.TypeSpec, n int, fields ...Value) (Value, error) {
	class, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	return fillStruct(t, class, fields[:n], fields[n:])
}

func fillStruct(t *Thread, class Value, items, rest []Value) (Value, error) {
	a, err := t.NewTuple(items...)
	if err != nil {
		return 0, err
	}
	b, err := t.NewTuple(rest...)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, a, b)
}

// structNew makes a struct sequence of an iterable of n items or more; a dict may
// have the fields that it is too short for.
func structNew(t *Thread, args []Value, name string, n int, names []string) (Value, error) {
	fields := len(names)
	if args[2] != unbound && !t.IsInstance(args[2], obj.ShapeDict) {
		return 0, t.TypeError("%s() takes a dict as second arg, if any", name)
	}
	given, err := t.TupleOf(args[1])
	if err != nil {
		return 0, err
	}
	k := t.TupleLen(given)
	if k < n || k > fields {
		what := "at least"
		want := n
		if k > fields {
			what, want = "at most", fields
		}
		if n == fields {
			what = "a"
			return 0, t.TypeError("%s() takes %s %d-sequence (%d-sequence given)", name, what, n, k)
		}
		return 0, t.TypeError("%s() takes an %s %d-sequence (%d-sequence given)", name, what, want, k)
	}
	all := append([]Value{}, t.TupleView(given)...)
	for len(all) < fields {
		value := unbound
		if args[2] != unbound {
			value = t.StrGet(t.Unwrap(args[2]), t.Intern(names[len(all)]))
		}
		all = append(all, orNone(value))
	}
	return fillStruct(t, args[0], all[:n], all[n:])
}

func structRepr(t *Thread, v Value, name string, fields []string) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	var parts []string
	for i, f := range fields {
		s, err := t.ReprText(t.TupleItem(t.Field(*o, structItems), i))
		if err != nil {
			return 0, err
		}
		parts = append(parts, f+"="+s)
	}
	return t.NewStr(name + "(" + strings.Join(parts, ", ") + ")")
}

// structReduce is a call with the items and a dict of the fields that are none.
func structReduce(rest []string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		named := t.NewDict()
		for i, name := range rest {
			if err := t.StrSet(named, t.Intern(name), t.TupleItem(t.Field(args[0], structRest), i)); err != nil {
				return 0, err
			}
		}
		first, err := tuple(t, t.Field(args[0], structItems), named)
		if err != nil {
			return 0, err
		}
		return tuple(t, t.TypeOf(args[0]), first)
	}
}
