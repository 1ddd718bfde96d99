package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func abcModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_abc",
		Doc:   "What abstract base classes need of the interpreter.",
		Funcs: []vm.Native{{Name: "forget", Sig: "metaclass, /", Fn: abcForget, Doc: "Have the answers that a metaclass has given found out again."}},
	}
}

func abcForget(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[0], obj.KindType) {
		return 0, t.TypeError("forget() argument must be a class, not %s", t.TypeName(args[0]))
	}
	t.ForgetClassTests(args[0])
	return none, nil
}
