package std

import (
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A signal that interrupts the question whether a descriptor is ready is no answer: who took it for one waited in
// accept() with its segment in hand, and signals of the Go runtime's come at any time.
func TestReadyInterrupted(t *testing.T) {
	var pipe [2]int
	if err := unix.Pipe2(pipe[:], unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	defer unix.Close(pipe[0])
	defer unix.Close(pipe[1])
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	thread, done := unix.Gettid(), make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-done:
				return
			default:
				_ = unix.Tgkill(os.Getpid(), thread, unix.SIGURG)
			}
		}
	}()
	interrupted, polls := 0, 0
	// On a busy machine it takes a while until both threads run at a time.
	for end := time.Now().Add(time.Minute); polls < 100_000 || interrupted == 0 && time.Now().Before(end); polls++ {
		if ready(pipe[0], unix.POLLIN, 0) {
			t.Error("an empty pipe is ready")
			break
		}
		if _, err := unix.Poll([]unix.PollFd{{Fd: int32(pipe[0]), Events: unix.POLLIN}}, 0); err == unix.EINTR {
			interrupted++
		}
	}
	close(done)
	<-stopped
	if interrupted == 0 && runtime.NumCPU() > 1 {
		t.Error("no poll was interrupted, so this has shown nothing")
	}
	t.Logf("%d of %d polls were interrupted", interrupted, polls)
}
