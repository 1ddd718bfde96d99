package vm

import "pystm/lang/vm/obj"

// Traceback objects: one entry for each frame that an exception has passed.

// Words of a traceback object.
const (
	tbNext    = 1
	tbCode    = 2 // code object
	tbLasti   = 3 // small int: instruction number
	tbGlobals = 4
	tbFrame   = 5 // frame object once asked for, else Unbound
	tbLocals  = 6 // namespace, or Unbound: then the registers of locals and cells follow
	tbCaller  = 7 // address of the caller's frame; of an entry made by hand minus its line
	tbBack    = 8 // the caller's entry; or the number of the entry's own frame, which caught the exception; or Unbound
	tbWords   = 9
)

var tracebackSpec = &TypeSpec{
	Name: "traceback", Shape: obj.ShapeTraceback, Kind: obj.KindTraceback, Body: tbWords, Final: true, Hidden: true,
	NewSig: "cls, tb_next, tb_frame, tb_lasti, tb_lineno",
	New: func(t *Thread, a []Value) (Value, error) {
		if !a[2].IsRef() || t.ShapeID(a[2]) != obj.ShapeFrame {
			return 0, t.TypeError("traceback() argument 'tb_frame' must be frame, not %s", t.TypeName(a[2]))
		}
		if a[1] != obj.NoneValue && !t.IsKind(a[1], obj.KindTraceback) {
			return 0, t.TypeError("expected traceback object or None, got '%s'", t.TypeName(a[1]))
		}
		if _, err := t.ToInt(a[3]); err != nil {
			return 0, err
		}
		n, err := t.ToInt(a[4])
		if err != nil {
			return 0, err
		}
		line := int64(n)
		tb := obj.FromRef(t.Alloc(obj.KindTraceback, obj.ShapeTraceback, tbWords*wordSize))
		t.Init(tb, tbNext, a[1])
		t.Init(tb, tbCode, t.Field(a[2], frameCode))
		t.Init(tb, tbLasti, a[3])
		t.Init(tb, tbCaller, obj.SmallInt(-line))
		t.Init(tb, tbGlobals, t.Field(a[2], frameGlobals))
		t.Init(tb, tbFrame, a[2])
		return tb, nil
	},
	Slots: Slots{},
	Getters: []Getter{
		{Name: "tb_next", Get: fieldGetter("", tbNext).Get, Set: func(t *Thread, tb, x Value) error {
			if x == obj.Unbound {
				return t.TypeError("can't delete tb_next attribute")
			}
			if x != obj.NoneValue && !t.IsKind(x, obj.KindTraceback) {
				return t.TypeError("expected traceback object, got '%s'", t.TypeName(x))
			}
			for n := x; n.IsRef(); n = t.Field(n, tbNext) {
				if n == tb {
					return t.ValueError("traceback loop detected")
				}
			}
			t.SetField(tb, tbNext, x)
			return nil
		}},
		fieldGetter("tb_lasti", tbLasti),
		{Name: "tb_lineno", Get: func(t *Thread, tb Value) (Value, error) { return obj.SmallInt(int64(t.tbLine(tb))), nil }},
		{Name: "tb_frame", Get: func(t *Thread, tb Value) (Value, error) { return t.tbFrameObject(tb) }},
	},
}

// tbLine is the line of a traceback entry.
func (t *Thread) tbLine(tb Value) int {
	if made := t.Field(tb, tbCaller).Int(); made < 0 {
		return int(-made)
	}
	return lineOf(t.LoadedOf(t.Field(tb, tbCode)).Code, int(t.Field(tb, tbLasti).Int()))
}

// tbFrameObject is the frame object of a traceback entry: that of the frame
// itself if it still runs, else one that shows what the entry remembers.
func (t *Thread) tbFrameObject(tb Value) (Value, error) {
	if f := t.Field(tb, tbFrame); f != obj.Unbound {
		return f, nil
	}
	back := t.Field(tb, tbBack)
	if back.IsInt() {
		if fp := t.numberedFrame(back); fp != nil {
			f := t.frameObject(fp)
			t.SetField(tb, tbFrame, f)
			return f, nil
		}
	}
	f := t.NewFields(obj.KindFields, obj.ShapeFrame, t.Field(tb, tbCode), t.Field(tb, tbLasti), t.Field(tb, tbGlobals), t.Field(tb, tbLocals),
		obj.NoneValue, obj.Unbound, obj.Unbound, obj.Unbound, obj.Unbound, obj.NoneValue, obj.Unbound, obj.Unbound, obj.SmallInt(0))
	if n := t.arrayWords(tb) - tbWords; t.Field(tb, tbLocals) == obj.Unbound && n >= int(t.LoadedOf(t.Field(tb, tbCode)).locals) {
		a, err := t.NewArray(n)
		if err != nil {
			return 0, err
		}
		copy(t.Values(a, 1, n), t.Values(tb, tbWords, n))
		t.SetField(f, frameRegs, a)
	}
	t.SetField(tb, tbFrame, f)
	if t.IsKind(back, obj.KindTraceback) {
		b, err := t.tbFrameObject(back)
		if err != nil {
			return 0, err
		}
		t.SetField(f, frameBack, b)
	}
	return f, nil
}
