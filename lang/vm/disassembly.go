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
	ld, err := t.wholeOf(v)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = code.Disasm(&b, ld.Code)
	return b.String(), err
}

// Instructions are those of a code object: a list of tuples of the number of the
// operation, its operands as text, whether it is jumped to, and what it names, as a
// number and as that itself: a name, a constant, the number of an instruction.
func (t *Thread) Instructions(v Value) (Value, error) {
	if !t.IsKind(v, obj.KindCode) {
		return 0, t.TypeError("expected a code object, not %s", t.TypeName(v))
	}
	ld, err := t.wholeOf(v)
	if err != nil {
		return 0, err
	}
	c := ld.Code
	targets := c.Targets()
	rows := make([]Value, len(c.Instrs))
	for pc, i := range c.Instrs {
		_, operands, _ := strings.Cut(c.Text(pc), " ")
		text, err := t.NewStr(strings.TrimSpace(operands))
		if err != nil {
			return 0, err
		}
		arg, named := Value(obj.NoneValue), text
		if kind, x := i.Names(); kind != code.None {
			arg = obj.SmallInt(int64(x))
			switch kind {
			case code.Name:
				named = ld.names[x]
			case code.Const:
				named = t.constAt(ld, x)
			case code.Jump:
				named = obj.SmallInt(int64(pc + 1 + x))
			}
		}
		if rows[pc], err = t.NewTuple(obj.SmallInt(int64(i.Op())), text, obj.Bool(targets[pc]), arg, named); err != nil {
			return 0, err
		}
	}
	return t.NewListOf(rows...)
}

// Operations are all operations, by their numbers: pairs of the name and of what the
// operands name, if anything.
func (t *Thread) Operations() (Value, error) {
	rows := make([]Value, len(code.Table))
	for op := range rows {
		kind, _ := code.Instr(op).Names()
		text := map[code.Operand]string{code.Name: "name", code.Const: "const", code.Jump: "jump"}[kind]
		rows[op] = t.tuple(t.Intern(code.Op(op).String()), t.Intern(text))
	}
	return t.NewListOf(rows...)
}
