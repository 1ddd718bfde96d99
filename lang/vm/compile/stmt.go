package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

func (u *unit) stmts(body []ast.Stmt) {
	for _, s := range body {
		u.stmt(s)
	}
}

func (u *unit) stmt(s ast.Stmt) {
	u.loc = at(s)
	u.begin()
	u.markBefore(s)
	n := len(u.ins)
	switch s := s.(type) {
	case *ast.ExprStmt:
		u.exprStmt(s)
	case *ast.Assign:
		u.assign(s)
	case *ast.AugAssign:
		u.augAssign(s)
	case *ast.AnnAssign:
		u.annAssign(s)
	case *ast.If:
		u.ifStmt(s)
	case *ast.While:
		u.while(s)
	case *ast.For:
		u.forStmt(s)
	case *ast.AsyncFor:
		if u.needAsync(s, "async for") {
			u.asyncFor(s)
		}
	case *ast.FunctionDef:
		u.function(s, s.Name, s.Args, s.Returns, s.DecoratorList, s.Body, false)
	case *ast.AsyncFunctionDef:
		u.function(s, s.Name, s.Args, s.Returns, s.DecoratorList, s.Body, true)
	case *ast.ClassDef:
		u.class(s)
	case *ast.Return:
		u.returnStmt(s)
	case *ast.Break:
		u.breakStmt(at(s))
	case *ast.Continue:
		u.continueStmt(at(s))
	case *ast.Delete:
		for _, t := range s.Targets {
			u.delete(t)
		}
	case *ast.Raise:
		u.raise(s)
	case *ast.Try:
		u.try(s)
	case *ast.TryStar:
		u.tryStar(s)
	case *ast.With:
		u.with(s, s.Items, s.Body, false)
	case *ast.AsyncWith:
		if u.needAsync(s, "async with") {
			u.with(s, s.Items, s.Body, true)
		}
	case *ast.Match:
		u.match(s)
	case *ast.Assert:
		u.assert(s)
	case *ast.Import:
		u.importStmt(s)
	case *ast.ImportFrom:
		u.importFrom(s)
	}
	if len(u.ins) == n {
		u.markEmpty(s)
	}
}

// needAsync reports an asynchronous statement in the wrong place.
func (u *unit) needAsync(s ast.Stmt, what string) bool {
	if !u.async {
		u.failAt(at(s), "'%s' outside async function", what)
	}
	return u.async
}

func (u *unit) exprStmt(s *ast.ExprStmt) {
	if u.interactive && u.parent == nil {
		h := u.height
		u.emit(at(s), code.OpPrintExpr, 0, u.expr(s.Value), 0, 0)
		u.height = h
		return
	}
	u.effect(s.Value)
}

func (u *unit) ifStmt(s *ast.If) {
	other, end := u.newLabel(), u.newLabel()
	u.cond(s.Test, false, other)
	u.stmts(s.Body)
	if len(s.Orelse) > 0 {
		u.goTo(noPos, end)
	}
	u.place(other)
	u.stmts(s.Orelse)
	u.place(end)
}

func (u *unit) raise(s *ast.Raise) {
	h := u.height
	defer func() { u.height = h }()
	if s.Exc == nil {
		u.emit(at(s), code.OpRaiseBare, 0, 0, 0, 0)
		return
	}
	exc, cause := u.operand(s.Exc, code.NoReg, s.Cause), reg(code.NoReg)
	if s.Cause != nil {
		cause = u.expr(s.Cause)
	}
	u.emit(at(s), code.OpRaise, 0, exc, cause, 0)
}

func (u *unit) assert(s *ast.Assert) {
	u.warnAssert(s)
	if u.opts.Optimize > 0 {
		return
	}
	h := u.height
	end := u.newLabel()
	u.cond(s.Test, true, end)
	exc, pos := u.push(), u.loc
	if s.Msg == nil {
		u.emit(pos, code.OpLoadAssertionError, 0, exc, 0, 0)
	} else {
		base := u.window(exc)
		u.emit(pos, code.OpLoadAssertionError, 0, base+code.CallSlot, 0, 0)
		u.exprPush(s.Msg)
		u.emitK(pos, code.OpCall, 1, base, exc, noConst)
		u.setLive(base)
	}
	u.height = exc + 1
	u.emit(pos, code.OpRaise, 0, exc, code.NoReg, 0)
	u.place(end)
	u.height = h
}
