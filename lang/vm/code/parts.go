package code

import (
	"encoding/binary"
	"fmt"
)

// The parts of a Code that programs see as bytes, and can put together again.

// CodeBytes are the instructions, eight bytes each.
func (c *Code) CodeBytes() []byte {
	b := make([]byte, 0, 8*len(c.Instrs))
	for _, i := range c.Instrs {
		b = binary.LittleEndian.AppendUint64(b, uint64(i))
	}
	return b
}

// SetCodeBytes takes the instructions of what CodeBytes has written.
func (c *Code) SetCodeBytes(b []byte) error {
	if len(b)%8 != 0 || len(b) == 0 {
		return fmt.Errorf("co_code is malformed")
	}
	c.Instrs = make([]Instr, len(b)/8)
	for i := range c.Instrs {
		c.Instrs[i] = Instr(binary.LittleEndian.Uint64(b[8*i:]))
	}
	return nil
}

// LineTable is where the instructions come from, in lines counted from the first,
// and what tracing needs beside.
func (c *Code) LineTable() []byte {
	if len(c.Starts) == 0 && len(c.Marks) == 0 && len(c.Detours) == 0 && !c.hasPositions() {
		return nil
	}
	var w writer
	rel := Code{Starts: c.Starts, Detours: c.Detours, Positions: make([]Pos, len(c.Positions)), Marks: make([]Mark, len(c.Marks))}
	for i, p := range c.Positions {
		p.Line, p.EndLine = relative(p.Line, c.FirstLine), relative(p.EndLine, c.FirstLine)
		rel.Positions[i] = p
	}
	for i, m := range c.Marks {
		if m.Line > 0 {
			m.Line = int32(relative(uint32(m.Line), c.FirstLine))
		}
		rel.Marks[i] = m
	}
	w.positions(rel.Positions)
	w.traced(&rel)
	return w.b
}

func (c *Code) hasPositions() bool {
	for _, p := range c.Positions {
		if p != (Pos{}) {
			return true
		}
	}
	return false
}

// SetLineTable takes what LineTable has written, for the instructions and first line
// of c; an empty table tells nothing, one of other instructions what it can.
func (c *Code) SetLineTable(b []byte) error {
	c.Positions, c.Starts, c.Marks, c.Detours = make([]Pos, len(c.Instrs)), nil, nil, nil
	if len(b) == 0 {
		return nil
	}
	r := reader{b: b}
	c.Positions = r.positions()
	r.traced(c)
	if r.bad || len(r.b) > 0 {
		return fmt.Errorf("co_linetable is malformed")
	}
	if n := len(c.Instrs); len(c.Positions) != n {
		c.Positions, c.Starts, c.Marks, c.Detours = append(c.Positions, make([]Pos, n)...)[:n], nil, nil, nil
	}
	for i := range c.Positions {
		p := &c.Positions[i]
		p.Line, p.EndLine = absolute(p.Line, c.FirstLine), absolute(p.EndLine, c.FirstLine)
	}
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Line > 0 {
			m.Line = int32(absolute(uint32(m.Line), c.FirstLine))
		}
	}
	return nil
}

// relative is a line counted from the first one, from 1 on; 0 stays none.
func relative(line uint32, first int) uint32 {
	if line == 0 {
		return 0
	}
	d := int32(line) - int32(first)
	return uint32(d<<1^d>>31) + 1
}

// absolute undoes relative; a line that there cannot be is none.
func absolute(line uint32, first int) uint32 {
	if line == 0 {
		return 0
	}
	line--
	d := int64(int32(line>>1) ^ -int32(line&1))
	return uint32(max(d+int64(first), 0))
}

// ExceptionTable is where exceptions go, and how many registers are alive at each
// instruction.
func (c *Code) ExceptionTable() []byte {
	var w writer
	w.handlers(c.Handlers)
	w.regs(c.Live)
	return w.b
}

// SetExceptionTable takes what ExceptionTable has written, for the instructions of c;
// an empty table has no handlers. In one of other
// instructions all registers are alive.
func (c *Code) SetExceptionTable(b []byte) error {
	c.Handlers, c.Live = nil, nil
	if len(b) > 0 {
		r := reader{b: b}
		c.Handlers, c.Live = r.handlers(), r.regs()
		if r.bad || len(r.b) > 0 {
			return fmt.Errorf("co_exceptiontable is malformed")
		}
	}
	if len(c.Live) != len(c.Instrs) {
		c.Live = make([]uint16, len(c.Instrs))
		for i := range c.Live {
			c.Live[i] = uint16(c.NumRegs)
		}
	}
	return nil
}
