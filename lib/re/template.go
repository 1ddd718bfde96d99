package re

import (
	"strconv"

	"pystm/lang/vm/obj"
)

// Part is a piece of a template: text, or the text of a group.
type Part struct {
	Text  string
	Group int // -1: Text
}

// ParseTemplate parses a replacement with \1, \g<name> and escapes. A bytes
// template is Latin-1 characters in the source, bytes in the parts.
func ParseTemplate(text string, p *Program) ([]Part, error) {
	t := &template{source: newSource(text, !p.wide), prog: p}
	for t.next != "" && t.err == nil {
		this := t.get()
		if this[0] != '\\' || len(this) == 1 {
			t.char(firstRune(this))
			continue
		}
		if err := t.escape(this, firstRune(this[1:])); err != nil {
			return nil, err
		}
	}
	if t.err != nil {
		return nil, t.err
	}
	t.flush()
	return t.parts, nil
}

type template struct {
	source
	prog  *Program
	parts []Part
	text  []byte
}

func (t *template) char(r rune) {
	if t.bytes {
		t.text = append(t.text, byte(r))
	} else {
		t.text = obj.AppendChar(t.text, r)
	}
}

func (t *template) flush() {
	if len(t.text) > 0 {
		t.parts = append(t.parts, Part{string(t.text), -1})
		t.text = nil
	}
}

func (t *template) group(n, back int) error {
	if n > t.prog.Groups {
		return t.fail("invalid group reference "+strconv.Itoa(n), back)
	}
	t.flush()
	t.parts = append(t.parts, Part{Group: n})
	return nil
}

func (t *template) escape(this string, c rune) error {
	switch {
	case c == 'g':
		return t.named()
	case c == '0':
		n, _ := strconv.ParseUint(this[1:]+t.while(2, octalDigits), 8, 32)
		t.char(rune(n & 0xff))
		return nil
	case c >= '1' && c <= '9':
		if t.nextIn(digits) {
			this += t.get()
			if this[1] <= '7' && this[2] <= '7' && t.nextIn(octalDigits) {
				this += t.get()
				r, err := t.octal(this)
				t.char(r)
				return err
			}
		}
		n, _ := strconv.Atoi(this[1:])
		return t.group(n, len(this)-1)
	}
	if r, ok := simpleEscape(c); ok {
		t.char(r)
		return nil
	}
	if asciiLetter(c) {
		return t.fail("bad escape "+this, obj.CountChars(this))
	}
	t.char('\\')
	t.char(c)
	return nil
}

// named parses what follows \g.
func (t *template) named() error {
	if !t.match("<") {
		return t.fail("missing <", 0)
	}
	name, err := t.until(">", "group name")
	if err != nil {
		return err
	}
	back := obj.CountChars(name) + 1
	if obj.IsIdentifier(name) {
		for i, known := range t.prog.Names {
			if known == name {
				return t.group(t.prog.Numbers[i], back)
			}
		}
		return UnknownGroupError(name)
	}
	n, _, err := t.groupNumber(name)
	if err != nil {
		return err
	}
	return t.group(n, back)
}
