// Package re is a regular expression engine with the syntax and the meaning of
// Python 3.11's module re.
//
// A pattern is parsed into a tree (parse.go), the tree is compiled into a
// program (compile.go), and a Matcher runs that on a text (match.go). A Program
// is immutable: any number of Matchers may use one at a time.
//
// # Texts
//
// A text is a Go string: WTF-8 for patterns of type str, plain bytes for those
// of type bytes. All offsets are in bytes of that string; characters of str
// patterns are decoded as the program meets them. Since no character's encoding
// is part of another's, literals are compared and searched for as bytes.
//
// # Backtracking
//
// The program runs on an explicit stack of what is left to try, mixed with what
// is to be undone: a capture or a counter that changes is stored with its old
// value, and taking the stack down to a choice restores it. So a match takes no
// more Go stack however long it is.
package re

import "fmt"

// Flags are the flags of a pattern, with Python's values.
type Flags uint32

// The flags.
const (
	Template   Flags = 1
	IgnoreCase Flags = 2
	Locale     Flags = 4
	Multiline  Flags = 8
	DotAll     Flags = 16
	Unicode    Flags = 32
	Verbose    Flags = 64
	Debug      Flags = 128
	ASCII      Flags = 256

	typeFlags   = Locale | Unicode | ASCII
	globalFlags = Debug | Template
)

// MaxRepeat bounds the counts of {m,n}; as a maximum it means any number.
const MaxRepeat = 1<<32 - 1

// maxGroups bounds the number of a group.
const maxGroups = 1<<31 - 1

// maxNesting bounds how deep groups may be nested.
const maxNesting = 400

// Error is what is wrong with a pattern or a template. Pos is the character
// where, -1 if that is not known.
type Error struct {
	Msg string
	Pos int
}

func (e *Error) Error() string {
	if e.Pos < 0 {
		return e.Msg
	}
	return fmt.Sprintf("%s at position %d", e.Msg, e.Pos)
}

// FlagError is a combination of flags that cannot be.
type FlagError string

func (e FlagError) Error() string { return string(e) }

// OverflowError is a number of repetitions that is too large.
type OverflowError string

func (e OverflowError) Error() string { return string(e) }

// NestingError says that groups are nested too deep.
type NestingError struct{}

func (NestingError) Error() string { return "maximum recursion depth exceeded" }

// UnknownGroupError is the name of a group, in a template, that there is none of.
type UnknownGroupError string

func (e UnknownGroupError) Error() string { return "unknown group name " + quote(string(e)) }

// Warning is a remark on a pattern that is no error.
type Warning struct {
	Text       string
	Deprecated bool // DeprecationWarning, else FutureWarning
}

// Program is a compiled pattern.
type Program struct {
	Flags    Flags // with what the pattern itself sets
	Groups   int   // without group 0
	Names    []string
	Numbers  []int // of the groups of Names
	Warnings []Warning

	code   []inst
	slots  int // captures, then counters and marks
	wide   bool
	prefix string   // what every match starts with
	first  *byteSet // the bytes a match can start with; nil: any, or none
	start  bool     // matches at the start of the text only
}

// CharName finds a character by its Unicode name.
type CharName func(name string) (rune, bool)

// Compile compiles a pattern: bytes says that it is of type bytes. A name
// lookup is needed for \N{...} only. With an error there is still a Program: it
// has the warnings.
func Compile(pattern string, bytes bool, flags Flags, names CharName) (*Program, error) {
	p := newParser(pattern, bytes, flags, names)
	tree, err := p.parse()
	if err != nil {
		return &Program{Warnings: p.warnings}, err
	}
	prog := &Program{Flags: p.flags, Groups: p.groups - 1, Warnings: p.warnings, wide: !bytes}
	for _, g := range p.named {
		prog.Names = append(prog.Names, g.name)
		prog.Numbers = append(prog.Numbers, g.number)
	}
	c := &compiler{prog: prog, widths: p.widths}
	prog.slots = 2 * p.groups
	if err := c.program(tree, p.flags); err != nil {
		return prog, err
	}
	prog.analyse()
	return prog, nil
}
