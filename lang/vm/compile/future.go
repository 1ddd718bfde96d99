package compile

import (
	"slices"

	"pystm/lang/parser/ast"
)

// future is what the from __future__ imports at the top of a program ask for.
type future struct {
	annotations bool
	last        ast.Pos // where the last one begins
}

// futureFeatures are the features there have been; only annotations still
// changes anything.
var futureFeatures = []string{
	"nested_scopes", "generators", "division", "absolute_import",
	"with_statement", "print_function", "unicode_literals",
	"barry_as_FLUFL", "generator_stop", "annotations",
}

func (c *compiler) findFuture(mod ast.Mod) future {
	var f future
	var body []ast.Stmt
	switch m := mod.(type) {
	case *ast.Module:
		body = m.Body
	case *ast.Interactive:
		body = m.Body
	}
	if _, ok := docstring(body); ok {
		body = body[1:]
	}
	for _, s := range body {
		im, ok := s.(*ast.ImportFrom)
		if !ok || im.Module != "__future__" || im.Level != 0 {
			break
		}
		for _, a := range im.Names {
			switch {
			case a.Name == "annotations":
				f.annotations = true
			case a.Name == "braces":
				c.failLine(im.Span, "not a chance")
			case !slices.Contains(futureFeatures, a.Name):
				c.failLine(im.Span, "future feature %s is not defined", a.Name)
			}
		}
		f.last = im.Start
	}
	return f
}

// endsBefore reports whether a place is behind the imports at the top.
func (f future) endsBefore(p ast.Pos) bool {
	return p.Line > f.last.Line || p.Line == f.last.Line && p.Col > f.last.Col
}
