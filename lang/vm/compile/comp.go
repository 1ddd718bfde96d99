package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// A comprehension is a function with one parameter, .0: the iterator of its
// first for, made by the caller.

// comprehension compiles any of the four; value is that of a dict's item.
func (u *unit) comprehension(e ast.Expr, gens []*ast.Comprehension, elt, value ast.Expr, dst reg) {
	pos := at(e)
	sc := u.table.scopes[e]
	if sc.coroutine && sc.comp != genExp && !u.async && u.scope.comp == noComp {
		u.failAt(pos, "asynchronous comprehension outside of an asynchronous function")
		return
	}
	base := u.window(dst)
	inner := u.compCode(e, gens, elt, value)
	u.closure(pos, inner, 0, u.height, base+code.CallSlot)
	u.height = base + code.SelfSlot
	arg := u.push()
	iter := u.operand(gens[0].Iter, arg)
	if gens[0].IsAsync {
		u.emit(pos, code.OpGetAiter, 0, arg, iter, 0)
	} else {
		how := code.IterForComp
		switch {
		case sc.coroutine:
			how = code.IterAny
		case sc.comp == genExp:
			how = code.IterForGen
		}
		u.emit(pos, code.OpGetIter, how, arg, iter, 0)
	}
	u.emitK(pos, code.OpCall, 1, base, dst, noConst)
	u.setLive(base)
	if sc.coroutine && sc.comp != genExp {
		u.height = base
		it := u.push()
		u.move(pos, it, dst)
		u.await(pos, dst, it, 0)
	}
}

// compCode compiles the function of a comprehension.
func (u *unit) compCode(e ast.Expr, gens []*ast.Comprehension, elt, value ast.Expr) *code.Code {
	sc := u.table.scopes[e]
	c := u.newUnit(u, e, compNames[sc.comp].code, e.Bounds().Start.Line)
	c.async = sc.coroutine
	c.code.ArgCount = 1
	c.code.PosOnlyCount = 0
	pos := at(e)
	var acc reg
	if sc.comp != genExp {
		acc = c.push()
	}
	switch sc.comp {
	case listComp:
		c.emit(pos, code.OpBuildList, 0, acc, acc, 0)
	case setComp:
		c.emit(pos, code.OpBuildSet, 0, acc, acc, 0)
	case dictComp:
		c.emit(pos, code.OpBuildMap, 0, acc, acc, 0)
	}
	c.loc = pos
	c.generator(pos, gens, 0, func() { c.compItem(sc.comp, acc, elt, value) })
	if sc.comp == genExp {
		c.emit(pos, code.OpReturnNone, 0, 0, 0, 0)
	} else {
		c.emit(pos, code.OpReturn, 0, acc, 0, 0)
	}
	return c.finish()
}

// compItem adds one item to the result, or yields it.
func (u *unit) compItem(kind compKind, acc reg, elt, value ast.Expr) {
	h, pos := u.height, u.loc
	switch kind {
	case listComp:
		u.emit(pos, code.OpListAppend, 0, acc, u.expr(elt), 0)
	case setComp:
		u.emit(pos, code.OpSetAdd, 0, acc, u.expr(elt), 0)
	case dictComp:
		k := u.operand(elt, code.NoReg, value)
		u.emit(pos, code.OpMapAdd, 0, acc, k, u.expr(value))
	case genExp:
		r := u.expr(elt)
		u.emit(pos, code.OpYield, bit(u.scope.coroutine), u.push(), r, 0)
	}
	u.height = h
}

// generator compiles the i-th for of a comprehension and what is inside it.
func (u *unit) generator(pos code.Pos, gens []*ast.Comprehension, i int, item func()) {
	if i == len(gens) {
		item()
		return
	}
	g := gens[i]
	h := u.height
	next := u.newLabel()
	inside := func() {
		for _, cond := range g.Ifs {
			u.cond(cond, false, next)
		}
		u.generator(pos, gens, i+1, item)
	}
	switch single := singleItem(g.Iter); {
	case g.IsAsync:
		it := u.regs[".0"]
		if i > 0 {
			it = u.push()
			u.emit(pos, code.OpGetAiter, 0, it, u.operand(g.Iter, it), 0)
		}
		u.asyncLoop(pos, pos, it, g.Target, next, inside)
	case i > 0 && single != nil: // for x in [value]
		if r, ok := u.target(g.Target); ok {
			u.exprTo(single, r)
		} else {
			u.store(g.Target, u.expr(single))
		}
		inside()
		u.place(next)
	case i > 0:
		u.forLoop(pos, g.Iter, code.NoReg, g.Target, next, inside)
	default:
		u.forLoop(pos, nil, u.regs[".0"], g.Target, next, inside)
	}
	u.height = h
}

// singleItem is the item of a display with one.
func singleItem(e ast.Expr) ast.Expr {
	items, ok := sequenceItems(e)
	if !ok || len(items) != 1 {
		return nil
	}
	if _, star := items[0].(*ast.Starred); star {
		return nil
	}
	return items[0]
}
