package vm

import (
	"math"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Attributes and globals that many threads count in.
//
// Threads that do `self.count += 1` are in each other's way though none of them looks at the
// count. So where that has been seen to happen the instructions of such a statement are
// executed as one, which reads nothing: the runtime adds to whatever the number is
// at the commit (runtime/stm/adjust.go). The same goes for the test of an attribute, as in `if
// self.left >= n`: it depends only on which side of n the number is.
//
// The instruction that is special is the LoadAttr, by its cache (cacheAdjust). Its register is a
// temporary that what follows uses, and nothing else (in `n = self.n; n += 1; self.n = n` it is not: there n is read):
//
//	LoadAttr t o name; Add, Sub, AddI or SubI t t x, in place; StoreAttr o t name
//	LoadAttr t o name, D=1; JumpLt or another comparison of t with x
//	LoadGlobal t name; Add, Sub, AddI or SubI t t x, in place; StoreGlobal t name
//	LoadItem t d k; Add, Sub, AddI or SubI t t x, in place; StoreItem d k t
//
// Where x is computed in between, as in `self.n += f(x)`, the load and the store are special, each by itself (late.go).
//
// A StoreAttr to an object over which there were conflicts has all attributes that its function adds to
// be counted, of that shape. Who reads one from then on has to mark the numbers of
// the object, too, and not only the object: so inline caches for them have another mode, and attrSlot
// looks at the shape. What others have read before that, or by older caches, they have
// not marked so. But all of them have read the class, which gets a new version: nothing is adjusted but
// by who sees that version or a later one, and those who go on with an older one are aborted, or are in the past,
// when it is committed. That is why readers mark the class, and why Shape.Count draws the version after it
// has noted the attributes.
//
// That is all taken back when only one thread is left, or if it does not pay: as the numbers are read otherwise most of the time,
// or are often on the other side of what they are compared with. Then nobody adjusts any more who sees yet another
// version of the class, and when that is committed nobody has to mark the numbers.

// Globals are simpler, as who reads one marks its entry: LoadGlobal, a sum and StoreGlobal adjust the value
// if the entry of the cache says so, and depend on the key beside it. So do items of dicts; there
// is no cache, so each such LoadItem looks whether there were conflicts over the entry.

// adjustAttr executes a LoadAttr with a cache that says so together with what follows. False: nothing was
// done, and the attribute is to be loaded.
func (t *Thread) adjustAttr(fp unsafe.Pointer, ins code.Instr, ld *Loaded, pc unsafe.Pointer, o Value) bool {
	c := t.findCache((*attrCache)(cacheAt(ld, pc)), t.ShapeID(o))
	switch {
	case c == nil || c.mode != cacheAdjust:
		return false
	case !t.Logs():
		t.uncount(t.Shapes.Get(c.shape))
		return false
	case c.index == 0:
		switch sh := t.Shapes.Get(c.shape); {
		case !sh.CountsAny():
			t.setCache(ld, pc, nil)
		case sh.Uncounted() && !t.counting.vain: // the transaction that was to end that was aborted
			t.counting.vain = true
			t.uncount(sh)
		}
		return false
	}
	if c.index == adjustsLate {
		return t.loadAttrLate(fp, ins, ld, pc, c, o)
	}
	result := stm.AdjustNo
	next := *(*code.Instr)(pc)
	behind := unsafe.Add(pc, wordSize)
	at := o.Ref() + gc.Ref(c.slot)*wordSize
	n := int64(t.Word(o.Ref(), int(c.slot)))
	if !Value(n).IsInt() {
		return false
	}
	if ins.D() == 0 {
		if d, ok := summand(fp, next); ok {
			result = t.Adjust(o.Ref(), at, d)
			behind = unsafe.Add(behind, wordSize)
		}
	} else if yes, low, high, ok := decision(fp, next, ins.A(), n); ok {
		result = t.Bound(o.Ref(), at, low, high)
		if yes == (next.D()&1 != 0) {
			behind = jump16(behind, next)
		}
	}
	switch result {
	case stm.AdjustNo:
		return false
	case stm.AdjustRead:
		if t.inVain() {
			t.uncount(t.Shapes.Get(c.shape))
		}
	default:
		t.adjusted(c.shape)
	}
	save(fp, behind)
	return true
}

// The values of attrCache.index of a LoadAttr with cacheAdjust, if it is not 0.
const (
	adjustsHere = 1 // together with what follows
	adjustsLate = 2
)

// loadAttrLate executes a LoadAttr whose sum and StoreAttr come later. False: the attribute is to be loaded.
func (t *Thread) loadAttrLate(fp unsafe.Pointer, ins code.Instr, ld *Loaded, pc unsafe.Pointer, c *attrCache, o Value) bool {
	cache := ld.caches[cacheIndex(ld, pc)]
	switch t.loadLate(fp, cache, o.Ref(), o.Ref()+gc.Ref(c.slot)*wordSize, false, c.shape) {
	case stm.AdjustRead:
		if t.inVain() {
			t.uncount(t.Shapes.Get(c.shape))
		}
		return false
	case stm.AdjustNo:
		return false
	}
	*regA(fp, ins) = Value(t.Word(o.Ref(), int(c.slot)))
	return true
}

// summand is what an instruction adds to a number, as a word.
func summand(fp unsafe.Pointer, ins code.Instr) (int64, bool) {
	switch ins.Op() {
	case code.OpAddI:
		return immC(ins) << 2, true
	case code.OpSubI:
		return -immC(ins) << 2, true
	}
	x := *regC(fp, ins)
	if !x.IsInt() {
		return 0, false
	}
	d := int64(x) &^ intPair
	if ins.Op() == code.OpSub {
		return -d, d != math.MinInt64
	}
	return d, true
}

// decision is the outcome of a comparison of n, which would be in register reg, and the bounds between
// which it is the same. All are words.
func decision(fp unsafe.Pointer, ins code.Instr, reg uint16, n int64) (yes bool, low, high int64, ok bool) {
	op, x := compareOf(ins.Op()), int64(0)
	switch {
	case ins.Op() >= code.OpJumpLtI:
		x = immB(ins)<<2 | intPair
	case ins.A() == reg:
		x, ok = int64(*regB(fp, ins)), true
	default:
		x, ok = int64(*regA(fp, ins)), true
		op = op.swapped()
	}
	if ok && !Value(x).IsInt() {
		return false, 0, 0, false
	}
	low, high = math.MinInt64, math.MaxInt64
	const step = 1 << 2
	switch {
	case n == x:
		yes = op == OpEq || op == OpLe || op == OpGe
		switch op {
		case OpLe, OpGt:
			high = x
		case OpGe, OpLt:
			low = x
		default:
			low, high = x, x
		}
	case n < x:
		yes = op == OpNe || op == OpLe || op == OpLt
		high = x - step
		if op == OpLe || op == OpGt {
			high = x
		}
	default:
		yes = op == OpNe || op == OpGe || op == OpGt
		low = x + step
		if op == OpGe || op == OpLt {
			low = x
		}
	}
	return yes, low, high, true
}

// adjustGlobal executes a LoadGlobal with a cache that says so together with what follows. False: nothing was
// done, and the global is to be loaded.
func (t *Thread) adjustGlobal(fp unsafe.Pointer, ld *Loaded, pc unsafe.Pointer, globals Value) bool {
	c := (*globalCache)(cacheAt(ld, pc))
	if c == nil || !c.adjust {
		return false
	}
	back := *c
	back.adjust, back.late, back.entry = false, false, obj.SmallInt(int64(2*c.number))
	if !t.Logs() {
		ld.caches[cacheIndex(ld, pc)] = unsafe.Pointer(&back)
		return false
	}
	entries := t.Slot(globals, obj.DictEntries)
	if entries == obj.Unbound {
		return false
	}
	at := entries.Ref() + gc.Ref(c.offset)
	if c.number*2 >= int(Value(t.Word(entries.Ref(), obj.ItemsCap)).Int()) || Value(t.Word(at, 0)) != c.name {
		return false
	}
	result := stm.AdjustNo
	if c.late {
		result = t.loadLate(fp, unsafe.Pointer(c), entries.Ref(), at+wordSize, true, 0)
	} else if d, ok := summand(fp, *(*code.Instr)(pc)); ok {
		result = t.AdjustSlot(entries.Ref(), at+wordSize, d)
	}
	if result == stm.AdjustRead && t.inVain() {
		back.gaveUp = true
		ld.caches[cacheIndex(ld, pc)] = unsafe.Pointer(&back)
	}
	switch {
	case result == stm.AdjustNo || c.late && result == stm.AdjustRead:
		return false
	case c.late:
		*regA(fp, instr(fp)) = Value(t.Word(at, 1))
		return true
	case result == stm.AdjustDone:
		t.counting.done++
	}
	save(fp, unsafe.Add(pc, 2*wordSize))
	return true
}

// adjustItem executes a LoadItem before a sum together with that and the StoreItem behind it, if
// the item is one of a dict over which there were conflicts. False: nothing was done, and the item is to be loaded.
func (t *Thread) adjustItem(fp unsafe.Pointer, ins code.Instr) bool {
	pc := nextInstr(fp)
	sum, store := *(*code.Instr)(pc), *(*code.Instr)(unsafe.Add(pc, wordSize))
	v := ins.A()
	if !frameLoaded(fp).isTemp(v) || sum.A() != v || sum.B() != v || store.Op() != code.OpStoreItem || store.A() != ins.B() || store.B() != ins.C() || store.C() != v ||
		v == ins.B() || v == ins.C() || !t.looksAtItems() {
		return false
	}
	d, key := *regB(fp, ins), *regC(fp, ins)
	if !t.IsExact(d, obj.KindDict, obj.ShapeDict) || t.Young(d.Ref()) {
		return false
	}
	hash, ok := t.quickHash(key)
	if !ok {
		return false
	}
	entry := t.DictEntryOf(d, key, hash)
	if entry == 0 || !t.disputedItem(entry) {
		return false
	}
	x, ok := summand(fp, sum)
	if !ok {
		return false
	}
	if !t.VM.RT.CountsNumbers() {
		t.VM.RT.CountNumbers()
	}
	switch t.AdjustSlot(t.Slot(d, obj.DictEntries).Ref(), entry+wordSize, x) {
	case stm.AdjustNo:
		return false
	case stm.AdjustRead:
		t.counting.noItems = t.inVain()
	default:
		t.counting.done++
	}
	save(fp, unsafe.Add(pc, 2*wordSize))
	return true
}

// AddSlot adds to the small int in word i of an Array. It is not read, so that threads which count there are in
// nobody's way but theirs who ask for the number. The other word of its granule must never change.
func (t *Thread) AddSlot(v Value, i int, n int64) {
	if t.Private() && !t.Young(v.Ref()) {
		if !t.VM.RT.CountsNumbers() {
			t.VM.RT.CountNumbers()
		}
		one := int64(obj.SmallInt(1)) - int64(obj.SmallInt(0))
		if t.AdjustSlot(v.Ref(), v.Ref()+gc.Ref(i)*wordSize, n*one) != stm.AdjustNo {
			return
		}
	}
	t.SetSlot(v, i, obj.SmallInt(t.Slot(v, i).Int()+n))
}

// fillAdjust completes an entry of a LoadAttr for an attribute that is counted, which no data descriptor hides.
// What adjusts it stands for a StoreAttr, too.
func (t *Thread) fillAdjust(ld *Loaded, pc unsafe.Pointer, c *attrCache, sh *obj.Shape, i int) {
	c.mode = cacheAdjust
	if sh.Apart(i) {
		c.next = keptApart
	} else if sh.Counts(i, c.version) && t.storesPlainly(c.class) {
		if at := int(cacheIndex(ld, pc)); ld.adjusts(at) {
			c.index = adjustsHere
		} else if ld.isLate(at) {
			c.index = adjustsLate
		}
	}
}

// storesPlainly reports whether attributes of objects of a class are set without a __setattr__ of its own.
func (t *Thread) storesPlainly(class Value) bool {
	return t.classLookup(class, t.VM.Names.SetAttr) == t.r.objectSetAttr
}

// isSum reports whether an instruction adds or subtracts in place.
func isSum(ins code.Instr) bool {
	switch ins.Op() {
	case code.OpAdd, code.OpSub, code.OpAddI, code.OpSubI:
		return ins.D() == 1
	}
	return false
}

// isTemp reports whether a register is a temporary. A sum in place in one is that of a statement whose target is no local variable,
// and what it has computed is used by that alone.
func (ld *Loaded) isTemp(r uint16) bool { return uintptr(r) >= ld.locals }

// adjusts reports whether what follows a LoadAttr or LoadGlobal is of one of the forms above.
func (ld *Loaded) adjusts(i int) bool {
	list := ld.Code.Instrs[i:]
	v := list[0].A()
	if !ld.isTemp(v) {
		return false
	}
	if list[0].Op() == code.OpLoadGlobal {
		return len(list) >= 3 && isSum(list[1]) && list[1].A() == v && list[1].B() == v &&
			list[2].Op() == code.OpStoreGlobal && list[2].A() == v && list[2].B() == list[0].B()
	}
	if list[0].Op() != code.OpLoadAttr {
		return false
	}
	if list[0].D() == 1 {
		jump := list[1]
		return jump.Op() >= code.OpJumpLt && jump.Op() <= code.OpJumpGeI && (jump.A() == v || jump.B() == v && jump.Op() < code.OpJumpLtI)
	}
	if len(list) < 3 || !isSum(list[1]) || list[2].Op() != code.OpStoreAttr {
		return false
	}
	return list[1].A() == v && list[1].B() == v && list[2].A() == list[0].B() && list[2].B() == v && list[2].C() == list[0].C()
}
