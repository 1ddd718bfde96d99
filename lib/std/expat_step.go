package std

import (
	"pystm/lang/vm/obj"
	"pystm/lib/expat"
)

// step is a round of the loop that parses: it calls the handler of the next event, whose result is
// its own, and the answer that the next round gets. At the end of the input it is done.
func (x *expatPool) step(t *Thread, args []Value) (Value, error) {
	p, err := x.answered(t, args)
	if err != nil {
		return 0, err
	}
	defer x.release(p)
	if call, ok, err := p.queued(); ok || err != nil {
		if err == nil {
			err = p.keep()
		}
		if err != nil {
			return 0, err
		}
		return t.PassEx(args, call.handler, call.args, unbound)
	}
	call, err := p.found()
	if err == nil {
		err = p.keep()
	}
	switch {
	case err != nil:
		return 0, err
	case p.more:
		return none, nil
	case call.handler == unbound:
		return args[2], nil
	}
	return t.PassEx(args, call.handler, call.args, unbound)
}

// expatCall is a call of a handler, which is unbound if there is none.
type expatCall struct{ handler, args Value }

// answered takes a parser up, and the result of the last handler if that was asked.
func (x *expatPool) answered(t *Thread, args []Value) (*expatParser, error) {
	p := x.take(t, args[0])
	p.Telling = false
	switch {
	case p.AsksTable():
		text := args[1]
		isStr := t.IsKind(text, obj.KindStr)
		if p.Answer(isStr && p.SetTable([]byte(t.StrView(text)))); isStr {
			t.SetField(p.v, expatTable, text)
		}
	case p.Asks():
		if !t.IsInstance(t.Unwrap(args[1]), obj.ShapeInt) {
			x.release(p)
			n, err := t.ToIndex(args[1])
			if err != nil {
				return nil, err
			}
			args[1] = n
			return x.answered(t, args)
		}
		n, ok := t.Int64(t.Unwrap(args[1]))
		if !ok {
			x.release(p)
			return nil, t.OverflowError("Python int too large to convert to C long")
		}
		p.Answer(n != 0)
	}
	return p, nil
}

// Events in the queue are a few words each.
const (
	queuedKind = iota
	queuedAt
	queuedRefused
	queuedArgs
	queuedWords
)

// queued takes the next event from the queue whose handler is still there.
func (p *expatParser) queued() (call expatCall, ok bool, err error) {
	t := p.t
	queue, i := t.Field(p.v, expatQueue), int(t.Field(p.v, expatQueueAt).Int())
	n := t.TupleLen(queue)
	for ; i < n; i += queuedWords {
		item := func(k int) Value { return t.TupleItem(queue, i+k) }
		kind := expat.Kind(item(queuedKind).Int())
		handler := p.handler(kind)
		if handler == none {
			continue
		}
		p.Deliver(int(item(queuedAt).Int()), kind, expat.Code(item(queuedRefused).Int()))
		t.SetField(p.v, expatQueueAt, obj.SmallInt(int64(i+queuedWords)))
		return expatCall{handler, item(queuedArgs)}, true, nil
	}
	if n > 0 {
		empty, err := t.NewTuple()
		if err != nil {
			return call, false, err
		}
		t.SetField(p.v, expatQueue, empty)
		t.SetField(p.v, expatQueueAt, obj.SmallInt(0))
	}
	return call, false, nil
}

// handler is that of a kind, or None.
func (p *expatParser) handler(kind expat.Kind) Value {
	switch kind {
	case expat.UnknownEncoding:
		return p.t.Field(p.v, expatEncode)
	case expat.Default:
		kind = expat.Kind(p.t.Field(p.v, expatDefault).Int())
	}
	return p.t.Field(p.v, expatHandler+int(kind))
}

// found goes on to the next event that is told now. Text is collected, if that is wanted; those
// found with it are queued.
func (p *expatParser) found() (expatCall, error) {
	t := p.t
	buffered, size := t.Field(p.v, expatBuffers) == obj.TrueValue, int(t.Field(p.v, expatSize).Int())
	before, _ := bytesLike(t, t.Field(p.v, expatText))
	text := append(p.text[:0], before...)
	call := expatCall{handler: unbound}
	p.queue = p.queue[:0]
	p.build = p.builder()
	for call.handler == unbound && !p.more && p.Next() {
		for i := range p.Events {
			e := &p.Events[i]
			if buffered && e.Kind == expat.CharacterData && len(e.Value) <= size {
				if len(text)+len(e.Value) > size {
					if err := p.tellText(&text, e.At, &call); err != nil {
						return call, err
					}
				}
				text = append(text, e.Value...)
				continue
			}
			if err := p.tell(e, &text, &call); err != nil {
				return call, err
			}
		}
		p.more = call.handler == unbound && p.built > mostBuilt
	}
	p.text = text
	if call.handler == unbound && len(text) > 0 && p.Error == 0 && !p.more {
		if err := p.tellText(&text, p.EventAt, &call); err != nil {
			return call, err
		}
	}
	if p.Error != 0 {
		text = nil
	}
	if len(text) > 0 || len(before) > 0 {
		if err := unpackSet(t, p.v, expatText, text); err != nil {
			return call, err
		}
	}
	if len(p.queue) > 0 {
		queue, err := t.NewTuple(p.queue...)
		if err != nil {
			return call, err
		}
		t.SetField(p.v, expatQueue, queue)
		t.SetField(p.v, expatQueueAt, obj.SmallInt(0))
	}
	return call, p.Failure()
}

// tell makes the call of an event, after that for the text before it.
func (p *expatParser) tell(e *expat.Event, text *[]byte, call *expatCall) error {
	if len(*text) > 0 {
		if err := p.tellText(text, e.At, call); err != nil {
			return err
		}
	}
	if call.handler == unbound && p.build.takes(e.Kind) {
		p.Deliver(e.At, e.Kind, e.Refused)
		p.Telling = false // by the time that anybody can ask
		return p.buildEvent(e)
	}
	args, err := p.arguments(e)
	if err == nil {
		p.order(e.Kind, e.At, e.Refused, args, call)
	}
	return err
}

func (p *expatParser) tellText(text *[]byte, at int, call *expatCall) error {
	v, err := p.str(*text)
	if err != nil {
		return err
	}
	if call.handler == unbound && p.build.takes(expat.CharacterData) {
		p.Deliver(at, expat.CharacterData, 0)
		p.Telling = false
		*text = (*text)[:0]
		p.built++
		return p.build.data(v)
	}
	args, err := p.t.NewTuple(v)
	if err == nil {
		p.order(expat.CharacterData, at, 0, args, call)
	}
	*text = (*text)[:0]
	return err
}

// order makes a call the one of this round, or queues it.
func (p *expatParser) order(kind expat.Kind, at int, refused expat.Code, args Value, call *expatCall) {
	if call.handler != unbound {
		p.queue = append(p.queue, obj.SmallInt(int64(kind)), obj.SmallInt(int64(at)), obj.SmallInt(int64(refused)), args)
		return
	}
	p.Deliver(at, kind, refused)
	*call = expatCall{p.handler(kind), args}
}
