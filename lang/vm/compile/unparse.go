package compile

import (
	"strings"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Unparse gives an expression as text, as CPython writes an annotation under
// from __future__ import annotations.
func Unparse(e ast.Expr) string {
	var w unparser
	w.expr(e, precTest)
	return w.b.String()
}

// prec is how tightly a construct binds; a part that binds less than its place
// asks for gets parentheses.
type prec int

const (
	precTuple prec = iota
	precTest
	precOr
	precAnd
	precNot
	precCompare
	precBor
	precXor
	precBand
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var binaryPrec = [ast.NumOps]prec{
	ast.OpAdd: precArith, ast.OpSub: precArith,
	ast.OpMult: precTerm, ast.OpMatMult: precTerm, ast.OpDiv: precTerm, ast.OpMod: precTerm, ast.OpFloorDiv: precTerm,
	ast.OpLShift: precShift, ast.OpRShift: precShift,
	ast.OpBitOr: precBor, ast.OpBitXor: precXor, ast.OpBitAnd: precBand,
	ast.OpPow: precPower,
}

type unparser struct{ b strings.Builder }

func (w *unparser) text(s string) { w.b.WriteString(s) }

// group writes what f writes, in parentheses if it does not bind as tightly as
// asked for.
func (w *unparser) group(has, want prec, f func()) {
	if has < want {
		w.text("(")
		defer w.text(")")
	}
	f()
}

func (w *unparser) list(elts []ast.Expr, sep string, level prec) {
	for i, e := range elts {
		if i > 0 {
			w.text(sep)
		}
		w.expr(e, level)
	}
}

func (w *unparser) expr(e ast.Expr, level prec) {
	switch e := e.(type) {
	case *ast.BoolOp:
		has, sep := precAnd, " and "
		if e.Op == ast.OpOr {
			has, sep = precOr, " or "
		}
		w.group(has, level, func() { w.list(e.Values, sep, has+1) })
	case *ast.BinOp:
		w.binOp(e, level)
	case *ast.UnaryOp:
		w.unaryOp(e, level)
	case *ast.Lambda:
		w.group(precTest, level, func() {
			w.text("lambda")
			if len(e.Args.Posonlyargs)+len(e.Args.Args) > 0 {
				w.text(" ") // CPython leaves it out before *
			}
			w.text(arguments(e.Args) + ": ")
			w.expr(e.Body, precTest)
		})
	case *ast.IfExp:
		w.group(precTest, level, func() {
			w.expr(e.Body, precTest+1)
			w.text(" if ")
			w.expr(e.Test, precTest+1)
			w.text(" else ")
			w.expr(e.Orelse, precTest)
		})
	case *ast.NamedExpr:
		w.group(precTuple, level, func() {
			w.expr(e.Target, precAtom)
			w.text(" := ")
			w.expr(e.Value, precAtom)
		})
	case *ast.Compare:
		w.group(precCompare, level, func() {
			w.expr(e.Left, precCompare+1)
			for i, op := range e.Ops {
				w.text(" " + op.Symbol() + " ")
				w.expr(e.Comparators[i], precCompare+1)
			}
		})
	case *ast.Await:
		w.group(precAwait, level, func() {
			w.text("await ")
			w.expr(e.Value, precAtom)
		})
	case *ast.Yield:
		w.text("(yield")
		if e.Value != nil {
			w.text(" ")
			w.expr(e.Value, precTest)
		}
		w.text(")")
	case *ast.YieldFrom:
		w.text("(yield from ")
		w.expr(e.Value, precTest)
		w.text(")")
	case *ast.Starred:
		w.text("*")
		w.expr(e.Value, precBor)
	case *ast.Name:
		w.text(e.Id)
	case *ast.Constant:
		if e.Kind != "" {
			w.text(e.Kind)
		}
		w.text(constRepr(e.Value))
	case *ast.Attribute:
		w.expr(e.Value, precAtom)
		if c, ok := e.Value.(*ast.Constant); ok {
			if _, ok := intOf(c.Value); ok && typeName(c) == "int" {
				w.text(" ") // 1 .real
			}
		}
		w.text("." + e.Attr)
	case *ast.Subscript:
		w.expr(e.Value, precAtom)
		w.text("[")
		w.index(e.Slice)
		w.text("]")
	case *ast.Slice:
		w.slice(e)
	case *ast.Tuple:
		w.tuple(e, level)
	case *ast.List:
		w.text("[")
		w.list(e.Elts, ", ", precTest)
		w.text("]")
	case *ast.Set:
		w.text("{")
		w.list(e.Elts, ", ", precTest)
		w.text("}")
	case *ast.Dict:
		w.dict(e)
	case *ast.Call:
		w.call(e)
	case *ast.ListComp:
		w.comp("[", e.Elt, nil, e.Generators, "]")
	case *ast.SetComp:
		w.comp("{", e.Elt, nil, e.Generators, "}")
	case *ast.DictComp:
		w.comp("{", e.Key, e.Value, e.Generators, "}")
	case *ast.GeneratorExp:
		w.comp("(", e.Elt, nil, e.Generators, ")")
	case *ast.JoinedStr:
		w.text("f" + strRepr(fstring(e)))
	case *ast.FormattedValue:
		w.text("f" + strRepr(fstring(&ast.JoinedStr{Values: []ast.Expr{e}})))
	}
}

func (w *unparser) binOp(e *ast.BinOp, level prec) {
	has := binaryPrec[e.Op]
	left, right := has, has+1
	if e.Op == ast.OpPow {
		left, right = has+1, has
	}
	w.group(has, level, func() {
		w.expr(e.Left, left)
		w.text(" " + e.Op.Symbol() + " ")
		w.expr(e.Right, right)
	})
}

func (w *unparser) unaryOp(e *ast.UnaryOp, level prec) {
	has, sign := precFactor, e.Op.Symbol()
	if e.Op == ast.OpNot {
		has, sign = precNot, "not "
	}
	w.group(has, level, func() {
		w.text(sign)
		w.expr(e.Operand, has)
	})
}

func (w *unparser) tuple(e *ast.Tuple, level prec) {
	if len(e.Elts) == 0 {
		w.text("()")
		return
	}
	w.group(precTuple, level, func() {
		w.list(e.Elts, ", ", precTest)
		if len(e.Elts) == 1 {
			w.text(",")
		}
	})
}

// index writes the inside of the brackets of a subscript.
func (w *unparser) index(e ast.Expr) { w.expr(e, precTuple) }

func (w *unparser) slice(e *ast.Slice) {
	if e.Lower != nil {
		w.expr(e.Lower, precTest)
	}
	w.text(":")
	if e.Upper != nil {
		w.expr(e.Upper, precTest)
	}
	if e.Step != nil {
		w.text(":")
		w.expr(e.Step, precTest)
	}
}

func (w *unparser) dict(e *ast.Dict) {
	w.text("{")
	for i, v := range e.Values {
		if i > 0 {
			w.text(", ")
		}
		if e.Keys[i] == nil {
			w.text("**")
			w.expr(v, precBor)
			continue
		}
		w.expr(e.Keys[i], precTest)
		w.text(": ")
		w.expr(v, precTest)
	}
	w.text("}")
}

func (w *unparser) call(e *ast.Call) {
	w.expr(e.Func, precAtom)
	if len(e.Args) == 1 && len(e.Keywords) == 0 {
		if g, ok := e.Args[0].(*ast.GeneratorExp); ok {
			w.expr(g, precAtom)
			return
		}
	}
	w.text("(")
	w.list(e.Args, ", ", precTest)
	for i, k := range e.Keywords {
		if i > 0 || len(e.Args) > 0 {
			w.text(", ")
		}
		if k.Arg == "" {
			w.text("**")
		} else {
			w.text(k.Arg + "=")
		}
		w.expr(k.Value, precTest)
	}
	w.text(")")
}

func (w *unparser) comp(open string, elt, value ast.Expr, gens []*ast.Comprehension, end string) {
	w.text(open)
	w.expr(elt, precTest)
	if value != nil {
		w.text(": ")
		w.expr(value, precTest)
	}
	for _, g := range gens {
		if g.IsAsync {
			w.text(" async")
		}
		w.text(" for ")
		w.expr(g.Target, precTuple)
		w.text(" in ")
		w.expr(g.Iter, precTest+1)
		for _, c := range g.Ifs {
			w.text(" if ")
			w.expr(c, precTest+1)
		}
	}
	w.text(end)
}

// arguments writes the parameters of a lambda.
func arguments(a *ast.Arguments) string {
	var parts []string
	param := func(p *ast.Arg, def ast.Expr) {
		s := p.Arg
		if def != nil {
			s += "=" + Unparse(def)
		}
		parts = append(parts, s)
	}
	all := append(append([]*ast.Arg{}, a.Posonlyargs...), a.Args...)
	for i, p := range all {
		var def ast.Expr
		if d := i - (len(all) - len(a.Defaults)); d >= 0 {
			def = a.Defaults[d]
		}
		param(p, def)
		if i+1 == len(a.Posonlyargs) {
			parts = append(parts, "/")
		}
	}
	switch {
	case a.Vararg != nil:
		parts = append(parts, "*"+a.Vararg.Arg)
	case len(a.Kwonlyargs) > 0:
		parts = append(parts, "*")
	}
	for i, p := range a.Kwonlyargs {
		param(p, a.KwDefaults[i])
	}
	if a.Kwarg != nil {
		parts = append(parts, "**"+a.Kwarg.Arg)
	}
	return strings.Join(parts, ", ")
}

// fstring writes the text between the quotes of an f-string.
func fstring(e *ast.JoinedStr) string {
	var b strings.Builder
	for _, v := range e.Values {
		switch v := v.(type) {
		case *ast.Constant:
			if s, ok := v.Value.(string); ok {
				b.WriteString(strings.ReplaceAll(strings.ReplaceAll(s, "{", "{{"), "}", "}}"))
			}
		case *ast.JoinedStr:
			b.WriteString(fstring(v))
		case *ast.FormattedValue:
			var w unparser
			w.expr(v.Value, precTest+1)
			b.WriteString("{")
			if strings.HasPrefix(w.b.String(), "{") {
				b.WriteString(" ")
			}
			b.WriteString(w.b.String())
			if v.Conversion > 0 {
				b.WriteString("!" + string(rune(v.Conversion)))
			}
			if spec, ok := v.FormatSpec.(*ast.JoinedStr); ok {
				b.WriteString(":" + fstring(spec))
			}
			b.WriteString("}")
		}
	}
	return b.String()
}

// items writes constants in a row.
func items(list []any) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = constRepr(v)
	}
	return strings.Join(parts, ", ")
}

// constRepr is repr() of a constant, except that an infinite number is written
// so that it reads as one.
func constRepr(v any) string {
	switch v := v.(type) {
	case code.Tuple:
		if len(v) == 1 {
			return "(" + constRepr(v[0]) + ",)"
		}
		return "(" + items(v) + ")"
	case code.FrozenSet:
		return "frozenset({" + items(v) + "})"
	}
	return code.Repr(constValue(v))
}

func strRepr(s string) string { return code.Repr(s) }
