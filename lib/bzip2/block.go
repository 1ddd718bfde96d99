package bzip2

import (
	"bytes"
	"math/bits"
	"slices"
)

// symbols decodes the permuted block; false if it does not end yet.
func (d *Decoder) symbols(r *bitReader) (ok bool, err error) {
	for d.phase == phaseSymbols {
		if d.left == 0 {
			if int(d.done) == len(d.Choices) {
				return false, errData
			}
			d.left = groupSize
			d.done++
		}
		code := d.Choices[d.done-1]
		if d.tables[code] == nil {
			d.tables[code] = new(huffman)
			d.tables[code].set(d.lengths[code][:d.used+2])
		}
		if ok, err := d.group(r, d.tables[code]); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// group decodes what is left of a group of symbols.
func (d *Decoder) group(r *bitReader, h *huffman) (ok bool, err error) {
	for ; d.left > 0; d.left-- {
		if r.n < maxLength {
			r.fill()
		}
		entry := h.table[r.bits>>(64-shortLength)]
		symbol, length := entry>>5, uint(entry&31)
		if length == 0 {
			var ok bool
			if symbol, length, ok = h.long(uint32(r.bits >> (64 - maxLength))); !ok && length <= r.n {
				return false, errData
			}
		}
		if length > r.n {
			return false, nil
		}
		r.drop(length)
		if symbol <= runB {
			if d.digit > 20 {
				return false, errData
			}
			d.zeros += int32(symbol+1) << d.digit
			d.digit++
			continue
		}
		if d.digit > 0 {
			if d.room() < int(d.zeros) {
				return false, errData
			}
			d.Column = appendRun(d.Column, d.order[0], int(d.zeros))
			d.zeros, d.digit = 0, 0
		}
		if int32(symbol) == d.used+1 {
			d.enter(phaseInvert)
			return true, nil
		}
		if d.room() < 1 {
			return false, errData
		}
		place := int(symbol) - 1
		c := d.order[place]
		copy(d.order[1:place+1], d.order[:place])
		d.order[0] = c
		d.Column = append(d.Column, c)
	}
	return true, nil
}

// room is how many bytes more the permuted block may have.
func (d *Decoder) room() int { return int(d.level)*blockUnit - int(d.earlier) - len(d.Column) }

func appendRun(p []byte, c byte, n int) []byte {
	k := len(p)
	p = slices.Grow(p, n)[:k+n]
	run := p[k:]
	for i := range run {
		run[i] = c
	}
	return p
}

// invert undoes the permutation: the bytes that are known are the last ones of all
// rotations of the block in order, and sorted they are the first ones.
func (d *Decoder) invert() error {
	column := d.Column
	if d.earlier > 0 {
		column = slices.Concat(d.Earlier, d.Column)
	}
	if int(d.origin) >= len(column) {
		return errData
	}
	var first [256]uint32
	for _, c := range column {
		first[c]++
	}
	sum := uint32(0)
	for c, n := range first {
		first[c] = sum
		sum += n
	}
	d.links = slices.Grow(d.links[:0], len(column))[:len(column)]
	links := d.links
	for i, c := range column {
		links[i] = uint32(c)
	}
	for i, c := range column {
		links[first[c]] |= uint32(i) << 8
		first[c]++
	}
	at := links[d.origin] >> 8
	for i := range column {
		link := links[at]
		column[i] = byte(link)
		at = link >> 8
	}
	if d.randomized {
		derandomize(column)
	}
	d.Block, d.Choices, d.Earlier, d.Column = column, nil, nil, nil
	d.next, d.repeats, d.run, d.sum, d.earlier = 0, 0, 0, 0, 0
	d.enter(phaseOutput)
	return nil
}

// expand puts out the block with its runs in full; false if the limit was reached
// before.
func (d *Decoder) expand(limit int) (end bool, err error) {
	start := len(d.Out)
	end = d.expandTo(limit)
	d.sum = checksum(d.sum, d.Out[start:])
	if !end {
		return false, nil
	}
	sum := bits.Reverse32(d.sum)
	d.streamSum = addBlock(d.streamSum, sum)
	d.Block = nil
	d.enter(phaseMark)
	return good(d.run < equalBytes && sum == d.blockSum)
}

func (d *Decoder) expandTo(limit int) (end bool) {
	for {
		block := d.Block[d.next:]
		if d.run == equalBytes && len(block) > 0 {
			d.repeats, d.run = int32(block[0]), 0
			d.next++
			continue
		}
		if d.repeats == 0 && len(block) == 0 {
			return true
		}
		room := len(block) + int(d.repeats)
		if limit >= 0 {
			room = limit - len(d.Out)
		}
		if room <= 0 {
			return false
		}
		if d.repeats > 0 {
			n := min(int(d.repeats), room)
			d.Out = appendRun(d.Out, d.repeatByte, n)
			d.repeats -= int32(n)
			continue
		}
		n := d.literal(block[:min(room, len(block))])
		d.Out = append(d.Out, block[:n]...)
		d.next += int32(n)
	}
}

// literal is how many bytes stand for themselves, to the end of a run of four.
func (d *Decoder) literal(p []byte) int {
	last, run := d.repeatByte, d.run
	for i, c := range p {
		if c != last || run == 0 {
			last, run = c, 0
		}
		if run++; run == equalBytes {
			d.repeatByte, d.run = last, run
			return i + 1
		}
	}
	d.repeatByte, d.run = last, run
	return len(p)
}

// Decompress decompresses data, which may be several streams one after the other.
func Decompress(data []byte) ([]byte, error) {
	var out bytes.Buffer
	for first := true; first || len(data) > 0; first = false {
		var d Decoder
		for more := true; more; {
			var err error
			if data, more, err = d.Step(data, -1); err != nil {
				return out.Bytes(), err
			}
		}
		out.Write(d.Out)
		if !d.Done() {
			return out.Bytes(), Error("data end too soon")
		}
	}
	return out.Bytes(), nil
}
