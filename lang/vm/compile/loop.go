package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Loops are inverted: the test stands at the bottom, so an iteration takes one
// jump, which is the test itself.

func (u *unit) while(s *ast.While) {
	body, test, exit, end := u.newLabel(), u.newLabel(), u.newLabel(), u.newLabel()
	alive := !u.dead
	constant, isConst := s.Test.(*ast.Constant)
	if isConst && !truth(constant.Value) {
		alive = false
		u.goTo(at(s.Test), exit)
	} else if !isConst {
		u.goTo(at(s.Test), test)
	}
	u.loops++
	if alive {
		u.placeLanding(at(s))
	}
	if isConst && alive {
		u.placeLoop(test, alive) // where continue goes
		u.mark(at(s).Line)
	}
	u.placeLoop(body, alive)
	if u.enter(block{kind: whileBlock, brk: end, cont: test}, s) {
		u.stmts(s.Body)
		u.leaveBlock()
	}
	if isConst {
		if alive {
			u.goTo(at(s), body)
		}
	} else {
		u.place(test)
		u.loc = at(s)
		u.cond(s.Test, true, body)
	}
	u.loops--
	u.place(exit)
	if isConst && alive {
		u.dead = true // while True ends by break alone
	}
	u.stmts(s.Orelse)
	u.place(end)
}

func (u *unit) forStmt(s *ast.For) {
	h := u.height
	next, end := u.newLabel(), u.newLabel()
	entered := false
	u.forLoop(at(s), s.Iter, code.NoReg, s.Target, next, func() {
		if entered = u.enter(block{kind: forBlock, brk: end, cont: next}, s); entered {
			u.stmts(s.Body)
			u.leaveBlock()
		}
	})
	u.height = h
	u.stmts(s.Orelse)
	u.place(end)
}

// forLoop compiles a loop over iter, or over the iterator in register source
// where iter is nil. Label next leads to the next iteration.
func (u *unit) forLoop(pos code.Pos, iter ast.Expr, source reg, target ast.Expr, next label, inside func()) {
	state := u.pushN(loopState)
	kind := code.IterForComp
	if iter != nil {
		kind = code.IterAny
		source = u.operand(iter, state)
		u.height = state + loopState
		if _, ok := iter.(*ast.Call); ok {
			kind = code.IterOfCall
		}
	}
	u.emit(pos, code.OpForPrep, kind, state, source, 0)
	body := u.newLabel()
	alive := !u.dead
	u.goTo(pos, next)
	u.placeLoop(body, alive)
	item, direct := u.target(target)
	if !direct {
		item = u.push()
		u.store(target, item)
		u.height = item
	}
	u.loops++
	inside()
	u.loops--
	u.place(next)
	u.jump(pos, code.OpForIter, 0, item, state, body)
}

func (u *unit) asyncFor(s *ast.AsyncFor) {
	h := u.height
	it := u.push()
	u.emit(at(s), code.OpGetAiter, 0, it, u.operand(s.Iter, it), 0)
	next, end := u.newLabel(), u.newLabel()
	u.asyncLoop(at(s), at(s.Iter), it, s.Target, next, func() {
		if u.enter(block{kind: forBlock, brk: end, cont: next}, s) {
			u.stmts(s.Body)
			u.leaveBlock()
		}
	})
	u.height = h
	u.stmts(s.Orelse)
	u.place(end)
}

// asyncLoop compiles a loop over the asynchronous iterator in register it.
func (u *unit) asyncLoop(pos, endPos code.Pos, it reg, target ast.Expr, next label, inside func()) {
	h := u.height
	item := u.push()
	stop := &handler{target: u.newLabel(), exc: item}
	alive := !u.dead
	u.placeLoop(next, alive)
	outer := u.handler
	u.handler = stop
	u.emit(pos, code.OpGetAnext, 0, item, it, 0)
	u.delegate(pos, item, item, 1)
	u.handler = outer
	u.store(target, item)
	u.height = item
	u.loops++
	inside()
	u.loops--
	u.goTo(pos, next)
	u.place(stop.target)
	u.height = item + 1
	u.emit(endPos, code.OpEndAsyncFor, 0, item, 0, 0)
	u.height = h
}
