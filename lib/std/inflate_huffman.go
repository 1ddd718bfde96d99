package std

import (
	"math/bits"
	"sync"
)

// huffman decodes symbols: short codes by a table, longer ones by counting.
type huffman struct {
	table  [1 << huffmanBits]uint16 // symbol<<4 | length, 0: longer
	bits   int                      // of the index of the table
	counts [16]int32
	order  [320]uint16
}

const huffmanBits = 10

// fixedCodes are the codes of blocks that have none of their own.
var fixedCodes = sync.OnceValue(func() *[2]huffman {
	var codes [2]huffman
	lengths := fixedLengths()
	codes[0].build(lengths[:fixedLiterals], false)
	codes[1].build(lengths[fixedLiterals:], true)
	return &codes
})

const fixedLiterals = 288

func fixedLengths() (lengths [320]uint8) {
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		case i < fixedLiterals:
			lengths[i] = 8
		default:
			lengths[i] = 5
		}
	}
	return lengths
}

// build makes h the decoder for code lengths. It reports whether the code is
// neither over-subscribed nor, but for a single code, incomplete.
func (h *huffman) build(lengths []uint8, loose bool) bool {
	h.counts = [16]int32{}
	for _, n := range lengths {
		h.counts[n]++
	}
	h.counts[0] = 0
	left, used, longest := int32(1), int32(0), 1
	for n := 1; n < 16; n++ {
		left = left<<1 - h.counts[n]
		if left < 0 {
			return false
		}
		if used += h.counts[n]; h.counts[n] > 0 {
			longest = n
		}
	}
	if left > 0 && (!loose || used > 1) {
		return false
	}
	var offset [16]int32
	var code [16]uint32
	for n := 1; n < 15; n++ {
		offset[n+1] = offset[n] + h.counts[n]
		code[n+1] = (code[n] + uint32(h.counts[n])) << 1
	}
	h.bits = min(longest, huffmanBits)
	table := h.table[:1<<h.bits]
	clear(table)
	for symbol, length := range lengths {
		n := int(length)
		if n == 0 {
			continue
		}
		h.order[offset[n]] = uint16(symbol)
		offset[n]++
		if n <= h.bits {
			entry := uint16(symbol)<<4 | uint16(n)
			for i := int(bits.Reverse32(code[n]) >> (32 - n)); i < len(table); i += 1 << n {
				table[i] = entry
			}
		}
		code[n]++
	}
	return true
}

// symbol decodes a symbol: -1 if the input ends, -2 if there is no such code.
func (h *huffman) symbol(in *input) int {
	word, have := in.peek()
	if e := h.table[word&(1<<h.bits-1)&(1<<huffmanBits-1)]; e != 0 {
		if int(e&15) > have {
			return -1
		}
		in.pos += int(e & 15)
		return int(e >> 4)
	}
	code, first, index := int32(0), int32(0), int32(0)
	for n := 1; n < 16; n++ {
		if n > have {
			return -1
		}
		code |= int32(word & 1)
		word >>= 1
		if count := h.counts[n]; code-count < first {
			in.pos += n
			return int(h.order[index+code-first])
		}
		index += h.counts[n]
		first = (first + h.counts[n]) << 1
		code <<= 1
	}
	return -2
}
