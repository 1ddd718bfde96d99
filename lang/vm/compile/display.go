package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// maxRun is how many items of a display are computed before they go into the
// object: longer ones are built piece by piece, so that a table of a thousand
// lines does not need a thousand registers.
const maxRun = 30

// seqKind is a kind of object that a display builds step by step.
type seqKind struct{ build, add, extend code.Op }

var (
	listKind = seqKind{code.OpBuildList, code.OpListAppend, code.OpListExtend}
	setKind  = seqKind{code.OpBuildSet, code.OpSetAdd, code.OpSetUpdate}
)

// run computes expressions into consecutive temporaries.
func (u *unit) run(elts []ast.Expr) reg {
	base := u.height
	for _, e := range elts {
		u.exprPush(e)
	}
	return base
}

func plain(elts []ast.Expr) bool {
	for _, e := range elts {
		if _, ok := e.(*ast.Starred); ok {
			return false
		}
	}
	return len(elts) <= maxRun
}

func (u *unit) tuple(pos code.Pos, elts []ast.Expr, dst reg) {
	if plain(elts) {
		u.reuse(dst)
		base := u.run(elts)
		u.emit(pos, code.OpBuildTuple, 0, dst, base, uint16(len(elts)))
		return
	}
	acc := u.accumulator(dst)
	u.sequence(pos, listKind, acc, 0, elts)
	u.emit(pos, code.OpListToTuple, 0, dst, acc, 0)
}

func (u *unit) list(e *ast.List, dst reg) {
	u.display(at(e), listKind, e.Elts, dst, func(v []any) any { return code.Tuple(v) })
}

func (u *unit) set(e *ast.Set, dst reg) {
	u.display(at(e), setKind, e.Elts, dst, func(v []any) any { return code.FrozenSet(v) })
}

// display builds a list or set. One of constants only is copied from a
// constant collection.
func (u *unit) display(pos code.Pos, kind seqKind, elts []ast.Expr, dst reg, collect func([]any) any) {
	if values, ok := constants(elts); ok && len(values) > 2 {
		acc := u.accumulator(dst)
		u.emit(pos, kind.build, 0, acc, acc, 0)
		all := u.push()
		u.loadConst(pos, all, collect(values))
		u.emit(pos, kind.extend, 0, acc, all, 0)
		u.move(pos, dst, acc)
		return
	}
	if plain(elts) {
		u.reuse(dst)
		base := u.run(elts)
		u.emit(pos, kind.build, 0, dst, base, uint16(len(elts)))
		return
	}
	acc := u.accumulator(dst)
	u.sequence(pos, kind, acc, 0, elts)
	u.move(pos, dst, acc)
}

// accumulator is where an object is built that is not final yet.
func (u *unit) accumulator(dst reg) reg {
	if u.isTemp(dst) {
		return dst
	}
	return u.push()
}

// sequence builds a list or set of any items in acc, a temporary. The first
// given items stand in registers from acc on, which is where the first run of
// others is computed too.
func (u *unit) sequence(pos code.Pos, kind seqKind, acc reg, given int, elts []ast.Expr) {
	base := u.height
	if given > 0 || acc+1 == u.height {
		base = acc
		u.height = acc + reg(given)
	}
	n := given
	for len(elts) > 0 && n < maxRun {
		if _, ok := elts[0].(*ast.Starred); ok {
			break
		}
		u.exprPush(elts[0])
		elts = elts[1:]
		n++
	}
	u.emit(pos, kind.build, 0, acc, base, uint16(n))
	u.height = max(base, acc+1)
	for _, e := range elts {
		h := u.height
		if s, ok := e.(*ast.Starred); ok {
			u.emit(pos, kind.extend, 0, acc, u.expr(s.Value), 0)
		} else {
			u.emit(pos, kind.add, 0, acc, u.expr(e), 0)
		}
		u.height = h
	}
}

func (u *unit) dict(e *ast.Dict, dst reg) {
	pos := at(e)
	n := 0
	for n < len(e.Keys) && n < maxRun/2 && e.Keys[n] != nil {
		n++
	}
	simple := n == len(e.Keys)
	acc := dst
	if simple {
		u.reuse(dst)
	} else {
		acc = u.accumulator(dst)
	}
	base := u.height
	for i := range n {
		u.exprPush(e.Keys[i])
		u.exprPush(e.Values[i])
	}
	u.emit(pos, code.OpBuildMap, 0, acc, base, uint16(n))
	u.height = base
	if simple {
		return
	}
	for i := n; i < len(e.Keys); i++ {
		if e.Keys[i] == nil {
			u.emit(pos, code.OpDictUpdate, 0, acc, u.expr(e.Values[i]), 0)
		} else {
			k := u.operand(e.Keys[i], code.NoReg, e.Values[i])
			u.emit(pos, code.OpMapAdd, 0, acc, k, u.expr(e.Values[i]))
		}
		u.height = base
	}
	u.move(pos, dst, acc)
}

// constants gives the values of expressions that are all constant.
func constants(elts []ast.Expr) ([]any, bool) {
	values := make([]any, len(elts))
	for i, e := range elts {
		c, ok := e.(*ast.Constant)
		if !ok {
			return nil, false
		}
		values[i] = c.Value
	}
	return values, true
}
