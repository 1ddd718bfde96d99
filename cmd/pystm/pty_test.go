package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// pty is a program at a terminal, as seen by who sits there.
type pty struct {
	t      testing.TB
	cmd    *exec.Cmd
	master *os.File

	mu     sync.Mutex
	screen *vt
	raw    strings.Builder // all that was written
	ended  chan struct{}
	closed chan struct{} // nothing more is written
}

// patience is how long something may take to appear on a busy machine.
const patience = 20 * time.Second

type ptyOptions struct {
	args          []string
	env           []string
	dir           string
	width, height int
	noStops       bool // Ctrl-S does not stop the output, where the program has not taken the keys
}

// startPTY runs a program at a terminal of its own.
func startPTY(t testing.TB, exe string, o ptyOptions) *pty {
	t.Helper()
	if o.width == 0 {
		o.width, o.height = 80, 24
	}
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		var unlock int32
		if _, _, e := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), unix.TIOCSPTLCK, uintptr(unsafe.Pointer(&unlock))); e != 0 {
			err = e
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer slave.Close()
	p := &pty{t: t, master: os.NewFile(uintptr(fd), "ptmx"), screen: newVT(o.width, o.height), ended: make(chan struct{}), closed: make(chan struct{})}
	p.setSize(o.width, o.height)
	if o.noStops {
		mode, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
		if err == nil {
			mode.Iflag &^= unix.IXON
			err = unix.IoctlSetTermios(int(slave.Fd()), unix.TCSETS, mode)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := o.dir
	if dir == "" {
		dir = t.TempDir()
	}
	p.cmd = exec.Command(exe, o.args...)
	p.cmd.Dir = dir
	p.cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TERM=xterm-256color", "LC_ALL=C.UTF-8", "NO_COLOR=1",
		"XDG_CACHE_HOME=" + os.Getenv("XDG_CACHE_HOME")}, o.env...)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = slave, slave, slave
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	// In the background of a shell Ctrl-C is ignored, and children inherit that.
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	t.Cleanup(func() { signal.Stop(interrupts) })
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go p.watch()
	go func() {
		p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		<-p.ended
		p.master.Close()
	})
	return p
}

func (p *pty) watch() {
	defer close(p.closed)
	buf := make([]byte, 4096)
	for {
		n, err := p.master.Read(buf)
		p.mu.Lock()
		p.screen.Write(buf[:n])
		p.raw.Write(buf[:n])
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (p *pty) setSize(width, height int) {
	unix.IoctlSetWinsize(int(p.master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(height), Col: uint16(width)})
}

func (p *pty) resize(width, height int) {
	p.mu.Lock()
	p.screen.resize(width, height)
	p.mu.Unlock()
	p.setSize(width, height)
}

// send types.
func (p *pty) send(keys string) {
	p.t.Helper()
	if _, err := p.master.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pty) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.text()
}

// until waits until ok holds for the screen.
func (p *pty) until(what string, ok func(s *vt) bool) {
	p.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		p.mu.Lock()
		done := ok(p.screen)
		p.mu.Unlock()
		if done {
			return
		}
		if time.Now().After(end) {
			raw := p.raw.String()
			p.t.Fatalf("no %s; the screen shows\n%s\n%q", what, p.text(), raw[max(0, len(raw)-300):])
		}
	}
}

// shows waits until a text is shown.
func (p *pty) shows(text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%q", text), func(s *vt) bool { return strings.Contains(s.text(), text) })
}

// ends waits until the text shown ends with a text, behind which the cursor is.
func (p *pty) ends(text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%q at the end", text), func(s *vt) bool {
		shown := s.text()
		last := shown[strings.LastIndexByte(shown, '\n')+1:]
		return strings.HasSuffix(shown, strings.TrimRight(text, " ")) && s.col == columnsOf(last)+len(text)-len(strings.TrimRight(text, " "))
	})
}

func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x300 && r <= 0x36F:
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// prompt waits for a prompt with nothing behind it.
func (p *pty) prompt() {
	p.t.Helper()
	p.ends(">>> ")
}

// enter types a line, when the prompt is there, and waits for the next prompt.
func (p *pty) enter(line string) {
	p.t.Helper()
	p.prompt()
	before := p.prompts()
	p.send(line + "\r")
	p.until("next prompt", func(*vt) bool { return p.countPrompts() > before })
	p.prompt()
}

// prompts is how often the program has asked for input.
func (p *pty) prompts() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.countPrompts()
}

func (p *pty) countPrompts() int { return strings.Count(p.raw.String(), "\x1b[?2004h") }

// line types a line of an entry that goes on, and waits for what begins the
// next one.
func (p *pty) line(line, next string) {
	p.t.Helper()
	p.send(line + "\r")
	p.ends(strings.TrimLeft(line, backspace) + "\n" + next)
}

// finished waits for the end of the program and gives its status.
func (p *pty) finished() int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.t.Fatalf("it does not end; the screen shows\n%s", p.text())
	}
	<-p.closed
	return p.cmd.ProcessState.ExitCode()
}
