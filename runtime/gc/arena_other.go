//go:build !linux

package gc

import (
	"errors"
	"unsafe"
)

// arena is the plain fallback: one segment in ordinary memory. It runs
// programs of one thread; several segments need views of one file.
type arena struct {
	shrink uint
	memory []byte
	base   unsafe.Pointer // first aligned address of memory
}

func newArena(views int) (*arena, error) { return &arena{}, nil }

func (a *arena) close() { a.memory = nil }

func (a *arena) newView(shared bool) (unsafe.Pointer, error) {
	if a.memory != nil {
		return nil, errors.New("gc: several segments are supported on Linux only")
	}
	a.memory = make([]byte, ViewSize+Granule)
	p := unsafe.Pointer(&a.memory[0])
	a.base = unsafe.Add(p, -uintptr(p)&(Granule-1))
	return a.base, nil
}

func (a *arena) anon(bytes uintptr) (unsafe.Pointer, error) {
	return unsafe.Pointer(unsafe.SliceData(make([]uint64, bytes/8))), nil
}

func drop(p unsafe.Pointer, bytes uintptr) { clear(unsafe.Slice((*byte)(p), bytes)) }

func populate(unsafe.Pointer, uintptr) {}

func (a *arena) punch(from Ref, bytes uintptr) {
	drop(unsafe.Add(a.base, uintptr(from)), bytes)
}
