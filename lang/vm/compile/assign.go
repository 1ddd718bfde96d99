package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// assign compiles targets = value. All of the value is computed first, then the
// targets are assigned from left to right, each target's own parts just before.
func (u *unit) assign(s *ast.Assign) {
	h := u.height
	defer func() { u.height = h }()
	first := s.Targets[0]
	if len(s.Targets) == 1 {
		if u.assignParallel(first, s.Value) {
			return
		}
		if r, ok := u.target(first); ok {
			u.exprTo(s.Value, r)
			return
		}
		u.store(first, u.operand(s.Value, code.NoReg, first))
		return
	}
	if c, ok := s.Value.(*ast.Constant); ok {
		for _, t := range s.Targets {
			u.assignConst(t, c)
		}
		return
	}
	rest := s.Targets[1:]
	value, ok := u.target(first)
	if ok && !storesName(first.(*ast.Name).Id, rest...) {
		u.exprTo(s.Value, value)
	} else {
		value, rest = u.valueFor(s.Value, s.Targets...), s.Targets
	}
	for _, t := range rest {
		h := u.height
		u.store(t, value)
		u.height = h
	}
}

// valueFor computes a value that is stored in several steps: a variable that
// one of the targets assigns is copied first.
func (u *unit) valueFor(value ast.Expr, targets ...ast.Expr) reg {
	if r, ok := u.localReg(value); ok && !storesName(value.(*ast.Name).Id, targets...) {
		u.checkBound(u.find(value.(*ast.Name).Id), at(value))
		return r
	}
	return u.exprPush(value)
}

// assignConst stores a constant, loading it anew for each target.
func (u *unit) assignConst(t ast.Expr, c *ast.Constant) {
	h := u.height
	if r, ok := u.target(t); ok {
		u.exprTo(c, r)
	} else {
		u.store(t, u.expr(c))
	}
	u.height = h
}

// storesName says whether assigning the targets may assign a name.
func storesName(name string, targets ...ast.Expr) bool {
	found := false
	for _, t := range targets {
		if t == nil {
			continue
		}
		ast.Walk(t, func(n ast.Node) bool {
			if n, ok := n.(*ast.Name); ok && n.Ctx != ast.Load && n.Id == name {
				found = true
			}
			return !found
		})
	}
	return found
}

// assignParallel compiles `a, b = b, a` without a tuple. It declines where the
// two sides do not match item by item.
func (u *unit) assignParallel(target, value ast.Expr) bool {
	targets, ok1 := sequenceItems(target)
	v, ok2 := value.(*ast.Tuple)
	if !ok1 || !ok2 || len(targets) != len(v.Elts) || len(targets) == 0 || !plain(targets) || !plain(v.Elts) {
		return false
	}
	values := make([]reg, len(v.Elts))
	for i, e := range v.Elts {
		switch {
		case u.movable(e, targets[:i], v.Elts[i+1:], targets):
			// Loaded when it is stored. An unbound variable is told now.
			if r, ok := u.localReg(e); ok {
				u.checkBound(u.find(e.(*ast.Name).Id), at(e))
				values[i] = r
			} else {
				values[i] = code.NoReg
			}
		default:
			values[i] = u.exprPush(e)
		}
	}
	for i, t := range targets {
		h := u.height
		if values[i] == code.NoReg {
			u.assignConst(t, v.Elts[i].(*ast.Constant))
		} else {
			u.store(t, values[i])
		}
		u.height = h
	}
	return true
}

// movable says of an item of the right side that its value need not be copied
// to be the same when its turn to be stored comes: a constant, or a variable
// that nothing assigns until then.
func (u *unit) movable(e ast.Expr, before, later, all []ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Constant:
		return true
	case *ast.Name:
		_, ok := u.localReg(e)
		return ok && !storesName(e.Id, before...) && !u.rebinds(e, later...) && !u.rebinds(e, all...)
	}
	return false
}

func sequenceItems(e ast.Expr) ([]ast.Expr, bool) {
	switch e := e.(type) {
	case *ast.Tuple:
		return e.Elts, true
	case *ast.List:
		return e.Elts, true
	}
	return nil, false
}

// store assigns the value in register r to any target. The register stays
// untouched unless the target is that variable.
func (u *unit) store(t ast.Expr, r reg) {
	h := u.height
	defer func() { u.height = h }()
	switch t := t.(type) {
	case *ast.Name:
		u.storeName(t.Id, r, at(t))
	case *ast.Attribute:
		if u.assignable(t.Attr, at(t)) {
			obj := u.expr(t.Value)
			u.emit(methodPos(t), code.OpStoreAttr, 0, obj, r, u.attrName(t.Attr))
		}
	case *ast.Subscript:
		obj := u.operand(t.Value, code.NoReg, t.Slice)
		u.emit(at(t), code.OpStoreItem, 0, obj, u.expr(t.Slice), r)
	case *ast.Tuple:
		u.unpack(at(t), t.Elts, r)
	case *ast.List:
		u.unpack(at(t), t.Elts, r)
	case *ast.Starred:
		u.failAt(at(t), "starred assignment target must be in a list or tuple")
	}
}

// unpack assigns the items of r to several targets: straight into variables
// whose registers follow each other, else by way of temporaries.
func (u *unit) unpack(pos code.Pos, targets []ast.Expr, r reg) {
	star := -1
	for i, t := range targets {
		if _, ok := t.(*ast.Starred); !ok {
			continue
		}
		if star >= 0 {
			u.failAt(pos, "multiple starred expressions in assignment")
			return
		}
		star = i
	}
	if star > maxArgs || star >= 0 && len(targets)-star-1 >= 1<<16 {
		u.failAt(pos, "too many expressions in star-unpacking assignment")
		return
	}
	outs, direct := u.adjacent(targets)
	if !direct {
		outs = u.pushN(len(targets))
	}
	if star >= 0 {
		u.emit(pos, code.OpUnpackEx, uint8(star), outs, r, uint16(len(targets)-star-1))
	} else {
		u.emit(pos, code.OpUnpackSequence, 0, outs, r, uint16(len(targets)))
	}
	if direct {
		return
	}
	for i, t := range targets {
		if s, ok := t.(*ast.Starred); ok {
			t = s.Value
		}
		u.store(t, outs+reg(i))
	}
}

// adjacent says whether the targets are variables in consecutive registers.
func (u *unit) adjacent(targets []ast.Expr) (reg, bool) {
	var first reg
	for i, t := range targets {
		if s, ok := t.(*ast.Starred); ok {
			t = s.Value
		}
		r, ok := u.target(t)
		if !ok || i > 0 && r != first+reg(i) {
			return 0, false
		}
		if i == 0 {
			first = r
		}
	}
	return first, len(targets) > 0
}

// augAssign compiles target op= value; each part of the target is computed once.
func (u *unit) augAssign(s *ast.AugAssign) {
	h := u.height
	defer func() { u.height = h }()
	pos := at(s)
	switch t := s.Target.(type) {
	case *ast.Name:
		load := &ast.Name{Span: t.Span, Id: t.Id, Ctx: ast.Load}
		if !u.assignable(t.Id, at(t)) {
			return
		}
		if r, ok := u.target(t); ok {
			u.binOp(pos, s.Op, 1, load, s.Value, r)
			return
		}
		v := u.push()
		u.binOp(pos, s.Op, 1, load, s.Value, v)
		u.storeName(t.Id, v, at(t))
	case *ast.Attribute:
		if !u.assignable(t.Attr, pos) {
			return
		}
		obj := u.operand(t.Value, code.NoReg, s.Value)
		v := u.push()
		u.emit(methodPos(t), code.OpLoadAttr, 0, v, obj, u.attrName(t.Attr))
		u.binary(pos, s.Op, 1, v, s.Value, v)
		u.emit(methodPos(t), code.OpStoreAttr, 0, obj, v, u.attrName(t.Attr))
	case *ast.Subscript:
		obj := u.operand(t.Value, code.NoReg, t.Slice, s.Value)
		index := u.operand(t.Slice, code.NoReg, s.Value)
		v := u.push()
		u.emit(at(t), code.OpLoadItem, 0, v, obj, index)
		u.binary(pos, s.Op, 1, v, s.Value, v)
		u.emit(at(t), code.OpStoreItem, 0, obj, index, v)
	}
}

// delete compiles del.
func (u *unit) delete(e ast.Expr) {
	h := u.height
	defer func() { u.height = h }()
	switch e := e.(type) {
	case *ast.Name:
		u.deleteName(e.Id, at(e))
	case *ast.Attribute:
		u.emit(methodPos(e), code.OpDeleteAttr, 0, u.expr(e.Value), 0, u.attrName(e.Attr))
	case *ast.Subscript:
		obj := u.operand(e.Value, code.NoReg, e.Slice)
		u.emit(at(e), code.OpDeleteItem, 0, obj, u.expr(e.Slice), 0)
	case *ast.Tuple:
		for _, x := range e.Elts {
			u.delete(x)
		}
	case *ast.List:
		for _, x := range e.Elts {
			u.delete(x)
		}
	}
}

// annAssign compiles target: annotation = value.
func (u *unit) annAssign(s *ast.AnnAssign) {
	h := u.height
	defer func() { u.height = h }()
	if s.Value != nil {
		u.assign(&ast.Assign{Span: s.Span, Targets: []ast.Expr{s.Target}, Value: s.Value})
	}
	keeps := u.scope.kind != functionScope // modules and classes have __annotations__
	switch t := s.Target.(type) {
	case *ast.Name:
		if !u.assignable(t.Id, at(s)) || !s.Simple || !keeps {
			break
		}
		v := u.push()
		u.annotationTo(s.Annotation, v)
		all, key := u.push(), u.push()
		u.loadName(&ast.Name{Span: s.Span, Id: "__annotations__"}, all)
		u.loadConst(at(s), key, mangle(u.private, t.Id))
		u.emit(at(s), code.OpStoreItem, 0, all, key, v)
		return
	case *ast.Attribute:
		if u.assignable(t.Attr, at(s)) && s.Value == nil {
			u.effect(t.Value)
		}
	case *ast.Subscript:
		if s.Value == nil {
			u.effect(t.Value)
			u.effectIndex(t.Slice)
		}
	}
	if !s.Simple && keeps && !u.table.future {
		u.effect(s.Annotation)
	}
}

// effectIndex computes an index for what it does; a slice itself has no effect.
func (u *unit) effectIndex(e ast.Expr) {
	switch e := e.(type) {
	case *ast.Slice:
		for _, part := range []ast.Expr{e.Lower, e.Upper, e.Step} {
			if part != nil {
				u.effect(part)
			}
		}
	case *ast.Tuple:
		for _, x := range e.Elts {
			u.effectIndex(x)
		}
	default:
		u.effect(e)
	}
}
