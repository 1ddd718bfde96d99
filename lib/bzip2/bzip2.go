// Package bzip2 reads and writes the format of bzip2, block by block. Between two
// calls all that a stream is made of is plain memory and slices of bytes, so that
// whoever calls can keep it where he likes, and go back to what it was.
//
// A stream is a header, blocks and a trailer, which follow each other without
// regard to bytes. A block is up to 900,000 bytes after runs of equal bytes were
// shortened; its bytes are permuted (Burrows and Wheeler, 1994), numbered anew by
// when they were last met (move to front), and coded by two to six Huffman
// codes, of which one is chosen for each 50 symbols.
package bzip2

import (
	"hash/crc32"
	"math/bits"
)

// Error says that data are no stream of bzip2, or a broken one.
type Error string

func (e Error) Error() string { return "bzip2: " + string(e) }

const (
	blockMark = "\x31\x41\x59\x26\x53\x59" // pi
	endMark   = "\x17\x72\x45\x38\x50\x90" // its square root

	blockUnit  = 100_000 // of a block's size, the level counts these
	maxGroups  = 6       // Huffman codes of a block
	maxSymbols = 258     // two for runs, 255 places but the first, the end
	groupSize  = 50      // symbols that are coded by the same code
	maxChoices = 18002   // of a code, in a block of 900,000 bytes

	runA = 0 // the digits of runs of the first place
	runB = 1

	equalBytes = 4 // after so many a count of further ones follows
)

// checksum goes on with a CRC. The format's is that of Ethernet with the bits of
// each byte, and of the sum, the other way round: between calls it is Ethernet's.
func checksum(sum uint32, p []byte) uint32 {
	var turned [1024]byte
	for len(p) > 0 {
		n := min(len(p), len(turned))
		for i, c := range p[:n] {
			turned[i] = bits.Reverse8(c)
		}
		sum = crc32.Update(sum, crc32.IEEETable, turned[:n])
		p = p[n:]
	}
	return sum
}

// addBlock goes on with the checksum of a stream by that of a block.
func addBlock(stream, block uint32) uint32 { return bits.RotateLeft32(stream, 1) ^ block }
