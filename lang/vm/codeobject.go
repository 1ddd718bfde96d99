package vm

import (
	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Code objects as programs see them.

// codeGetter makes a getter of a fact of the loaded code.
func codeGetter(name string, f func(t *Thread, ld *Loaded) (Value, error)) Getter {
	return Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) {
		ld, err := t.wholeOf(v)
		if err != nil {
			return 0, err
		}
		return f(t, ld)
	}}
}

func (t *Thread) strTuple(names []string) (Value, error) {
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = t.InternName(n)
	}
	return t.NewTuple(items...)
}

var codeSpec = &TypeSpec{
	Name: "code", Shape: obj.ShapeCode, Kind: obj.KindCode, Body: codeWords, Final: true, Hidden: true,
	NewSig: codeNewSig, New: codeNew,
	Slots: Slots{Repr: func(t *Thread, v Value) (Value, error) {
		c := t.LoadedOf(v).Code
		return t.newStrf("<code object %s at %#x, file \"%s\", line %d>", c.Name, t.ID(v), c.Filename, c.FirstLine)
	}, Compare: compareCode, Hash: hashCode},
	Getters: []Getter{
		codeGetter("co_name", func(t *Thread, ld *Loaded) (Value, error) { return ld.name, nil }),
		codeGetter("co_qualname", func(t *Thread, ld *Loaded) (Value, error) { return ld.qualname, nil }),
		codeGetter("co_filename", func(t *Thread, ld *Loaded) (Value, error) { return t.InternName(ld.Code.Filename), nil }),
		codeGetter("co_firstlineno", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(ld.Code.FirstLine)), nil }),
		codeGetter("co_argcount", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(ld.Code.ArgCount)), nil }),
		codeGetter("co_posonlyargcount", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(ld.Code.PosOnlyCount)), nil }),
		codeGetter("co_kwonlyargcount", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(ld.Code.KwOnlyCount)), nil }),
		codeGetter("co_nlocals", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(len(ld.Code.VarNames))), nil }),
		codeGetter("co_stacksize", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(ld.Code.NumRegs)), nil }),
		codeGetter("co_flags", func(t *Thread, ld *Loaded) (Value, error) { return obj.SmallInt(int64(ld.Code.Flags)), nil }),
		codeGetter("co_varnames", func(t *Thread, ld *Loaded) (Value, error) { return t.strTuple(ld.Code.VarNames) }),
		codeGetter("co_names", func(t *Thread, ld *Loaded) (Value, error) { return t.strTuple(ld.Code.Names) }),
		codeGetter("co_cellvars", func(t *Thread, ld *Loaded) (Value, error) { return t.strTuple(ld.Code.CellVars) }),
		codeGetter("co_freevars", func(t *Thread, ld *Loaded) (Value, error) { return t.strTuple(ld.Code.FreeVars) }),
		codeGetter("co_consts", func(t *Thread, ld *Loaded) (Value, error) { return ld.asCompiled().constants(), nil }),
		codeGetter("co_code", func(t *Thread, ld *Loaded) (Value, error) {
			return t.NewBytes(string(ld.Code.CodeBytes()))
		}),
		codeGetter("co_linetable", func(t *Thread, ld *Loaded) (Value, error) { return t.NewBytes(string(ld.Code.LineTable())) }),
		codeGetter("co_exceptiontable", func(t *Thread, ld *Loaded) (Value, error) { return t.NewBytes(string(ld.Code.ExceptionTable())) }),
		codeGetter("co_lnotab", func(t *Thread, ld *Loaded) (Value, error) { return t.NewBytes(string(lnotab(ld.Code))) }),
	},
	Methods: []Native{
		{Name: "replace", Sig: replaceSig, Fn: codeReplace, Doc: "Return a copy of the code object with new values for the specified fields."},
		{Name: "co_lines", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			ld, err := t.wholeOf(a[0])
			if err != nil {
				return 0, err
			}
			l, err := t.NewList(0)
			if err != nil {
				return 0, err
			}
			row := func(start, end, line int) error {
				v := Value(obj.NoneValue)
				if line != 0 {
					v = obj.SmallInt(int64(line))
				}
				return t.ListAppend(l, t.tuple(obj.SmallInt(int64(start)), obj.SmallInt(int64(end)), v))
			}
			marks := ld.Code.Marks
			for i, p := range ld.Code.Positions {
				for ; len(marks) > 0 && int(marks[0].At) == i; marks = marks[1:] {
					if line := int(marks[0].Line); line > 0 {
						if err := row(i, i, line); err != nil {
							return 0, err
						}
					}
				}
				if err := row(i, i+1, int(p.Line)); err != nil {
					return 0, err
				}
			}
			return t.Iter(l)
		}},
		{Name: "co_positions", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			ld, err := t.wholeOf(a[0])
			if err != nil {
				return 0, err
			}
			l, err := t.NewList(0)
			if err != nil {
				return 0, err
			}
			for _, p := range ld.Code.Positions {
				if err := t.ListAppend(l, t.positionTuple(p)); err != nil {
					return 0, err
				}
			}
			return t.Iter(l)
		}},
	},
}

// lnotab are the steps, in instructions and lines, in which a code goes on to other lines.
func lnotab(c *code.Code) (table []byte) {
	const most = 127
	at, line := 0, c.FirstLine
	for i, p := range c.Positions {
		if p.Line == 0 || int(p.Line) == line {
			continue
		}
		d, to := i-at, int(p.Line)-line
		for ; d > 2*most; d -= 2 * most {
			table = append(table, 2*most, 0)
		}
		for to > most || to < -most-1 {
			step := max(min(to, most), -most-1)
			table = append(table, byte(d), byte(step))
			d, to = 0, to-step
		}
		table = append(table, byte(d), byte(to))
		at, line = i, int(p.Line)
	}
	return table
}

func (t *Thread) positionTuple(p code.Pos) Value {
	if p.Line == 0 {
		return t.tuple(obj.NoneValue, obj.NoneValue, obj.NoneValue, obj.NoneValue)
	}
	return t.tuple(obj.SmallInt(int64(p.Line)), obj.SmallInt(int64(p.EndLine)), obj.SmallInt(int64(p.Col)), obj.SmallInt(int64(p.EndCol)))
}
