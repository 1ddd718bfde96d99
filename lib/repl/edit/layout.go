package edit

import (
	"strings"
	"unicode/utf8"

	"pystm/lang/unidata"
)

// A row is a line of the screen: text with escape sequences, and its width.
type row struct {
	text  string
	width int
	soft  bool // the next row goes on where this one is full
}

const (
	tabWidth = 8
	escape   = '\x1b'
)

// picture is a text laid out in rows, with the place of the cursor.
type picture struct {
	rows     []row
	row, col int
}

// layout breaks text into rows. Its lines begin with first and then with next;
// the cursor stands before text[pos].
func layout(width int, first, next string, text []rune, pos int) picture {
	l := layouter{width: max(width, 4)}
	l.put(first)
	for i, r := range text {
		if i == pos {
			l.mark()
		}
		if r == '\n' {
			l.end(false)
			l.put(next)
			continue
		}
		l.rune(r)
	}
	if pos >= len(text) {
		l.mark()
	}
	l.wrap()
	l.end(false)
	return l.picture
}

type layouter struct {
	picture
	width int
	text  strings.Builder
	col   int
}

func (l *layouter) end(soft bool) {
	l.rows = append(l.rows, row{l.text.String(), l.col, soft})
	l.text.Reset()
	l.col = 0
}

// wrap goes to the next row if this one is full.
func (l *layouter) wrap() {
	if l.col >= l.width {
		l.end(true)
	}
}

// mark notes that the cursor is here.
func (l *layouter) mark() {
	l.wrap()
	l.picture.row, l.picture.col = len(l.rows), l.col
}

// put adds text that may hold escape sequences, which take no room.
func (l *layouter) put(s string) {
	for s != "" {
		if n := sequenceLen(s); n > 0 {
			l.text.WriteString(s[:n])
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		if r == '\n' {
			l.end(false)
		} else {
			l.rune(r)
		}
	}
}

// sequenceLen is the length of the control sequence that s begins with.
func sequenceLen(s string) int {
	if len(s) < 2 || s[0] != escape {
		return 0
	}
	if s[1] != '[' {
		return 2
	}
	for i := 2; i < len(s); i++ {
		if s[i] >= '@' && s[i] <= '~' {
			return i + 1
		}
	}
	return len(s)
}

func (l *layouter) rune(r rune) {
	shown := string(r)
	w := 1
	switch {
	case r == '\t':
		l.wrap()
		w = min(tabWidth-l.col%tabWidth, l.width-l.col)
		shown = strings.Repeat(" ", w)
	case r < ' ':
		shown, w = "^"+string(r+'@'), 2
	case r == 127:
		shown, w = "^?", 2
	default:
		w = runeWidth(r)
	}
	if w > 0 && l.col+w > l.width {
		l.end(true)
	}
	l.text.WriteString(shown)
	l.col += w
}

// runeWidth is how many columns a character takes.
func runeWidth(r rune) int {
	if r < 0x300 {
		if r >= 0x80 && r < 0xA0 || r == 0xAD {
			return 0
		}
		return 1
	}
	p := unidata.Of(r)
	switch {
	case r >= 0x1160 && r <= 0x11FF || r == 0x200B:
		return 0
	case r < p.First || r > p.Last:
		return 1
	case p.Category == "Mn" || p.Category == "Me" || p.Category == "Cf":
		return 0
	case p.EastAsianWidth == "W" || p.EastAsianWidth == "F":
		return 2
	}
	return 1
}

// textWidth is how many columns a text takes.
func textWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// columns arranges words as a list of files is: down first, then across. At
// most limit lines are made.
func columns(words []string, width, limit int) string {
	widest := 0
	for _, w := range words {
		widest = max(widest, textWidth(w))
	}
	across := max((width-1)/(widest+2), 1)
	down := (len(words) + across - 1) / across
	more := 0
	if down > limit {
		down = limit
		more = len(words) - down*across
	}
	var b strings.Builder
	for y := range down {
		for x := range across {
			i := x*down + y
			if i >= len(words) {
				break
			}
			b.WriteString(words[i])
			if i+down < len(words) && x+1 < across {
				b.WriteString(strings.Repeat(" ", widest+2-textWidth(words[i])))
			}
		}
		b.WriteByte('\n')
	}
	if more > 0 {
		b.WriteString("... and " + itoa(more) + " more\n")
	}
	return b.String()
}
