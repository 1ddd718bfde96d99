package main

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// vt is a terminal's screen as far as the prompt uses it: text that wraps,
// movements of the cursor, clearing, colours.
type vt struct {
	width, height int
	cells         [][]cell
	soft          []bool // the next row goes on
	row, col      int
	wrap          bool // the last column has been written, the next character wraps
	style         string
	paste         bool // pastes are marked
	bells         int
	scrolled      []string // rows that left at the top
	pending       []byte   // an unfinished sequence or character
}

type cell struct {
	text  string // "" is the right half of a wide character
	style string
}

func newVT(width, height int) *vt {
	s := &vt{width: width, height: height}
	for range height {
		s.cells, s.soft = append(s.cells, s.blank()), append(s.soft, false)
	}
	return s
}

func (s *vt) blank() []cell {
	row := make([]cell, s.width)
	for i := range row {
		row[i].text = " "
	}
	return row
}

// resize breaks lines anew, as most terminals do, around the cursor.
func (s *vt) resize(width, height int) {
	var lines [][]cell
	at, offset := 0, 0 // the cursor's line and place in it
	for i, row := range s.cells {
		if i == 0 || !s.soft[i-1] {
			lines = append(lines, nil)
		}
		if last := len(lines) - 1; i == s.row {
			at, offset = last, len(lines[last])+s.col
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], row...)
	}
	s.width, s.height, s.wrap = width, height, false
	s.cells, s.soft = nil, nil
	for i, line := range lines {
		n := len(line)
		for n > 0 && line[n-1].text == " " && (i != at || n > offset) {
			n--
		}
		if i == at {
			s.row, s.col = len(s.cells)+offset/width, offset%width
		}
		for begin := 0; begin == 0 || begin < n || i == at && begin <= offset; begin += width {
			row := s.blank()
			copy(row, line[min(begin, n):n])
			s.cells = append(s.cells, row)
			s.soft = append(s.soft, begin+width < n)
		}
	}
	for len(s.cells) > height && s.line(len(s.cells)-1) == "" && s.row < len(s.cells)-1 {
		s.cells, s.soft = s.cells[:len(s.cells)-1], s.soft[:len(s.soft)-1]
	}
	for len(s.cells) > height {
		s.scrolled = append(s.scrolled, s.line(0))
		s.cells, s.soft = s.cells[1:], s.soft[1:]
		s.row = max(s.row-1, 0)
	}
	for len(s.cells) < height {
		s.cells, s.soft = append(s.cells, s.blank()), append(s.soft, false)
	}
}

func (s *vt) Write(p []byte) (int, error) {
	data := append(s.pending, p...)
	for len(data) > 0 {
		n := s.step(data)
		if n == 0 {
			break
		}
		data = data[n:]
	}
	s.pending = append([]byte(nil), data...)
	return len(p), nil
}

// step does what the bytes begin with and returns how many that are; 0 if more
// are needed.
func (s *vt) step(p []byte) int {
	switch c := p[0]; {
	case c == 27:
		return s.sequence(p)
	case c == '\r':
		s.col, s.wrap = 0, false
	case c == '\n':
		s.down()
	case c == '\b':
		s.col, s.wrap = max(s.col-1, 0), false
	case c == 7:
		s.bells++
	case c < ' ':
	default:
		if !utf8.FullRune(p) {
			return 0
		}
		r, n := utf8.DecodeRune(p)
		s.put(r)
		return n
	}
	return 1
}

func (s *vt) down() {
	s.wrap = false
	if s.row++; s.row == s.height {
		s.scrolled = append(s.scrolled, s.line(0))
		s.cells, s.soft = append(s.cells[1:], s.blank()), append(s.soft[1:], false)
		s.row--
	}
}

// wide are the characters of two columns that the tests use.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F300 && r <= 0x1FAFF
}

func (s *vt) put(r rune) {
	w := 1
	switch {
	case r >= 0x300 && r <= 0x36F:
		s.combine(r)
		return
	case wide(r):
		w = 2
	}
	if s.wrap || s.col+w > s.width {
		s.soft[s.row] = true
		s.down()
		s.col = 0
	}
	s.cells[s.row][s.col] = cell{string(r), s.style}
	if w == 2 {
		s.cells[s.row][s.col+1] = cell{"", s.style}
	}
	if s.col += w; s.col >= s.width {
		s.col, s.wrap = s.width-1, true
	}
}

func (s *vt) combine(r rune) {
	i := s.col - 1
	if s.wrap {
		i = s.col
	}
	for i > 0 && s.cells[s.row][i].text == "" {
		i--
	}
	if i >= 0 {
		s.cells[s.row][i].text += string(r)
	}
}

func (s *vt) sequence(p []byte) int {
	if len(p) < 2 {
		return 0
	}
	if p[1] != '[' {
		return 2
	}
	for i := 2; i < len(p); i++ {
		if p[i] >= '@' && p[i] <= '~' {
			s.control(p[i], string(p[2:i]))
			return i + 1
		}
	}
	return 0
}

func (s *vt) control(final byte, args string) {
	n, err := strconv.Atoi(args)
	if err != nil {
		n = 0
	}
	if final != 'm' && final != 'J' && final != 'K' {
		s.wrap = false
	}
	switch final {
	case 'A':
		s.row = max(s.row-max(n, 1), 0)
	case 'B':
		s.row = min(s.row+max(n, 1), s.height-1)
	case 'C':
		s.col = min(s.col+max(n, 1), s.width-1)
	case 'D':
		s.col = max(s.col-max(n, 1), 0)
	case 'H':
		s.row, s.col = 0, 0
	case 'J':
		if n == 2 {
			s.clear(0, 0)
			return
		}
		s.clear(s.row, s.col)
	case 'K':
		s.soft[s.row] = false
		copy(s.cells[s.row][s.col:], s.blank())
	case 'm':
		s.style = args
		if args == "0" {
			s.style = ""
		}
	case 'h', 'l':
		if args == "?2004" {
			s.paste = final == 'h'
		}
	}
}

func (s *vt) clear(row, col int) {
	copy(s.cells[row][col:], s.blank())
	s.soft[row] = false
	for i := row + 1; i < s.height; i++ {
		s.cells[i], s.soft[i] = s.blank(), false
	}
}

// line is a row as text.
func (s *vt) line(i int) string {
	var b strings.Builder
	for _, c := range s.cells[i] {
		b.WriteString(c.text)
	}
	return strings.TrimRight(b.String(), " ")
}

// text is all that is shown, with what has scrolled away.
func (s *vt) text() string {
	lines := append([]string(nil), s.scrolled...)
	for i := range s.height {
		lines = append(lines, s.line(i))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// style is how the first place that shows a text is shown.
func (s *vt) styleOf(text string) string {
	for i := range s.height {
		line := s.line(i)
		if at := strings.Index(line, text); at >= 0 {
			return s.cells[i][utf8.RuneCountInString(line[:at])].style
		}
	}
	return "?"
}
