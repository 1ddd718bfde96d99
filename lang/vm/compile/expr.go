package compile

import (
	"math"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Expressions are compiled towards a register. The caller passes the wanted
// one down, so `x = a + b` is one instruction. Two rules keep this safe:
//
//   - A register of a variable is written only by the instruction that produces
//     the final value: if anything raises before, the variable is untouched,
//     and the expression may still read its old value.
//   - A temporary given as destination is dead until then, so parts of the
//     expression may be computed in it.
//
// Variables in registers are used as operands where they stand, so an operand
// must be copied if a later one could assign it (rebinds).

// expr computes an expression anywhere: a variable's own register, or a new
// temporary.
func (u *unit) expr(e ast.Expr) reg { return u.operand(e, code.NoReg) }

// operand computes an expression for an instruction that also needs the values
// of later ones. hint is a dead temporary to use, or NoReg.
func (u *unit) operand(e ast.Expr, hint reg, later ...ast.Expr) reg {
	if !u.rebinds(e, later...) {
		if n, ok := e.(*ast.Name); ok && n.Ctx == ast.Load {
			if p := u.find(n.Id); p.kind == inRegister {
				u.checkBound(p, at(n))
				return p.reg
			}
		}
		if n, ok := e.(*ast.NamedExpr); ok {
			if r, ok := u.target(n.Target); ok {
				u.exprTo(n.Value, r)
				return r
			}
		}
		if c, ok := e.(*ast.Constant); ok {
			if r, ok := u.loopConst(c); ok {
				return r
			}
		}
	}
	if hint == code.NoReg || !u.isTemp(hint) {
		hint = u.push()
	}
	u.exprTo(e, hint)
	return hint
}

// exprPush computes an expression into a new temporary.
func (u *unit) exprPush(e ast.Expr) reg {
	t := u.push()
	u.exprTo(e, t)
	return t
}

// reuse lets a run of temporaries begin at dst itself, where dst is the last
// one taken. The caller restores the height.
func (u *unit) reuse(dst reg) {
	if u.isTemp(dst) && dst+1 == u.height {
		u.height--
	}
}

// exprTo computes an expression into dst.
func (u *unit) exprTo(e ast.Expr, dst reg) {
	h, loc := u.height, u.loc
	u.loc = at(e)
	defer func() { u.height, u.loc = h, loc }()
	switch e := e.(type) {
	case *ast.Constant:
		u.loadConst(at(e), dst, e.Value)
	case *ast.Name:
		u.loadName(e, dst)
	case *ast.NamedExpr:
		u.namedExpr(e, dst)
	case *ast.BinOp:
		u.binOp(at(e), e.Op, 0, e.Left, e.Right, dst)
	case *ast.UnaryOp:
		u.emit(at(e), unaryOps[e.Op], 0, dst, u.operand(e.Operand, dst), 0)
	case *ast.BoolOp:
		u.boolOp(e, dst)
	case *ast.Compare:
		u.compare(e, dst)
	case *ast.IfExp:
		u.ifExp(e, dst)
	case *ast.Call:
		u.call(e, dst)
	case *ast.Attribute:
		u.emit(at(e), code.OpLoadAttr, 0, dst, u.operand(e.Value, dst), u.attrName(e.Attr))
	case *ast.Subscript:
		u.subscript(e, dst)
	case *ast.Slice:
		u.emit(at(e), code.OpBuildSlice, 0, dst, u.sliceParts(e), 0)
	case *ast.List:
		u.list(e, dst)
	case *ast.Tuple:
		u.tuple(at(e), e.Elts, dst)
	case *ast.Set:
		u.set(e, dst)
	case *ast.Dict:
		u.dict(e, dst)
	case *ast.JoinedStr:
		u.joinedStr(e, dst)
	case *ast.FormattedValue:
		u.formattedValue(e, dst)
	case *ast.Lambda:
		u.lambda(e, dst)
	case *ast.ListComp:
		u.comprehension(e, e.Generators, e.Elt, nil, dst)
	case *ast.SetComp:
		u.comprehension(e, e.Generators, e.Elt, nil, dst)
	case *ast.DictComp:
		u.comprehension(e, e.Generators, e.Key, e.Value, dst)
	case *ast.GeneratorExp:
		u.comprehension(e, e.Generators, e.Elt, nil, dst)
	case *ast.Yield:
		u.yield(e, dst)
	case *ast.YieldFrom:
		u.yieldFrom(e, dst)
	case *ast.Await:
		u.awaitExpr(e, dst)
	case *ast.Starred:
		u.failAt(at(e), "can't use starred expression here")
	}
}

// effect computes an expression for what it does.
func (u *unit) effect(e ast.Expr) {
	h, loc := u.height, u.loc
	u.loc = at(e)
	switch e := e.(type) {
	case *ast.Constant:
	case *ast.BoolOp:
		end := u.newLabel()
		last := len(e.Values) - 1
		for _, v := range e.Values[:last] {
			u.cond(v, e.Op == ast.OpOr, end)
		}
		u.effect(e.Values[last])
		u.place(end)
	default:
		u.expr(e)
	}
	u.height, u.loc = h, loc
}

// loadConst loads the value of an ast.Constant.
func (u *unit) loadConst(pos code.Pos, dst reg, v any) {
	switch v := v.(type) {
	case nil:
		u.emit(pos, code.OpLoadNone, 0, dst, 0, 0)
		return
	case bool:
		op := code.OpLoadFalse
		if v {
			op = code.OpLoadTrue
		}
		u.emit(pos, op, 0, dst, 0, 0)
		return
	case int64:
		if v == int64(int32(v)) {
			u.emitBC(pos, code.OpLoadInt, 0, dst, int32(v))
			return
		}
	}
	u.emitBC(pos, code.OpLoadConst, 0, dst, u.constant(constValue(v)))
}

func (u *unit) namedExpr(e *ast.NamedExpr, dst reg) {
	name := e.Target.(*ast.Name)
	if !u.assignable(name.Id, at(name)) {
		return
	}
	p := u.find(name.Id)
	r := dst
	switch {
	case p.kind == inRegister:
		r = p.reg
	case !u.isTemp(dst):
		r = u.push()
	}
	u.exprTo(e.Value, r)
	u.storePlace(p, r, at(name))
	u.move(at(e), dst, r)
}

// opRows names the instructions of a binary operator: on registers, and with a
// small int on the right, where there is one.
var opRows = [ast.NumOps]struct{ reg, imm code.Op }{
	ast.OpAdd:      {code.OpAdd, code.OpAddI},
	ast.OpSub:      {code.OpSub, code.OpSubI},
	ast.OpMult:     {code.OpMul, code.OpMulI},
	ast.OpMatMult:  {code.OpMatMul, 0},
	ast.OpDiv:      {code.OpTrueDiv, 0},
	ast.OpFloorDiv: {code.OpFloorDiv, code.OpFloorDivI},
	ast.OpMod:      {code.OpMod, code.OpModI},
	ast.OpPow:      {code.OpPow, 0},
	ast.OpLShift:   {code.OpLShift, code.OpLShiftI},
	ast.OpRShift:   {code.OpRShift, code.OpRShiftI},
	ast.OpBitAnd:   {code.OpAnd, code.OpAndI},
	ast.OpBitOr:    {code.OpOr, 0},
	ast.OpBitXor:   {code.OpXor, 0},
}

var unaryOps = [ast.NumOps]code.Op{
	ast.OpInvert: code.OpInvert, ast.OpNot: code.OpNot, ast.OpUAdd: code.OpPos, ast.OpUSub: code.OpNeg,
}

// binOp computes left op right; inPlace is 1 for augmented assignment.
func (u *unit) binOp(pos code.Pos, op ast.Op, inPlace uint8, left, right ast.Expr, dst reg) {
	l := u.operand(left, dst, right)
	u.binary(pos, op, inPlace, l, right, dst)
}

// binary is binOp with the left operand in a register.
func (u *unit) binary(pos code.Pos, op ast.Op, inPlace uint8, l reg, right ast.Expr, dst reg) {
	rows := opRows[op]
	if n, ok := smallInt(right); ok && rows.imm != 0 {
		u.emit(pos, rows.imm, inPlace, dst, l, n)
		return
	}
	hint := dst
	if l == dst {
		hint = code.NoReg
	}
	u.emit(pos, rows.reg, inPlace, dst, l, u.operand(right, hint))
}

// smallInt is the value of an int constant that fits an immediate operand.
func smallInt(e ast.Expr) (uint16, bool) {
	if c, ok := e.(*ast.Constant); ok {
		if n, ok := c.Value.(int64); ok && n >= math.MinInt16 && n <= math.MaxInt16 {
			return uint16(n), true
		}
	}
	return 0, false
}

func (u *unit) subscript(e *ast.Subscript, dst reg) {
	u.warnSubscript(e)
	obj := u.operand(e.Value, dst, e.Slice)
	hint := dst
	if obj == dst {
		hint = code.NoReg
	}
	switch s := e.Slice.(type) {
	case *ast.Slice:
		u.emit(at(e), code.OpLoadSlice, 0, dst, obj, u.sliceParts(s))
	default:
		if n, ok := smallInt(s); ok {
			u.emit(at(e), code.OpLoadItemI, 0, dst, obj, n)
		} else {
			u.emit(at(e), code.OpLoadItem, 0, dst, obj, u.operand(s, hint))
		}
	}
}

// sliceParts computes the three parts of a slice into a run of temporaries.
func (u *unit) sliceParts(s *ast.Slice) reg {
	base := u.pushN(3)
	for i, part := range []ast.Expr{s.Lower, s.Upper, s.Step} {
		if part == nil {
			u.emit(at(s), code.OpLoadNone, 0, base+reg(i), 0, 0)
		} else {
			u.exprTo(part, base+reg(i))
		}
	}
	return base
}

func (u *unit) joinedStr(e *ast.JoinedStr, dst reg) {
	switch len(e.Values) {
	case 0:
		u.loadConst(at(e), dst, "")
		return
	case 1:
		u.exprTo(e.Values[0], dst)
		return
	}
	u.reuse(dst)
	base := u.height
	n := 0
	for i, v := range e.Values {
		u.exprPush(v)
		n++
		if n == maxRun && i < len(e.Values)-1 {
			u.emit(at(e), code.OpBuildString, 0, base, base, uint16(n))
			u.height, n = base+1, 1
		}
	}
	u.emit(at(e), code.OpBuildString, 0, dst, base, uint16(n))
}

func (u *unit) formattedValue(e *ast.FormattedValue, dst reg) {
	var conversion uint8
	if e.Conversion > 0 {
		conversion = uint8(e.Conversion)
	}
	value, spec := u.operand(e.Value, dst, e.FormatSpec), reg(code.NoReg)
	if e.FormatSpec != nil {
		spec = u.expr(e.FormatSpec)
	}
	u.emit(at(e), code.OpFormatValue, conversion, dst, value, spec)
}

// optional computes an expression, or None where there is none.
func (u *unit) optional(e ast.Expr, pos code.Pos, hint reg) reg {
	if e != nil {
		return u.operand(e, hint)
	}
	if hint == code.NoReg || !u.isTemp(hint) {
		hint = u.push()
	}
	u.emit(pos, code.OpLoadNone, 0, hint, 0, 0)
	return hint
}

func (u *unit) yield(e *ast.Yield, dst reg) {
	if u.scope.kind != functionScope {
		u.failAt(at(e), "'yield' outside function")
	}
	u.emit(at(e), code.OpYield, bit(u.scope.coroutine), dst, u.optional(e.Value, at(e), dst), 0)
}

func (u *unit) yieldFrom(e *ast.YieldFrom, dst reg) {
	if u.scope.kind != functionScope {
		u.failAt(at(e), "'yield' outside function")
	} else if u.async {
		u.failAt(at(e), "'yield from' inside async function")
	}
	it := u.exprPush(e.Value)
	u.emit(at(e), code.OpGetYieldFromIter, 0, it, it, 0)
	u.delegate(at(e), dst, it, 0)
}

func (u *unit) awaitExpr(e *ast.Await, dst reg) {
	if u.scope.kind != functionScope {
		u.failAt(at(e), "'await' outside function")
	} else if !u.async && u.scope.comp == noComp {
		u.failAt(at(e), "'await' outside async function")
	}
	it := u.exprPush(e.Value)
	u.await(at(e), dst, it, 0)
}

// await waits for the awaitable in register it; origin tells GetAwaitable who asks.
func (u *unit) await(pos code.Pos, dst, it reg, origin uint8) {
	u.emit(pos, code.OpGetAwaitable, origin, it, it, 0)
	u.delegate(pos, dst, it, 1)
}

// delegate runs the iterator in register it, a temporary, to its end.
func (u *unit) delegate(pos code.Pos, dst, it reg, await uint8) {
	sent := u.push()
	u.emit(pos, code.OpLoadNone, 0, sent, 0, 0)
	u.emit(pos, code.OpYieldFrom, await, dst, it, sent)
	u.height = sent
}

func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// assignsInside says whether computing e assigns a name by :=.
func assignsInside(e ast.Expr, name string) bool {
	found := false
	ast.Walk(e, func(n ast.Node) bool {
		if w, ok := n.(*ast.NamedExpr); ok {
			if t, ok := w.Target.(*ast.Name); ok && t.Id == name {
				found = true
			}
		}
		return !found
	})
	return found
}
