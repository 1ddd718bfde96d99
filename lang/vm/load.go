package vm

import (
	"slices"
	"sync/atomic"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Loading: how code becomes a Loaded, with a code object for it.
//
// Most functions that a program imports are never called, so that code which was
// kept on disk is loaded in two steps. First there are the code object and of the
// Loaded what a function object needs: its names, flags, and how many registers a
// frame has. It has no instructions, so no call takes the quick way, and those who
// enter a function or look into a code object complete it. (The imports of eight
// applications took 1.29 of CPython's time when all was loaded at once, 1.08 so.)
//
// The second step changes what others may hold. Where a thread is alone, on segment 0, it fills
// the Loaded that there is. A transaction makes a whole one beside it and has the code object
// name that: an abort takes this back like any store, and of several threads that call a function
// first at the same time one makes it. Function objects that name the first Loaded get to
// know the other when they are called.

// load turns code into its runnable form, with a heap object that keeps it.
func (t *Thread) load(c *code.Code) (*Loaded, error) { return t.loadWith(c, nil) }

// loadWith is load with objects for the constants, if there are some. Texts are
// interned all the same: names of arguments are compared by identity.
func (t *Thread) loadWith(c *code.Code, given []Value) (*Loaded, error) {
	ld := &Loaded{
		Code: c, inC: inC(c.Filename), body: c.Filename == bodiesFile, numRegs: uintptr(c.NumRegs),
		simpleArgs: notSimple, positional: notSimple,
	}
	ld.name, ld.qualname = t.InternName(c.Name), t.InternName(c.Qualname)
	ref, ok := t.AllocOld(obj.KindCode, obj.ShapeCode, codeWords*wordSize)
	if !ok {
		return nil, obj.ErrNoMemory
	}
	ld.object = obj.FromRef(ref)
	t.SetField(ld.object, codeLoaded, pointerWord(unsafe.Pointer(ld)))
	if t.Private() {
		t.Segment.OnCommit(func() { ld.committed.Store(true) })
	} else {
		ld.committed.Store(true)
	}
	if !c.Late() {
		if err := t.complete(ld, given); err != nil {
			return nil, err
		}
	}
	t.VM.keepCode(ld)
	return ld, nil
}

// beside is what a Loaded has that a transaction has made beside another.
type beside struct {
	head    *Loaded     // that one, which functions may name
	aborted atomic.Bool // so is the transaction
}

// completeLate takes the second step if it was left; the result is what to run.
func (t *Thread) completeLate(ld *Loaded) (*Loaded, error) {
	if ld.instrs != nil {
		return ld, nil
	}
	return t.completeLeft(ld)
}

// completeFunction takes the second step for a function that names ld, and has it name what to run.
func (t *Thread) completeFunction(f Value, ld *Loaded) (*Loaded, error) {
	ld, err := t.completeLeft(ld)
	if err == nil {
		t.SetField(f, funcCode, pointerWord(unsafe.Pointer(ld)))
	}
	return ld, err
}

func (t *Thread) completeLeft(ld *Loaded) (*Loaded, error) {
	if whole := t.LoadedOf(ld.object); whole.instrs != nil {
		return whole, nil
	}
	if !t.Private() {
		return ld, t.complete(ld, nil)
	}
	whole := &Loaded{
		Code: ld.Code, inC: ld.inC, body: ld.body, numRegs: ld.numRegs, simpleArgs: notSimple, positional: notSimple,
		name: ld.name, qualname: ld.qualname, object: ld.object, beside: &beside{head: ld},
	}
	if err := t.complete(whole, nil); err != nil {
		return nil, err
	}
	t.Segment.OnCommit(func() { whole.committed.Store(true) })
	t.Segment.OnAbort(func() { whole.aborted.Store(true) })
	t.SetField(ld.object, codeLoaded, pointerWord(unsafe.Pointer(whole)))
	t.VM.keepCode(whole)
	if t.pins == 0 { // else the next transaction would begin inside of a native
		t.CommitSoon() // others may be about to call it
	}
	return whole, nil
}

// complete takes the second step, with objects for the constants, if there are some.
func (t *Thread) complete(ld *Loaded, given []Value) error {
	c, err := ld.Code.Whole()
	if err != nil {
		return t.Raise(t.VM.Exc.SystemError, "%s: %s", ld.Code.Qualname, err.Error())
	}
	names := make([]Value, len(c.Names)+len(c.VarNames))
	for i, n := range c.Names {
		names[i] = t.InternName(n)
	}
	vars := names[len(c.Names):]
	for i, n := range c.VarNames {
		vars[i] = t.InternName(n)
	}
	tuple, err := t.AllocOldTuple(len(c.Consts))
	if err != nil {
		return err
	}
	for i, k := range c.Consts {
		var v Value
		if given != nil && !code.Named(k) {
			v = given[i]
		} else if v, err = t.constant(k); err != nil {
			return err
		}
		t.SetField(tuple, obj.TupleItems+i, v)
	}
	t.SetField(ld.object, codeConsts, tuple)
	t.VM.tables.Lock()
	defer t.VM.tables.Unlock()
	t.VM.codeChanges++
	ld.Code = c
	ld.names, ld.vars = names[:len(c.Names):len(c.Names)], vars
	ld.consts = uintptr(tuple.Ref()) + obj.TupleItems*wordSize
	ld.superCell = superCell(c)
	ld.locals = uintptr(localRegs(c))
	_, ld.doc = c.Doc()
	ld.setInstrs()
	const generators = code.FlagGenerator | code.FlagCoroutine | code.FlagAsyncGenerator
	if c.Flags&(code.FlagVarArgs|code.FlagVarKeywords) == 0 && c.KwOnlyCount == 0 {
		ld.positional = uintptr(c.ArgCount)
		if c.Flags&generators == 0 {
			ld.simpleArgs = ld.positional
		}
	}
	return nil
}

// setInstrs makes the instructions ready to run, with empty caches.
func (ld *Loaded) setInstrs() {
	ld.instrs = unsafe.Pointer(unsafe.SliceData(ld.Code.Instrs))
	ld.caches = make([]unsafe.Pointer, len(ld.Code.Instrs)+1)
	ld.cacheShift = uintptr(unsafe.Pointer(unsafe.SliceData(ld.caches))) - uintptr(ld.instrs) - wordSize
}

func superCell(c *code.Code) int {
	if i := slices.Index(c.FreeVars, "__class__"); i >= 0 && c.ArgCount > 0 && !slices.Contains(c.CellRegs, 0) {
		return int(c.FreeReg) + i
	}
	return -1
}

// Words of a code object.
const (
	codeLoaded = 1 // address of the Loaded
	codeConsts = 2
	codeWords  = 4
)

// keepCode keeps a Loaded alive, which words name by its address.
func (vm *VM) keepCode(ld *Loaded) {
	vm.tables.Lock()
	defer vm.tables.Unlock()
	vm.codes = append(vm.codes, ld)
	vm.codeChanges++
}

// LoadedOf is the loaded form of a code object. If that has never run, there may be
// no more of it than names, flags, free variables and the numbers of parameters.
func (t *Thread) LoadedOf(codeObj Value) *Loaded {
	return loadedAt(t.Field(codeObj, codeLoaded))
}

// wholeOf is LoadedOf for those who look at all of it.
func (t *Thread) wholeOf(codeObj Value) (*Loaded, error) {
	return t.completeLate(t.LoadedOf(codeObj))
}
