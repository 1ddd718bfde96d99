package std

import "pystm/lang/vm/obj"

// How the builtin containers are written.

func (p *pickler) saveTuple(k *Value) error {
	t := p.t
	n := t.TupleLen(*k)
	if n == 0 {
		if p.bin {
			p.out.op(opEmptyTuple)
		} else {
			p.out.op(opMark)
			p.out.op(opTuple)
		}
		return nil
	}
	short := n <= 3 && p.proto >= 2
	if !short {
		p.out.op(opMark)
	}
	for i := range n {
		if err := p.save(t.TupleItem(*k, i)); err != nil {
			return err
		}
	}
	if known, ok := p.memo.get(*k); ok {
		// It holds itself, by way of what was just written.
		switch {
		case short:
			p.pop(n)
		case p.bin:
			p.out.op(opPopMark)
		default:
			p.pop(n + 1)
		}
		p.get(known)
		return nil
	}
	if short {
		p.out.op(byte(opTuple1 + n - 1))
	} else {
		p.out.op(opTuple)
	}
	return p.put(*k)
}

func (p *pickler) pop(n int) {
	for range n {
		p.out.op(opPop)
	}
}

// begin writes an empty container, and remembers it; nil: one that is nowhere else.
func (p *pickler) begin(k *Value, empty, make byte) error {
	if p.bin {
		p.out.op(empty)
	} else {
		p.out.op(opMark)
		p.out.op(make)
	}
	if k == nil {
		return p.put(unbound)
	}
	return p.put(*k)
}

func (p *pickler) saveList(k *Value) error {
	t := p.t
	if err := p.enterFast(*k); err != nil {
		return err
	}
	err := p.begin(k, opEmptyList, opList)
	switch n := t.ListLen(*k); {
	case err != nil || n == 0:
	case p.proto == 0:
		for i := 0; i < t.ListLen(*k) && err == nil; i++ {
			err = p.save(t.ListGet(*k, i))
			p.out.op(opAppend)
		}
	case n == 1:
		err = p.save(t.ListGet(*k, 0))
		p.out.op(opAppend)
	default:
		for i := 0; i < t.ListLen(*k) && err == nil; {
			p.out.op(opMark)
			i, err = p.saveListBatch(k, i, i+pickleBatch)
			p.out.op(opAppends)
		}
	}
	p.leaveFast(*k)
	return err
}

// saveListBatch writes the items of a list from i to end, and says where it stopped.
func (p *pickler) saveListBatch(k *Value, i, end int) (int, error) {
	for ; i < end; i++ {
		x := p.t.ListGet(*k, i)
		switch {
		case x == unbound:
			return i, nil
		case x.IsInt() && *p.persistent == unbound && len(p.out.b) < p.out.due:
			p.saveInt(x.Int()) // what save would come to
		default:
			if err := p.save(x); err != nil {
				return i, err
			}
		}
	}
	return i, nil
}

func (p *pickler) saveDict(k *Value) error {
	if err := p.enterFast(*k); err != nil {
		return err
	}
	err := p.begin(k, opEmptyDict, opDict)
	if err == nil {
		err = p.saveItems(k)
	}
	p.leaveFast(*k)
	return err
}

// saveItems writes the items of a dict.
func (p *pickler) saveItems(k *Value) error {
	t := p.t
	n, i := t.DictLen(*k), 0
	switch {
	case n == 0:
		return nil
	case p.proto == 0:
		for {
			next, done, err := p.saveBatch(k, i, 1)
			if err != nil || done == 0 {
				return err
			}
			p.out.op(opSetItem)
			i = next
		}
	case n == 1:
		_, _, err := p.saveBatch(k, 0, 1)
		p.out.op(opSetItem)
		return err
	}
	for done := pickleBatch; done == pickleBatch; {
		p.out.op(opMark)
		var err error
		if i, done, err = p.saveBatch(k, i, pickleBatch); err != nil {
			return err
		}
		p.out.op(opSetItems)
		if t.DictLen(*k) != n {
			return t.RuntimeError("dictionary changed size during iteration")
		}
	}
	return nil
}

// saveBatch writes some items of a dict from entry i on. It gives the entry to go on
// with, and how many were written.
func (p *pickler) saveBatch(k *Value, i, most int) (next, done int, err error) {
	t := p.t
	m := t.Mark()
	defer t.Release(m)
	value := t.Keep(unbound)
	for ; done < most; done++ {
		entry, key, x := t.DictAt(*k, i)
		if entry < 0 {
			break
		}
		*value = x
		if err := p.save(key); err != nil {
			return 0, 0, err
		}
		if err := p.save(*value); err != nil {
			return 0, 0, err
		}
		i = entry + 1
	}
	return i, done, nil
}

func (p *pickler) saveSet(k *Value) error {
	t := p.t
	if p.proto < 4 {
		return p.saveElements(k, obj.ShapeSet)
	}
	p.out.op(opEmptySet)
	if err := p.put(*k); err != nil {
		return err
	}
	n, i := t.SetLen(*k), 0
	if n == 0 {
		return nil
	}
	for done := pickleBatch; done == pickleBatch; {
		p.out.op(opMark)
		var err error
		if i, done, err = p.saveSetBatch(k, i, pickleBatch); err != nil {
			return err
		}
		p.out.op(opAddItems)
		if t.SetLen(*k) != n {
			return t.RuntimeError("set changed size during iteration")
		}
	}
	return nil
}

// saveSetBatch is saveBatch for sets.
func (p *pickler) saveSetBatch(k *Value, i, most int) (next, done int, err error) {
	for ; done < most; done++ {
		slot, key := p.t.SetAt(*k, i)
		if slot < 0 {
			break
		}
		if err := p.save(key); err != nil {
			return 0, 0, err
		}
		i = slot + 1
	}
	return i, done, nil
}

func (p *pickler) saveFrozenSet(k *Value) error {
	if p.proto < 4 {
		return p.saveElements(k, obj.ShapeFrozenSet)
	}
	p.out.op(opMark)
	if _, _, err := p.saveSetBatch(k, 0, p.t.SetLen(*k)); err != nil {
		return err
	}
	if known, ok := p.memo.get(*k); ok {
		p.out.op(opPopMark)
		p.get(known)
		return nil
	}
	p.out.op(opFrozenSet)
	return p.put(*k)
}

// saveElements writes a set as the call of its class with a list.
func (p *pickler) saveElements(k *Value, class uint32) error {
	items, err := p.t.ListOf(*k)
	if err != nil {
		return err
	}
	return p.saveCall(p.t.VM.Class(class), []Value{items}, k)
}

// appendAll writes the items of an iterator as those of the list on the stack.
func (p *pickler) appendAll(it *Value) error {
	return p.addAll(it, opAppend, opAppends, p.save)
}

// setAll writes the pairs of an iterator as those of the dict on the stack.
func (p *pickler) setAll(it *Value) error {
	t := p.t
	return p.addAll(it, opSetItem, opSetItems, func(v Value) error {
		if !t.IsInstance(v, obj.ShapeTuple) || t.TupleLen(t.Unwrap(v)) != 2 {
			return t.TypeError("dict items iterator must return 2-tuples")
		}
		m := t.Mark()
		defer t.Release(m)
		pair := t.Keep(t.Unwrap(v))
		if err := p.save(t.TupleItem(*pair, 0)); err != nil {
			return err
		}
		return p.save(t.TupleItem(*pair, 1))
	})
}

// addAll writes what an iterator gives in batches, each with an opcode for one or for
// many.
func (p *pickler) addAll(it *Value, one, many byte, save func(Value) error) error {
	t := p.t
	m := t.Mark()
	defer t.Release(m)
	first := t.Keep(unbound)
	for {
		x, err := t.Next(*it)
		if err != nil || x == unbound {
			return err
		}
		*first = x
		if p.proto == 0 {
			if err := save(x); err != nil {
				return err
			}
			p.out.op(one)
			continue
		}
		second, err := t.Next(*it)
		if err != nil {
			return err
		}
		if second == unbound {
			err := save(*first)
			p.out.op(one)
			return err
		}
		if n, err := p.addBatch(it, first, second, save); err != nil {
			return err
		} else if p.out.op(many); n < pickleBatch {
			return nil
		}
	}
}

func (p *pickler) addBatch(it, first *Value, second Value, save func(Value) error) (int, error) {
	m := p.t.Mark()
	defer p.t.Release(m)
	x := p.t.Keep(second)
	p.out.op(opMark)
	if err := save(*first); err != nil {
		return 0, err
	}
	for n := 1; ; {
		if err := save(*x); err != nil {
			return 0, err
		}
		if n++; n == pickleBatch {
			return n, nil
		}
		next, err := p.t.Next(*it)
		if err != nil || next == unbound {
			return n, err
		}
		*x = next
	}
}

// fastNesting is how deep containers may be in fast mode before each is looked at.
const fastNesting = 50

// enterFast notices cycles in fast mode, where nothing is remembered.
func (p *pickler) enterFast(v Value) error {
	if !p.fast {
		return nil
	}
	if p.nesting++; p.nesting < fastNesting {
		return nil
	}
	id := p.t.ID(v)
	if p.open[id] {
		return p.t.ValueError("fast mode: can't pickle cyclic objects including object type %s at %#x", p.t.TypeName(v), id)
	}
	if p.open == nil {
		p.open = map[uint64]bool{}
	}
	p.open[id] = true
	return nil
}

func (p *pickler) leaveFast(v Value) {
	if !p.fast {
		return
	}
	if p.nesting >= fastNesting {
		delete(p.open, p.t.ID(v))
	}
	p.nesting--
}
