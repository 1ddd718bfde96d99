package std

import (
	"fmt"
	"sync"

	"pystm/lang/vm/obj"
)

// unpickler runs the program that a pickle is.
type unpickler struct {
	t                *Thread
	in               pickleInput
	proto            int
	fixImports       bool
	encoding, errors string // of the str of Python 2
	stack            privateArray
	marks            []int
	memo             loadMemo
	self             *Value // the Unpickler; unbound in load and loads
	persistent       *Value // unbound if there is none
	buffers          *Value // iterator, or unbound
}

// unpicklers are used again for the sake of their windows.
var unpicklers = sync.Pool{New: func() any { return new(unpickler) }}

// newUnpickler makes an unpickler, which is to be released.
func newUnpickler(t *Thread) *unpickler {
	u := unpicklers.Get().(*unpickler)
	in := newPickleInput(t)
	in.window = u.in.window[:0]
	*u = unpickler{t: t, in: in, stack: newPrivateArray(t), memo: loadMemo{dense: newPrivateArray(t), sparse: t.Keep(unbound)},
		self: t.Keep(unbound), persistent: t.Keep(unbound), buffers: t.Keep(unbound), encoding: "ASCII", errors: "strict"}
	return u
}

func (u *unpickler) release() {
	if cap(u.in.window) <= inputWindow {
		*u = unpickler{in: pickleInput{window: u.in.window}}
		unpicklers.Put(u)
	}
}

// load reads an object.
func (u *unpickler) load() (Value, error) {
	t := u.t
	for {
		if err := t.Relieve(); err != nil {
			return 0, err
		}
		op, err := u.in.byte()
		if err != nil {
			class, e := moduleClass(t, "_pickle", "UnpicklingError")
			if e != nil {
				return 0, e
			}
			if t.Matches(err, class) {
				t.Caught(err)
				err = t.Raise(t.VM.Exc.EOFError, "Ran out of input")
			}
			return 0, err
		}
		if op == opStop {
			break
		}
		if err := u.do(op); err != nil {
			return 0, err
		}
	}
	if err := u.in.pass(); err != nil {
		return 0, err
	}
	return u.popOne()
}

// do runs an opcode. What it does not know, the next function may.
func (u *unpickler) do(op byte) error {
	t := u.t
	switch op {
	case opBinGet, opLongBinGet, opGet:
		return u.loadGet(op)
	case opBinPut, opLongBinPut, opPut:
		return u.loadPut(op)
	case opMemoize:
		return u.remember(u.memo.n)
	case opShortBinUnicode:
		return u.loadUnicode(1)
	case opBinUnicode:
		return u.loadUnicode(4)
	case opBinInt1:
		n, err := u.in.byte()
		return u.pushOr(obj.SmallInt(int64(n)), err)
	case opBinInt2:
		n, err := u.in.number(2)
		return u.pushOr(obj.SmallInt(int64(n)), err)
	case opBinInt:
		n, err := u.in.number(4)
		return u.pushOr(obj.SmallInt(int64(int32(n))), err)
	case opBinFloat:
		return u.loadBinFloat()
	case opNone:
		return u.stack.push(none)
	case opNewTrue:
		return u.stack.push(obj.TrueValue)
	case opNewFalse:
		return u.stack.push(obj.FalseValue)
	case opMark:
		u.marks = append(u.marks, u.stack.n)
		return t.Room(8 * len(u.marks))
	case opEmptyDict:
		return u.stack.push(t.NewDict())
	case opEmptyList:
		l, err := t.NewList(0)
		return u.pushOr(l, err)
	case opEmptyTuple:
		return u.loadTuple(u.stack.n)
	case opTuple1, opTuple2, opTuple3:
		return u.loadShortTuple(int(op) - opTuple1 + 1)
	case opAppend:
		return u.appendFrom(u.stack.n - 1)
	case opSetItem:
		return u.setFrom(u.stack.n - 2)
	case opReduce:
		return u.loadReduce()
	case opBuild:
		return u.loadBuild()
	case opNewObj:
		return u.loadNewObj(false)
	case opPop:
		return u.loadPop()
	case opDup:
		if err := u.need(1); err != nil {
			return err
		}
		return u.stack.push(u.stack.at(u.stack.n - 1))
	case opFrame:
		return u.in.frame()
	}
	return u.doMarked(op)
}

// doMarked runs the opcodes for what stands above a mark.
func (u *unpickler) doMarked(op byte) error {
	switch op {
	case opAppends, opSetItems, opAddItems, opTuple, opList, opDict, opFrozenSet, opInst, opObj, opPopMark:
	default:
		return u.doRare(op)
	}
	i, err := u.mark()
	if err != nil {
		return err
	}
	switch op {
	case opAppends:
		return u.appendFrom(i)
	case opSetItems:
		return u.setFrom(i)
	case opAddItems:
		return u.addFrom(i)
	case opTuple:
		return u.loadTuple(i)
	case opList:
		l, err := u.t.NewListOf(u.stack.view(i)...)
		u.stack.n = i
		return u.pushOr(l, err)
	case opDict:
		return u.loadDict(i)
	case opFrozenSet:
		return u.loadFrozenSet(i)
	case opInst:
		return u.loadInst(i)
	case opObj:
		return u.loadObj(i)
	}
	u.stack.n = i
	return nil
}

// doRare runs the rest of the opcodes.
func (u *unpickler) doRare(op byte) error {
	switch op {
	case opProto:
		return u.loadProto()
	case opStackGlobal:
		return u.loadStackGlobal()
	case opGlobal:
		return u.loadGlobal()
	case opNewObjEx:
		return u.loadNewObj(true)
	case opEmptySet:
		return u.stack.push(u.t.NewSet())
	case opShortBinBytes:
		return u.loadBytes(1)
	case opBinBytes:
		return u.loadBytes(4)
	case opBinBytes8:
		return u.loadBytes(8)
	case opBinUnicode8:
		return u.loadUnicode(8)
	case opByteArray8:
		return u.loadByteArray()
	case opNextBuffer:
		return u.loadNextBuffer()
	case opReadonlyBuffer:
		return u.loadReadonlyBuffer()
	case opLong1:
		return u.loadLong(1)
	case opLong4:
		return u.loadLong(4)
	case opInt:
		return u.loadIntLine()
	case opLong:
		return u.loadLongLine()
	case opFloat:
		return u.loadFloatLine()
	case opUnicode:
		return u.loadUnicodeLine()
	case opString:
		return u.loadStringLine()
	case opShortBinString:
		return u.loadBinString(1)
	case opBinString:
		return u.loadBinString(4)
	case opExt1:
		return u.loadExtension(1)
	case opExt2:
		return u.loadExtension(2)
	case opExt4:
		return u.loadExtension(4)
	case opPersID:
		return u.loadPersID()
	case opBinPersID:
		return u.loadBinPersID()
	}
	shown := fmt.Sprintf(`\x%02x`, op)
	if op >= ' ' && op < 0x7F && op != '\'' && op != '\\' {
		shown = string(rune(op))
	}
	return unpicklingError(u.t, "invalid load key, '%s'.", shown)
}

// pushOr pushes a value unless making it was an error.
func (u *unpickler) pushOr(v Value, err error) error {
	if err != nil {
		return err
	}
	return u.stack.push(v)
}

// fence is where the items above the last mark begin.
func (u *unpickler) fence() int {
	if len(u.marks) == 0 {
		return 0
	}
	return u.marks[len(u.marks)-1]
}

// need is an error if there are not n items above the last mark.
func (u *unpickler) need(n int) error {
	if u.stack.n-n >= u.fence() {
		return nil
	}
	if len(u.marks) > 0 {
		return unpicklingError(u.t, "unexpected MARK found")
	}
	return unpicklingError(u.t, "unpickling stack underflow")
}

// mark takes the last mark away.
func (u *unpickler) mark() (int, error) {
	if len(u.marks) == 0 {
		return 0, unpicklingError(u.t, "could not find MARK")
	}
	i := u.marks[len(u.marks)-1]
	u.marks = u.marks[:len(u.marks)-1]
	return i, nil
}

// popOne takes the last item away.
func (u *unpickler) popOne() (Value, error) {
	if err := u.need(1); err != nil {
		return 0, err
	}
	u.stack.n--
	return u.stack.at(u.stack.n), nil
}

func (u *unpickler) loadPop() error {
	if n := len(u.marks); n > 0 && u.marks[n-1] == u.stack.n {
		u.marks = u.marks[:n-1]
		return nil
	}
	_, err := u.popOne()
	return err
}

func (u *unpickler) loadProto() error {
	n, err := u.in.byte()
	if err == nil && n > pickleHighest {
		err = u.t.ValueError("unsupported pickle protocol: %d", n)
	}
	u.proto = int(n)
	return err
}
