package vm

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Code objects put together from their parts: code(…) and code.replace(…). Parts may
// come from anywhere, so what they make is verified before there is a code object.

// codeNewSig is the signature of code().
const codeNewSig = "cls, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, " +
	"filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /"

// replaceSig is the signature of code.replace.
const replaceSig = "self, /, *, co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, co_nlocals=None, co_stacksize=None, " +
	"co_flags=None, co_code=None, co_consts=None, co_names=None, co_varnames=None, co_filename=None, co_name=None, co_qualname=None, " +
	"co_firstlineno=None, co_linetable=None, co_exceptiontable=None, co_freevars=None, co_cellvars=None"

// codeParts are the parts of a code object that shall be. Those that are texts, names
// and most of the numbers stand in Code already.
type codeParts struct {
	code.Code
	nlocals, stackSize, flags int
	instrs, lines, exceptions []byte
	consts                    *Value // the tuple, kept
}

// fields are the parts in the order of code().
func (p *codeParts) fields() []any {
	return []any{
		&p.ArgCount, &p.PosOnlyCount, &p.KwOnlyCount, &p.nlocals, &p.stackSize, &p.flags, &p.instrs, p.consts, &p.Names, &p.VarNames,
		&p.Filename, &p.Name, &p.Qualname, &p.FirstLine, &p.lines, &p.exceptions, &p.FreeVars, &p.CellVars,
	}
}

// codeNew is code(…).
func codeNew(t *Thread, a []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	p := codeParts{consts: t.Keep(obj.Unbound)}
	for i, field := range p.fields() {
		if err := t.setPart(field, &a[1+i], func() string { return fmt.Sprintf("code() argument %d", i+1) }); err != nil {
			return 0, err
		}
	}
	return t.assembleCode(&p)
}

// codeReplace makes a copy of a code object that differs in some parts.
func codeReplace(t *Thread, a []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ld, err := t.wholeOf(a[0])
	if err != nil {
		return 0, err
	}
	c := ld.Code
	p := codeParts{
		Code: *c, nlocals: len(c.VarNames), stackSize: c.NumRegs, flags: int(c.Flags), consts: t.Keep(t.LoadedOf(a[0]).constants()),
		instrs: c.CodeBytes(), lines: c.LineTable(), exceptions: c.ExceptionTable(),
	}
	params := splitParams(replaceSig)[3:]
	for i, field := range p.fields() {
		if a[1+i] == obj.Unbound {
			continue
		}
		name, _, _ := strings.Cut(params[i], "=")
		if err := t.setPart(field, &a[1+i], func() string { return "replace() argument '" + name + "'" }); err != nil {
			return 0, err
		}
	}
	return t.assembleCode(&p)
}

// setPart sets a part to the value of an argument; which names that.
func (t *Thread) setPart(field any, v *Value, which func() string) error {
	want := ""
	has := func(shape uint32, name string) bool {
		want = name
		return t.IsInstance(*v, shape)
	}
	switch to := field.(type) {
	case *int:
		n, err := t.ToInt(*v)
		if err == nil && n != int(int32(n)) {
			err = t.OverflowError("Python int too large to convert to C int")
		}
		*to = n
		return err
	case *string:
		if has(obj.ShapeStr, "str") {
			*to = strings.Clone(t.StrView(t.Unwrap(*v)))
			return nil
		}
	case *[]byte:
		if has(obj.ShapeBytes, "bytes") {
			*to = []byte(t.BytesView(t.Unwrap(*v)))
			return nil
		}
	case *Value:
		if has(obj.ShapeTuple, "tuple") {
			*to = t.Unwrap(*v)
			return nil
		}
	case *[]string:
		if has(obj.ShapeTuple, "tuple") {
			return t.setNames(to, t.Unwrap(*v))
		}
	}
	is := t.TypeName(*v)
	if *v == obj.NoneValue {
		is = "None"
	}
	return t.TypeError("%s must be %s, not %s", which(), want, is)
}

// setNames sets names to those in a tuple.
func (t *Thread) setNames(to *[]string, tuple Value) error {
	*to = nil
	for _, x := range t.TupleView(tuple) {
		if !t.IsInstance(x, obj.ShapeStr) {
			return t.TypeError("name tuples must contain only strings, not '%s'", t.TypeName(x))
		}
		*to = append(*to, strings.Clone(t.StrView(t.Unwrap(x))))
	}
	return nil
}

// assembleCode makes a code object, if its parts fit together.
func (t *Thread) assembleCode(p *codeParts) (Value, error) {
	for _, n := range []struct {
		name string
		n    int
	}{{"argcount", p.ArgCount}, {"posonlyargcount", p.PosOnlyCount}, {"kwonlyargcount", p.KwOnlyCount}, {"nlocals", p.nlocals}} {
		if n.n < 0 {
			return 0, t.ValueError("code: %s must not be negative", n.name)
		}
	}
	if p.ArgCount < p.PosOnlyCount || p.stackSize < 0 || p.flags < 0 {
		return 0, t.Raise(t.VM.Exc.SystemError, "code: bad argument")
	}
	c := &p.Code
	c.NumRegs, c.Flags = min(p.stackSize, math.MaxUint16), uint32(p.flags)
	if c.NumParams() > len(c.VarNames) {
		return 0, t.ValueError("code: co_varnames is too small")
	}
	if p.nlocals != len(c.VarNames) {
		return 0, t.ValueError("code: co_nlocals != len(co_varnames)")
	}
	given := slices.Clone(t.TupleView(*p.consts))
	c.Consts = make([]any, len(given))
	for i, x := range given {
		c.Consts[i] = t.codeConst(x, 0)
	}
	err := p.setTables()
	if err == nil {
		if err = code.Verify(c); err == nil {
			err = code.CheckFlow(c)
		}
	}
	if err != nil {
		return 0, t.ValueError("code: %s", err.Error())
	}
	ld, err := t.loadWith(c, given)
	if err != nil {
		return 0, err
	}
	return ld.object, nil
}

// setTables makes of bytes what stands in them.
func (p *codeParts) setTables() error {
	c := &p.Code
	if err := c.SetCodeBytes(p.instrs); err != nil {
		return err
	}
	if err := c.SetLineTable(p.lines); err != nil {
		return err
	}
	if err := c.SetExceptionTable(p.exceptions); err != nil {
		return err
	}
	var ok bool
	if c.CellRegs, c.FreeReg, ok = c.Layout(); !ok {
		return errLayout
	}
	return nil
}

var errLayout = errors.New("co_cellvars and co_freevars are not those of co_code")

// codeConst is a constant as code has it; one that is none in source text is an Object.
func (t *Thread) codeConst(v Value, depth int) any {
	items := func(list []Value) []any {
		out := make([]any, len(list))
		for i, x := range list {
			out[i] = t.codeConst(x, depth+1)
		}
		return out
	}
	switch {
	case depth > maxConstDepth:
		return code.Object{}
	case v == obj.NoneValue:
		return code.NoneType{}
	case v == obj.Ellipsis:
		return code.EllipsisType{}
	case t.IsKind(v, obj.KindCode):
		return t.LoadedOf(v).Code
	case t.IsExact(v, obj.KindTuple, obj.ShapeTuple):
		return code.Tuple(items(t.TupleView(v)))
	}
	if v.IsRef() {
		switch {
		case t.IsExact(v, obj.KindInt, obj.ShapeInt), t.IsExact(v, obj.KindFloat, obj.ShapeFloat), t.IsExact(v, obj.KindComplex, obj.ShapeComplex),
			t.IsExact(v, obj.KindStr, obj.ShapeStr), t.IsExact(v, obj.KindBytes, obj.ShapeBytes):
		case t.IsExact(v, obj.KindSet, obj.ShapeFrozenSet):
			set := make([]Value, 0, t.SetLen(v))
			for i, key := t.SetAt(v, 0); i >= 0; i, key = t.SetAt(v, i+1) {
				set = append(set, key)
			}
			return code.FrozenSet(items(set))
		default:
			return code.Object{}
		}
	} else if !v.IsInt() && !v.IsFloat() && !v.IsBool() {
		return code.Object{}
	}
	return codeConstant(t.plainConstant(v))
}

// maxConstDepth is how deep tuples in constants are looked into.
const maxConstDepth = 100
