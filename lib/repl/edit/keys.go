package edit

import (
	"time"
	"unicode/utf8"

	"github.com/chzyer/readline"
)

// Keys. What is typed is decoded here, a key at a time, and handed to readline
// as characters. What readline does itself keeps its control character; the
// editor's own commands travel as characters that cannot be typed.
const (
	keyEnter rune = 0x10FF00 + iota
	keyNewline
	keyAppend
	keyTab
	keyUp
	keyDown
	keyHome
	keyEnd
	keyFirst
	keyLast
	keyDelete
	keyBackspace
	keyDedent
	keyWordLeft
	keyWordRight
	keyKill
	keyKillFront
	keyKillWord
	keyKillWordBack
	keyYank
	keyTranspose
	keySearch
	keySearchOn
	keyCancel
	keyClear
	keySuspend
	keyPaste
	keyLeave
	keyNothing
)

// isCommand reports whether a character is one of the keys above.
func isCommand(r rune) bool { return r >= keyEnter && r <= keyNothing }

// escapeTime is how long an escape character waits to be a key of its own.
const escapeTime = 50 * time.Millisecond

// A decoder makes keys of the bytes that a terminal sends.
type decoder struct {
	next  func() (byte, error)
	ready func(wait time.Duration) bool // does a byte come within that time?
	paste func(text string)             // takes what stands between the marks of a paste
}

// key is the next key, as a character.
func (d *decoder) key() ([]byte, error) {
	c, err := d.next()
	if err != nil {
		return nil, err
	}
	switch {
	case c == readline.CharEsc:
		return d.escape()
	case c == 127:
		return char(keyBackspace), nil
	case c < ' ':
		return char(control(c)), nil
	case c < utf8.RuneSelf:
		return []byte{c}, nil
	}
	return d.multibyte(c)
}

func char(r rune) []byte { return utf8.AppendRune(nil, r) }

// control is the key of a control character.
func control(c byte) rune {
	switch c {
	case readline.CharLineStart:
		return keyHome
	case readline.CharLineEnd:
		return keyEnd
	case readline.CharDelete:
		return keyLeave
	case readline.CharBell:
		return keyCancel
	case readline.CharCtrlH:
		return keyBackspace
	case readline.CharTab:
		return keyTab
	case readline.CharEnter, readline.CharCtrlJ:
		return keyEnter
	case readline.CharKill:
		return keyKill
	case readline.CharCtrlL:
		return keyClear
	case readline.CharNext:
		return keyDown
	case readline.CharPrev:
		return keyUp
	case readline.CharBckSearch:
		return keySearch
	case readline.CharFwdSearch:
		return keySearchOn
	case readline.CharCtrlU:
		return keyKillFront
	case readline.CharCtrlY:
		return keyYank
	case readline.CharCtrlZ:
		return keySuspend
	case readline.CharTranspose:
		return keyTranspose
	case readline.CharCtrlW:
		return keyKillWordBack
	case readline.CharBackward, readline.CharInterrupt, readline.CharForward:
		return rune(c)
	}
	return keyNothing
}

// multibyte reads the rest of a character; what is none gives U+FFFD.
func (d *decoder) multibyte(first byte) ([]byte, error) {
	buf := []byte{first}
	for !utf8.FullRune(buf) && d.ready(escapeTime) {
		c, err := d.next()
		if err != nil {
			return nil, err
		}
		buf = append(buf, c)
	}
	r, _ := utf8.DecodeRune(buf)
	if isCommand(r) {
		r = utf8.RuneError
	}
	return char(r), nil
}

// escape reads a key that begins with an escape character.
func (d *decoder) escape() ([]byte, error) {
	if !d.ready(escapeTime) {
		return char(keyCancel), nil
	}
	c, err := d.next()
	if err != nil {
		return nil, err
	}
	switch c {
	case '[':
		return d.sequence()
	case 'O':
		if c, err = d.next(); err != nil {
			return nil, err
		}
		return named(c, ""), nil
	case 'b':
		return char(keyWordLeft), nil
	case 'f':
		return char(keyWordRight), nil
	case 'd':
		return char(keyKillWord), nil
	case readline.CharCtrlH, 127:
		return char(keyKillWordBack), nil
	case readline.CharEnter, readline.CharCtrlJ:
		return char(keyNewline), nil
	case '<':
		return char(keyFirst), nil
	case '>':
		return char(keyLast), nil
	}
	return char(keyNothing), nil
}

// sequence reads a control sequence: parameters and the byte that ends it.
func (d *decoder) sequence() ([]byte, error) {
	args := ""
	for {
		c, err := d.next()
		if err != nil {
			return nil, err
		}
		if c < '@' || c > '~' {
			if args += string(rune(c)); len(args) > 32 {
				return char(keyNothing), nil
			}
			continue
		}
		if c == '~' && args == "200" {
			return d.pasted()
		}
		return named(c, args), nil
	}
}

// named is the key of a control sequence.
func named(final byte, args string) []byte {
	word := args == "1;5" || args == "1;3" || args == "5"
	switch final {
	case 'A':
		return char(keyUp)
	case 'B':
		return char(keyDown)
	case 'C':
		if word {
			return char(keyWordRight)
		}
		return char(readline.CharForward)
	case 'D':
		if word {
			return char(keyWordLeft)
		}
		return char(readline.CharBackward)
	case 'H':
		return char(keyHome)
	case 'F':
		return char(keyEnd)
	case '~':
		switch args {
		case "1", "7":
			return char(keyHome)
		case "4", "8":
			return char(keyEnd)
		case "3":
			return char(keyDelete)
		case "3;5":
			return char(keyKillWord)
		}
	}
	return char(keyNothing)
}

// endOfPaste is what a terminal sends after the text of a paste.
const endOfPaste = "\x1b[201~"

// pasted reads a pasted text up to its end mark.
func (d *decoder) pasted() ([]byte, error) {
	var text []byte
	for {
		c, err := d.next()
		if err != nil {
			return nil, err
		}
		text = append(text, c)
		if n := len(text) - len(endOfPaste); c == '~' && n >= 0 && string(text[n:]) == endOfPaste {
			d.paste(string(text[:n]))
			return char(keyPaste), nil
		}
	}
}
