package vm

import (
	"slices"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Natives that have Python code run for long: sum() of a generator, a call of
// functools.partial, what functools.lru_cache has not kept. As long as Go
// frames wait for Python code, a transaction that begins there can never be
// aborted, and one thread at a time may have such a one: threads that did no more
// than sum(x*x for x in xs) took turns. So a native does not wait if it is called
// by an instruction of the loop. It passes the call on (PassEx), and is done: the
// frame is pushed in the loop, and its result is the instruction's.
//
// What goes through the items of an iterable in Python code passes on to its
// *body*, which is written in Python (module _bodies of the embedded ones). Frames
// of bodies are seen by nobody: they are in no traceback and nobody's f_back,
// as a native has none.
//
// Bodies take about as long as natives. A thread that is alone, on segment 0, runs natives: nobody waits
// for it. So does one that traces, as they are told as calls of C.

// Body numbers the bodies.
type Body int

// The bodies, by their names in module _bodies.
const (
	BodyAll Body = iota
	BodyAny
	BodySum
	BodyList
	BodyTuple
	BodySet
	BodyFrozenSet
	BodyDict
	BodySorted
	BodyMin
	BodyMax
	BodyJoin
	BodyExtend
	BodyUpdate
	BodyReduce
	BodyCached
	BodyCount
	BodyShown
	BodyConverted
	BodyFormatted
	BodyContains
	BodySub
	BodyGetAttr
	numBodies
)

var bodyNames = [numBodies]string{"all_", "any_", "sum_", "list_", "tuple_", "set_", "frozenset_", "dict_", "sorted_", "min_", "max_",
	"join", "extend", "update", "reduce", "cached", "count",
	"shown", "converted", "formatted", "contains", "sub", "getattr_"}

// bodiesModule is the module that has the bodies. It is in no table of modules.
const (
	bodiesModule = "_bodies"
	bodiesFile   = "<frozen " + bodiesModule + ">"
)

// loadBodies makes the bodies, unless they are there. The thread is alone, and on segment 0 or at
// its bottom, where what it makes is committed at once. Without them natives do everything themselves.
func (t *Thread) loadBodies() {
	if t.VM.roots.bodies[0] != obj.Unbound || t.VM.noBodies {
		return
	}
	if err := t.makeBodies(); err != nil {
		t.VM.noBodies = true
		t.Caught(err)
	}
}

func (t *Thread) makeBodies() error {
	found := t.locateEmbedded(bodiesModule, "<frozen ")
	if found == nil {
		t.VM.noBodies = true
		return nil
	}
	c, err := t.compileEmbedded(bodiesModule, found)
	if err != nil {
		return err
	}
	ld, err := t.load(c)
	if err != nil {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	globals := t.Keep(t.NewDict())
	if _, err = t.Exec(ld.object, *globals, *globals); err != nil {
		return err
	}
	for i, name := range bodyNames {
		t.VM.roots.bodies[i] = t.StrGet(*globals, t.Intern(name))
	}
	return nil
}

// body is a body, Unbound if there is none or no need of one: in transactions only.
func (t *Thread) body(n Body) Value {
	if t.tracing || !t.Private() {
		return obj.Unbound
	}
	return t.VM.roots.bodies[n]
}

// RunsPython reports whether going through the items of x runs frames of Python
// code: x is a generator, an iterator over one or with a function (map, islice, takewhile), or
// of a class with such an __iter__.
func (t *Thread) RunsPython(x Value) bool {
	if !x.IsRef() {
		return false
	}
	switch uint32(t.Word(x.Ref(), 0) >> 32) {
	case obj.ShapeTuple, obj.ShapeList, obj.ShapeDict, obj.ShapeStr, obj.ShapeSet:
		return false
	}
	switch t.Kind(x) {
	case obj.KindGenerator:
		return t.ShapeID(x) == obj.ShapeGenerator
	case obj.KindFields:
		return t.adaptsPython(x, 0)
	}
	// Sets take what is in a set, whatever its __iter__.
	return t.itemMethod(x, t.VM.Names.Iter) != obj.Unbound && !t.IsKind(x, obj.KindSet)
}

// maxAdapters bounds how deep iterators over others are looked through, and firstSources how many of those that one has
// in a tuple: an iterator over a tuple of data has all of that.
const (
	maxAdapters  = 4
	firstSources = 8
)

// adaptsPython reports whether a builtin iterator has a generator or a Python function to ask.
func (t *Thread) adaptsPython(x Value, depth int) bool {
	if info, exact := t.exact(x); !exact || info.Slots.Next == nil {
		return false
	}
	for i := range int(t.Size(x.Ref())/wordSize) - 1 {
		if t.asksPython(t.Field(x, 1+i), depth) {
			return true
		}
	}
	return false
}

func (t *Thread) asksPython(v Value, depth int) bool {
	if !v.IsRef() {
		return false
	}
	switch t.Kind(v) {
	case obj.KindGenerator, obj.KindFunction:
		return true
	case obj.KindFields:
		return depth < maxAdapters && t.adaptsPython(v, depth+1)
	case obj.KindTuple:
		sources := t.TupleView(v)
		return slices.ContainsFunc(sources[:min(len(sources), firstSources)], func(x Value) bool {
			return !t.IsKind(x, obj.KindTuple) && t.asksPython(x, depth)
		})
	}
	return false
}

// HasLength reports whether x tells how many items it has, or may have: who makes a list of
// them asks for that.
func (t *Thread) HasLength(x Value) bool {
	class := t.TypeOf(x)
	return t.classLookup(class, t.VM.Names.Len) != obj.Unbound || t.classLookup(class, t.VM.Names.LengthHint) != obj.Unbound
}

// PassesOn reports whether the native that has these arguments is called by an
// instruction of the loop, for its result alone.
func (t *Thread) PassesOn(args []Value) bool {
	if t.fp == nil || t.tracing || len(args) == 0 {
		return false
	}
	base := unsafe.Pointer(unsafe.SliceData(args))
	ins := instr(t.fp)
	window := unsafe.Add(unsafe.Pointer(regA(t.fp, ins)), headerBytes)
	switch ins.Op() {
	case code.OpCall, code.OpCallEx:
		return base == window
	case code.OpCallMethod:
		return base == window || base == unsafe.Add(window, wordSize)
	}
	return false
}

// PassEx is what a native returns whose result is that of f(*tuple, **kwargs); kwargs may be
// Unbound. args are its own arguments.
func (t *Thread) PassEx(args []Value, f, tuple, kwargs Value) (Value, error) {
	if !t.PassesOn(args) {
		return t.CallEx(f, tuple, kwargs)
	}
	sp := t.sp
	base := t.push(f, 2)
	*word(base, 0), *word(base, 1) = tuple, kwargs
	entered, v, err := t.callEx(base, t.passLink(), t.fp)
	return t.outcome(sp, entered, v, err)
}

// PassBody is PassEx of a body with the arguments xs; ok is false if there is none to pass to.
func (t *Thread) PassBody(args []Value, n Body, xs ...Value) (v Value, ok bool, err error) {
	if !t.PassesOn(args) {
		return 0, false, nil
	}
	f := t.body(n)
	if f == obj.Unbound {
		return 0, false, nil
	}
	v, err = t.passFunction(f, xs)
	return v, true, err
}

// PassRest is PassBody for a native that has got ErrDue. The thread may be alone by now, which has no need of bodies: but what was
// taken is gone from the generator.
func (t *Thread) PassRest(n Body, xs ...Value) (Value, error) {
	return t.passFunction(t.VM.roots.bodies[n], xs)
}

// passFunction passes on to a Python function, where PassesOn.
func (t *Thread) passFunction(f Value, xs []Value) (Value, error) {
	sp := t.sp
	base := t.push(f, len(xs))
	copy(regs(base, len(xs)), xs)
	entered, v, err := t.enterFunction(base, len(xs), obj.Unbound, t.passLink(), t.fp)
	return t.outcome(sp, entered, v, err)
}

// Stages in the link of a frame with actDrop.
const (
	stageNone = 1 + iota // the result of the native that has passed it on is None
	stageStar            // its result are the arguments of the caller's CallEx
	stageNew             // it is a __new__ that the caller's CallEx of a class has called
)

// dropped has the frame at fp go on after one with actDrop, whose result is v.
func (t *Thread) dropped(fp unsafe.Pointer, link uint64, v Value) error {
	switch linkStage(link) {
	case stageNone:
		*regB(fp, instr(fp)) = obj.NoneValue
	case stageStar:
		ins := instr(fp)
		*word(unsafe.Pointer(regA(fp, ins)), headerBytes/wordSize) = v
		t.sp = unsafe.Add(fp, frameLoaded(fp).numRegs*wordSize)
		return t.stepCallEx(fp, ins)
	case stageNew:
		return t.madeByCallEx(fp, v)
	}
	return nil
}

func (t *Thread) passLink() uint64 { return makeLink(actStore, instr(t.fp).B()) }

// outcome is what a native returns after enter. A frame that was pushed has its own sp.
func (t *Thread) outcome(sp unsafe.Pointer, entered bool, v Value, err error) (Value, error) {
	switch {
	case entered:
		return 0, errEntered
	case err != errEntered:
		t.sp = sp
	}
	return v, err
}

// classBody is the body which makes what a call of a class with one argument, with the window at base, makes of
// the items of an iterable, if there is one.
func (t *Thread) classBody(base unsafe.Pointer) (n Body, ok bool) {
	classes := &t.VM.roots.classes
	switch *word(base, hdrFunc) {
	case classes[obj.ShapeList]:
		n = BodyList
	case classes[obj.ShapeTuple]:
		n = BodyTuple
	case classes[obj.ShapeSet]:
		n = BodySet
	case classes[obj.ShapeFrozenSet]:
		n = BodyFrozenSet
	case classes[obj.ShapeDict]:
		if n = BodyDict; t.itemMethod(*word(base, 0), t.VM.Names.Iter) != obj.Unbound {
			return 0, false // it may be a mapping
		}
	default:
		return 0, false
	}
	x := *word(base, 0)
	return n, t.body(n) != obj.Unbound && t.RunsPython(x) && !((n == BodyList || n == BodyTuple) && t.HasLength(x))
}

// enterClassBody is enterClass by that body.
func (t *Thread) enterClassBody(base unsafe.Pointer, n Body, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	if n == BodyDict || !t.Nests(*word(base, 0)) {
		*word(base, hdrFunc) = t.body(n)
		return t.enterFunction(base, 1, obj.Unbound, link, prev)
	}
	if v, done, err := t.nestClass(base, n); done {
		return false, v, err
	}
	return t.enterFunction(base, 2, obj.Unbound, link, prev)
}

// isBody reports whether the frame at fp is that of a body.
func isBody(fp unsafe.Pointer) bool { return frameLoaded(fp).body }

// seenFrame is the frame at fp, or that of the first caller's that is seen.
func seenFrame(fp unsafe.Pointer) unsafe.Pointer {
	for fp != nil && isBody(fp) {
		fp = framePrev(fp)
	}
	return fp
}

// seenPrev is the frame of the caller of the one at fp, as programs see it.
func seenPrev(fp unsafe.Pointer) unsafe.Pointer { return seenFrame(framePrev(fp)) }
