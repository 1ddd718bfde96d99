package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// containerTypes are the classes of containers and of what iterates over them.
func containerTypes() []*vm.TypeSpec {
	types := []*vm.TypeSpec{
		listType(), tupleType(), dictType(), setType(), frozenSetType(),
		rangeType(), sliceType(), mappingProxyType(),
		enumerateType(), zipType(), mapType(), filterType(), reversedType(),
		rangeIteratorType("range_iterator", obj.ShapeRangeIter),
		rangeIteratorType("longrange_iterator", obj.ShapeLongRangeIter),
		dictIterType("set_iterator", obj.ShapeSetIter, (*obj.Space).SetLen, setIterNext),
		callableIteratorType, anextAwaitableType,
	}
	types = append(types, seqIteratorTypes()...)
	return append(types, dictViewTypes()...)
}

// classGetItem makes list[int] and the like.
var classGetItem = vm.Native{
	Name: "__class_getitem__", Sig: "cls, item, /", Kind: vm.ClassMethod, Doc: "See PEP 585.",
	Fn: func(t *vm.Thread, args []Value) (Value, error) { return t.NewGenericAlias(args[0], args[1]) },
}
