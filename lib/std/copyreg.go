package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _copyreg: what copy and pickle do to each object they make.

func copyregModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_copyreg", Doc: "Giving objects their state.", Funcs: []vm.Native{
		{Name: "update_attributes", Sig: "obj, state, /", Doc: "Do what obj.__dict__.update(state) does without making that dict, and return\nwhether that could be done: state is to be a dict of str.",
			Fn: func(t *Thread, args []Value) (Value, error) {
				done, err := t.UpdateAttrs(args[0], args[1])
				return obj.Bool(done), err
			}}}}
}
