package edit

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
)

// A screen shows the line that is edited, in the rows above which everything
// else is printed. It knows where those rows are because all output passes
// through it; what was printed after the last line feed stands before the
// prompt.
type screen struct {
	fd int

	mu     sync.Mutex // guards what follows; held while writing
	width  int
	height int
	shown  bool // a line is being edited
	tail   []byte
	view   view

	rows []row // what is on the screen
	row  int   // where the cursor is among them
}

// view is what is to be shown.
type view struct {
	first, next string // prompts
	text        []rune
	pos         int
	below       string // lines below the text
}

// maxTail bounds what is printed again before the prompt.
const maxTail = 4096

func newScreen(fd int) *screen {
	s := &screen{fd: fd}
	s.width, s.height = size(fd)
	return s
}

// resize takes the size that the terminal has now. It has moved the rows that
// did not fit.
func (s *screen) resize() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.width, s.height = size(s.fd)
	if !s.shown {
		return
	}
	now := s.layout()
	s.rows = nil
	s.row = min(now.row, s.height-1)
	s.flush(s.erased())
}

// show draws what is edited.
func (s *screen) show(v view) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown, s.view = true, v
	s.flush(nil)
}

// refresh draws everything again, on a cleared screen.
func (s *screen) refresh(clear bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []byte
	if clear {
		out = []byte("\x1b[H\x1b[2J")
	}
	s.rows, s.row = nil, 0
	s.flush(out)
}

// finish leaves the line as it is and goes to the line below, with more text.
func (s *screen) finish(more string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.shown {
		return
	}
	s.view.pos, s.view.below = len(s.view.text), ""
	out := s.draw(nil)
	s.shown, s.tail, s.rows, s.row = false, nil, nil, 0
	s.put(append(out, more+"\r\n"...))
}

// print writes lines above what is edited; the line stays where it is if keep
// is set, and is shown again below.
func (s *screen) print(lines string, keep bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []byte
	if keep {
		pos := s.view.pos
		s.view.pos = len(s.view.text)
		out = append(s.draw(nil), "\r\n"...)
		s.view.pos = pos
		s.tail, s.rows, s.row = nil, nil, 0
	} else {
		out = s.erased()
	}
	s.flush(append(out, strings.ReplaceAll(lines, "\n", "\r\n")...))
}

// Write writes to one of the program's descriptors. If it is the terminal and a
// line is being edited the text goes above that.
func (s *screen) write(fd int, p []byte, terminal bool) (int, error) {
	if !terminal {
		if err := writeAll(fd, p); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.shown {
		s.noteTail(p)
		if err := writeAll(fd, p); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	out := s.erased()
	if i := bytes.LastIndexByte(p, '\n'); i >= 0 {
		out = append(append(out, s.tail...), p[:i+1]...)
	}
	s.noteTail(p)
	s.flush(out)
	return len(p), nil
}

// noteTail keeps what stands after the last line feed.
func (s *screen) noteTail(p []byte) {
	if i := bytes.LastIndexByte(p, '\n'); i >= 0 {
		s.tail = s.tail[:0]
		p = p[i+1:]
	}
	if i := bytes.LastIndexByte(p, '\r'); i >= 0 {
		s.tail = s.tail[:0]
		p = p[i+1:]
	}
	if len(s.tail)+len(p) > maxTail {
		p = p[max(0, len(p)-maxTail):]
		s.tail = s.tail[:0]
	}
	s.tail = append(s.tail, p...)
}

// echoed notes that the terminal has shown a line that was typed to the program.
func (s *screen) echoed() {
	s.mu.Lock()
	s.tail = nil
	s.mu.Unlock()
}

func (s *screen) layout() picture {
	v := s.view
	p := layout(s.width, string(s.tail)+v.first, v.next, v.text, v.pos)
	if v.below != "" {
		p.rows = append(p.rows, layout(s.width, v.below, "", nil, 0).rows...)
	}
	return p
}

// erased is what clears the rows.
func (s *screen) erased() []byte {
	var out []byte
	if s.row > 0 {
		out = fmt.Appendf(out, "\x1b[%dA", s.row)
	}
	s.rows, s.row = nil, 0
	return append(out, "\r\x1b[J"...)
}

func (s *screen) flush(out []byte) { s.put(s.draw(out)) }

func (s *screen) put(out []byte) {
	if len(out) > 0 {
		writeAll(s.fd, out)
	}
}

// draw appends to out what makes the screen show the view.
func (s *screen) draw(out []byte) []byte {
	p := s.layout()
	rows, at := p.rows, p.row
	if top := max(0, min(at-s.height/2, len(rows)-s.height)); len(rows) > s.height {
		rows, at = rows[top:top+s.height], at-top
	}
	same := 0
	for same < len(rows) && same < len(s.rows) && rows[same] == s.rows[same] {
		same++
	}
	if same < len(rows) || same < len(s.rows) {
		same = max(0, min(same, len(rows)-1, len(s.rows)-1))
		out = s.rewrite(out, rows, same)
	}
	s.rows = rows
	out = vertical(out, at-s.row)
	s.row = at
	out = append(out, '\r')
	if p.col > 0 {
		out = fmt.Appendf(out, "\x1b[%dC", p.col)
	}
	return out
}

// rewrite writes the rows from one on, and clears what is below.
func (s *screen) rewrite(out []byte, rows []row, from int) []byte {
	out = append(vertical(out, from-s.row), '\r')
	for i := from; i < len(rows); i++ {
		if i > from {
			switch {
			case !rows[i-1].soft:
				out = append(out, "\r\n"...)
			case rows[i].width == 0:
				out = append(out, " \r"...)
			}
		}
		out = append(out, rows[i].text...)
		if rows[i].width < s.width && !(rows[i].soft && i+1 < len(rows)) {
			out = append(out, "\x1b[K"...)
		}
	}
	if last := rows[len(rows)-1]; last.width < s.width {
		out = append(out, "\x1b[J"...)
	}
	s.row = len(rows) - 1
	return out
}

func vertical(out []byte, n int) []byte {
	switch {
	case n > 0:
		return fmt.Appendf(out, "\x1b[%dB", n)
	case n < 0:
		return fmt.Appendf(out, "\x1b[%dA", -n)
	}
	return out
}
