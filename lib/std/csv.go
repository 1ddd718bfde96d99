package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _csv: the reader and writer of module csv. Dialects are objects of a
// Python class, whose attributes are taken when a reader or writer is made.

// The words of a reader.
const (
	csvInput   = 1 // iterator over lines
	csvDialect = 2
	csvForm    = 3 // tuple of what the dialect says
	csvLine    = 4 // lines read
	csvLimit   = 5 // a dict, whose "limit" is the greatest size of a field
	csvBody    = 6
)

// The words of a writer.
const (
	csvWrite = 1 // the file's method write
	// csvDialect and csvForm are as in a reader.
	csvWriterBody = 4
)

// The kinds of quoting.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonnumeric
	quoteNone
)

// csvForms is a dialect in Go. A character that is not set is -1.
type csvForms struct {
	delimiter, quote, escape rune
	terminator               string
	quoting                  int
	double, skip, strict     bool
}

func csvModule() *vm.ModuleSpec {
	reader := &vm.TypeSpec{Name: "reader", Module: "_csv", Kind: obj.KindFields, Body: csvBody, Final: true,
		Doc: "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n",
		New: func(t *Thread, args []Value) (Value, error) {
			if err := checkForm(t, args[3]); err != nil {
				return 0, err
			}
			if !t.IsKind(args[4], obj.KindDict) {
				return 0, t.TypeError("limits must be a dict")
			}
			return newObject(t, args[0], args[1], args[2], args[3], obj.SmallInt(0), args[4])
		},
		NewSig: "cls, iterator, dialect, form, limits, /",
		Slots:  vm.Slots{Iter: self, Next: csvNext},
		Getters: []vm.Getter{
			{Name: "dialect", Get: fieldGetter(csvDialect)},
			{Name: "line_num", Get: fieldGetter(csvLine)},
		}}
	writer := &vm.TypeSpec{Name: "writer", Module: "_csv", Kind: obj.KindFields, Body: csvWriterBody, Final: true,
		Doc: "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n",
		New: func(t *Thread, args []Value) (Value, error) {
			if err := checkForm(t, args[3]); err != nil {
				return 0, err
			}
			return newObject(t, args[0], args[1:]...)
		},
		NewSig: "cls, write, dialect, form, /",
		Methods: []vm.Native{
			{Name: "writerow", Sig: "self, row, /", Fn: csvWriteRow, Doc: "Construct and write a CSV record from an iterable of fields."},
			{Name: "writerows", Sig: "self, rows, /", Fn: csvWriteRows, Doc: "Construct and write a series of iterables to a csv file."},
		},
		Getters: []vm.Getter{{Name: "dialect", Get: fieldGetter(csvDialect)}}}
	return &vm.ModuleSpec{Name: "_csv", Doc: "CSV parsing and writing.", Types: []*vm.TypeSpec{reader, writer}}
}

// checkForm checks the tuple of a dialect, which module csv makes.
func checkForm(t *Thread, form Value) error {
	if !t.IsExact(form, obj.KindTuple, obj.ShapeTuple) || t.TupleLen(form) != 8 || !t.IsKind(t.TupleItem(form, 3), obj.KindStr) || !t.TupleItem(form, 4).IsInt() {
		return t.TypeError("not the form of a dialect")
	}
	return nil
}

// formsOf reads the tuple of a dialect: delimiter, quotechar, escapechar,
// lineterminator, quoting, doublequote, skipinitialspace, strict.
func formsOf(t *Thread, form Value) *csvForms {
	char := func(i int) rune {
		if v := t.TupleItem(form, i); t.IsKind(v, obj.KindStr) && t.StrChars(v) == 1 {
			r, _ := obj.DecodeChar(t.StrView(v))
			return r
		}
		return -1
	}
	is := func(i int) bool { return t.TupleItem(form, i) == obj.TrueValue }
	return &csvForms{delimiter: char(0), quote: char(1), escape: char(2), terminator: strings.Clone(t.StrView(t.TupleItem(form, 3))),
		quoting: int(t.TupleItem(form, 4).Int()), double: is(5), skip: is(6), strict: is(7)}
}

func csvFail(t *Thread, format string, args ...any) error {
	return moduleFail(t, "csv", "Error", format, args...)
}

type csvState uint8

const (
	csvStartRecord csvState = iota
	csvStartField
	csvEscaped
	csvInField
	csvInQuotes
	csvEscapedInQuotes
	csvQuoteInQuotes
	csvEatNewline
	csvAfterEscapedNewline
)

// endOfLine stands after the last character of a line.
const endOfLine = -2

// csvParser reads one record.
type csvParser struct {
	*csvForms
	t       *Thread
	state   csvState
	field   []byte
	size    int // characters of field
	limit   int
	numeric bool
	row     *Value // list
}

func csvNext(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	self := t.Keep(v)
	row, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	p := &csvParser{csvForms: formsOf(t, t.Field(v, csvForm)), t: t, row: t.Keep(row)}
	p.limit = int(t.StrGet(t.Field(v, csvLimit), t.Intern("limit")).Int())
	for {
		line, err := t.Next(t.Field(*self, csvInput))
		if err != nil {
			return 0, err
		}
		if line == unbound {
			if p.size == 0 && p.state != csvInQuotes {
				return unbound, nil
			}
			if p.strict {
				return 0, csvFail(t, "unexpected end of data")
			}
			return *p.row, p.save()
		}
		u := t.Unwrap(line)
		if !t.IsKind(u, obj.KindStr) {
			return 0, csvFail(t, "iterator should return strings, not %s (the file should be opened in text mode)", t.TypeName(line))
		}
		t.SetField(*self, csvLine, obj.SmallInt(t.Field(*self, csvLine).Int()+1))
		if err := p.line(t.StrView(u)); err != nil {
			return 0, err
		}
		if p.state == csvStartRecord {
			return *p.row, nil
		}
	}
}

// line takes the characters of a line. It runs no Python code but to raise.
func (p *csvParser) line(text string) error {
	for i := 0; i < len(text); {
		r, w := obj.DecodeChar(text[i:])
		if err := p.char(r); err != nil {
			return err
		}
		i += w
	}
	return p.char(endOfLine)
}

// save ends a field.
func (p *csvParser) save() error {
	text := string(p.field)
	p.field, p.size = p.field[:0], 0
	v, err := p.t.NewStr(text)
	if err == nil && p.numeric {
		p.numeric = false
		v, err = p.number(text)
	}
	if err != nil {
		return err
	}
	return p.t.ListAppend(*p.row, v)
}

// number is the float of a field that was not quoted.
func (p *csvParser) number(text string) (Value, error) {
	f, err := obj.ParseFloat(obj.StripSpace(text, obj.StripBoth))
	if err != nil {
		return 0, p.t.ValueError("could not convert string to float: %s", string(obj.AppendRepr(nil, text)))
	}
	return p.t.NewFloat(f), nil
}

func (p *csvParser) add(c rune) error {
	if p.size++; p.size > p.limit {
		return csvFail(p.t, "field larger than field limit (%d)", p.limit)
	}
	p.field = obj.AppendChar(p.field, c)
	return nil
}

// end ends a field and perhaps the record.
func (p *csvParser) end(c rune) error {
	p.state = csvEatNewline
	if c == endOfLine {
		p.state = csvStartRecord
	}
	return p.save()
}

func isNewline(c rune) bool { return c == '\n' || c == '\r' }

// char goes on by a character, as the state says.
func (p *csvParser) char(c rune) error {
	switch p.state {
	case csvStartRecord:
		if c == endOfLine {
			return nil
		}
		if isNewline(c) {
			p.state = csvEatNewline
			return nil
		}
		p.state = csvStartField
		return p.startField(c)
	case csvStartField:
		return p.startField(c)
	case csvEscaped:
		p.state = csvInField
		if isNewline(c) {
			p.state = csvAfterEscapedNewline
		}
		return p.add(orNewline(c))
	case csvAfterEscapedNewline:
		if c == endOfLine {
			return nil
		}
		return p.inField(c)
	case csvInField:
		return p.inField(c)
	case csvInQuotes:
		return p.inQuotes(c)
	case csvEscapedInQuotes:
		p.state = csvInQuotes
		return p.add(orNewline(c))
	case csvQuoteInQuotes:
		return p.afterQuote(c)
	}
	switch {
	case isNewline(c):
	case c == endOfLine:
		p.state = csvStartRecord
	default:
		return csvFail(p.t, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
	}
	return nil
}

func orNewline(c rune) rune {
	if c == endOfLine {
		return '\n'
	}
	return c
}

func (p *csvParser) startField(c rune) error {
	switch {
	case isNewline(c) || c == endOfLine:
		return p.end(c)
	case c == p.quote && p.quoting != quoteNone:
		p.state = csvInQuotes
	case c == p.escape:
		p.state = csvEscaped
	case c == ' ' && p.skip:
	case c == p.delimiter:
		return p.save()
	default:
		p.numeric = p.quoting == quoteNonnumeric
		p.state = csvInField
		return p.add(c)
	}
	return nil
}

func (p *csvParser) inField(c rune) error {
	switch {
	case isNewline(c) || c == endOfLine:
		return p.end(c)
	case c == p.escape:
		p.state = csvEscaped
	case c == p.delimiter:
		p.state = csvStartField
		return p.save()
	default:
		p.state = csvInField
		return p.add(c)
	}
	return nil
}

func (p *csvParser) inQuotes(c rune) error {
	switch {
	case c == endOfLine:
	case c == p.escape:
		p.state = csvEscapedInQuotes
	case c == p.quote && p.quoting != quoteNone:
		p.state = csvInField
		if p.double {
			p.state = csvQuoteInQuotes
		}
	default:
		return p.add(c)
	}
	return nil
}

func (p *csvParser) afterQuote(c rune) error {
	switch {
	case p.quoting != quoteNone && c == p.quote:
		p.state = csvInQuotes
		return p.add(c)
	case c == p.delimiter:
		p.state = csvStartField
		return p.save()
	case isNewline(c) || c == endOfLine:
		return p.end(c)
	case !p.strict:
		p.state = csvInField
		return p.add(c)
	}
	return csvFail(p.t, "'%c' expected after '%c'", p.delimiter, p.quote)
}

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
	d := formsOf(t, t.Field(*w, csvForm))
	r := &csvRecord{csvForms: d, t: t}
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
		if d.quoting == quoteNone {
			return 0, csvFail(t, "single empty field record must be quoted")
		}
		r.fields--
		if err := r.field("", true); err != nil {
			return 0, err
		}
	}
	s, err := t.NewStr(string(r.out) + d.terminator)
	if err != nil {
		return 0, err
	}
	return t.Call(t.Field(*w, csvWrite), s)
}

// csvRecord is a line being written.
type csvRecord struct {
	*csvForms
	t      *Thread
	out    []byte
	fields int
}

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
	if x == none {
		return r.field("", quoted)
	}
	if u := t.Unwrap(x); t.IsKind(u, obj.KindStr) {
		return r.field(t.StrView(u), quoted)
	}
	text, err := t.StrText(x)
	if err != nil {
		return err
	}
	return r.field(text, quoted)
}

// field appends text, with quotes if they are wanted or needed.
func (r *csvRecord) field(text string, quoted bool) error {
	if r.fields > 0 {
		r.out = obj.AppendChar(r.out, r.delimiter)
	}
	r.fields++
	var b []byte
	for i := 0; i < len(text); {
		c, w := obj.DecodeChar(text[i:])
		i += w
		if c == r.delimiter || c == r.escape || c == r.quote || strings.ContainsRune(r.terminator, c) {
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
	if quoted {
		r.out = obj.AppendChar(r.out, r.quote)
	}
	r.out = append(r.out, b...)
	if quoted {
		r.out = obj.AppendChar(r.out, r.quote)
	}
	return nil
}
