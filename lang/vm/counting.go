package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Which attributes and globals are counted (adjust.go says how), and for how long, by experience.

// counting is a thread's experience with numbers it adjusts.
type counting struct {
	here   bool   // it does, in this transaction
	vain   bool   // one was read, too, in this transaction
	done   int    // so many since one was in vain
	poor   int    // transactions in a row that were in vain after too few that were not
	begun  int    // transactions that have adjusted something, lately
	lost   int    // of them, those aborted as a number was out of its bounds
	odd    uint32 // the shape of the object for which that was so last
	useful int    // numbers that others have changed meanwhile, lately: without these all of it is for nothing

	spared int    // conflicts that there were not, as attributes are kept apart (apart.go)
	met    int    // those over such attributes
	metIn  uint32 // the shape of the object for which that was so last

	late lateLoads

	noItems  bool // to adjust items of dicts was in vain
	peaceful int  // items in a row that were not disputed
	skip     int  // so many are not to be looked at
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
	leastUseful        = countMemory / 256
)

// looksAtItems reports whether to look whether an item that is added to is disputed: that takes
// looking its key up once more if not.
func (t *Thread) looksAtItems() bool {
	n := &t.counting
	if n.noItems || t.Alone() {
		return false
	}
	if n.skip > 0 {
		n.skip--
		return false
	}
	return true
}

// disputedItem reports whether the item at an entry is disputed, and looks less often for a while if many were not.
func (t *Thread) disputedItem(entry gc.Ref) bool {
	n := &t.counting
	if t.Disputed(entry) {
		n.peaceful = 0
		return true
	}
	if n.peaceful++; n.peaceful == maxPeaceful {
		n.peaceful, n.skip = 0, 16*maxPeaceful
	}
	return false
}

// maxPeaceful is how many items in a row are found not to be disputed before some are not looked at.
const maxPeaceful = 64

// begin is for the begin of a transaction.
func (n *counting) begin() {
	n.here, n.vain = false, false
	n.late.forget()
}

// countLost is for the end of one that is aborted.
func (t *Thread) countLost() {
	t.counting.spared += t.stm.Spared()
	ref := t.OutOfBounds()
	if ref == 0 {
		t.countMet()
		return
	}
	if id := uint32(t.Word(ref, 0) >> 32); id >= obj.NumFixedShapes && t.Shapes.ClassOf(id) != 0 {
		t.counting.lost++
		t.counting.odd = id
	}
}

// adjusted notes that a number in an object of a shape was.
func (t *Thread) adjusted(shape uint32) {
	n := &t.counting
	n.done++
	if n.here {
		return
	}
	n.here = true
	if n.begun++; n.begun == countMemory {
		if n.useful < leastUseful {
			t.uncount(t.Shapes.Get(shape)) // the object is nobody else's
		}
		n.begun, n.lost, n.useful = n.begun/2, n.lost/2, n.useful/2
	}
	if n.lost >= leastLost && n.lost*maxLost > n.begun {
		if t.Shapes.ClassOf(n.odd) != 0 {
			t.uncount(t.Shapes.Get(n.odd))
		}
		n.lost = 0
	}
}

// look is for a number that is read where others adjust it, or an attribute that is only kept apart.
func (t *Thread) look(o Value, apart bool) {
	t.ReadNumbers(o.Ref())
	if n := &t.counting; !apart && !n.vain && n.done >= enoughCounted {
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

// uncount has the attributes of a shape not be counted any more: it does not pay, or there is only one thread.
func (t *Thread) uncount(sh *obj.Shape) {
	if !t.Logs() {
		sh.CountNone()
	} else {
		sh.Uncount()
		t.OnCommit(func() {
			sh.CountNone()
			t.VM.RT.CeaseApart()
		})
	}
	t.SetField(obj.FromRef(sh.Class), TypeVersion, t.VM.nextVersion())
}

// countsIn has attributes be counted that a function adds to, one of them by the StoreAttr
// before pc, which stores to o.
func (t *Thread) countsIn(ld *Loaded, pc unsafe.Pointer, o Value) {
	if !t.Disputed(o.Ref()) {
		return
	}
	i := int(cacheIndex(ld, pc))
	sh := t.Shapes.Get(t.ShapeID(o))
	class := obj.FromRef(sh.Class)
	k := sh.Find(ld.names[ld.Code.Instrs[i].C()])
	if k < 0 || sh.Uncounted() || t.sums(sh, k) {
		return
	}
	attributes := uint64(0)
	if i >= 2 && isSum(ld.Code.Instrs[i-1]) {
		attributes = t.summedIn(ld, o, sh)
	}
	if attributes == 0 {
		t.keepApart(sh, k)
		return
	}
	t.counting.vain = true // from what it has read so far
	t.VM.RT.CountNumbers()
	t.SetField(class, TypeVersion, sh.Count(attributes, t.VM.nextVersion))
}

// sums reports whether attribute i of a shape is one that is added to.
func (t *Thread) sums(sh *obj.Shape, i int) bool {
	return sh.Counts(i, t.Field(obj.FromRef(sh.Class), TypeVersion)) && !sh.Apart(i)
}

// summedIn are the attributes of an object that a function adds to, if they can be counted and are not so far: a bit for each.
func (t *Thread) summedIn(ld *Loaded, o Value, sh *obj.Shape) (attributes uint64) {
	class := obj.FromRef(sh.Class)
	if sh.Dict || sh.Info.(*TypeInfo).slotted() || !t.storesPlainly(class) {
		return 0
	}
	for i, ins := range ld.Code.Instrs {
		if ins.Op() != code.OpLoadAttr || ins.D() == 1 || !ld.adjusts(i) && !ld.isLate(i) {
			continue
		}
		name := ld.names[ins.C()]
		k := sh.Find(name)
		if k < 0 || k >= sh.Inline || t.sums(sh, k) || !Value(t.Word(o.Ref(), sh.Body+1+k)).IsInt() {
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
	if i < 2 || !isSum(ld.Code.Instrs[i-1]) || !t.Disputed(entry) {
		return
	}
	load := ld.lateLoadOf(i)
	if load < 0 {
		return
	}
	if c := (*globalCache)(ld.caches[load]); c != nil && !c.builtin && !c.adjust && !c.gaveUp {
		t.VM.RT.CountNumbers()
		with := *c
		with.adjust, with.late, with.entry = true, !ld.adjusts(load), never
		ld.caches[load] = unsafe.Pointer(&with)
		if with.late {
			store := *(*globalCache)(ld.caches[i])
			store.entry = never
			ld.caches[i] = unsafe.Pointer(&store)
		}
		t.counting.vain = true // from what it has read so far
	}
}
