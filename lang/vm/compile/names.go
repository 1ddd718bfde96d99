package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// place says how a name is reached from the unit's code.
type place struct {
	kind placeKind
	reg  reg    // of the variable, or of its cell
	name string // mangled
}

type placeKind uint8

const (
	inRegister  placeKind = iota
	inCell                // of this function or an enclosing one
	inClassCell           // namespace of the class body first, then a cell
	inGlobals
	inNamespace // of a class or module: LoadName and its like
)

// find says where a name lives.
func (u *unit) find(name string) place {
	m := mangle(u.private, name)
	b := globalImplicit
	if sym := u.scope.symbols[m]; sym != nil {
		b = sym.binding
	}
	function := u.scope.kind == functionScope
	switch {
	case b == globalExplicit, b == globalImplicit && function:
		return place{kind: inGlobals, name: m}
	case b == cell:
		return place{kind: inCell, reg: u.regs[m], name: m}
	case b == free && u.scope.kind == classScope:
		return place{kind: inClassCell, reg: u.regs[m], name: m}
	case b == free:
		return place{kind: inCell, reg: u.regs[m], name: m}
	case function:
		return place{kind: inRegister, reg: u.regs[m], name: m}
	}
	return place{kind: inNamespace, name: m}
}

// loadName computes a name into dst.
func (u *unit) loadName(n *ast.Name, dst reg) {
	p, pos := u.find(n.Id), at(n)
	switch p.kind {
	case inRegister:
		u.checkBound(p, pos)
		u.move(pos, dst, p.reg)
	case inCell:
		u.emit(pos, code.OpLoadCell, 0, dst, p.reg, 0)
	case inClassCell:
		u.emit(pos, code.OpLoadClassCell, 0, dst, p.reg, 0)
	case inGlobals:
		u.emit(pos, code.OpLoadGlobal, 0, dst, u.name(p.name), 0)
	case inNamespace:
		u.emit(pos, code.OpLoadName, 0, dst, u.name(p.name), 0)
	}
}

// checkBound makes sure that a local variable has a value. The assembler drops
// the check where one is certain.
func (u *unit) checkBound(p place, pos code.Pos) {
	u.emit(pos, code.OpCheckBound, 0, p.reg, 0, 0)
}

// storeName assigns the value in r to a name.
func (u *unit) storeName(name string, r reg, pos code.Pos) {
	if !u.assignable(name, pos) {
		return
	}
	u.storePlace(u.find(name), r, pos)
}

func (u *unit) storePlace(p place, r reg, pos code.Pos) {
	switch p.kind {
	case inRegister:
		u.move(pos, p.reg, r)
	case inCell, inClassCell:
		u.emit(pos, code.OpStoreCell, 0, p.reg, r, 0)
	case inGlobals:
		u.emit(pos, code.OpStoreGlobal, 0, r, u.name(p.name), 0)
	case inNamespace:
		u.emit(pos, code.OpStoreName, 0, r, u.name(p.name), 0)
	}
}

// deleteName deletes a name.
func (u *unit) deleteName(name string, pos code.Pos) {
	if name == "__debug__" {
		u.failAt(pos, "cannot delete __debug__")
		return
	}
	p := u.find(name)
	switch p.kind {
	case inRegister:
		u.emit(pos, code.OpDeleteLocal, 0, p.reg, 0, 0)
	case inCell, inClassCell:
		u.emit(pos, code.OpDeleteCell, 0, p.reg, 0, 0)
	case inGlobals:
		u.emit(pos, code.OpDeleteGlobal, 0, 0, u.name(p.name), 0)
	case inNamespace:
		u.emit(pos, code.OpDeleteName, 0, 0, u.name(p.name), 0)
	}
}

// target is the register into which the value of an assignment to a name may
// be computed straight, if there is one.
func (u *unit) target(e ast.Expr) (reg, bool) {
	if n, ok := e.(*ast.Name); ok && n.Id != "__debug__" {
		if p := u.find(n.Id); p.kind == inRegister {
			return p.reg, true
		}
	}
	return 0, false
}

// assignable reports, as an error, an assignment to __debug__.
func (u *unit) assignable(name string, pos code.Pos) bool {
	if name == "__debug__" {
		u.failAt(pos, "cannot assign to __debug__")
		return false
	}
	return true
}

// move copies a register.
func (u *unit) move(pos code.Pos, dst, src reg) {
	if dst != src {
		u.emit(pos, code.OpMove, 0, dst, src, 0)
	}
}

// localReg is the register of a local variable named by e, if e is one.
func (u *unit) localReg(e ast.Expr) (reg, bool) {
	if n, ok := e.(*ast.Name); ok && n.Ctx == ast.Load {
		if p := u.find(n.Id); p.kind == inRegister {
			return p.reg, true
		}
	}
	return 0, false
}

// rebinds says whether computing one of the expressions may assign the local
// variable that e names: a := in a later operand. Then the earlier operand has
// to be copied.
func (u *unit) rebinds(e ast.Expr, later ...ast.Expr) bool {
	if len(u.scope.walrus) == 0 {
		return false
	}
	if w, ok := e.(*ast.NamedExpr); ok {
		e = w.Target // its value stands in the variable, too
	}
	n, ok := e.(*ast.Name)
	if !ok {
		return false
	}
	m := mangle(u.private, n.Id)
	if !u.scope.walrus[m] {
		return false
	}
	for _, l := range later {
		if l != nil && assignsInside(l, n.Id) {
			return true
		}
	}
	return false
}
