package std

import "pystm/lang/vm"

// contextsModule is what module contextvars, written in Python, needs of a thread.
func contextsModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_contexts", Doc: "The context of variables of the running code.",
		Funcs: []vm.Native{
			{Name: "current", Sig: "", Doc: "The context of the running code, or None.", Fn: func(t *Thread, _ []Value) (Value, error) {
				if c := t.Context(); c != unbound {
					return c, nil
				}
				return none, nil
			}},
			{Name: "set_current", Sig: "context, /", Doc: "Make a context that of the running code, or tell that its variables have changed.",
				Fn: func(t *Thread, args []Value) (Value, error) {
					t.SetContext(args[0])
					return none, nil
				}},
		}}
}
