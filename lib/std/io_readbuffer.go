package std

import "sync"

// Memory that is read into before an object is made of it, or it comes into one. Buffers of Go that
// are new for each file cost a page fault for every 4 KiB, and collections of Go.

var readBuffers sync.Pool // of *[]byte

// What is worth keeping, in bytes.
const (
	readBufferLeast = 32 << 10
	readBufferMost  = 32 << 20
)

// readBuffer is an empty slice with room for n bytes.
func readBuffer(n int) []byte {
	if n >= readBufferLeast && n <= readBufferMost {
		if b, _ := readBuffers.Get().(*[]byte); b != nil && cap(*b) >= n {
			return (*b)[:0]
		}
	}
	return make([]byte, 0, n)
}

// scratch is n bytes that are read into before they come into the heap, for as short a time: small ones, too.
func scratch(n int) []byte { return readBuffer(max(n, readBufferLeast))[:n] }

// giveReadBuffer takes what readBuffer gave, or any other memory of Go that nobody looks at
// any more.
func giveReadBuffer(b []byte) {
	if cap(b) >= readBufferLeast && cap(b) <= readBufferMost {
		readBuffers.Put(&b)
	}
}
