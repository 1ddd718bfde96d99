package std

import (
	"encoding/binary"
	"sync/atomic"
	"unsafe"
)

// The state of a decompressor in the heap is a bytearray. A call stores what it has changed of it, and most of it is the
// window: what was put out, and no more. The inflater that has made the state what it is need not read it again either, if
// it is at hand: by a number that no other state has, be it of an attempt that was aborted, it knows it for its own.

// stateHead is how much of a state precedes the window's bytes.
const stateHead = int(unsafe.Offsetof(inflateState{}.window))

var inflateSerial atomic.Uint64

// memory is a state as bytes.
func (z *inflateState) memory() []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(z)), unsafe.Sizeof(*z))
}

// newInflateState is a state as an object of the heap. Of the window only what is
// filled is kept.
func newInflateState(t *Thread, z *inflateState) (Value, error) {
	z.fresh = 0
	return t.NewByteArray(string(z.memory()[:stateHead+int(z.filled)]))
}

// inflaterOf is an inflater in a state, to be given back by release.
func inflaterOf(t *Thread, state Value) *inflater {
	z := inflaters.Get().(*inflater)
	at := int(unsafe.Offsetof(inflateState{}.serial))
	if kept := t.ByteArrayRange(state, at, at+8); z.serial == 0 || binary.NativeEndian.Uint64(kept) != z.serial {
		copy(z.memory(), t.ByteArrayView(state))
		z.literal, z.dst = nil, nil
	}
	z.dict, z.hasDict = nil, false
	z.serial = 0 // until it is kept
	return z
}

// keep stores what has changed of the state.
func (z *inflater) keep(t *Thread, state Value) error {
	to, fresh := int(z.at), int(z.fresh)
	z.fresh, z.serial = 0, inflateSerial.Add(1)
	store := func(from, to int) error {
		end := min(to, t.ByteArrayLength(state))
		part := z.memory()[from:to]
		return t.ByteArraySplice(state, from, end, unsafe.String(unsafe.SliceData(part), len(part)))
	}
	const head = stateHead
	if err := store(0, head); err != nil {
		return err
	}
	switch from := to - fresh; {
	case fresh == windowSize:
		return store(head, head+windowSize)
	case from >= 0:
		return store(head+from, head+to)
	default:
		if err := store(head+from+windowSize, head+windowSize); err != nil {
			return err
		}
		return store(head, head+to)
	}
}
