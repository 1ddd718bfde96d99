package edit

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

func itoa(n int) string { return strconv.Itoa(n) }

// isTerminal reports whether a descriptor is one of a terminal.
func isTerminal(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}

// A keyboard reads from a terminal, a byte at a time: what is not read is there
// for the program. It reads only while it is open.
type keyboard struct {
	fd   int
	wake [2]int // a pipe: a byte in it ends a wait

	mu    sync.Mutex
	opens sync.Cond
	open  bool
	stop  bool // the next read gives errStopped

	modes sync.Mutex // guards saved, and is held while the terminal's modes are set
	saved *unix.Termios
}

func newKeyboard(fd int) (*keyboard, error) {
	k := &keyboard{fd: fd}
	k.opens.L = &k.mu
	return k, unix.Pipe2(k.wake[:], unix.O_CLOEXEC|unix.O_NONBLOCK)
}

// close gives back what newKeyboard took.
func (k *keyboard) close() {
	unix.Close(k.wake[0])
	unix.Close(k.wake[1])
}

// raw has keys come as they are typed, without an echo. Ctrl-C is a key, too,
// unless signals is set.
func (k *keyboard) raw(signals bool) error {
	k.modes.Lock()
	defer k.modes.Unlock()
	if k.saved == nil {
		old, err := unix.IoctlGetTermios(k.fd, unix.TCGETS)
		if err != nil {
			return err
		}
		k.saved = old
	}
	t := *k.saved
	t.Iflag &^= unix.IGNBRK | unix.BRKINT | unix.PARMRK | unix.ISTRIP | unix.INLCR | unix.IGNCR | unix.ICRNL | unix.IXON
	t.Lflag &^= unix.ECHO | unix.ECHONL | unix.ICANON | unix.ISIG | unix.IEXTEN
	if signals {
		t.Lflag |= unix.ISIG
	}
	t.Cflag &^= unix.CSIZE | unix.PARENB
	t.Cflag |= unix.CS8
	t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
	return unix.IoctlSetTermios(k.fd, unix.TCSETSW, &t)
}

// restore makes the terminal what it was.
func (k *keyboard) restore() error {
	k.modes.Lock()
	defer k.modes.Unlock()
	if k.saved == nil {
		return nil
	}
	old := k.saved
	k.saved = nil
	return unix.IoctlSetTermios(k.fd, unix.TCSETSW, old)
}

// setOpen lets reads go on, or ends those that wait.
func (k *keyboard) setOpen(open bool) {
	k.mu.Lock()
	k.open, k.stop = open, false
	k.mu.Unlock()
	if open {
		k.opens.Broadcast()
		return
	}
	unix.Write(k.wake[1], []byte{0})
}

// errStopped is what a read gives that interrupt has ended.
var errStopped = errors.New("stopped")

// interrupt ends the read that waits, or the next one while the keyboard is open.
func (k *keyboard) interrupt() {
	k.mu.Lock()
	k.stop = true
	k.mu.Unlock()
	unix.Write(k.wake[1], []byte{0})
}

// stopped reports, once, whether reads are to end.
func (k *keyboard) stopped() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	stop := k.stop
	k.stop = false
	return stop
}

// waitOpen waits until the keyboard is open.
func (k *keyboard) waitOpen() {
	k.mu.Lock()
	for !k.open {
		k.opens.Wait()
	}
	k.mu.Unlock()
}

// ready reports whether a byte can be read within a time; negative: for ever.
func (k *keyboard) ready(wait time.Duration) bool {
	ms := -1
	if wait >= 0 {
		ms = int(wait / time.Millisecond)
	}
	for {
		fds := []unix.PollFd{{Fd: int32(k.fd), Events: unix.POLLIN}, {Fd: int32(k.wake[0]), Events: unix.POLLIN}}
		n, err := unix.Poll(fds, ms)
		if err == unix.EINTR {
			continue
		}
		if fds[1].Revents != 0 {
			var b [16]byte
			unix.Read(k.wake[0], b[:])
		}
		return err == nil && n > 0 && fds[0].Revents != 0
	}
}

// next reads a byte; io.EOF if the terminal is gone.
func (k *keyboard) next() (byte, error) {
	var b [1]byte
	for {
		k.waitOpen()
		if k.stopped() {
			return 0, errStopped
		}
		if !k.ready(-1) {
			continue
		}
		k.mu.Lock()
		if !k.open {
			k.mu.Unlock()
			continue
		}
		n, err := unix.Read(k.fd, b[:])
		k.mu.Unlock()
		switch {
		case err == unix.EINTR || err == unix.EAGAIN:
			continue
		case err != nil:
			return 0, err
		case n == 0:
			return 0, io.EOF
		}
		return b[0], nil
	}
}

// pasteTime is within what time the bytes of an unmarked paste follow each other.
const pasteTime = 20 * time.Millisecond

// size is the size of a terminal in characters.
func size(fd int) (width, height int) {
	ws, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if err != nil || ws.Col == 0 {
		return 80, 24
	}
	return int(ws.Col), max(int(ws.Row), 2)
}

// suspend stops the process as the terminal does for Ctrl-Z, until it is
// continued. The signal comes to some thread, and the others run on until then.
func suspend() {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, unix.SIGCONT)
	defer signal.Stop(continued)
	unix.Kill(0, unix.SIGTSTP)
	select {
	case <-continued:
	case <-time.After(stopTime): // it is ignored, or there is nobody to continue the process
	}
}

// stopTime is how long to wait for the process to be stopped.
const stopTime = time.Second

// writeAll writes to a descriptor.
func writeAll(fd int, p []byte) error {
	for len(p) > 0 {
		n, err := unix.Write(fd, p)
		switch {
		case err == unix.EINTR:
		case err == unix.EAGAIN:
			time.Sleep(time.Millisecond)
		case err != nil:
			return os.NewSyscallError("write", err)
		default:
			p = p[n:]
		}
	}
	return nil
}
