package xz

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"hash"
	"hash/crc32"
	"hash/crc64"
)

// The checks of the data of a block. There are 16; of those that are not defined only
// the size is known.
const (
	NoCheck      = 0
	CRC32        = 1
	CRC64        = 4
	SHA256       = 10
	MaxCheck     = 15
	CheckUnknown = 16 // none was read yet
)

// CheckSupported says whether a check can be made.
func CheckSupported(check int) bool {
	return check == NoCheck || check == CRC32 || check == CRC64 || check == SHA256
}

// checkSize is how many bytes a check has.
func checkSize(check uint8) int {
	return [...]int{0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64}[check]
}

// digest is a check while the data come.
type digest struct {
	check uint8
	begun bool
	crc   uint64
	sha   [sha256State]byte // as package sha256 marshals it
}

const sha256State = 108

func (d *digest) start(check uint8) { *d = digest{check: check} }

func (d *digest) add(p []byte) {
	switch d.check {
	case CRC32:
		d.crc = uint64(crc32.Update(uint32(d.crc), crc32.IEEETable, p))
	case CRC64:
		d.crc = crc64.Update(d.crc, crc64.MakeTable(crc64.ECMA), p)
	case SHA256:
		h := d.hash()
		h.Write(p)
		if state, err := h.(encoding.BinaryMarshaler).MarshalBinary(); err == nil {
			d.begun = copy(d.sha[:], state) == sha256State
		}
	}
}

func (d *digest) hash() hash.Hash {
	h := sha256.New()
	if d.begun {
		h.(encoding.BinaryUnmarshaler).UnmarshalBinary(d.sha[:])
	}
	return h
}

// sum is the check as it stands in the stream; nil if it cannot be made.
func (d *digest) sum() []byte {
	switch d.check {
	case CRC32:
		return binary.LittleEndian.AppendUint32(nil, uint32(d.crc))
	case CRC64:
		return binary.LittleEndian.AppendUint64(nil, d.crc)
	case SHA256:
		return d.hash().Sum(nil)
	}
	return nil
}
