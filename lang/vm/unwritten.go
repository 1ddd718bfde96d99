package vm

import (
	"slices"
	"sync"
	"sync/atomic"
)

// What was written to files and is still in a buffer.
//
// CPython closes a file where its last reference goes, so what open(name, 'w').write(text) has written is there when the next
// line reads it. Here a collection closes it, some time later. So who is about to look at a file, or has somebody else do so, has what
// streams hold for it be passed on before. They are found by the file, not by its name. A stream that is still in use is
// flushed early by that, which it may be at any time; only who has another process write to the same file must not see it.

// Unwritten knows the streams over files that may hold something.
type Unwritten struct {
	some    atomic.Int32 // how many there are
	mu      sync.Mutex   // guards streams
	streams map[FileID][]Buffer
}

// FileID is a file, whatever its names are.
type FileID struct{ Dev, Ino uint64 }

// Buffer holds what was written to a file. PassOn passes it on, for who is inside of EnterIO.
type Buffer interface{ PassOn() }

// Add has a stream be known, until it is removed.
func (u *Unwritten) Add(file FileID, b Buffer) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.streams == nil {
		u.streams = map[FileID][]Buffer{}
	}
	u.streams[file] = append(u.streams[file], b)
	u.some.Add(1)
}

// Remove ends what Add began.
func (u *Unwritten) Remove(file FileID, b Buffer) {
	u.mu.Lock()
	defer u.mu.Unlock()
	left := u.streams[file]
	i := slices.Index(left, b)
	if i < 0 {
		return
	}
	u.some.Add(-1)
	if len(left) == 1 {
		delete(u.streams, file)
		return
	}
	u.streams[file] = slices.Delete(left, i, i+1)
}

// Any reports whether there are streams at all: if not nobody needs to find out what file it is that he looks at.
func (u *Unwritten) Any() bool { return u.some.Load() > 0 }

// to are the streams over a file, in the order in which they were opened.
func (u *Unwritten) to(file FileID) []Buffer {
	if !u.Any() {
		return nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return slices.Clone(u.streams[file])
}

// others are the streams over other files than those.
func (u *Unwritten) others(but []FileID) []Buffer {
	u.mu.Lock()
	defer u.mu.Unlock()
	var all []Buffer
	for file, streams := range u.streams {
		if !slices.Contains(but, file) {
			all = append(all, streams...)
		}
	}
	return all
}

// Holds reports whether there may be something for a file that was not passed on.
func (u *Unwritten) Holds(file FileID) bool { return len(u.to(file)) > 0 }

// PassWritten has what streams hold for a file be passed on. If some may hold something it is true, and the transaction cannot be aborted
// any more; it is a safepoint.
func (t *Thread) PassWritten(file FileID) (bool, error) { return t.passOn(t.VM.Unwritten.to(file)) }

// PassAllWritten is PassWritten for all files but those.
func (t *Thread) PassAllWritten(but ...FileID) error {
	if !t.VM.Unwritten.Any() {
		return nil
	}
	_, err := t.passOn(t.VM.Unwritten.others(but))
	return err
}

func (t *Thread) passOn(streams []Buffer) (bool, error) {
	if len(streams) == 0 {
		return false, nil
	}
	if err := t.EnterIO(); err != nil {
		return false, err
	}
	defer t.LeaveIO()
	for _, b := range streams {
		b.PassOn()
	}
	return true, nil
}
