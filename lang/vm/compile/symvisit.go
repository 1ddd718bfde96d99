package compile

import (
	"strings"

	"pystm/lang/parser/ast"
)

// The first pass: which names each scope uses, and how. The order of the
// visits decides which of two errors is told, and is CPython's.

func (st *symtable) stmts(body []ast.Stmt) {
	for _, s := range body {
		st.stmt(s)
	}
}

func (st *symtable) exprs(list []ast.Expr) {
	for _, e := range list {
		if e != nil {
			st.expr(e)
		}
	}
}

func (st *symtable) opt(e ast.Expr) {
	if e != nil {
		st.expr(e)
	}
}

func (st *symtable) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		st.function(s, s.Span, s.Name, s.Args, s.Returns, s.DecoratorList, s.Body, false)
	case *ast.AsyncFunctionDef:
		st.function(s, s.Span, s.Name, s.Args, s.Returns, s.DecoratorList, s.Body, true)
	case *ast.ClassDef:
		st.class(s)
	case *ast.Return:
		st.opt(s.Value)
	case *ast.Delete:
		st.exprs(s.Targets)
	case *ast.Assign:
		st.exprs(s.Targets)
		st.expr(s.Value)
	case *ast.AugAssign:
		st.expr(s.Target)
		st.expr(s.Value)
	case *ast.AnnAssign:
		st.annAssign(s)
	case *ast.For:
		st.loop(s.Target, s.Iter, s.Body, s.Orelse)
	case *ast.AsyncFor:
		st.loop(s.Target, s.Iter, s.Body, s.Orelse)
	case *ast.While:
		st.expr(s.Test)
		st.stmts(s.Body)
		st.stmts(s.Orelse)
	case *ast.If:
		st.expr(s.Test)
		st.stmts(s.Body)
		st.stmts(s.Orelse)
	case *ast.With:
		st.with(s.Items, s.Body)
	case *ast.AsyncWith:
		st.with(s.Items, s.Body)
	case *ast.Match:
		st.expr(s.Subject)
		for _, c := range s.Cases {
			st.pattern(c.Pattern)
			st.opt(c.Guard)
			st.stmts(c.Body)
		}
	case *ast.Raise:
		st.opt(s.Exc)
		st.opt(s.Cause)
	case *ast.Try:
		st.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *ast.TryStar:
		st.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *ast.Assert:
		st.expr(s.Test)
		st.opt(s.Msg)
	case *ast.Import:
		st.aliases(s.Names)
	case *ast.ImportFrom:
		st.aliases(s.Names)
	case *ast.Global:
		st.declare(s.Names, defGlobal, "global", s.Span)
	case *ast.Nonlocal:
		st.declare(s.Names, defNonlocal, "nonlocal", s.Span)
	case *ast.ExprStmt:
		st.expr(s.Value)
	}
}

func (st *symtable) loop(target, iter ast.Expr, body, orelse []ast.Stmt) {
	st.expr(target)
	st.expr(iter)
	st.stmts(body)
	st.stmts(orelse)
}

func (st *symtable) with(items []*ast.WithItem, body []ast.Stmt) {
	for _, it := range items {
		st.expr(it.ContextExpr)
		st.opt(it.OptionalVars)
	}
	st.stmts(body)
}

func (st *symtable) try(body []ast.Stmt, handlers []*ast.ExceptHandler, orelse, final []ast.Stmt) {
	st.stmts(body)
	st.stmts(orelse)
	for _, h := range handlers {
		st.opt(h.Type)
		if h.Name != "" {
			st.define(h.Name, defLocal, h.Span)
		}
		st.stmts(h.Body)
	}
	st.stmts(final)
}

func (st *symtable) function(key ast.Node, at ast.Span, name string, args *ast.Arguments, returns ast.Expr, decorators []ast.Expr, body []ast.Stmt, async bool) {
	st.define(name, defLocal, at)
	st.exprs(args.Defaults)
	st.exprs(args.KwDefaults)
	for _, group := range [][]*ast.Arg{args.Posonlyargs, args.Args, {args.Vararg}, {args.Kwarg}, args.Kwonlyargs} {
		for _, a := range group {
			if a != nil && a.Annotation != nil {
				st.annotation(a.Annotation)
			}
		}
	}
	if returns != nil {
		st.annotation(returns)
	}
	st.exprs(decorators)
	sc := st.enter(name, functionScope, key)
	sc.coroutine = async
	st.arguments(args)
	st.stmts(body)
	st.leave()
}

func (st *symtable) class(s *ast.ClassDef) {
	st.define(s.Name, defLocal, s.Span)
	st.exprs(s.Bases)
	st.keywords(s.Keywords)
	st.exprs(s.DecoratorList)
	st.enter(s.Name, classScope, s)
	private := st.private
	st.private = s.Name
	st.stmts(s.Body)
	st.private = private
	st.leave()
}

func (st *symtable) keywords(list []*ast.Keyword) {
	for _, k := range list {
		st.expr(k.Value)
	}
}

func (st *symtable) arguments(a *ast.Arguments) {
	for _, group := range [][]*ast.Arg{a.Posonlyargs, a.Args, a.Kwonlyargs} {
		for _, p := range group {
			st.define(p.Arg, defParam, p.Span)
		}
	}
	if a.Vararg != nil {
		st.define(a.Vararg.Arg, defParam, a.Vararg.Span)
		st.cur.varArgs = true
	}
	if a.Kwarg != nil {
		st.define(a.Kwarg.Arg, defParam, a.Kwarg.Span)
		st.cur.varKeywords = true
	}
}

func (st *symtable) annotation(e ast.Expr) {
	if st.future {
		st.enter("_annotation", annotationScope, e)
		defer st.leave()
	}
	st.expr(e)
}

func (st *symtable) annAssign(s *ast.AnnAssign) {
	if name, ok := s.Target.(*ast.Name); ok {
		cur := st.cur.lookup(mangle(st.private, name.Id))
		if cur&(defGlobal|defNonlocal) != 0 && st.cur != st.global && s.Simple {
			what := "global"
			if cur&defGlobal == 0 {
				what = "nonlocal"
			}
			st.fail(s.Span, "annotated name '%s' can't be %s", name.Id, what)
		}
		if s.Simple {
			st.define(name.Id, defAnnot|defLocal, name.Span)
		} else if s.Value != nil {
			st.define(name.Id, defLocal, name.Span)
		}
	} else {
		st.expr(s.Target)
	}
	st.annotation(s.Annotation)
	st.opt(s.Value)
}

func (st *symtable) aliases(names []*ast.Alias) {
	for _, a := range names {
		if a.Name == "*" {
			if st.cur.kind != moduleScope {
				st.fail(a.Span, "import * only allowed at module level")
			}
			continue
		}
		name := a.Asname
		if name == "" {
			name, _, _ = strings.Cut(a.Name, ".")
		}
		st.define(name, defImport, a.Span)
	}
}

// declare handles global and nonlocal statements.
func (st *symtable) declare(names []string, flag symFlags, what string, at ast.Span) {
	for _, name := range names {
		cur := st.cur.lookup(mangle(st.private, name))
		switch {
		case cur&defParam != 0:
			st.fail(at, "name '%s' is parameter and %s", name, what)
		case cur&used != 0:
			st.fail(at, "name '%s' is used prior to %s declaration", name, what)
		case cur&defAnnot != 0:
			st.fail(at, "annotated name '%s' can't be %s", name, what)
		case cur&defLocal != 0:
			st.fail(at, "name '%s' is assigned to before %s declaration", name, what)
		}
		st.define(name, flag, at).declare(at)
	}
}

func (st *symtable) pattern(p ast.Pattern) {
	bind := func(name string, at ast.Span) {
		if name != "" {
			st.define(name, defLocal, at)
		}
	}
	switch p := p.(type) {
	case *ast.MatchValue:
		st.expr(p.Value)
	case *ast.MatchSequence:
		st.patterns(p.Patterns)
	case *ast.MatchStar:
		bind(p.Name, p.Span)
	case *ast.MatchMapping:
		st.exprs(p.Keys)
		st.patterns(p.Patterns)
		bind(p.Rest, p.Span)
	case *ast.MatchClass:
		st.expr(p.Cls)
		st.patterns(p.Patterns)
		st.patterns(p.KwdPatterns)
	case *ast.MatchAs:
		if p.Pattern != nil {
			st.pattern(p.Pattern)
		}
		bind(p.Name, p.Span)
	case *ast.MatchOr:
		st.patterns(p.Patterns)
	}
}

func (st *symtable) patterns(list []ast.Pattern) {
	for _, p := range list {
		st.pattern(p)
	}
}

func (st *symtable) expr(e ast.Expr) {
	switch e := e.(type) {
	case *ast.Name:
		st.name(e)
	case *ast.NamedExpr:
		st.namedExpr(e)
	case *ast.BoolOp:
		st.exprs(e.Values)
	case *ast.BinOp:
		st.expr(e.Left)
		st.expr(e.Right)
	case *ast.UnaryOp:
		st.expr(e.Operand)
	case *ast.Lambda:
		st.exprs(e.Args.Defaults)
		st.exprs(e.Args.KwDefaults)
		st.enter("lambda", functionScope, e)
		st.arguments(e.Args)
		st.expr(e.Body)
		st.leave()
	case *ast.IfExp:
		st.expr(e.Test)
		st.expr(e.Body)
		st.expr(e.Orelse)
	case *ast.Dict:
		st.exprs(e.Keys)
		st.exprs(e.Values)
	case *ast.Set:
		st.exprs(e.Elts)
	case *ast.ListComp:
		st.comprehension(e, listComp, e.Generators, e.Elt, nil)
	case *ast.SetComp:
		st.comprehension(e, setComp, e.Generators, e.Elt, nil)
	case *ast.DictComp:
		st.comprehension(e, dictComp, e.Generators, e.Key, e.Value)
	case *ast.GeneratorExp:
		st.comprehension(e, genExp, e.Generators, e.Elt, nil)
	case *ast.Await:
		st.notInAnnotation("await expression", e.Span)
		st.expr(e.Value)
		st.cur.coroutine = true
	case *ast.Yield:
		st.yield(e.Span, e.Value)
	case *ast.YieldFrom:
		st.yield(e.Span, e.Value)
	case *ast.Compare:
		st.expr(e.Left)
		st.exprs(e.Comparators)
	case *ast.Call:
		st.expr(e.Func)
		st.exprs(e.Args)
		st.keywords(e.Keywords)
	case *ast.FormattedValue:
		st.expr(e.Value)
		st.opt(e.FormatSpec)
	case *ast.JoinedStr:
		st.exprs(e.Values)
	case *ast.Attribute:
		st.expr(e.Value)
	case *ast.Subscript:
		st.expr(e.Value)
		st.expr(e.Slice)
	case *ast.Starred:
		st.expr(e.Value)
	case *ast.List:
		st.exprs(e.Elts)
	case *ast.Tuple:
		st.exprs(e.Elts)
	case *ast.Slice:
		st.opt(e.Lower)
		st.opt(e.Upper)
		st.opt(e.Step)
	}
}

func (st *symtable) name(e *ast.Name) {
	if e.Ctx != ast.Load {
		st.define(e.Id, defLocal, e.Span)
		return
	}
	st.define(e.Id, used, e.Span)
	if e.Id == "super" && st.cur.kind == functionScope {
		st.define("__class__", used, e.Span)
	}
}

func (st *symtable) yield(at ast.Span, value ast.Expr) {
	st.notInAnnotation("yield expression", at)
	st.opt(value)
	st.cur.generator = true
	if st.cur.comp != noComp {
		st.fail(at, "'yield' inside %s", compNames[st.cur.comp].text)
	}
}

func (st *symtable) notInAnnotation(what string, at ast.Span) {
	if st.cur.kind == annotationScope {
		st.fail(at, "'%s' can not be used within an annotation", what)
	}
}

func (st *symtable) namedExpr(e *ast.NamedExpr) {
	st.notInAnnotation("named expression", e.Span)
	if st.cur.iterExpr > 0 {
		st.fail(e.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if target, ok := e.Target.(*ast.Name); ok {
		if st.cur.comp != noComp {
			st.exportWalrus(target)
		}
		if st.cur.walrus == nil {
			st.cur.walrus = map[string]bool{}
		}
		st.cur.walrus[mangle(st.private, target.Id)] = true
	}
	st.expr(e.Value)
	st.expr(e.Target)
}

// exportWalrus binds the target of a := inside a comprehension in the function
// or module around it.
func (st *symtable) exportWalrus(target *ast.Name) {
	name := mangle(st.private, target.Id)
	for s := st.cur; s != nil; s = s.parent {
		switch {
		case s.comp != noComp:
			if s.lookup(name)&defIterVar != 0 {
				st.fail(target.Span, "assignment expression cannot rebind comprehension iteration variable '%s'", target.Id)
			}
			continue
		case s.kind == functionScope:
			flag := defNonlocal
			if s.lookup(name)&defGlobal != 0 {
				flag = defGlobal
			}
			st.define(target.Id, flag, target.Span).declare(target.Span)
			st.defineIn(s, target.Id, defLocal, target.Span)
		case s.kind == moduleScope:
			st.define(target.Id, defGlobal, target.Span).declare(target.Span)
			st.defineIn(s, target.Id, defGlobal, target.Span)
		case s.kind == classScope:
			st.fail(target.Span, "assignment expression within a comprehension cannot be used in a class body")
		}
		return
	}
}

func (st *symtable) comprehension(e ast.Expr, kind compKind, gens []*ast.Comprehension, elt, value ast.Expr) {
	first := gens[0]
	st.cur.iterExpr++
	st.expr(first.Iter) // belongs to the scope around
	st.cur.iterExpr--
	s := st.enter(compNames[kind].code, functionScope, e)
	s.comp = kind
	s.coroutine = first.IsAsync
	st.define(".0", defParam, e.Bounds())
	st.iterTarget(first.Target)
	st.exprs(first.Ifs)
	for _, g := range gens[1:] {
		st.iterTarget(g.Target)
		s.iterExpr++
		st.expr(g.Iter)
		s.iterExpr--
		st.exprs(g.Ifs)
		s.coroutine = s.coroutine || g.IsAsync
	}
	st.opt(value)
	st.expr(elt)
	s.generator = kind == genExp
	st.leave()
	if s.coroutine && kind != genExp {
		st.cur.coroutine = true
	}
}

func (st *symtable) iterTarget(target ast.Expr) {
	st.cur.iterTarget = true
	st.expr(target)
	st.cur.iterTarget = false
}
