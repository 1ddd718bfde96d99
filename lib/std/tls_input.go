package std

import (
	"crypto/tls"
	"encoding/binary"
	"sync/atomic"

	"pystm/lang/vm/obj"
)

// recordBounds follows the records of TLS in a stream of bytes: a header of five
// bytes, whose last two are the length of what follows.
type recordBounds struct {
	header []byte // as much of it as has come
	body   int    // how much of the body is to come
}

const recordHeader = 5

// left is how many bytes are missing of the header or the body.
func (r *recordBounds) left() int {
	if r.body > 0 {
		return r.body
	}
	return recordHeader - len(r.header)
}

// passed says which bytes have come: no more than were left.
func (r *recordBounds) passed(p []byte) {
	if r.body > 0 {
		r.body -= len(p)
		return
	}
	r.header = append(r.header, p...)
	if len(r.header) == recordHeader {
		r.body = int(binary.BigEndian.Uint16(r.header[3:]))
		r.header = r.header[:0]
	}
}

// tlsInput is what has been decrypted, a record at a time, and not been read yet.
type tlsInput struct {
	rest    []byte // of who reads
	pending atomic.Int64
}

func (in *tlsInput) read(conn *tls.Conn, buf []byte) (int, error) {
	var err error
	if len(in.rest) == 0 && len(buf) > 0 {
		record := make([]byte, 1<<14)
		var n int
		n, err = conn.Read(record)
		in.rest = record[:n]
	}
	n := copy(buf, in.rest)
	in.rest = in.rest[n:]
	in.pending.Store(int64(len(in.rest)))
	return n, err
}

func tlsPending(t *Thread, args []Value) (Value, error) {
	c, err := tlsConnOf(t, args[0])
	if err != nil {
		return 0, err
	}
	return obj.SmallInt(c.input.pending.Load()), nil
}
