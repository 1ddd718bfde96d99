package vm

import "pystm/lang/vm/obj"

// The descriptors of the fields of named tuples: _collections._tuplegetter.

const (
	tupleGetIndex = 1
	tupleGetDoc   = 2
	tupleGetWords = 3
)

// TupleGetterSpec is the class of these descriptors.
func TupleGetterSpec() *TypeSpec {
	return &TypeSpec{
		Name: "_tuplegetter", Module: "_collections", Shape: obj.ShapeTupleGetter, Kind: obj.KindFields, Body: tupleGetWords, Final: true,
		NewSig: "cls, index, doc, /",
		New: func(t *Thread, a []Value) (Value, error) {
			i, err := t.ToInt(a[1])
			if err != nil {
				return 0, err
			}
			v, err := t.AllocObject(a[0])
			if err != nil {
				return 0, err
			}
			t.Init(v, tupleGetIndex, obj.SmallInt(int64(i)))
			t.Init(v, tupleGetDoc, a[2])
			return v, nil
		},
		Slots: Slots{
			Get: func(t *Thread, self, o, class Value) (Value, error) {
				if o == obj.Unbound {
					return self, nil
				}
				return t.tupleGet(self, o)
			},
			Set: func(t *Thread, self, o, x Value) error {
				if x == obj.Unbound {
					return t.Raise(t.VM.Exc.AttributeError, "can't delete attribute")
				}
				return t.Raise(t.VM.Exc.AttributeError, "can't set attribute")
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				doc, err := t.ReprText(t.Field(v, tupleGetDoc))
				if err != nil {
					return 0, err
				}
				return t.newStrf("_tuplegetter(%d, %s)", t.Field(v, tupleGetIndex).Int(), doc)
			},
		},
		Methods: []Native{{Name: "__reduce__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return t.NewPair(t.TypeOf(a[0]), t.tuple(t.Field(a[0], tupleGetIndex), t.Field(a[0], tupleGetDoc))), nil
		}}},
		Getters: []Getter{{Name: "__doc__", Get: func(t *Thread, v Value) (Value, error) { return t.Field(v, tupleGetDoc), nil },
			Set: func(t *Thread, v, x Value) error {
				if x == obj.Unbound {
					x = obj.NoneValue
				}
				t.SetField(v, tupleGetDoc, x)
				return nil
			}}},
	}
}

// tupleGet is the field of the tuple o that a descriptor names.
func (t *Thread) tupleGet(desc, o Value) (Value, error) {
	i := int(t.Field(desc, tupleGetIndex).Int())
	u := t.Unwrap(o)
	switch {
	case t.IsKind(u, obj.KindTuple) && uint(i) < uint(t.TupleLen(u)):
		return t.TupleItem(u, i), nil
	case t.IsKind(u, obj.KindTuple):
		return 0, t.IndexError("tuple index out of range")
	case o == obj.NoneValue:
		return desc, nil
	}
	return 0, t.TypeError("descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", i, t.TypeName(o))
}
