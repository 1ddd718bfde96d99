package xz

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// What stands around the data in .xz.
const (
	headerMagic = "\xfd7zXZ\x00"
	footerMagic = "YZ"
	headerSize  = 12 // of the footer, too
)

// block is the sizes of a block, those that its header says and those it has so far.
type block struct {
	header                           uint64
	packed, unpacked                 uint64
	saysPacked, saysUnpacked         bool
	declaredPacked, declaredUnpacked uint64
}

// inBounds says whether the block is not longer than its header says.
func (b *block) inBounds() error {
	if b.saysPacked && b.packed > b.declaredPacked || b.saysUnpacked && b.unpacked > b.declaredUnpacked {
		return ErrData
	}
	return nil
}

// complete says whether it is as long.
func (b *block) complete() error {
	if b.saysPacked && b.packed != b.declaredPacked || b.saysUnpacked && b.unpacked != b.declaredUnpacked {
		return ErrData
	}
	return nil
}

// padding is how many bytes make a size a multiple of four.
func padding(size uint64) int { return int(-size & 3) }

// index compares what was found in the blocks with what the index says, without
// keeping either: a sum of all is enough.
type index struct {
	blocks uint64 // found
	sum    digest
	size   uint64 // of the records as the index has them

	records uint64 // of the index that were not read
	read    digest
	crc     uint32 // of the index
	length  uint64 // of it, read
}

func (x *index) add(record []byte) {
	x.blocks++
	x.sum.check = SHA256
	x.sum.add(record)
	x.size += uint64(len(record))
}

// record is what the index has of a block.
func (b *block) record(check uint8) []byte {
	return appendSize(appendSize(nil, b.header+b.packed+uint64(checkSize(check))), b.unpacked)
}

// frame reads an item of what stands around the data: 0 if it is not all there.
func (d *Decoder) frame(in []byte) (used int, err error) {
	switch d.phase {
	case phaseHeader:
		return d.header(in)
	case phaseBlock:
		return d.blockHeader(in)
	case phasePadding:
		n := padding(d.block.packed)
		if len(in) < n {
			return 0, nil
		}
		d.phase = phaseCheck
		return n, zeros(in[:n])
	case phaseCheck:
		return d.blockCheck(in)
	case phaseIndex:
		return d.indexRecord(in)
	case phaseIndexEnd:
		return d.indexEnd(in)
	case phaseFooter:
		return d.footer(in)
	}
	return 0, nil
}

func zeros(p []byte) error {
	for _, c := range p {
		if c != 0 {
			return ErrData
		}
	}
	return nil
}

// header reads the header of the stream.
func (d *Decoder) header(in []byte) (used int, err error) {
	if len(in) < headerSize {
		return 0, nil
	}
	if string(in[:len(headerMagic)]) != headerMagic {
		return 0, ErrFormat
	}
	flags := in[6:8]
	if crc32.ChecksumIEEE(flags) != binary.LittleEndian.Uint32(in[8:]) {
		return 0, ErrData
	}
	if flags[0] != 0 || flags[1] > MaxCheck {
		return 0, ErrOptions
	}
	d.check, d.known = flags[1], true
	d.phase = phaseBlock
	return headerSize, nil
}

// blockHeader reads the header of a block, or begins the index.
func (d *Decoder) blockHeader(in []byte) (used int, err error) {
	if len(in) == 0 {
		return 0, nil
	}
	if in[0] == 0 {
		return d.indexHead(in)
	}
	n := (int(in[0]) + 1) * 4
	if len(in) < n {
		return 0, nil
	}
	head := in[:n-4]
	if crc32.ChecksumIEEE(head) != binary.LittleEndian.Uint32(in[n-4:]) {
		return 0, ErrData
	}
	d.block = block{header: uint64(n)}
	if err := d.blockOptions(head[1], head[2:]); err != nil {
		return 0, err
	}
	d.digest.start(d.check)
	return n, d.startData()
}

// The flags of a block's header.
const (
	blockFilters  = 0x03
	blockReserved = 0x3c
	blockPacked   = 0x40
	blockUnpacked = 0x80
)

func (d *Decoder) blockOptions(flags byte, p []byte) (err error) {
	if flags&blockReserved != 0 {
		return ErrOptions
	}
	b := &d.block
	size := func(in []byte) (uint64, []byte) {
		n, rest, ok, failed := takeSize(in)
		if failed != nil || !ok {
			err = ErrData
		}
		return n, rest
	}
	if b.saysPacked = flags&blockPacked != 0; b.saysPacked {
		if b.declaredPacked, p = size(p); b.declaredPacked == 0 {
			return ErrData
		}
	}
	if b.saysUnpacked = flags&blockUnpacked != 0; b.saysUnpacked {
		b.declaredUnpacked, p = size(p)
	}
	d.chain = Chain{N: int32(flags&blockFilters) + 1}
	for i := range d.chain.N {
		f := Filter{}
		var n uint64
		f.ID, p = size(p)
		n, p = size(p)
		if err != nil || n > uint64(len(p)) {
			return ErrData
		}
		if err := f.SetProperties(p[:n]); err != nil {
			return err
		}
		d.chain.Filters[i], p = f, p[n:]
	}
	if zeros(p) != nil {
		return ErrOptions
	}
	return d.chain.check(XZ)
}

func (d *Decoder) blockCheck(in []byte) (used int, err error) {
	n := checkSize(d.check)
	if len(in) < n {
		return 0, nil
	}
	if CheckSupported(int(d.check)) && !bytes.Equal(d.digest.sum(), in[:n]) {
		return 0, ErrData
	}
	d.index.add(d.block.record(d.check))
	d.phase = phaseBlock
	return n, nil
}

// indexHead reads the first byte of the index and how many records it has.
func (d *Decoder) indexHead(in []byte) (used int, err error) {
	n, rest, ok, err := takeSize(in[1:])
	if !ok {
		return 0, err
	}
	x := &d.index
	if n != x.blocks {
		return 0, ErrData
	}
	x.records, x.read.check, x.sum.check = n, SHA256, SHA256
	d.phase = phaseIndex
	return d.indexRead(in, len(in)-len(rest)), nil
}

// indexRead counts bytes of the index.
func (d *Decoder) indexRead(in []byte, n int) int {
	d.index.crc = crc32.Update(d.index.crc, crc32.IEEETable, in[:n])
	d.index.length += uint64(n)
	return n
}

func (d *Decoder) indexRecord(in []byte) (used int, err error) {
	x := &d.index
	if x.records == 0 {
		d.phase = phaseIndexEnd
		return 0, nil
	}
	_, rest, ok, err := takeSize(in)
	if ok {
		_, rest, ok, err = takeSize(rest)
	}
	if !ok {
		return 0, err
	}
	n := len(in) - len(rest)
	x.read.add(in[:n])
	x.records--
	return d.indexRead(in, n), nil
}

func (d *Decoder) indexEnd(in []byte) (used int, err error) {
	x := &d.index
	n := padding(x.length)
	if len(in) < n+4 {
		return 0, nil
	}
	d.indexRead(in, n)
	if zeros(in[:n]) != nil || x.crc != binary.LittleEndian.Uint32(in[n:]) || !bytes.Equal(x.sum.sum(), x.read.sum()) {
		return 0, ErrData
	}
	x.length += 4
	d.phase = phaseFooter
	return n + 4, nil
}

func (d *Decoder) footer(in []byte) (used int, err error) {
	if len(in) < headerSize {
		return 0, nil
	}
	if !bytes.Equal(in[:headerSize], appendFooter(nil, d.index.length, d.check)) {
		return 0, ErrData
	}
	d.phase = phaseDone
	return headerSize, nil
}

// appendHeader appends the header of a stream.
func appendHeader(out []byte, check uint8) []byte {
	out = append(out, headerMagic...)
	out = append(out, 0, check)
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte{0, check}))
}

// appendFooter appends the footer of a stream with an index of a size.
func appendFooter(out []byte, index uint64, check uint8) []byte {
	body := append(binary.LittleEndian.AppendUint32(nil, uint32(index/4-1)), 0, check)
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
	return append(append(out, body...), footerMagic...)
}
