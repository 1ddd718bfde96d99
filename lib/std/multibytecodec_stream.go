package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// MultibyteStreamReader and -Writer: pieces that come from a stream of bytes and go there.

func (m *multibyte) streams() []*vm.TypeSpec {
	return []*vm.TypeSpec{
		m.class(piecewise{name: "StreamReader", decodes: true, streams: true},
			vm.Native{Name: "read", Sig: "self, sizeobj=None, /", Fn: func(t *Thread, args []Value) (Value, error) { return streamRead(t, args, "read") }},
			vm.Native{Name: "readline", Sig: "self, sizeobj=None, /", Fn: func(t *Thread, args []Value) (Value, error) { return streamRead(t, args, "readline") }},
			vm.Native{Name: "readlines", Sig: "self, sizehintobj=None, /", Fn: func(t *Thread, args []Value) (Value, error) {
				text, err := streamRead(t, args, "read")
				if err != nil {
					return 0, err
				}
				return t.CallMethod(text, "splitlines", obj.TrueValue)
			}},
			vm.Native{Name: "reset", Sig: "self, /", Fn: resetDecoder}),
		m.class(piecewise{name: "StreamWriter", streams: true},
			vm.Native{Name: "write", Sig: "self, strobj, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, streamWrite(t, &args[0], args[1]) }},
			vm.Native{Name: "writelines", Sig: "self, lines, /", Fn: streamWriteLines},
			vm.Native{Name: "reset", Sig: "self, /", Fn: streamReset}),
	}
}

// streamRead reads by a method of the stream and decodes what that gave: all, or
// about as many bytes as asked for, and more until there is a character.
func streamRead(t *Thread, args []Value, method string) (Value, error) {
	size := int64(-1)
	if given(args[1]) {
		if !t.IsInstance(args[1], obj.ShapeInt) {
			return 0, t.TypeError("arg 1 must be an integer")
		}
		n, err := boundedInt(t, args[1], -1, 1<<63-1, "ssize_t")
		if err != nil {
			return 0, err
		}
		size = n
	}
	if size == 0 {
		return t.EmptyStr(), nil
	}
	m := t.Mark()
	defer t.Release(m)
	var text []byte
	for {
		read := []Value{obj.SmallInt(size)}
		if size < 0 {
			read = nil
		}
		data, err := t.CallMethod(t.Field(args[0], mbStream), method, read...)
		if err != nil {
			return 0, err
		}
		if !t.IsInstance(data, obj.ShapeBytes) {
			return 0, t.TypeError("stream function returned a non-bytes object (%s)", t.TypeName(data))
		}
		end := t.BufferLength(t.Unwrap(data)) == 0
		nothing := end && len(pendingBytes(t, args[0])) == 0
		c, err := decodePiece(t, &args[0], data, end || size < 0)
		if err != nil {
			return 0, err
		}
		text = append(text, c.out...)
		if size < 0 || len(text) > 0 || nothing {
			return t.NewStrBytes(text)
		}
		size = 1
	}
}

// streamWrite writes a text to the stream.
func streamWrite(t *Thread, self *Value, text Value) error {
	m := t.Mark()
	defer t.Release(m)
	c, err := encodePiece(t, self, text, false)
	if err != nil {
		return err
	}
	return streamPut(t, self, c.out)
}

func streamPut(t *Thread, self *Value, b []byte) error {
	data, err := newBytes(t, b)
	if err != nil {
		return err
	}
	_, err = t.CallMethod(t.Field(*self, mbStream), "write", data)
	return err
}

func streamWriteLines(t *Thread, args []Value) (Value, error) {
	item, err := special(t, args[1], "__getitem__")
	if err != nil {
		return 0, err
	}
	if item == unbound || t.IsInstance(args[1], obj.ShapeDict) {
		return 0, t.TypeError("arg must be a sequence object")
	}
	for i := 0; ; i++ {
		n, err := t.Len(args[1])
		if err != nil || i >= n {
			return none, err
		}
		line, err := t.GetItem(args[1], obj.SmallInt(int64(i)))
		if err != nil {
			return 0, err
		}
		if err := streamWrite(t, &args[0], line); err != nil {
			return 0, err
		}
	}
}

// streamReset writes what was left of the text, and what ends it. Without anything
// left nothing is ended, as in CPython.
func streamReset(t *Thread, args []Value) (Value, error) {
	left := t.Field(args[0], mbPending)
	if left == none {
		return none, nil
	}
	m := t.Mark()
	defer t.Release(m)
	c := resume(t, args[0])
	text := strings.Clone(t.StrView(left))
	t.SetField(args[0], mbPending, none)
	_, err := c.encode(text, true)
	if err == nil {
		c.out = c.codec.Finish(&c.state, c.out)
	}
	if setState(t, args[0], c.state); err != nil || len(c.out) == 0 {
		return none, err
	}
	return none, streamPut(t, &args[0], c.out)
}
