package vm

import (
	"math/big"
	"runtime"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Completing code in transactions.
//
// Who calls a function first completes its code for all, whatever becomes of the transaction. So the objects of its constants are made
// as if they had always been there (stm.Runtime.Preexisting): nobody waits for a commit, and an abort undoes nothing. They
// never change, and refer to one another, names and the empty tuple only. The code object, which may be older, cannot be made to refer to them without
// a stop of all threads, so the Loaded keeps them alive (Loaded.shared), until a major collection finds the code object dead.
//
// Nothing here is a safepoint, so no collection looks at what is made before it can be found.

// inOrder: a processor sees what another one has stored in the order of the stores, as what is published here needs it.
const inOrder = runtime.GOARCH == "amd64"

// completeShared takes the second step of loading in a transaction.
func (t *Thread) completeShared(ld *Loaded) error {
	if !ld.Code.Plain() || !inOrder {
		if _, err := t.readWhole(ld); err != nil {
			return err
		}
		return t.Raise(t.VM.Exc.SystemError, "%s: not read before there were threads", ld.Code.Qualname)
	}
	c, err := t.readWhole(ld)
	if err != nil {
		return err
	}
	t.VM.completing.Lock()
	defer t.VM.completing.Unlock()
	if ld.instrs != nil {
		return nil
	}
	consts, err := t.sharedTuple(c.Consts)
	if err == nil {
		ld.shared = consts
		t.runnable(ld, c, consts)
	}
	return err
}

// sharedTuple makes a tuple of constants.
func (t *Thread) sharedTuple(consts []any) (Value, error) {
	if len(consts) == 0 {
		return t.VM.roots.emptyTuple, nil
	}
	items := make([]Value, len(consts))
	for i, k := range consts {
		v, err := t.sharedConstant(k)
		if err != nil {
			return 0, err
		}
		items[i] = v
	}
	return obj.FromRef(t.VM.RT.Preexisting(obj.KindTuple, obj.ShapeTuple, uintptr(obj.TupleItems+len(items))*wordSize, func(p unsafe.Pointer) {
		*word(p, obj.TupleLen) = obj.SmallInt(int64(len(items)))
		copy(regs(unsafe.Add(p, obj.TupleItems*wordSize), len(items)), items)
	})), nil
}

// sharedConstant makes the object of a constant of plain code.
func (t *Thread) sharedConstant(k any) (Value, error) {
	lasts := true // as what is immediate, a name, or the only one of its kind
	switch k := k.(type) {
	case code.Tuple:
		return t.sharedTuple(k)
	case *code.Code:
		return t.sharedCode(k), nil
	case code.FrozenSet:
		return 0, t.Raise(t.VM.Exc.SystemError, "a constant of code that is not plain")
	case string:
		lasts = len(k) <= maxName
	case code.Bytes:
		lasts = len(k) <= 1
	case int64, *big.Int, float64, complex128:
		lasts = false
	}
	v, err := t.constant(k)
	if err != nil || lasts || !v.IsRef() {
		return v, err
	}
	return t.sharedCopy(v), nil
}

// sharedCopy makes a copy of a small object without references that everybody may see.
func (t *Thread) sharedCopy(v Value) Value {
	r := v.Ref()
	header := t.Word(r, 0)
	n := t.Size(r)
	return obj.FromRef(t.VM.RT.Preexisting(uint8(header), gc.HeaderLayout(header), n, func(p unsafe.Pointer) {
		copy(regs(unsafe.Add(p, wordSize), int(n/wordSize)-1), regs(unsafe.Add(t.Ptr(r), wordSize), int(n/wordSize)-1))
	}))
}

// sharedCode makes the code object of a function in a function, which is completed when it is called.
func (t *Thread) sharedCode(c *code.Code) Value {
	ld := t.newLoaded(c)
	ld.committed.Store(true)
	ld.object = obj.FromRef(t.VM.RT.Preexisting(obj.KindCode, obj.ShapeCode, codeWords*wordSize, func(p unsafe.Pointer) {
		*word(p, codeLoaded) = pointerWord(unsafe.Pointer(ld))
	}))
	t.VM.keepCode(ld)
	return ld.object
}
