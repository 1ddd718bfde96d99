package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Conditions become jumps: and, or, not and comparisons never make a bool
// object where only the way matters.

// cond jumps to a label if the truth of e is want, else goes on.
func (u *unit) cond(e ast.Expr, want bool, to label) {
	h := u.height
	defer func() { u.height = h }()
	switch e := e.(type) {
	case *ast.Constant:
		if truth(e.Value) == want {
			u.goTo(at(e), to)
		}
		return
	case *ast.UnaryOp:
		if e.Op == ast.OpNot {
			u.cond(e.Operand, !want, to)
			return
		}
	case *ast.BoolOp:
		u.condBool(e, want, to)
		return
	case *ast.IfExp:
		other, end := u.newLabel(), u.newLabel()
		u.cond(e.Test, false, other)
		u.cond(e.Body, want, to)
		u.goTo(at(e), end)
		u.place(other)
		u.cond(e.Orelse, want, to)
		u.place(end)
		return
	case *ast.Compare:
		u.condCompare(e, want, to)
		return
	}
	u.jump(u.loc, code.OpJumpIf, bit(want), u.expr(e), 0, to)
}

func (u *unit) condBool(e *ast.BoolOp, want bool, to label) {
	last := len(e.Values) - 1
	decides := e.Op == ast.OpOr // the truth of one operand that decides
	if want == decides {
		for _, v := range e.Values {
			u.cond(v, want, to)
		}
		return
	}
	end := u.newLabel()
	for _, v := range e.Values[:last] {
		u.cond(v, decides, end)
	}
	u.cond(e.Values[last], want, to)
	u.place(end)
}

// cmpRows names the instructions of a comparison. negate says that the
// instruction tests the opposite (is not, not in).
var cmpRows = [ast.NumOps]struct {
	value, jump, jumpImm code.Op
	negate               bool
}{
	ast.OpEq:    {code.OpEq, code.OpJumpEq, code.OpJumpEqI, false},
	ast.OpNotEq: {code.OpNe, code.OpJumpNe, code.OpJumpNeI, false},
	ast.OpLt:    {code.OpLt, code.OpJumpLt, code.OpJumpLtI, false},
	ast.OpLtE:   {code.OpLe, code.OpJumpLe, code.OpJumpLeI, false},
	ast.OpGt:    {code.OpGt, code.OpJumpGt, code.OpJumpGtI, false},
	ast.OpGtE:   {code.OpGe, code.OpJumpGe, code.OpJumpGeI, false},
	ast.OpIs:    {code.OpIs, code.OpJumpIs, 0, false},
	ast.OpIsNot: {code.OpIs, code.OpJumpIs, 0, true},
	ast.OpIn:    {code.OpIn, code.OpJumpIn, 0, false},
	ast.OpNotIn: {code.OpIn, code.OpJumpIn, 0, true},
}

// condCompare jumps on a comparison, which may be a chain.
func (u *unit) condCompare(e *ast.Compare, want bool, to label) {
	u.warnCompare(e)
	u.loc = at(e)
	last := len(e.Ops) - 1
	fails, end := to, noLabel
	if last > 0 && want {
		end = u.newLabel()
		fails = end
	}
	left := u.operand(e.Left, code.NoReg, e.Comparators...)
	for i, op := range e.Ops[:last] {
		right := u.operand(e.Comparators[i], code.NoReg, e.Comparators[i+1:]...)
		u.jump(at(e), cmpRows[op].jump, bit(cmpRows[op].negate), left, right, fails)
		left = right
	}
	u.condOp(at(e), e.Ops[last], left, e.Comparators[last], want, to)
	if last == 0 {
		u.markCompared()
	}
	if end != noLabel {
		u.place(end)
	}
}

// markCompared tells a LoadAttr whose register only the comparison behind it uses.
func (u *unit) markCompared() {
	i := len(u.ins) - 2
	for i > 0 && u.ins[i].op == code.OpCheckBound { // of the other operand; most are not needed
		i--
	}
	if i < 0 {
		return
	}
	load, jump := &u.ins[i], &u.ins[len(u.ins)-1]
	if load.op != code.OpLoadAttr || !u.isTemp(load.a) || jump.op < code.OpJumpLt || jump.op > code.OpJumpGeI {
		return
	}
	if jump.a == load.a || jump.op < code.OpJumpLtI && jump.b == load.a {
		load.d = 1
	}
}

// condOp jumps on one comparison of a register with an expression.
func (u *unit) condOp(pos code.Pos, op ast.Op, left reg, right ast.Expr, want bool, to label) {
	row := cmpRows[op]
	d := bit(want != row.negate)
	if c, ok := right.(*ast.Constant); ok && c.Value == nil && row.jump == code.OpJumpIs {
		u.jump(pos, code.OpJumpIfNone, d, left, 0, to)
		return
	}
	if n, ok := smallInt(right); ok && row.jumpImm != 0 {
		u.jump(pos, row.jumpImm, d, left, n, to)
		return
	}
	u.jump(pos, row.jump, d, left, u.expr(right), to)
}

// compare computes a comparison, or a chain, as a value.
func (u *unit) compare(e *ast.Compare, dst reg) {
	u.warnCompare(e)
	last := len(e.Ops) - 1
	if last == 0 {
		left := u.operand(e.Left, dst, e.Comparators[0])
		hint := dst
		if left == dst {
			hint = code.NoReg
		}
		u.compareOp(at(e), e.Ops[0], dst, left, u.operand(e.Comparators[0], hint))
		return
	}
	result := dst
	if !u.isTemp(dst) {
		result = u.push()
	}
	end := u.newLabel()
	left := u.operand(e.Left, code.NoReg, e.Comparators...)
	for i, op := range e.Ops {
		right := u.operand(e.Comparators[i], code.NoReg, e.Comparators[i+1:]...)
		u.compareOp(at(e), op, result, left, right)
		if i < last {
			u.jump(at(e), code.OpJumpIf, 0, result, 0, end)
		}
		left = right
	}
	u.place(end)
	u.move(at(e), dst, result)
}

func (u *unit) compareOp(pos code.Pos, op ast.Op, dst, left, right reg) {
	u.emit(pos, cmpRows[op].value, bit(cmpRows[op].negate), dst, left, right)
}

// boolOp computes `and` and `or` as values.
func (u *unit) boolOp(e *ast.BoolOp, dst reg) {
	end := u.newLabel()
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		u.valueIf(v, e.Op == ast.OpOr, dst, end)
	}
	u.exprTo(e.Values[last], dst)
	u.place(end)
}

// valueIf leaves the value of e in dst and jumps if its truth is want;
// otherwise it goes on, and the value is not needed. The truth of each operand
// is asked once, however deep it stands.
func (u *unit) valueIf(e ast.Expr, want bool, dst reg, to label) {
	h, loc := u.height, u.loc
	defer func() { u.height, u.loc = h, loc }()
	if b, ok := e.(*ast.BoolOp); ok {
		u.loc = at(b)
		last := len(b.Values) - 1
		decides := b.Op == ast.OpOr
		skip := u.newLabel()
		for _, v := range b.Values[:last] {
			if decides == want {
				u.valueIf(v, want, dst, to)
			} else {
				u.cond(v, decides, skip)
			}
		}
		u.valueIf(b.Values[last], want, dst, to)
		u.place(skip)
		return
	}
	if c, ok := e.(*ast.Constant); ok {
		if truth(c.Value) == want {
			u.exprTo(e, dst)
			u.goTo(at(e), to)
		}
		return
	}
	if u.isTemp(dst) {
		u.exprTo(e, dst)
		u.jump(loc, code.OpJumpIf, bit(want), dst, 0, to)
		return
	}
	r, skip := u.expr(e), u.newLabel()
	if r == dst { // `x = x or y`
		u.jump(loc, code.OpJumpIf, bit(want), r, 0, to)
		return
	}
	u.jump(loc, code.OpJumpIf, bit(!want), r, 0, skip)
	u.move(at(e), dst, r)
	u.goTo(at(e), to)
	u.place(skip)
}

func (u *unit) ifExp(e *ast.IfExp, dst reg) {
	other, end := u.newLabel(), u.newLabel()
	u.cond(e.Test, false, other)
	u.exprTo(e.Body, dst)
	u.goTo(at(e), end)
	u.place(other)
	u.exprTo(e.Orelse, dst)
	u.place(end)
}
