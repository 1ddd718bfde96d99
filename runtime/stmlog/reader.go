package stmlog

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// Record is an event that was read.
type Record struct {
	Kind   Kind
	Fields [MaxFields]uint64 // those that the kind has, in the order of its row
	Text   string
	List   []uint64
}

// String shows the record as a line.
func (r *Record) String() string {
	if r.Kind >= kindCount {
		return r.Kind.String()
	}
	sp := &specs[r.Kind]
	s := sp.name
	for i, f := range sp.fields {
		s += fmt.Sprintf(" %s=%d", f, r.Fields[i])
	}
	if sp.text {
		s += fmt.Sprintf(" %q", r.Text)
	}
	if sp.list {
		s += fmt.Sprint(" ", r.List)
	}
	return s
}

// Errors of readers.
var (
	ErrForeign = errors.New("not a log of pystm's transactions")
	ErrVersion = errors.New("a log of another version of pystm")
	ErrEmpty   = errors.New("the log is empty")
)

// Reader reads a log.
type Reader struct {
	r     io.Reader
	rest  []byte // read but not looked at
	eof   bool
	chunk []byte // records not given yet
	any   bool   // a chunk was read
	// Damaged counts the bytes that were passed over; Cut tells that the file
	// ends in the middle of a chunk.
	Damaged int64
	Cut     bool
}

// NewReader makes a reader of what begins like a log.
func NewReader(r io.Reader) (*Reader, error) {
	head := make([]byte, len(Magic))
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	version := len(Magic) - 2
	switch head = head[:n]; {
	case n == 0:
		return nil, ErrEmpty
	case string(head) == Magic:
		return &Reader{r: r}, nil
	case n == len(Magic) && string(head[:version]) == Magic[:version]:
		return nil, ErrVersion
	}
	return nil, ErrForeign
}

// maxChunk bounds what is taken for the length of a chunk.
const maxChunk = 4 << 20

// Next returns the next record; io.EOF after the last one.
func (r *Reader) Next() (Record, error) {
	for {
		for len(r.chunk) == 0 {
			if err := r.nextChunk(); err != nil {
				if err == io.EOF && !r.any {
					err = ErrEmpty
				}
				return Record{}, err
			}
		}
		rec, rest, ok := decode(r.chunk)
		if ok {
			r.chunk = rest
			return rec, nil
		}
		// The checksum was right, so who wrote it knows more kinds than this
		// reader: what follows in the chunk cannot be read.
		r.Damaged += int64(len(r.chunk))
		r.chunk = nil
	}
}

// nextChunk finds the next chunk that is whole.
func (r *Reader) nextChunk() error {
	for {
		if err := r.fill(chunkHead); err != nil {
			return err
		}
		if len(r.rest) < chunkHead {
			return r.end()
		}
		if !bytes.HasPrefix(r.rest, chunkMark[:]) {
			r.resync(1)
			continue
		}
		n := int(binary.LittleEndian.Uint32(r.rest[4:]))
		if n > maxChunk {
			r.resync(1)
			continue
		}
		if err := r.fill(chunkHead + n); err != nil {
			return err
		}
		if len(r.rest) < chunkHead+n {
			if bytes.Contains(r.rest[1:], chunkMark[:]) {
				r.resync(1) // the length is wrong, or the content has the mark in it
				continue
			}
			return r.end()
		}
		content := r.rest[chunkHead : chunkHead+n]
		if crc32.ChecksumIEEE(content) != binary.LittleEndian.Uint32(r.rest[8:]) {
			r.resync(1)
			continue
		}
		r.chunk, r.any = append(r.chunk[:0], content...), true
		r.rest = r.rest[chunkHead+n:]
		return nil
	}
}

// end is the end of the file, with something left that is no chunk.
func (r *Reader) end() error {
	if len(r.rest) > 0 {
		r.Cut = true
		r.rest = nil
	}
	return io.EOF
}

// resync passes over bytes up to the next place where a chunk may begin.
func (r *Reader) resync(from int) {
	n := bytes.Index(r.rest[from:], chunkMark[:])
	if n < 0 {
		n = len(r.rest) - from - len(chunkMark) + 1 // the mark may have been read in part
		n = max(n, 0)
	}
	r.Damaged += int64(from + n)
	r.rest = r.rest[from+n:]
}

// fill reads on until so many bytes are there, or the file ends.
func (r *Reader) fill(n int) error {
	for len(r.rest) < n && !r.eof {
		if cap(r.rest)-len(r.rest) < 64<<10 {
			r.rest = append(make([]byte, 0, max(2*len(r.rest), 256<<10)), r.rest...)
		}
		m, err := r.r.Read(r.rest[len(r.rest):cap(r.rest)])
		r.rest = r.rest[:len(r.rest)+m]
		if err == io.EOF {
			r.eof = true
		} else if err != nil {
			return err
		}
	}
	return nil
}

// decode reads the first record of b.
func decode(b []byte) (rec Record, rest []byte, ok bool) {
	rec.Kind = Kind(b[0])
	b = b[1:]
	if rec.Kind >= kindCount {
		return rec, b, false
	}
	number := func() (n uint64) {
		var size int
		if n, size = binary.Uvarint(b); size <= 0 {
			ok = false
			return 0
		}
		b = b[size:]
		return n
	}
	ok = true
	sp := &specs[rec.Kind]
	for i := range sp.fields {
		rec.Fields[i] = number()
	}
	if sp.text {
		n := number()
		if n > uint64(len(b)) {
			return rec, b, false
		}
		rec.Text, b = string(b[:n]), b[n:]
	}
	if sp.list {
		n := number()
		if n > uint64(len(b)) {
			return rec, b, false
		}
		rec.List = make([]uint64, n)
		for i := range rec.List {
			rec.List[i] = number()
		}
	}
	return rec, b, ok
}
