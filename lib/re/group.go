package re

import (
	"fmt"
	"strconv"
	"strings"

	"pystm/lang/vm/obj"
)

// What begins with a parenthesis.

// group parses a group of any sort; nil if it matches nothing itself.
func (p *parser) group(seq *node, nested int, first bool, verbose *bool) (*node, error) {
	start := p.tell() - 1
	if !p.match("?") {
		return p.capture("", start, nested, *verbose)
	}
	char := p.get()
	switch char {
	case "":
		return nil, p.fail("unexpected end of pattern", 0)
	case "P":
		return p.namedGroup(start, nested, *verbose)
	case ":":
		return p.plainGroup(&node{kind: nodeGroup}, start, nested, *verbose)
	case ">":
		return p.plainGroup(&node{kind: nodeAtomic}, start, nested, *verbose)
	case "#":
		return nil, p.comment(start)
	case "=", "!", "<":
		return p.look(char, start, nested, *verbose)
	case "(":
		return p.condition(start, nested, *verbose)
	}
	if _, ok := flagOf(char); !ok && char != "-" {
		return nil, p.fail("unknown extension ?"+char, obj.CountChars(char)+1)
	}
	n := &node{kind: nodeGroup}
	global, err := p.inlineFlags(char, n)
	if err != nil {
		return nil, err
	}
	if global {
		if !first || len(seq.subs) > 0 {
			return nil, p.fail("global flags not at the start of the expression", p.tell()-start)
		}
		*verbose = p.flags&Verbose != 0
		return nil, nil
	}
	inner := (*verbose || n.add&Verbose != 0) && n.del&Verbose == 0
	return p.plainGroup(n, start, nested, inner)
}

// plainGroup parses the rest of a group that is no capture.
func (p *parser) plainGroup(n *node, start, nested int, verbose bool) (*node, error) {
	sub, err := p.inParens(start, nested, verbose)
	n.subs = []*node{sub}
	return n, err
}

// inParens parses alternatives and the parenthesis that closes them.
func (p *parser) inParens(start, nested int, verbose bool) (*node, error) {
	sub, err := p.alternatives(verbose, nested+1)
	if err != nil {
		return nil, err
	}
	if !p.match(")") {
		return nil, p.fail("missing ), unterminated subpattern", p.tell()-start)
	}
	return sub, nil
}

func (p *parser) capture(name string, start, nested int, verbose bool) (*node, error) {
	number, err := p.openGroup(name)
	if err != nil {
		return nil, err
	}
	sub, err := p.inParens(start, nested, verbose)
	if err != nil {
		return nil, err
	}
	w := widthOf(sub, p.widths)
	p.widths[number] = width{w.lo, w.hi, true}
	return &node{kind: nodeGroup, group: number, subs: []*node{sub}}, nil
}

// namedGroup parses what begins with (?P.
func (p *parser) namedGroup(start, nested int, verbose bool) (*node, error) {
	switch {
	case p.match("<"):
		name, err := p.until(">", "group name")
		if err == nil {
			err = p.groupName(name)
		}
		if err != nil {
			return nil, err
		}
		return p.capture(name, start, nested, verbose)
	case p.match("="):
		name, err := p.until(")", "group name")
		if err == nil {
			err = p.groupName(name)
		}
		if err != nil {
			return nil, err
		}
		back := obj.CountChars(name) + 1
		number, ok := p.groupNamed(name)
		if !ok {
			return nil, p.fail("unknown group name "+quote(name), back)
		}
		return p.backref(number, back)
	}
	char := p.get()
	if char == "" {
		return nil, p.fail("unexpected end of pattern", 0)
	}
	return nil, p.fail("unknown extension ?P"+char, obj.CountChars(char)+2)
}

// groupName checks the name of a group that was just read.
func (p *parser) groupName(name string) error {
	if p.bytes && !obj.IsASCII(name) {
		p.warn(true, "bad character in group name %s at position %d", string(obj.AppendASCIIRepr(nil, name)), p.tell()-obj.CountChars(name)-1)
	}
	return p.checkName(name, 1)
}

// backref is a reference to a group that must have ended.
func (p *parser) backref(number, back int) (*node, error) {
	if !p.closed(number) {
		return nil, p.fail("cannot refer to an open group", back)
	}
	return &node{kind: nodeBackref, group: number}, p.checkBehind(number)
}

func (p *parser) comment(start int) error {
	for {
		if p.next == "" {
			return p.fail("missing ), unterminated comment", p.tell()-start)
		}
		if p.get() == ")" {
			return nil
		}
	}
}

func (p *parser) look(char string, start, nested int, verbose bool) (*node, error) {
	n := &node{kind: nodeLook}
	outermost := false
	if char == "<" {
		n.behind = true
		if char = p.get(); char == "" {
			return nil, p.fail("unexpected end of pattern", 0)
		}
		if char != "=" && char != "!" {
			return nil, p.fail("unknown extension ?<"+char, obj.CountChars(char)+2)
		}
		if outermost = p.behind < 0; outermost {
			p.behind = p.groups
		}
	}
	n.negate = char == "!"
	sub, err := p.alternatives(verbose, nested+1)
	if err != nil {
		return nil, err
	}
	if outermost {
		p.behind = -1
	}
	if !p.match(")") {
		return nil, p.fail("missing ), unterminated subpattern", p.tell()-start)
	}
	if n.negate && sub.kind == nodeSequence && len(sub.subs) == 0 {
		return &node{kind: nodeFail}, nil
	}
	n.subs = []*node{sub}
	return n, nil
}

// condition parses what begins with (?(.
func (p *parser) condition(start, nested int, verbose bool) (*node, error) {
	if nested > maxNesting {
		return nil, NestingError{}
	}
	name, err := p.until(")", "group name")
	if err != nil {
		return nil, err
	}
	number, err := p.conditionGroup(name)
	if err == nil {
		err = p.checkBehind(number)
	}
	if err != nil {
		return nil, err
	}
	yes, err := p.sequence(verbose, nested+1, false)
	if err != nil {
		return nil, err
	}
	n := &node{kind: nodeIf, group: number, subs: []*node{yes, nil}}
	if p.match("|") {
		if n.subs[1], err = p.sequence(verbose, nested+1, false); err != nil {
			return nil, err
		}
		if p.next == "|" {
			return nil, p.fail("conditional backref with more than two branches", 0)
		}
	}
	if !p.match(")") {
		return nil, p.fail("missing ), unterminated subpattern", p.tell()-start)
	}
	return n, nil
}

// conditionGroup is the group that a condition names.
func (p *parser) conditionGroup(name string) (int, error) {
	back := obj.CountChars(name) + 1
	if obj.IsIdentifier(name) {
		if err := p.groupName(name); err != nil {
			return 0, err
		}
		number, ok := p.groupNamed(name)
		if !ok {
			return 0, p.fail("unknown group name "+quote(name), back)
		}
		return number, nil
	}
	number, plain, err := p.groupNumber(name)
	if err != nil {
		return 0, err
	}
	if number == 0 {
		return 0, p.fail("bad group number", back)
	}
	if !plain {
		p.warn(true, "bad character in group name %s at position %d", quote(name), p.tell()-back)
	}
	p.forward = append(p.forward, groupRef{number, p.tell() - back})
	return number, nil
}

// groupNumber reads a number as Python's int does; plain: it is digits only.
func (s *source) groupNumber(name string) (n int, plain bool, err error) {
	back := obj.CountChars(name) + 1
	text := obj.StripSpace(name, obj.StripBoth)
	text = strings.TrimPrefix(text, "+")
	plain = text == name
	var b []byte
	for i := 0; i < len(text); {
		r, w := obj.DecodeChar(text[i:])
		d := obj.DigitValue(r)
		switch {
		case d >= 0:
			b = append(b, byte('0'+d))
			plain = plain && w == 1
		case r == '_' && len(b) > 0 && text[i-1] != '_' && i+1 < len(text):
			plain = false
		default:
			return 0, false, s.fail("bad character in group name "+quote(name), back)
		}
		i += w
	}
	if len(b) == 0 {
		return 0, false, s.fail("bad character in group name "+quote(name), back)
	}
	if n, err = strconv.Atoi(string(b)); err != nil || n >= maxGroups {
		return 0, false, s.fail("invalid group reference "+strings.TrimLeft(string(b), "0"), back)
	}
	return n, plain, nil
}

func flagOf(char string) (Flags, bool) {
	switch char {
	case "i":
		return IgnoreCase, true
	case "L":
		return Locale, true
	case "m":
		return Multiline, true
	case "s":
		return DotAll, true
	case "x":
		return Verbose, true
	case "a":
		return ASCII, true
	case "t":
		return Template, true
	case "u":
		return Unicode, true
	}
	return 0, false
}

// unknownFlag is the error about a character that is no flag.
func (p *parser) unknownFlag(char, missing string) error {
	msg := missing
	if obj.IsAlpha(firstRune(char)) {
		msg = "unknown flag"
	}
	return p.fail(msg, obj.CountChars(char))
}

// inlineFlags parses flags after (?; global: they are for the whole pattern.
func (p *parser) inlineFlags(char string, n *node) (global bool, err error) {
	if char != "-" {
		if char, err = p.flagsOn(char, n); err != nil {
			return false, err
		}
	}
	if char == ")" {
		p.flags |= n.add
		return true, nil
	}
	if n.add&globalFlags != 0 {
		return false, p.fail("bad inline flags: cannot turn on global flag", 1)
	}
	if char == "-" {
		if err := p.flagsOff(n); err != nil {
			return false, err
		}
	}
	if n.del&globalFlags != 0 {
		return false, p.fail("bad inline flags: cannot turn off global flag", 1)
	}
	if n.add&n.del != 0 {
		return false, p.fail("bad inline flags: flag turned on and off", 1)
	}
	return false, nil
}

// flagsOn parses flags that are set, and gives the character that ends them.
func (p *parser) flagsOn(char string, n *node) (string, error) {
	for {
		flag, _ := flagOf(char)
		if !p.bytes && flag == Locale {
			return "", p.fail("bad inline flags: cannot use 'L' flag with a str pattern", 0)
		}
		if p.bytes && flag == Unicode {
			return "", p.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0)
		}
		n.add |= flag
		if flag&typeFlags != 0 && n.add&typeFlags != flag {
			return "", p.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0)
		}
		switch char = p.get(); char {
		case "":
			return "", p.fail("missing -, : or )", 0)
		case ")", "-", ":":
			return char, nil
		}
		if _, ok := flagOf(char); !ok {
			return "", p.unknownFlag(char, "missing -, : or )")
		}
	}
}

// flagsOff parses flags that are cleared, and the colon.
func (p *parser) flagsOff(n *node) error {
	missing := "missing flag"
	for {
		char := p.get()
		if char == "" {
			return p.fail(missing, 0)
		}
		if char == ":" && missing != "missing flag" {
			return nil
		}
		flag, ok := flagOf(char)
		if !ok {
			return p.unknownFlag(char, missing)
		}
		if flag&typeFlags != 0 {
			return p.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0)
		}
		n.del |= flag
		missing = "missing :"
	}
}

// widthOf is how many characters a part of a pattern can match.
func widthOf(n *node, groups []width) width {
	var w width
	switch n.kind {
	case nodeLiteral, nodeAny, nodeSet:
		w.lo, w.hi = 1, 1
	case nodeSequence:
		for _, sub := range n.subs {
			s := widthOf(sub, groups)
			w.lo, w.hi = w.lo+s.lo, w.hi+s.hi
		}
	case nodeBranch:
		w = widthOf(n.subs[0], groups)
		for _, sub := range n.subs[1:] {
			s := widthOf(sub, groups)
			w.lo, w.hi = min(w.lo, s.lo), max(w.hi, s.hi)
		}
	case nodeGroup, nodeAtomic:
		w = widthOf(n.subs[0], groups)
	case nodeRepeat:
		w = widthOf(n.subs[0], groups)
		if w.lo > 0 && n.min > MaxRepeat/w.lo {
			w.lo = MaxRepeat
		} else {
			w.lo *= n.min
		}
		if w.hi > 0 && n.max > MaxRepeat/w.hi {
			w.hi = MaxRepeat
		} else {
			w.hi *= n.max
		}
	case nodeBackref:
		w = groups[n.group]
	case nodeIf:
		w = widthOf(n.subs[0], groups)
		if n.subs[1] == nil {
			w.lo = 0
		} else {
			s := widthOf(n.subs[1], groups)
			w.lo, w.hi = min(w.lo, s.lo), max(w.hi, s.hi)
		}
	}
	return width{lo: min(w.lo, MaxRepeat), hi: min(w.hi, MaxRepeat)}
}

func errUndefinedName(s *source, name string) error {
	return s.fail(fmt.Sprintf("undefined character name %s", quote(name)), obj.CountChars(name)+4)
}
