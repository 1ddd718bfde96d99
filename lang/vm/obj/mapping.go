package obj

import (
	"runtime/debug"
	"unsafe"
)

// A mapping is memory outside of the heap, which other processes may see: a KindMapping
// object, whose layout begins with this. The segments have no versions of its content,
// nobody marks what is read there, and an abort undoes nothing. So only a transaction that
// cannot be aborted any more looks at it or changes it, whoever asks, as all ask here:
// to others there is nothing to be read or written, and Space.Reach, which tells so, has
// them begin again as such a transaction.
//
// That makes locks count for it that are elided (vm/lock.go), although who takes one and gives
// it back within a transaction writes nothing that others could see. Of two transactions that
// hold the same lock, or anything else of the heap that says whose turn it is, and
// look at the same mapping, let A be the one that cannot be aborted first. There is one
// such transaction at a time, and it is one until its end, so B looks at the mapping after A
// has ended. Either A has given the lock back by then: B sees all of what A did. Or A ended in
// the middle, and has taken the lock for that, by a store to it: B has read that it was
// free, and is doomed by A's commit; it learns that before it becomes one that cannot be
// aborted, which applies all that was committed, and never does so in the past. What B had done before
// is no part of the mapping. And B does not end in the middle of its section while A holds the
// lock without having taken it: it would store to what A has read, and commits have to ask A.
//
// What one thread reads or writes there takes place in order, at once. A
// lock of another kind (a semaphore of several processes) is given back by an effect that comes
// after those.
const (
	MappingHandle   = 1 // what keeps the memory, for its class
	MappingAddress  = 2 // int
	MappingLength   = 3 // int; 0 once it is closed
	MappingReadonly = 4 // bool
	MappingExports  = 5 // the first of the weak references to its views
	MappingFields   = 5
)

// SetMapped notes where the memory of a mapping is.
func (s *Space) SetMapped(v Value, data []byte) {
	s.SetField(v, MappingAddress, SmallInt(int64(uintptr(unsafe.Pointer(unsafe.SliceData(data))))))
	s.SetField(v, MappingLength, SmallInt(int64(len(data))))
}

// mapped are bytes of a mapping; false if the transaction may not look at them yet, or
// they are not there any more.
func (s *Space) mapped(v Value, from, to int) ([]byte, bool) {
	if s.Reach != nil && !s.Reach() {
		return nil, false
	}
	address, length := uintptr(s.Field(v, MappingAddress).Int()), int(s.Field(v, MappingLength).Int())
	data := unsafe.Slice(*(**byte)(unsafe.Pointer(&address)), length)[min(from, length):min(to, length)]
	if !present(data) {
		return nil, false
	}
	return data, true
}

// Present reports whether bytes of what a view shows are there: a file may have become
// shorter than what is mapped of it, and then whoever looks there gets a signal. (If that happens
// after it was asked the process ends, as CPython's does.)
func (s *Space) Present(v Value, from, to int) bool {
	if !s.IsKind(v, KindMapping) {
		return true
	}
	_, ok := s.mapped(v, from, to)
	return ok
}

// present looks at the last byte: files lose their ends.
func present(data []byte) (ok bool) {
	if len(data) == 0 {
		return true
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			if _, isFault := fault.(interface{ Addr() uintptr }); !isFault {
				panic(fault)
			}
		}
	}()
	look(&data[len(data)-1])
	return true
}

// look loads a byte, which the compiler does not know to be of no use.
//
//go:noinline
func look(p *byte) byte { return *p }
