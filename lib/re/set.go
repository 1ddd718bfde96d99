package re

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"pystm/lang/vm/obj"
)

// Escapes and sets of characters.

// category is a class of characters with a letter of its own.
type category uint8

const (
	catNone category = iota
	catDigit
	catSpace
	catWord
)

// setItem is a range of characters, or a category, or what is not in it.
type setItem struct {
	lo, hi rune
	cat    category
	not    bool
}

// categoryOf is the item that an escape such as \d stands for.
func categoryOf(c rune) (setItem, bool) {
	switch c {
	case 'd':
		return setItem{cat: catDigit}, true
	case 'D':
		return setItem{cat: catDigit, not: true}, true
	case 's':
		return setItem{cat: catSpace}, true
	case 'S':
		return setItem{cat: catSpace, not: true}, true
	case 'w':
		return setItem{cat: catWord}, true
	case 'W':
		return setItem{cat: catWord, not: true}, true
	}
	return setItem{}, false
}

func positionOf(c rune) (position, bool) {
	switch c {
	case 'A':
		return atStart, true
	case 'Z':
		return atFinish, true
	case 'b':
		return atBoundary, true
	case 'B':
		return atInside, true
	}
	return 0, false
}

// escape parses an escape outside of a set.
func (p *parser) escape(this string) (*node, error) {
	c := firstRune(this[1:])
	if item, ok := categoryOf(c); ok {
		return &node{kind: nodeSet, items: []setItem{item}}, nil
	}
	if at, ok := positionOf(c); ok {
		return &node{kind: nodeAt, at: at}, nil
	}
	if r, ok := simpleEscape(c); ok {
		return literal(r), nil
	}
	switch {
	case c == '0':
		n, _ := strconv.ParseUint(this[1:]+p.while(2, octalDigits), 8, 32)
		return literal(rune(n)), nil
	case c >= '1' && c <= '9':
		return p.numberEscape(this)
	}
	r, err := p.charEscape(this, c)
	return literal(r), err
}

// numberEscape parses a backslash and digits: an octal number of three digits
// or a reference to a group.
func (p *parser) numberEscape(this string) (*node, error) {
	if p.nextIn(digits) {
		this += p.get()
		if this[1] <= '7' && this[2] <= '7' && p.nextIn(octalDigits) {
			this += p.get()
			r, err := p.octal(this)
			return literal(r), err
		}
	}
	group, err := strconv.Atoi(this[1:])
	if err != nil || group >= p.groups {
		return nil, p.fail("invalid group reference "+this[1:], len(this)-1)
	}
	return p.backref(group, len(this))
}

func (s *source) octal(escape string) (rune, error) {
	n, err := strconv.ParseUint(escape[1:], 8, 32)
	if err != nil || n > 0o377 {
		return 0, s.fail("octal escape value "+escape+" outside of range 0-0o377", len(escape))
	}
	return rune(n), nil
}

// charEscape parses an escape that stands for one character, in sets as
// elsewhere.
func (p *parser) charEscape(this string, c rune) (rune, error) {
	switch {
	case c == 'x':
		return p.hexEscape(this, 2)
	case c == 'u' && !p.bytes:
		return p.hexEscape(this, 4)
	case c == 'U' && !p.bytes:
		return p.hexEscape(this, 8)
	case c == 'N' && !p.bytes:
		return p.nameEscape()
	case asciiLetter(c) || c >= '0' && c <= '9':
		return 0, p.fail("bad escape "+this, obj.CountChars(this))
	}
	return c, nil
}

func (p *parser) hexEscape(this string, n int) (rune, error) {
	hex := p.while(n, hexDigits)
	this += hex
	if len(hex) != n {
		return 0, p.fail("incomplete escape "+this, len(this))
	}
	r, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || r > unicode.MaxRune {
		return 0, p.fail("bad escape "+this, len(this))
	}
	return rune(r), nil
}

func (p *parser) nameEscape() (rune, error) {
	if !p.match("{") {
		return 0, p.fail("missing {", 0)
	}
	name, err := p.until("}", "character name")
	if err != nil {
		return 0, err
	}
	if r, ok := p.names(name); ok {
		return r, nil
	}
	return 0, errUndefinedName(&p.source, name)
}

// set parses what stands between brackets.
func (p *parser) set() (*node, error) {
	here := p.tell() - 1
	if p.next == "[" {
		p.warn(false, "Possible nested set at position %d", p.tell())
	}
	n := &node{kind: nodeSet, negate: p.match("^")}
	for {
		this := p.get()
		if this == "" {
			return nil, p.fail("unterminated character set", p.tell()-here)
		}
		if this == "]" && len(n.items) > 0 {
			break
		}
		if len(n.items) > 0 && strings.Contains("-&~|", this) && p.next == this {
			what := map[string]string{"-": "difference", "&": "intersection", "~": "symmetric difference", "|": "union"}[this]
			p.warn(false, "Possible set %s at position %d", what, p.tell()-1)
		}
		item, err := p.setItem(this)
		if err != nil {
			return nil, err
		}
		if !p.match("-") {
			n.items = append(n.items, item)
			continue
		}
		that := p.get()
		if that == "" {
			return nil, p.fail("unterminated character set", p.tell()-here)
		}
		if that == "]" {
			n.items = append(n.items, item, setItem{lo: '-', hi: '-'})
			break
		}
		if that == "-" {
			p.warn(false, "Possible set difference at position %d", p.tell()-2)
		}
		if item, err = p.setRange(this, that, item); err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	if one := n.items[0]; len(n.items) == 1 && !n.negate && one.cat == catNone && one.lo == one.hi {
		return literal(one.lo), nil
	}
	return n, nil
}

// setRange is the item for the characters from the item this to the token that.
func (p *parser) setRange(this, that string, from setItem) (setItem, error) {
	to, err := p.setItem(that)
	if err != nil {
		return to, err
	}
	if from.cat != catNone || to.cat != catNone || to.lo < from.lo {
		// Of an escape the letter alone is shown.
		return to, p.fail(fmt.Sprintf("bad character range %s-%s", this, that), obj.CountChars(this)+1+obj.CountChars(that))
	}
	return setItem{lo: from.lo, hi: to.lo}, nil
}

// setItem is what a token of a set stands for.
func (p *parser) setItem(this string) (setItem, error) {
	if this[0] != '\\' || len(this) == 1 {
		r := firstRune(this)
		return setItem{lo: r, hi: r}, nil
	}
	c := firstRune(this[1:])
	if item, ok := categoryOf(c); ok {
		return item, nil
	}
	if r, ok := simpleEscape(c); ok {
		return setItem{lo: r, hi: r}, nil
	}
	var r rune
	var err error
	if c >= '0' && c <= '7' {
		r, err = p.octal(this + p.while(2, octalDigits))
	} else {
		r, err = p.charEscape(this, c)
	}
	return setItem{lo: r, hi: r}, err
}

// charset is a compiled set. Bytes are looked up in a table; characters beyond
// ASCII of a str pattern are tested against the items.
type charset struct {
	table  byteSet
	ranges []setItem
	cats   []setItem
	negate bool
	flags  Flags
	bytes  bool
}

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }
func (s *byteSet) add(b byte)      { s[b>>6] |= 1 << (b & 63) }

// addHigh adds all bytes beyond ASCII.
func (s *byteSet) addHigh() { s[2], s[3] = ^uint64(0), ^uint64(0) }

func (s *byteSet) union(o *byteSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

func newCharset(items []setItem, negate bool, flags Flags, bytes bool) *charset {
	c := &charset{negate: negate, flags: flags, bytes: bytes}
	for _, item := range items {
		if item.cat == catNone {
			c.ranges = append(c.ranges, item)
		} else {
			c.cats = append(c.cats, item)
		}
	}
	limit := rune(0x80)
	if bytes {
		limit = 0x100
	}
	for r := range limit {
		if c.test(r) {
			c.table.add(byte(r))
		}
	}
	return c
}

// test tests a character against the items.
func (c *charset) test(r rune) bool {
	for _, item := range c.cats {
		if inCategory(item.cat, r, c.flags) != item.not {
			return !c.negate
		}
	}
	if c.inRanges(r) {
		return !c.negate
	}
	if c.flags&IgnoreCase == 0 {
		return c.negate
	}
	if c.flags&Unicode == 0 {
		if r < 0x80 && asciiLetter(r) && c.inRanges(r^0x20) {
			return !c.negate
		}
		return c.negate
	}
	for _, v := range variants(r) {
		if c.inRanges(v) {
			return !c.negate
		}
	}
	for v := unicode.SimpleFold(r); v != r; v = unicode.SimpleFold(v) {
		if c.inRanges(v) {
			return !c.negate
		}
	}
	return c.negate
}

func (c *charset) inRanges(r rune) bool {
	for _, item := range c.ranges {
		if r >= item.lo && r <= item.hi {
			return true
		}
	}
	return false
}

// variants are the characters that differ from r in case only and that simple
// case folding keeps apart.
func variants(r rune) []rune {
	switch r {
	case 'i', 'I':
		return []rune{0x130, 0x131}
	case 0x130, 0x131:
		return []rune{'i', 'I', 0x130, 0x131}
	case 0x390:
		return []rune{0x1FD3}
	case 0x1FD3:
		return []rune{0x390}
	case 0x3B0:
		return []rune{0x1FE3}
	case 0x1FE3:
		return []rune{0x3B0}
	case 0xFB05:
		return []rune{0xFB06}
	case 0xFB06:
		return []rune{0xFB05}
	}
	return nil
}

// sameFold reports whether two characters are equal but for case.
func sameFold(a, b rune, flags Flags) bool {
	if a == b {
		return true
	}
	if flags&Unicode == 0 {
		return a < 0x80 && asciiLetter(a) && a^0x20 == b
	}
	return lower(a) == lower(b)
}

func lower(r rune) rune {
	if l := unicode.ToLower(r); l != r && obj.Assigned(r) {
		return l
	}
	return r
}

// cased reports whether a character has another case.
func cased(r rune, flags Flags) bool {
	if flags&Unicode == 0 {
		return r < 0x80 && asciiLetter(r)
	}
	return unicode.SimpleFold(r) != r || variants(r) != nil
}

// inCategory tests a character by the meaning that flags give to a category.
func inCategory(cat category, r rune, flags Flags) bool {
	if r < 0x80 || flags&Unicode == 0 {
		switch cat {
		case catDigit:
			return r >= '0' && r <= '9'
		case catSpace:
			return r == ' ' || r >= '\t' && r <= '\r' || flags&Unicode != 0 && r >= 0x1C && r <= 0x1F
		}
		return isWordASCII(r)
	}
	switch cat {
	case catDigit:
		return obj.IsDecimal(r)
	case catSpace:
		return obj.IsSpace(r)
	}
	return obj.IsAlnum(r)
}

func isWordASCII(r rune) bool { return asciiLetter(r) || r >= '0' && r <= '9' || r == '_' }
