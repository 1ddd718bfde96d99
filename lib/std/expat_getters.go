package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/expat"
)

// getters are the attributes of a parser.
func (x *expatPool) getters() []vm.Getter {
	number := func(name string, get func(p *expatParser) int) vm.Getter {
		return vm.Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) {
			p := x.take(t, v)
			defer x.release(p)
			return t.NewInt(int64(get(p))), nil
		}}
	}
	line := func(p *expatParser) int { return p.Place().Line }
	column := func(p *expatParser) int { return p.Place().Column }
	index := func(p *expatParser) int { return p.Place().Index }
	out := []vm.Getter{
		number("ErrorCode", func(p *expatParser) int { return int(p.Error) }),
		number("ErrorLineNumber", line), number("ErrorColumnNumber", column), number("ErrorByteIndex", index),
		number("CurrentLineNumber", line), number("CurrentColumnNumber", column), number("CurrentByteIndex", index),
		{Name: "buffer_used", Get: func(t *Thread, v Value) (Value, error) {
			b, _ := bytesLike(t, t.Field(v, expatText))
			return t.NewInt(int64(len(b))), nil
		}},
		{Name: "intern", Get: fieldGetter(expatIntern)},
		{Name: "buffer_size", Get: fieldGetter(expatSize), Set: expatSetSize},
		expatSwitch("buffer_text", expatBuffers, true), expatSwitch("ordered_attributes", expatOrdered, false),
		expatSwitch("specified_attributes", expatSpecified, false),
		{Name: "namespace_prefixes", Get: func(t *Thread, v Value) (Value, error) {
			p := x.take(t, v)
			defer x.release(p)
			return obj.Bool(p.Triplets), nil
		}, Set: x.setPrefixes},
	}
	for kind, name := range expatHandlers {
		if kind != int(expat.DefaultExpand) {
			name += "Handler"
		}
		out = append(out, vm.Getter{Name: name, Get: fieldGetter(expatHandler + kind), Set: x.handlerSetter(expat.Kind(kind))})
	}
	return out
}

func expatKept(t *Thread) error { return t.Raise(t.VM.Exc.RuntimeError, "Cannot delete attribute") }

// expatFlush tells of the text that was collected.
func expatFlush(t *Thread, v Value) error {
	text, _ := bytesLike(t, t.Field(v, expatText))
	if len(text) == 0 {
		return nil
	}
	s, err := t.NewStr(string(text))
	if err == nil {
		err = unpackSet(t, v, expatText, nil)
	}
	if handler := t.Field(v, expatHandler+int(expat.CharacterData)); err == nil && handler != none {
		_, err = t.Call(handler, s)
	}
	return err
}

// expatSwitch is an attribute that is on or off.
func expatSwitch(name string, i int, flushes bool) vm.Getter {
	return vm.Getter{Name: name, Get: fieldGetter(i), Set: func(t *Thread, v, x Value) error {
		if x == unbound {
			return expatKept(t)
		}
		m := t.Mark()
		defer t.Release(m)
		self := t.Keep(v)
		on, err := t.Truth(x)
		if err == nil && flushes && !on {
			err = expatFlush(t, *self)
		}
		if err == nil {
			t.SetField(*self, i, obj.Bool(on))
		}
		return err
	}}
}

func expatSetSize(t *Thread, v, x Value) error {
	if x == unbound {
		return expatKept(t)
	}
	x = t.Unwrap(x)
	if !t.IsInstance(x, obj.ShapeInt) {
		return t.TypeError("buffer_size must be an integer")
	}
	n, ok := t.Int64(x)
	switch {
	case !ok:
		return t.OverflowError("Python int too large to convert to C long")
	case n <= 0:
		return t.ValueError("buffer_size must be greater than zero")
	case n > math.MaxInt32:
		return t.ValueError("buffer_size must not be greater than %d", math.MaxInt32)
	}
	m := t.Mark()
	defer t.Release(m)
	self := t.Keep(v)
	if err := expatFlush(t, *self); err != nil {
		return err
	}
	t.SetField(*self, expatSize, obj.SmallInt(n))
	return nil
}

func (x *expatPool) setPrefixes(t *Thread, v, on Value) error {
	if on == unbound {
		return expatKept(t)
	}
	m := t.Mark()
	defer t.Release(m)
	self := t.Keep(v)
	yes, err := t.Truth(on)
	if err != nil {
		return err
	}
	p := x.take(t, *self)
	defer x.release(p)
	p.Triplets = yes
	return p.keep()
}

// handlerSetter sets the handler of a kind.
func (x *expatPool) handlerSetter(kind expat.Kind) func(*Thread, Value, Value) error {
	return func(t *Thread, v, f Value) error {
		if f == unbound {
			return expatKept(t)
		}
		m := t.Mark()
		defer t.Release(m)
		self, handler := t.Keep(v), t.Keep(f)
		if kind == expat.CharacterData {
			if err := expatFlush(t, *self); err != nil {
				return err
			}
		}
		t.SetField(*self, expatHandler+int(kind), *handler)
		bit := kind
		if kind == expat.Default || kind == expat.DefaultExpand {
			bit = expat.Default
			t.SetField(*self, expatDefault, obj.SmallInt(int64(kind)))
			p := x.take(t, *self)
			defer x.release(p)
			p.SetExpansion(kind == expat.DefaultExpand)
			if err := p.keep(); err != nil {
				return err
			}
		}
		mask := t.Field(*self, expatMask).Int() &^ (1 << bit)
		if *handler != none {
			mask |= 1 << bit
		}
		t.SetField(*self, expatMask, obj.SmallInt(mask))
		return nil
	}
}
