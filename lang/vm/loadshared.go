package vm

import (
	"math/big"
	"runtime"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
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
	if ld.instrs == nil {
		ld.shared = t.sharedTuple(c.Consts)
		t.runnable(ld, c, ld.shared)
	}
	return nil
}

// sharedTuple makes a tuple of constants.
func (t *Thread) sharedTuple(consts []any) Value {
	if len(consts) == 0 {
		return t.VM.roots.emptyTuple
	}
	items := make([]Value, len(consts))
	for i, k := range consts {
		items[i] = t.sharedConstant(k)
	}
	return obj.FromRef(t.VM.RT.Preexisting(obj.KindTuple, obj.ShapeTuple, uintptr(obj.TupleItems+len(items))*wordSize, func(p unsafe.Pointer) {
		*word(p, obj.TupleLen) = obj.SmallInt(int64(len(items)))
		copy(regs(unsafe.Add(p, obj.TupleItems*wordSize), len(items)), items)
	}))
}

// sharedConstant makes the object of a constant of plain code.
func (t *Thread) sharedConstant(k any) Value {
	switch k := k.(type) {
	case nil, code.NoneType:
		return obj.NoneValue
	case bool:
		return obj.Bool(k)
	case code.EllipsisType:
		return obj.Ellipsis
	case int64:
		return t.sharedCopy(t.NewInt(k))
	case *big.Int:
		return t.sharedNew(t.NewBig(k))
	case float64:
		return t.sharedCopy(t.NewFloat(k))
	case complex128:
		return t.sharedCopy(t.NewComplex(k))
	case string:
		if len(k) > maxName {
			return t.sharedNew(t.NewStr(k))
		}
		return t.InternName(k)
	case code.Bytes:
		v, err := t.NewBytes(string(k))
		if len(k) <= 1 {
			return v // the only one
		}
		return t.sharedNew(v, err)
	case code.Tuple:
		return t.sharedTuple(k)
	case *code.Code:
		return t.sharedCode(k)
	}
	return obj.NoneValue // plain code has no others
}

// sharedNew is sharedCopy of what was just made, and small.
func (t *Thread) sharedNew(v Value, err error) Value {
	if err != nil {
		t.Segment.Signal.Or(stm.SignalOOM)
		return obj.NoneValue
	}
	return t.sharedCopy(v)
}

// sharedCopy makes a copy of an object without references that everybody may see.
func (t *Thread) sharedCopy(v Value) Value {
	if !v.IsRef() {
		return v
	}
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
