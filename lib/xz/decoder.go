package xz

import "unsafe"

type phase uint8

const (
	phaseStart phase = iota // of which format it is
	phaseAlone              // the header of .lzma
	phaseHeader
	phaseBlock // its header
	phaseData
	phasePadding
	phaseCheck
	phaseIndex
	phaseIndexEnd
	phaseFooter
	phaseDone
	phaseBroken
)

// DecoderState is what a Decoder knows but for slices: plain memory.
type DecoderState struct {
	format    Format
	phase     phase
	known     bool // check is known
	check     uint8
	last      bool  // all bytes of the block are in the stages
	size      int64 // of the data, of .lzma; -1: there is a marker
	memLimit  uint64
	chain     Chain
	block     block
	index     index
	digest    digest
	stages    [MaxFilters - 1]stage
	lzma2     lzma2State
	placement windowState
	lzma      lzmaState // with what may be left out at its end
}

// Decoder decompresses one stream.
type Decoder struct {
	DecoderState
	window Window
	ready  []byte // output that there was no room for
	Out    []byte // what was put out
}

// NewDecoder makes a decoder. A chain is for raw streams only. An error says that a
// decoder would need more than memLimit bytes.
func NewDecoder(format Format, chain Chain, memLimit uint64) (*Decoder, error) {
	d := &Decoder{DecoderState: DecoderState{format: format, memLimit: memLimit, chain: chain, size: -1, known: format == Alone}}
	if format == Raw {
		if err := chain.check(Raw); err != nil {
			return nil, err
		}
		d.known = true
		return d, d.startData()
	}
	return d, nil
}

// Used is how many bytes of the state matter.
func (s *DecoderState) Used() int {
	return int(unsafe.Sizeof(*s) - unsafe.Sizeof(s.lzma) + s.lzma.used())
}

// Resume has a decoder whose state was set go on from there with what Suspend gave. The memory of what it put out before is
// used again.
func (d *Decoder) Resume(pieces [][]byte, ready []byte) {
	d.ready, d.Out = ready, d.Out[:0]
	d.window = Window{windowState: d.placement, Pieces: pieces, out: d.window.out[:0]}
}

// Memory is how much a decoder holds for what it puts out.
func (d *Decoder) Memory() int { return cap(d.Out) + cap(d.window.out) }

// Suspend is what another decoder needs to go on, besides the state: those pieces of
// the window from keepFrom to keepTo of this decoder's, then others; and output.
func (d *Decoder) Suspend() (keepFrom, keepTo int, others [][]byte, ready []byte) {
	keepFrom, keepTo, others = d.window.Suspend()
	d.placement = d.window.windowState
	return keepFrom, keepTo, others, d.ready
}

// Check is the check that the stream has, or CheckUnknown.
func (s *DecoderState) Check() int {
	if !s.known {
		return CheckUnknown
	}
	return int(s.check)
}

// Done says that the stream has ended and all was put out.
func (d *Decoder) Done() bool { return d.phase == phaseDone && len(d.ready) == 0 }

// stepSize is how much a step puts out at most.
const stepSize = 1 << 18

// Step goes on until there is no more input or limit bytes of output (if it is not
// negative), or much was put out. Unused input is to be given again, before what
// follows it. more says that another step can do something without any.
func (d *Decoder) Step(in []byte, limit int) (rest []byte, more bool, err error) {
	room := stepSize
	if limit >= 0 {
		room = min(room, limit-len(d.Out))
	}
	n := min(len(d.ready), room)
	d.Out, d.ready = append(d.Out, d.ready[:n]...), d.ready[n:]
	room -= n
	end := len(d.Out) + room
	for len(d.ready) == 0 && d.phase != phaseDone {
		before, used := len(d.Out), 0
		at := d.progress()
		used, err = d.step(in, end)
		in = in[used:]
		if err != nil {
			d.phase = phaseBroken
			return in, false, err
		}
		if used == 0 && len(d.Out) == before && at == d.progress() {
			break
		}
	}
	d.window.forget()
	return in, len(d.Out) >= end && room+n == stepSize && !d.Done(), nil
}

// progress changes where a step does something without input or output.
func (d *Decoder) progress() (p struct {
	phase  phase
	last   bool
	at     int64
	blocks uint64
}) {
	p.phase, p.last, p.at, p.blocks = d.phase, d.last, d.window.position(), d.index.blocks
	return p
}

// step does one thing, whole or not at all.
func (d *Decoder) step(in []byte, end int) (used int, err error) {
	switch d.phase {
	case phaseStart:
		if len(in) == 0 {
			return 0, nil
		}
		d.phase = phaseHeader
		if d.format == Alone || d.format == Auto && in[0] != headerMagic[0] {
			d.phase, d.known = phaseAlone, true
		}
		return 0, nil
	case phaseAlone:
		return d.aloneHeader(in)
	case phaseData:
		return d.data(in, end)
	case phaseBroken:
		return 0, ErrBroken
	}
	return d.frame(in)
}

// startData makes all ready for the data of a chain.
func (d *Decoder) startData() error {
	f := d.chain.last()
	if d.memLimit > 0 && uint64(f.Dict)+decoderMemory > d.memLimit {
		return ErrMemLimit
	}
	for i := range d.chain.N - 1 {
		d.stages[i].start(&d.chain.Filters[i])
	}
	d.window.reset, d.window.dict = d.window.position(), max(f.Dict, minDict)
	d.lzma.lc, d.lzma.lp, d.lzma.pb = 0, 0, 0
	if f.ID == LZMA1 {
		d.lzma.lc, d.lzma.lp, d.lzma.pb = f.LC, f.LP, f.PB
		d.lzma.reset(f.LC + f.LP)
	}
	d.lzma.started = false
	d.lzma2.start()
	d.phase, d.last = phaseData, false
	return nil
}

// decoderMemory is what a decoder needs besides the dictionary, about.
const decoderMemory = 1 << 16

// data decodes and filters data of the chain, until Out has grown to end.
func (d *Decoder) data(in []byte, end int) (used int, err error) {
	w := &d.window
	from := len(w.out)
	room := end - len(d.Out)
	finished := d.last
	if !d.last {
		if d.chain.last().ID == LZMA2 {
			used, finished, err = d.lzma2Data(in, room)
		} else {
			used, finished, err = d.lzma1Data(in, room)
		}
	}
	if err != nil {
		return used, err
	}
	d.last = finished
	out := w.out[from:]
	before := len(d.Out)
	d.Out = append(d.Out, d.filter(out)...)
	d.digest.add(d.Out[before:])
	d.block.packed += uint64(used)
	d.block.unpacked += uint64(len(d.Out) - before)
	if len(d.Out) > end {
		d.ready, d.Out = append([]byte(nil), d.Out[end:]...), d.Out[:end]
	}
	if err := d.block.inBounds(); err != nil {
		return used, err
	}
	if finished {
		return used, d.dataEnd()
	}
	return used, nil
}

// filter undoes what the other filters of the chain did.
func (d *Decoder) filter(out []byte) []byte {
	n := int(d.chain.N) - 1
	if n > 0 {
		out = append([]byte(nil), out...)
	}
	for i := n - 1; i >= 0; i-- {
		out = d.stages[i].run(out, false, d.last)
	}
	return out
}

func (d *Decoder) dataEnd() error {
	if d.format == Raw || d.chain.last().ID == LZMA1 {
		d.phase = phaseDone
		return nil
	}
	d.phase = phasePadding
	return d.block.complete()
}
