package compile

import (
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Marks. A debugger stops at statements that have become no instruction, where
// CPython has a NOP: pass, try, break. They are in the list of instructions like
// others, but dropped from the start, so that code which is not traced is the
// same without them. What is left is a table for who makes traced code, and
// another of the jumps that were led past a mark, or past a Jump to where that
// leads.

// begin notes that a statement begins.
func (u *unit) begin() {
	if !u.dead {
		u.ins = append(u.ins, ins{op: code.OpNop, target: noLabel, first: noLabel, live: u.height, dropped: true, start: true})
	}
}

// mark marks a place as a line of its own.
func (u *unit) mark(line uint32) {
	if !u.dead {
		u.ins = append(u.ins, ins{op: code.OpNop, target: noLabel, first: noLabel, live: u.height, dropped: true, mark: true, pos: code.Pos{Line: line}})
	}
}

// markBefore marks the statements that are traced before what they consist of.
func (u *unit) markBefore(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.Try, *ast.TryStar, *ast.Break, *ast.Continue:
	case *ast.If:
		if _, constant := s.Test.(*ast.Constant); !constant {
			return
		}
	case *ast.While:
		if c, constant := s.Test.(*ast.Constant); !constant || truth(c.Value) {
			return
		}
	case *ast.Return:
		if _, constant := s.Value.(*ast.Constant); !constant && s.Value != nil {
			return
		}
	default:
		return
	}
	u.mark(at(s).Line)
}

// markEmpty marks a statement that has become nothing, if it does something in
// the eyes of who wrote it.
func (u *unit) markEmpty(s ast.Stmt) {
	switch s.(type) {
	case *ast.Global, *ast.Nonlocal, *ast.AnnAssign:
	default:
		u.mark(at(s).Line)
	}
}

// tracedPlaces writes the tables.
func (u *unit) tracedPlaces(addr []int32) {
	c := u.code
	before := make([]int32, len(u.ins)+1) // marks at the same address
	for i := range u.ins {
		in := &u.ins[i]
		if n := len(c.Starts); in.start && addr[i] < addr[len(u.ins)] && (n == 0 || c.Starts[n-1] < addr[i]) {
			c.Starts = append(c.Starts, addr[i])
		}
		if in.size == 0 {
			in.mark = in.mark || u.skipsMark(i)
			before[i+1] = before[i] + bit32(in.mark)
		}
	}
	for i := range u.ins {
		switch in := &u.ins[i]; {
		case !in.mark:
		case in.first == noLabel:
			c.Marks = append(c.Marks, code.Mark{At: addr[i], Line: int32(in.pos.Line)})
		default:
			c.Marks = append(c.Marks, code.Mark{At: addr[i], Line: before[i+1] - before[u.labels[in.first].pos]})
		}
	}
	for i := range u.ins {
		in := &u.ins[i]
		if in.size == 0 || in.first == noLabel {
			continue
		}
		to := u.labels[in.first].pos
		if skip := before[to]; skip > 0 || addr[to] != addr[u.labels[in.target].pos] {
			c.Detours = append(c.Detours, code.Detour{Jump: addr[i+1] - 1, To: addr[to], Skip: skip})
		}
	}
}

// skipsMark reports whether instruction i is a Jump that was dropped as it led past
// nothing but marks.
func (u *unit) skipsMark(i int) bool {
	in := &u.ins[i]
	if in.op != code.OpJump || in.first == noLabel {
		return false
	}
	for j := i + 1; j < int(u.labels[in.first].pos); j++ {
		if u.ins[j].mark {
			return true
		}
	}
	return false
}

func bit32(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
