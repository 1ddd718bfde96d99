package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// with compiles items[0:] and, inside, the body. Both methods are looked up
// before __enter__ is called; the exit method and its self wait in two
// temporaries.
func (u *unit) with(s ast.Stmt, items []*ast.WithItem, body []ast.Stmt, async bool) {
	item := items[0]
	pos := at(s)
	height := u.height
	u.height = max(u.height, u.temps+code.CallSlot) // LoadSpecial writes at CallSlot of a window
	exit := u.pushN(2)
	inner := u.height
	entered := u.callEnter(pos, item, exit, async)
	u.height = inner
	end := u.newLabel()
	b := block{kind: withBlock, exit: exit, async: async, pos: pos}
	h := u.guard(b, s, inner, func() {
		if item.OptionalVars != nil {
			t := u.height
			u.height = entered + 1
			u.store(item.OptionalVars, entered)
			u.height = t
		}
		if len(items) > 1 {
			u.with(s, items[1:], body, async)
		} else {
			u.stmts(body)
		}
	})
	u.callExit(b, pos)
	u.goTo(noPos, end)

	exc, prev, clean := u.handling(h, noPos)
	outer := u.handler
	u.handler = clean
	caught := u.newLabel()
	base := u.exitWindow(b, pos)
	args := u.pushN(3)
	u.emit(pos, code.OpExcInfo, 0, args, exc, 0)
	u.finishExit(b, pos, base)
	u.jump(pos, code.OpJumpIf, jumpIfTrue, base, 0, caught)
	u.handler = outer
	u.rethrow(prev, exc)
	u.place(caught)
	u.emit(noPos, code.OpPopExc, bit(u.generates()), prev, 0, 0)
	u.goTo(noPos, end)
	u.cleanup(clean, prev)
	u.height = height
	u.place(end)
}

// callEnter looks up both methods, and enters. It returns the register with
// what __enter__ returned, the first free one.
func (u *unit) callEnter(pos code.Pos, item *ast.WithItem, exit reg, async bool) reg {
	enterMethod, exitMethod := uint8(code.SpecialEnter), uint8(code.SpecialExit)
	if async {
		enterMethod, exitMethod = code.SpecialAenter, code.SpecialAexit
	}
	base := u.height
	manager := u.expr(item.ContextExpr)
	window := u.pushN(code.FrameWords + 1)
	u.emit(pos, code.OpLoadSpecial, enterMethod, window, manager, 0)
	u.emit(pos, code.OpLoadSpecial, exitMethod, exit-code.CallSlot, manager, 0)
	u.emitK(pos, code.OpCallMethod, 0, window, base, noConst)
	u.setLive(window)
	u.height = base + 1
	if async {
		u.await(pos, base, base, 1)
	}
	return base
}

// exitWindow prepares a call of the exit method.
func (u *unit) exitWindow(b block, pos code.Pos) reg {
	base := u.pushN(code.FrameWords + 1)
	u.move(pos, base+code.CallSlot, b.exit)
	u.move(pos, base+code.SelfSlot, b.exit+1)
	return base
}

// finishExit calls it with the three arguments that stand in the window; the
// result comes to its first register.
func (u *unit) finishExit(b block, pos code.Pos, base reg) {
	u.emitK(pos, code.OpCallMethod, 3, base, base, noConst)
	u.setLive(base)
	u.height = base + 1
	if b.async {
		u.await(pos, base, base, 2)
	}
}

// callExit calls the exit method where no exception came.
func (u *unit) callExit(b block, pos code.Pos) {
	height := u.height
	base := u.exitWindow(b, b.pos)
	for range 3 {
		u.emit(b.pos, code.OpLoadNone, 0, u.push(), 0, 0)
	}
	u.finishExit(b, b.pos, base)
	u.height = height
}
