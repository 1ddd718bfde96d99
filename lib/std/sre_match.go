package std

import (
	"fmt"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/re"
)

// Match objects, and the iterators that make them.

// The words of a Match. Offsets are bytes; in a text that is not ASCII their
// characters are counted from a place near by, for which both are known.
const (
	matchPattern = 1
	matchString  = 2
	matchPos     = 3
	matchEndpos  = 4
	matchMarks   = 5 // bytes, see marksOf
	matchLast    = 6 // last group closed, 0: none
	matchBase    = 7 // bytes
	matchBasePos = 8 // characters
	matchBody    = 9
)

func (s *sre) matchSpec() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "Match", Module: "re", Kind: obj.KindFields, Body: matchBody, NoNew: true, Final: true,
		Doc:   "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
		Slots: vm.Slots{Repr: s.matchRepr, GetItem: s.matchGetItem},
		Methods: []vm.Native{classGetItem(),
			{Name: "group", Sig: "self, /, *args", Fn: s.matchGroup, Doc: "The text of one group or, as a tuple, of several; of the whole match by default."},
			{Name: "groups", Sig: "self, default=None", Fn: s.matchGroups, Doc: "A tuple of the texts of all groups."},
			{Name: "groupdict", Sig: "self, default=None", Fn: s.matchGroupdict, Doc: "A dict of the texts of the named groups."},
			{Name: "start", Sig: "self, group=0, /", Fn: s.matchSide(0), Doc: "Index of the start of a group."},
			{Name: "end", Sig: "self, group=0, /", Fn: s.matchSide(1), Doc: "Index of the end of a group."},
			{Name: "span", Sig: "self, group=0, /", Fn: s.matchSpan, Doc: "Start and end of a group."},
			{Name: "expand", Sig: "self, template", Fn: s.matchExpand, Doc: "A template with its references to groups replaced."},
			{Name: "__copy__", Sig: "self, /", Fn: returnSelf},
			{Name: "__deepcopy__", Sig: "self, memo, /", Fn: returnSelf},
		},
		Getters: []vm.Getter{
			{Name: "re", Member: true, Get: fieldGetter(matchPattern), Doc: "The regular expression object."},
			{Name: "string", Member: true, Get: fieldGetter(matchString), Doc: "The string passed to match() or search()."},
			{Name: "pos", Member: true, Get: fieldGetter(matchPos), Doc: "The index into the string at which the RE engine started looking for a match."},
			{Name: "endpos", Member: true, Get: fieldGetter(matchEndpos), Doc: "The index into the string beyond which the RE engine will not go."},
			{Name: "lastindex", Get: func(t *Thread, v Value) (Value, error) {
				if last := t.Field(v, matchLast); last.Int() > 0 {
					return last, nil
				}
				return none, nil
			}, Doc: "The integer index of the last matched capturing group."},
			{Name: "lastgroup", Get: s.matchLastgroup, Doc: "The name of the last matched capturing group."},
			{Name: "regs", Get: s.matchRegs},
		}}
}

// newMatch makes the Match of what a search just found.
func (s *sre) newMatch(f *search) (Value, error) {
	slots := f.Slots[:2*f.Prog.Groups+2]
	for slots[len(slots)-1] < 0 {
		slots = slots[:len(slots)-2]
	}
	all, _, err := f.t.NewBytesBuf((1 + len(slots)) * int(unsafe.Sizeof(0)))
	if err != nil {
		return 0, err
	}
	marks := intsOf(f.t.BytesView(all))
	marks[0] = f.Prog.Groups + 1
	copy(marks[1:], slots)
	shape := s.matchShape.Load()
	if shape == 0 {
		shape = f.t.ShapeOf(s.match)
		s.matchShape.Store(shape)
	}
	n := func(i int) Value { return obj.SmallInt(int64(i)) }
	return f.t.NewFields(obj.KindFields, shape, *f.pattern, *f.subject, n(f.pos), n(f.endpos), all,
		n(f.Last()), n(f.from), n(f.fromPos)), nil
}

// marksOf are the number of groups of a Match, with group 0, and start and end of each one up to the last that has matched: of
// the hundred alternatives of a lexer one has. It is a view.
func marksOf(t *Thread, v Value) []int { return intsOf(t.BytesView(t.Field(v, matchMarks))) }

// intsOf are numbers that stand in the memory of bytes.
func intsOf(data string) []int {
	return unsafe.Slice((*int)(unsafe.Pointer(unsafe.StringData(data))), len(data)/int(unsafe.Sizeof(0)))
}

// mark is a byte offset of a group, side 0 its start, 1 its end; -1: no match.
func mark(t *Thread, v Value, group, side int) int {
	if marks := marksOf(t, v); 1+2*group < len(marks) {
		return marks[1+2*group+side]
	}
	return -1
}

// groupCount is the number of groups of a Match, with group 0.
func groupCount(t *Thread, v Value) int { return marksOf(t, v)[0] }

// charOf converts a byte offset to an index.
func charOf(t *Thread, v Value, off int) int {
	text, bytes, _ := subjectText(t, t.Field(v, matchString))
	if off < 0 || bytes || t.StrASCII(t.Unwrap(t.Field(v, matchString))) {
		return off
	}
	base, pos := int(t.Field(v, matchBase).Int()), int(t.Field(v, matchBasePos).Int())
	if off >= base {
		return pos + obj.CountChars(text[base:off])
	}
	return pos - obj.CountChars(text[off:base])
}

// groupText is the text of a group, miss if it has not matched.
func groupText(t *Thread, v Value, group int, miss Value) (Value, error) {
	from, to := mark(t, v, group, 0), mark(t, v, group, 1)
	if to < 0 {
		return miss, nil
	}
	str := t.Field(v, matchString)
	text, bytes, _ := subjectText(t, str)
	to = min(to, len(text))
	from = min(from, to)
	if bytes {
		if from == 0 && to == len(text) && t.IsKind(str, obj.KindBytes) {
			return str, nil
		}
		return t.NewBytes(text[from:to])
	}
	if from == 0 && to == len(text) {
		return t.Unwrap(str), nil
	}
	return t.Piece(text[from:to], t.StrASCII(t.Unwrap(str)))
}

// groupNumber is the number of a group given by number or name.
func groupNumber(t *Thread, v, index Value) (int, error) {
	if index == unbound {
		return 0, nil
	}
	n := -1
	if u := t.Unwrap(index); u.IsInt() {
		n = int(u.Int())
	} else if t.IsKind(u, obj.KindStr) {
		if i := t.StrGet(t.Field(t.Field(v, matchPattern), patternIndex), t.InternValue(u)); i != unbound {
			n = int(i.Int())
		}
	} else if has, err := special(t, index, "__index__"); err != nil {
		return 0, err
	} else if has != unbound {
		m := t.Mark()
		defer t.Release(m)
		k := t.Keep(v)
		if n, err = t.ToInt(index); err != nil {
			return 0, err
		}
		v = *k
	}
	if n < 0 || n >= groupCount(t, v) {
		return 0, t.IndexError("no such group")
	}
	return n, nil
}

func (s *sre) matchGetItem(t *Thread, v, key Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	n, err := groupNumber(t, v, key)
	if err != nil {
		return 0, err
	}
	return groupText(t, *k, n, none)
}

func (s *sre) matchGroup(t *Thread, args []Value) (Value, error) {
	switch t.TupleLen(args[1]) {
	case 0:
		return groupText(t, args[0], 0, none)
	case 1:
		return s.matchGetItem(t, args[0], t.TupleItem(args[1], 0))
	}
	numbers := make([]int, t.TupleLen(args[1]))
	for i := range numbers {
		var err error
		if numbers[i], err = groupNumber(t, args[0], t.TupleItem(args[1], i)); err != nil {
			return 0, err
		}
	}
	return groupTexts(t, args[0], numbers, none)
}

func groupTexts(t *Thread, v Value, numbers []int, miss Value) (Value, error) {
	texts := make([]Value, len(numbers))
	for i, n := range numbers {
		var err error
		if texts[i], err = groupText(t, v, n, miss); err != nil {
			return 0, err
		}
	}
	return t.NewTuple(texts...)
}

func (s *sre) matchGroups(t *Thread, args []Value) (Value, error) {
	numbers := make([]int, groupCount(t, args[0])-1)
	for i := range numbers {
		numbers[i] = i + 1
	}
	return groupTexts(t, args[0], numbers, orNone(args[1]))
}

func (s *sre) matchGroupdict(t *Thread, args []Value) (Value, error) {
	d := t.NewDict()
	index := t.Field(t.Field(args[0], matchPattern), patternIndex)
	for i := t.DictNext(index, 0); i >= 0; i = t.DictNext(index, i+1) {
		text, err := groupText(t, args[0], int(t.DictValue(index, i).Int()), orNone(args[1]))
		if err == nil {
			err = t.StrSet(d, t.DictKey(index, i), text)
		}
		if err != nil {
			return 0, err
		}
	}
	return d, nil
}

// matchSide makes the methods start and end.
func (s *sre) matchSide(side int) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := groupNumber(t, args[0], args[1])
		if err != nil {
			return 0, err
		}
		return obj.SmallInt(int64(charOf(t, args[0], mark(t, args[0], n, side)))), nil
	}
}

func groupSpan(t *Thread, v Value, n int) Value {
	return t.NewPair(obj.SmallInt(int64(charOf(t, v, mark(t, v, n, 0)))), obj.SmallInt(int64(charOf(t, v, mark(t, v, n, 1)))))
}

func (s *sre) matchSpan(t *Thread, args []Value) (Value, error) {
	n, err := groupNumber(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	return groupSpan(t, args[0], n), nil
}

func (s *sre) matchRegs(t *Thread, v Value) (Value, error) {
	spans := make([]Value, groupCount(t, v))
	for i := range spans {
		spans[i] = groupSpan(t, v, i)
	}
	return t.NewTuple(spans...)
}

func (s *sre) matchLastgroup(t *Thread, v Value) (Value, error) {
	last := int(t.Field(v, matchLast).Int())
	prog := s.programOf(t, t.Field(v, matchPattern))
	for i, n := range prog.Numbers {
		if n == last {
			return t.InternName(prog.Names[i]), nil
		}
	}
	return none, nil
}

func (s *sre) matchExpand(t *Thread, args []Value) (Value, error) {
	text, bytes, ok := subjectText(t, args[1])
	if !ok {
		return 0, t.TypeError("expected string or bytes-like object, got '%s'", t.TypeName(args[1]))
	}
	parts, err := re.ParseTemplate(text, s.programOf(t, t.Field(args[0], matchPattern)))
	if err != nil {
		return 0, reError(t, err, args[1])
	}
	subject, _, _ := subjectText(t, t.Field(args[0], matchString))
	var out []byte
	for _, p := range parts {
		if p.Group < 0 {
			out = append(out, p.Text...)
		} else if to := mark(t, args[0], p.Group, 1); to >= 0 {
			out = append(out, subject[mark(t, args[0], p.Group, 0):to]...)
		}
	}
	if bytes {
		return newBytes(t, out)
	}
	return t.NewStr(string(out))
}

func (s *sre) matchRepr(t *Thread, v Value) (Value, error) {
	text, err := groupText(t, v, 0, none)
	if err != nil {
		return 0, err
	}
	from, to := charOf(t, v, mark(t, v, 0, 0)), charOf(t, v, mark(t, v, 0, 1))
	shown, err := t.ReprText(text)
	if err != nil {
		return 0, err
	}
	return t.NewStr(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", from, to, firstChars(shown, 50)))
}

// A scanner looks for one match after another. The words of a scanner and of
// finditer's iterator:
const (
	scanPattern = 1
	scanString  = 2
	scanPos     = 3 // characters
	scanEndpos  = 4
	scanFrom    = 5 // bytes; -1: nothing more is found
	scanFromPos = 6 // characters
	scanEnd     = 7 // bytes
	scanAdvance = 8
	scanBody    = 9
)

func (s *sre) scannerSpec() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "SRE_Scanner", Module: "_sre", Kind: obj.KindFields, Body: scanBody, NoNew: true, Final: true, Hidden: true,
		Methods: []vm.Native{
			{Name: "match", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return s.scan(t, args[0], matchHere) }},
			{Name: "search", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return s.scan(t, args[0], searchFrom) }},
		},
		Getters: []vm.Getter{{Name: "pattern", Get: fieldGetter(scanPattern)}}}
}

func (s *sre) iteratorSpec() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "callable_iterator", Module: "builtins", Kind: obj.KindFields, Body: scanBody, NoNew: true, Final: true, Hidden: true,
		Slots: vm.Slots{Iter: self, Next: func(t *Thread, v Value) (Value, error) {
			v, err := s.scan(t, v, searchFrom)
			if v == none {
				return unbound, err
			}
			return v, err
		}}}
}

func (s *sre) newScanner(t *Thread, args []Value) (Value, error) { return s.scanOf(t, s.scanner, args) }

func (s *sre) finditer(t *Thread, args []Value) (Value, error) { return s.scanOf(t, s.iterator, args) }

func (s *sre) scanOf(t *Thread, class *vm.TypeSpec, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	f, err := s.open(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	defer s.close(f)
	if err := f.bounds(args[2], args[3]); err != nil {
		return 0, err
	}
	if f.pos > f.endpos {
		f.from = -1
	}
	n := func(i int) Value { return obj.SmallInt(int64(i)) }
	return t.NewFields(obj.KindFields, t.ShapeOf(class), *f.pattern, *f.subject, n(f.pos), n(f.endpos), n(f.from), n(f.fromPos), n(f.End), obj.FalseValue), nil
}

// scan finds the next match of a scanner.
func (s *sre) scan(t *Thread, v Value, mode findMode) (Value, error) {
	n := func(i int) int { return int(t.Field(v, i).Int()) }
	if n(scanFrom) < 0 {
		return none, nil
	}
	m := t.Mark()
	defer t.Release(m)
	f, err := s.open(t, t.Field(v, scanPattern), t.Field(v, scanString))
	if err != nil {
		return 0, err
	}
	defer s.close(f)
	f.pos, f.endpos, f.from, f.fromPos = n(scanPos), n(scanEndpos), n(scanFrom), n(scanFromPos)
	f.End = min(n(scanEnd), len(f.Text))
	f.from = min(f.from, f.End)
	f.advance = t.Field(v, scanAdvance) == obj.TrueValue
	var ok bool
	if mode == searchFrom {
		ok, err = f.next()
	} else if ok, err = f.MatchNext(f.from, f.advance); err != nil {
		err = reError(t, err, none)
	}
	if err != nil {
		return 0, err
	}
	if !ok {
		t.SetField(v, scanFrom, obj.SmallInt(-1))
		return none, nil
	}
	match, err := s.newMatch(f)
	if err != nil {
		return 0, err
	}
	f.passed()
	t.SetField(v, scanFrom, obj.SmallInt(int64(f.from)))
	t.SetField(v, scanFromPos, obj.SmallInt(int64(f.fromPos)))
	t.SetField(v, scanAdvance, obj.Bool(f.advance))
	return match, nil
}
