package bzip2

import "encoding/binary"

// bitReader takes bits from a slice, the highest first.
type bitReader struct {
	in   []byte
	next int    // byte of in that is not in window
	bits uint64 // what comes next, from the highest bit on
	n    uint   // bits in it
}

// newBitReader reads from a bit of the first byte on.
func newBitReader(in []byte, bit uint8) bitReader {
	r := bitReader{in: in}
	if bit > 0 {
		r.peek(8)
		r.drop(uint(bit))
	}
	return r
}

// fill makes as many bits as there are available, 56 at most.
func (r *bitReader) fill() {
	if r.next+8 <= len(r.in) {
		r.bits |= binary.BigEndian.Uint64(r.in[r.next:]) >> r.n
		r.next += int(63-r.n) >> 3
		r.n |= 56
		return
	}
	for ; r.n <= 56 && r.next < len(r.in); r.next++ {
		r.bits |= uint64(r.in[r.next]) << (56 - r.n)
		r.n += 8
	}
}

// peek is the next n bits, 1 to 32, if there are as many.
func (r *bitReader) peek(n uint) (v uint32, ok bool) {
	if r.n < n {
		if r.fill(); r.n < n {
			return 0, false
		}
	}
	return uint32(r.bits >> (64 - n)), true
}

func (r *bitReader) drop(n uint) {
	r.bits <<= n
	r.n -= n
}

// take is peek and drop.
func (r *bitReader) take(n uint) (v uint32, ok bool) {
	if v, ok = r.peek(n); ok {
		r.drop(n)
	}
	return v, ok
}

// rest is the input from the byte with the next bit on, and which bit of it that is.
func (r *bitReader) rest() (in []byte, bit uint8) {
	at := r.next*8 - int(r.n)
	return r.in[at/8:], uint8(at % 8)
}

// bitWriter appends bits to bytes, the highest first.
type bitWriter struct {
	out  []byte
	bits uint64
	n    uint // of bits, in its low end
}

// put appends the n low bits of v, 32 at most.
func (w *bitWriter) put(n uint, v uint32) {
	w.bits = w.bits<<n | uint64(v)
	w.n += n
	for w.n >= 8 {
		w.n -= 8
		w.out = append(w.out, byte(w.bits>>w.n))
	}
}

// text appends bytes.
func (w *bitWriter) text(s string) {
	for i := range len(s) {
		w.put(8, uint32(s[i]))
	}
}

// pad goes to the end of a byte.
func (w *bitWriter) pad() {
	if w.n > 0 {
		w.put(8-w.n, 0)
	}
}
