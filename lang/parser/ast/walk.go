package ast

import "iter"

// Walk calls visit for n and, where visit returns true, for every node below
// it, in the order of the grammar's fields. Positions are in source order
// except that an argument's default follows all arguments, a decorator its
// function and a comprehension's element its clauses.
func Walk(n Node, visit func(Node) bool) {
	if !visit(n) {
		return
	}
	for child := range Children(n) {
		Walk(child, visit)
	}
}

// Children yields the nodes directly below n, without absent ones.
func Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		c := children{yield: yield}
		c.of(n)
	}
}

// children remembers that the consumer wants no more.
type children struct {
	yield func(Node) bool
	done  bool
}

func (c *children) one(n Node) {
	if !c.done && !c.yield(n) {
		c.done = true
	}
}

func (c *children) exprs(list ...Expr) {
	for _, e := range list {
		if e != nil {
			c.one(e)
		}
	}
}

func (c *children) stmts(list []Stmt) { many(c, list) }

// maybe yields a node that can be absent.
func maybe[T any, N interface {
	*T
	Node
}](c *children, n N) {
	if n != nil {
		c.one(n)
	}
}

func (c *children) pattern(p Pattern) {
	if p != nil {
		c.one(p)
	}
}

func many[N Node](c *children, list []N) {
	for _, n := range list {
		c.one(n)
	}
}

func (c *children) of(n Node) {
	switch n := n.(type) {
	case *Module:
		c.stmts(n.Body)
	case *Interactive:
		c.stmts(n.Body)
	case *Expression:
		c.exprs(n.Body)

	case *FunctionDef:
		c.function(n.Args, n.Body, n.DecoratorList, n.Returns)
	case *AsyncFunctionDef:
		c.function(n.Args, n.Body, n.DecoratorList, n.Returns)
	case *ClassDef:
		c.exprs(n.Bases...)
		many(c, n.Keywords)
		c.stmts(n.Body)
		c.exprs(n.DecoratorList...)
	case *Return:
		c.exprs(n.Value)
	case *Delete:
		c.exprs(n.Targets...)
	case *Assign:
		c.exprs(n.Targets...)
		c.exprs(n.Value)
	case *AugAssign:
		c.exprs(n.Target, n.Value)
	case *AnnAssign:
		c.exprs(n.Target, n.Annotation, n.Value)
	case *For:
		c.exprs(n.Target, n.Iter)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *AsyncFor:
		c.exprs(n.Target, n.Iter)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *While:
		c.exprs(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *If:
		c.exprs(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *With:
		many(c, n.Items)
		c.stmts(n.Body)
	case *AsyncWith:
		many(c, n.Items)
		c.stmts(n.Body)
	case *Match:
		c.exprs(n.Subject)
		many(c, n.Cases)
	case *Raise:
		c.exprs(n.Exc, n.Cause)
	case *Try:
		c.try(n.Body, n.Handlers, n.Orelse, n.Finalbody)
	case *TryStar:
		c.try(n.Body, n.Handlers, n.Orelse, n.Finalbody)
	case *Assert:
		c.exprs(n.Test, n.Msg)
	case *Import:
		many(c, n.Names)
	case *ImportFrom:
		many(c, n.Names)
	case *ExprStmt:
		c.exprs(n.Value)

	case *BoolOp:
		c.exprs(n.Values...)
	case *NamedExpr:
		c.exprs(n.Target, n.Value)
	case *BinOp:
		c.exprs(n.Left, n.Right)
	case *UnaryOp:
		c.exprs(n.Operand)
	case *Lambda:
		maybe(c, n.Args)
		c.exprs(n.Body)
	case *IfExp:
		c.exprs(n.Test, n.Body, n.Orelse)
	case *Dict:
		c.exprs(n.Keys...)
		c.exprs(n.Values...)
	case *Set:
		c.exprs(n.Elts...)
	case *ListComp:
		c.exprs(n.Elt)
		many(c, n.Generators)
	case *SetComp:
		c.exprs(n.Elt)
		many(c, n.Generators)
	case *DictComp:
		c.exprs(n.Key, n.Value)
		many(c, n.Generators)
	case *GeneratorExp:
		c.exprs(n.Elt)
		many(c, n.Generators)
	case *Await:
		c.exprs(n.Value)
	case *Yield:
		c.exprs(n.Value)
	case *YieldFrom:
		c.exprs(n.Value)
	case *Compare:
		c.exprs(n.Left)
		c.exprs(n.Comparators...)
	case *Call:
		c.exprs(n.Func)
		c.exprs(n.Args...)
		many(c, n.Keywords)
	case *FormattedValue:
		c.exprs(n.Value, n.FormatSpec)
	case *JoinedStr:
		c.exprs(n.Values...)
	case *Attribute:
		c.exprs(n.Value)
	case *Subscript:
		c.exprs(n.Value, n.Slice)
	case *Starred:
		c.exprs(n.Value)
	case *List:
		c.exprs(n.Elts...)
	case *Tuple:
		c.exprs(n.Elts...)
	case *Slice:
		c.exprs(n.Lower, n.Upper, n.Step)

	case *MatchValue:
		c.exprs(n.Value)
	case *MatchSequence:
		many(c, n.Patterns)
	case *MatchMapping:
		c.exprs(n.Keys...)
		many(c, n.Patterns)
	case *MatchClass:
		c.exprs(n.Cls)
		many(c, n.Patterns)
		many(c, n.KwdPatterns)
	case *MatchAs:
		c.pattern(n.Pattern)
	case *MatchOr:
		many(c, n.Patterns)

	case *Comprehension:
		c.exprs(n.Target, n.Iter)
		c.exprs(n.Ifs...)
	case *ExceptHandler:
		c.exprs(n.Type)
		c.stmts(n.Body)
	case *Arguments:
		many(c, n.Posonlyargs)
		many(c, n.Args)
		maybe(c, n.Vararg)
		many(c, n.Kwonlyargs)
		c.exprs(n.KwDefaults...)
		maybe(c, n.Kwarg)
		c.exprs(n.Defaults...)
	case *Arg:
		c.exprs(n.Annotation)
	case *Keyword:
		c.exprs(n.Value)
	case *WithItem:
		c.exprs(n.ContextExpr, n.OptionalVars)
	case *MatchCase:
		c.pattern(n.Pattern)
		c.exprs(n.Guard)
		c.stmts(n.Body)
	}
}

func (c *children) function(args *Arguments, body []Stmt, decorators []Expr, returns Expr) {
	maybe(c, args)
	c.stmts(body)
	c.exprs(decorators...)
	c.exprs(returns)
}

func (c *children) try(body []Stmt, handlers []*ExceptHandler, orelse, final []Stmt) {
	c.stmts(body)
	many(c, handlers)
	c.stmts(orelse)
	c.stmts(final)
}
