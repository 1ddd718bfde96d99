package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Constant folding. Expressions made of constants are replaced in the tree by
// their value, by the rules and within the limits of CPython's AST optimizer,
// so that code compiled here has the constants one expects to see.

// folder replaces expressions below a node.
type folder struct {
	optimize int
	future   bool // annotations stay as they are: their text is wanted
}

func foldTree(mod ast.Mod, optimize int, futureAnnotations bool) {
	f := folder{optimize, futureAnnotations}
	switch m := mod.(type) {
	case *ast.Module:
		f.body(m.Body)
	case *ast.Interactive:
		f.stmts(m.Body)
	case *ast.Expression:
		f.one(&m.Body)
	}
}

// body folds statements that may begin with a docstring. What only becomes a
// string by folding is none.
func (f folder) body(list []ast.Stmt) {
	_, had := docstring(list)
	f.stmts(list)
	if _, has := docstring(list); has && !had {
		s := list[0].(*ast.ExprStmt)
		s.Value = &ast.JoinedStr{Span: s.Value.Bounds(), Values: []ast.Expr{s.Value}}
	}
}

func (f folder) stmts(list []ast.Stmt) {
	for _, s := range list {
		f.stmt(s)
	}
}

func (f folder) all(list []ast.Expr) {
	for i := range list {
		f.one(&list[i])
	}
}

func (f folder) keywords(list []*ast.Keyword) {
	for _, k := range list {
		f.one(&k.Value)
	}
}

func (f folder) arguments(a *ast.Arguments) {
	for _, list := range [][]*ast.Arg{a.Posonlyargs, a.Args, {a.Vararg}, a.Kwonlyargs, {a.Kwarg}} {
		for _, p := range list {
			if p != nil {
				f.annotation(&p.Annotation)
			}
		}
	}
	f.all(a.KwDefaults)
	f.all(a.Defaults)
}

func (f folder) annotation(p *ast.Expr) {
	if !f.future {
		f.one(p)
	}
}

func (f folder) function(args *ast.Arguments, body []ast.Stmt, decorators []ast.Expr, returns *ast.Expr) {
	f.arguments(args)
	f.body(body)
	f.all(decorators)
	f.annotation(returns)
}

func (f folder) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		f.function(s.Args, s.Body, s.DecoratorList, &s.Returns)
	case *ast.AsyncFunctionDef:
		f.function(s.Args, s.Body, s.DecoratorList, &s.Returns)
	case *ast.ClassDef:
		f.all(s.Bases)
		f.keywords(s.Keywords)
		f.body(s.Body)
		f.all(s.DecoratorList)
	case *ast.Return:
		f.one(&s.Value)
	case *ast.Delete:
		f.all(s.Targets)
	case *ast.Assign:
		f.all(s.Targets)
		f.one(&s.Value)
	case *ast.AugAssign:
		f.one(&s.Target)
		f.one(&s.Value)
	case *ast.AnnAssign:
		f.one(&s.Target)
		f.annotation(&s.Annotation)
		f.one(&s.Value)
	case *ast.For:
		f.loop(&s.Target, &s.Iter, s.Body, s.Orelse)
	case *ast.AsyncFor:
		f.one(&s.Target)
		f.one(&s.Iter)
		f.stmts(s.Body)
		f.stmts(s.Orelse)
	case *ast.While:
		f.one(&s.Test)
		f.stmts(s.Body)
		f.stmts(s.Orelse)
	case *ast.If:
		f.one(&s.Test)
		f.stmts(s.Body)
		f.stmts(s.Orelse)
	case *ast.With:
		f.with(s.Items, s.Body)
	case *ast.AsyncWith:
		f.with(s.Items, s.Body)
	case *ast.Match:
		f.one(&s.Subject)
		for _, c := range s.Cases {
			f.pattern(c.Pattern)
			f.one(&c.Guard)
			f.stmts(c.Body)
		}
	case *ast.Raise:
		f.one(&s.Exc)
		f.one(&s.Cause)
	case *ast.Try:
		f.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *ast.TryStar:
		f.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *ast.Assert:
		f.one(&s.Test)
		f.one(&s.Msg)
	case *ast.ExprStmt:
		f.one(&s.Value)
	}
}

func (f folder) loop(target, iter *ast.Expr, body, orelse []ast.Stmt) {
	f.one(target)
	f.one(iter)
	foldIterable(iter)
	f.stmts(body)
	f.stmts(orelse)
}

func (f folder) with(items []*ast.WithItem, body []ast.Stmt) {
	for _, it := range items {
		f.one(&it.ContextExpr)
		f.one(&it.OptionalVars)
	}
	f.stmts(body)
}

func (f folder) try(body []ast.Stmt, handlers []*ast.ExceptHandler, orelse, final []ast.Stmt) {
	f.stmts(body)
	for _, h := range handlers {
		f.one(&h.Type)
		f.stmts(h.Body)
	}
	f.stmts(orelse)
	f.stmts(final)
}

func (f folder) pattern(p ast.Pattern) {
	list := func(l []ast.Pattern) {
		for _, p := range l {
			f.pattern(p)
		}
	}
	switch p := p.(type) {
	case *ast.MatchValue:
		f.one(&p.Value)
	case *ast.MatchSequence:
		list(p.Patterns)
	case *ast.MatchMapping:
		f.all(p.Keys)
		list(p.Patterns)
	case *ast.MatchClass:
		f.one(&p.Cls)
		list(p.Patterns)
		list(p.KwdPatterns)
	case *ast.MatchAs:
		if p.Pattern != nil {
			f.pattern(p.Pattern)
		}
	case *ast.MatchOr:
		list(p.Patterns)
	}
}

// one folds the expression that p points at, if there is one.
func (f folder) one(p *ast.Expr) {
	switch e := (*p).(type) {
	case nil, *ast.Constant:
	case *ast.Name:
		if e.Id == "__debug__" && e.Ctx == ast.Load {
			*p = &ast.Constant{Span: e.Span, Value: f.optimize == 0}
		}
	case *ast.BoolOp:
		f.all(e.Values)
	case *ast.NamedExpr:
		f.one(&e.Value)
	case *ast.BinOp:
		f.one(&e.Left)
		f.one(&e.Right)
		f.binOp(p, e)
	case *ast.UnaryOp:
		f.one(&e.Operand)
		f.unaryOp(p, e)
	case *ast.Lambda:
		f.arguments(e.Args)
		f.one(&e.Body)
	case *ast.IfExp:
		f.one(&e.Test)
		f.one(&e.Body)
		f.one(&e.Orelse)
	case *ast.Dict:
		f.all(e.Keys)
		f.all(e.Values)
	case *ast.Set:
		f.all(e.Elts)
	case *ast.List:
		f.all(e.Elts)
	case *ast.ListComp:
		f.one(&e.Elt)
		f.generators(e.Generators)
	case *ast.SetComp:
		f.one(&e.Elt)
		f.generators(e.Generators)
	case *ast.DictComp:
		f.one(&e.Key)
		f.one(&e.Value)
		f.generators(e.Generators)
	case *ast.GeneratorExp:
		f.one(&e.Elt)
		f.generators(e.Generators)
	case *ast.Await:
		f.one(&e.Value)
	case *ast.Yield:
		f.one(&e.Value)
	case *ast.YieldFrom:
		f.one(&e.Value)
	case *ast.Compare:
		f.one(&e.Left)
		f.all(e.Comparators)
		if last := len(e.Ops) - 1; e.Ops[last] == ast.OpIn || e.Ops[last] == ast.OpNotIn {
			foldIterable(&e.Comparators[last])
		}
	case *ast.Call:
		f.one(&e.Func)
		f.all(e.Args)
		f.keywords(e.Keywords)
	case *ast.FormattedValue:
		f.one(&e.Value)
		f.one(&e.FormatSpec)
	case *ast.JoinedStr:
		f.all(e.Values)
	case *ast.Attribute:
		f.one(&e.Value)
	case *ast.Subscript:
		f.one(&e.Value)
		f.one(&e.Slice)
		foldSubscript(p, e)
	case *ast.Starred:
		f.one(&e.Value)
	case *ast.Tuple:
		f.all(e.Elts)
		if values, ok := constants(e.Elts); ok && e.Ctx == ast.Load {
			*p = &ast.Constant{Span: e.Span, Value: code.Tuple(values)}
		}
	case *ast.Slice:
		f.one(&e.Lower)
		f.one(&e.Upper)
		f.one(&e.Step)
	}
}

func (f folder) generators(list []*ast.Comprehension) {
	for _, g := range list {
		f.one(&g.Target)
		f.one(&g.Iter)
		f.all(g.Ifs)
		foldIterable(&g.Iter)
	}
}

// foldIterable makes a display that is only iterated over or searched
// immutable: a list becomes a tuple, a set of constants a frozenset.
func foldIterable(p *ast.Expr) {
	switch e := (*p).(type) {
	case *ast.List:
		for _, x := range e.Elts {
			if _, ok := x.(*ast.Starred); ok {
				return
			}
		}
		*p = &ast.Tuple{Span: e.Span, Elts: e.Elts, Ctx: e.Ctx}
		if values, ok := constants(e.Elts); ok {
			*p = &ast.Constant{Span: e.Span, Value: code.Tuple(values)}
		}
	case *ast.Set:
		if values, ok := constants(e.Elts); ok {
			*p = &ast.Constant{Span: e.Span, Value: code.FrozenSet(values)}
		}
	}
}

// foldSubscript takes an item of a constant tuple, or of ASCII text.
func foldSubscript(p *ast.Expr, e *ast.Subscript) {
	c, ok1 := e.Value.(*ast.Constant)
	i, ok2 := e.Slice.(*ast.Constant)
	if !ok1 || !ok2 || e.Ctx != ast.Load {
		return
	}
	n, ok := i.Value.(int64)
	if !ok {
		return
	}
	index := func(size int) (int64, bool) {
		if n < 0 {
			n += int64(size)
		}
		return n, n >= 0 && n < int64(size)
	}
	switch v := c.Value.(type) {
	case code.Tuple:
		if i, ok := index(len(v)); ok {
			*p = &ast.Constant{Span: e.Span, Value: v[i]}
		}
	case ast.Bytes:
		if i, ok := index(len(v)); ok {
			*p = &ast.Constant{Span: e.Span, Value: int64(v[i])}
		}
	case string:
		for i := range len(v) {
			if v[i] >= 0x80 {
				return
			}
		}
		if i, ok := index(len(v)); ok {
			*p = &ast.Constant{Span: e.Span, Value: v[i : i+1]}
		}
	}
}

// inverses are the comparisons that `not` turns into another one.
var inverses = map[ast.Op]ast.Op{
	ast.OpIs: ast.OpIsNot, ast.OpIsNot: ast.OpIs, ast.OpIn: ast.OpNotIn, ast.OpNotIn: ast.OpIn,
}

func (f folder) unaryOp(p *ast.Expr, e *ast.UnaryOp) {
	if c, ok := e.Operand.(*ast.Constant); ok {
		if v, ok := foldUnary(e.Op, c.Value); ok {
			*p = &ast.Constant{Span: e.Span, Value: v}
		}
		return
	}
	if c, ok := e.Operand.(*ast.Compare); ok && e.Op == ast.OpNot && len(c.Ops) == 1 {
		if inverse, ok := inverses[c.Ops[0]]; ok {
			c.Ops[0] = inverse
			*p = c
		}
	}
}

func (f folder) binOp(p *ast.Expr, e *ast.BinOp) {
	l, ok1 := e.Left.(*ast.Constant)
	if t, ok := e.Right.(*ast.Tuple); ok1 && ok && e.Op == ast.OpMod {
		if format, ok := l.Value.(string); ok {
			if joined, ok := percentFormat(e.Span, format, t.Elts); ok {
				*p = joined
			}
		}
		return
	}
	r, ok2 := e.Right.(*ast.Constant)
	if !ok1 || !ok2 {
		return
	}
	if v, ok := foldBinary(e.Op, l.Value, r.Value); ok {
		*p = &ast.Constant{Span: e.Span, Value: v}
	}
}
