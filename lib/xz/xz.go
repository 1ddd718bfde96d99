// Package xz reads and writes the formats of XZ Utils: .xz, the older .lzma, and raw
// streams. Between two calls all that a stream is made of is plain memory and slices
// of bytes, so that whoever calls can keep it where he likes, and go back to what it
// was.
//
// A file of .xz is a header, blocks, an index of their sizes and a footer. The data of
// a block went through a chain of filters. The last of them compresses: LZMA2, which
// is LZMA in chunks that can start anew. LZMA (Pavlov) replaces what occurred before
// by a distance and a length, and codes all that by binary decisions whose
// probabilities adapt (range coding). The filters before it turn addresses into
// absolute ones, or bytes into differences.
package xz

// Error says why data or options cannot be dealt with, in the words of Python's
// module.
type Error string

func (e Error) Error() string { return string(e) }

const (
	ErrFormat   = Error("Input format not supported by decoder")
	ErrOptions  = Error("Invalid or unsupported options")
	ErrData     = Error("Corrupt input data")
	ErrMemLimit = Error("Memory usage limit exceeded")
	ErrCheck    = Error("Unsupported integrity check")
	ErrBroken   = Error("Internal error") // after another error
)

// Format is a container.
type Format uint8

const (
	Auto  Format = iota // XZ or Alone, for decoders
	XZ                  // .xz
	Alone               // .lzma
	Raw                 // none
)

// The filters.
const (
	LZMA1    = 0x4000000000000001
	LZMA2    = 0x21
	Delta    = 3
	X86      = 4
	PowerPC  = 5
	IA64     = 6
	ARM      = 7
	ARMThumb = 8
	SPARC    = 9
)

// Modes and match finders of encoders.
const (
	Fast   = 1
	Normal = 2

	HC3 = 0x03
	HC4 = 0x04
	BT2 = 0x12
	BT3 = 0x13
	BT4 = 0x14
)

// DefaultPreset is a preset, Extreme what may be added to one.
const (
	DefaultPreset = 6
	Extreme       = 1 << 31
)

// Filter is one of a chain, with the options that belong to its ID.
type Filter struct {
	ID         uint64
	Dict       uint32 // LZMA1 and LZMA2
	LC, LP, PB uint32
	Mode       uint32
	Nice       uint32
	Finder     uint32
	Depth      uint32 // 0: what suits the others
	Distance   uint32 // Delta
	Offset     uint32 // the others: the address of the first byte
}

// MaxFilters is how many a chain may have.
const MaxFilters = 4

const (
	minDict        = 1 << 12
	maxEncoderDict = 3 << 29
)

// Preset sets the options of LZMA to those of a preset; false: there is none such.
func (f *Filter) Preset(preset uint32) bool {
	level := preset &^ Extreme
	if level > 9 {
		return false
	}
	f.LC, f.LP, f.PB = 3, 0, 2
	f.Dict = 1 << [...]uint32{18, 20, 21, 22, 22, 23, 23, 24, 25, 26}[level]
	f.Mode, f.Finder, f.Depth = Normal, BT4, 0
	switch {
	case preset&Extreme != 0 && (level == 3 || level == 5):
		f.Nice = 192
	case preset&Extreme != 0:
		f.Nice, f.Depth = maxMatch, 512
	case level <= 3:
		f.Mode, f.Finder = Fast, HC4
		f.Nice, f.Depth = maxMatch, [...]uint32{4, 8, 24, 48}[level]
		if level <= 1 {
			f.Nice = 128
		}
		if level == 0 {
			f.Finder = HC3
		}
	default:
		f.Nice = [...]uint32{4: 16, 5: 32, 6: 64, 7: 64, 8: 64, 9: 64}[level]
	}
	return true
}

// good says that the literal and position bits are such as there are.
func (f *Filter) good() bool {
	return f.LC+f.LP <= maxLiteralBits && f.LC <= 4 && f.LP <= 4 && f.PB <= 4
}

// goodForEncoder says that an encoder can work with the options.
func (f *Filter) goodForEncoder() bool {
	least := map[uint32]uint32{HC3: 3, HC4: 4, BT2: 2, BT3: 3, BT4: 4}[f.Finder]
	return f.good() && f.Dict >= minDict && f.Dict <= maxEncoderDict && (f.Mode == Fast || f.Mode == Normal) &&
		least > 0 && f.Nice >= least && f.Nice <= maxMatch
}

// Chain is the filters of a stream, the one that compresses last.
type Chain struct {
	N       int32
	Filters [MaxFilters]Filter
}

// NewChain makes a chain; false: there are too many.
func NewChain(filters ...Filter) (c Chain, ok bool) {
	c.N = int32(copy(c.Filters[:], filters))
	return c, len(filters) <= MaxFilters
}

func (c *Chain) last() *Filter { return &c.Filters[max(c.N-1, 0)] }

// check says whether the filters can follow each other in a format.
func (c *Chain) check(format Format) error {
	if c.N == 0 || format == XZ && c.last().ID == LZMA1 {
		return ErrBroken
	}
	if format == Alone && (c.N > 1 || c.last().ID != LZMA1) {
		return ErrOptions
	}
	for i := range c.N {
		f := &c.Filters[i]
		compresses := f.ID == LZMA1 || f.ID == LZMA2
		if compresses != (i == c.N-1) {
			return ErrOptions
		}
		if compresses && f.ID == LZMA1 && !f.good() || !compresses && !goodStage(f) {
			return ErrOptions
		}
	}
	return nil
}
