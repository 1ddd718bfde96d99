package vm

import (
	"slices"
	"sync/atomic"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
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
// The second step changes what others may hold. On segment 0 a thread is alone. In a transaction, what is made of
// plain code (code.Code.Plain) is made as if it had always been there (loadshared.go), and what is not plain was completed
// before a second thread started. What is left after that could not be read.
// (To complete all before took 57 ms, and 105 of a program with 780 modules. Transactions that made a whole Loaded beside the other, named by
// the code object from their commit on, saved most of it, but who called a function first in an atomic block that
// does not end kept all others from calling it.)

// load turns code into its runnable form, with a heap object that keeps it.
func (t *Thread) load(c *code.Code) (*Loaded, error) { return t.loadWith(c, nil) }

// loadWith is load with objects for the constants, if there are some. Texts are
// interned all the same: names of arguments are compared by identity.
func (t *Thread) loadWith(c *code.Code, given []Value) (*Loaded, error) {
	ld := t.newLoaded(c)
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
	if !c.Late() || !t.completesLater() {
		if err := t.complete(ld, given); err != nil {
			return nil, err
		}
	}
	t.VM.keepCode(ld)
	return ld, nil
}

// newLoaded makes a Loaded that cannot run yet.
func (t *Thread) newLoaded(c *code.Code) *Loaded {
	return &Loaded{
		Code: c, inC: inC(c), builtin: isBuiltin(c), body: c.Filename == bodiesFile, numRegs: uintptr(c.NumRegs),
		simpleArgs: notSimple, positional: notSimple, name: t.InternName(c.Name), qualname: t.InternName(c.Qualname),
	}
}

// completesLater reports whether code may be loaded in two steps: not while there is another thread, though
// that may not have begun yet.
func (t *Thread) completesLater() bool {
	return !t.Private() && t.VM.running.Load() == 0 && !t.VM.Options.Runtime.Transactional
}

// completeLate takes the second step if it was left.
func (t *Thread) completeLate(ld *Loaded) error {
	if ld.instrs != nil {
		return nil
	}
	return t.completeLeft(ld)
}

func (t *Thread) completeLeft(ld *Loaded) error {
	if t.Private() {
		return t.completeShared(ld)
	}
	return t.complete(ld, nil)
}

// complete takes the second step, with objects for the constants, if there are some.
func (t *Thread) complete(ld *Loaded, given []Value) error {
	c, err := t.readWhole(ld)
	if err != nil {
		return err
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
	t.runnable(ld, c, tuple)
	return nil
}

// readWhole reads the code that is left.
func (t *Thread) readWhole(ld *Loaded) (*code.Code, error) {
	c, err := ld.Code.Whole()
	if err != nil {
		return nil, t.Raise(t.VM.Exc.SystemError, "%s: %s", ld.Code.Qualname, err.Error())
	}
	return c, nil
}

// runnable makes a Loaded one that can run, with a tuple of the constants. Others may look at it at the same time: to
// them it can run once it has instructions, and is called the quick way after that.
func (t *Thread) runnable(ld *Loaded, c *code.Code, tuple Value) {
	names := make([]Value, len(c.Names)+len(c.VarNames))
	for i, n := range c.Names {
		names[i] = t.InternName(n)
	}
	vars := names[len(c.Names):]
	for i, n := range c.VarNames {
		vars[i] = t.InternName(n)
	}
	t.VM.tables.Lock()
	defer t.VM.tables.Unlock()
	t.VM.codeChanges++
	ld.Code = c
	ld.names, ld.vars = names[:len(c.Names):len(c.Names)], vars
	ld.consts = uintptr(tuple.Ref()) + obj.TupleItems*wordSize
	ld.superCell = superCell(c)
	ld.locals = uintptr(localRegs(c))
	_, ld.doc = c.Doc()
	if c.Flags&(code.FlagVarArgs|code.FlagVarKeywords) == 0 && c.KwOnlyCount == 0 {
		ld.positional = uintptr(c.ArgCount)
	}
	ld.setInstrs()
	if c.Flags&generators == 0 {
		atomic.StoreUintptr(&ld.simpleArgs, ld.positional)
	}
}

// constants is the tuple of the constants.
func (ld *Loaded) constants() Value {
	return obj.FromRef(gc.Ref(ld.consts - obj.TupleItems*wordSize))
}

// completeAll completes what is loaded and could not be in transactions: a second thread is about to start. What
// cannot be read stays as it is, and says so when it is called.
func (t *Thread) completeAll() error {
	for i := 0; i < len(t.VM.codes); i++ { // more come while it goes on
		ld := t.VM.codes[i]
		if ld.instrs != nil || inOrder && ld.Code.Plain() {
			continue
		}
		c, err := ld.Code.Whole()
		if err != nil {
			continue
		}
		ld.Code = c
		if err := t.complete(ld, nil); err != nil {
			return err
		}
	}
	return nil
}

// setInstrs makes the instructions ready to run, with empty caches.
func (ld *Loaded) setInstrs() {
	instrs := unsafe.Pointer(unsafe.SliceData(ld.Code.Instrs))
	ld.caches = make([]unsafe.Pointer, len(ld.Code.Instrs)+1)
	ld.cacheShift = uintptr(unsafe.Pointer(unsafe.SliceData(ld.caches))) - uintptr(instrs) - wordSize
	atomic.StorePointer(&ld.instrs, instrs)
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
	ld := t.LoadedOf(codeObj)
	return ld, t.completeLate(ld)
}
