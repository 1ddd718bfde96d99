package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A mappingproxy has one field, the mapping that it shows and does not let change.

func mappingProxyType() *vm.TypeSpec {
	inner := func(t *vm.Thread, v Value) Value { return t.Field(v, viewDict) }
	forward := func(name, sig, doc string) vm.Native {
		return vm.Native{Name: name, Sig: sig, Doc: doc, Fn: func(t *vm.Thread, args []Value) (Value, error) {
			rest := make([]Value, 0, 2)
			for _, x := range args[1:] {
				if x != obj.Unbound {
					rest = append(rest, x)
				}
			}
			return t.CallMethod(inner(t, args[0]), name, rest...)
		}}
	}
	return &vm.TypeSpec{
		Name: "mappingproxy", Shape: obj.ShapeMappingProxy, Kind: obj.KindFields, Body: 2, Final: true, Hidden: true,
		Doc: "A read-only view of a mapping.",
		New: newMappingProxy, NewSig: "cls, mapping",
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v Value) (Value, error) { return fieldsRepr(t, v, "mappingproxy(", viewDict) },
			Str:  func(t *vm.Thread, v Value) (Value, error) { return t.StrOf(inner(t, v)) },
			Hash: func(t *vm.Thread, v Value) (int64, error) { return t.Hash(inner(t, v)) },
			Len:  func(t *vm.Thread, v Value) (int, error) { return t.Len(inner(t, v)) },
			Iter: func(t *vm.Thread, v Value) (Value, error) { return t.Iter(inner(t, v)) },
			Reversed: func(t *vm.Thread, v Value) (Value, error) {
				return t.CallMethod(inner(t, v), "__reversed__")
			},
			GetItem:  func(t *vm.Thread, v, key Value) (Value, error) { return t.GetItem(inner(t, v), key) },
			Contains: func(t *vm.Thread, v, x Value) (bool, error) { return t.Contains(inner(t, v), x) },
			Compare: func(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
				return t.Compare(op, inner(t, a), proxied(t, b))
			},
			Binary: func(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
				if op != vm.OpOr {
					return obj.NotImplemented, nil
				}
				return t.Binary(op, proxied(t, a), proxied(t, b))
			},
			WholeOperands: true,
			Binops:        []vm.BinaryOp{vm.OpOr},
			InPlace: func(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
				if op != vm.OpOr {
					return obj.NotImplemented, nil
				}
				return 0, t.TypeError("'|=' is not supported by %s; use '|' instead", t.TypeName(a))
			},
			Inops: []vm.BinaryOp{vm.OpOr},
		},
		Methods: []vm.Native{
			forward("copy", "self, /", "A copy of the mapping."),
			forward("get", "self, key, default=None, /", "The value of the key, or the default."),
			forward("items", "self, /", "The pairs of key and value."),
			forward("keys", "self, /", "The keys."),
			forward("values", "self, /", "The values."),
			classGetItem,
		},
	}
}

// proxied is the mapping of a proxy, anything else itself.
func proxied(t *vm.Thread, v Value) Value {
	if v.IsRef() && t.ShapeID(v) == obj.ShapeMappingProxy {
		return t.Field(v, viewDict)
	}
	return v
}

func newMappingProxy(t *vm.Thread, args []Value) (Value, error) {
	get, err := t.LookupSpecial(args[1], t.VM.Names.GetItem)
	if err != nil {
		return 0, err
	}
	if get == obj.Unbound || t.IsKind(args[1], obj.KindList) || t.IsInstance(args[1], obj.ShapeTuple) {
		return 0, t.TypeError("mappingproxy() argument must be a mapping, not %s", t.TypeName(args[1]))
	}
	return newFields(t, args[0], args[1])
}
