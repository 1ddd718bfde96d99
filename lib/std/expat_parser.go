package std

import (
	"bytes"
	"sync"
	"unicode/utf8"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/lib/expat"
)

// expatPool keeps what parsers use during calls.
type expatPool struct{ free sync.Pool }

// expatParser is a parser during a call: taken up from its object, and kept there
// at the end.
type expatParser struct {
	expat.Parser
	t     *Thread
	v     Value
	dtd   expatTables
	kept  [3]expatStack
	input []byte // as it was before the call
	flags expat.Flags
	queue []Value
	text  []byte
	build treeBuilder
	built int  // events that build has taken in this round
	more  bool // there may be more of them
}

// take takes a parser up. Bytes objects never change, and bytearrays do only in keep.
func (x *expatPool) take(t *Thread, v Value) *expatParser {
	p, _ := x.free.Get().(*expatParser)
	if p == nil {
		p = &expatParser{}
	}
	p.t, p.v = t, v
	view := func(i int) []byte {
		b, _ := bytesLike(t, t.Field(v, i))
		return b[:len(b):len(b)]
	}
	copy(plainBytes(&p.State), view(expatState))
	p.input = view(expatInput)
	p.Input = p.input
	for i, stack := range p.stacks() {
		kept := &p.kept[i]
		*kept = expatStack{t, t.Field(v, expatTags+i)}
		stack.Take(kept, t.ByteArrayLength(kept.v))
	}
	p.Table = nil
	if table := t.Field(v, expatTable); table != none {
		p.Table = []byte(t.StrView(table))
	}
	p.dtd = expatTables{t, t.Field(v, expatDTD)}
	p.DTD = &p.dtd
	p.flags = p.dtd.flags()
	p.Flags = p.flags
	p.Handlers = expat.Mask(t.Field(v, expatMask).Int()) | expat.Of(expat.UnknownEncoding)
	p.Prepare()
	return p
}

// stacks are those of a parser, in the order of its words.
func (p *expatParser) stacks() [3]*expat.Stack {
	return [3]*expat.Stack{&p.Tags, &p.Bindings, &p.Entities}
}

// expatStack is a bytearray that keeps a stack.
type expatStack struct {
	t *Thread
	v Value
}

// Range implements expat.Bytes.
func (s *expatStack) Range(from, to int) []byte { return s.t.ByteArrayRange(s.v, from, to) }

// release gives back what take has used.
func (x *expatPool) release(p *expatParser) {
	p.t, p.v, p.input, p.Input, p.Table = nil, 0, nil, nil, nil
	p.dtd, p.kept, p.build, p.built, p.more = expatTables{}, [3]expatStack{}, treeBuilder{}, 0, false
	clear(p.Events)
	p.queue = p.queue[:0]
	x.free.Put(p)
}

// keep puts the parser back into its object, as far as it has changed.
func (p *expatParser) keep() error {
	t := p.t
	for i, stack := range p.stacks() {
		if !stack.Changed() {
			continue
		}
		if err := t.ByteArraySplice(p.kept[i].v, stack.Keep, stack.Size, string(stack.Fresh)); err != nil {
			return err
		}
	}
	if !sameBytes(p.Input, p.input) {
		if err := unpackSet(t, p.v, expatInput, p.Input); err != nil {
			return err
		}
	}
	if p.Flags != p.flags {
		p.dtd.setFlags(p.Flags)
	}
	state, _ := bytesLike(t, t.Field(p.v, expatState))
	if now := plainBytes(&p.State); !bytes.Equal(now, state) {
		return unpackSet(t, p.v, expatState, now)
	}
	return nil
}

// sameBytes reports whether two slices are one piece of memory.
func sameBytes(a, b []byte) bool {
	return len(a) == len(b) && unsafe.SliceData(a) == unsafe.SliceData(b)
}

// feed gives a parser more input.
func (x *expatPool) feed(t *Thread, args []Value) (Value, error) {
	final, err := t.Truth(args[2])
	if err != nil {
		return 0, err
	}
	v, data := args[0], t.Unwrap(args[1])
	p := x.take(t, v)
	defer x.release(p)
	var in []byte
	switch {
	case t.IsInstance(data, obj.ShapeStr):
		if !utf8.ValidString(t.StrView(data)) {
			return t.CallMethod(data, "encode") // which fails
		}
		p.SetEncoding("utf-8")
		in = []byte(t.StrView(data))
	case t.IsInstance(data, obj.ShapeBytes):
		in, _ = bytesLike(t, data)
		in = in[:len(in):len(in)]
	default:
		if in, err = bytesArg(t, data); err != nil {
			return 0, err
		}
	}
	p.Feed(in, final)
	if sameBytes(p.Input, in) && t.IsExact(data, obj.KindBytes, obj.ShapeBytes) {
		t.SetField(v, expatInput, data)
		p.input = p.Input
	}
	return none, p.keep()
}

// mute ends a call after an exception: nobody has handlers any more, and the rest of the
// input is gone through.
func (x *expatPool) mute(t *Thread, args []Value) (Value, error) {
	v := args[0]
	for i := expatHandler; i < expatBody; i++ {
		t.SetField(v, i, none)
	}
	t.SetField(v, expatMask, obj.SmallInt(0))
	if err := x.clearQueue(t, v); err != nil {
		return 0, err
	}
	p := x.take(t, v)
	defer x.release(p)
	p.Answer(true)
	p.Handlers = 0
	for p.Next() {
	}
	return none, p.keep()
}

func (x *expatPool) clearQueue(t *Thread, v Value) error {
	none, err := t.NewTuple()
	if err != nil {
		return err
	}
	t.SetField(v, expatQueue, none)
	t.SetField(v, expatQueueAt, obj.SmallInt(0))
	return unpackSet(t, v, expatText, nil)
}
