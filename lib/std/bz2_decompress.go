package std

import (
	"bytes"
	"math"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/lib/bzip2"
)

func newBzUnpacker(t *Thread, args []Value) (Value, error) {
	state, err := newBytes(t, plainBytes(&bzip2.DecoderState{}))
	if err != nil {
		return 0, err
	}
	empty, err := newBytes(t, nil)
	if err != nil {
		return 0, err
	}
	column, err := t.NewByteArray("")
	if err != nil {
		return 0, err
	}
	kept, err := t.NewByteArray("")
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], state, empty, column, empty, kept, obj.SmallInt(0), empty, obj.FalseValue, obj.TrueValue)
}

// bzUnpacker is a decompressor during a call.
type bzUnpacker struct {
	bzip2.Decoder
	t     *Thread
	v     Value
	limit int
	block []byte // as it was before the call
}

// bzUnpackerOf takes a decompressor up. Bytes objects never change, so they may be
// read aside; of bytearrays there are copies.
func bzUnpackerOf(t *Thread, v Value, limit int) *bzUnpacker {
	u := &bzUnpacker{t: t, v: v, limit: limit}
	view := func(i int) []byte {
		b, _ := bytesLike(t, t.Field(v, i))
		return b[:len(b):len(b)]
	}
	copy(plainBytes(&u.DecoderState), view(bzState))
	u.Choices, u.Block = view(bzChoices), view(bzBlock)
	u.block = u.Block
	return u
}

func bzUnpack(t *Thread, args []Value) (Value, error) {
	limit, err := boundedInt(t, args[2], -1, math.MaxInt64, "ssize_t")
	if err != nil {
		return 0, err
	}
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if t.Field(args[0], bzEOF) == obj.TrueValue {
		return 0, t.Raise(t.VM.Exc.EOFError, "End of stream already reached")
	}
	u := bzUnpackerOf(t, args[0], int(limit))
	if u.Broken() {
		return 0, t.ValueError("Decompressor is unusable after a previous error")
	}
	err = bzInput.decode(t, args[0], data, u.begin, u.resume, isBzError)
	if err != nil && !isBzError(err) {
		return 0, err
	}
	if failed := u.keep(); failed != nil {
		return 0, failed
	}
	if err != nil {
		return 0, t.Raise(t.VM.Exc.OSError, "Invalid data stream")
	}
	return newBytes(t, u.Out)
}

func isBzError(err error) bool {
	_, is := err.(bzip2.Error)
	return is
}

// begin decodes input where none was kept, and keeps the rest.
func (u *bzUnpacker) begin(kept Value, data []byte) error {
	for more := true; more; {
		var err error
		if data, more, err = u.step(data); err != nil {
			return err
		}
	}
	if u.Done() {
		return u.setBytes(bzUnused, data)
	}
	if len(data) == 0 {
		return nil
	}
	return u.t.ByteArrayAssign(kept, string(data))
}

// resume decodes input that was kept, a piece at a time, and none before there is room
// for what that becomes.
func (u *bzUnpacker) resume(kept Value) error {
	t := u.t
	at, n := int(t.Field(u.v, bzKeptAt).Int()), t.ByteArrayLength(kept)
	for more := true; more; {
		var in []byte
		if !u.Pending() {
			in = bytes.Clone(t.ByteArrayRange(kept, at, min(at+bzAtOnce, n)))
		}
		rest, goesOn, err := u.step(in)
		if err != nil {
			return err
		}
		at += len(in) - len(rest)
		more = goesOn || !u.Pending() && !u.Done() && at+len(rest) < n
	}
	return bzInput.used(t, u.v, at, u.Done())
}

// step is that of the decoder, aside.
func (u *bzUnpacker) step(in []byte) (rest []byte, more bool, err error) {
	if u.Complete() && u.Split() {
		u.Earlier = bytes.Clone(u.t.ByteArrayView(u.t.Field(u.v, bzColumn)))
	}
	u.t.Segment.Aside(func() { rest, more, err = u.Step(in, u.limit) })
	if err == nil {
		err = u.t.Interrupted()
	}
	if err == nil {
		err = u.t.Room(len(u.Out))
	}
	return rest, more, err
}

// keep puts the state back into the object, as far as it has changed.
func (u *bzUnpacker) keep() error {
	t := u.t
	column := t.Field(u.v, bzColumn)
	from, to := 0, t.ByteArrayLength(column)
	if u.Split() {
		from = to
	}
	if from < to || len(u.Column) > 0 {
		if err := t.ByteArraySplice(column, from, to, string(u.Column)); err != nil {
			return err
		}
	}
	if unsafe.SliceData(u.Block) != unsafe.SliceData(u.block) {
		if err := u.setBytes(bzBlock, u.Block); err != nil {
			return err
		}
	}
	if before, _ := bytesLike(t, t.Field(u.v, bzChoices)); !bytes.Equal(before, u.Choices) {
		if err := u.setBytes(bzChoices, u.Choices); err != nil {
			return err
		}
	}
	state := u.Suspend()
	if err := u.setBytes(bzState, plainBytes(&state)); err != nil {
		return err
	}
	t.SetField(u.v, bzEOF, obj.Bool(u.Done()))
	t.SetField(u.v, bzNeeds, obj.Bool(!u.Done() && !u.Pending() && !u.Broken()))
	return nil
}

func (u *bzUnpacker) setBytes(i int, b []byte) error { return unpackSet(u.t, u.v, i, b) }
