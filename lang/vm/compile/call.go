package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// maxArgs is how many arguments a call window takes: they are counted in D.
const maxArgs = 255

// window takes the reserved words of a call window, callable included. The
// next temporaries are the arguments.
func (u *unit) window(dst reg) reg {
	u.reuse(dst)
	return u.pushN(code.FrameWords)
}

func (u *unit) call(e *ast.Call, dst reg) {
	u.warnCall(e)
	if !u.checkKeywords(e.Keywords, at(e)) {
		return
	}
	if needsCallEx(e.Args, e.Keywords, 0) {
		base := u.window(dst)
		u.exprTo(e.Func, base+code.CallSlot)
		u.callEx(at(e), base, 0, e.Args, e.Keywords, dst)
		return
	}
	if m, ok := e.Func.(*ast.Attribute); ok {
		u.callMethod(e, m, dst)
		return
	}
	base := u.window(dst)
	u.exprTo(e.Func, base+code.CallSlot)
	u.callWindow(at(e), code.OpCall, base, 0, e.Args, e.Keywords, dst)
}

// callMethod calls obj.name(…) without making a bound method.
func (u *unit) callMethod(e *ast.Call, m *ast.Attribute, dst reg) {
	u.reuse(dst)
	base := u.height
	op, value := code.OpLoadMethod, m.Value
	if f := u.superCall(m.Value); f != nil {
		op, value = code.OpLoadSuper, f
	}
	obj := u.expr(value) // may stand in the window: it is read before that is filled
	u.emit(methodPos(m), op, 0, base, obj, u.attrName(m.Attr))
	u.height = base
	u.pushN(code.FrameWords + 1)
	pos := at(e)
	if p := methodPos(m); p.Line != pos.Line {
		pos.Line, pos.Col = p.Line, p.Col
	}
	u.callWindow(pos, code.OpCallMethod, base, 0, e.Args, e.Keywords, dst)
}

// superCall is the name super of the expression super() in a method; nil if e is
// another expression.
func (u *unit) superCall(e ast.Expr) ast.Expr {
	call, ok := e.(*ast.Call)
	if !ok || len(call.Args) > 0 || len(call.Keywords) > 0 || u.scope.kind != functionScope {
		return nil
	}
	n, ok := call.Func.(*ast.Name)
	if !ok || n.Id != "super" || u.find("super").kind != inGlobals || u.find("__class__").kind != inCell {
		return nil
	}
	return n
}

// methodPos is the position of looking up a method: a chain of calls over
// several lines is told by the line of the name.
func methodPos(m *ast.Attribute) code.Pos {
	pos := at(m)
	if pos.Line != pos.EndLine {
		pos.Line = pos.EndLine
		n := uint16(len([]rune(m.Attr)))
		if n <= pos.EndCol {
			pos.Col = pos.EndCol - n
		} else {
			pos.Col, pos.EndCol = 0, 0
		}
	}
	return pos
}

// callWindow computes the arguments into the window and calls. The first
// given ones stand there already.
func (u *unit) callWindow(pos code.Pos, op code.Op, base reg, given int, args []ast.Expr, keywords []*ast.Keyword, dst reg) {
	for _, a := range args {
		u.exprPush(a)
	}
	names, n := u.keywordArgs(keywords)
	u.emitK(pos, op, uint8(given+len(args)+n), base, dst, names)
	u.setLive(base)
}

// keywordArgs computes keyword values into the next temporaries and gives the
// constant of their names.
func (u *unit) keywordArgs(keywords []*ast.Keyword) (int32, int) {
	if len(keywords) == 0 {
		return noConst, 0
	}
	var names code.Tuple
	for _, k := range keywords {
		names = append(names, k.Arg)
		u.exprPush(k.Value)
	}
	return u.narrowConstant(names), len(keywords)
}

// setLive says of the instruction just emitted that the registers from live
// on are given away.
func (u *unit) setLive(live reg) {
	if !u.dead {
		u.ins[len(u.ins)-1].live = live
	}
}

func needsCallEx(args []ast.Expr, keywords []*ast.Keyword, given int) bool {
	for _, a := range args {
		if _, ok := a.(*ast.Starred); ok {
			return true
		}
	}
	for _, k := range keywords {
		if k.Arg == "" {
			return true
		}
	}
	return given+len(args)+len(keywords) > maxArgs
}

// checkKeywords reports a keyword given twice.
func (u *unit) checkKeywords(keywords []*ast.Keyword, pos code.Pos) bool {
	for i, k := range keywords {
		if k.Arg == "" {
			continue
		}
		if !u.assignable(k.Arg, pos) {
			return false
		}
		for _, other := range keywords[i+1:] {
			if other.Arg == k.Arg {
				u.failAt(at(other), "keyword argument repeated: %s", k.Arg)
				return false
			}
		}
	}
	return true
}

// callEx calls with an iterable of positional arguments and a dict of keyword
// ones. The callable stands in the window, followed by the first given
// arguments.
func (u *unit) callEx(pos code.Pos, base reg, given int, args []ast.Expr, keywords []*ast.Keyword, dst reg) {
	positional := base + code.SelfSlot
	if given == 0 {
		u.push()
	}
	u.positionalArgs(pos, positional, given, args)
	u.height = positional + 1
	dict := u.push()
	if len(keywords) == 0 {
		u.emit(pos, code.OpUnbind, 0, dict, 0, 0)
	} else {
		u.keywordDict(pos, base+code.CallSlot, dict, keywords)
	}
	u.emit(pos, code.OpCallEx, 0, base, dst, 0)
	u.setLive(base)
}

// positionalArgs computes the positional arguments: any iterable.
func (u *unit) positionalArgs(pos code.Pos, dst reg, given int, args []ast.Expr) {
	if given == 0 && len(args) == 1 {
		if s, ok := args[0].(*ast.Starred); ok {
			u.exprTo(s.Value, dst) // the call takes its items
			return
		}
	}
	if given == 0 && len(args) == 0 {
		u.emit(pos, code.OpBuildTuple, 0, dst, dst, 0)
		return
	}
	u.sequence(pos, listKind, dst, given, args)
}

// keywordDict computes the dict of keyword arguments.
func (u *unit) keywordDict(pos code.Pos, callable, dict reg, keywords []*ast.Keyword) {
	if len(keywords) == 1 && keywords[0].Arg == "" {
		m := u.expr(keywords[0].Value)
		u.emit(pos, code.OpKeywordArgs, 0, dict, m, callable)
		u.height = dict + 1
		return
	}
	started := false
	for i := 0; i < len(keywords); {
		h := u.height
		if keywords[i].Arg == "" {
			if !started {
				u.emit(pos, code.OpBuildMap, 0, dict, dict, 0)
			}
			m := u.expr(keywords[i].Value)
			u.emit(pos, code.OpDictMerge, 0, dict, m, callable)
			i++
		} else {
			base := u.height
			n := 0
			for ; i < len(keywords) && keywords[i].Arg != "" && n < maxRun/2; i++ {
				u.loadConst(at(keywords[i]), u.push(), keywords[i].Arg)
				u.exprPush(keywords[i].Value)
				n++
			}
			if !started {
				u.emit(pos, code.OpBuildMap, 0, dict, base, uint16(n))
			} else {
				u.emit(pos, code.OpBuildMap, 0, base, base, uint16(n))
				u.emit(pos, code.OpDictMerge, 0, dict, base, callable)
			}
		}
		started = true
		u.height = h
	}
}
