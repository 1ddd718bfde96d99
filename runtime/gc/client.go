package gc

import "unsafe"

// Kind tells the heap what objects of one kind look like. Words are counted
// from the start of the object, the header being word 0.
type Kind struct {
	Name string
	// FirstRef and EndRef bound the words that may hold references, each
	// either a reference or an immediate. EndRef -1 means to the end of the
	// object; FirstRef 0 means the object holds none.
	FirstRef, EndRef int
	// RefsIf are flags of the header without which an object has no references.
	RefsIf uint64
	// Weak: word 1 is a weak reference. It does not keep its target alive and
	// becomes 0 when the target dies. FirstRef, if any, must be above 1.
	Weak bool
	// DoneWord, if not 0, is a word that has the value DoneValue, for ever, once an object's finalizer has nothing
	// to do: it is dropped then like an object without one.
	DoneWord  int
	DoneValue uint64
}

// done reports whether the object at p needs no finalizer.
func (k *Kind) done(p unsafe.Pointer) bool {
	return k.DoneWord != 0 && *(*uint64)(unsafe.Add(p, k.DoneWord*8)) == k.DoneValue
}

// refs reports whether an object with this header may hold references.
func (k *Kind) refs(header uint64) bool { return k.FirstRef != 0 && header&k.RefsIf == k.RefsIf }

// Roots is what a client shows to the collector: ranges of words that may
// hold references, which the collector may change. It is asked at every
// collection; minor tells that only references to young objects matter, so
// words known to hold none may be left out.
type Roots interface {
	Roots(minor bool, visit Visit)
}

// Visit is shown a range of words.
type Visit = func(start unsafe.Pointer, words int)

// NoRoots is a Roots that shows nothing.
type NoRoots struct{}

// Roots shows nothing.
func (NoRoots) Roots(bool, Visit) {}
