package vm

import (
	"math"
	"math/bits"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// The bytecode loop.
//
// Its state is in local variables: fp (register 0 of the running frame), pc
// (the next instruction), ld (the running code), base and version (the
// segment's address and what its read barriers store). `reload` rebuilds them
// from the thread and the frame at t.fp.
//
// None of them is alive across a call: so the compiler keeps them in machine
// registers and never spills them. An instruction has a fast path here, which
// works on these variables alone, does its barriers by hand (formulas in
// runtime/stm/barrier.go) and calls nothing; or it goes to `slow`, which saves
// the pc in the frame's header, has step (step.go) do the instruction in full,
// and reloads. Step may have pushed a frame: that makes no difference.
//
// The function is too big for the Go compiler to inline anything but trifles
// into it: that is why fast paths are spelled out.
//
// From one instruction to the next there is one jump and one indirect jump, four
// machine instructions in between. That takes three things, which the compiler
// gives for this form alone (cmd/pystm/loop_test.go looks at the machine code):
// the fetch stands in the post statement; no two labels can be reached from each
// other and from outside both (a loop with two entries, after which the compiler
// rotates no loop of the function); the switch has an entry for the highest byte,
// so that the index needs no check. It is worth a fifth of the time.
//
// Registers are addressed by a shifted operand: bits 16-31 of an instruction
// times 8 are ins>>13 & 0x7fff8.

func regA(fp unsafe.Pointer, ins code.Instr) *Value {
	return (*Value)(unsafe.Add(fp, uintptr(ins>>13)&0x7fff8))
}

func regB(fp unsafe.Pointer, ins code.Instr) *Value {
	return (*Value)(unsafe.Add(fp, uintptr(ins>>29)&0x7fff8))
}

func regC(fp unsafe.Pointer, ins code.Instr) *Value {
	return (*Value)(unsafe.Add(fp, uintptr(ins>>48)<<3))
}

func immB(ins code.Instr) int64 { return int64(int16(ins >> 32)) }
func immC(ins code.Instr) int64 { return int64(ins) >> 48 }

// jump16 and jump32 are pc moved by the distance in C or in BC.
func jump16(pc unsafe.Pointer, ins code.Instr) unsafe.Pointer {
	return unsafe.Add(pc, int(int64(ins)>>48)<<3)
}

func jump32(pc unsafe.Pointer, ins code.Instr) unsafe.Pointer {
	return unsafe.Add(pc, int(int64(ins)>>32)<<3)
}

// save notes where a frame is.
func save(fp, pc unsafe.Pointer) { *word(fp, hdrPC) = Value(uintptr(pc)) | 3 }

// setTop sets t.fp and t.sp, which point outside the Go heap: no barrier of Go's.
func (t *Thread) setTop(fp unsafe.Pointer, sp unsafe.Pointer) {
	*(*uintptr)(unsafe.Pointer(&t.fp)) = uintptr(fp)
	*(*uintptr)(unsafe.Pointer(&t.sp)) = uintptr(sp)
}

// cacheAt is the inline cache of the instruction before pc.
func cacheAt(ld *Loaded, pc unsafe.Pointer) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Add(pc, ld.cacheShift))
}

func load(base unsafe.Pointer, v Value, i int) Value {
	return *(*Value)(unsafe.Add(base, uintptr(v)+uintptr(i)*wordSize))
}

func header(base unsafe.Pointer, v Value) uint64 {
	return *(*uint64)(unsafe.Add(base, uintptr(v)))
}

// mark is the read barrier of the granule at address off, markItem that of an item of a list.
func mark(base unsafe.Pointer, version uint8, off uintptr) {
	*(*uint8)(unsafe.Add(base, off>>4)) = version
}

func markItem(base unsafe.Pointer, version uint8, off uintptr, items *[2]uintptr) {
	*(*uint8)(unsafe.Add(base, off>>4+items[off>>3&1])) = version
}

const intPair = 3 // both operands have these bits: small ints

func bothInts(a, b Value) bool { return a&b&intPair == intPair }

func bothFloats(a, b Value) bool { return 0x32>>(a&7)&(0x32>>(b&7))&1 != 0 }

func floatOf(v Value) float64 { return math.Float64frombits(bits.RotateLeft64(uint64(v)-1, -4)) }

// run executes the frame at t.fp and those it calls, until a frame with actExit
// returns (nil, with t.result) or an exception leaves it.
func (t *Thread) run() error {
	var (
		err         error
		fp, pc      unsafe.Pointer
		ins         code.Instr
		ld          *Loaded
		base        unsafe.Pointer
		version     uint8
		v           Value
		f           float64
		ok          bool
		callee      unsafe.Pointer // register 0 of the frame that a call pushes
		nargs, addr uintptr
		behind      uintptr
		was         [2]uintptr // fp and pc of the instruction that step does; an array, so that they are in memory
	)

reload:
	fp = t.fp
	ld = loadedAt(*word(fp, hdrCode))
	pc = nextInstr(fp)
	t.setTop(fp, unsafe.Add(fp, ld.numRegs*wordSize))
	base, version = t.Base, t.ReadVersion

	for ins, pc = *(*code.Instr)(pc), unsafe.Add(pc, wordSize); ; ins, pc = *(*code.Instr)(pc), unsafe.Add(pc, wordSize) {
		switch ins.Op() {
		case code.OpNop:

		case code.OpMove:
			*regA(fp, ins) = *regB(fp, ins)
		case code.OpLoadConst:
			*regA(fp, ins) = *(*Value)(unsafe.Add(base, ld.consts+uintptr(ins>>32)<<3))
		case code.OpLoadInt:
			*regA(fp, ins) = Value(int64(ins)>>32<<2 | 3)
		case code.OpLoadNone:
			*regA(fp, ins) = obj.NoneValue
		case code.OpLoadTrue:
			*regA(fp, ins) = obj.TrueValue
		case code.OpLoadFalse:
			*regA(fp, ins) = obj.FalseValue
		case code.OpUnbind:
			*regA(fp, ins) = obj.Unbound
		case code.OpCheckBound:
			if *regA(fp, ins) == obj.Unbound {
				goto slow
			}

		case code.OpLoadName:
			v = *word(fp, hdrSpace)
			if v != obj.Unbound && v != load(base, *word(fp, hdrFunc), funcGlobals) {
				goto slow
			}
			goto global
		case code.OpLoadGlobal:
			goto global
		case code.OpStoreName:
			v = *word(fp, hdrSpace)
			if v != obj.Unbound && v != load(base, *word(fp, hdrFunc), funcGlobals) {
				goto slow
			}
			goto storeGlobal
		case code.OpStoreGlobal:
			goto storeGlobal

		case code.OpLoadCell:
			c := *regB(fp, ins)
			mark(base, version, uintptr(c))
			if v = load(base, c, obj.CellValue); v == obj.Unbound {
				goto slow
			}
			*regA(fp, ins) = v
		case code.OpStoreCell:
			v, addr, behind = *regB(fp, ins), uintptr(*regA(fp, ins)), obj.CellValue*wordSize
			goto put

		case code.OpLoadAttr:
			o := *regB(fp, ins)
			c := (*attrCache)(cacheAt(ld, pc))
			if !o.IsRef() || c == nil {
				goto slow
			}
			mark(base, version, uintptr(o))
			for h := uint32(header(base, o) >> 32); h != c.shape; {
				if c = c.other; c == nil {
					goto slow
				}
			}
			mark(base, version, uintptr(c.class))
			if load(base, c.class, TypeVersion) != c.version {
				goto slow
			}
			switch c.mode {
			case cacheInline:
				v = load(base, o, int(c.slot))
			case cacheExt:
				v = load(base, o, int(c.next))
				mark(base, version, uintptr(v))
				v = load(base, v, int(c.index))
			case cacheValue:
				v = c.value
			case cacheClass:
				if o != c.class {
					goto slow
				}
				v = c.value
			default:
				goto slow
			}
			if v == obj.Unbound {
				goto slow
			}
			*regA(fp, ins) = v
		case code.OpStoreAttr:
			o := *regA(fp, ins)
			c := (*attrCache)(cacheAt(ld, pc))
			if !o.IsRef() || c == nil {
				goto slow
			}
			for h := uint32(header(base, o) >> 32); h != c.shape; {
				if c = c.other; c == nil {
					goto slow
				}
			}
			if c.mode != cacheInline {
				goto slow
			}
			mark(base, version, uintptr(c.class))
			if load(base, c.class, TypeVersion) != c.version {
				goto slow
			}
			v, addr, behind = *regB(fp, ins), uintptr(o), uintptr(c.slot)*wordSize
			if c.next == 0 {
				goto put
			}
			if addr>>stm.YoungShift != 1 {
				goto slow
			}
			*(*Value)(unsafe.Add(base, addr+behind)) = v
			*(*uint64)(unsafe.Add(base, addr)) = header(base, Value(addr))&(1<<32-1) | uint64(c.next)<<32
		case code.OpLoadMethod, code.OpLoadSpecial:
			o := *regB(fp, ins)
			c := (*attrCache)(cacheAt(ld, pc))
			if !o.IsRef() || c == nil {
				goto slow
			}
			mark(base, version, uintptr(o))
			for h := uint32(header(base, o) >> 32); h != c.shape; {
				if c = c.other; c == nil {
					goto slow
				}
			}
			mark(base, version, uintptr(c.class))
			if load(base, c.class, TypeVersion) != c.version {
				goto slow
			}
			if c.mode != cacheMethod {
				goto slow
			}
			w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
			w[0], w[1] = c.value, o

		case code.OpLoadSuper:
			c := (*attrCache)(cacheAt(ld, pc))
			if c == nil || *regB(fp, ins) != t.VM.roots.classes[obj.ShapeSuper] {
				goto slow
			}
			cell := *word(fp, ld.superCell)
			mark(base, version, uintptr(cell))
			o := *word(fp, 0)
			if load(base, cell, obj.CellValue) != c.name || !o.IsRef() {
				goto slow
			}
			mark(base, version, uintptr(o))
			if uint32(header(base, o)>>32) != c.shape {
				goto slow
			}
			mark(base, version, uintptr(c.class))
			if load(base, c.class, TypeVersion) != c.version {
				goto slow
			}
			w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
			w[0], w[1] = c.value, o

		case code.OpLoadItem:
			v = *regB(fp, ins)
			if c := *regC(fp, ins); c.IsInt() && v.IsRef() {
				addr = uintptr(c.Int())
				goto index
			}
			goto slow
		case code.OpLoadItemI:
			v = *regB(fp, ins)
			if v.IsRef() {
				addr = uintptr(immC(ins))
				goto index
			}
			goto slow
		case code.OpStoreItem:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if !a.IsRef() || !b.IsInt() || uint32(header(base, a)>>32) != obj.ShapeList {
				goto slow
			}
			mark(base, version, uintptr(a))
			i := b.Int()
			if i < 0 {
				if t.Notes.Lists > 0 {
					goto slow
				}
				mark(base, version, uintptr(a)+obj.ListLen*wordSize)
				i += load(base, a, obj.ListLen).Int()
			}
			items := load(base, a, obj.ListItems)
			if items == obj.Unbound || uint64(i) >= uint64(load(base, items, obj.ItemsCap).Int()) {
				goto slow
			}
			addr = uintptr(items) + (obj.ItemsFirst+uintptr(i))*wordSize
			if *(*Value)(unsafe.Add(base, addr)) == obj.Unbound {
				goto slow
			}
			v, behind = *regC(fp, ins), 0
			goto put

		case code.OpAdd:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				s := int64(b) + int64(c) - 3
				if (int64(b)^s)&(int64(c)^s) >= 0 {
					*regA(fp, ins) = Value(s)
					continue
				}
			} else if bothFloats(b, c) {
				f = floatOf(b) + floatOf(c)
				goto storeFloat
			}
			goto slow
		case code.OpSub:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				s := int64(b) - int64(c)
				if (int64(b)^int64(c))&(int64(b)^s) >= 0 {
					*regA(fp, ins) = Value(s | 3)
					continue
				}
			} else if bothFloats(b, c) {
				f = floatOf(b) - floatOf(c)
				goto storeFloat
			}
			goto slow
		case code.OpMul:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				x, y := int64(b)>>2, int64(c)>>2
				if p := x * y; int64(int32(x)) == x && int64(int32(y)) == y && obj.FitsSmall(p) {
					*regA(fp, ins) = Value(p<<2 | 3)
					continue
				}
			} else if bothFloats(b, c) {
				f = floatOf(b) * floatOf(c)
				goto storeFloat
			}
			goto slow
		case code.OpTrueDiv:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothFloats(b, c) {
				if d := floatOf(c); d != 0 {
					f = floatOf(b) / d
					goto storeFloat
				}
			}
			goto slow
		case code.OpFloorDiv:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) && int64(c) > 3 {
				x, y := b.Int(), c.Int()
				if uint64(x|y)>>32 == 0 {
					*regA(fp, ins) = Value(uint64(uint32(x)/uint32(y))<<2 | 3)
					continue
				}
				q := x / y
				if q*y > x {
					q--
				}
				*regA(fp, ins) = obj.SmallInt(q)
				continue
			}
			goto slow
		case code.OpMod:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) && int64(c) > 3 {
				x, y := b.Int(), c.Int()
				if uint64(x|y)>>32 == 0 {
					*regA(fp, ins) = Value(uint64(uint32(x)%uint32(y))<<2 | 3)
					continue
				}
				m := x % y
				if m < 0 {
					m += y
				}
				*regA(fp, ins) = obj.SmallInt(m)
				continue
			}
			goto slow
		case code.OpAnd:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if !bothInts(b, c) {
				goto slow
			}
			*regA(fp, ins) = b & c
		case code.OpOr:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if !bothInts(b, c) {
				goto slow
			}
			*regA(fp, ins) = b | c
		case code.OpXor:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if !bothInts(b, c) {
				goto slow
			}
			*regA(fp, ins) = b ^ c | 3
		case code.OpLShift:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) && uint64(c.Int()) <= 60 {
				n := uint64(c.Int())
				if s := b.Int() << n; s>>n == b.Int() && obj.FitsSmall(s) {
					*regA(fp, ins) = obj.SmallInt(s)
					continue
				}
			}
			goto slow
		case code.OpRShift:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if !bothInts(b, c) || int64(c) < 0 {
				goto slow
			}
			*regA(fp, ins) = obj.SmallInt(b.Int() >> uint64(c.Int()))

		case code.OpAddI:
			b := *regB(fp, ins)
			if b.IsInt() {
				s := int64(b) + immC(ins)<<2
				if (int64(b)^s)&(immC(ins)^s) >= 0 {
					*regA(fp, ins) = Value(s)
					continue
				}
			}
			goto slow
		case code.OpSubI:
			b := *regB(fp, ins)
			if b.IsInt() {
				s := int64(b) - immC(ins)<<2
				if (int64(b)^immC(ins))&(int64(b)^s) >= 0 {
					*regA(fp, ins) = Value(s)
					continue
				}
			}
			goto slow
		case code.OpMulI:
			b := *regB(fp, ins)
			if b.IsInt() {
				x := b.Int()
				if p := x * immC(ins); x>>45 == x>>63 {
					*regA(fp, ins) = Value(p<<2 | 3)
					continue
				}
			}
			goto slow
		case code.OpFloorDivI:
			b := *regB(fp, ins)
			if x, y := b.Int(), immC(ins); b.IsInt() && y > 0 {
				if uint64(x)>>32 == 0 {
					*regA(fp, ins) = Value(uint64(uint32(x)/uint32(y))<<2 | 3)
					continue
				}
				q := x / y
				if q*y > x {
					q--
				}
				*regA(fp, ins) = obj.SmallInt(q)
				continue
			}
			goto slow
		case code.OpModI:
			b := *regB(fp, ins)
			if x, y := b.Int(), immC(ins); b.IsInt() && y > 0 {
				if uint64(x)>>32 == 0 {
					*regA(fp, ins) = Value(uint64(uint32(x)%uint32(y))<<2 | 3)
					continue
				}
				m := x % y
				if m < 0 {
					m += y
				}
				*regA(fp, ins) = obj.SmallInt(m)
				continue
			}
			goto slow
		case code.OpLShiftI:
			b := *regB(fp, ins)
			if n := uint64(immC(ins)); b.IsInt() && n <= 60 {
				if s := b.Int() << n; s>>n == b.Int() && obj.FitsSmall(s) {
					*regA(fp, ins) = obj.SmallInt(s)
					continue
				}
			}
			goto slow
		case code.OpRShiftI:
			b := *regB(fp, ins)
			if !b.IsInt() || immC(ins) < 0 {
				goto slow
			}
			*regA(fp, ins) = obj.SmallInt(b.Int() >> uint64(immC(ins)))
		case code.OpAndI:
			b := *regB(fp, ins)
			if !b.IsInt() {
				goto slow
			}
			*regA(fp, ins) = b & Value(immC(ins)<<2|3)

		case code.OpNeg:
			b := *regB(fp, ins)
			if b.IsInt() && b.Int() != obj.MinSmall {
				*regA(fp, ins) = obj.SmallInt(-b.Int())
				continue
			}
			if b.IsFloat() {
				f = -floatOf(b)
				goto storeFloat
			}
			goto slow
		case code.OpNot:
			b := *regB(fp, ins)
			if !b.IsBool() {
				v = b
				goto truth
			}
			*regA(fp, ins) = b ^ (obj.TrueValue ^ obj.FalseValue)

		case code.OpLt:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				ok = int64(b) < int64(c)
				goto storeBool
			}
			if bothFloats(b, c) {
				ok = floatOf(b) < floatOf(c)
				goto storeBool
			}
			goto slow
		case code.OpLe:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				ok = int64(b) <= int64(c)
				goto storeBool
			}
			if bothFloats(b, c) {
				ok = floatOf(b) <= floatOf(c)
				goto storeBool
			}
			goto slow
		case code.OpEq:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				ok = b == c
				goto storeBool
			}
			if bothFloats(b, c) {
				ok = floatOf(b) == floatOf(c)
				goto storeBool
			}
			v, addr = b, uintptr(c)
			goto sameText
		case code.OpNe:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				ok = b != c
				goto storeBool
			}
			if bothFloats(b, c) {
				ok = floatOf(b) != floatOf(c)
				goto storeBool
			}
			v, addr = b, uintptr(c)
			goto sameText
		case code.OpGt:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				ok = int64(b) > int64(c)
				goto storeBool
			}
			if bothFloats(b, c) {
				ok = floatOf(b) > floatOf(c)
				goto storeBool
			}
			goto slow
		case code.OpGe:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				ok = int64(b) >= int64(c)
				goto storeBool
			}
			if bothFloats(b, c) {
				ok = floatOf(b) >= floatOf(c)
				goto storeBool
			}
			goto slow
		case code.OpIs:
			ok = (*regB(fp, ins) == *regC(fp, ins)) != (ins.D() != 0)
			goto storeBool

		case code.OpJump:
			pc = jump32(pc, ins)
		case code.OpJumpBack:
			pc = jump32(pc, ins)
			goto poll
		case code.OpJumpIf:
			a := *regA(fp, ins)
			if a.IsBool() || a == obj.NoneValue {
				ok = a == obj.TrueValue
			} else if a.IsInt() {
				ok = a != obj.SmallInt(0)
			} else {
				v = a
				goto truth
			}
			if ok == (ins.D()&1 != 0) {
				pc = jump32(pc, ins)
				if ins.D()&2 != 0 {
					goto poll
				}
			}
		case code.OpJumpIfNone:
			if (*regA(fp, ins) == obj.NoneValue) == (ins.D()&1 != 0) {
				pc = jump32(pc, ins)
				if ins.D()&2 != 0 {
					goto poll
				}
			}
		case code.OpJumpLt:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) < int64(b)
				goto branch
			}
			if bothFloats(a, b) {
				ok = floatOf(a) < floatOf(b)
				goto branch
			}
			goto slow
		case code.OpJumpLe:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) <= int64(b)
				goto branch
			}
			if bothFloats(a, b) {
				ok = floatOf(a) <= floatOf(b)
				goto branch
			}
			goto slow
		case code.OpJumpEq:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = a == b
				goto branch
			}
			v, addr = a, uintptr(b)
			goto sameText
		case code.OpJumpNe:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = a != b
				goto branch
			}
			v, addr = a, uintptr(b)
			goto sameText
		case code.OpJumpGt:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) > int64(b)
				goto branch
			}
			if bothFloats(a, b) {
				ok = floatOf(a) > floatOf(b)
				goto branch
			}
			goto slow
		case code.OpJumpGe:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) >= int64(b)
				goto branch
			}
			if bothFloats(a, b) {
				ok = floatOf(a) >= floatOf(b)
				goto branch
			}
			goto slow
		case code.OpJumpLtI:
			a := *regA(fp, ins)
			if !a.IsInt() {
				goto slow
			}
			ok = a.Int() < immB(ins)
			goto branch
		case code.OpJumpLeI:
			a := *regA(fp, ins)
			if !a.IsInt() {
				goto slow
			}
			ok = a.Int() <= immB(ins)
			goto branch
		case code.OpJumpEqI:
			a := *regA(fp, ins)
			if !a.IsInt() {
				goto slow
			}
			ok = a.Int() == immB(ins)
			goto branch
		case code.OpJumpNeI:
			a := *regA(fp, ins)
			if !a.IsInt() {
				goto slow
			}
			ok = a.Int() != immB(ins)
			goto branch
		case code.OpJumpGtI:
			a := *regA(fp, ins)
			if !a.IsInt() {
				goto slow
			}
			ok = a.Int() > immB(ins)
			goto branch
		case code.OpJumpGeI:
			a := *regA(fp, ins)
			if !a.IsInt() {
				goto slow
			}
			ok = a.Int() >= immB(ins)
			goto branch
		case code.OpIn:
			v, addr = *regC(fp, ins), uintptr(*regB(fp, ins))
			goto charIn
		case code.OpJumpIn:
			v, addr = *regB(fp, ins), uintptr(*regA(fp, ins))
			goto charIn
		case code.OpJumpIs:
			ok = *regA(fp, ins) == *regB(fp, ins)
			goto branch

		case code.OpForIter:
			s := (*[3]Value)(unsafe.Pointer(regB(fp, ins)))
			if mode := s[2]; mode.IsInt() { // range: current, stop, step
				cur := int64(s[0])
				if int64(mode) > 0 {
					if cur >= int64(s[1]) {
						continue
					}
				} else if cur <= int64(s[1]) {
					continue
				}
				*regA(fp, ins) = Value(cur)
				s[0] = Value(cur + int64(mode) - 3)
			} else if mode == obj.LoopList {
				l, i := s[0], uintptr(s[1].Int())
				mark(base, version, uintptr(l))
				items := load(base, l, obj.ListItems)
				if items == obj.Unbound || i >= uintptr(load(base, items, obj.ItemsCap).Int()) {
					goto listEnd
				}
				addr = uintptr(items) + (obj.ItemsFirst+i)*wordSize
				markItem(base, version, addr, &t.Items)
				if v = *(*Value)(unsafe.Add(base, addr)); v == obj.Unbound {
					goto listEnd
				}
				*regA(fp, ins) = v
				s[1] += 4
			} else if mode == obj.LoopTuple {
				i := s[1].Int()
				if i >= load(base, s[0], obj.TupleLen).Int() {
					continue
				}
				*regA(fp, ins) = load(base, s[0], obj.TupleItems+int(i))
				s[1] += 4
			} else if mode == obj.LoopStr {
				i := s[1].Int()
				if i >= int64(load(base, s[0], obj.StrLen)>>32) {
					continue
				}
				addr = uintptr(s[0]) + obj.StrData*wordSize
				if header(base, s[0])&obj.StrShared != 0 {
					addr = uintptr(load(base, s[0], obj.StrData)) + obj.BufferData*wordSize
				}
				*regA(fp, ins) = t.VM.roots.chars[*(*uint8)(unsafe.Add(base, addr+uintptr(i)))]
				s[1] += 4
			} else {
				goto slow
			}
			pc = jump16(pc, ins)
			goto poll

		case code.OpListAppend:
			l := *regA(fp, ins)
			items := load(base, l, obj.ListItems)
			n := load(base, l, obj.ListLen) | 3 // it may be 0, not yet an int
			if uintptr(l)>>stm.YoungShift != 1 || uintptr(items)>>stm.YoungShift != 1 || n >= load(base, items, obj.ItemsCap) {
				goto slow
			}
			*(*Value)(unsafe.Add(base, uintptr(items)+obj.ItemsFirst*wordSize+uintptr(n>>2)*wordSize)) = *regB(fp, ins)
			*word(unsafe.Add(base, uintptr(l)), obj.ListLen) = n + 4
			continue

		case code.OpUnpackSequence:
			b, n := *regB(fp, ins), int64(ins.C())
			if !b.IsRef() {
				goto slow
			}
			dst := unsafe.Pointer(regA(fp, ins))
			switch uint32(header(base, b) >> 32) {
			case obj.ShapeTuple:
				if load(base, b, obj.TupleLen).Int() != n {
					goto slow
				}
				for i := range int(n) {
					*word(dst, i) = load(base, b, obj.TupleItems+i)
				}
				continue
			case obj.ShapeList:
				mark(base, version, uintptr(b))
				mark(base, version, uintptr(b)+obj.ListLen*wordSize)
				if load(base, b, obj.ListLen).Int() != n || t.Notes.Lists > 0 {
					goto slow
				}
				p := uintptr(load(base, b, obj.ListItems)) + obj.ItemsFirst*wordSize
				for i := range int(n) {
					markItem(base, version, p, &t.Items)
					*word(dst, i) = *(*Value)(unsafe.Add(base, p))
					p += wordSize
				}
				continue
			}
			goto slow

		case code.OpBuildTuple:
			n, s := uintptr(ins.C()), t.Segment
			bytes := (obj.TupleItems + n + 1) &^ 1 * wordSize // whole granules
			addr = s.Next
			if n > 8 || addr+bytes > s.Limit {
				goto slow
			}
			s.Next = addr + bytes
			p := unsafe.Add(base, addr)
			*(*uint64)(p) = gc.MakeHeader(obj.KindTuple, obj.ShapeTuple, bytes)
			*word(p, obj.TupleLen) = Value(n<<2 | 3)
			from := unsafe.Pointer(regB(fp, ins))
			for i := range int(n) {
				*word(p, obj.TupleItems+i) = *word(from, i)
			}
			*regA(fp, ins) = Value(addr)
		case code.OpCopyFreeVars:
			c := load(base, *word(fp, hdrFunc), funcClosure)
			dst := unsafe.Pointer(regA(fp, ins))
			for i := range int(ins.B()) {
				*word(dst, i) = load(base, c, obj.TupleItems+i)
			}

		case code.OpCallMethod:
			callee = unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
			nargs = uintptr(ins.D()) + 1
			if *word(callee, 0) == obj.Unbound {
				nargs--
				*word(callee, 0) = *word(callee, hdrFunc)
				callee = unsafe.Add(callee, wordSize)
			}
			goto call
		case code.OpCall:
			callee = unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
			nargs = uintptr(ins.D())
			goto call
		case code.OpReturnNone:
			v = obj.NoneValue
			goto ret
		case code.OpReturn:
			v = *regA(fp, ins)
			goto ret
		case code.OpYield, code.OpYieldFrom:
			save(fp, pc)
			if ok, err = t.yield(fp, ins); err != nil {
				goto raise
			}
			if ok {
				return nil
			}
			goto reload

		case code.OpPushExc:
			if ins.D() != 0 {
				goto slow
			}
			*regA(fp, ins), t.r.handled = t.r.handled, *regB(fp, ins)
		case code.OpPopExc:
			if ins.D() != 0 {
				goto slow
			}
			t.r.handled = *regA(fp, ins)
		case 0xff: // no operation, but the end of the table of jumps
			goto slow
		default:
			goto slow
		}
		continue

	storeBool:
		*regA(fp, ins) = obj.FalseValue
		if ok {
			*regA(fp, ins) = obj.TrueValue
		}
		continue

	storeFloat:
		if v = Value(bits.RotateLeft64(math.Float64bits(f), 4) + 1); !v.IsFloat() {
			goto slow
		}
		*regA(fp, ins) = v
		continue

	charIn: // whether the character addr is one of the few of the text v
		if !v.IsRef() || !Value(addr).IsRef() || uint32(header(base, v)>>32) != obj.ShapeStr || uint32(header(base, Value(addr))>>32) != obj.ShapeStr ||
			load(base, Value(addr), obj.StrLen) != 1|1<<32 || uint32(load(base, v, obj.StrLen)) > 4*wordSize ||
			(header(base, v)|header(base, Value(addr)))&obj.StrShared != 0 || load(base, Value(addr), obj.StrData) == 0 {
			goto slow
		}
		{
			const ones = 0x0101010101010101
			eight := uint64(load(base, Value(addr), obj.StrData)) * ones
			addr = uintptr(v) + obj.StrData*wordSize
			ok = false
			for end := addr + uintptr(uint32(load(base, v, obj.StrLen))); addr < end; addr += wordSize {
				if w := *(*uint64)(unsafe.Add(base, addr)) ^ eight; (w-ones)&^w&(ones<<7) != 0 { // a byte of w is zero
					ok = true
					break
				}
			}
		}
		if ins.Op() == code.OpJumpIn {
			goto branch
		}
		ok = ok != (ins.D() != 0)
		goto storeBool

	truth: // of v, by which a Not or JumpIf goes
		if !v.IsRef() {
			goto slow
		}
		switch uint32(header(base, v) >> 32) {
		case obj.ShapeList:
			if t.Notes.Lists > 0 {
				goto slow
			}
			mark(base, version, uintptr(v)+obj.ListLen*wordSize)
			ok = load(base, v, obj.ListLen) > obj.SmallInt(0) // in a new one it is 0
		case obj.ShapeTuple:
			ok = load(base, v, obj.TupleLen) != obj.SmallInt(0)
		case obj.ShapeStr:
			ok = load(base, v, obj.StrLen) != 0
		default:
			goto slow
		}
		if ins.Op() == code.OpNot {
			ok = !ok
			goto storeBool
		}
		if ok == (ins.D()&1 != 0) {
			pc = jump32(pc, ins)
			if ins.D()&2 != 0 {
				goto poll
			}
		}
		continue

	sameText: // compare v and addr for being equal, if they are short text
		if !v.IsRef() || !Value(addr).IsRef() || uint32(header(base, v)>>32) != obj.ShapeStr || uint32(header(base, Value(addr))>>32) != obj.ShapeStr {
			goto slow
		}
		if ok = v == Value(addr); !ok && load(base, v, obj.StrLen) == load(base, Value(addr), obj.StrLen) {
			if uint32(load(base, v, obj.StrLen)) > wordSize {
				goto slow
			}
			ok = load(base, v, obj.StrData) == load(base, Value(addr), obj.StrData) // what is behind the text is zero
		}
		switch ins.Op() {
		case code.OpEq:
			goto storeBool
		case code.OpNe:
			ok = !ok
			goto storeBool
		case code.OpJumpNe:
			ok = !ok
		}

	branch: // ok is the outcome of a fused comparison
		if ok == (ins.D()&1 != 0) {
			pc = jump16(pc, ins)
			if ins.D()&2 != 0 {
				goto poll
			}
		}
		continue

	global: // a name of the globals or builtins
		{
			c := (*globalCache)(cacheAt(ld, pc))
			if c == nil {
				goto slow
			}
			v = load(base, *word(fp, hdrFunc), funcGlobals)
			if c.builtin {
				mark(base, version, uintptr(v)+obj.DictVersion*wordSize)
				if load(base, v, obj.DictVersion) != c.keys {
					goto slow
				}
				v = t.VM.roots.builtins
			}
			mark(base, version, uintptr(v)+obj.DictEntries*wordSize)
			entries := load(base, v, obj.DictEntries)
			if entries == obj.Unbound || c.entry >= load(base, entries, obj.ItemsCap) {
				goto slow
			}
			addr = uintptr(entries) + c.offset
			mark(base, version, addr)
			if *(*Value)(unsafe.Add(base, addr)) != c.name {
				goto slow
			}
			*regA(fp, ins) = *(*Value)(unsafe.Add(base, addr+wordSize))
			continue
		}

	storeGlobal:
		{
			c := (*globalCache)(cacheAt(ld, pc))
			if c == nil {
				goto slow
			}
			v = load(base, *word(fp, hdrFunc), funcGlobals)
			mark(base, version, uintptr(v)+obj.DictEntries*wordSize)
			entries := load(base, v, obj.DictEntries)
			if entries == obj.Unbound || c.entry >= load(base, entries, obj.ItemsCap) {
				goto slow
			}
			addr = uintptr(entries) + c.offset
			if *(*Value)(unsafe.Add(base, addr)) != c.name {
				goto slow
			}
			v, behind = *regA(fp, ins), wordSize
			goto put
		}

	put: // store v at a distance (behind) from addr, whose granule the barriers look at
		if addr>>stm.YoungShift != 1 && (v.IsRef() || t.Logs()) {
			// (A constant distance from base in place of t.Written would cost a register more.)
			switch w := *(*uint8)(unsafe.Add(t.Written, addr>>4)); {
			case w == stm.Plain && !v.IsRef(): // all of it is marked
			case w != t.WriteVersion:
				goto slow
			case behind == 0: // else it is marked as read, too
				markItem(base, version, addr, &t.Items) // in what was written to for the granule's other item
			}
		}
		*(*Value)(unsafe.Add(base, addr+behind)) = v
		continue

	index: // item addr, maybe counted from the end, of the object v
		switch uint32(header(base, v) >> 32) {
		case obj.ShapeList:
			mark(base, version, uintptr(v))
			if int64(addr) < 0 {
				if t.Notes.Lists > 0 {
					goto slow
				}
				mark(base, version, uintptr(v)+obj.ListLen*wordSize)
				addr += uintptr(load(base, v, obj.ListLen).Int())
			}
			items := load(base, v, obj.ListItems)
			if items == obj.Unbound || addr >= uintptr(load(base, items, obj.ItemsCap).Int()) {
				goto slow
			}
			addr = uintptr(items) + (obj.ItemsFirst+addr)*wordSize
			markItem(base, version, addr, &t.Items)
			if v = *(*Value)(unsafe.Add(base, addr)); v == obj.Unbound {
				goto slow
			}
			*regA(fp, ins) = v
			continue
		case obj.ShapeTuple:
			n := uintptr(load(base, v, obj.TupleLen).Int())
			if int64(addr) < 0 {
				addr += n
			}
			if addr >= n {
				goto slow
			}
			*regA(fp, ins) = load(base, v, obj.TupleItems+int(addr))
			continue
		case obj.ShapeStr:
			length := load(base, v, obj.StrLen)
			n := uintptr(length >> 32)
			if int64(addr) < 0 {
				addr += n
			}
			if addr >= n || uint32(length) != uint32(n) {
				goto slow
			}
			if header(base, v)&obj.StrShared != 0 {
				addr += uintptr(load(base, v, obj.StrData)) + obj.BufferData*wordSize
			} else {
				addr += uintptr(v) + obj.StrData*wordSize
			}
			*regA(fp, ins) = t.VM.roots.chars[*(*uint8)(unsafe.Add(base, addr))]
			continue
		}
		goto slow

	call: // of what stands below callee, with nargs arguments
		{
			w := *word(callee, hdrFunc)
			if !w.IsRef() || ins.C() != code.NoReg {
				goto slowCall
			}
			if h := header(base, w); uint8(h) != obj.KindFunction {
				if uint8(h) != obj.KindNative {
					goto slowCall
				}
				if behind = uintptr(h) & (quickMask << quickShift); behind != 0 {
					goto quick
				}
				goto native
			}
			mark(base, version, uintptr(w))
			to := loadedAt(load(base, w, funcCode))
			end := unsafe.Add(callee, to.numRegs*wordSize)
			if nargs != to.simpleArgs || uintptr(end) > t.limit || t.depth >= t.maxDep {
				goto slowCall
			}
			for i := nargs; i < to.locals; i++ {
				*(*Value)(unsafe.Add(callee, i*wordSize)) = 0
			}
			save(fp, pc)
			*word(callee, hdrPrev) = Value(uintptr(callee)-uintptr(fp)) | 3
			*word(callee, hdrLink) = Value(ins>>32&0xffff<<linkDst) | 3
			*word(callee, hdrCode) = pointerWord(unsafe.Pointer(to))
			*word(callee, hdrSpace) = 0
			*word(callee, hdrExtra) = 0
			t.depth++
			t.setTop(callee, end)
			fp, ld, pc = callee, to, to.instrs
			goto poll
		}

	quick: // what behind says of natives that are done here, where that is easy
		v = *word(callee, 0)
		if !v.IsRef() {
			goto native
		}
		switch uint32(header(base, v) >> 32) {
		case obj.ShapeList:
			// What is appended to a shared list is put off, and nothing counts as read.
			if t.Notes.Lists > 0 || behind != uintptr(QuickLen)<<quickShift && t.Logs() && uintptr(v)>>stm.YoungShift != 1 {
				goto native
			}
			mark(base, version, uintptr(v)+obj.ListLen*wordSize)
			if behind == uintptr(QuickLen)<<quickShift {
				if nargs != 1 {
					goto native
				}
				*regB(fp, ins) = load(base, v, obj.ListLen) | 3
				continue
			}
			mark(base, version, uintptr(v))
			items := load(base, v, obj.ListItems)
			if items == obj.Unbound || t.Logs() && uintptr(items)>>stm.YoungShift != 1 {
				goto native
			}
			n := load(base, v, obj.ListLen) | 3
			if behind == uintptr(QuickAppend)<<quickShift {
				if nargs != 2 || n >= load(base, items, obj.ItemsCap) {
					goto native
				}
				addr = uintptr(items) + obj.ItemsFirst*wordSize + uintptr(n>>2)*wordSize
				if word(callee, 1).IsRef() && addr>>stm.YoungShift != 1 && *(*uint8)(unsafe.Add(t.Written, addr>>4)) != t.WriteVersion {
					goto native
				}
				*word(unsafe.Add(base, uintptr(v)), obj.ListLen) = n + 4
				*(*Value)(unsafe.Add(base, addr)) = *word(callee, 1)
				*regB(fp, ins) = obj.NoneValue
				continue
			}
			if behind == uintptr(QuickPop)<<quickShift {
				c := load(base, items, obj.ItemsCap)
				if nargs != 1 || n == obj.SmallInt(0) || c > obj.SmallInt(64) && n <= c>>2|3 {
					goto native // where the array shrinks, too
				}
				addr = uintptr(items) + (obj.ItemsFirst-1)*wordSize + uintptr(n>>2)*wordSize
				*word(unsafe.Add(base, uintptr(v)), obj.ListLen) = n - 4
				*regB(fp, ins) = *(*Value)(unsafe.Add(base, addr))
				*(*Value)(unsafe.Add(base, addr)) = obj.Unbound
				continue
			}
		case obj.ShapeTuple:
			if behind == uintptr(QuickLen)<<quickShift && nargs == 1 {
				*regB(fp, ins) = load(base, v, obj.TupleLen)
				continue
			}
		case obj.ShapeStr:
			if nargs != 1 {
				goto native
			}
			n := load(base, v, obj.StrLen)
			if behind == uintptr(QuickLen)<<quickShift {
				*regB(fp, ins) = n>>32<<2 | 3
				continue
			}
			if behind == uintptr(QuickOrd)<<quickShift && n == 1|1<<32 && header(base, v)&obj.StrShared == 0 {
				*regB(fp, ins) = load(base, v, obj.StrData)<<2 | 3
				continue
			}
		}

	native:
		save(fp, pc)
		if v, err = t.callPlain(*word(callee, hdrFunc), callee, nargs); err != nil {
			goto raise
		}
		goto result

	slowCall:
		save(fp, pc)
		if err = t.call(fp, callee, int(nargs), ins); err != nil {
			goto raise
		}
		goto reloadPoll

	result: // v is the result of the call that the frame at t.fp was making
		fp = t.fp
		ins = *(*code.Instr)(unsafe.Add(nextInstr(fp), -wordSize))
		*regB(fp, ins) = v
		goto reloadPoll

	poll:
		if t.ticks--; t.ticks >= 0 && t.Signal.Load() == 0 {
			continue
		}
		save(fp, pc)
		if err = t.jumped(); err != nil {
			goto raise
		}
		goto reload

	reloadPoll:
		if t.ticks--; t.ticks >= 0 && t.Signal.Load() == 0 {
			goto reload
		}
		if err = t.safepoint(); err != nil {
			goto raise
		}
		goto reload

	listEnd: // a loop over a list met its end: the length counts as read
		if t.Notes.Lists > 0 {
			goto slow
		}
		mark(base, version, uintptr(*regB(fp, ins))+obj.ListLen*wordSize)
		continue

	slow:
		save(fp, pc)
		was[0], was[1] = uintptr(fp), uintptr(pc)
		if err = t.step(fp, ins); err != nil {
			goto raise
		}
		// Function entries and jumps back are break points, nothing else is.
		if uintptr(t.fp) != was[0] || uintptr(nextInstr(t.fp)) < was[1] {
			goto reloadPoll
		}
		goto reload

	ret: // v is the result of the running frame
		addr = uintptr(*word(fp, hdrLink))
		if addr&^(0xffff<<linkDst) == uintptr(actInit)<<linkAction|3 && v == obj.NoneValue {
			v = *word(fp, hdrExtra)
			addr &^= uintptr(actInit) << linkAction
		}
		if addr&(0x3f<<linkAction) == uintptr(actStore)<<linkAction {
			dst := addr >> linkDst & 0xffff
			fp = unsafe.Add(fp, -int(*word(fp, hdrPrev)&^3))
			ld = loadedAt(*word(fp, hdrCode))
			pc = nextInstr(fp)
			t.depth--
			t.setTop(fp, unsafe.Add(fp, ld.numRegs*wordSize))
			*(*Value)(unsafe.Add(fp, dst*wordSize)) = v
			continue
		}
		save(fp, pc)
		if ok, err = t.finish(fp, v); err != nil {
			goto raise
		}
		if ok {
			return nil
		}
		goto reload

	raise:
		if err == errAborted || err == errWaiting {
			return err
		}
		if err == errEntered { // as reloadPoll, which must not be reached from here
			if t.ticks--; t.ticks < 0 || t.Signal.Load() != 0 {
				if err = t.safepoint(); err != nil {
					goto raise
				}
			}
			goto reload
		}
		if !t.unwind(err) {
			return errRaised
		}
		goto reload
	}
}

// safepoint does what the segment's signals ask for. The frame at t.fp waits at
// the pc saved in its header.
func (t *Thread) safepoint() error {
	t.sp = unsafe.Add(t.fp, frameLoaded(t.fp).numRegs*wordSize)
	return t.poll()
}

// jumped is the safepoint of a frame that has jumped backward, or begins: between two
// statements, or at the top of a loop inside of one, where what temporaries beyond those
// alive there hold is not needed any more. Else each collection would copy the last large
// results that a loop has dropped.
func (t *Thread) jumped() error {
	ld := frameLoaded(t.fp)
	clear(regs(t.fp, int(ld.numRegs))[ld.Code.Live[ld.index(nextInstr(t.fp))]:])
	return t.safepoint()
}
