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
// temporary that what follows uses, and nothing else:
//
//	LoadAttr t o name; Add, Sub, AddI or SubI t t x, in place; StoreAttr o t name
//	LoadAttr t o name, D=1; JumpLt or another comparison of t with x
//	LoadGlobal t name; Add, Sub, AddI or SubI t t x, in place; StoreGlobal t name
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
// if the entry of the cache says so, and depend on the key beside it.

// counting is a thread's experience with numbers it adjusts.
type counting struct {
	here  bool // it does, in this transaction
	vain  bool // one was read, too, in this transaction
	done  int  // so many since one was in vain
	poor  int  // transactions in a row that were in vain after too few that were not
	begun int  // transactions that have adjusted something, lately
	lost  int  // of them, those aborted as a number was out of its bounds
}

const (
	// enoughCounted is from how many adjustments on one that is in vain makes the
	// transaction end soon, as it has begun to conflict with all who adjust the object; fewer do not pay.
	enoughCounted = 64
	// maxPoor is how many transactions in a row may have adjusted fewer.
	maxPoor = 8
	// What is decided by numbers must not change often: in one of so many transactions, of so many at least.
	maxLost, leastLost = 16, 16
	countMemory        = 1 << 12 // transactions until what was before counts for half
)

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
		if !t.Shapes.Get(c.shape).CountsAny() {
			t.setCache(ld, pc, nil)
		}
		return false
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
		t.adjusted(c)
	}
	save(fp, behind)
	return true
}

// adjusted notes that a number was.
func (t *Thread) adjusted(c *attrCache) {
	n := &t.counting
	n.done++
	if n.here {
		return
	}
	n.here = true
	if n.begun++; n.begun == countMemory {
		n.begun, n.lost = n.begun/2, n.lost/2
	}
	if n.lost >= leastLost && n.lost*maxLost > n.begun {
		t.uncount(t.Shapes.Get(c.shape))
		n.lost = 0
	}
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

// look is for a number that is read where others adjust it.
func (t *Thread) look(o Value) {
	t.ReadNumbers(o.Ref())
	if n := &t.counting; !n.vain && n.done >= enoughCounted {
		t.Signal.Or(stm.SignalCommitSoon)
		n.vain, n.done = true, 0
	}
}

// inVain is told of a number that the transaction has read otherwise, too. The result is whether
// to adjust it no more.
func (t *Thread) inVain() (stop bool) {
	n := &t.counting
	if n.vain {
		return false
	}
	n.vain = true
	if n.done >= enoughCounted {
		t.Signal.Or(stm.SignalCommitSoon)
		n.poor = 0
	} else if n.poor++; n.poor > maxPoor {
		stop, n.poor = true, 0
	}
	n.done = 0
	return stop
}

// begin is for the begin of a transaction.
func (n *counting) begin() { n.here, n.vain = false, false }

// countLost is for the end of one that is aborted.
func (t *Thread) countLost() {
	if t.OutOfBounds() != 0 {
		t.counting.lost++
	}
}

// uncount has the attributes of a shape not be counted any more: it does not pay, or there is only one thread.
func (t *Thread) uncount(sh *obj.Shape) {
	if !t.Logs() {
		sh.CountNone()
	} else {
		sh.Uncount()
		t.OnCommit(sh.CountNone)
	}
	t.SetField(obj.FromRef(sh.Class), TypeVersion, t.VM.nextVersion())
}

// countsIn has attributes be counted that a function adds to, one of them by the StoreAttr
// before pc, which stores to o.
func (t *Thread) countsIn(ld *Loaded, pc unsafe.Pointer, o Value) {
	i := int(cacheIndex(ld, pc))
	if i < 2 || !isSum(ld.Code.Instrs[i-1]) || !t.Disputed(o.Ref()) {
		return
	}
	sh := t.Shapes.Get(t.ShapeID(o))
	class := obj.FromRef(sh.Class)
	if k := sh.Find(ld.names[ld.Code.Instrs[i].C()]); k < 0 || sh.Uncounted() || sh.Counts(k, t.Field(class, TypeVersion)) {
		return
	}
	attributes := t.summedIn(ld, o, sh)
	if attributes == 0 {
		return
	}
	t.counting.vain = true // from what it has read so far
	t.VM.RT.CountNumbers()
	t.SetField(class, TypeVersion, sh.Count(attributes, t.VM.nextVersion))
}

// summedIn are the attributes of an object that a function adds to, if they can be counted: a bit for each.
func (t *Thread) summedIn(ld *Loaded, o Value, sh *obj.Shape) (attributes uint64) {
	class := obj.FromRef(sh.Class)
	if sh.Dict || sh.Info.(*TypeInfo).slotted() || t.classLookup(class, t.VM.Names.SetAttr) != t.r.objectSetAttr {
		return 0
	}
	for i, ins := range ld.Code.Instrs {
		if ins.Op() != code.OpLoadAttr || ins.D() == 1 || !ld.adjusts(i) {
			continue
		}
		name := ld.names[ins.C()]
		k := sh.Find(name)
		if k < 0 || k >= sh.Inline || !Value(t.Word(o.Ref(), sh.Body+1+k)).IsInt() {
			continue
		}
		if attr := t.classLookup(class, name); attr == obj.Unbound || !t.isDataDescriptor(attr) {
			attributes |= 1 << k
		}
	}
	return attributes
}

// globalCountsIn has a global be counted that a function adds to by the StoreGlobal before pc.
func (t *Thread) globalCountsIn(ld *Loaded, pc unsafe.Pointer, entry gc.Ref) {
	i := int(cacheIndex(ld, pc))
	if i < 2 || !isSum(ld.Code.Instrs[i-1]) || !ld.adjusts(i-2) || !t.Disputed(entry) {
		return
	}
	if c := (*globalCache)(ld.caches[i-2]); c != nil && !c.builtin && !c.adjust && !c.gaveUp {
		t.VM.RT.CountNumbers()
		with := *c
		with.adjust, with.entry = true, never
		ld.caches[i-2] = unsafe.Pointer(&with)
		t.counting.vain = true // from what it has read so far
	}
}

// adjustGlobal executes a LoadGlobal with a cache that says so together with what follows. False: nothing was
// done, and the global is to be loaded.
func (t *Thread) adjustGlobal(fp unsafe.Pointer, ld *Loaded, pc unsafe.Pointer, globals Value) bool {
	c := (*globalCache)(cacheAt(ld, pc))
	if c == nil || !c.adjust {
		return false
	}
	back := *c
	back.adjust, back.entry = false, obj.SmallInt(int64(2*c.number))
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
	d, ok := summand(fp, *(*code.Instr)(pc))
	if !ok {
		return false
	}
	switch t.AdjustSlot(entries.Ref(), at+wordSize, d) {
	case stm.AdjustNo:
		return false
	case stm.AdjustRead:
		if t.inVain() {
			back.gaveUp = true
			ld.caches[cacheIndex(ld, pc)] = unsafe.Pointer(&back)
		}
	default:
		t.counting.done++
	}
	save(fp, unsafe.Add(pc, 2*wordSize))
	return true
}

// fillAdjust completes an entry of a LoadAttr for an attribute that is counted.
func (t *Thread) fillAdjust(ld *Loaded, pc unsafe.Pointer, c *attrCache, sh *obj.Shape, i int) {
	c.mode = cacheAdjust
	if sh.Counts(i, c.version) && ld.adjusts(int(cacheIndex(ld, pc))) {
		c.index = 1
	}
}

// isSum reports whether an instruction adds or subtracts in place.
func isSum(ins code.Instr) bool {
	switch ins.Op() {
	case code.OpAdd, code.OpSub, code.OpAddI, code.OpSubI:
		return ins.D() == 1
	}
	return false
}

// adjusts reports whether what follows a LoadAttr or LoadGlobal is of one of the forms above.
func (ld *Loaded) adjusts(i int) bool {
	list := ld.Code.Instrs[i:]
	v := list[0].A()
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
