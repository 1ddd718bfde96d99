package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// Sums of which the second part takes a while.
//
// `n += f(x)` loads n, does all the rest, adds and stores. Where n is counted (adjust.go) the load is late
// (runtime/stm/late.go), so that it reads nothing; a list of the last few such loads tells the
// store which one was its own: that of its frame, by the same cache entry, which no other load ever has.
// If it is not there any more, or the transaction is another one, the sum is stored as usual. That should
// not be so as a rule, as who commits while a load is pending can be aborted for it, and does not commit in the past:
// then the next loads are not late.

// lateLoad is a load that the running transaction has made.
type lateLoad struct {
	fp    unsafe.Pointer // the frame
	cache unsafe.Pointer // the cache entry, or the first of several, of the load
	at    gc.Ref         // the word
	shape uint32         // of the object it is an attribute of
}

// lateLoads are the last ones.
type lateLoads struct {
	list [4]lateLoad
	next int

	made, kept int // lately, and of these those that the store came for in time
	skip       int // so many are not late
}

const (
	// maxLate is how many instructions may stand between a load and its store.
	maxLate = 256
	// Of enoughLate loads half must be kept, or the next skipLate are not late.
	enoughLate, skipLate = 32, 1000

	generators = code.FlagGenerator | code.FlagCoroutine | code.FlagAsyncGenerator
)

// forget is for the begin of a transaction.
func (l *lateLoads) forget() {
	if l.next != 0 {
		l.list, l.next = [4]lateLoad{}, 0
	}
}

// pays reports whether to load something late.
func (l *lateLoads) pays() bool {
	switch {
	case l.skip > 0:
		l.skip--
		return false
	case l.made < enoughLate:
		return true
	case 2*l.kept < l.made:
		l.made, l.kept, l.skip = 0, 0, skipLate
		return false
	}
	l.made, l.kept = l.made/2, l.kept/2
	return true
}

// find is the number of the load of a frame by a cache, -1 if it is not there.
func (l *lateLoads) find(fp, cache unsafe.Pointer) int {
	for i := range l.list {
		if l.list[i].fp == fp && l.list[i].cache == cache {
			return i
		}
	}
	return -1
}

// loadLate loads the number in the word at, inside of an object, for the instruction with a cache. bySlot: the object is accessed so.
func (t *Thread) loadLate(fp, cache unsafe.Pointer, object, at gc.Ref, bySlot bool, shape uint32) stm.Adjusted {
	l := &t.counting.late
	i := l.find(fp, cache)
	again := i >= 0 && l.list[i].at == at // so what followed that one was broken off
	if i < 0 && l.list[l.next%len(l.list)].fp != nil {
		t.SettleLate() // one of those is going to be forgotten
	}
	result := stm.AdjustNo
	switch {
	case !l.pays():
	case bySlot:
		result = t.LoadSlotLate(object, at, again)
	default:
		result = t.LoadLate(object, at, again)
	}
	if result == stm.AdjustDone {
		l.made++
	}
	switch {
	case result == stm.AdjustDone && i < 0:
		i = l.next % len(l.list)
		l.next++
		fallthrough
	case result == stm.AdjustDone:
		l.list[i] = lateLoad{fp, cache, at, shape}
	case i >= 0:
		l.list[i] = lateLoad{}
	}
	return result
}

// storeLate is for the instruction at pc that stores x to the word at: whether the sum of two ints was taken for what is added to what
// it has loaded late.
func (t *Thread) storeLate(fp unsafe.Pointer, ld *Loaded, pc unsafe.Pointer, at gc.Ref, shape uint32, x Value) bool {
	l := &t.counting.late
	if l.next == 0 {
		return false
	}
	from := ld.lateLoadOf(int(cacheIndex(ld, pc)))
	if from < 0 {
		return false
	}
	i := l.find(fp, ld.caches[from])
	if i < 0 {
		return false
	}
	load := l.list[i]
	l.list[i] = lateLoad{}
	if _, ok := summand(fp, ld.Code.Instrs[cacheIndex(ld, pc)-1]); ok && x.IsInt() && load.at == at && load.shape == shape && t.StoreLate(at, int64(x)) == stm.AdjustDone {
		l.kept++
		return true
	}
	t.SettleLate()
	return false
}

// settleLate is for operators that are not the interpreter's own: they see what was loaded late. If that has changed the transaction
// is aborted, as a method of theirs begins.
func (t *Thread) settleLate() {
	if t.counting.late.next != 0 {
		t.SettleLate()
	}
}

// storeGlobalLate is storeLate for a StoreGlobal.
func (t *Thread) storeGlobalLate(fp unsafe.Pointer, ld *Loaded, pc unsafe.Pointer, globals, x Value) bool {
	if t.counting.late.next == 0 || !t.Logs() {
		return false
	}
	c := (*globalCache)(cacheAt(ld, pc))
	entries := t.Slot(globals, obj.DictEntries)
	if c == nil || entries == obj.Unbound || !t.storeLate(fp, ld, pc, entries.Ref()+gc.Ref(c.offset)+wordSize, 0, x) {
		return false
	}
	t.counting.done++
	return true
}

// lateLoadOf is the LoadAttr or LoadGlobal that has loaded what the instruction at j stores after a sum in place; -1 if it
// does not do that. The sum has a register of its own, which nothing in between uses. Frames of generators move, and may be
// where another one's was.
func (ld *Loaded) lateLoadOf(j int) int {
	list := ld.Code.Instrs
	store := list[j]
	v := store.A()
	if store.Op() == code.OpStoreAttr {
		v = store.B()
	}
	if j < 2 || ld.Code.Flags&generators != 0 || !ld.isTemp(v) || !isSum(list[j-1]) || list[j-1].A() != v || list[j-1].B() != v {
		return -1
	}
	for i := j - 2; i >= max(0, j-maxLate); i-- {
		switch load := list[i]; {
		case load.A() != v:
		case store.Op() == code.OpStoreGlobal && load.Op() == code.OpLoadGlobal && load.B() == store.B(),
			store.Op() == code.OpStoreAttr && load.Op() == code.OpLoadAttr && load.B() == store.A() && load.C() == store.C():
			return i
		}
	}
	return -1
}

// isLate reports whether the LoadAttr at i is one of those.
func (ld *Loaded) isLate(i int) bool {
	list := ld.Code.Instrs
	for j := i + 2; j < min(len(list), i+maxLate); j++ {
		if list[j].Op() == code.OpStoreAttr && list[j].B() == list[i].A() && ld.lateLoadOf(j) == i {
			return true
		}
	}
	return false
}
