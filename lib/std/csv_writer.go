package std

import (
	"strings"
	"sync"
	"unsafe"

	"pystm/lang/vm/obj"
)

// Writing of CSV.

func csvWriteRows(t *Thread, args []Value) (Value, error) {
	return none, t.ForEach(args[1], func(row Value) error {
		_, err := writeRow(t, &args[0], row)
		return err
	})
}

func csvWriteRow(t *Thread, args []Value) (Value, error) { return writeRow(t, &args[0], args[1]) }

func writeRow(t *Thread, w *Value, row Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	it, err := t.Iter(row)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) {
			t.Caught(err)
			err = csvFail(t, "iterable expected, not %s", t.TypeName(row))
		}
		return 0, err
	}
	items := t.Keep(it)
	r := csvRecords.Get().(*csvRecord)
	defer csvRecords.Put(r)
	r.form = t.Keep(t.Field(*w, csvForm))
	r.read(t, *r.form)
	r.t, r.out, r.fields = t, r.out[:0], 0
	for {
		x, err := t.Next(*items)
		if err != nil {
			return 0, err
		}
		if x == unbound {
			break
		}
		if err := r.value(x); err != nil {
			return 0, err
		}
	}
	if r.fields > 0 && len(r.out) == 0 {
		if r.quoting == quoteNone {
			return 0, csvFail(t, "single empty field record must be quoted")
		}
		r.fields--
		if err := r.field("", true); err != nil {
			return 0, err
		}
	}
	s, err := t.NewStrBytes(append(r.out, r.terminator()...))
	if err != nil {
		return 0, err
	}
	return t.Call(t.Field(*w, csvWrite), s)
}

// csvRecords holds records that were written, for their buffers.
var csvRecords = sync.Pool{New: func() any { return new(csvRecord) }}

// csvRecord is a line being written.
type csvRecord struct {
	csvForms
	t      *Thread
	form   *Value // the dialect's tuple
	out    []byte
	body   []byte // of the field that is being written
	fields int
}

func (r *csvRecord) terminator() string { return r.t.StrView(r.t.TupleItem(*r.form, csvTerminator)) }

// value appends a field.
func (r *csvRecord) value(x Value) error {
	t := r.t
	quoted := r.quoting == quoteAll
	if r.quoting == quoteNonnumeric {
		m := t.Mark()
		k := t.Keep(x)
		number, err := isNumber(t, x)
		x = *k
		if t.Release(m); err != nil {
			return err
		}
		quoted = !number
	}
	switch {
	case x == none:
		return r.field("", quoted)
	case x.IsInt():
		var digits [24]byte
		b := t.AppendInt(digits[:0], x, 10)
		return r.field(unsafe.String(unsafe.SliceData(b), len(b)), quoted)
	}
	text, err := t.StrOf(x)
	if err != nil {
		return err
	}
	return r.field(t.StrView(t.Unwrap(text)), quoted)
}

// field appends text, with quotes if they are wanted or needed.
func (r *csvRecord) field(text string, quoted bool) error {
	if r.fields > 0 {
		r.out = obj.AppendChar(r.out, r.delimiter)
	}
	r.fields++
	b := r.body[:0]
	for text != "" {
		n := r.plain(text, csvWritten)
		if b, text = append(b, text[:n]...), text[n:]; text == "" {
			break
		}
		c, w := obj.DecodeChar(text)
		text = text[w:]
		if c == r.delimiter || c == r.escape || c == r.quote || strings.ContainsRune(r.terminator(), c) {
			escape := r.quoting == quoteNone
			switch {
			case escape:
			case c == r.quote && r.double:
				b = obj.AppendChar(b, c)
				quoted = true
			case c == r.quote || c == r.escape:
				escape = true
			default:
				quoted = true
			}
			if escape {
				if r.escape < 0 {
					return csvFail(r.t, "need to escape, but no escapechar set")
				}
				b = obj.AppendChar(b, r.escape)
			}
		}
		b = obj.AppendChar(b, c)
	}
	r.body = b
	if quoted {
		r.out = obj.AppendChar(r.out, r.quote)
	}
	r.out = append(r.out, b...)
	if quoted {
		r.out = obj.AppendChar(r.out, r.quote)
	}
	return nil
}
