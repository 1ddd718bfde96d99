package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// Token types. Each keyword and operator has one of its own, so that the
// parser compares numbers only. The soft keywords (match, case, _) are names.
const (
	tokError lexer.TokenType = iota // the lexer gave up; lexState.err says why
	tokNewline
	tokIndent
	tokDedent
	tokName
	tokNumber
	tokString // one literal with prefix and quotes, f-strings too
	tokOther  // a character that starts no token: ? $ ! `

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield

	opLParen
	opRParen
	opLBracket
	opRBracket
	opLBrace
	opRBrace
	opColon
	opComma
	opSemi
	opDot
	opEllipsis
	opArrow
	opAssign
	opWalrus

	opPlus
	opMinus
	opStar
	opSlash
	opDoubleSlash
	opPercent
	opAt
	opDoubleStar
	opLShift
	opRShift
	opAmper
	opVBar
	opCircumflex
	opTilde

	opEqual
	opNotEqual
	opLess
	opLessEqual
	opGreater
	opGreaterEqual

	// The augmented assignments, in the order of the operators above.
	opPlusAssign
	opMinusAssign
	opStarAssign
	opSlashAssign
	opDoubleSlashAssign
	opPercentAssign
	opAtAssign
	opDoubleStarAssign
	opLShiftAssign
	opRShiftAssign
	opAmperAssign
	opVBarAssign
	opCircumflexAssign

	numTokens
)

// Binding strengths of the operators, loosest first.
const (
	precNone = iota
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precSum
	precTerm
	precUnary
)

// starter marks the tokens that can begin an expression. Those that could as
// well go on with one, ( [ - + and the like, are not marked: the mark is what
// tells two expressions side by side.
const starter = true

type tokenRow struct {
	text   string // as written; for the rest a name in capitals
	prec   uint8  // strength as a binary operator
	op     ast.Op // as a binary, comparing or augmenting operator
	starts bool
}

// tokenTable is the one list of tokens. It is indexed by type as a byte, so
// that EOF, which is -1, has a row as well.
var tokenTable = [256]tokenRow{
	tokError:   {text: "ERROR"},
	tokNewline: {text: "NEWLINE"},
	tokIndent:  {text: "INDENT"},
	tokDedent:  {text: "DEDENT"},
	tokName:    {text: "NAME", starts: starter},
	tokNumber:  {text: "NUMBER", starts: starter},
	tokString:  {text: "STRING", starts: starter},
	tokOther:   {text: "OTHER"},

	kwFalse:    {text: "False", starts: starter},
	kwNone:     {text: "None", starts: starter},
	kwTrue:     {text: "True", starts: starter},
	kwAnd:      {text: "and", prec: precAnd, op: ast.OpAnd},
	kwAs:       {text: "as"},
	kwAssert:   {text: "assert"},
	kwAsync:    {text: "async"},
	kwAwait:    {text: "await", starts: starter},
	kwBreak:    {text: "break"},
	kwClass:    {text: "class"},
	kwContinue: {text: "continue"},
	kwDef:      {text: "def"},
	kwDel:      {text: "del"},
	kwElif:     {text: "elif"},
	kwElse:     {text: "else"},
	kwExcept:   {text: "except"},
	kwFinally:  {text: "finally"},
	kwFor:      {text: "for"},
	kwFrom:     {text: "from"},
	kwGlobal:   {text: "global"},
	kwIf:       {text: "if"},
	kwImport:   {text: "import"},
	kwIn:       {text: "in", prec: precCompare, op: ast.OpIn},
	kwIs:       {text: "is", prec: precCompare, op: ast.OpIs},
	kwLambda:   {text: "lambda", starts: starter},
	kwNonlocal: {text: "nonlocal"},
	kwNot:      {text: "not", prec: precCompare, op: ast.OpNotIn, starts: starter},
	kwOr:       {text: "or", prec: precOr, op: ast.OpOr},
	kwPass:     {text: "pass"},
	kwRaise:    {text: "raise"},
	kwReturn:   {text: "return"},
	kwTry:      {text: "try"},
	kwWhile:    {text: "while"},
	kwWith:     {text: "with"},
	kwYield:    {text: "yield"},

	opLParen:   {text: "("},
	opRParen:   {text: ")"},
	opLBracket: {text: "["},
	opRBracket: {text: "]"},
	opLBrace:   {text: "{", starts: starter},
	opRBrace:   {text: "}"},
	opColon:    {text: ":"},
	opComma:    {text: ","},
	opSemi:     {text: ";"},
	opDot:      {text: "."},
	opEllipsis: {text: "...", starts: starter},
	opArrow:    {text: "->"},
	opAssign:   {text: "="},
	opWalrus:   {text: ":="},

	opPlus:        {text: "+", prec: precSum, op: ast.OpAdd},
	opMinus:       {text: "-", prec: precSum, op: ast.OpSub},
	opStar:        {text: "*", prec: precTerm, op: ast.OpMult},
	opSlash:       {text: "/", prec: precTerm, op: ast.OpDiv},
	opDoubleSlash: {text: "//", prec: precTerm, op: ast.OpFloorDiv},
	opPercent:     {text: "%", prec: precTerm, op: ast.OpMod},
	opAt:          {text: "@", prec: precTerm, op: ast.OpMatMult},
	opDoubleStar:  {text: "**", op: ast.OpPow}, // parsed apart, it binds to the right
	opLShift:      {text: "<<", prec: precShift, op: ast.OpLShift},
	opRShift:      {text: ">>", prec: precShift, op: ast.OpRShift},
	opAmper:       {text: "&", prec: precBitAnd, op: ast.OpBitAnd},
	opVBar:        {text: "|", prec: precBitOr, op: ast.OpBitOr},
	opCircumflex:  {text: "^", prec: precBitXor, op: ast.OpBitXor},
	opTilde:       {text: "~", starts: starter},

	opEqual:        {text: "==", prec: precCompare, op: ast.OpEq},
	opNotEqual:     {text: "!=", prec: precCompare, op: ast.OpNotEq},
	opLess:         {text: "<", prec: precCompare, op: ast.OpLt},
	opLessEqual:    {text: "<=", prec: precCompare, op: ast.OpLtE},
	opGreater:      {text: ">", prec: precCompare, op: ast.OpGt},
	opGreaterEqual: {text: ">=", prec: precCompare, op: ast.OpGtE},

	opPlusAssign:        {text: "+=", op: ast.OpAdd},
	opMinusAssign:       {text: "-=", op: ast.OpSub},
	opStarAssign:        {text: "*=", op: ast.OpMult},
	opSlashAssign:       {text: "/=", op: ast.OpDiv},
	opDoubleSlashAssign: {text: "//=", op: ast.OpFloorDiv},
	opPercentAssign:     {text: "%=", op: ast.OpMod},
	opAtAssign:          {text: "@=", op: ast.OpMatMult},
	opDoubleStarAssign:  {text: "**=", op: ast.OpPow},
	opLShiftAssign:      {text: "<<=", op: ast.OpLShift},
	opRShiftAssign:      {text: ">>=", op: ast.OpRShift},
	opAmperAssign:       {text: "&=", op: ast.OpBitAnd},
	opVBarAssign:        {text: "|=", op: ast.OpBitOr},
	opCircumflexAssign:  {text: "^=", op: ast.OpBitXor},
}

func row(t lexer.TokenType) *tokenRow { return &tokenTable[uint8(t)] }

// isAugAssign reports whether t is an augmented assignment.
func isAugAssign(t lexer.TokenType) bool { return opPlusAssign <= t && t <= opCircumflexAssign }

// isKeyword reports whether t is a (hard) keyword.
func isKeyword(t lexer.TokenType) bool { return kwFalse <= t && t <= kwYield }

// keywords finds a keyword's type by a hash of its first and last letter and
// its length, chosen to be free of collisions (a test holds it to that).
var keywords = func() (table [128]lexer.TokenType) {
	for t := kwFalse; t <= kwYield; t++ {
		table[keywordHash(tokenTable[t].text)] = t
	}
	return
}()

func keywordHash(s string) uint8 { return (s[0] + s[len(s)-1]*11 + uint8(len(s))) % 128 }

// nameType returns the type of an identifier: its keyword's, or tokName.
func nameType(s string) lexer.TokenType {
	if len(s) < 2 || len(s) > len("continue") {
		return tokName
	}
	if t := keywords[keywordHash(s)]; t != tokError && tokenTable[t].text == s {
		return t
	}
	return tokName
}

// operators holds, for the character an operator starts with, the operators of
// that character alone, followed by =, doubled, and doubled and followed by =.
// A zero is none. The few of another form are the lexer's special cases.
var operators = func() (table [128]struct{ one, assign, double, doubleAssign lexer.TokenType }) {
	for c := range table {
		table[c].one = tokOther
	}
	for t := opLParen; t < numTokens; t++ {
		s := tokenTable[t].text
		switch at := &table[s[0]]; {
		case len(s) == 1:
			at.one = t
		case len(s) == 2 && s[1] == '=':
			at.assign = t
		case len(s) == 2 && s[1] == s[0]:
			at.double = t
		case len(s) == 3 && s[2] == '=':
			at.doubleAssign = t
		}
	}
	return
}()

// Character classes of ASCII for the lexer; bytes from 0x80 on can be part of
// identifiers, which are checked afterwards.
const (
	classStart = 1 << iota // of an identifier
	classPart              // of an identifier
	classDigit
	classHex
)

var class = func() (table [256]uint8) {
	for c := range table {
		switch c := byte(c); {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c >= 0x80:
			table[c] = classStart | classPart
		case c >= '0' && c <= '9':
			table[c] = classPart | classDigit | classHex
		}
		if c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
			table[c] |= classHex
		}
	}
	return
}()
