package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _copyreg: the attributes of objects without their __dict__, which would have
// to be made for each object that is copied or loaded, or has a cached property.

func copyregModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_copyreg", Doc: "Attributes of objects themselves.", Funcs: []vm.Native{
		{Name: "update_attributes", Sig: "obj, state, /", Doc: "Do what obj.__dict__.update(state) does without making that dict, and return\nwhether that could be done: state is to be a dict of str.",
			Fn: func(t *Thread, args []Value) (Value, error) {
				done, err := t.UpdateAttrs(args[0], args[1])
				return obj.Bool(done), err
			}},
		{Name: "own_attribute", Sig: "obj, name, missing, odd, /", Doc: "Return what obj.__dict__ has of a name or the third argument; the last one if obj has no usual __dict__.",
			Fn: func(t *Thread, args []Value) (Value, error) {
				v, ok := t.OwnAttr(args[0], args[1])
				switch {
				case !ok:
					return args[3], nil
				case v == unbound:
					return args[2], nil
				}
				return v, nil
			}},
	}}
}
