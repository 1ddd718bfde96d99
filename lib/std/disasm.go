package std

import (
	"pystm/lang/vm"
)

// disModule is the part of module dis that is written in Go.
func disModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name: "_dis",
		Doc:  "Bytecode as text.",
		Funcs: []vm.Native{{Name: "text", Sig: "code, /", Doc: "Return the bytecode of a code object, and of those in it, as text.",
			Fn: func(t *Thread, args []Value) (Value, error) {
				text, err := t.Disassembly(args[0])
				if err != nil {
					return 0, err
				}
				return t.NewStr(text)
			}},
			{Name: "instructions", Sig: "code, /", Doc: "The instructions of a code object: number of the operation, operands as text, whether it is jumped to, what it names.",
				Fn: func(t *Thread, args []Value) (Value, error) { return t.Instructions(args[0]) }},
			{Name: "operations", Sig: "", Doc: "The names of the operations, and what their operands name.",
				Fn: func(t *Thread, _ []Value) (Value, error) { return t.Operations() }}},
	}
}
