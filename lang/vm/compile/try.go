package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// A try costs nothing until something is raised: its body only lies in the
// range of a handler. A handler gets the exception in the first register that
// was free where the statement began, and takes two more:
//
//	exc      the exception
//	prev     what was being handled before, put back by PopExc
//	second   an exception raised while exc was being handled

// noPos is the position of what cannot raise on its own account.
var noPos code.Pos

func (u *unit) try(s *ast.Try) {
	if len(s.Finalbody) == 0 {
		u.tryExcept(s)
		return
	}
	u.tryFinally(s, s.Finalbody, func() {
		if len(s.Handlers) > 0 {
			u.tryExcept(s)
		} else {
			u.stmts(s.Body)
		}
	})
}

// guard compiles body under a new handler, in a block of its own.
func (u *unit) guard(b block, s ast.Located, exc reg, body func()) *handler {
	h := &handler{target: u.newLabel(), exc: exc}
	if u.enter(b, s) {
		u.handler = h
		body()
		u.leaveBlock()
	}
	return h
}

// handling begins a handler: it takes exc and prev.
func (u *unit) handling(h *handler, pos code.Pos) (exc, prev reg, cleanup *handler) {
	u.place(h.target)
	exc, prev = u.push(), u.push()
	second := u.push()
	u.height = second
	u.emit(pos, code.OpPushExc, bit(u.generates()), prev, exc, 0)
	return exc, prev, &handler{target: u.newLabel(), exc: second, lasti: true}
}

// generates reports whether the code is that of a generator or coroutine, whose
// resumers may each be handling an exception of their own.
func (u *unit) generates() bool { return u.scope.generator || u.scope.coroutine }

// rethrow ends the handling of an exception by passing one on.
func (u *unit) rethrow(prev, exc reg) {
	u.emit(noPos, code.OpPopExc, bit(u.generates()), prev, 0, 0)
	u.emit(noPos, code.OpReraise, 0, exc, 0, 0)
}

// cleanup compiles where an exception raised in a handler goes.
func (u *unit) cleanup(h *handler, prev reg) {
	u.place(h.target)
	height := u.height
	u.height = h.exc + 1
	u.rethrow(prev, h.exc)
	u.height = height
}

func (u *unit) tryFinally(s ast.Stmt, final []ast.Stmt, body func()) {
	height := u.height
	end := u.newLabel()
	h := u.guard(block{kind: finallyBlock, final: final}, s, height, body)
	u.stmts(final)
	u.goTo(noPos, end)

	exc, prev, clean := u.handling(h, noPos)
	if u.enter(block{kind: finallyEnd, prev: prev}, s) {
		u.handler = clean
		u.stmts(final)
		u.leaveBlock()
	}
	u.rethrow(prev, exc)
	u.cleanup(clean, prev)
	u.height = height
	u.place(end)
}

func (u *unit) tryExcept(s *ast.Try) {
	height := u.height
	end := u.newLabel()
	h := u.guard(block{kind: tryBlock}, s, height, func() { u.stmts(s.Body) })
	u.stmts(s.Orelse)
	u.goTo(noPos, end)

	exc, prev, clean := u.handling(h, noPos)
	outer := u.handler
	for i, eh := range s.Handlers {
		next := u.newLabel()
		if eh.Type == nil && i < len(s.Handlers)-1 {
			u.failAt(at(eh), "default 'except:' must be last")
		}
		if eh.Type != nil {
			u.handler = clean
			inner := u.height
			class, match := u.expr(eh.Type), u.push()
			u.emit(at(eh), code.OpExcMatch, 0, match, exc, class)
			u.jump(at(eh), code.OpJumpIf, 0, match, 0, next)
			u.height = inner
		} else {
			u.mark(at(eh).Line)
		}
		u.handler = outer
		u.exceptClause(eh, exc, prev, clean, end)
		u.place(next)
		u.handler = outer
	}
	u.rethrow(prev, exc)
	u.cleanup(clean, prev)
	u.height = height
	u.place(end)
}

// exceptClause compiles the body of a clause that matched.
func (u *unit) exceptClause(eh *ast.ExceptHandler, exc, prev reg, clean *handler, end label) {
	if !u.enter(block{kind: handlerBlock, prev: prev, name: eh.Name}, eh) {
		return
	}
	u.handler = clean
	named := clean
	if eh.Name != "" {
		u.storeName(eh.Name, exc, at(eh))
		named = &handler{target: u.newLabel(), exc: clean.exc, lasti: true}
		u.handler = named
	}
	u.stmts(eh.Body)
	u.leaveBlock()
	u.emit(noPos, code.OpPopExc, bit(u.generates()), prev, 0, 0)
	u.unbind(eh.Name, noPos)
	u.goTo(noPos, end)
	if eh.Name == "" {
		return
	}
	// An exception leaves the clause: the name goes, too.
	outer, height := u.handler, u.height
	u.place(named.target)
	u.height = named.exc + 1
	u.handler = &handler{target: clean.target, exc: clean.exc, lasti: true}
	u.unbind(eh.Name, noPos)
	u.handler = outer
	u.rethrow(prev, named.exc)
	u.height = height
}

func (u *unit) tryStar(s *ast.TryStar) {
	if len(s.Finalbody) == 0 {
		u.tryExceptStar(s)
		return
	}
	u.tryFinally(s, s.Finalbody, func() { u.tryExceptStar(s) })
}

// tryExceptStar compiles except*. Each clause takes its part of the group; what
// the clauses raise and the rest nobody took make the outcome.
func (u *unit) tryExceptStar(s *ast.TryStar) {
	height := u.height
	end := u.newLabel()
	h := u.guard(block{kind: tryBlock}, s, height, func() { u.stmts(s.Body) })
	u.stmts(s.Orelse)
	u.goTo(noPos, end)

	u.place(h.target)
	exc, prev, rest, raised := u.push(), u.push(), u.push(), u.push()
	second := u.push()
	u.height = second
	clean := &handler{target: u.newLabel(), exc: second, lasti: true}
	u.emit(noPos, code.OpPushExc, bit(u.generates()), prev, exc, 0)
	outer := u.handler
	u.handler = clean
	u.emit(noPos, code.OpBuildList, 0, raised, raised, 0)
	u.move(noPos, rest, exc)
	for _, eh := range s.Handlers {
		u.starClause(eh, rest, raised, clean)
	}
	u.emit(noPos, code.OpListAppend, 0, raised, rest, 0)
	u.emit(noPos, code.OpExcGroupFinish, 0, raised, exc, raised)
	u.handler = outer
	u.emit(noPos, code.OpPopExc, bit(u.generates()), prev, 0, 0)
	u.jump(noPos, code.OpJumpIfNone, jumpIfTrue, raised, 0, end)
	u.emit(noPos, code.OpReraise, 0, raised, 0, 0)
	u.cleanup(clean, prev)
	u.height = height
	u.place(end)
}

// starClause compiles one except* clause.
func (u *unit) starClause(eh *ast.ExceptHandler, rest, raised reg, clean *handler) {
	height := u.height
	next := u.newLabel()
	part, group := u.push(), u.push()
	inner := &handler{target: u.newLabel(), exc: part, lasti: true}
	u.emit(at(eh), code.OpExcGroupMatch, 0, part, rest, u.operand(eh.Type, group))
	u.jump(at(eh), code.OpJumpIfNone, jumpIfTrue, part, 0, next)
	u.emit(noPos, code.OpPushExc, bit(u.generates()), group, part, 0)
	if u.enter(block{kind: starBlock}, eh) {
		if eh.Name != "" {
			u.storeName(eh.Name, part, at(eh))
		}
		u.handler = inner
		u.stmts(eh.Body)
		u.leaveBlock()
	}
	u.unbind(eh.Name, noPos)
	u.emit(noPos, code.OpPopExc, bit(u.generates()), group, 0, 0)
	u.goTo(noPos, next)

	u.place(inner.target)
	u.handler = clean
	u.unbind(eh.Name, noPos)
	u.emit(noPos, code.OpListAppend, 0, raised, part, 0)
	u.emit(noPos, code.OpPopExc, bit(u.generates()), group, 0, 0)
	u.place(next)
	u.height = height
}
