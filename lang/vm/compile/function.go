package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// function compiles def and async def.
func (u *unit) function(s ast.Stmt, name string, args *ast.Arguments, returns ast.Expr, decorators []ast.Expr, body []ast.Stmt, async bool) {
	h := u.height
	defer func() { u.height = h }()
	pos := at(s)
	u.decorated(name, pos, decorators, func(dst reg) {
		line := pos.Line
		if len(decorators) > 0 {
			line = decorators[0].Bounds().Start.Line
		}
		inner := func() *code.Code { return u.functionCode(s, name, line, args, body, async) }
		u.makeFunction(pos, args, returns, inner, dst)
	})
}

// decorated stores under a name what compute leaves in dst, passed through decorators.
func (u *unit) decorated(name string, pos code.Pos, decorators []ast.Expr, compute func(dst reg)) {
	if len(decorators) == 0 {
		p := u.find(name)
		if !u.assignable(name, pos) {
			return
		}
		if p.kind == inRegister {
			compute(p.reg)
			return
		}
		t := u.push()
		compute(t)
		u.storePlace(p, t, pos)
		return
	}
	// Each decorator's window lies in the place of the argument of the one
	// above, where its result is wanted.
	windows := make([]reg, len(decorators))
	for i, d := range decorators {
		windows[i] = u.pushN(code.FrameWords)
		u.exprTo(d, windows[i]+code.CallSlot)
	}
	compute(u.push())
	for i := len(windows) - 1; i >= 0; i-- {
		w := windows[i]
		u.emitK(at(decorators[i]), code.OpCall, 1, w, w, noConst)
		u.setLive(w)
	}
	u.storeName(name, windows[0], pos)
}

// makeFunction computes defaults and annotations, compiles the body and makes
// the function object.
func (u *unit) makeFunction(pos code.Pos, args *ast.Arguments, returns ast.Expr, body func() *code.Code, dst reg) {
	u.reuse(dst)
	var flags uint8
	base := u.height
	if len(args.Defaults) > 0 {
		flags |= code.FuncDefaults
		u.constOrTuple(pos, args.Defaults)
	}
	if u.kwDefaults(pos, args) {
		flags |= code.FuncKwDefaults
	}
	if u.annotations(pos, args, returns) {
		flags |= code.FuncAnnotations
	}
	u.closure(pos, body(), flags, base, dst)
}

// constOrTuple pushes a tuple of expressions.
func (u *unit) constOrTuple(pos code.Pos, elts []ast.Expr) {
	t := u.push()
	if values, ok := constants(elts); ok {
		u.loadConst(pos, t, code.Tuple(values))
	} else {
		u.tuple(pos, elts, t)
	}
	u.height = t + 1
}

// kwDefaults pushes the dict of the defaults of keyword-only parameters, if
// there are any.
func (u *unit) kwDefaults(pos code.Pos, args *ast.Arguments) bool {
	var pairs ast.Dict
	for i, d := range args.KwDefaults {
		if d != nil {
			pairs.Keys = append(pairs.Keys, &ast.Constant{Span: d.Bounds(), Value: mangle(u.private, args.Kwonlyargs[i].Arg)})
			pairs.Values = append(pairs.Values, d)
		}
	}
	if len(pairs.Keys) == 0 {
		return false
	}
	t := u.push()
	u.dict(&pairs, t)
	u.height = t + 1
	return true
}

// annotations pushes the tuple (name, value, …) of annotations, if there are any.
func (u *unit) annotations(pos code.Pos, args *ast.Arguments, returns ast.Expr) bool {
	type item struct {
		name  string
		value ast.Expr
	}
	var items []item
	add := func(list ...*ast.Arg) {
		for _, a := range list {
			if a != nil && a.Annotation != nil {
				items = append(items, item{mangle(u.private, a.Arg), a.Annotation})
			}
		}
	}
	add(args.Posonlyargs...)
	add(args.Args...)
	add(args.Vararg)
	add(args.Kwonlyargs...)
	add(args.Kwarg)
	if returns != nil {
		items = append(items, item{"return", returns})
	}
	if len(items) == 0 {
		return false
	}
	base := u.height
	for _, it := range items {
		u.loadConst(pos, u.push(), it.name)
		u.annotationTo(it.value, u.push())
	}
	u.emit(pos, code.OpBuildTuple, 0, base, base, uint16(2*len(items)))
	u.height = base + 1
	return true
}

// annotationTo computes an annotation, or its text.
func (u *unit) annotationTo(e ast.Expr, dst reg) {
	switch s, star := e.(*ast.Starred); {
	case u.table.future:
		u.loadConst(at(e), dst, Unparse(e))
	case star: // *args: *Ts
		u.reuse(dst)
		t := u.push()
		u.emit(at(e), code.OpUnpackSequence, 0, t, u.operand(s.Value, t), 1)
		u.move(at(e), dst, t)
	default:
		u.exprTo(e, dst)
	}
}

// closure makes a function of compiled code; the optional parts that flags
// name stand in the registers from base to the height.
func (u *unit) closure(pos code.Pos, c *code.Code, flags uint8, base, dst reg) {
	if len(c.FreeVars) > 0 {
		flags |= code.FuncClosure
		first := u.height
		for _, name := range c.FreeVars {
			u.move(pos, u.push(), u.cellOf(name))
		}
		u.emit(pos, code.OpBuildTuple, 0, first, first, uint16(len(c.FreeVars)))
		u.height = first + 1
	}
	u.emitK(pos, code.OpMakeFunction, flags, dst, base, u.narrowConstant(c))
}

// cellOf is the register of the cell that an inner scope wants under a name.
func (u *unit) cellOf(name string) reg {
	if u.scope.kind == classScope {
		if name == "__class__" && u.scope.needsClass {
			return u.regs[classCell]
		}
		if sym := u.scope.symbols[name]; sym != nil && sym.passing {
			return u.regs[passingPrefix+name]
		}
	}
	return u.regs[name]
}

// functionCode compiles the body of a function.
func (u *unit) functionCode(key ast.Located, name string, line uint32, args *ast.Arguments, body []ast.Stmt, async bool) *code.Code {
	f := u.newUnit(u, key, name, line)
	f.async = async
	f.parameters(args, at(key))
	doc, ok := docstring(body)
	if ok && u.opts.Optimize < 2 {
		f.constant(doc)
	} else {
		f.noDocstring()
	}
	if ok {
		body = body[1:]
	}
	f.stmts(body)
	f.emit(endPos(body, line), code.OpReturnNone, 0, 0, 0, 0)
	return f.finish()
}

// noDocstring makes the first constant one that is no docstring.
func (u *unit) noDocstring() { u.constant(code.NoneType{}) }

// endPos is the position of the return at the end of a body, which is where its
// last statement is, in whatever branch that was: nowhere by itself.
func endPos(body []ast.Stmt, line uint32) code.Pos {
	if len(body) > 0 {
		return noPos
	}
	return code.Pos{Line: line, EndLine: line}
}

func (u *unit) parameters(args *ast.Arguments, pos code.Pos) {
	u.code.PosOnlyCount = len(args.Posonlyargs)
	u.code.ArgCount = len(args.Posonlyargs) + len(args.Args)
	u.code.KwOnlyCount = len(args.Kwonlyargs)
	for _, group := range [][]*ast.Arg{args.Posonlyargs, args.Args, args.Kwonlyargs, {args.Vararg, args.Kwarg}} {
		for _, a := range group {
			if a != nil {
				u.assignable(a.Arg, pos)
			}
		}
	}
}

func (u *unit) lambda(e *ast.Lambda, dst reg) {
	h := u.height
	u.makeFunction(at(e), e.Args, nil, func() *code.Code {
		f := u.newUnit(u, e, "<lambda>", e.Start.Line)
		f.parameters(e.Args, at(e))
		f.noDocstring()
		f.returnValue(f.expr(e.Body), at(e.Body))
		return f.finish()
	}, dst)
	u.height = h
}

// returnValue returns from the unit; a generator's last value is given up.
func (u *unit) returnValue(r reg, pos code.Pos) {
	u.emit(pos, code.OpReturn, 0, r, 0, 0)
}

// docstring is the text that a body begins with.
func docstring(body []ast.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	if s, ok := body[0].(*ast.ExprStmt); ok {
		if c, ok := s.Value.(*ast.Constant); ok {
			text, ok := c.Value.(string)
			return text, ok
		}
	}
	return "", false
}

// class compiles a class statement: a call of __build_class__ with a function
// that runs the body.
func (u *unit) class(s *ast.ClassDef) {
	h := u.height
	defer func() { u.height = h }()
	pos := at(s)
	u.decorated(s.Name, pos, s.DecoratorList, func(dst reg) {
		line := pos.Line
		if len(s.DecoratorList) > 0 {
			line = s.DecoratorList[0].Bounds().Start.Line
		}
		if !u.checkKeywords(s.Keywords, pos) {
			return
		}
		base := u.window(dst)
		u.emit(pos, code.OpLoadBuildClass, 0, base+code.CallSlot, 0, 0)
		body := u.push()
		u.closure(pos, u.classCode(s, line), 0, u.height, body)
		u.height = body + 1
		u.loadConst(pos, u.push(), s.Name)
		if needsCallEx(s.Bases, s.Keywords, 2) {
			u.callEx(pos, base, 2, s.Bases, s.Keywords, dst)
		} else {
			u.callWindow(pos, code.OpCall, base, 2, s.Bases, s.Keywords, dst)
		}
	})
}

// classCode compiles a class body. It returns the cell of __class__ if a method
// uses it.
func (u *unit) classCode(s *ast.ClassDef, line uint32) *code.Code {
	c := u.newUnit(u, s, s.Name, line)
	c.private = s.Name
	pos := code.Pos{Line: line, EndLine: line}
	t := c.push()
	c.loadName(&ast.Name{Span: ast.Span{Start: ast.Pos{Line: line}, End: ast.Pos{Line: line}}, Id: "__name__"}, t)
	c.storeName("__module__", t, pos)
	c.loadConst(pos, t, c.code.Qualname)
	c.storeName("__qualname__", t, pos)
	c.height = t
	c.body(s.Body)
	if !c.scope.needsClass {
		c.emit(noPos, code.OpReturnNone, 0, 0, 0, 0)
		return c.finish()
	}
	r := c.regs[classCell]
	c.storeName("__classcell__", r, noPos)
	c.emit(noPos, code.OpReturn, 0, r, 0, 0)
	return c.finish()
}

// body compiles the statements of a module or class, docstring and annotations
// included.
func (u *unit) body(stmts []ast.Stmt) {
	if len(stmts) == 0 {
		return
	}
	if hasAnnotations(stmts) {
		u.emit(code.Pos{Line: uint32(u.code.FirstLine)}, code.OpSetupAnnotations, 0, 0, 0, 0)
	}
	if doc, ok := docstring(stmts); ok {
		if u.opts.Optimize < 2 {
			t := u.push()
			pos := at(stmts[0].(*ast.ExprStmt).Value)
			u.loadConst(pos, t, doc)
			u.storeName("__doc__", t, pos)
			u.height = t
		}
		stmts = stmts[1:]
	}
	u.stmts(stmts)
}

// hasAnnotations looks for annotated assignments outside of inner scopes.
func hasAnnotations(stmts []ast.Stmt) bool {
	found := false
	for _, s := range stmts {
		ast.Walk(s, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.AnnAssign:
				found = true
			case *ast.FunctionDef, *ast.AsyncFunctionDef, *ast.ClassDef, ast.Expr:
				return false
			}
			return !found
		})
	}
	return found
}
