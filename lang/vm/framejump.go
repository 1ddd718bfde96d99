package vm

import (
	"fmt"
	"slices"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Jumps: assignments to f_lineno by a trace function. A frame may go on at another
// line if a statement begins there, and if all that is open there is open where it
// is: loops, with blocks, except clauses. What is open at an instruction is found by
// following the code. ForPrep opens a loop, which ends where its ForIter falls
// through, GetAnext one that ends with EndAsyncFor; a lookup of __exit__ opens a with block, until that method is moved to be
// called; PushExc opens the handling of an exception, and PopExc ends it. Where ways
// meet there is open what is on all of them: so a break ends its loop.

// open is a statement around an instruction: what opened it, and its first register.
// Clauses of different statements differ by handler, where that began.
type open struct {
	op      code.Op
	reg     uint16
	handler int32
}

// openStatements is what is open at each instruction of a code; reached says
// which can be reached.
func openStatements(c *code.Code) (at [][]open, reached []bool) {
	n := len(c.Instrs)
	at, reached = make([][]open, n), make([]bool, n)
	var todo []int
	arrive := func(i int, s []open) {
		if !reached[i] {
			reached[i], at[i] = true, s
			todo = append(todo, i)
			return
		}
		k := 0
		for k < len(s) && k < len(at[i]) && s[k] == at[i][k] {
			k++
		}
		if k < len(at[i]) {
			at[i] = at[i][:k:k]
			todo = append(todo, i)
		}
	}
	arrive(0, nil)
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		s, ins := at[i], c.Instrs[i]
		if h := findHandler(c.Handlers, i); h != nil {
			arrive(int(h.Target), below(s, h.Exc))
		}
		switch ins.Op() {
		case code.OpForPrep:
			s = append(s[:len(s):len(s)], open{op: code.OpForPrep, reg: ins.A()})
		case code.OpGetAnext:
			s = append(s[:len(s):len(s)], open{op: code.OpForPrep, reg: ins.B()})
		case code.OpEndAsyncFor:
			if k := len(s) - 1; k >= 0 && s[k].op == code.OpForPrep {
				s = s[:k:k]
			}
		case code.OpLoadSpecial:
			if ins.D() == code.SpecialExit || ins.D() == code.SpecialAexit {
				s = append(s[:len(s):len(s)], open{op: code.OpLoadSpecial, reg: ins.A() + code.CallSlot})
			}
		case code.OpPushExc:
			s = append(s[:len(s):len(s)], open{op: code.OpPushExc, reg: ins.A(), handler: int32(i)})
		case code.OpPopExc:
			s = below(s, ins.A())
		case code.OpMove:
			s = without(s, open{op: code.OpLoadSpecial, reg: ins.B()})
		}
		if d, ok := jumpDistance(ins); ok {
			arrive(i+1+d, s)
		}
		if ins.Op() == code.OpForIter {
			s = below(s, ins.B())
		}
		if ins.Op().Row().Effect&code.Ends == 0 {
			arrive(i+1, s)
		}
	}
	return at, reached
}

// below is what of s has its registers below r.
func below(s []open, r uint16) []open {
	for k, o := range s {
		if o.reg >= r {
			return s[:k:k]
		}
	}
	return s
}

// without is s less o.
func without(s []open, o open) []open {
	if k := slices.Index(s, o); k >= 0 {
		return slices.Concat(s[:k], s[k+1:])
	}
	return s
}

// setFrameLine is the assignment of f_lineno.
func (t *Thread) setFrameLine(f, x Value) error {
	if x == obj.Unbound {
		return t.Raise(t.VM.Exc.AttributeError, "cannot delete attribute")
	}
	if !t.IsInstance(x, obj.ShapeInt) && !x.IsInt() {
		return t.ValueError("lineno must be an integer")
	}
	line, err := t.ToInt(x)
	if err != nil {
		return err
	}
	fp := t.stackFrame(f)
	switch {
	case fp == nil || t.told.frame != fp:
		return t.ValueError("f_lineno can only be set by a trace function")
	case t.told.event == "call":
		return t.ValueError("can't jump from the 'call' trace event of a new frame")
	case t.told.event != "line":
		return t.ValueError("can only jump from a 'line' trace event")
	}
	ld := frameLoaded(fp)
	if line < ld.Code.FirstLine {
		return t.ValueError("line %d comes before the current code block", line)
	}
	to, why := ld.jumpTarget(framePC(fp), line)
	if why != "" {
		return t.ValueError("%s", why)
	}
	at, _ := openStatements(ld.compiled.Code)
	from := at[ld.origins[framePC(fp)]]
	for k := len(from) - 1; k >= len(at[ld.origins[to]]); k-- {
		if from[k].op != code.OpPushExc {
			continue
		}
		if prev := *word(fp, int(from[k].reg)); ld.Code.Flags&(code.FlagGenerator|code.FlagCoroutine|code.FlagAsyncGenerator) != 0 {
			t.handleInside(fp, prev)
		} else {
			t.r.handled = prev
		}
	}
	setPC(fp, to+1) // the line is not told of again
	t.SetField(f, frameLine, obj.SmallInt(int64(lineOf(ld.Code, to))))
	return nil
}

// jumpTarget is the line hook to which a frame in instruction from of this
// instrumented code goes for a jump to a line, or why there is none.
func (ld *Loaded) jumpTarget(from, line int) (to int, why string) {
	c := ld.Code
	first := 0 // line with code, not before the one that was asked for
	isLine := func(i int) bool {
		return c.Instrs[i].Op() == code.OpTrace && c.Instrs[i].D() == traceLine
	}
	for i := range c.Instrs {
		if l := lineOf(c, i); isLine(i) && l >= line && (first == 0 || l < first) {
			first = l
		}
	}
	if first == 0 {
		return 0, fmt.Sprintf("line %d comes after the current code block", line)
	}
	at, reached := openStatements(ld.compiled.Code)
	here, best := at[ld.origins[from]], -1
	for i := range c.Instrs {
		if !isLine(i) || lineOf(c, i) != first {
			continue
		}
		k := ld.origins[i]
		if m := mismatch(here, at[k], reached[k]); m == "" && !ld.begins(i) {
			why = "incompatible stacks"
		} else if m != "" {
			if best < 0 {
				why = m
			}
		} else if best < len(at[k]) {
			to, best = i, len(at[k])
		}
	}
	if best < 0 {
		return 0, why
	}
	return to, ""
}

// begins reports whether at line hook i of this instrumented code nothing is half
// done: a statement begins, or a with block ends.
func (ld *Loaded) begins(i int) bool {
	c, k := ld.compiled.Code, ld.origins[i]
	_, starts := slices.BinarySearch(c.Starts, k)
	next := ld.Code.Instrs[i+1]
	marks := next.Op() == code.OpTrace && (next.D() == traceLine || next.D() == traceAgain) // it is of a mark
	at, _ := openStatements(c)
	return starts || marks || c.Instrs[k].Op() == code.OpMove && slices.Contains(at[k], open{op: code.OpLoadSpecial, reg: c.Instrs[k].B()})
}

// mismatch says why nobody can go from where here is open to a reached place
// where there is, or "".
func mismatch(here, there []open, reached bool) string {
	if !reached {
		return "can't jump into an exception handler, or code may be unreachable"
	}
	for k, o := range there {
		if k < len(here) && here[k] == o {
			continue
		}
		switch there[len(there)-1].op {
		case code.OpForPrep:
			return "can't jump into the body of a for loop"
		case code.OpPushExc:
			return "can't jump into an 'except' block as there's no exception"
		}
		return "incompatible stacks"
	}
	return ""
}
