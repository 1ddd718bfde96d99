package vm

import (
	"reflect"
	"slices"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Comparison of code objects.

// compareCode compares two code objects by all that they are made of, but not by
// the files they come from.
func compareCode(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if op != OpEq && op != OpNe || !t.IsKind(b, obj.KindCode) {
		return obj.NotImplemented, nil
	}
	x, err := t.wholeOf(a)
	if err != nil {
		return 0, err
	}
	y, err := t.wholeOf(b)
	if err != nil {
		return 0, err
	}
	same := a == b || sameCode(x.Code, y.Code)
	if same && a != b {
		if same, err = t.Equal(t.LoadedOf(a).constants(), t.LoadedOf(b).constants()); err != nil {
			return 0, err
		}
	}
	return obj.Bool(same == (op == OpEq)), nil
}

func sameCode(a, b *code.Code) bool {
	a, err := a.Whole()
	if err != nil {
		return false
	}
	if b, err = b.Whole(); err != nil {
		return false
	}
	x, y := *a, *b
	x.Filename, y.Filename, x.Consts, y.Consts = "", "", nil, nil
	return reflect.DeepEqual(x, y) && slices.EqualFunc(a.Consts, b.Consts, sameConst)
}

func sameConst(a, b any) bool {
	if x, ok := a.(*code.Code); ok {
		y, ok := b.(*code.Code)
		return ok && sameCode(x, y)
	}
	return reflect.DeepEqual(a, b)
}

func hashCode(t *Thread, v Value) (int64, error) {
	ld, err := t.wholeOf(v)
	if err != nil {
		return 0, err
	}
	c := ld.Code
	return t.Hash(t.tuple(t.InternName(c.Name), obj.SmallInt(int64(c.FirstLine)), obj.SmallInt(int64(len(c.Instrs)))))
}
