package re

import (
	"strings"

	"pystm/lang/vm/obj"
)

// source is a pattern or template, cut into characters and escapes: a backslash
// and the character after it are one token.
type source struct {
	chars []rune
	bytes bool
	next  string // token to come; "" at the end
	width int    // characters of next
	index int    // of the character after next
	err   error  // the text ends in a backslash
}

func newSource(text string, bytes bool) source {
	s := source{bytes: bytes}
	if bytes {
		s.chars = make([]rune, len(text))
		for i := range len(text) {
			s.chars[i] = rune(text[i])
		}
	} else {
		for i := 0; i < len(text); {
			r, w := obj.DecodeChar(text[i:])
			s.chars = append(s.chars, r)
			i += w
		}
	}
	s.advance()
	return s
}

// advance reads the next token.
func (s *source) advance() {
	s.next, s.width = "", 0
	if s.index >= len(s.chars) {
		return
	}
	c := s.chars[s.index]
	s.width = 1
	b := obj.AppendChar(nil, c)
	if c == '\\' {
		if s.index+1 >= len(s.chars) {
			s.index++
			s.width = 0
			s.err = &Error{"bad escape (end of pattern)", len(s.chars) - 1}
			return
		}
		b = obj.AppendChar(b, s.chars[s.index+1])
		s.width = 2
	}
	s.index += s.width
	s.next = string(b)
}

// get takes the next token, "" at the end.
func (s *source) get() string {
	t := s.next
	s.advance()
	return t
}

// match takes the next token if it is t.
func (s *source) match(t string) bool {
	if s.next != t {
		return false
	}
	s.advance()
	return true
}

// nextIn reports whether the next token is one of some characters.
func (s *source) nextIn(set string) bool {
	return s.next != "" && strings.Contains(set, s.next)
}

// while takes at most n characters of a set.
func (s *source) while(n int, set string) string {
	var b strings.Builder
	for ; n > 0 && s.nextIn(set); n-- {
		b.WriteString(s.get())
	}
	return b.String()
}

// until takes the text up to a terminator, and that.
func (s *source) until(end, what string) (string, error) {
	var b strings.Builder
	for {
		c := s.next
		s.advance()
		if c == "" {
			if s.err != nil {
				return "", s.err
			}
			if b.Len() == 0 {
				return "", s.fail("missing "+what, 0)
			}
			return "", s.fail("missing "+end+", unterminated name", obj.CountChars(b.String()))
		}
		if c == end {
			if b.Len() == 0 {
				return "", s.fail("missing "+what, 1)
			}
			return b.String(), nil
		}
		b.WriteString(c)
	}
}

// tell is the position of the next token.
func (s *source) tell() int { return s.index - s.width }

// seek goes back to a position.
func (s *source) seek(i int) {
	s.index = i
	s.advance()
}

// fail is an error so many characters before the next token. That the text ends
// in a lone backslash goes before anything else.
func (s *source) fail(msg string, back int) error {
	if s.err != nil {
		return s.err
	}
	if s.bytes {
		msg = obj.EscapeNonASCII(msg)
	}
	return &Error{msg, s.tell() - back}
}

// checkName says whether a name can be a group's.
func (s *source) checkName(name string, back int) error {
	if !obj.IsIdentifier(name) {
		return s.fail("bad character in group name "+quote(name), obj.CountChars(name)+back)
	}
	return nil
}

// quote is the repr of a str.
func quote(text string) string { return string(obj.AppendRepr(nil, text)) }

const (
	digits       = "0123456789"
	octalDigits  = "01234567"
	hexDigits    = "0123456789abcdefABCDEF"
	repeatChars  = "*+?{"
	specialChars = ".\\[{()*+?^$|"
	whitespace   = " \t\n\r\v\f"
)

func asciiLetter(c rune) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// simpleEscapes are the escapes that stand for one character everywhere.
func simpleEscape(c rune) (rune, bool) {
	switch c {
	case 'a':
		return '\a', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'v':
		return '\v', true
	case '\\':
		return '\\', true
	}
	return 0, false
}
