package vm

import (
	"slices"
	"strings"

	"pystm/lang/vm/obj"
)

// replaceSig is the signature of code.replace, its parameters in this order.
const replaceSig = "self, /, *, co_flags=None, co_firstlineno=None, co_filename=None, co_name=None, co_qualname=None, " +
	"co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, co_nlocals=None, co_stacksize=None, co_code=None, co_consts=None, " +
	"co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, co_linetable=None, co_exceptiontable=None"

// replaceable is how many of them can be replaced: what the bytecode depends on
// cannot.
const replaceable = 5

// codeReplace makes a copy of a code object that differs in some attributes.
func codeReplace(t *Thread, a []Value) (Value, error) {
	for i, x := range a[1+replaceable:] {
		if x != obj.Unbound {
			name, _, _ := strings.Cut(splitParams(replaceSig)[3+replaceable+i], "=")
			return 0, t.NotImplementedError("code.replace(): %s", name)
		}
	}
	c := *t.LoadedOf(a[0]).Code
	c.Instrs = slices.Clone(c.Instrs)
	if a[1] != obj.Unbound {
		n, err := t.ToInt(a[1])
		if err != nil {
			return 0, err
		}
		c.Flags = uint32(n)
	}
	if a[2] != obj.Unbound {
		n, err := t.ToInt(a[2])
		if err != nil {
			return 0, err
		}
		c.FirstLine = n
	}
	for i, to := range []*string{&c.Filename, &c.Name, &c.Qualname} {
		x := a[3+i]
		if x == obj.Unbound {
			continue
		}
		if !t.IsInstance(x, obj.ShapeStr) {
			return 0, t.TypeError("replace() argument '%s' must be str, not %s", [...]string{"co_filename", "co_name", "co_qualname"}[i], t.TypeName(x))
		}
		*to = strings.Clone(t.StrView(t.Unwrap(x)))
	}
	return t.LoadCode(&c)
}
