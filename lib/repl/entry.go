package repl

import (
	"errors"
	"strings"

	"pystm/lang/parser"
	"pystm/lang/parser/ast"
)

// Entries: when is what was typed a whole one, and how far is the next line of
// one that is not indented?

// more reports whether an entry needs more lines, by the parser's answer. A
// block ends with a blank line. indent is what the next line begins with.
func more(text string) (need bool, indent string) {
	lines := strings.Split(text, "\n")
	if last := len(lines) - 1; strings.TrimSpace(lines[last]) == "" {
		lines[last] = "" // an indentation that was not used
	}
	_, err := parser.ParseString("<stdin>", strings.Join(lines, "\n"), parser.Prompt)
	if errors.Is(err, parser.ErrSeveral) {
		err = severalNeed(lines)
	}
	if !errors.Is(err, parser.ErrIncomplete) {
		return false, ""
	}
	var wrong *parser.SyntaxError
	if errors.As(err, &wrong) && strings.HasPrefix(wrong.Msg, "unterminated triple-quoted") {
		return true, ""
	}
	open := wrong != nil && strings.HasSuffix(wrong.Msg, "was never closed")
	return true, indentAfter(lines, open)
}

// severalNeed says what is wrong with several statements, as they are pasted.
func severalNeed(lines []string) error {
	tree, err := parser.ParseString("<stdin>", strings.Join(lines, "\n")+"\n", parser.Exec)
	if err != nil {
		return err
	}
	body := tree.(*ast.Module).Body
	last := lines[len(lines)-1]
	if len(body) > 0 && last != "" && body[len(body)-1].Bounds().Start.Line < uint32(len(lines)) && (last[0] == ' ' || last[0] == '\t') {
		return parser.ErrIncomplete // in a block
	}
	return nil
}

const indentUnit = "    "

// indentAfter is the indentation of the line after the last one, where a bracket
// may be open.
func indentAfter(lines []string, open bool) string {
	last := lines[len(lines)-1]
	if last == "" {
		return ""
	}
	indent := last[:len(last)-len(strings.TrimLeft(last, " \t"))]
	code := strings.TrimSpace(withoutComment(last))
	switch {
	case strings.HasSuffix(code, ":"), strings.HasSuffix(code, "("), strings.HasSuffix(code, "["), strings.HasSuffix(code, "{"):
		return indent + unit(lines)
	case leaves(code) && !open:
		return strings.TrimSuffix(indent, unit(lines))
	}
	return indent
}

// unit is by what the lines are indented already.
func unit(lines []string) string {
	for _, l := range lines {
		if n := len(l) - len(strings.TrimLeft(l, " \t")); n > 0 && n < len(l) {
			return l[:n]
		}
	}
	return indentUnit
}

// leaves reports whether a block ends with a statement.
func leaves(code string) bool {
	word, _, _ := strings.Cut(code, " ")
	switch word {
	case "return", "pass", "raise", "break", "continue":
		return true
	}
	return false
}

// withoutComment is a line up to its comment; a string may be taken for one,
// which costs no more than an indentation.
func withoutComment(line string) string {
	quote := rune(0)
	for i, r := range line {
		switch {
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case r == quote:
			quote = 0
		case r == '#' && quote == 0:
			return line[:i]
		}
	}
	return line
}
