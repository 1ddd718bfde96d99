package parser

import (
	"fmt"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"pystm/lang/parser/ast"
)

// F-strings. In Python 3.11 the lexer sees a string; the expressions in it are
// cut out afterwards, and each is parsed as a text of its own, in parentheses
// that let it go on over lines. That shows: an expression can contain neither
// a backslash nor a comment nor the quotes of the string, and its errors refer
// to the text in parentheses.

// A field is the expression of an f-string's field while it is parsed.
type field struct {
	text  string         // the expression in parentheses, and a newline
	start ast.Pos        // of the opening one, in the place of the {
	outer lexer.Position // of the token behind the string
}

// adorn makes a failure refer to the field instead of the source.
func (f *field) adorn(fail *failure) {
	if fail.text != "" {
		return // it is a field inside this one that failed
	}
	fail.text = sourceLine(f.text, fail.line-int(f.start.Line)+1)
	relative := func(line int, col *int) {
		if line == int(f.start.Line) && *col >= 0 {
			*col -= int(f.start.Col)
		}
	}
	relative(fail.line, &fail.col)
	relative(fail.endLine, &fail.endCol)
	if !fail.lexical && fail.kind == kindSyntax {
		fail.msg = "f-string: " + fail.msg
	}
}

// parseField parses an expression cut out of a string.
func (p *parser) parseField(expr string, start ast.Pos) ast.Expr {
	text := "(" + expr + ")\n"
	f := &feed{lexState: lexState{src: text, line: int(start.Line), lineStart: -int(start.Col)}, spare: p.feed.spare}
	outer, nest, end := p.stream, p.nest, p.end
	first := f.piece()
	p.stream, p.nest = newStream(first, &field{text, start, p.tok.Pos}), 0
	if p.at(tokError) {
		p.failLexical()
	}
	e := p.parenthesized()
	if !p.at(tokNewline) {
		p.fail()
	}
	p.stream, p.nest, p.end = outer, nest, end
	f.spare.put(first, nil)
	return e
}

// A joiner collects the values of an f-string.
type joiner struct {
	*parser
	span    ast.Span // of what is joined: all the literals, or a specification's literal
	whole   ast.Span // of all the literals; every field has it
	unicode bool     // the first literal has the prefix u
	token   *lexer.Token
	raw     bool

	values  []ast.Expr
	pending strings.Builder // text not yet among the values
	single  string          // the same while it is one piece
}

// text adds literal text.
func (j *joiner) text(s string) {
	switch {
	case j.pending.Len() > 0:
		j.pending.WriteString(s)
	case j.single == "":
		j.single = s
	default:
		j.pending.WriteString(j.single)
		j.pending.WriteString(s)
	}
}

// constant makes a constant of the text added so far.
func (j *joiner) constant() ast.Expr {
	s := j.single
	if j.pending.Len() > 0 {
		s = j.pending.String()
		j.pending.Reset()
	}
	j.single = ""
	c := j.constants.take()
	c.Span, c.Value = j.span, s
	if j.unicode {
		c.Kind = "u"
	}
	return c
}

// flush moves pending text to the values.
func (j *joiner) flush() {
	if j.single != "" || j.pending.Len() > 0 {
		j.values = append(j.values, j.constant())
	}
}

func (j *joiner) joined() ast.Expr {
	j.flush()
	return &ast.JoinedStr{Span: j.span, Values: j.values}
}

// parse adds text and fields of s from offset i: all of it, or at a level
// above 0, which is in a format specification, up to the closing brace. It
// returns the offset it came to. s begins where the token does.
func (j *joiner) parse(s string, i, level int) int {
	for i < len(s) {
		end, next := j.literalEnd(s, i, level)
		j.literal.piece = 1 + i
		j.text(j.strValue(s[i:end], j.raw))
		i = next
		if i == end { // no doubled brace: a field, or the end
			if i == len(s) || s[i] == '}' {
				break
			}
			i = j.field(s, i, level)
		}
	}
	return i
}

// literalEnd finds the end of a piece of text, and where to go on: at the same
// place, or behind the second of a pair of braces, of which the text has one.
func (j *joiner) literalEnd(s string, i, level int) (end, next int) {
	for i < len(s) {
		c := s[i]
		i++
		if c == '\\' && !j.raw && i < len(s) {
			c = s[i]
			i++
			if c == 'N' {
				i = skipName(s, i)
				continue
			}
		}
		if c != '{' && c != '}' {
			continue
		}
		if level == 0 {
			if i < len(s) && s[i] == c {
				return i, i + 1
			}
			if c == '}' {
				j.failHere("f-string: single '}' is not allowed")
			}
		}
		return i - 1, i - 1
	}
	return i, i
}

// skipName passes the {name} of a \N escape, whose braces are not a field's.
func skipName(s string, i int) int {
	if i == len(s) || s[i] != '{' {
		return min(i+1, len(s))
	}
	if n := strings.IndexByte(s[i:], '}'); n >= 0 {
		return i + n + 1
	}
	return len(s)
}

const expectingBrace = "f-string: expecting '}'"

// field parses a replacement field; i is the offset of its opening brace. It
// returns the offset behind the closing one.
func (j *joiner) field(s string, i, level int) int {
	if level >= 2 {
		j.failHere("f-string: expressions nested too deeply")
	}
	open := i
	i++
	end := j.expressionEnd(s, i)
	if end == len(s) {
		j.failHere(expectingBrace)
	}
	value := &ast.FormattedValue{Span: j.whole, Conversion: -1}
	value.Value = j.fieldExpression(s, open, end)
	i = end

	shown := ""
	if s[i] == '=' {
		for i++; i < len(s) && isSpace(s[i]); i++ {
		}
		shown = s[open+1 : i]
	}
	if i < len(s) && s[i] == '!' {
		if i+1 == len(s) {
			j.failHere(expectingBrace)
		}
		if value.Conversion = int(s[i+1]); strings.IndexByte("sra", s[i+1]) < 0 {
			j.failHere("f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		i += 2
	}
	if i < len(s) && s[i] == ':' {
		if i+1 == len(s) {
			j.failHere(expectingBrace)
		}
		spec := joiner{
			parser: j.parser, span: tokenSpan(j.token), whole: j.whole,
			unicode: j.unicode, token: j.token, raw: j.raw,
		}
		i = spec.parse(s, i+1, level+1)
		value.FormatSpec = spec.joined()
	}
	if i >= len(s) || s[i] != '}' {
		j.failHere(expectingBrace)
	}
	if shown != "" {
		if value.FormatSpec == nil && value.Conversion == -1 {
			value.Conversion = 'r'
		}
		j.text(shown)
	}
	j.flush()
	j.values = append(j.values, value)
	return i + 1
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// fieldExpression parses the expression between the brace at open and end.
func (j *joiner) fieldExpression(s string, open, end int) ast.Expr {
	expr := s[open+1 : end]
	if strings.Trim(expr, " \t\n\f\r") == "" {
		if s[end] == '}' {
			j.failHere("f-string: empty expression not allowed")
		}
		j.failHere(fmt.Sprintf("f-string: expression required before '%c'", s[end]))
	}
	start := startOf(j.token)
	if n := strings.Count(s[:open], "\n"); n > 0 {
		start.Line += uint32(n)
		start.Col = uint32(open - strings.LastIndexByte(s[:open], '\n') - 1)
	} else {
		start.Col += uint32(open)
	}
	return j.parseField(expr, start)
}

// expressionEnd finds the end of an expression that begins at offset i: the
// first : ! = or } outside brackets and strings.
func (j *joiner) expressionEnd(s string, i int) int {
	var brackets []byte
	var quote byte
	triple := false
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\':
			j.failHere("f-string expression part cannot include a backslash")
		case quote != 0:
			if c == quote && (!triple || strings.HasPrefix(s[i+1:], string([]byte{c, c}))) {
				if quote = 0; triple {
					i += 2
				}
			}
		case c == '"' || c == '\'':
			quote = c
			if triple = strings.HasPrefix(s[i+1:], string([]byte{c, c})); triple {
				i += 2
			}
		case c == '[' || c == '{' || c == '(':
			if len(brackets) >= maxBrackets {
				j.failHere("f-string: too many nested parenthesis")
			}
			brackets = append(brackets, c)
		case c == '#':
			j.failHere("f-string expression part cannot include '#'")
		case len(brackets) == 0 && strings.IndexByte("!:}=<>", c) >= 0:
			if i+1 < len(s) && s[i+1] == '=' && strings.IndexByte("!=<>", c) >= 0 {
				i++
			} else if c != '<' && c != '>' {
				return i
			}
		case c == ']' || c == '}' || c == ')':
			brackets = j.closeBracket(brackets, c)
		}
	}
	if quote != 0 {
		j.failHere("f-string: unterminated string")
	}
	if n := len(brackets); n > 0 {
		j.failHere(fmt.Sprintf("f-string: unmatched '%c'", brackets[n-1]))
	}
	return i
}

func (j *joiner) closeBracket(open []byte, c byte) []byte {
	if len(open) == 0 {
		j.failHere(fmt.Sprintf("f-string: unmatched '%c'", c))
	}
	o := open[len(open)-1]
	if o == '(' && c != ')' || o == '[' && c != ']' || o == '{' && c != '}' {
		j.failHere(fmt.Sprintf("f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, o))
	}
	return open[:len(open)-1]
}
