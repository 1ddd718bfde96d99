package vm

import (
	"strings"

	"pystm/lang/vm/obj"
)

// The exception classes, made from excTable.

var baseExceptionSpec = &TypeSpec{
	Name: "BaseException", Shape: obj.ShapeBaseException, Kind: obj.KindException, Body: obj.ExcBody, HasDict: true,
	New: exceptionNew, Init: exceptionInit,
	Slots: Slots{Repr: exceptionRepr, Str: exceptionStr},
	Methods: []Native{
		{Name: "with_traceback", Sig: "self, tb, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return a[0], t.setTraceback(a[0], a[1])
		}},
		{Name: "add_note", Sig: "self, note, /", Fn: exceptionAddNote},
		{Name: "__reduce__", Sig: "self, /", Fn: exceptionReduce},
		{Name: "__setstate__", Sig: "self, state, /", Fn: func(t *Thread, a []Value) (Value, error) {
			if a[1] == obj.NoneValue {
				return a[1], nil
			}
			if !t.IsKind(a[1], obj.KindDict) {
				return 0, t.TypeError("state is not a dictionary")
			}
			d := a[1]
			m := t.Mark()
			defer t.Release(m)
			name := t.Keep(obj.Unbound)
			for i := t.DictNext(d, 0); i >= 0; i = t.DictNext(a[1], i+1) {
				k := t.DictKey(a[1], i)
				if !t.IsInstance(k, obj.ShapeStr) {
					return 0, t.TypeError("attribute name must be string, not '%s'", t.TypeName(k))
				}
				*name = t.InternValue(t.Unwrap(k))
				if err := t.SetAttr(a[0], *name, t.DictValue(a[1], i)); err != nil {
					return 0, err
				}
			}
			return obj.NoneValue, nil
		}},
	},
	Getters: []Getter{
		dictGetter,
		{Name: "args", Get: fieldGetter("", obj.ExcArgs).Get, Set: func(t *Thread, e, x Value) error {
			if x == obj.Unbound {
				return t.TypeError("args may not be deleted")
			}
			m := t.Mark()
			defer t.Release(m)
			ke := t.Keep(e)
			tup, err := t.TupleOf(x)
			if err == nil {
				t.SetField(*ke, obj.ExcArgs, tup)
			}
			return err
		}},
		{Name: "__traceback__", Get: fieldGetter("", obj.ExcTraceback).Get, Set: func(t *Thread, e, x Value) error {
			if x == obj.Unbound {
				return t.TypeError("__traceback__ may not be deleted")
			}
			return t.setTraceback(e, x)
		}},
		{Name: "__context__", Get: fieldGetter("", obj.ExcContext).Get, Set: excLink(obj.ExcContext, "context")},
		{Name: "__cause__", Get: fieldGetter("", obj.ExcCause).Get, Set: excLink(obj.ExcCause, "cause")},
		{Name: "__suppress_context__", Get: fieldGetter("", obj.ExcSuppress).Get, Set: func(t *Thread, e, x Value) error {
			if !x.IsBool() {
				return t.TypeError("attribute value type must be bool")
			}
			t.SetField(e, obj.ExcSuppress, x)
			return nil
		}},
	},
}

// excSpec is the spec all exception classes derive from.
func excSpec(map[string]*TypeSpec) map[string]*TypeSpec {
	return map[string]*TypeSpec{"BaseException": baseExceptionSpec}
}

// excSpecFor makes the spec of a row, and notes it for the rows that follow.
func excSpecFor(row excRow, made map[string]*TypeSpec) *TypeSpec {
	if row.base == "" {
		return baseExceptionSpec
	}
	spec := &TypeSpec{Name: row.name, Kind: obj.KindException, Body: obj.ExcBody, HasDict: true, Base: made[row.base], Inherit: true}
	for i, f := range row.fields {
		if row.name == "BaseExceptionGroup" {
			spec.Getters = append(spec.Getters, Getter{Name: f, Member: true, Get: func(t *Thread, e Value) (Value, error) { return t.excField(e, i), nil }})
			continue
		}
		if f == "characters_written" {
			spec.Getters = append(spec.Getters, writtenGetter(i))
			continue
		}
		spec.Getters = append(spec.Getters, Getter{Name: f,
			Get: func(t *Thread, e Value) (Value, error) { return t.excField(e, i), nil },
			Set: func(t *Thread, e, x Value) error {
				if x == obj.Unbound {
					x = obj.NoneValue
				}
				t.setExcField(e, i, x)
				return nil
			}})
	}
	switch row.name {
	case "KeyError":
		spec.Slots.Str = keyErrorStr
	case "OSError":
		spec.Slots.Str = osErrorStr
		spec.New, spec.NewSig = osErrorNew, "cls, /, *args, **kwargs"
		spec.Init, spec.InitSig = osErrorInit, "self, /, *args, **kwargs"
		spec.Methods = []Native{{Name: "__reduce__", Sig: "self, /", Fn: osErrorReduce}}
	case "SyntaxError":
		spec.Slots.Str = syntaxErrorStr
	case "ImportError", "AttributeError", "NameError":
		if row.name == "ImportError" {
			spec.Slots.Str = importErrorStr
			spec.Methods = []Native{{Name: "__reduce__", Sig: "self, /", Fn: importErrorReduce}}
		}
		spec.Init, spec.InitSig = keywordInit(row.name, row.fields), "self, /, *args, **kwargs"
	case "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError":
		spec.Slots.Str = unicodeErrorStr
	case "BaseExceptionGroup":
		groupSpec(spec)
	}
	made[row.name] = spec
	return spec
}

// exceptionNew is BaseException.__new__: any arguments, kept in args.
func exceptionNew(t *Thread, a []Value) (Value, error) {
	return t.allocException(a[0], a[1])
}

func (t *Thread) allocException(cls, args Value) (Value, error) {
	if !t.IsKind(cls, obj.KindType) {
		return 0, t.TypeError("BaseException.__new__(X): X is not a type object (%s)", t.TypeName(cls))
	}
	if !t.IsSubclass(cls, t.VM.Exc.BaseException) {
		return 0, t.TypeError("BaseException.__new__(%s): %s is not a subtype of BaseException", t.ClassName(cls), t.ClassName(cls))
	}
	exc, err := t.AllocObject(cls)
	if err != nil {
		return 0, err
	}
	t.initException(exc, t.infoOf(cls), args)
	return exc, nil
}

func exceptionInit(t *Thread, a []Value) (Value, error) {
	if a[2] != obj.Unbound && t.DictLen(a[2]) > 0 {
		return 0, t.TypeError("%s() takes no keyword arguments", t.TypeName(a[0]))
	}
	t.SetField(a[0], obj.ExcArgs, a[1])
	info := t.info(a[0])
	if extra := t.Field(a[0], obj.ExcExtra); extra.IsRef() && info.ExcKind != "BaseExceptionGroup" {
		fresh := t.smallArray(len(info.ExcFields))
		for i := range info.ExcFields {
			t.Init(fresh, 1+i, obj.NoneValue)
		}
		t.SetField(a[0], obj.ExcExtra, fresh)
		t.fillExcFields(info, fresh, a[1])
	}
	switch info.ExcKind {
	case "OSError":
		t.trimOSArgs(a[0])
	case "SyntaxError":
		return obj.NoneValue, t.syntaxErrorDetails(a[0])
	case "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError":
		if err := t.checkUnicodeArgs(info, t.TupleView(a[1])); err != nil || info.ExcKind != "UnicodeDecodeError" {
			return obj.NoneValue, err
		}
		return obj.NoneValue, t.copyDecoded(a[0])
	}
	return obj.NoneValue, nil
}

// copyDecoded has a UnicodeDecodeError keep bytes, whatever it was made with.
func (t *Thread) copyDecoded(exc Value) error {
	object := t.excField(exc, 1)
	if t.IsInstance(object, obj.ShapeBytes) {
		return nil
	}
	view, _ := t.BufferView(object)
	b, err := t.NewBytes(string(view))
	if err == nil {
		t.setExcField(exc, 1, b)
	}
	return err
}

// checkUnicodeArgs checks the arguments of a UnicodeError class.
func (t *Thread) checkUnicodeArgs(info *TypeInfo, args []Value) error {
	if n, got := len(info.ExcFields), len(args); n != got {
		return t.TypeError("function takes exactly %d arguments (%d given)", n, got)
	}
	for i, f := range info.ExcFields {
		x := args[i]
		switch {
		case f == "start" || f == "end":
			if !t.IsInstance(x, obj.ShapeInt) {
				return t.TypeError("'%s' object cannot be interpreted as an integer", t.TypeName(x))
			}
		case f == "object" && info.ExcKind == "UnicodeDecodeError":
			if _, ok := t.BufferView(x); !ok {
				return t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(x))
			}
		case !t.IsInstance(x, obj.ShapeStr):
			return t.TypeError("argument %d must be str, not %s", i+1, t.TypeName(x))
		}
	}
	return nil
}

// syntaxErrorDetails takes the fields of SyntaxError(msg, details) from the
// details, which may be any iterable.
func (t *Thread) syntaxErrorDetails(exc Value) error {
	args := t.Field(exc, obj.ExcArgs)
	if t.TupleLen(args) != 2 {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	ke := t.Keep(exc)
	details, err := t.TupleOf(t.TupleItem(args, 1))
	if err != nil {
		return err
	}
	switch n := t.TupleLen(details); {
	case n < 4:
		return t.TypeError("function takes at least 4 arguments (%d given)", n)
	case n > 6:
		return t.TypeError("function takes at most 6 arguments (%d given)", n)
	case n == 5:
		return t.TypeError("end_offset must be provided when end_lineno is provided")
	}
	for i, x := range t.TupleView(details) {
		t.setExcField(*ke, 1+i, x)
	}
	return nil
}

// keywordInit is the __init__ of the classes whose fields can be given by name.
func keywordInit(class string, fields []string) NativeFunc {
	return func(t *Thread, a []Value) (Value, error) {
		kw := a[2]
		a[2] = obj.Unbound
		if _, err := exceptionInit(t, a); err != nil {
			return 0, err
		}
		if kw == obj.Unbound {
			return obj.NoneValue, nil
		}
	next:
		for i := t.DictNext(kw, 0); i >= 0; i = t.DictNext(kw, i+1) {
			name := t.StrView(t.DictKey(kw, i))
			for j, f := range fields {
				if f == name && f != "msg" {
					t.setExcField(a[0], j, t.DictValue(kw, i))
					continue next
				}
			}
			return 0, t.TypeError("'%s' is an invalid keyword argument for %s()", name, class)
		}
		return obj.NoneValue, nil
	}
}

func exceptionRepr(t *Thread, v Value) (Value, error) {
	args := t.Field(v, obj.ExcArgs)
	name := t.TypeName(v)
	if t.TupleLen(args) == 1 {
		r, err := t.ReprText(t.TupleItem(args, 0))
		if err != nil {
			return 0, err
		}
		return t.newStrf("%s(%s)", name, r)
	}
	r, err := t.ReprText(args)
	if err != nil {
		return 0, err
	}
	return t.newStrf("%s%s", name, r)
}

func exceptionStr(t *Thread, v Value) (Value, error) {
	args := t.Field(v, obj.ExcArgs)
	switch t.TupleLen(args) {
	case 0:
		return t.VM.roots.emptyStr, nil
	case 1:
		return t.StrOf(t.TupleItem(args, 0))
	}
	return t.Repr(args)
}

func keyErrorStr(t *Thread, v Value) (Value, error) {
	if args := t.Field(v, obj.ExcArgs); t.TupleLen(args) == 1 {
		return t.Repr(t.TupleItem(args, 0))
	}
	return exceptionStr(t, v)
}

func importErrorStr(t *Thread, v Value) (Value, error) {
	if msg := t.excField(v, 0); t.IsKind(msg, obj.KindStr) {
		return msg, nil
	}
	return exceptionStr(t, v)
}

// importErrorReduce has the name and the path in the state.
func importErrorReduce(t *Thread, a []Value) (Value, error) {
	extra := t.NewDict()
	for i, name := range []string{"name", "path"} {
		if x := t.excField(a[0], 1+i); x != obj.NoneValue {
			if err := t.StrSet(extra, t.Intern(name), x); err != nil {
				return 0, err
			}
		}
	}
	return t.reduceException(a[0], t.Field(a[0], obj.ExcArgs), extra)
}

func osErrorStr(t *Thread, v Value) (Value, error) {
	no, msg, name, name2 := t.excField(v, 0), t.excField(v, 1), t.excField(v, 2), t.excField(v, 3)
	if no == obj.NoneValue && msg == obj.NoneValue {
		return exceptionStr(t, v)
	}
	m := t.Mark()
	defer t.Release(m)
	kname, kname2, kmsg := t.Keep(name), t.Keep(name2), t.Keep(msg)
	nt, err := t.StrText(no)
	if err != nil {
		return 0, err
	}
	mt, err := t.StrText(*kmsg)
	if err != nil {
		return 0, err
	}
	text := "[Errno " + nt + "] " + mt
	for i, k := range []*Value{kname, kname2} {
		if *k == obj.NoneValue {
			break
		}
		r, err := t.ReprText(*k)
		if err != nil {
			return 0, err
		}
		text += []string{": ", " -> "}[i] + r
	}
	return t.NewStr(text)
}

func syntaxErrorStr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	msg, err := t.StrText(t.excField(v, 0))
	if err != nil {
		return 0, err
	}
	file, line := t.excField(*kv, 1), t.excField(*kv, 2)
	name, named := "", t.IsKind(file, obj.KindStr)
	if named {
		name = t.StrView(file)
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	switch {
	case named && line.IsInt():
		return t.newStrf("%s (%s, line %d)", msg, name, line.Int())
	case named:
		return t.newStrf("%s (%s)", msg, name)
	case line.IsInt():
		return t.newStrf("%s (line %d)", msg, line.Int())
	}
	return t.NewStr(msg)
}

func unicodeErrorStr(t *Thread, v Value) (Value, error) {
	translate := t.info(v).ExcKind == "UnicodeTranslateError"
	off := 1
	if translate {
		off = 0
	}
	object, start, end := t.excField(v, off), t.excField(v, off+1), t.excField(v, off+2)
	if !start.IsInt() || !end.IsInt() {
		return exceptionStr(t, v)
	}
	m := t.Mark()
	defer t.Release(m)
	kobj := t.Keep(object)
	reason, err := t.StrText(t.excField(v, off+3))
	if err != nil {
		return 0, err
	}
	enc := ""
	if !translate {
		if enc, err = t.StrText(t.excField(v, 0)); err != nil {
			return 0, err
		}
		enc = "'" + enc + "' codec "
	}
	s, e := start.Int(), end.Int()
	object = t.Unwrap(*kobj)
	if t.info(v).ExcKind != "UnicodeDecodeError" {
		verb := "encode"
		if translate {
			verb = "translate"
		}
		if e == s+1 && s >= 0 && t.IsKind(object, obj.KindStr) && s < int64(t.StrChars(object)) {
			r := []rune{}
			i := int64(0)
			for text := t.StrView(object); text != ""; i++ {
				c, w := obj.DecodeChar(text)
				if i == s {
					r = append(r, c)
					break
				}
				text = text[w:]
			}
			form := "'\\x%02x'"
			if r[0] > 0xffff {
				form = "'\\U%08x'"
			} else if r[0] > 0xff {
				form = "'\\u%04x'"
			}
			return t.newStrf("%scan't %s character "+form+" in position %d: %s", enc, verb, r[0], s, reason)
		}
		return t.newStrf("%scan't %s characters in position %d-%d: %s", enc, verb, s, e-1, reason)
	}
	if e == s+1 && s >= 0 && t.IsKind(object, obj.KindBytes) {
		if b := t.BytesView(object); s < int64(len(b)) {
			return t.newStrf("%scan't decode byte 0x%02x in position %d: %s", enc, b[s], s, reason)
		}
	}
	return t.newStrf("%scan't decode bytes in position %d-%d: %s", enc, s, e-1, reason)
}

func (t *Thread) setTraceback(e, x Value) error {
	if x != obj.NoneValue && !t.IsKind(x, obj.KindTraceback) {
		return t.TypeError("__traceback__ must be a traceback or None")
	}
	t.SetField(e, obj.ExcTraceback, x)
	return nil
}

func excLink(field int, what string) func(t *Thread, e, x Value) error {
	return func(t *Thread, e, x Value) error {
		if x == obj.Unbound {
			return t.TypeError("__%s__ may not be deleted", what)
		}
		if x != obj.NoneValue && !t.IsException(x) {
			return t.TypeError("exception %s must be None or derive from BaseException", what)
		}
		t.SetField(e, field, x)
		if field == obj.ExcCause {
			t.SetField(e, obj.ExcSuppress, obj.TrueValue)
		}
		return nil
	}
}

func exceptionAddNote(t *Thread, a []Value) (Value, error) {
	if !t.IsInstance(a[1], obj.ShapeStr) {
		return 0, t.TypeError("note must be a str, not '%s'", t.TypeName(a[1]))
	}
	notes, err := t.LookupAttr(a[0], t.VM.Names.Notes)
	if err != nil {
		return 0, err
	}
	if notes == obj.Unbound {
		l, err := t.NewListOf(a[1])
		if err != nil {
			return 0, err
		}
		return obj.NoneValue, t.SetAttr(a[0], t.VM.Names.Notes, l)
	}
	if !t.IsKind(notes, obj.KindList) {
		return 0, t.TypeError("Cannot add note: __notes__ is not a list")
	}
	return obj.NoneValue, t.ListAppend(notes, a[1])
}

func exceptionReduce(t *Thread, a []Value) (Value, error) {
	return t.reduceException(a[0], t.Field(a[0], obj.ExcArgs), obj.Unbound)
}

// reduceException is (class, args, state): the state is the object's attributes
// and those in the dict extra, if there are any.
func (t *Thread) reduceException(exc, args, extra Value) (Value, error) {
	cls, sh := t.TypeOf(exc), t.Shapes.Get(t.ShapeID(exc))
	own := sh.Dict || len(sh.Keys) > 0
	if !own && (extra == obj.Unbound || t.DictLen(extra) == 0) {
		return t.NewPair(cls, args), nil
	}
	state := extra
	if own {
		d, err := t.InstanceDict(exc)
		if err != nil {
			return 0, err
		}
		if state = d; extra != obj.Unbound && t.DictLen(extra) > 0 {
			if state, err = t.DictCopy(d); err != nil {
				return 0, err
			}
			for i := t.DictNext(extra, 0); i != obj.Missing; i = t.DictNext(extra, i+1) {
				if err := t.StrSet(state, t.DictKey(extra, i), t.DictValue(extra, i)); err != nil {
					return 0, err
				}
			}
		}
	}
	return t.NewTuple(cls, args, state)
}
