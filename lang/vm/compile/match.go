package compile

import (
	"math"
	"math/big"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Patterns are tried part by part; the first part that does not match jumps to
// the next case. Captured values wait in registers, and the names are assigned
// when the whole pattern has matched.

// matching is the state of one case.
type matching struct {
	fail        label
	captures    []capture
	irrefutable bool // a pattern that always matches may stand here
}

// capture is a name and the register of its value.
type capture struct {
	name string
	reg  reg
	pos  code.Pos
}

func (u *unit) match(s *ast.Match) {
	height := u.height
	subject := u.exprPush(s.Subject)
	end := u.newLabel()
	for i, c := range s.Cases {
		inner := u.height
		m := matching{fail: u.newLabel(), irrefutable: c.Guard != nil || i == len(s.Cases)-1}
		u.mark(at(c.Pattern).Line)
		u.pattern(c.Pattern, subject, &m)
		for _, n := range m.captures {
			u.storeName(n.name, n.reg, n.pos)
		}
		u.height = inner
		if c.Guard != nil {
			u.cond(c.Guard, false, m.fail)
		}
		u.stmts(c.Body)
		if i < len(s.Cases)-1 {
			u.goTo(noPos, end)
		}
		u.place(m.fail)
	}
	u.place(end)
	u.height = height
}

// pattern jumps to m.fail if the value in r does not match. Temporaries it
// takes stay taken: captures may be in them.
func (u *unit) pattern(p ast.Pattern, r reg, m *matching) {
	pos := at(p)
	switch p := p.(type) {
	case *ast.MatchValue:
		switch p.Value.(type) {
		case *ast.Constant, *ast.Attribute:
		default:
			u.failAt(at(p), "patterns may only match literals and attribute lookups")
			return
		}
		h := u.height
		if n, ok := smallInt(p.Value); ok {
			u.jump(pos, code.OpJumpEqI, 0, r, n, m.fail)
		} else {
			u.jump(pos, code.OpJumpEq, 0, r, u.expr(p.Value), m.fail)
		}
		u.height = h
	case *ast.MatchSingleton:
		u.matchSingleton(p, r, m)
	case *ast.MatchSequence:
		u.matchSequence(p, r, m)
	case *ast.MatchMapping:
		u.matchMapping(p, r, m)
	case *ast.MatchClass:
		u.matchClass(p, r, m)
	case *ast.MatchStar:
		u.capture(p.Name, r, pos, m)
	case *ast.MatchAs:
		u.matchAs(p, r, m)
	case *ast.MatchOr:
		u.matchOr(p, r, m)
	}
}

// inside matches a part of the subject, where anything may stand.
func (u *unit) inside(p ast.Pattern, r reg, m *matching) {
	old := m.irrefutable
	m.irrefutable = true
	u.pattern(p, r, m)
	m.irrefutable = old
}

// capture notes a name, "" for _.
func (u *unit) capture(name string, r reg, pos code.Pos, m *matching) {
	if name == "" || !u.assignable(name, pos) {
		return
	}
	for _, c := range m.captures {
		if c.name == name {
			u.failAt(pos, "multiple assignments to name '%s' in pattern", name)
			return
		}
	}
	m.captures = append(m.captures, capture{name, r, pos})
}

func (u *unit) matchSingleton(p *ast.MatchSingleton, r reg, m *matching) {
	if p.Value == nil {
		u.jump(at(p), code.OpJumpIfNone, 0, r, 0, m.fail)
		return
	}
	t := u.push()
	u.loadConst(at(p), t, p.Value)
	u.jump(at(p), code.OpJumpIs, 0, r, t, m.fail)
	u.height = t
}

func (u *unit) matchAs(p *ast.MatchAs, r reg, m *matching) {
	if p.Pattern == nil {
		if !m.irrefutable {
			if p.Name != "" {
				u.failAt(at(p), "name capture '%s' makes remaining patterns unreachable", p.Name)
			} else {
				u.failAt(at(p), "wildcard makes remaining patterns unreachable")
			}
		}
	} else {
		u.pattern(p.Pattern, r, m)
	}
	u.capture(p.Name, r, at(p), m)
}

// lastPos is the position of the part of a pattern that is compiled last, where
// CPython tells errors about its names.
func lastPos(p ast.Pattern) code.Pos {
	var parts []ast.Pattern
	switch p := p.(type) {
	case *ast.MatchSequence:
		parts = p.Patterns
	case *ast.MatchMapping:
		parts = p.Patterns
	case *ast.MatchClass:
		parts = append(append(parts, p.Patterns...), p.KwdPatterns...)
	case *ast.MatchOr:
		parts = p.Patterns
	case *ast.MatchAs:
		if p.Pattern != nil {
			return lastPos(p.Pattern)
		}
	}
	if len(parts) > 0 {
		return lastPos(parts[len(parts)-1])
	}
	return at(p)
}

// wildcard says that a pattern matches anything and keeps nothing.
func wildcard(p ast.Pattern) bool {
	a, ok := p.(*ast.MatchAs)
	return ok && a.Pattern == nil && a.Name == ""
}

func (u *unit) matchSequence(p *ast.MatchSequence, r reg, m *matching) {
	pos := at(p)
	star, onlyWild, starWild := -1, true, false
	for i, x := range p.Patterns {
		s, ok := x.(*ast.MatchStar)
		if !ok {
			onlyWild = onlyWild && wildcard(x)
			continue
		}
		if star >= 0 {
			u.failAt(pos, "multiple starred names in sequence pattern")
			return
		}
		star, starWild = i, s.Name == ""
		onlyWild = onlyWild && starWild
	}
	n := len(p.Patterns)
	t := u.push()
	u.emit(pos, code.OpMatchSequence, 0, t, r, 0)
	u.jump(pos, code.OpJumpIf, 0, t, 0, m.fail)
	if star < 0 {
		u.checkLen(pos, code.OpJumpEq, t, r, n, m.fail)
	} else if n > 1 {
		u.checkLen(pos, code.OpJumpGe, t, r, n-1, m.fail)
	}
	u.height = t
	switch {
	case onlyWild:
	case starWild:
		u.matchItems(p, r, star, m)
	default:
		u.matchUnpacked(pos, p.Patterns, star, r, m)
	}
}

// checkLen fails unless len(r) compares so with n.
func (u *unit) checkLen(pos code.Pos, op code.Op, t, r reg, n int, fail label) {
	u.emit(pos, code.OpGetLen, 0, t, r, 0)
	if n <= math.MaxInt16 {
		imm := map[code.Op]code.Op{code.OpJumpEq: code.OpJumpEqI, code.OpJumpGe: code.OpJumpGeI}[op]
		u.jump(pos, imm, 0, t, uint16(n), fail)
		return
	}
	k := u.push()
	u.emitBC(pos, code.OpLoadInt, 0, k, int32(n))
	u.jump(pos, op, 0, t, k, fail)
	u.height = k
}

// matchUnpacked unpacks the subject and matches the items.
func (u *unit) matchUnpacked(pos code.Pos, patterns []ast.Pattern, star int, r reg, m *matching) {
	outs := u.pushN(len(patterns))
	if star >= 0 {
		if star > maxArgs {
			u.failAt(pos, "too many expressions in star-unpacking sequence pattern")
			return
		}
		u.emit(pos, code.OpUnpackEx, uint8(star), outs, r, uint16(len(patterns)-star-1))
	} else {
		u.emit(pos, code.OpUnpackSequence, 0, outs, r, uint16(len(patterns)))
	}
	for i, p := range patterns {
		u.inside(p, outs+reg(i), m)
	}
}

// matchItems takes single items, where *_ leaves out the rest.
func (u *unit) matchItems(s *ast.MatchSequence, r reg, star int, m *matching) {
	for i, p := range s.Patterns {
		if i == star || wildcard(p) {
			continue
		}
		t := u.push()
		if i < star && i <= math.MaxInt16 {
			u.emit(at(p), code.OpLoadItemI, 0, t, r, uint16(i))
		} else {
			u.emit(at(p), code.OpGetLen, 0, t, r, 0)
			u.binary(at(p), ast.OpSub, 0, t, &ast.Constant{Span: p.Bounds(), Value: int64(len(s.Patterns) - i)}, t)
			u.emit(at(p), code.OpLoadItem, 0, t, r, t)
		}
		u.inside(p, t, m)
	}
}

func (u *unit) matchMapping(p *ast.MatchMapping, r reg, m *matching) {
	pos := at(p)
	t := u.push()
	u.emit(pos, code.OpMatchMapping, 0, t, r, 0)
	u.jump(pos, code.OpJumpIf, 0, t, 0, m.fail)
	if len(p.Keys) > 0 {
		u.checkLen(pos, code.OpJumpGe, t, r, len(p.Keys), m.fail)
	}
	if len(p.Keys) == 0 && p.Rest == "" {
		u.height = t
		return
	}
	u.checkKeys(p)
	keys := t
	u.height = keys + 1
	u.tupleOf(pos, p.Keys, keys)
	if len(p.Keys) > 0 {
		values := u.push()
		u.emit(pos, code.OpMatchKeys, 0, values, r, keys)
		u.jump(pos, code.OpJumpIfNone, jumpIfTrue, values, 0, m.fail)
		u.unpackMatched(pos, p.Patterns, values, m)
	}
	if p.Rest != "" {
		rest := u.push()
		u.emit(pos, code.OpDictWithout, 0, rest, r, keys)
		u.capture(p.Rest, rest, lastPos(p), m)
	}
}

// tupleOf computes a tuple, a constant one where it can.
func (u *unit) tupleOf(pos code.Pos, elts []ast.Expr, dst reg) {
	h := u.height
	if values, ok := constants(elts); ok {
		u.loadConst(pos, dst, code.Tuple(values))
	} else {
		u.tuple(pos, elts, dst)
	}
	u.height = h
}

// checkKeys reports a key given twice in a mapping pattern.
func (u *unit) checkKeys(p *ast.MatchMapping) {
	seen := map[any]bool{}
	for _, k := range p.Keys {
		switch k := k.(type) {
		case *ast.Constant:
			key := equalKey(k.Value)
			if seen[key] {
				u.failAt(at(p), "mapping pattern checks duplicate key (%s)", constRepr(k.Value))
				return
			}
			seen[key] = true
		case *ast.Attribute:
		default:
			u.failAt(at(k), "mapping pattern keys may only match literals and attribute lookups")
			return
		}
	}
}

// unpackMatched matches the values in a tuple of known length.
func (u *unit) unpackMatched(pos code.Pos, patterns []ast.Pattern, tuple reg, m *matching) {
	outs := u.pushN(len(patterns))
	u.emit(pos, code.OpUnpackSequence, 0, outs, tuple, uint16(len(patterns)))
	for i, p := range patterns {
		if !wildcard(p) {
			u.inside(p, outs+reg(i), m)
		}
	}
}

func (u *unit) matchClass(p *ast.MatchClass, r reg, m *matching) {
	pos := at(p)
	if len(p.Patterns) > maxArgs || len(p.KwdAttrs) > math.MaxUint16 {
		u.failAt(pos, "too many sub-patterns in class pattern %s", Unparse(p.Cls))
		return
	}
	var names code.Tuple
	for i, a := range p.KwdAttrs {
		for _, b := range p.KwdAttrs[:i] {
			if a == b {
				u.failAt(at(p.KwdPatterns[i]), "attribute name repeated in class pattern: %s", a)
				return
			}
		}
		names = append(names, a)
	}
	t := u.push()
	class, attrs := u.push(), u.push()
	u.exprTo(p.Cls, class)
	u.loadConst(pos, attrs, names)
	u.emit(pos, code.OpMatchClass, uint8(len(p.Patterns)), t, r, class)
	u.jump(pos, code.OpJumpIfNone, jumpIfTrue, t, 0, m.fail)
	u.height = t + 1
	all := append(append([]ast.Pattern{}, p.Patterns...), p.KwdPatterns...)
	if len(all) > 0 {
		u.unpackMatched(pos, all, t, m)
	}
}

// matchOr tries alternatives. They bind the same names, each in the registers
// that the first one chose.
func (u *unit) matchOr(p *ast.MatchOr, r reg, m *matching) {
	done := u.newLabel()
	var names []capture
	last := len(p.Patterns) - 1
	height := u.height
	for i, alt := range p.Patterns {
		u.height = height
		a := matching{fail: m.fail, irrefutable: m.irrefutable && i == last}
		if i < last {
			a.fail = u.newLabel()
		}
		u.pattern(alt, r, &a)
		if i == 0 {
			names = append(names, a.captures...)
			for j := range names {
				names[j].reg = u.push()
			}
			height = u.height
		}
		if !u.bindAlike(lastPos(alt), names, a.captures) {
			return
		}
		u.height = height
		if i < last {
			u.goTo(at(alt), done)
			u.place(a.fail)
		}
	}
	u.place(done)
	for _, n := range names {
		u.capture(n.name, n.reg, n.pos, m)
	}
}

// bindAlike moves the captures of one alternative to where those of the first
// are.
func (u *unit) bindAlike(pos code.Pos, names, captures []capture) bool {
	if len(names) != len(captures) {
		u.failAt(pos, "alternative patterns bind different names")
		return false
	}
	for _, n := range names {
		found := false
		for _, c := range captures {
			if c.name == n.name {
				u.move(n.pos, n.reg, c.reg)
				found = true
			}
		}
		if !found {
			u.failAt(pos, "alternative patterns bind different names")
			return false
		}
	}
	return true
}

// equalKey gives constants that are equal in Python the same key.
func equalKey(v any) any {
	if n, ok := intOf(v); ok {
		return bigKey(n.Text(62))
	}
	if c, ok := v.(complex128); ok && imag(c) == 0 {
		v = real(c)
	}
	if f, ok := v.(float64); ok && f == math.Trunc(f) && !math.IsInf(f, 0) {
		n, _ := big.NewFloat(f).Int(nil)
		return bigKey(n.Text(62))
	}
	return constKey(constValue(v))
}
