package std

import (
	"bytes"
	"strings"

	"pystm/lang/vm/obj"
)

// customHandler is an error handler of module codecs. All errors of a text are told by
// one exception, as in CPython: to make one takes as long as the text is.
type customHandler struct {
	handler, exc *Value
	size         int // of what is converted, in bytes or characters
}

// ask asks the program's error handler.
func (c *conversion) ask(e *obj.CodecError) (obj.Replacement, error) {
	t := c.t
	m := t.Mark()
	defer t.Release(m)
	if err := c.tell(e); err != nil {
		return obj.Replacement{}, err
	}
	answer, err := t.Call(*c.custom.handler, *c.custom.exc)
	if err != nil {
		return obj.Replacement{}, err
	}
	return c.answer(answer, e)
}

// tell makes the exception be about an error.
func (c *conversion) tell(e *obj.CodecError) error {
	t, h := c.t, c.custom
	if *h.exc == unbound {
		return c.begin(e)
	}
	for _, x := range [...]struct {
		name string
		at   int
	}{{"start", e.Start}, {"end", e.End}} {
		if err := t.SetAttr(*h.exc, t.Intern(x.name), obj.SmallInt(int64(x.at))); err != nil {
			return err
		}
	}
	return t.SetAttr(*h.exc, t.Intern("reason"), t.Intern(e.Reason))
}

// begin finds the handler and makes the exception.
func (c *conversion) begin(e *obj.CodecError) error {
	t, h := c.t, c.custom
	codecs, err := t.ImportModule("codecs")
	if err != nil {
		return err
	}
	k := t.Keep(codecs)
	name, err := t.NewStr(c.errors)
	if err != nil {
		return err
	}
	if *h.handler, err = t.CallMethod(*k, "lookup_error", name); err != nil {
		return err
	}
	class, source := t.VM.Exc.UnicodeEncodeError, none
	if e.Decoding {
		class = t.VM.Exc.UnicodeDecodeError
		source, err = newBytes(t, e.Bytes)
		h.size = len(e.Bytes)
	} else {
		source, err = t.NewStr(e.Text)
		h.size = obj.CountChars(e.Text)
	}
	if err != nil {
		return err
	}
	*h.exc, err = t.Call(class, t.Intern(e.Encoding), source, obj.SmallInt(int64(e.Start)), obj.SmallInt(int64(e.End)), t.Intern(e.Reason))
	return err
}

// answer reads what a handler gave: a replacement, and where to go on.
func (c *conversion) answer(answer Value, e *obj.CodecError) (r obj.Replacement, err error) {
	t := c.t
	answer = t.Unwrap(answer)
	what, size := "encoding", c.custom.size
	if e.Decoding {
		what = "decoding"
	}
	bad := t.IsKind(answer, obj.KindTuple) && t.TupleLen(answer) == 2 && t.IsInstance(t.TupleItem(answer, 1), obj.ShapeInt)
	if bad = !bad; !bad {
		switch text := t.Unwrap(t.TupleItem(answer, 0)); {
		case t.IsKind(text, obj.KindStr):
			r.Text = strings.Clone(t.StrView(text))
		case t.IsKind(text, obj.KindBytes) && !e.Decoding:
			b, _ := bytesLike(t, text)
			r.Bytes, r.IsBytes = bytes.Clone(b), true
		default:
			bad = true
		}
	}
	if bad {
		return r, t.TypeError("%s error handler must return (str, int) tuple", what)
	}
	next, fits := t.Int64(t.Unwrap(t.TupleItem(answer, 1)))
	if !fits {
		next = -1
	} else if next < 0 {
		next += int64(size)
	}
	if next < 0 || next > int64(size) {
		return r, t.IndexError("position %d from error handler out of bounds", next)
	}
	r.Next = int(next)
	return r, nil
}
