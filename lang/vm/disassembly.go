package vm

import (
	"strings"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Disassembly is the bytecode of a code object as text.
func (t *Thread) Disassembly(v Value) (string, error) {
	if !t.IsKind(v, obj.KindCode) {
		return "", t.TypeError("expected a code object, not %s", t.TypeName(v))
	}
	var b strings.Builder
	err := code.Disasm(&b, t.LoadedOf(v).Code)
	return b.String(), err
}

// Instructions are those of a code object: a list of tuples of the number of the
// operation, its operands as text, and whether it is jumped to.
func (t *Thread) Instructions(v Value) (Value, error) {
	if !t.IsKind(v, obj.KindCode) {
		return 0, t.TypeError("expected a code object, not %s", t.TypeName(v))
	}
	c := t.LoadedOf(v).Code
	targets := c.Targets()
	rows := make([]Value, len(c.Instrs))
	for pc, i := range c.Instrs {
		_, operands, _ := strings.Cut(c.Text(pc), " ")
		text, err := t.NewStr(strings.TrimSpace(operands))
		if err != nil {
			return 0, err
		}
		if rows[pc], err = t.NewTuple(obj.SmallInt(int64(i.Op())), text, obj.Bool(targets[pc])); err != nil {
			return 0, err
		}
	}
	return t.NewListOf(rows...)
}

// OpNames are the names of all operations, by their numbers.
func (t *Thread) OpNames() (Value, error) {
	names := make([]Value, len(code.Table))
	for op := range names {
		names[op] = t.Intern(code.Op(op).String())
	}
	return t.NewListOf(names...)
}
