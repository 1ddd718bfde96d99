package std

import (
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Two processes accept connections from one listening socket that waits. Who comes too late must not wait in the call
// for the next one: it would do so with its segment in hand. All connections get to one of them.
func TestAcceptFromSharedSocket(t *testing.T) {
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	dial := func() {
		c, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
	}
	var processes sync.WaitGroup
	var calls [2]atomic.Int64
	var taken atomic.Int64
	var over atomic.Bool
	for i := range calls {
		file, err := listener.File()
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		fd := int(file.Fd())
		if err := unix.SetNonblock(fd, false); err != nil {
			t.Fatal(err)
		}
		processes.Go(func() {
			a := &acceptor{}
			defer a.stop()
			for ; !over.Load(); calls[i].Add(1) {
				conn, _, err := a.accept(fd)
				switch err {
				case nil:
					taken.Add(1)
					unix.Close(conn)
				case unix.EAGAIN:
				default:
					t.Error(err)
					return
				}
			}
		})
	}
	// goOn waits until both have made two more calls.
	goOn := func() bool {
		late := time.Now().Add(20 * time.Second)
		for i := range calls {
			for seen := calls[i].Load(); calls[i].Load() < seen+2; time.Sleep(time.Microsecond) {
				if time.Now().After(late) {
					return false
				}
			}
		}
		return true
	}
	const connections = 300
	for n := range connections {
		dial()
		if !goOn() {
			t.Errorf("a call waits after %d connections", n+1)
			break
		}
	}
	if n := taken.Load(); !t.Failed() && n != connections {
		t.Errorf("%d connections of %d", n, connections)
	}
	over.Store(true)
	for range calls {
		dial() // ends what waits all the same
	}
	processes.Wait()
}
