package std

import (
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
	quoting                  int
	double, skip, strict     bool
	// special tells the bytes that begin a character which means something there.
	special [256]csvPlace
}

// csvPlace is a set of places in a record.
type csvPlace uint8

const (
	csvAtStart  csvPlace = 1 << iota // at the start of a field that is read
	csvInside                        // in such a field
	csvQuoted                        // in one that is quoted
	csvWritten                       // in a field that is written
	csvAnywhere = csvAtStart | csvInside | csvQuoted | csvWritten
)

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

// The parts of a dialect's tuple: delimiter, quotechar, escapechar, lineterminator, quoting, doublequote,
// skipinitialspace, strict.
const csvTerminator = 3

// read takes the forms from the tuple of a dialect.
func (f *csvForms) read(t *Thread, form Value) {
	char := func(i int) rune {
		if v := t.TupleItem(form, i); t.IsKind(v, obj.KindStr) && t.StrChars(v) == 1 {
			r, _ := obj.DecodeChar(t.StrView(v))
			return r
		}
		return -1
	}
	is := func(i int) bool { return t.TupleItem(form, i) == obj.TrueValue }
	*f = csvForms{delimiter: char(0), quote: char(1), escape: char(2), quoting: int(t.TupleItem(form, 4).Int()), double: is(5), skip: is(6), strict: is(7)}
	f.mark(f.delimiter, csvAtStart|csvInside|csvWritten)
	f.mark(f.escape, csvAnywhere)
	f.mark(f.quote, csvAtStart|csvQuoted|csvWritten)
	for _, c := range "\r\n" {
		f.mark(c, csvAtStart|csvInside)
	}
	if f.skip {
		f.mark(' ', csvAtStart)
	}
	terminator := t.StrView(t.TupleItem(form, csvTerminator))
	for i := range len(terminator) {
		f.special[terminator[i]] |= csvWritten
	}
}

// mark notes that a character means something in some places.
func (f *csvForms) mark(c rune, places csvPlace) {
	if c >= 0 {
		var buf [4]byte
		f.special[obj.AppendChar(buf[:0], c)[0]] |= places
	}
}

// plain is how many bytes at the start of a text mean nothing in a place.
func (f *csvForms) plain(text string, place csvPlace) int {
	for i := range len(text) {
		if f.special[text[i]]&place != 0 {
			return i
		}
	}
	return len(text)
}

func csvFail(t *Thread, format string, args ...any) error {
	return moduleFail(t, "csv", "Error", format, args...)
}
