package builtin

import (
	"strconv"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// appendRepr appends repr(v). v need not be rooted; buf is Go's memory.
func appendRepr(t *vm.Thread, buf []byte, v Value) ([]byte, error) {
	switch {
	case v.IsInt():
		return strconv.AppendInt(buf, v.Int(), 10), nil
	case v.IsFloat():
		return obj.AppendFloat(buf, v.Float(), true), nil
	case t.IsExact(v, obj.KindStr, obj.ShapeStr):
		return obj.AppendRepr(buf, t.StrView(v)), nil
	}
	r, err := t.Repr(v)
	if err != nil {
		return nil, err
	}
	return append(buf, t.StrView(r)...), nil
}
