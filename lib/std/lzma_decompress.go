package std

import (
	"bytes"
	"math"
	"sync"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/lib/xz"
)

// newLzObject is a decompressor at the start of a stream.
func newLzObject(t *Thread, class Value, d *xz.Decoder) (Value, error) {
	d.Suspend()
	state, err := t.NewByteArray(string(plainBytes(&d.DecoderState)[:d.Used()]))
	if err != nil {
		return 0, err
	}
	empty, err := newBytes(t, nil)
	if err != nil {
		return 0, err
	}
	pieces, err := tuple(t)
	if err != nil {
		return 0, err
	}
	kept, err := t.NewByteArray("")
	if err != nil {
		return 0, err
	}
	return newObject(t, class, state, pieces, empty, kept, obj.SmallInt(0), empty, obj.FalseValue, obj.TrueValue, obj.SmallInt(int64(d.Check())))
}

// lzUnpacker is a decompressor during a call.
type lzUnpacker struct {
	*xz.Decoder
	t     *Thread
	v     Value
	limit int
	more  bool // of the output can be had without input
}

var lzDecoders = sync.Pool{New: func() any { return new(xz.Decoder) }}

// lzUnpackerOf takes a decompressor up. Bytes objects never change, so they may be
// read aside.
func lzUnpackerOf(t *Thread, v Value, limit int) *lzUnpacker {
	view := func(v Value) []byte {
		b, _ := bytesLike(t, v)
		return b[:len(b):len(b)]
	}
	d := lzDecoders.Get().(*xz.Decoder)
	copy(plainBytes(&d.DecoderState), t.ByteArrayView(t.Field(v, lzState)))
	tuple := t.Field(v, lzPieces)
	pieces := make([][]byte, t.TupleLen(tuple))
	for i := range pieces {
		pieces[i] = view(t.TupleItem(tuple, i))
	}
	d.Resume(pieces, view(t.Field(v, lzReady)))
	return &lzUnpacker{Decoder: d, t: t, v: v, limit: limit}
}

// release gives the decoder back, which holds on to nothing but memory of its own.
func (u *lzUnpacker) release() {
	if u.Memory() <= lzDecoderMost {
		u.Resume(nil, nil)
		lzDecoders.Put(u.Decoder)
	}
}

// lzDecoderMost is how much memory a decoder may hold that is used again.
const lzDecoderMost = 1 << 20

func lzUnpack(t *Thread, args []Value) (Value, error) {
	limit, err := boundedInt(t, args[2], -1, math.MaxInt64, "ssize_t")
	if err != nil {
		return 0, err
	}
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if t.Field(args[0], lzEOF) == obj.TrueValue {
		return 0, t.Raise(t.VM.Exc.EOFError, "Already at end of stream")
	}
	u := lzUnpackerOf(t, args[0], int(limit))
	defer u.release()
	err = lzInput.decode(t, args[0], data, u.begin, u.resume, isLzError)
	if err != nil && !isLzError(err) {
		return 0, err
	}
	if failed := u.keep(); failed != nil {
		return 0, failed
	}
	if err != nil {
		return 0, lzmaFail(t, err)
	}
	return newBytes(t, u.Out)
}

func isLzError(err error) bool {
	_, is := err.(xz.Error)
	return is
}

// begin decodes input where none was kept, and keeps the rest.
func (u *lzUnpacker) begin(kept Value, data []byte) error {
	for more := true; more; {
		var err error
		if data, more, err = u.step(data); err != nil {
			return err
		}
	}
	u.more = len(u.Out) == u.limit
	if u.Done() {
		return unpackSet(u.t, u.v, lzUnused, data)
	}
	if len(data) == 0 {
		return nil
	}
	return u.t.ByteArrayAssign(kept, string(data))
}

// resume decodes input that was kept, a piece at a time.
func (u *lzUnpacker) resume(kept Value) error {
	t := u.t
	at, n := int(t.Field(u.v, lzKeptAt).Int()), t.ByteArrayLength(kept)
	for more := true; more; {
		in := bytes.Clone(t.ByteArrayRange(kept, at, min(at+lzAtOnce, n)))
		rest, goesOn, err := u.step(in)
		if err != nil {
			return err
		}
		used := len(in) - len(rest)
		at += used
		more = goesOn || used > 0 && !u.Done() && at+len(rest) < n && len(u.Out) != u.limit
	}
	u.more = len(u.Out) == u.limit
	return lzInput.used(t, u.v, at, u.Done())
}

// step is that of the decoder, aside.
func (u *lzUnpacker) step(in []byte) (rest []byte, more bool, err error) {
	u.t.Segment.Aside(func() { rest, more, err = u.Step(in, u.limit) })
	if err == nil {
		err = u.t.Interrupted()
	}
	if err == nil {
		err = u.t.Room(len(u.Out))
	}
	return rest, more, err
}

// keep puts the state back into the object.
func (u *lzUnpacker) keep() error {
	t := u.t
	from, to, others, ready := u.Suspend()
	old := t.Field(u.v, lzPieces)
	pieces := make([]Value, 0, to-from+len(others))
	for i := from; i < to; i++ {
		pieces = append(pieces, t.TupleItem(old, i))
	}
	for _, p := range others {
		piece, err := newBytes(t, p)
		if err != nil {
			return err
		}
		pieces = append(pieces, piece)
	}
	kept, err := tuple(t, pieces...)
	if err != nil {
		return err
	}
	t.SetField(u.v, lzPieces, kept)
	if err := unpackSet(t, u.v, lzReady, ready); err != nil {
		return err
	}
	state, now := t.Field(u.v, lzState), plainBytes(&u.DecoderState)[:u.Used()]
	if err := t.ByteArraySplice(state, 0, t.ByteArrayLength(state), unsafe.String(&now[0], len(now))); err != nil {
		return err
	}
	t.SetField(u.v, lzCheck, obj.SmallInt(int64(u.Check())))
	t.SetField(u.v, lzEOF, obj.Bool(u.Done()))
	t.SetField(u.v, lzNeeds, obj.Bool(!u.Done() && !u.more))
	return nil
}
