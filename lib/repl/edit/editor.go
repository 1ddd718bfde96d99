// Package edit reads what is typed at a terminal: entries of one or more lines,
// with history, completion and search. It knows nothing of Python.
//
// Readline (github.com/chzyer/readline) reads keys and edits a buffer. It is
// made for single lines of narrow characters, so the rest is done here: keys are
// decoded before it sees them (keys.go), what it does not know is done to its
// buffer after each key (commands.go), and the screen is drawn from the buffer
// (screen.go, layout.go); what it would draw itself is dropped.
//
// Readline's goroutine runs the commands. Whoever calls Read waits for events:
// the entry, or that words to complete are asked for.
package edit

import (
	"bytes"
	"io"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/chzyer/readline"
)

// ErrInterrupt is what Read gives when Ctrl-C was typed.
var ErrInterrupt = readline.ErrInterrupt

// Hooks are what the editor must know of the language.
type Hooks struct {
	// More tells whether an entry needs more lines and, if so, what the next
	// one begins with.
	More func(text string) (more bool, indent string)
	// Complete gives the words that could stand from text[start:] on; it is
	// called by the goroutine that called Read.
	Complete func(text string) (start int, words []string)
	// Signals wakes the goroutine that called Read for Signalled, whose error
	// ends the reading.
	Signals   <-chan struct{}
	Signalled func() error
}

// Editor is the terminal of an interactive session.
type Editor struct {
	*Console
	hooks    Hooks
	history  *History
	keyboard *keyboard
	decoder  decoder
	rl       *readline.Instance
	asks     chan string     // texts to be completed
	answers  chan completion // words
	pastes   chan string
	unguard  func() // ends what begin has set up for signals

	lastKey atomic.Int64 // that was read, and its number
	handled int64        // the number of the key that is handled

	mu     sync.Mutex // guards what follows
	first  string     // prompts
	next   string
	plain  bool // one line of any text: input()
	edited bool // a line is being edited

	buffer
}

// completion is the answer to a request for words.
type completion struct {
	start int
	words []string
}

// Console is the terminal for the program's output.
type Console struct {
	screen    *screen
	terminals [3]bool

	// Handled tells whether the program handles a signal itself.
	Handled func(signal int) bool
}

// NewConsole returns the terminal, nil if standard input or output is none.
func NewConsole() *Console {
	if !isTerminal(0) || !isTerminal(1) {
		return nil
	}
	return &Console{screen: newScreen(1), terminals: [3]bool{true, true, isTerminal(2)}}
}

// Write writes to one of the standard descriptors.
func (c *Console) Write(fd int, p []byte) (int, error) {
	return c.screen.write(fd, p, fd < len(c.terminals) && c.terminals[fd])
}

// Echoed notes that a line was typed which the terminal showed by itself.
func (c *Console) Echoed() { c.screen.echoed() }

// Dumb reports whether the terminal cannot place its cursor.
func (c *Console) Dumb() bool {
	term := os.Getenv("TERM")
	return term == "" || term == "dumb"
}

// Size is the terminal's size in characters.
func (c *Console) Size() (width, height int) { return size(c.screen.fd) }

// New makes the editor of a terminal.
func New(c *Console, history *History, hooks Hooks) (*Editor, error) {
	k, err := newKeyboard(0)
	if err != nil {
		return nil, err
	}
	e := &Editor{Console: c, hooks: hooks, history: history, keyboard: k,
		asks: make(chan string), answers: make(chan completion), pastes: make(chan string, 64)}
	e.decoder = decoder{next: k.next, ready: k.ready, paste: func(s string) { e.pastes <- s }}
	e.rl, err = readline.NewEx(&readline.Config{
		Stdin: keys{e}, Stdout: bells{c.screen.fd}, Stderr: io.Discard,
		HistoryLimit: -1, DisableAutoSaveHistory: true,
		FuncMakeRaw: e.begin, FuncExitRaw: e.end,
		FuncIsTerminal: func() bool { return false }, FuncGetWidth: func() int { return 80 },
		FuncOnWidthChanged:  func(func()) {},
		FuncFilterInputRune: e.filter,
		Listener:            readline.FuncListener(e.changed),
	})
	if err != nil {
		return nil, err
	}
	resized := make(chan os.Signal, 1)
	signal.Notify(resized, syscall.SIGWINCH)
	go func() {
		for range resized {
			c.screen.resize()
		}
	}()
	return e, nil
}

// keys is the keyboard as readline sees it: it reads a key while it handles the
// one before.
type keys struct{ e *Editor }

func (k keys) Read(p []byte) (int, error) {
	key, err := k.e.decoder.key()
	if err == errStopped {
		key, err = char(readline.CharInterrupt), nil
	}
	if err == nil {
		r, _ := utf8.DecodeRune(key)
		k.e.lastKey.Store(k.e.lastKey.Load()&^keyMask + keyMask + 1 + int64(r))
	}
	return copy(p, key), err
}

const (
	noKey   = -1        // the key ahead when none has been read
	keyMask = 1<<32 - 1 // the key in lastKey; above it stands its number
)

// keyAhead is the key after the one that is handled now, if it has been typed
// already or is within a time.
func (e *Editor) keyAhead(wait time.Duration) rune {
	for end := time.Now().Add(wait); ; time.Sleep(time.Millisecond) {
		if last := e.lastKey.Load(); last>>32 > e.handled {
			return rune(last & keyMask)
		}
		if !time.Now().Before(end) {
			return noKey
		}
	}
}

func (k keys) Close() error { return nil }

// bells passes on the bell, of all that readline writes.
type bells struct{ fd int }

func (b bells) Write(p []byte) (int, error) {
	if bytes.Equal(p, []byte{readline.CharBell}) {
		writeAll(b.fd, p)
	}
	return len(p), nil
}

func (e *Editor) bell() { writeAll(e.screen.fd, []byte{readline.CharBell}) }

// An Entry is what was typed.
type Entry struct {
	Text string
	Err  error // ErrInterrupt, io.EOF, or what Signalled gave
}

// Read reads an entry. wait is called to wait for what happens at the terminal.
func (e *Editor) Read(first, next string, wait func(func())) Entry {
	entry := e.read(first, next, false, wait)
	if entry.Err == nil {
		e.history.Add(entry.Text)
	}
	return entry
}

// ReadLine reads a line of any text.
func (e *Editor) ReadLine(prompt string, wait func(func())) Entry {
	return e.read(prompt, "", true, wait)
}

func (e *Editor) read(first, next string, plain bool, wait func(func())) Entry {
	e.mu.Lock()
	e.first, e.next, e.plain = first, next, plain
	e.mu.Unlock()
	done := make(chan Entry, 1)
	go func() {
		text, err := e.rl.Readline()
		done <- Entry{text, err}
	}()
	var failed error
	for {
		var entry Entry
		var asked, signalled bool
		var text string
		wait(func() {
			select {
			case entry = <-done:
			case text = <-e.asks:
				asked = true
			case <-e.hooks.Signals:
				signalled = true
			}
		})
		switch {
		case asked && failed != nil:
			e.answers <- completion{}
		case asked:
			start, words := e.hooks.Complete(text)
			e.answers <- completion{start, words}
		case signalled && failed == nil:
			if failed = e.hooks.Signalled(); failed != nil {
				e.keyboard.interrupt()
			}
		case signalled:
		case failed != nil:
			return Entry{Err: failed}
		default:
			return entry
		}
	}
}

// Marks of a paste: asked for while a line is edited.
const (
	pasteOn  = "\x1b[?2004h"
	pasteOff = "\x1b[?2004l"
)

// begin makes the terminal raw and shows the prompt.
func (e *Editor) begin() error {
	e.unguard = e.guard(func() {
		e.finish("")
		e.keyboard.restore()
	})
	if err := e.keyboard.raw(false); err != nil {
		return err
	}
	e.screen.resize()
	writeAll(e.screen.fd, []byte(pasteOn))
	e.mu.Lock()
	e.buffer = buffer{entry: len(e.history.entries), kill: e.kill}
	e.edited = true
	e.show()
	e.mu.Unlock()
	e.keyboard.setOpen(true)
	return nil
}

// end makes the terminal what it was.
func (e *Editor) end() error {
	e.finish("") // if the terminal is gone, or reading failed
	e.unguard()
	return e.keyboard.restore()
}

// finish ends the editing: the line stays, more is written behind it.
func (e *Editor) finish(more string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.edited {
		return
	}
	e.keyboard.setOpen(false)
	e.edited = false
	e.found = nil
	e.show()
	e.screen.finish(more + pasteOff)
}

// show draws the buffer.
func (e *Editor) show() {
	v := view{first: e.first, next: e.next, text: e.text, pos: e.pos}
	if s := e.found; s != nil {
		v.first = s.prompt()
	}
	e.screen.show(v)
}
