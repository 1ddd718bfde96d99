package compile

import (
	"math/big"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// SyntaxWarnings: code that is legal and surely a mistake.

// typeName is the type of the value of an expression, where it is plain to see.
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Tuple:
		return "tuple"
	case *ast.List, *ast.ListComp:
		return "list"
	case *ast.Dict, *ast.DictComp:
		return "dict"
	case *ast.Set, *ast.SetComp:
		return "set"
	case *ast.GeneratorExp:
		return "generator"
	case *ast.Lambda:
		return "function"
	case *ast.JoinedStr, *ast.FormattedValue:
		return "str"
	case *ast.Constant:
		switch e.Value.(type) {
		case nil:
			return "NoneType"
		case bool:
			return "bool"
		case int64, *big.Int:
			return "int"
		case float64:
			return "float"
		case complex128:
			return "complex"
		case string:
			return "str"
		case ast.Bytes:
			return "bytes"
		case ast.Ellipsis:
			return "ellipsis"
		case code.Tuple:
			return "tuple"
		case code.FrozenSet:
			return "frozenset"
		}
	}
	return ""
}

// warnCall tells of calling a literal: mostly a comma is missing before it.
func (u *unit) warnCall(e *ast.Call) {
	if _, lambda := e.Func.(*ast.Lambda); lambda {
		return
	}
	if name := typeName(e.Func); name != "" {
		u.warn(at(e), "'%s' object is not callable; perhaps you missed a comma?", name)
	}
}

// warnSubscript tells of subscripting what has no items, or by what is no index.
func (u *unit) warnSubscript(e *ast.Subscript) {
	name := typeName(e.Value)
	switch name {
	case "":
	case "NoneType", "bool", "int", "float", "complex", "ellipsis", "function", "set", "generator", "frozenset":
		u.warn(at(e), "'%s' object is not subscriptable; perhaps you missed a comma?", name)
	case "str", "bytes", "tuple", "list":
		index := typeName(e.Slice)
		if index != "" && index != "int" && index != "bool" {
			u.warn(at(e), "%s indices must be integers or slices, not %s; perhaps you missed a comma?", name, index)
		}
	}
}

// warnCompare tells of an identity test with a literal.
func (u *unit) warnCompare(e *ast.Compare) {
	literal := func(x ast.Expr) bool {
		c, ok := x.(*ast.Constant)
		if !ok {
			return false
		}
		switch c.Value.(type) {
		case nil, bool, ast.Ellipsis:
			return false
		}
		return true
	}
	left := literal(e.Left)
	for i, op := range e.Ops {
		right := literal(e.Comparators[i])
		if left || right {
			switch op {
			case ast.OpIs:
				u.warn(at(e), `"is" with a literal. Did you mean "=="?`)
				return
			case ast.OpIsNot:
				u.warn(at(e), `"is not" with a literal. Did you mean "!="?`)
				return
			}
		}
		left = right
	}
}

// warnAssert tells of assert (test, message).
func (u *unit) warnAssert(s *ast.Assert) {
	always := false
	switch t := s.Test.(type) {
	case *ast.Tuple:
		always = len(t.Elts) > 0
	case *ast.Constant:
		v, ok := t.Value.(code.Tuple)
		always = ok && len(v) > 0
	}
	if always {
		u.warn(at(s), "assertion is always true, perhaps remove parentheses?")
	}
}
