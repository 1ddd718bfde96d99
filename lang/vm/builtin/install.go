// Package builtin has the classes and functions that every program sees,
// written in Go: numbers, text, containers and what iterates over them, and the
// functions of module builtins.
package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Types are the classes of this package.
func Types() []*vm.TypeSpec {
	var all []*vm.TypeSpec
	for _, some := range [...]func() []*vm.TypeSpec{numberTypes, textTypes, containerTypes} {
		all = append(all, some()...)
	}
	return all
}

func numberTypes() []*vm.TypeSpec {
	ints := intSpec()
	return []*vm.TypeSpec{ints, boolSpec(ints), floatSpec(), complexSpec()}
}

func textTypes() []*vm.TypeSpec {
	return []*vm.TypeSpec{
		strSpec(), bytesSpec(), byteArraySpec(), memoryViewSpec(),
		iterType("bytearray_iterator", obj.ShapeByteArrayIter, byteArrayIterNext, func(t *vm.Thread, seq Value, i int) int {
			return t.ByteArrayLength(seq) - i
		}),
	}
}
