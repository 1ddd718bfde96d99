package parser

import "pystm/lang/parser/ast"

// A slab allocates nodes of one type in chunks, which spares the allocator
// most of its work. The chunks grow, so that a short text does not pay for a
// long one. A tree is dropped as a whole, hence a chunk outlives its nodes
// only if somebody keeps a part of a tree.
//
// Only the types that are many have one; the others are allocated singly.
type slab[T any] struct {
	free []T
	size int
}

const maxChunk = 64

func (s *slab[T]) take() *T {
	if len(s.free) == 0 {
		s.size = min(max(4, s.size*2), maxChunk)
		s.free = make([]T, s.size)
	}
	n := &s.free[0]
	s.free = s.free[1:]
	return n
}

// list takes room for n elements in a row.
func (s *slab[T]) list(n int) []T {
	if len(s.free) < n {
		if n >= maxChunk/2 {
			return make([]T, n)
		}
		s.size = min(max(8, n, s.size*2), 2*maxChunk)
		s.free = make([]T, s.size)
	}
	l := s.free[:n:n]
	s.free = s.free[n:]
	return l
}

type nodes struct {
	names      slab[ast.Name]
	constants  slab[ast.Constant]
	attributes slab[ast.Attribute]
	calls      slab[ast.Call]
	exprStmts  slab[ast.ExprStmt]
	assigns    slab[ast.Assign]
	args       slab[ast.Arg]
	exprLists  slab[ast.Expr]
	stmtLists  slab[ast.Stmt]
}

// takeExprs moves the expressions pushed since base into a list of their own.
func (p *parser) takeExprs(base int) []ast.Expr {
	pushed := p.exprs[base:]
	if len(pushed) == 0 {
		return nil
	}
	l := p.exprLists.list(len(pushed))
	copy(l, pushed)
	clear(pushed)
	p.exprs = p.exprs[:base]
	return l
}

func (p *parser) takeStmts(base int) []ast.Stmt {
	pushed := p.stmts[base:]
	if len(pushed) == 0 {
		return nil
	}
	l := p.stmtLists.list(len(pushed))
	copy(l, pushed)
	clear(pushed)
	p.stmts = p.stmts[:base]
	return l
}

// takeList is the same for what comes seldom.
func takeList[T any](stack *[]T, base int) []T {
	pushed := (*stack)[base:]
	*stack = (*stack)[:base]
	return append([]T(nil), pushed...)
}
