package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// block is a statement whose inside may be left early by break, continue or
// return, which then have something to do on the way out.
type block struct {
	kind      blockKind
	brk, cont label      // loops
	handler   *handler   // in force outside of it
	final     []ast.Stmt // finallyBlock: the finally clause, compiled anew at each exit
	prev      reg        // handlerBlock, finallyEnd: what PopExc puts back
	name      string     // handlerBlock: the name after as
	exit      reg        // withBlock: the exit method and its self
	async     bool       // withBlock
	pos       code.Pos   // withBlock: where the exit is told to be called
}

type blockKind uint8

const (
	whileBlock blockKind = iota
	forBlock
	tryBlock     // body of a try with except
	finallyBlock // body of a try with finally
	finallyEnd   // finally clause after an exception
	handlerBlock // except clause
	starBlock    // except* clause
	withBlock
)

// maxBlocks is CPython's limit of nested statements.
const maxBlocks = 20

// enter opens a block; the handler then in force is the one outside.
func (u *unit) enter(b block, s ast.Located) bool {
	if len(u.blocks) >= maxBlocks {
		u.failAt(at(s), "too many statically nested blocks")
		return false
	}
	b.handler = u.handler
	u.blocks = append(u.blocks, b)
	return true
}

// leaveBlock closes the innermost block.
func (u *unit) leaveBlock() {
	n := len(u.blocks) - 1
	u.handler = u.blocks[n].handler
	u.blocks = u.blocks[:n]
}

// unwind emits what leaving all blocks from number to on has to do, and then
// the jump itself, which lies outside of them all: what it raises (it may poll)
// must not enter a with block's handler, whose exit has been called.
func (u *unit) unwind(to int, pos code.Pos, jump func(pos code.Pos)) {
	blocks, h, height := u.blocks, u.handler, u.height
	for i := len(blocks) - 1; i >= to; i-- {
		b := blocks[i]
		u.blocks, u.handler = blocks[:i:i], b.handler
		switch b.kind {
		case finallyBlock:
			u.stmts(b.final)
			pos = noPos // what follows is part of no statement
		case finallyEnd:
			u.emit(pos, code.OpPopExc, bit(u.generates()), b.prev, 0, 0)
		case handlerBlock:
			u.emit(pos, code.OpPopExc, bit(u.generates()), b.prev, 0, 0)
			u.unbind(b.name, pos)
		case withBlock:
			u.callExit(b, pos)
			pos = noPos
		}
		u.height = height
	}
	jump(pos)
	u.blocks, u.handler = blocks, h
}

// unbind deletes the name of an except clause, whether it is bound or not.
func (u *unit) unbind(name string, pos code.Pos) {
	if name == "" || name == "__debug__" {
		return
	}
	p := u.find(name)
	if p.kind == inRegister {
		u.emit(pos, code.OpUnbind, 0, p.reg, 0, 0)
		return
	}
	h := u.height
	t := u.push()
	u.emit(pos, code.OpLoadNone, 0, t, 0, 0)
	u.storePlace(p, t, pos)
	u.deleteName(name, pos)
	u.height = h
}

// loop finds the innermost loop, or -1. It reports an except* clause on the way.
func (u *unit) loop(pos code.Pos) int {
	for i := len(u.blocks) - 1; i >= 0; i-- {
		switch u.blocks[i].kind {
		case whileBlock, forBlock:
			return i
		case starBlock:
			u.failAt(pos, "'break', 'continue' and 'return' cannot appear in an except* block")
			return -1
		}
	}
	return -1
}

func (u *unit) breakStmt(pos code.Pos) {
	i := u.loop(pos)
	if i < 0 {
		u.failAt(pos, "'break' outside loop")
		return
	}
	brk := u.blocks[i].brk
	u.unwind(i, pos, func(pos code.Pos) { u.goTo(pos, brk) })
}

func (u *unit) continueStmt(pos code.Pos) {
	i := u.loop(pos)
	if i < 0 {
		u.failAt(pos, "'continue' not properly in loop")
		return
	}
	cont := u.blocks[i].cont
	u.unwind(i+1, pos, func(pos code.Pos) { u.goTo(pos, cont) })
}

func (u *unit) returnStmt(s *ast.Return) {
	h := u.height
	defer func() { u.height = h }()
	pos := at(s)
	if u.scope.kind != functionScope {
		u.failAt(pos, "'return' outside function")
		return
	}
	if s.Value != nil && u.async && u.scope.generator {
		u.failAt(pos, "'return' with value in async generator")
	}
	works := false // leaving runs code
	for _, b := range u.blocks {
		switch b.kind {
		case starBlock:
			u.failAt(pos, "'break', 'continue' and 'return' cannot appear in an except* block")
		case finallyBlock, withBlock, handlerBlock:
			works = true
		}
	}
	switch v := s.Value.(type) {
	case nil:
		u.unwind(0, pos, func(pos code.Pos) { u.emit(pos, code.OpReturnNone, 0, 0, 0, 0) })
	case *ast.Constant:
		u.unwind(0, pos, func(pos code.Pos) {
			if v.Value == nil {
				u.emit(pos, code.OpReturnNone, 0, 0, 0, 0)
			} else {
				r := u.push()
				u.loadConst(pos, r, v.Value)
				u.returnValue(r, pos)
			}
		})
	case *ast.IfExp:
		if len(u.blocks) > 0 {
			r := u.exprPush(v)
			u.unwind(0, pos, func(pos code.Pos) { u.returnValue(r, pos) })
			return
		}
		other := u.newLabel()
		u.cond(v.Test, false, other)
		u.returnStmt(&ast.Return{Span: s.Span, Value: v.Body})
		u.place(other)
		u.returnStmt(&ast.Return{Span: s.Span, Value: v.Orelse})
	default:
		r := u.expr(v)
		if works && !u.isTemp(r) {
			t := u.push()
			u.move(pos, t, r)
			r = t
		}
		u.unwind(0, pos, func(pos code.Pos) { u.returnValue(r, pos) })
	}
}
