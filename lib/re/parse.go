package re

import (
	"fmt"
	"strconv"
	"strings"

	"pystm/lang/vm/obj"
)

// kind says what a node of the tree is.
type kind uint8

const (
	nodeEmpty    kind = iota
	nodeLiteral       // char
	nodeAny           // .
	nodeSet           // items, negate
	nodeAt            // at
	nodeSequence      // subs
	nodeBranch        // subs
	nodeGroup         // group (0: none), add and del flags, subs[0]
	nodeAtomic        // subs[0]
	nodeRepeat        // subs[0], min, max, greed
	nodeBackref       // group
	nodeIf            // group, subs[0], subs[1] or nil
	nodeLook          // subs[0], behind, negate
	nodeFail          // matches nothing
)

// greed is how a repetition behaves.
type greed uint8

const (
	greedy greed = iota
	lazy
	possessive
)

// node is a part of a pattern.
type node struct {
	kind           kind
	char           rune
	items          []setItem
	negate, behind bool
	at             position
	group          int
	add, del       Flags
	subs           []*node
	min, max       int
	greed          greed
}

// position is a place in the text that a pattern may ask for.
type position uint8

const (
	atBegin    position = iota // ^
	atEnd                      // $
	atStart                    // \A
	atFinish                   // \Z
	atBoundary                 // \b
	atInside                   // \B
)

type namedGroup struct {
	name   string
	number int
}

// width is the least and greatest number of characters that a part matches.
type width struct {
	lo, hi int
	closed bool // of a group: its end was seen
}

type parser struct {
	source
	flags    Flags
	names    CharName
	groups   int     // opened, with group 0
	widths   []width // of the groups
	named    []namedGroup
	behind   int // groups when the outermost lookbehind began; -1 outside
	forward  []groupRef
	warnings []Warning
}

// groupRef is a condition on a group that may come later.
type groupRef struct{ group, pos int }

func newParser(pattern string, bytes bool, flags Flags, names CharName) *parser {
	return &parser{source: newSource(pattern, bytes), flags: flags, names: names, groups: 1, widths: make([]width, 1), behind: -1}
}

func (p *parser) parse() (*node, error) {
	tree, err := p.alternatives(p.flags&Verbose != 0, 0)
	if err == nil {
		err = p.err
	}
	if err == nil {
		err = p.fixFlags()
	}
	if err != nil {
		return nil, err
	}
	if p.next != "" {
		return nil, p.fail("unbalanced parenthesis", 0)
	}
	for _, ref := range p.forward {
		if ref.group >= p.groups {
			return nil, &Error{fmt.Sprintf("invalid group reference %d", ref.group), ref.pos}
		}
	}
	return tree, nil
}

// fixFlags checks the flags against each other and the type of the pattern.
func (p *parser) fixFlags() error {
	if p.bytes {
		switch {
		case p.flags&Unicode != 0:
			return FlagError("cannot use UNICODE flag with a bytes pattern")
		case p.flags&Locale != 0 && p.flags&ASCII != 0:
			return FlagError("ASCII and LOCALE flags are incompatible")
		}
		return nil
	}
	switch {
	case p.flags&Locale != 0:
		return FlagError("cannot use LOCALE flag with a str pattern")
	case p.flags&ASCII == 0:
		p.flags |= Unicode
	case p.flags&Unicode != 0:
		return FlagError("ASCII and UNICODE flags are incompatible")
	}
	return nil
}

func (p *parser) warn(deprecated bool, format string, args ...any) {
	p.warnings = append(p.warnings, Warning{fmt.Sprintf(format, args...), deprecated})
}

// alternatives parses sequences separated by bars.
func (p *parser) alternatives(verbose bool, nested int) (*node, error) {
	if nested > maxNesting {
		return nil, NestingError{}
	}
	var subs []*node
	for {
		n, err := p.sequence(verbose, nested+1, nested == 0 && len(subs) == 0)
		if err != nil {
			return nil, err
		}
		subs = append(subs, n)
		if !p.match("|") {
			break
		}
		if nested == 0 {
			verbose = p.flags&Verbose != 0
		}
	}
	if len(subs) == 1 {
		return subs[0], nil
	}
	return &node{kind: nodeBranch, subs: subs}, nil
}

// sequence parses items up to a bar, a closing parenthesis or the end. first:
// it begins the pattern, so that flags for all of it may stand here.
func (p *parser) sequence(verbose bool, nested int, first bool) (*node, error) {
	seq := &node{kind: nodeSequence}
	for p.next != "" && p.next != "|" && p.next != ")" {
		this := p.get()
		if verbose && p.skipped(this) {
			continue
		}
		n, err := p.item(this, seq, nested, first, &verbose)
		if err != nil {
			return nil, err
		}
		if n != nil {
			seq.subs = append(seq.subs, n)
		}
	}
	return seq, nil
}

// skipped passes over white space and comments of verbose patterns.
func (p *parser) skipped(this string) bool {
	if strings.Contains(whitespace, this) {
		return true
	}
	if this != "#" {
		return false
	}
	for {
		if c := p.get(); c == "" || c == "\n" {
			return true
		}
	}
}

func literal(c rune) *node { return &node{kind: nodeLiteral, char: c} }

func firstRune(s string) rune {
	r, _ := obj.DecodeChar(s)
	return r
}

// item parses what begins with a token. A repetition takes the last item of the
// sequence away and wraps it.
func (p *parser) item(this string, seq *node, nested int, first bool, verbose *bool) (*node, error) {
	switch this[0] {
	case '\\':
		return p.escape(this)
	case '[':
		return p.set()
	case '*', '+', '?', '{':
		return p.repeat(this, seq)
	case '.':
		return &node{kind: nodeAny}, nil
	case '^':
		return &node{kind: nodeAt, at: atBegin}, nil
	case '$':
		return &node{kind: nodeAt, at: atEnd}, nil
	case '(':
		return p.group(seq, nested, first, verbose)
	}
	return literal(firstRune(this)), nil
}

// repeat parses a repetition.
func (p *parser) repeat(this string, seq *node) (*node, error) {
	here := p.tell()
	lo, hi := 0, MaxRepeat
	switch this {
	case "?":
		hi = 1
	case "+":
		lo = 1
	case "{":
		if p.next == "}" {
			return literal('{'), nil
		}
		from, to := p.while(len(p.chars), digits), ""
		if p.match(",") {
			to = p.while(len(p.chars), digits)
		} else {
			to = from
		}
		if !p.match("}") {
			p.seek(here)
			return literal('{'), nil
		}
		var err error
		if lo, hi, err = p.bounds(from, to, here); err != nil {
			return nil, err
		}
	}
	back := p.tell() - here + len(this)
	if len(seq.subs) == 0 || seq.subs[len(seq.subs)-1].kind == nodeAt {
		return nil, p.fail("nothing to repeat", back)
	}
	last := seq.subs[len(seq.subs)-1]
	if last.kind == nodeRepeat {
		return nil, p.fail("multiple repeat", back)
	}
	if last.kind == nodeGroup && last.group == 0 && last.add|last.del == 0 {
		last = last.subs[0]
	}
	n := &node{kind: nodeRepeat, subs: []*node{last}, min: lo, max: hi}
	if p.match("?") {
		n.greed = lazy
	} else if p.match("+") {
		n.greed = possessive
	}
	seq.subs[len(seq.subs)-1] = n
	return nil, nil
}

func (p *parser) bounds(from, to string, here int) (lo, hi int, err error) {
	hi = MaxRepeat
	if from != "" {
		if lo, err = strconv.Atoi(from); err != nil || lo >= MaxRepeat {
			return 0, 0, OverflowError("the repetition number is too large")
		}
	}
	if to != "" {
		if hi, err = strconv.Atoi(to); err != nil || hi >= MaxRepeat {
			return 0, 0, OverflowError("the repetition number is too large")
		}
		if hi < lo {
			return 0, 0, p.fail("min repeat greater than max repeat", p.tell()-here)
		}
	}
	return lo, hi, nil
}

// closed reports whether a group has ended: only then may it be referred to.
func (p *parser) closed(group int) bool { return group < p.groups && p.widths[group].closed }

// checkBehind forbids references that a lookbehind could not know the width of.
func (p *parser) checkBehind(group int) error {
	if p.behind < 0 {
		return nil
	}
	if !p.closed(group) {
		return p.fail("cannot refer to an open group", 0)
	}
	if group >= p.behind {
		return p.fail("cannot refer to group defined in the same lookbehind subpattern", 0)
	}
	return nil
}

func (p *parser) groupNamed(name string) (int, bool) {
	for _, g := range p.named {
		if g.name == name {
			return g.number, true
		}
	}
	return 0, false
}

// openGroup gives a group its number.
func (p *parser) openGroup(name string) (int, error) {
	number := p.groups
	p.groups++
	p.widths = append(p.widths, width{})
	if name == "" {
		return number, nil
	}
	if was, ok := p.groupNamed(name); ok {
		return 0, p.fail(fmt.Sprintf("redefinition of group name %s as group %d; was group %d", quote(name), number, was), obj.CountChars(name)+1)
	}
	p.named = append(p.named, namedGroup{name, number})
	return number, nil
}
