package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// lex returns the tokens of a text: their types, the texts of those whose type
// does not tell, and where a line begins, its number.
func lex(src string) string {
	x := newLexer(normalizeNewlines(src))
	var out []string
	for {
		t, _ := x.Next()
		switch {
		case t.Type == lexer.EOF:
			return strings.Join(out, " ")
		case t.Type == tokError:
			out = append(out, fmt.Sprintf("ERROR(%d:%d %s)", x.err.line, x.err.col, x.err.msg))
		case t.Type == tokNewline:
			out = append(out, "NEWLINE")
		case t.Type <= tokDedent:
			out = append(out, fmt.Sprintf("%s@%d", row(t.Type).text, t.Pos.Line))
		default:
			out = append(out, fmt.Sprintf("%s@%d:%d", t.Value, t.Pos.Line, t.Pos.Column))
		}
	}
}

func TestLexer(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"empty", "", ""},
		{"blank", "\n  \n\t# x\n", ""},
		{"line", "a = 1", "a@1:0 =@1:2 1@1:4 NEWLINE"},
		{"comment", "a # b\n", "a@1:0 NEWLINE"},
		{"operators", "+-*/%@&|^~<>=!=", "+@1:0 -@1:1 *@1:2 /@1:3 %@1:4 @@1:5 &@1:6 |@1:7 ^@1:8 ~@1:9 <>@1:10 =@1:12 !=@1:13 NEWLINE"},
		{"doubled", "** // << >> == <= >= -> := ...", "**@1:0 //@1:3 <<@1:6 >>@1:9 ==@1:12 <=@1:15 >=@1:18 ->@1:21 :=@1:24 ...@1:27 NEWLINE"},
		{"augmented", "+= **= //= <<= >>= @=", "+=@1:0 **=@1:3 //=@1:7 <<=@1:11 >>=@1:15 @=@1:19 NEWLINE"},
		{"longest", "a<<<b", "a@1:0 <<@1:1 <@1:3 b@1:4 NEWLINE"},
		{"dots", "a.b..c....d", "a@1:0 .@1:1 b@1:2 .@1:3 .@1:4 c@1:5 ...@1:6 .@1:9 d@1:10 NEWLINE"},
		{"unknown", "a ? $b `", "a@1:0 ?@1:2 $@1:4 b@1:5 `@1:7 NEWLINE"},
		{"keywords", "if iff not nota None", "if@1:0 iff@1:3 not@1:7 nota@1:11 None@1:16 NEWLINE"},
		{"indent", "a\n  b\n  c\nd", "a@1:0 NEWLINE INDENT@2 b@2:2 NEWLINE c@3:2 NEWLINE DEDENT@4 d@4:0 NEWLINE"},
		{"dedents", "a\n b\n  c", "a@1:0 NEWLINE INDENT@2 b@2:1 NEWLINE INDENT@3 c@3:2 NEWLINE DEDENT@3 DEDENT@3"},
		{"tab", "a\n\tb\n        c", "a@1:0 NEWLINE INDENT@2 b@2:1 NEWLINE ERROR(3:0 inconsistent use of tabs and spaces in indentation)"},
		{"tab ok", "a\n\tb\n\tc", "a@1:0 NEWLINE INDENT@2 b@2:1 NEWLINE c@3:1 NEWLINE DEDENT@3"},
		{"unindent", "a\n  b\n c", "a@1:0 NEWLINE INDENT@2 b@2:2 NEWLINE ERROR(3:2 unindent does not match any outer indentation level)"},
		{"form feed", "a\n  \fb", "a@1:0 NEWLINE b@2:3 NEWLINE"},
		{"comment indent", "a\n    # b\nc", "a@1:0 NEWLINE c@3:0 NEWLINE"},
		{"brackets", "(a\n  b)\nc", "(@1:0 a@1:1 b@2:2 )@2:3 NEWLINE c@3:0 NEWLINE"},
		{"continued", "a \\\n  b", "a@1:0 b@2:2 NEWLINE"},
		{"bad continuation", "a \\ b", "a@1:0 ERROR(1:3 unexpected character after line continuation character)"},
		{"crlf", "a\r\nb\rc", "a@1:0 NEWLINE b@2:0 NEWLINE c@3:0 NEWLINE"},
		{"strings", `'a' "b\"" r'\'' Bf`, `'a'@1:0 "b\""@1:4 r'\''@1:10 Bf@1:16 NEWLINE`},
		{"triple", "'''a\n'b''' c", "'''a\n'b'''@1:0 c@2:6 NEWLINE"},
		{"prefixes", "rb'' Rb'' bR'' f'' rf'' fR'' u'' U'' ur''",
			"rb''@1:0 Rb''@1:5 bR''@1:10 f''@1:15 rf''@1:19 fR''@1:24 u''@1:29 U''@1:33 ur@1:37 ''@1:39 NEWLINE"},
		{"unterminated", "a 'b\nc", "a@1:0 ERROR(1:2 unterminated string literal (detected at line 1))"},
		{"unterminated triple", "a '''b\nc", "a@1:0 ERROR(1:2 unterminated triple-quoted string literal (detected at line 2))"},
		{"numbers", "0 1_0 1. .5 1e5 0xFf 0b1 0o7 1j", "0@1:0 1_0@1:2 1.@1:6 .5@1:9 1e5@1:12 0xFf@1:16 0b1@1:21 0o7@1:25 1j@1:29 NEWLINE"},
		{"number then word", "1if 0x1for 1_0or", "1@1:0 if@1:1 0x1f@1:4 or@1:8 1_0@1:11 or@1:14 NEWLINE"},
		{"not a number", "1_a", "ERROR(1:1 invalid decimal literal)"},
		{"unicode", "é = ℘", "é@1:0 =@1:3 ℘@1:5 NEWLINE"},
		{"bad character", "a€", "ERROR(1:1 invalid character '€' (U+20AC))"},
		{"unprintable", "a\u00a0b", "ERROR(1:1 invalid non-printable character U+00A0)"},
		{"invalid bytes", "a\xff", "ERROR(1:1 invalid character '\ufffd' (U+FFFD))"},
		{"unmatched", ")", "ERROR(1:0 unmatched ')')"},
		{"mismatched", "(\n]", "(@1:0 ERROR(2:0 closing parenthesis ']' does not match opening parenthesis '(' on line 1)"},
		{"unclosed", "a(", "a@1:0 (@1:1 ERROR(1:1 '(' was never closed)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := lex(test.src); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.src, got, test.want)
			}
		})
	}
}

// TestTokenTable holds the lists derived from tokenTable to it.
func TestTokenTable(t *testing.T) {
	for tok := tokError; tok < numTokens; tok++ {
		if row(tok).text == "" {
			t.Errorf("token %d has no row", tok)
		}
	}
	if n := len(definition{}.Symbols()); n != int(numTokens)+1 {
		t.Errorf("%d symbols for %d tokens: two have the same text", n, numTokens)
	}
	for tok := kwFalse; tok <= kwYield; tok++ {
		if got := nameType(row(tok).text); got != tok {
			t.Errorf("%s: found as %s", row(tok).text, row(got).text)
		}
	}
	for tok := opLParen; tok < numTokens; tok++ {
		text := row(tok).text
		closed := map[lexer.TokenType]string{opRParen: "(", opRBracket: "[", opRBrace: "{"}[tok]
		if got := lex(closed + text); !strings.Contains(got, text+"@") {
			t.Errorf("%s: scanned as %s", text, got)
		}
	}
}
