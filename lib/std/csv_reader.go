package std

import (
	"sync"

	"pystm/lang/vm/obj"
)

// Reading of CSV: a machine with a state for each place in a record.

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

// csvParsers holds parsers that have read their record, for their buffers.
var csvParsers = sync.Pool{New: func() any { return new(csvParser) }}

// csvParser reads one record.
type csvParser struct {
	csvForms
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
	p := csvParsers.Get().(*csvParser)
	defer csvParsers.Put(p)
	p.read(t, t.Field(*self, csvForm))
	p.t, p.row, p.state, p.field, p.size, p.numeric = t, t.Keep(row), csvStartRecord, p.field[:0], 0, false
	p.limit = int(t.StrGet(t.Field(*self, csvLimit), t.Intern("limit")).Int())
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
		n, err := p.run(text[i:])
		if err != nil {
			return err
		}
		if n > 0 {
			i += n
			continue
		}
		r, w := obj.DecodeChar(text[i:])
		if err := p.char(r); err != nil {
			return err
		}
		i += w
	}
	return p.char(endOfLine)
}

// run takes the characters of a field that mean nothing where they stand; it returns how many bytes they have.
func (p *csvParser) run(text string) (int, error) {
	place := csvInside
	switch p.state {
	case csvStartRecord, csvStartField:
		if p.special[text[0]]&csvAtStart != 0 {
			return 0, nil
		}
	case csvInField:
	case csvInQuotes:
		place = csvQuoted
	default:
		return 0, nil
	}
	n := p.plain(text, place)
	if n == 0 {
		return 0, nil
	}
	if place == csvInside && p.state != csvInField {
		p.numeric = p.quoting == quoteNonnumeric
		p.state = csvInField
	}
	p.size += obj.CountChars(text[:n])
	p.field = append(p.field, text[:n]...)
	return n, p.checkSize()
}

func (p *csvParser) checkSize() error {
	if p.size > p.limit {
		return csvFail(p.t, "field larger than field limit (%d)", p.limit)
	}
	return nil
}

// save ends a field.
func (p *csvParser) save() error {
	v, err := p.t.NewStrBytes(p.field)
	if err == nil && p.numeric {
		p.numeric = false
		v, err = p.number(string(p.field))
	}
	p.field, p.size = p.field[:0], 0
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
	p.size++
	p.field = obj.AppendChar(p.field, c)
	return p.checkSize()
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
