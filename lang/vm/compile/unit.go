package compile

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// reg is a register of the running frame.
type reg = uint16

// loopState is the number of registers a for loop keeps its state in.
const loopState = 3

// unit is a code unit being compiled.
//
// Registers below temps belong to names for the whole unit. Those from temps
// on are a stack: whoever needs a temporary takes the next one, and gives back
// what it took by setting height to what it was.
type unit struct {
	*compiler
	parent *unit
	scope  *scope
	code   *code.Code

	private string // class around, for mangling names
	async   bool   // in an async def (or an asynchronous comprehension)

	regs   map[string]reg // of local variables, and of the cells of captured ones
	temps  reg            // first temporary
	height reg            // first free register

	names  map[string]uint16
	consts constPool

	loops     int // loops around the present place
	preloads  []*ast.Constant
	preloaded map[any]reg // by constKey
	prologue  int         // instructions that make cells

	ins     []ins
	labels  []labelState
	dead    bool // what follows cannot be reached
	handler *handler
	blocks  []block
	// loc is the statement or expression being compiled: where a test of truth
	// is told to be. A comparison that has become a jump stays here until the
	// next statement, as in CPython.
	loc code.Pos
}

// newUnit opens a code unit for the scope of key.
func (c *compiler) newUnit(parent *unit, key ast.Node, name string, line uint32) *unit {
	sc := c.table.scopes[key]
	u := &unit{
		compiler: c, parent: parent, scope: sc,
		code: &code.Code{
			Name: name, Qualname: name, Filename: c.filename, FirstLine: int(line),
		},
		regs:  map[string]reg{},
		names: map[string]uint16{},
	}
	if parent != nil {
		u.private = parent.private
		u.code.Qualname = parent.qualify(name, sc)
	}
	u.layoutRegisters()
	return u
}

// qualify gives the qualified name of something defined here.
func (u *unit) qualify(name string, inner *scope) string {
	if u.parent == nil {
		return name
	}
	if inner != nil && inner.kind != moduleScope && inner.comp == noComp && name != "<lambda>" {
		if sym := u.scope.symbols[mangle(u.private, name)]; sym != nil && sym.binding == globalExplicit {
			return name
		}
	}
	if u.scope.kind == functionScope {
		return u.code.Qualname + ".<locals>." + name
	}
	return u.code.Qualname + "." + name
}

// layoutRegisters gives each local, cell and free variable its register, and
// emits what makes the cells.
func (u *unit) layoutRegisters() {
	c, sc := u.code, u.scope
	next := reg(0)
	take := func(name string) reg {
		r := next
		u.regs[name] = r
		next++
		return r
	}
	isParam := map[string]bool{}
	if sc.kind == functionScope {
		for _, p := range sc.params {
			isParam[p] = true
			take(p)
			c.VarNames = append(c.VarNames, p)
		}
		for _, sym := range sc.order {
			if sym.binding == local && !isParam[sym.name] {
				take(sym.name)
				c.VarNames = append(c.VarNames, sym.name)
			}
		}
	}
	for _, name := range sc.bound(cell) {
		r, captured := u.regs[name]
		if !captured {
			r = take(name)
		}
		c.CellVars = append(c.CellVars, name)
		c.CellRegs = append(c.CellRegs, r)
	}
	if sc.kind == classScope && sc.needsClass {
		c.CellVars = append(c.CellVars, "__class__")
		c.CellRegs = append(c.CellRegs, take(classCell))
	}
	c.FreeReg = next
	for _, name := range sc.bound(free) {
		key := name
		if sc.symbols[name].passing {
			key = passingPrefix + name
		}
		take(key)
		c.FreeVars = append(c.FreeVars, name)
	}
	if len(sc.order) > constReg-256 {
		u.fail(ast.Span{}, "too many local variables")
		next = 0
	}
	u.temps, u.height = next, next
	c.NumRegs = int(next)
	for _, r := range c.CellRegs {
		u.emit(code.Pos{}, code.OpMakeCell, 0, r, 0, 0)
	}
	if n := len(c.FreeVars); n > 0 {
		u.emit(code.Pos{}, code.OpCopyFreeVars, 0, c.FreeReg, uint16(n), 0)
	}
	u.prologue = len(u.ins)
}

// Keys of unit.regs that cannot be names: the cell that holds a class while its
// body runs, and cells that only pass through a class.
const (
	classCell     = "<class>"
	passingPrefix = "<passing>"
)

// push takes a temporary.
func (u *unit) push() reg { return u.pushN(1) }

// pushN takes a run of temporaries.
func (u *unit) pushN(n int) reg {
	r := u.height
	if int(r)+n > constReg {
		u.fail(ast.Span{}, "expression is too complex")
		return r
	}
	u.height += reg(n)
	u.code.NumRegs = max(u.code.NumRegs, int(u.height))
	return r
}

// isTemp says that a register is a temporary, so that nobody sees what is in
// it before it is final.
func (u *unit) isTemp(r reg) bool { return r >= u.temps && r < constReg }

// name gives the index of a name.
func (u *unit) name(s string) uint16 {
	i, ok := u.names[s]
	if !ok {
		if len(u.names) >= code.NoReg {
			u.fail(ast.Span{}, "too many names in one code block")
			return 0
		}
		i = uint16(len(u.names))
		u.names[s] = i
		u.code.Names = append(u.code.Names, s)
	}
	return i
}

// attrName gives the index of a name as written in a class, maybe private.
func (u *unit) attrName(s string) uint16 { return u.name(mangle(u.private, s)) }

// constPool is the constants of a unit.
type constPool struct {
	values []any
	index  map[any]int32
	narrow map[int32]bool // used by an operand of 16 bits
	order  []int32        // final index of each, made by finish
}

// constant gives the index of a constant.
func (u *unit) constant(v any) int32 {
	p := &u.consts
	key := constKey(v)
	if i, ok := p.index[key]; ok {
		return i
	}
	if p.index == nil {
		p.index = map[any]int32{}
		p.narrow = map[int32]bool{}
	}
	i := int32(len(p.values))
	p.values = append(p.values, v)
	p.index[key] = i
	return i
}

// narrowConstant gives the index of a constant for a 16-bit operand, which
// finish puts among the first.
func (u *unit) narrowConstant(v any) int32 {
	i := u.constant(v)
	u.consts.narrow[i] = true
	if len(u.consts.narrow) >= code.NoReg-1 {
		u.fail(ast.Span{}, "too many constants in one code block")
	}
	return i
}

// finish fixes the order of the constants: the narrow ones first, except that a
// docstring stays at the front.
func (p *constPool) finish() []any {
	p.order = make([]int32, len(p.values))
	out := make([]any, 0, len(p.values))
	if len(p.values) < math.MaxUint16 {
		for i, v := range p.values {
			p.order[i] = int32(i)
			out = append(out, v)
		}
		return out
	}
	for _, narrow := range []bool{true, false} {
		for i, v := range p.values {
			if (p.narrow[int32(i)] || i == 0) == narrow {
				p.order[i] = int32(len(out))
				out = append(out, v)
			}
		}
	}
	return out
}

// Keys of constants that do not compare as Python's constants must: 0.0 and
// -0.0 differ, 1 and 1.0 and True differ, NaN is itself.
type (
	floatKey   uint64
	complexKey [2]uint64
	bigKey     string
	nestedKey  string
)

func constKey(v any) any {
	switch v := v.(type) {
	case float64:
		return floatKey(math.Float64bits(v))
	case complex128:
		return complexKey{math.Float64bits(real(v)), math.Float64bits(imag(v))}
	case *big.Int:
		return bigKey(v.Text(62))
	case code.Tuple, code.FrozenSet:
		return nestedKey(appendKey(nil, v))
	}
	return v // comparable as it is; a *Code is itself
}

// appendKey writes a constant so that different ones have different texts.
func appendKey(b []byte, v any) []byte {
	text := func(kind byte, s string) []byte {
		b = append(b, kind)
		b = binary.AppendUvarint(b, uint64(len(s)))
		return append(b, s...)
	}
	list := func(kind byte, items []any) []byte {
		b = append(b, kind)
		b = binary.AppendUvarint(b, uint64(len(items)))
		for _, it := range items {
			b = appendKey(b, it)
		}
		return b
	}
	switch v := v.(type) {
	case code.Tuple:
		return list('t', v)
	case code.FrozenSet:
		return list('z', v)
	case string:
		return text('s', v)
	case code.Bytes:
		return text('b', string(v))
	}
	return text('k', fmt.Sprintf("%T %v", v, constKey(v)))
}

// constValue turns the value of an ast.Constant into a code constant.
func constValue(v any) any {
	switch v := v.(type) {
	case nil:
		return code.NoneType{}
	case ast.Ellipsis:
		return code.EllipsisType{}
	case ast.Bytes:
		return code.Bytes(v)
	case code.Tuple:
		out := make(code.Tuple, len(v))
		for i, it := range v {
			out[i] = constValue(it)
		}
		return out
	case code.FrozenSet:
		return code.FrozenSet(constValue(code.Tuple(v)).(code.Tuple))
	}
	return v
}

// finish completes the unit.
func (u *unit) finish() *code.Code {
	c, sc := u.code, u.scope
	if u.err != nil {
		return c // after an error labels may be missing
	}
	u.placePreloads()
	c.Consts = u.consts.finish()
	u.assemble()
	if sc.kind == functionScope {
		c.Flags |= code.FlagOptimized | code.FlagNewLocals
		if sc.varArgs {
			c.Flags |= code.FlagVarArgs
		}
		if sc.varKeywords {
			c.Flags |= code.FlagVarKeywords
		}
		switch {
		case sc.generator && sc.coroutine:
			c.Flags |= code.FlagAsyncGenerator
		case sc.generator:
			c.Flags |= code.FlagGenerator
		case sc.coroutine:
			c.Flags |= code.FlagCoroutine
		}
	}
	if sc.nested {
		c.Flags |= code.FlagNested
	}
	if u.table.future {
		c.Flags |= flagFutureAnnotations
	}
	return c
}

// flagFutureAnnotations marks code compiled under from __future__ import annotations.
const flagFutureAnnotations = 0x1000000

// at is the position of a node.
func at(n ast.Located) code.Pos { return spanPos(n.Bounds()) }

func spanPos(s ast.Span) code.Pos {
	return code.Pos{
		Line: s.Start.Line, EndLine: s.End.Line,
		Col: clipCol(s.Start.Col), EndCol: clipCol(s.End.Col),
	}
}

func clipCol(c uint32) uint16 { return uint16(min(c, math.MaxUint16)) }
