package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// The bytecode loop.
//
// Its state is in local variables: fp (register 0 of the running frame), pc
// (the next instruction), ld (the running code), base and version (the
// segment's address and what its read barriers store). They are rebuilt from
// the thread at `reload`, after the frame changed; base and version alone at
// `resync`, after anything that may have reached a safepoint.
//
// The fast path of an instruction works on these alone, does its barriers by
// hand (formulas in runtime/stm/barrier.go) and allocates nothing on the Go
// heap. Anything else is a method of Thread, called after the pc was saved in
// the frame's header (save): that is where tracebacks and nested loops look.
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
func save(fp unsafe.Pointer, ld *Loaded, pc unsafe.Pointer) {
	*word(fp, hdrPC) = Value(uintptr(pc)-uintptr(ld.instrs)) | 3
}

func load(base unsafe.Pointer, v Value, i int) Value {
	return *(*Value)(unsafe.Add(base, uintptr(v)+uintptr(i)*wordSize))
}

func header(base unsafe.Pointer, v Value) uint64 {
	return *(*uint64)(unsafe.Add(base, uintptr(v)))
}

// mark is the read barrier of the granule at address off.
func mark(base unsafe.Pointer, version uint8, off uintptr) {
	*(*uint8)(unsafe.Add(base, off>>4)) = version
}

const (
	intPair   = 3 // both operands have these bits: small ints
	smallSign = 1 << 63
)

func bothInts(a, b Value) bool { return a&b&intPair == intPair }

// run executes the frame at t.fp and those it calls, until a frame with actExit
// returns (nil, with t.result) or an exception leaves it.
func (t *Thread) run() error {
	var (
		err     error
		fp, pc  unsafe.Pointer
		ld      *Loaded
		base    unsafe.Pointer
		version uint8
		v       Value
		ok      bool
	)
	vm := t.VM

reload:
	fp = t.fp
	ld = vm.code(uint64(*word(fp, hdrLink)) >> linkCode)
	pc = unsafe.Add(ld.instrs, uintptr(*word(fp, hdrPC))&^3)
	t.sp = unsafe.Add(fp, ld.numRegs*wordSize)
resync:
	base, version = t.Base, t.ReadVersion

	for {
		ins := *(*code.Instr)(pc)
		pc = unsafe.Add(pc, wordSize)
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
				save(fp, ld, pc)
				err = t.unboundLocal(ld.names[ins.B()])
				goto raise
			}
		case code.OpDeleteLocal:
			if *regA(fp, ins) == obj.Unbound {
				save(fp, ld, pc)
				err = t.unboundLocal(ld.names[ins.B()])
				goto raise
			}
			*regA(fp, ins) = obj.Unbound

		case code.OpLoadGlobal:
			globals := load(base, *word(fp, hdrFunc), funcGlobals)
			if v = t.cachedGlobal(ld, pc, base, version, globals, ld.names[ins.B()]); v != obj.Unbound {
				*regA(fp, ins) = v
				continue
			}
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.loadGlobal(ld, pc, globals, ld.names[ins.B()]); err != nil {
				goto raise
			}
			goto resync
		case code.OpStoreGlobal:
			save(fp, ld, pc)
			if err = t.storeGlobal(ld, pc, load(base, *word(fp, hdrFunc), funcGlobals), ld.names[ins.B()], *regA(fp, ins)); err != nil {
				goto raise
			}
		case code.OpDeleteGlobal:
			save(fp, ld, pc)
			if err = t.deleteGlobal(load(base, *word(fp, hdrFunc), funcGlobals), ld.names[ins.B()]); err != nil {
				goto raise
			}
		case code.OpLoadName:
			space := *word(fp, hdrSpace)
			globals := load(base, *word(fp, hdrFunc), funcGlobals)
			if space == globals || space == obj.Unbound {
				if v = t.cachedGlobal(ld, pc, base, version, globals, ld.names[ins.B()]); v != obj.Unbound {
					*regA(fp, ins) = v
					continue
				}
			}
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.loadName(ld, pc, space, globals, ld.names[ins.B()]); err != nil {
				goto raise
			}
			goto resync
		case code.OpStoreName:
			save(fp, ld, pc)
			if err = t.storeName(ld, pc, *word(fp, hdrSpace), load(base, *word(fp, hdrFunc), funcGlobals), ld.names[ins.B()], *regA(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpDeleteName:
			save(fp, ld, pc)
			if err = t.deleteName(*word(fp, hdrSpace), load(base, *word(fp, hdrFunc), funcGlobals), ld.names[ins.B()]); err != nil {
				goto raise
			}
			goto resync

		case code.OpMakeCell:
			*regA(fp, ins) = t.NewCell(*regA(fp, ins))
		case code.OpCopyFree:
			copy(regs(unsafe.Pointer(regA(fp, ins)), int(ins.B())), t.TupleView(load(base, *word(fp, hdrFunc), funcClosure)))
		case code.OpLoadCell:
			c := *regB(fp, ins)
			mark(base, version, uintptr(c))
			if v = load(base, c, obj.CellValue); v == obj.Unbound {
				save(fp, ld, pc)
				err = t.unboundCell(ld, ld.names[ins.C()])
				goto raise
			}
			*regA(fp, ins) = v
		case code.OpStoreCell:
			t.SetField(*regA(fp, ins), obj.CellValue, *regB(fp, ins))
		case code.OpDeleteCell:
			c := *regA(fp, ins)
			if t.Field(c, obj.CellValue) == obj.Unbound {
				save(fp, ld, pc)
				err = t.unboundCell(ld, ld.names[ins.C()])
				goto raise
			}
			t.SetField(c, obj.CellValue, obj.Unbound)
		case code.OpLoadClassCell:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.loadClassCell(ld, *word(fp, hdrSpace), *regB(fp, ins), ld.names[ins.C()]); err != nil {
				goto raise
			}
			goto resync

		case code.OpLoadAttr:
			o := *regB(fp, ins)
			if o.IsRef() {
				if c := (*attrCache)(ld.caches[(uintptr(pc)-uintptr(ld.instrs))>>3-1]); c != nil {
					mark(base, version, uintptr(o))
					if uint32(header(base, o)>>32) == c.shape {
						mark(base, version, uintptr(c.class))
						if load(base, c.class, TypeVersion) == c.version {
							if c.slot != 0 {
								if v = load(base, o, int(c.slot)); v != obj.Unbound {
									*regA(fp, ins) = v
									continue
								}
							} else if v = t.cachedAttr(c, o); v != obj.Unbound {
								*regA(fp, ins) = v
								continue
							}
						}
					}
				}
			}
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.loadAttr(ld, pc, o, ld.names[ins.C()]); err != nil {
				goto raise
			}
			goto resync
		case code.OpStoreAttr:
			o := *regA(fp, ins)
			if o.IsRef() {
				if c := (*attrCache)(ld.caches[(uintptr(pc)-uintptr(ld.instrs))>>3-1]); c != nil {
					h := header(base, o)
					if uint32(h>>32) == c.shape {
						mark(base, version, uintptr(o))
						mark(base, version, uintptr(c.class))
						if load(base, c.class, TypeVersion) == c.version {
							t.WriteBarrier(o.Ref())
							*(*Value)(unsafe.Add(base, uintptr(o)+uintptr(c.slot)*wordSize)) = *regB(fp, ins)
							if c.next != 0 {
								*(*uint64)(unsafe.Add(base, uintptr(o))) = h&(1<<32-1) | uint64(c.next)<<32
							}
							continue
						}
					}
				}
			}
			save(fp, ld, pc)
			if err = t.storeAttr(ld, pc, o, ld.names[ins.C()], *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpDeleteAttr:
			save(fp, ld, pc)
			if err = t.DelAttr(*regA(fp, ins), ld.names[ins.C()]); err != nil {
				goto raise
			}
			goto resync
		case code.OpLoadMethod:
			o := *regB(fp, ins)
			w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
			if c := (*attrCache)(ld.caches[(uintptr(pc)-uintptr(ld.instrs))>>3-1]); c != nil && c.method != 0 {
				if o.IsRef() {
					mark(base, version, uintptr(o))
					ok = uint32(header(base, o)>>32) == c.shape
				} else {
					ok = t.shapeOf(o) == c.shape
				}
				if ok {
					mark(base, version, uintptr(c.class))
					if load(base, c.class, TypeVersion) == c.version {
						w[0], w[1] = c.method, o
						continue
					}
				}
			}
			save(fp, ld, pc)
			if err = t.loadMethod(ld, pc, w, o, ld.names[ins.C()]); err != nil {
				goto raise
			}
			goto resync
		case code.OpLoadSpecial:
			w := (*[2]Value)(unsafe.Add(unsafe.Pointer(regA(fp, ins)), code.CallSlot*wordSize))
			save(fp, ld, pc)
			if err = t.loadSpecial(w, *regB(fp, ins), int(ins.D())); err != nil {
				goto raise
			}
			goto resync

		case code.OpLoadItem:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if c.IsInt() && b.IsRef() {
				if v = t.fastIndex(base, version, b, c.Int()); v != obj.Unbound {
					*regA(fp, ins) = v
					continue
				}
			} else if b.IsRef() && c.IsRef() && header(base, b)&0xff == uint64(obj.KindDict) && uint32(header(base, b)>>32) == obj.ShapeDict {
				if v = t.fastStrItem(b, c); v != obj.Unbound {
					*regA(fp, ins) = v
					continue
				}
			}
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.GetItem(b, c); err != nil {
				goto raise
			}
			goto resync
		case code.OpLoadItemI:
			b := *regB(fp, ins)
			if b.IsRef() {
				if v = t.fastIndex(base, version, b, immC(ins)); v != obj.Unbound {
					*regA(fp, ins) = v
					continue
				}
			}
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.GetItem(b, obj.SmallInt(immC(ins))); err != nil {
				goto raise
			}
			goto resync
		case code.OpLoadSlice:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.loadSlice(*regB(fp, ins), regs(unsafe.Pointer(regC(fp, ins)), 3)); err != nil {
				goto raise
			}
			goto resync
		case code.OpStoreItem:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if a.IsRef() && b.IsInt() && t.fastStoreIndex(base, version, a, b.Int(), *regC(fp, ins)) {
				continue
			}
			save(fp, ld, pc)
			if err = t.SetItem(a, b, *regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpDeleteItem:
			save(fp, ld, pc)
			if err = t.DelItem(*regA(fp, ins), *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpBuildSlice:
			*regA(fp, ins) = t.newSlice(regs(unsafe.Pointer(regB(fp, ins)), 3))

		case code.OpAdd:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				s := int64(b) + int64(c) - 3
				if (int64(b)^s)&(int64(c)^s) >= 0 {
					*regA(fp, ins) = Value(s)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() {
				if v, ok = obj.UnboxedFloat(b.Float() + c.Float()); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binary
		case code.OpSub:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				s := int64(b) - int64(c)
				if (int64(b)^int64(c))&(int64(b)^s) >= 0 {
					*regA(fp, ins) = Value(s | 3)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() {
				if v, ok = obj.UnboxedFloat(b.Float() - c.Float()); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binary
		case code.OpMul:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				if v, ok = mulInts(int64(b)>>2, int64(c)>>2); ok {
					*regA(fp, ins) = v
					continue
				}
			} else if b.IsFloat() && c.IsFloat() {
				if v, ok = obj.UnboxedFloat(b.Float() * c.Float()); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binary
		case code.OpTrueDiv:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if b.IsFloat() && c.IsFloat() && c.Float() != 0 {
				if v, ok = obj.UnboxedFloat(b.Float() / c.Float()); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binary
		case code.OpFloorDiv:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) && c.Int() > 0 {
				*regA(fp, ins) = obj.SmallInt(floorDiv(b.Int(), c.Int()))
				continue
			}
			goto binary
		case code.OpMod:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) && int64(c) != 3 {
				*regA(fp, ins) = obj.SmallInt(floorMod(b.Int(), c.Int()))
				continue
			}
			goto binary
		case code.OpAnd:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = b & c
				continue
			}
			goto binary
		case code.OpOr:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = b | c
				continue
			}
			goto binary
		case code.OpXor:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = b ^ c | 3
				continue
			}
			goto binary
		case code.OpLShift:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				if v, ok = shiftLeft(b.Int(), c.Int()); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binary
		case code.OpRShift:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) && c.Int() >= 0 {
				*regA(fp, ins) = obj.SmallInt(b.Int() >> uint64(c.Int()))
				continue
			}
			goto binary
		case code.OpPow, code.OpMatMul:
			goto binary

		case code.OpAddI:
			b := *regB(fp, ins)
			if b.IsInt() {
				s := int64(b) + immC(ins)<<2
				if (int64(b)^s)&(immC(ins)^s) >= 0 {
					*regA(fp, ins) = Value(s)
					continue
				}
			}
			goto binaryImm
		case code.OpSubI:
			b := *regB(fp, ins)
			if b.IsInt() {
				s := int64(b) - immC(ins)<<2
				if (int64(b)^immC(ins))&(int64(b)^s) >= 0 {
					*regA(fp, ins) = Value(s)
					continue
				}
			}
			goto binaryImm
		case code.OpMulI:
			b := *regB(fp, ins)
			if b.IsInt() {
				if v, ok = mulInts(b.Int(), immC(ins)); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binaryImm
		case code.OpFloorDivI:
			b := *regB(fp, ins)
			if b.IsInt() && immC(ins) > 0 {
				*regA(fp, ins) = obj.SmallInt(floorDiv(b.Int(), immC(ins)))
				continue
			}
			goto binaryImm
		case code.OpModI:
			b := *regB(fp, ins)
			if b.IsInt() && immC(ins) > 0 {
				*regA(fp, ins) = obj.SmallInt(floorMod(b.Int(), immC(ins)))
				continue
			}
			goto binaryImm
		case code.OpLShiftI:
			b := *regB(fp, ins)
			if b.IsInt() {
				if v, ok = shiftLeft(b.Int(), immC(ins)); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			goto binaryImm
		case code.OpRShiftI:
			b := *regB(fp, ins)
			if b.IsInt() && immC(ins) >= 0 {
				*regA(fp, ins) = obj.SmallInt(b.Int() >> uint64(immC(ins)))
				continue
			}
			goto binaryImm
		case code.OpAndI:
			b := *regB(fp, ins)
			if b.IsInt() {
				*regA(fp, ins) = obj.SmallInt(b.Int() & immC(ins))
				continue
			}
			goto binaryImm

		case code.OpNeg:
			b := *regB(fp, ins)
			if b.IsInt() && b.Int() != obj.MinSmall {
				*regA(fp, ins) = obj.SmallInt(-b.Int())
				continue
			}
			if b.IsFloat() {
				if v, ok = obj.UnboxedFloat(-b.Float()); ok {
					*regA(fp, ins) = v
					continue
				}
			}
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.Unary(UnaryNeg, b); err != nil {
				goto raise
			}
			goto resync
		case code.OpPos:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.Unary(UnaryPos, *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpInvert:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.Unary(UnaryInvert, *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpNot:
			b := *regB(fp, ins)
			if !b.IsBool() {
				save(fp, ld, pc)
				if ok, err = t.Truth(b); err != nil {
					goto raise
				}
				*regA(fp, ins) = obj.Bool(!ok)
				goto resync
			}
			*regA(fp, ins) = obj.Bool(b == obj.FalseValue)

		case code.OpLt:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = obj.Bool(int64(b) < int64(c))
				continue
			}
			goto compare
		case code.OpLe:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = obj.Bool(int64(b) <= int64(c))
				continue
			}
			goto compare
		case code.OpEq:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = obj.Bool(b == c)
				continue
			}
			goto compare
		case code.OpNe:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = obj.Bool(b != c)
				continue
			}
			goto compare
		case code.OpGt:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = obj.Bool(int64(b) > int64(c))
				continue
			}
			goto compare
		case code.OpGe:
			b, c := *regB(fp, ins), *regC(fp, ins)
			if bothInts(b, c) {
				*regA(fp, ins) = obj.Bool(int64(b) >= int64(c))
				continue
			}
			goto compare
		case code.OpIs:
			*regA(fp, ins) = obj.Bool((*regB(fp, ins) == *regC(fp, ins)) != (ins.D() != 0))
		case code.OpIn:
			save(fp, ld, pc)
			if ok, err = t.Contains(*regC(fp, ins), *regB(fp, ins)); err != nil {
				goto raise
			}
			*regA(fp, ins) = obj.Bool(ok != (ins.D() != 0))
			goto resync

		case code.OpJump:
			pc = jump32(pc, ins)
		case code.OpJumpBack:
			pc = jump32(pc, ins)
			goto poll
		case code.OpJumpIf:
			a := *regA(fp, ins)
			switch {
			case a == obj.TrueValue:
				ok = true
			case a == obj.FalseValue || a == obj.NoneValue:
				ok = false
			case a.IsInt():
				ok = a != obj.SmallInt(0)
			default:
				save(fp, ld, pc)
				if ok, err = t.Truth(a); err != nil {
					goto raise
				}
				base, version = t.Base, t.ReadVersion
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
			if a.IsFloat() && b.IsFloat() {
				ok = a.Float() < b.Float()
				goto branch
			}
			goto compareJump
		case code.OpJumpLe:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) <= int64(b)
				goto branch
			}
			if a.IsFloat() && b.IsFloat() {
				ok = a.Float() <= b.Float()
				goto branch
			}
			goto compareJump
		case code.OpJumpEq:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = a == b
				goto branch
			}
			goto compareJump
		case code.OpJumpNe:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = a != b
				goto branch
			}
			goto compareJump
		case code.OpJumpGt:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) > int64(b)
				goto branch
			}
			if a.IsFloat() && b.IsFloat() {
				ok = a.Float() > b.Float()
				goto branch
			}
			goto compareJump
		case code.OpJumpGe:
			a, b := *regA(fp, ins), *regB(fp, ins)
			if bothInts(a, b) {
				ok = int64(a) >= int64(b)
				goto branch
			}
			if a.IsFloat() && b.IsFloat() {
				ok = a.Float() >= b.Float()
				goto branch
			}
			goto compareJump
		case code.OpJumpLtI:
			if a := *regA(fp, ins); a.IsInt() {
				ok = a.Int() < immB(ins)
				goto branch
			}
			goto compareJump
		case code.OpJumpLeI:
			if a := *regA(fp, ins); a.IsInt() {
				ok = a.Int() <= immB(ins)
				goto branch
			}
			goto compareJump
		case code.OpJumpEqI:
			if a := *regA(fp, ins); a.IsInt() {
				ok = a.Int() == immB(ins)
				goto branch
			}
			goto compareJump
		case code.OpJumpNeI:
			if a := *regA(fp, ins); a.IsInt() {
				ok = a.Int() != immB(ins)
				goto branch
			}
			goto compareJump
		case code.OpJumpGtI:
			if a := *regA(fp, ins); a.IsInt() {
				ok = a.Int() > immB(ins)
				goto branch
			}
			goto compareJump
		case code.OpJumpGeI:
			if a := *regA(fp, ins); a.IsInt() {
				ok = a.Int() >= immB(ins)
				goto branch
			}
			goto compareJump
		case code.OpJumpIs:
			ok = *regA(fp, ins) == *regB(fp, ins)
			goto branch
		case code.OpJumpIn:
			save(fp, ld, pc)
			if ok, err = t.Contains(*regB(fp, ins), *regA(fp, ins)); err != nil {
				goto raise
			}
			base, version = t.Base, t.ReadVersion
			goto branch

		case code.OpGetIter:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.Iter(*regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpForPrep:
			save(fp, ld, pc)
			if err = t.forPrep((*[3]Value)(unsafe.Pointer(regA(fp, ins))), *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
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
				i := uintptr(s[1].Int())
				l := s[0]
				mark(base, version, uintptr(l))
				items := load(base, l, obj.ListItems)
				if items == obj.Unbound || i >= uintptr(load(base, items, obj.ItemsCap).Int()) {
					t.loopEnd(s)
					continue
				}
				p := uintptr(items) + (obj.ItemsFirst+i)*wordSize
				mark(base, version, p)
				if v = *(*Value)(unsafe.Add(base, p)); v == obj.Unbound {
					t.loopEnd(s)
					continue
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
			} else {
				save(fp, ld, pc)
				if t.IsKind(s[0], obj.KindGenerator) {
					if ok, err = t.resumeInLoop(s[0], fp, ins); err != nil {
						goto raise
					}
					if ok {
						goto reload
					}
					continue
				}
				if v, err = t.Next(s[0]); err != nil {
					goto raise
				}
				base, version = t.Base, t.ReadVersion
				if v == obj.Unbound {
					continue
				}
				*regA(fp, ins) = v
			}
			pc = jump16(pc, ins)
			goto poll

		case code.OpBuildList:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.NewListOf(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C()))...); err != nil {
				goto raise
			}
		case code.OpBuildTuple:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.NewTuple(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C()))...); err != nil {
				goto raise
			}
		case code.OpBuildSet:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.buildSet(unsafe.Pointer(regB(fp, ins)), int(ins.C())); err != nil {
				goto raise
			}
			goto resync
		case code.OpBuildMap:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.buildMap(unsafe.Pointer(regB(fp, ins)), int(ins.C())); err != nil {
				goto raise
			}
			goto resync
		case code.OpBuildString:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.buildString(regs(unsafe.Pointer(regB(fp, ins)), int(ins.C()))); err != nil {
				goto raise
			}
		case code.OpListAppend:
			if err = t.ListAppend(*regA(fp, ins), *regB(fp, ins)); err != nil {
				save(fp, ld, pc)
				goto raise
			}
		case code.OpSetAdd:
			save(fp, ld, pc)
			if err = t.SetAddKey(*regA(fp, ins), *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpMapAdd:
			save(fp, ld, pc)
			if err = t.DictSet(*regA(fp, ins), *regB(fp, ins), *regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpListExtend:
			save(fp, ld, pc)
			if err = t.listExtend(regA(fp, ins), *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpSetUpdate:
			save(fp, ld, pc)
			if err = t.setUpdate(regA(fp, ins), *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpDictUpdate:
			save(fp, ld, pc)
			if err = t.dictUpdate(regA(fp, ins), regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpDictMerge:
			save(fp, ld, pc)
			if err = t.dictMerge(regA(fp, ins), regB(fp, ins), regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpListToTuple:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.ListToTuple(*regB(fp, ins)); err != nil {
				goto raise
			}
		case code.OpFormatValue:
			save(fp, ld, pc)
			v = obj.Unbound
			if ins.C() != code.NoReg {
				v = *regC(fp, ins)
			}
			if *regA(fp, ins), err = t.formatValue(*regB(fp, ins), v, ins.D()); err != nil {
				goto raise
			}
			goto resync

		case code.OpUnpackSequence:
			if b, n := *regB(fp, ins), int64(ins.C()); b.IsRef() && header(base, b)&0xff == uint64(obj.KindTuple) && load(base, b, obj.TupleLen).Int() == n {
				dst := unsafe.Pointer(regA(fp, ins))
				for i := range int(n) {
					*word(dst, i) = load(base, b, obj.TupleItems+i)
				}
				continue
			}
			save(fp, ld, pc)
			if err = t.unpack(unsafe.Pointer(regA(fp, ins)), *regB(fp, ins), int(ins.C())); err != nil {
				goto raise
			}
			goto resync
		case code.OpUnpackEx:
			save(fp, ld, pc)
			if err = t.unpackEx(unsafe.Pointer(regA(fp, ins)), *regB(fp, ins), int(ins.D()), int(ins.C())); err != nil {
				goto raise
			}
			goto resync

		case code.OpMakeFunction:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.makeFunction(ld, int(ins.C()), fp, unsafe.Pointer(regB(fp, ins)), ins.D()); err != nil {
				goto raise
			}

		case code.OpCall, code.OpCallMethod:
			w := unsafe.Pointer(regA(fp, ins))
			newFP := unsafe.Add(w, headerBytes)
			nargs := uintptr(ins.D())
			if ins.Op() == code.OpCallMethod {
				if *word(newFP, 0) != obj.Unbound {
					nargs++
				} else {
					*word(newFP, 0) = *word(newFP, hdrFunc)
					newFP = unsafe.Add(newFP, wordSize)
				}
			}
			f := *word(newFP, hdrFunc)
			save(fp, ld, pc)
			if f.IsRef() && ins.C() == code.NoReg {
				switch uint8(header(base, f)) {
				case obj.KindFunction:
					mark(base, version, uintptr(f))
					callee := vm.code(uint64(load(base, f, funcCode)) >> 2)
					if callee.simple && nargs == uintptr(callee.args) {
						end := unsafe.Add(newFP, callee.numRegs*wordSize)
						if uintptr(end) > t.limit || t.depth >= t.maxDep {
							err = t.recursionError()
							goto raise
						}
						for i := nargs; i < callee.numRegs; i++ {
							*(*Value)(unsafe.Add(newFP, i*wordSize)) = 0
						}
						*word(newFP, hdrPrev) = Value(uintptr(newFP)-uintptr(fp)) | 3
						*word(newFP, hdrLink) = Value(callee.link | uint64(ins.B())<<linkDst)
						*word(newFP, hdrSpace) = 0
						*word(newFP, hdrExtra) = 0
						t.depth++
						t.fp, t.sp = newFP, end
						fp, ld, pc = newFP, callee, callee.instrs
						goto poll
					}
				case obj.KindNative:
					nat := (*vm.natives.Load())[load(base, f, nativeIndex).Int()]
					if sig := nat.sig.Load(); sig != nil && sig.plain && int(nargs) <= sig.pos && int(nargs) >= sig.need {
						a := regs(newFP, sig.pos)
						clear(a[nargs:])
						if nat.checked() && t.shapeOf(a[0]) != nat.shape {
							if err = t.checkSelf(nat, f, a); err != nil {
								goto raise
							}
						}
						if end := unsafe.Add(newFP, sig.pos*wordSize); uintptr(end) > uintptr(t.sp) {
							t.sp = end
						}
						if v, err = nat.Fn(t, a); err != nil {
							goto raise
						}
						t.sp = unsafe.Add(fp, ld.numRegs*wordSize)
						*regB(fp, ins) = v
						base, version = t.Base, t.ReadVersion
						if t.Signal.Load() != 0 {
							goto poll
						}
						continue
					}
				}
			}
			names := Value(obj.Unbound)
			if ins.C() != code.NoReg {
				names = *(*Value)(unsafe.Add(base, ld.consts+uintptr(ins.C())<<3))
			}
			if ok, v, err = t.enter(newFP, int(nargs), names, makeLink(0, actStore, ins.B()), fp); err != nil {
				goto raise
			}
			if ok {
				goto entered
			}
			*regB(fp, ins) = v
			base, version = t.Base, t.ReadVersion
			goto poll
		case code.OpCallEx:
			save(fp, ld, pc)
			w := unsafe.Pointer(regA(fp, ins))
			if ok, v, err = t.callEx(unsafe.Add(w, headerBytes), makeLink(0, actStore, ins.B()), fp); err != nil {
				goto raise
			}
			if ok {
				goto entered
			}
			*regB(fp, ins) = v
			base, version = t.Base, t.ReadVersion
			goto poll
		case code.OpReturnNone:
			v = obj.NoneValue
			goto ret
		case code.OpReturn:
			v = *regA(fp, ins)
			goto ret

		case code.OpYield:
			save(fp, ld, pc)
			v = *regB(fp, ins)
			if ins.D() != 0 {
				v = t.wrapAsyncYield(v)
			}
			goto yield
		case code.OpYieldFrom:
			save(fp, ld, pc)
			if ok, v, err = t.yieldFrom(*regB(fp, ins), *regC(fp, ins)); err != nil {
				goto raise
			}
			base, version = t.Base, t.ReadVersion
			if !ok {
				*regA(fp, ins) = v
				continue
			}
			goto yield
		case code.OpGetYieldFromIter:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.yieldFromIter(ld, *regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpGetAwaitable:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.awaitable(*regB(fp, ins), ins.D()); err != nil {
				goto raise
			}
			goto resync
		case code.OpGetAiter:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.aiter(*regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpEndAsyncFor:
			if e := *regA(fp, ins); !t.IsSubclass(t.TypeOf(e), vm.Exc.StopAsyncIteration) {
				save(fp, ld, pc)
				t.r.raised = e
				goto reraise
			}
		case code.OpGetAnext:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.anext(*regB(fp, ins)); err != nil {
				goto raise
			}
			goto resync

		case code.OpPushExc:
			*regA(fp, ins), t.r.handled = t.r.handled, *regB(fp, ins)
		case code.OpPopExc:
			t.r.handled = *regA(fp, ins)
		case code.OpExcMatch:
			save(fp, ld, pc)
			if ok, err = t.excMatch(*regB(fp, ins), *regC(fp, ins)); err != nil {
				goto raise
			}
			*regA(fp, ins) = obj.Bool(ok)
			goto resync
		case code.OpExcGroupMatch:
			save(fp, ld, pc)
			if err = t.excGroupMatch(regA(fp, ins), regB(fp, ins), *regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpExcGroupFinish:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.excGroupFinish(*regB(fp, ins), *regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpExcInfo:
			e := *regB(fp, ins)
			d := (*[3]Value)(unsafe.Pointer(regA(fp, ins)))
			d[0], d[1], d[2] = t.TypeOf(e), e, t.Field(e, obj.ExcTraceback)
		case code.OpRaise:
			save(fp, ld, pc)
			v = obj.Unbound
			if ins.B() != code.NoReg {
				v = *regB(fp, ins)
			}
			err = t.raise(*regA(fp, ins), v)
			goto raise
		case code.OpRaiseBare:
			save(fp, ld, pc)
			if t.r.handled == obj.Unbound || t.r.handled == obj.NoneValue {
				err = t.RuntimeError("No active exception to reraise")
				goto raise
			}
			t.r.raised = t.r.handled
			goto reraise
		case code.OpReraise:
			save(fp, ld, pc)
			t.r.raised = *regA(fp, ins)
			goto reraise
		case code.OpLoadAssertionError:
			*regA(fp, ins) = vm.Exc.AssertionError
		case code.OpLoadBuildClass:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.loadBuildClass(); err != nil {
				goto raise
			}
		case code.OpSetupAnnotations:
			save(fp, ld, pc)
			if err = t.setupAnnotations(*word(fp, hdrSpace)); err != nil {
				goto raise
			}
			goto resync
		case code.OpLoadLocals:
			*regA(fp, ins) = *word(fp, hdrSpace)

		case code.OpImportName:
			save(fp, ld, pc)
			v = obj.NoneValue
			if ins.B() != code.NoReg {
				v = *regB(fp, ins)
			}
			if *regA(fp, ins), err = t.importName(fp, ld.names[ins.C()], v, int(ins.D())); err != nil {
				goto raise
			}
			goto resync
		case code.OpImportFrom:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.importFrom(*regB(fp, ins), ld.names[ins.C()]); err != nil {
				goto raise
			}
			goto resync
		case code.OpImportStar:
			save(fp, ld, pc)
			if err = t.importStar(*regA(fp, ins), *word(fp, hdrSpace)); err != nil {
				goto raise
			}
			goto resync

		case code.OpGetLen:
			save(fp, ld, pc)
			var n int
			if n, err = t.Len(*regB(fp, ins)); err != nil {
				goto raise
			}
			*regA(fp, ins) = obj.SmallInt(int64(n))
			goto resync
		case code.OpMatchSequence:
			*regA(fp, ins) = obj.Bool(t.matchSequence(*regB(fp, ins)))
		case code.OpMatchMapping:
			*regA(fp, ins) = obj.Bool(t.matchMapping(*regB(fp, ins)))
		case code.OpMatchKeys:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.matchKeys(regB(fp, ins), regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpMatchClass:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.matchClass(regB(fp, ins), (*[2]Value)(unsafe.Pointer(regC(fp, ins))), int(ins.D())); err != nil {
				goto raise
			}
			goto resync
		case code.OpDictWithout:
			save(fp, ld, pc)
			if *regA(fp, ins), err = t.dictWithout(regB(fp, ins), regC(fp, ins)); err != nil {
				goto raise
			}
			goto resync
		case code.OpPrintExpr:
			save(fp, ld, pc)
			if err = t.printExpr(*regA(fp, ins)); err != nil {
				goto raise
			}
			goto resync

		default:
			save(fp, ld, pc)
			err = t.Raise(vm.Exc.SystemError, "unknown opcode %d", ins.Op())
			goto raise
		}
		continue

	branch: // ok is the outcome of a fused comparison
		if ok == (ins.D()&1 != 0) {
			pc = jump16(pc, ins)
			if ins.D()&2 != 0 {
				goto poll
			}
		}
		continue

	compareJump:
		save(fp, ld, pc)
		if ok, err = t.compareJump(fp, ins); err != nil {
			goto raise
		}
		base, version = t.Base, t.ReadVersion
		goto branch

	binary:
		save(fp, ld, pc)
		if *regA(fp, ins), err = t.binary(BinaryOp(ins.Op()-code.OpAdd), *regB(fp, ins), *regC(fp, ins), ins.D() != 0); err != nil {
			goto raise
		}
		goto resync

	binaryImm:
		save(fp, ld, pc)
		if *regA(fp, ins), err = t.binary(immOps[ins.Op()-code.OpAddI], *regB(fp, ins), obj.SmallInt(immC(ins)), ins.D() != 0); err != nil {
			goto raise
		}
		goto resync

	compare:
		save(fp, ld, pc)
		if *regA(fp, ins), err = t.Compare(CompareOp(ins.Op()-code.OpLt), *regB(fp, ins), *regC(fp, ins)); err != nil {
			goto raise
		}
		goto resync
	poll:
		if t.Signal.Load() == 0 {
			continue
		}
		save(fp, ld, pc)
		if err = t.safepoint(fp, ld); err != nil {
			goto raise
		}
		goto resync

	entered: // a frame was pushed
		if t.Signal.Load() == 0 {
			goto reload
		}
		if err = t.safepoint(t.fp, t.frameCode(t.fp)); err != nil {
			goto raise
		}
		goto reload

	ret: // v is the result of the running frame
		{
			link := uint64(*word(fp, hdrLink))
			t.depth--
			if link>>linkAction&0x3f == uint64(actStore) {
				fp = unsafe.Add(fp, -int(*word(fp, hdrPrev)&^3))
				ld = vm.code(uint64(*word(fp, hdrLink)) >> linkCode)
				pc = unsafe.Add(ld.instrs, uintptr(*word(fp, hdrPC))&^3)
				t.fp, t.sp = fp, unsafe.Add(fp, ld.numRegs*wordSize)
				*(*Value)(unsafe.Add(fp, (link>>linkDst&0xffff)*wordSize)) = v
				continue
			}
			if ok, err = t.finish(fp, link, v); err != nil {
				goto raise
			}
			if ok {
				return nil
			}
			goto reload
		}

	yield: // v is what the running generator yields
		if t.suspend(fp, ld, v) {
			return nil
		}
		goto reload

	reraise:
		err = errRaised
		if !t.unwind(true) {
			return err
		}
		goto reload

	raise:
		t.Pending(err)
		if !t.unwind(false) {
			return errRaised
		}
		goto reload
	}
}

// immOps are the operators of the instructions from AddI on.
var immOps = [...]BinaryOp{OpAdd, OpSub, OpMul, OpFloorDiv, OpMod, OpLShift, OpRShift, OpAnd}

// safepoint does what the segment's signals ask for. The frame at fp waits at
// the pc saved in its header.
func (t *Thread) safepoint(fp unsafe.Pointer, ld *Loaded) error {
	t.sp = unsafe.Add(fp, ld.numRegs*wordSize)
	return t.poll()
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if (a%b != 0) && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 {
	m := a % b
	if m != 0 && (m < 0) != (b < 0) {
		m += b
	}
	return m
}

func mulInts(a, b int64) (Value, bool) {
	if p := a * b; int64(int32(a)) == a && int64(int32(b)) == b {
		if obj.FitsSmall(p) {
			return obj.SmallInt(p), true
		}
		return 0, false
	}
	return mulWide(a, b)
}

func shiftLeft(a, n int64) (Value, bool) {
	if uint64(n) > 60 {
		return 0, false
	}
	s := a << uint64(n)
	if s>>uint64(n) != a || !obj.FitsSmall(s) {
		return 0, false
	}
	return obj.SmallInt(s), true
}
