package edit

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/chzyer/readline"
)

// buffer is the text that is edited, as readline has it, and what belongs to it.
type buffer struct {
	text  []rune
	pos   int
	entry int            // number of the history's entry that is shown
	draft map[int][]rune // entries as they were changed
	kill  []rune         // what was cut last
	found *search        // searching the history
}

// search is a search in the history.
type search struct {
	pattern []rune
	entry   int // where it was found last
	failing bool
	back    bool
	saved   buffer // before the search
}

func (s *search) prompt() string {
	name := "i-search"
	if s.back {
		name = "reverse-i-search"
	}
	if s.failing {
		name = "failing " + name
	}
	return "(" + name + ")`" + string(s.pattern) + "': "
}

// filter sees a key before readline does, and decides who handles it.
func (e *Editor) filter(r rune) (rune, bool) {
	if r != 0 {
		e.keyboard.waitOpen()
		e.handled++
	}
	e.mu.Lock()
	searching := e.found != nil
	text := string(e.text)
	e.mu.Unlock()
	fromSearch := searching
	if searching && !searches(r) {
		e.mu.Lock()
		e.found = nil
		e.mu.Unlock()
		searching = false
	}
	switch r {
	case 0:
		e.finish("")
	case readline.CharInterrupt:
		e.finish("")
	case keyLeave:
		if text == "" {
			e.finish("")
			return readline.CharDelete, true
		}
		return keyDelete, true
	case keyEnter:
		return e.enter(text, fromSearch), true
	case keyBackspace:
		switch {
		case searching:
		case e.dedents() > 0:
			return keyDedent, true
		default:
			return readline.CharBackspace, true
		}
	}
	return r, true
}

// searches reports whether a key goes on with a search.
func searches(r rune) bool {
	switch r {
	case keySearch, keySearchOn, keyBackspace, keyCancel:
		return true
	}
	return r >= ' ' && r != 127 && !isCommand(r)
}

// enter decides what the Enter key does: end the entry, or begin a line.
func (e *Editor) enter(text string, searching bool) rune {
	if e.plain {
		e.finish("")
		return readline.CharEnter
	}
	more, _ := e.hooks.More(text)
	if more && e.recalled(text) {
		more, _ = e.hooks.More(text + "\n")
	} else if !searching && strings.Contains(string(e.text[e.pos:]), "\n") {
		return keyNewline // somewhere inside
	}
	switch {
	case !more && !e.blankPasted(text):
		e.finish("")
		return readline.CharEnter
	case searching:
		return keyAppend
	}
	return keyNewline
}

// recalled reports whether a text is an entry of the history as it was: whole
// without the blank line that ended it.
func (e *Editor) recalled(text string) bool {
	return e.entry < len(e.history.entries) && e.history.entries[e.entry] == text
}

// blankPasted reports whether the entry would end with a blank line that is
// followed by an indented one: then it comes from a paste that is not marked.
func (e *Editor) blankPasted(text string) bool {
	if !strings.HasSuffix(text, "\n") {
		return false
	}
	key := e.keyAhead(pasteTime)
	return key == ' ' || key == keyTab
}

// changed sees the buffer after each key, and gives it back as it is to be.
func (e *Editor) changed(line []rune, pos int, key rune) ([]rune, int, bool) {
	e.mu.Lock()
	if !e.edited || key == 0 { // it has ended, or begins
		e.mu.Unlock()
		return nil, 0, false
	}
	if isCommand(key) && pos > 0 {
		line = slices.Delete(line, pos-1, pos)
		pos--
	}
	e.text, e.pos = line, pos
	e.mu.Unlock()
	switch {
	case key == keyTab && !e.plain:
		e.tab()
	case key == keySuspend:
		e.suspend()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.found != nil {
		e.searchKey(key)
	} else {
		e.command(key)
	}
	if e.edited {
		e.show()
	}
	return slices.Clone(e.text), e.pos, true
}

// command does what a key asks for that readline does not know.
func (e *Editor) command(key rune) {
	switch key {
	case keyNewline:
		e.newline()
	case keyAppend:
		e.pos = len(e.text)
		e.newline()
	case keyUp:
		if !e.moveLine(-1) {
			e.recall(e.entry - 1)
		}
	case keyDown:
		if !e.moveLine(1) {
			e.recall(e.entry + 1)
		}
	case keyHome:
		e.pos = e.lineStart()
	case keyEnd:
		e.pos = e.lineEnd()
	case keyFirst:
		e.recall(0)
	case keyLast:
		e.recall(len(e.history.entries))
	case keyDelete:
		if e.pos < len(e.text) {
			e.text = slices.Delete(e.text, e.pos, e.pos+1)
		}
	case keyDedent:
		n := e.dedentsLocked()
		e.text = slices.Delete(e.text, e.pos-n, e.pos)
		e.pos -= n
	case keyKill:
		end := e.lineEnd()
		if end == e.pos && end < len(e.text) {
			end++
		}
		e.cut(e.pos, end)
	case keyKillFront:
		e.cut(e.lineStart(), e.pos)
	case keyWordLeft:
		e.pos = e.wordStart()
	case keyWordRight:
		e.pos = e.wordEnd()
	case keyKillWord:
		e.cut(e.pos, e.wordEnd())
	case keyKillWordBack:
		e.cut(e.wordStart(), e.pos)
	case keyYank:
		e.insert(e.kill)
	case keyTranspose:
		e.transpose()
	case keySearch, keySearchOn:
		e.startSearch(key == keySearch)
	case keyClear:
		e.screen.refresh(true)
	case keyPaste:
		e.insert([]rune(e.pasted(<-e.pastes)))
	case keyTab:
		if e.plain {
			e.insert([]rune{'\t'})
		}
	}
}

func (e *Editor) insert(text []rune) {
	e.text = slices.Insert(e.text, e.pos, text...)
	e.pos += len(text)
}

func (e *Editor) cut(from, to int) {
	e.kill = slices.Clone(e.text[from:to])
	e.text = slices.Delete(e.text, from, to)
	e.pos = from
}

// wordStart is where the word at the cursor begins, or the one before it.
func (e *Editor) wordStart() int {
	i := e.pos
	for i > 0 && !inWord(e.text[i-1]) {
		i--
	}
	for i > 0 && inWord(e.text[i-1]) {
		i--
	}
	return i
}

// wordEnd is where the word at the cursor ends, or the one after it.
func (e *Editor) wordEnd() int {
	i := e.pos
	for i < len(e.text) && !inWord(e.text[i]) {
		i++
	}
	for i < len(e.text) && inWord(e.text[i]) {
		i++
	}
	return i
}

func inWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// transpose swaps the characters around the cursor or, at the end, before it.
func (e *Editor) transpose() {
	start, end := e.lineStart(), e.lineEnd()
	if end-start < 2 || e.pos == start {
		e.bell()
		return
	}
	if e.pos == end {
		e.pos--
	}
	e.text[e.pos-1], e.text[e.pos] = e.text[e.pos], e.text[e.pos-1]
	e.pos++
}

// pasted is a pasted text with the line ends that are used here.
func (e *Editor) pasted(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		if isCommand(r) || r < ' ' && r != '\n' && r != '\t' || r == 127 {
			return -1
		}
		return r
	}, text)
	if e.plain {
		text, _, _ = strings.Cut(text, "\n")
	}
	return text
}

func (e *Editor) lineStart() int {
	i := e.pos
	for i > 0 && e.text[i-1] != '\n' {
		i--
	}
	return i
}

func (e *Editor) lineEnd() int {
	i := e.pos
	for i < len(e.text) && e.text[i] != '\n' {
		i++
	}
	return i
}

// moveLine moves the cursor to the line above or below; false: there is none.
func (e *Editor) moveLine(by int) bool {
	start := e.lineStart()
	col := e.pos - start
	if by < 0 {
		if start == 0 {
			return false
		}
		e.pos = start - 1
	} else {
		end := e.lineEnd()
		if end == len(e.text) {
			return false
		}
		e.pos = end + 1
	}
	start = e.lineStart()
	e.pos = min(start+col, e.lineEnd())
	return true
}

// newline begins a line, indented as the ones before ask for.
func (e *Editor) newline() {
	indent := ""
	if e.keyAhead(time.Millisecond) == noKey { // else the line is not typed, and has what it needs
		_, indent = e.hooks.More(string(e.text[:e.pos]))
	}
	e.insert([]rune("\n" + indent))
}

// indentWidth is how far the Tab and Backspace keys move in an indentation.
const indentWidth = 4

// dedents is how many blanks the Backspace key removes: those up to a column of
// an indentation, if there are only blanks before the cursor; else 0.
func (e *Editor) dedents() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.dedentsLocked()
}

func (e *Editor) dedentsLocked() int {
	start := e.lineStart()
	for _, r := range e.text[start:e.pos] {
		if r != ' ' {
			return 0
		}
	}
	if n := e.pos - start; n > 1 && !e.plain {
		return (n-1)%indentWidth + 1
	}
	return 0
}

// recall shows an entry of the history; the number after the last is what was
// being typed.
func (e *Editor) recall(i int) {
	if i < 0 || i > len(e.history.entries) || e.plain {
		e.bell()
		return
	}
	if e.draft == nil {
		e.draft = map[int][]rune{}
	}
	e.draft[e.entry] = slices.Clone(e.text)
	e.entry = i
	d, ok := e.draft[i]
	switch {
	case ok:
		e.text = slices.Clone(d)
	case i < len(e.history.entries):
		e.text = []rune(e.history.entries[i])
	default:
		e.text = nil
	}
	e.pos = len(e.text)
}

// suspend stops the process, as Ctrl-Z does elsewhere.
func (e *Editor) suspend() {
	writeAll(e.screen.fd, []byte(pasteOff))
	e.keyboard.restore()
	suspend()
	e.keyboard.raw(false)
	writeAll(e.screen.fd, []byte("\r\n"+pasteOn))
	e.screen.refresh(false)
}

// tab indents, or completes the word before the cursor.
func (e *Editor) tab() {
	start := e.lineStart()
	if strings.TrimSpace(string(e.text[start:e.pos])) == "" {
		n := indentWidth - (e.pos-start)%indentWidth
		e.mu.Lock()
		e.insert([]rune(strings.Repeat(" ", n)))
		e.mu.Unlock()
		return
	}
	e.keyboard.raw(true)
	e.asks <- string(e.text[:e.pos])
	answer := <-e.answers
	e.keyboard.raw(false)
	e.complete(answer)
}

// complete inserts what all words have in common, or lists them.
func (e *Editor) complete(c completion) {
	start := utf8.RuneCountInString(string(e.text[:e.pos])[:c.start])
	if len(c.words) == 0 {
		e.bell()
		return
	}
	common := []rune(c.words[0])
	for _, w := range c.words[1:] {
		n := 0
		for _, r := range w {
			if n >= len(common) || common[n] != r {
				break
			}
			n++
		}
		common = common[:n]
	}
	if len(common) > e.pos-start || len(c.words) == 1 {
		e.mu.Lock()
		e.text = slices.Replace(e.text, start, e.pos, common...)
		e.pos = start + len(common)
		e.mu.Unlock()
		return
	}
	width, height := e.Size()
	e.screen.print(columns(c.words, width, max(height-3, 5)), true)
}
