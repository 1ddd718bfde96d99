// Package ast declares the syntax tree of Python 3.11.
//
// The node types mirror the abstract grammar that CPython publishes in its
// module ast, one to one: a constructor of that grammar is a struct of the same
// name, a field keeps its name in CamelCase (decorator_list is DecoratorList,
// orelse is Orelse, id is Id), and the order of the fields is the grammar's
// order. Dump relies on both. Departures, all of them:
//
//   - the statement Expr is ExprStmt, because Expr is the interface;
//   - type comments and type ignores are not kept;
//   - an absent identifier is "", an absent node is nil, and int flags
//     (AnnAssign.Simple, Comprehension.IsAsync) are bools;
//   - operators are values of Op, contexts values of Context, not nodes.
//
// Nodes are pointers to these structs. The parser shares no node between two
// places of a tree.
//
// # Positions
//
// Every statement, expression and pattern, and Arg, Keyword, Alias and
// ExceptHandler, carry a Span. Lines count from 1. Columns count from 0 and are
// in bytes of the line's UTF-8 form, exactly CPython's col_offset and
// end_col_offset, so they can be handed out as they are (ast, co_positions);
// CharCol turns one into a count of characters given the text of its line.
//
// # Constants
//
// Constant.Value holds a plain Go value:
//
//	nil         None
//	bool        True, False
//	Ellipsis    ...
//	int64       an int that fits
//	*big.Int    an int that does not fit an int64 (never one that does)
//	float64     float
//	complex128  complex (literals are purely imaginary)
//	string      str
//	Bytes       bytes
//
// A str is held as UTF-8 in which a surrogate (U+D800 to U+DFFF) is written by
// the ordinary three-byte pattern, ED A0 80 to ED BF BF: what CPython's
// error handler "surrogatepass" does. Two surrogates in a row, "\ud83d\ude00",
// stay two code points of three bytes each, for Python does not join them. A
// string without surrogates is therefore valid UTF-8, and utf8.ValidString
// tells the two apart. DecodeRune reads such text.
package ast

import "unicode/utf8"

// A Pos is a place in a source file.
type Pos struct {
	Line uint32 // from 1
	Col  uint32 // from 0, in bytes of UTF-8
}

// A Span reaches from the first byte of a node to the byte after its last.
type Span struct {
	Start, End Pos
}

// Bounds returns the span itself; every node with a position embeds Span and
// so has this method.
func (s *Span) Bounds() Span { return *s }

// CharCol converts a byte column to a count of characters. line is the source
// line in UTF-8; columns beyond it count its end.
func CharCol(line string, col uint32) int {
	if int(col) < len(line) {
		line = line[:col]
	}
	return utf8.RuneCountInString(line)
}

// DecodeRune returns the first code point of a Constant's string and its width
// in bytes, like utf8.DecodeRuneInString but with surrogates told as
// themselves.
func DecodeRune(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

// A Node is any node of the tree.
type Node interface{ node() }

// A Located is a node that knows its place in the source.
type Located interface {
	Node
	Bounds() Span
}

// The categories of the grammar with more than one member.
type (
	Mod interface {
		Node
		mod()
	}
	Stmt interface {
		Located
		stmt()
	}
	Expr interface {
		Located
		expr()
	}
	Pattern interface {
		Located
		pattern()
	}
)

// Context says what is done with the value an expression names.
type Context uint8

const (
	Load Context = iota
	Store
	Del
)

func (c Context) String() string { return [...]string{"Load", "Store", "Del"}[c] }

type (
	// Ellipsis is the constant `...`.
	Ellipsis struct{}
	// Bytes is a bytes constant.
	Bytes []byte
)

// Roots.
type (
	Module      struct{ Body []Stmt } // a file
	Interactive struct{ Body []Stmt } // one prompt's input
	Expression  struct{ Body Expr }   // eval()
)

// Statements.
type (
	FunctionDef struct {
		Span
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr // or nil
	}
	AsyncFunctionDef struct {
		Span
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr // or nil
	}
	ClassDef struct {
		Span
		Name          string
		Bases         []Expr
		Keywords      []*Keyword
		Body          []Stmt
		DecoratorList []Expr
	}
	Return struct {
		Span
		Value Expr // or nil
	}
	Delete struct {
		Span
		Targets []Expr
	}
	Assign struct {
		Span
		Targets []Expr // more than one for a = b = value
		Value   Expr
	}
	AugAssign struct {
		Span
		Target Expr // Name, Attribute or Subscript
		Op     Op
		Value  Expr
	}
	AnnAssign struct {
		Span
		Target     Expr // Name, Attribute or Subscript
		Annotation Expr
		Value      Expr // or nil
		Simple     bool // the target is a name without parentheses
	}
	For struct {
		Span
		Target Expr
		Iter   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	AsyncFor struct {
		Span
		Target Expr
		Iter   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	While struct {
		Span
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	If struct {
		Span
		Test   Expr
		Body   []Stmt
		Orelse []Stmt // an elif is an If alone in here
	}
	With struct {
		Span
		Items []*WithItem
		Body  []Stmt
	}
	AsyncWith struct {
		Span
		Items []*WithItem
		Body  []Stmt
	}
	Match struct {
		Span
		Subject Expr
		Cases   []*MatchCase
	}
	Raise struct {
		Span
		Exc   Expr // or nil
		Cause Expr // or nil
	}
	Try struct {
		Span
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
	}
	TryStar struct { // try with except*
		Span
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
	}
	Assert struct {
		Span
		Test Expr
		Msg  Expr // or nil
	}
	Import struct {
		Span
		Names []*Alias
	}
	ImportFrom struct {
		Span
		Module string // "" for `from . import x`
		Names  []*Alias
		Level  int // number of leading dots
	}
	Global struct {
		Span
		Names []string
	}
	Nonlocal struct {
		Span
		Names []string
	}
	ExprStmt struct { // Expr in the grammar
		Span
		Value Expr
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
)

// Expressions.
type (
	BoolOp struct {
		Span
		Op     Op // OpAnd, OpOr
		Values []Expr
	}
	NamedExpr struct { // target := value
		Span
		Target Expr // *Name
		Value  Expr
	}
	BinOp struct {
		Span
		Left  Expr
		Op    Op
		Right Expr
	}
	UnaryOp struct {
		Span
		Op      Op // OpInvert, OpNot, OpUAdd, OpUSub
		Operand Expr
	}
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	IfExp struct {
		Span
		Test   Expr
		Body   Expr
		Orelse Expr
	}
	Dict struct {
		Span
		Keys   []Expr // nil at the place of a **mapping
		Values []Expr
	}
	Set struct {
		Span
		Elts []Expr
	}
	ListComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	SetComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	DictComp struct {
		Span
		Key        Expr
		Value      Expr
		Generators []*Comprehension
	}
	GeneratorExp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	Await struct {
		Span
		Value Expr
	}
	Yield struct {
		Span
		Value Expr // or nil
	}
	YieldFrom struct {
		Span
		Value Expr
	}
	Compare struct { // left ops[0] comparators[0] ops[1] ...
		Span
		Left        Expr
		Ops         []Op
		Comparators []Expr
	}
	Call struct {
		Span
		Func     Expr
		Args     []Expr // *args are Starred
		Keywords []*Keyword
	}
	FormattedValue struct { // a {field} of an f-string
		Span
		Value      Expr
		Conversion int  // 's', 'r', 'a', or -1
		FormatSpec Expr // *JoinedStr or nil
	}
	JoinedStr struct { // an f-string: Constant strings and FormattedValues
		Span
		Values []Expr
	}
	Constant struct {
		Span
		Value any    // see the package comment
		Kind  string // "u" for a string written with that prefix, else ""
	}
	Attribute struct {
		Span
		Value Expr
		Attr  string
		Ctx   Context
	}
	Subscript struct {
		Span
		Value Expr
		Slice Expr // may be Slice, or a Tuple with Slices in it
		Ctx   Context
	}
	Starred struct {
		Span
		Value Expr
		Ctx   Context
	}
	Name struct {
		Span
		Id  string
		Ctx Context
	}
	List struct {
		Span
		Elts []Expr
		Ctx  Context
	}
	Tuple struct {
		Span
		Elts []Expr
		Ctx  Context
	}
	Slice struct {
		Span
		Lower Expr // or nil, as the others
		Upper Expr
		Step  Expr
	}
)

// Patterns of match.
type (
	MatchValue struct {
		Span
		Value Expr
	}
	MatchSingleton struct {
		Span
		Value any // nil, true or false
	}
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // name after **, or ""
	}
	MatchClass struct {
		Span
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	MatchStar struct {
		Span
		Name string // "" for *_
	}
	MatchAs struct { // _ has neither, a capture only a name
		Span
		Pattern Pattern // or nil
		Name    string  // or ""
	}
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

// Parts of the above.
type (
	Comprehension struct {
		Target  Expr
		Iter    Expr
		Ifs     []Expr
		IsAsync bool
	}
	ExceptHandler struct {
		Span
		Type Expr   // or nil
		Name string // or ""
		Body []Stmt
	}
	Arguments struct {
		Posonlyargs []*Arg
		Args        []*Arg
		Vararg      *Arg // or nil
		Kwonlyargs  []*Arg
		KwDefaults  []Expr // one for each of Kwonlyargs, nil where it has none
		Kwarg       *Arg   // or nil
		Defaults    []Expr // of the last len(Defaults) of Posonlyargs and Args
	}
	Arg struct {
		Span
		Arg        string
		Annotation Expr // or nil
	}
	Keyword struct {
		Span
		Arg   string // "" for **value
		Value Expr
	}
	Alias struct {
		Span
		Name   string // dotted, or "*"
		Asname string // or ""
	}
	WithItem struct {
		ContextExpr  Expr
		OptionalVars Expr // or nil
	}
	MatchCase struct {
		Pattern Pattern
		Guard   Expr // or nil
		Body    []Stmt
	}
)
