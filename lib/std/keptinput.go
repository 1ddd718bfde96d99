package std

import "pystm/lang/vm/obj"

// keptInput is input that a decompressor could not decode yet, for want of room for the output: a bytearray, of
// which the first bytes are decoded already. It tells the words of the object in which that is.
type keptInput struct {
	bytes  int // bytearray
	at     int // int: how much of it is decoded
	unused int // bytes: what comes after the end of the stream
}

// decode has begin decode data if nothing is kept, else resume what is kept, with data behind it. After
// an error that is not one of the data, which wrong tells, the object is as before.
func (k keptInput) decode(t *Thread, v Value, data []byte, begin func(kept Value, data []byte) error, resume func(kept Value) error, wrong func(error) bool) error {
	kept := t.Field(v, k.bytes)
	n := t.ByteArrayLength(kept)
	if n == 0 {
		return begin(kept, data)
	}
	if err := t.ByteArraySplice(kept, n, n, string(data)); err != nil {
		return err
	}
	err := resume(kept)
	if err != nil && !wrong(err) {
		t.ByteArraySplice(kept, n, t.ByteArrayLength(kept), "")
	}
	return err
}

// used notes that what was kept is decoded up to at, and where the stream is done that no more of it is wanted.
func (k keptInput) used(t *Thread, v Value, at int, done bool) error {
	kept := t.Field(v, k.bytes)
	n := t.ByteArrayLength(kept)
	if done {
		if err := unpackSet(t, v, k.unused, t.ByteArrayRange(kept, at, n)); err != nil {
			return err
		}
		at = n
	}
	if at > n/2 {
		if err := t.ByteArrayAssign(kept, string(t.ByteArrayRange(kept, at, n))); err != nil {
			return err
		}
		at = 0
	}
	t.SetField(v, k.at, obj.SmallInt(int64(at)))
	return nil
}
