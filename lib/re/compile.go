package re

import "pystm/lang/vm/obj"

// opcode says what an instruction does.
type opcode uint8

const (
	opMatch   opcode = iota
	opFail           // fail
	opByte           // the byte lit[0]
	opStr            // the bytes lit
	opAny            // any character but a line feed
	opAll            // any character
	opSet            // a character of set
	opAt             // a position in the text
	opSave           // slot x becomes the position
	opClose          // slot x becomes the position, its group the last one
	opSplit          // try x, then y
	opJump           // go to x
	opRepeat         // min to max of the one-character instruction one
	opEnter          // a counting loop begins: counter slot x
	opLoop           // its head: counter slot z, body x, after it y
	opBackref        // the text of group x
	opIf             // x if group z has matched, else y
	opMark           // slot z marks the stack and the position
	opCommit         // drop the choices since the mark in slot z
	opReturn         // as opCommit, and go back to the marked position
	opUnless         // as opMark; go on at x if what follows fails
	opRefuse         // what followed opUnless matched: fail
	opBack           // go x characters back
)

// inst is an instruction.
type inst struct {
	op       opcode
	one      opcode // of opRepeat
	greed    greed
	at       position
	flags    Flags
	x, y, z  int
	min, max int
	lit      string
	set      *charset
	// first are the bytes that can come first at x (opSplit) or after the
	// repetition (opRepeat), second those at y; nil is any, or none.
	first, second *byteSet
}

type compiler struct {
	prog   *Program
	widths []width
}

func (c *compiler) emit(in inst) int {
	c.prog.code = append(c.prog.code, in)
	return len(c.prog.code) - 1
}

func (c *compiler) here() int { return len(c.prog.code) }

// newSlots reserves slots beyond the captures.
func (c *compiler) newSlots(n int) int {
	c.prog.slots += n
	return c.prog.slots - n
}

func (c *compiler) program(tree *node, flags Flags) error {
	c.newSlots(1) // the last group closed
	if err := c.node(tree, flags); err != nil {
		return err
	}
	c.emit(inst{op: opMatch})
	return nil
}

// single makes the instruction for a part that matches exactly one character.
func (c *compiler) single(n *node, flags Flags) (inst, bool) {
	switch n.kind {
	case nodeSequence:
		if len(n.subs) == 1 {
			return c.single(n.subs[0], flags)
		}
	case nodeLiteral:
		return c.literal(n.char, flags), true
	case nodeAny:
		if flags&DotAll != 0 {
			return inst{op: opAll}, true
		}
		return inst{op: opAny}, true
	case nodeSet:
		return inst{op: opSet, set: newCharset(n.items, n.negate, flags, !c.prog.wide)}, true
	}
	return inst{}, false
}

func (c *compiler) literal(r rune, flags Flags) inst {
	if flags&IgnoreCase != 0 && cased(r, flags) {
		return inst{op: opSet, set: newCharset([]setItem{{lo: r, hi: r}}, false, flags, !c.prog.wide)}
	}
	if r < 0x80 || !c.prog.wide {
		return inst{op: opByte, lit: string([]byte{byte(r)})}
	}
	return inst{op: opStr, lit: string(obj.AppendChar(nil, r))}
}

func (c *compiler) node(n *node, flags Flags) error {
	switch n.kind {
	case nodeSequence:
		return c.sequence(n, flags)
	case nodeBranch:
		return c.branch(n, flags)
	case nodeGroup:
		return c.group(n, flags)
	case nodeAtomic:
		return c.atomic(func() error { return c.node(n.subs[0], flags) })
	case nodeRepeat:
		return c.repeat(n, flags)
	case nodeAt:
		c.emit(inst{op: opAt, at: n.at, flags: flags})
	case nodeBackref:
		c.emit(inst{op: opBackref, x: n.group, flags: flags})
	case nodeIf:
		return c.condition(n, flags)
	case nodeLook:
		return c.look(n, flags)
	case nodeFail:
		c.emit(inst{op: opFail})
	default:
		if in, ok := c.single(n, flags); ok {
			c.emit(in)
		}
	}
	return nil
}

// sequence joins literals that follow each other.
func (c *compiler) sequence(n *node, flags Flags) error {
	joined := false
	for _, sub := range n.subs {
		if sub.kind != nodeLiteral {
			joined = false
			if err := c.node(sub, flags); err != nil {
				return err
			}
			continue
		}
		in := c.literal(sub.char, flags)
		if in.lit == "" {
			joined = false
		} else if joined {
			last := &c.prog.code[c.here()-1]
			last.op, last.lit = opStr, last.lit+in.lit
			continue
		} else {
			joined = true
		}
		c.emit(in)
	}
	return nil
}

func (c *compiler) branch(n *node, flags Flags) error {
	return c.alternatives(len(n.subs), func(i int) error { return c.node(n.subs[i], flags) })
}

// alternatives compiles n parts, of which one has to match.
func (c *compiler) alternatives(n int, part func(i int) error) error {
	var ends []int
	for i := range n {
		split := -1
		if i+1 < n {
			split = c.emit(inst{op: opSplit})
			c.prog.code[split].x = c.here()
		}
		if err := part(i); err != nil {
			return err
		}
		if split >= 0 {
			ends = append(ends, c.emit(inst{op: opJump}))
			c.prog.code[split].y = c.here()
		}
	}
	for _, e := range ends {
		c.prog.code[e].x = c.here()
	}
	return nil
}

func (c *compiler) group(n *node, flags Flags) error {
	if n.add&typeFlags != 0 {
		flags &^= typeFlags
	}
	flags = (flags | n.add) &^ n.del
	if n.group == 0 {
		return c.node(n.subs[0], flags)
	}
	c.emit(inst{op: opSave, x: 2 * n.group})
	err := c.node(n.subs[0], flags)
	c.emit(inst{op: opClose, x: 2*n.group + 1, z: n.group})
	return err
}

// atomic drops the choices that a part leaves.
func (c *compiler) atomic(part func() error) error {
	mark := c.newSlots(2)
	c.emit(inst{op: opMark, z: mark})
	err := part()
	c.emit(inst{op: opCommit, z: mark})
	return err
}

func (c *compiler) repeat(n *node, flags Flags) error {
	if n.max == 0 {
		return nil
	}
	sub := n.subs[0]
	if in, ok := c.single(sub, flags); ok {
		in.one, in.op = in.op, opRepeat
		in.min, in.max, in.greed = n.min, n.max, n.greed
		c.emit(in)
		return nil
	}
	body := func() error { return c.node(sub, flags) }
	if n.greed == possessive {
		return c.atomic(func() error {
			return c.loop(n, greedy, func() error { return c.atomic(body) })
		})
	}
	return c.loop(n, n.greed, body)
}

// loop emits a repetition of a part of several characters.
func (c *compiler) loop(n *node, g greed, body func() error) error {
	nullable := widthOf(n.subs[0], c.widths).lo == 0
	switch {
	case n.min == 1 && n.max == 1:
		return body()
	case n.min == 0 && n.max == 1:
		split := c.emit(inst{op: opSplit})
		err := body()
		c.setSplit(split, split+1, c.here(), g)
		return err
	case n.min == 0 && n.max == MaxRepeat && !nullable:
		split := c.emit(inst{op: opSplit})
		err := body()
		c.emit(inst{op: opJump, x: split})
		c.setSplit(split, split+1, c.here(), g)
		return err
	}
	slot := c.newSlots(2)
	c.emit(inst{op: opEnter, x: slot})
	head := c.emit(inst{op: opLoop, z: slot, min: n.min, max: n.max, greed: g})
	err := body()
	c.emit(inst{op: opJump, x: head})
	c.prog.code[head].x, c.prog.code[head].y = head+1, c.here()
	return err
}

func (c *compiler) setSplit(at, body, after int, g greed) {
	in := &c.prog.code[at]
	if in.x, in.y = body, after; g == lazy {
		in.x, in.y = after, body
	}
}

func (c *compiler) condition(n *node, flags Flags) error {
	at := c.emit(inst{op: opIf, z: n.group})
	c.prog.code[at].x = c.here()
	if err := c.node(n.subs[0], flags); err != nil {
		return err
	}
	if n.subs[1] == nil {
		c.prog.code[at].y = c.here()
		return nil
	}
	end := c.emit(inst{op: opJump})
	c.prog.code[at].y = c.here()
	err := c.node(n.subs[1], flags)
	c.prog.code[end].x = c.here()
	return err
}

func (c *compiler) look(n *node, flags Flags) error {
	mark := c.newSlots(2)
	begin := c.emit(inst{op: opMark, z: mark})
	if n.behind {
		w := widthOf(n.subs[0], c.widths)
		if w.lo != w.hi {
			return &Error{"look-behind requires fixed-width pattern", -1}
		}
		if w.lo > 0 {
			c.emit(inst{op: opBack, x: w.lo})
		}
	}
	if err := c.node(n.subs[0], flags); err != nil {
		return err
	}
	if n.negate {
		c.emit(inst{op: opRefuse, z: mark})
		c.prog.code[begin].op, c.prog.code[begin].x = opUnless, c.here()
	} else {
		c.emit(inst{op: opReturn, z: mark})
	}
	return nil
}
