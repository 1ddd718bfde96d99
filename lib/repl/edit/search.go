package edit

import "slices"

// startSearch begins to search the history.
func (e *Editor) startSearch(back bool) {
	if e.plain {
		e.bell()
		return
	}
	saved := e.buffer
	saved.text = slices.Clone(e.text)
	e.found = &search{back: back, entry: e.entry, saved: saved}
}

// searchKey handles a key of a search.
func (e *Editor) searchKey(key rune) {
	s := e.found
	switch key {
	case keySearch, keySearchOn:
		s.back = key == keySearch
		e.searchFrom(s.entry+step(s.back), true)
	case keyCancel:
		kill := e.kill
		e.buffer = s.saved
		e.kill = kill
	case keyBackspace:
		if n := len(s.pattern); n > 0 {
			s.pattern = s.pattern[:n-1]
		}
		e.restoreFound()
		s.entry = s.saved.entry
		e.searchFrom(s.entry, false)
	default:
		s.pattern = append(s.pattern, key)
		e.searchFrom(s.entry, false)
	}
}

func step(back bool) int {
	if back {
		return -1
	}
	return 1
}

// restoreFound shows what was shown before the search.
func (e *Editor) restoreFound() {
	s := e.found
	e.text, e.pos, e.entry = slices.Clone(s.saved.text), s.saved.pos, s.saved.entry
}

// searchFrom shows the first entry from number i on, in the search's direction,
// that holds the pattern. other: it must not be the text that is shown now.
func (e *Editor) searchFrom(i int, other bool) {
	s := e.found
	if len(s.pattern) == 0 {
		s.failing = false
		e.restoreFound()
		return
	}
	last := s.entry
	shown := ""
	if last < len(e.history.entries) {
		shown = e.history.entries[last]
	}
	if i >= len(e.history.entries) && s.back {
		i = len(e.history.entries) - 1
	}
	for {
		n, at := e.history.find(string(s.pattern), i, step(s.back))
		if n < 0 {
			s.failing = true
			if last < len(e.history.entries) {
				n = last
				e.showFound(n, -1)
			} else {
				e.restoreFound()
			}
			return
		}
		if other && e.history.entries[n] == shown {
			i = n + step(s.back)
			continue
		}
		s.failing = false
		e.showFound(n, at)
		return
	}
}

// showFound shows entry n with the cursor at byte at of it, at its end for -1.
func (e *Editor) showFound(n, at int) {
	text := e.history.entries[n]
	if at < 0 {
		at = len(text)
	}
	e.found.entry, e.entry = n, n
	e.text = []rune(text)
	e.pos = len([]rune(text[:at]))
}
