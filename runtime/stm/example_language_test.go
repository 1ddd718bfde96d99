package stm_test

import (
	"fmt"
	"sync"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// A tiny language: programs of a stack machine whose numbers and lists live in
// the heap. Nothing in the programs below says where a transaction begins or
// ends: the machine breaks at backward jumps when its budget is used up, and
// Go's threads become threads of the language.

type code struct {
	op  byte
	arg int
}

const (
	opPush   = iota // push the number arg
	opLoad          // push variable arg of the machine
	opStore         // pop it
	opAdd           // pop two numbers, push their sum
	opCons          // pop a list and a head, push the longer list
	opTake          // push what cell arg of the shared box holds
	opPut           // pop it
	opBegin         // what follows is atomic
	opEnd           // until here
	opLoop          // pop a number; if it is not 0 jump back to arg
	opReturn        // stop
)

// machine is a thread of the language. All of its state is in words, so that a
// transaction can be rolled back by copying them.
type machine struct {
	thread *stm.Thread
	code   []code
	state  machineState
	saved  machineState
}

type machineState struct {
	words  [16]uint64 // box, variables, then the stack
	pc, sp int
	atomic int
}

const (
	wordBox   = 0
	firstVar  = 1
	firstWord = 5
)

func (m *machine) Roots(minor bool, visit gc.Visit) {
	visit(unsafe.Pointer(&m.state.words), len(m.state.words))
	if !minor {
		visit(unsafe.Pointer(&m.saved.words), len(m.saved.words))
	}
}
func (m *machine) Save()               { m.saved = m.state; m.saved.atomic = m.thread.Atomic() }
func (m *machine) Restore()            { m.state = m.saved; m.thread.SetAtomic(m.saved.atomic) }
func (m *machine) Position() stm.Place { return stm.Place{uint64(m.state.pc)} }

// Words with the low bits 7 are numbers.
func num(n int) uint64   { return uint64(n)<<3 | 7 }
func toInt(w uint64) int { return int(w) >> 3 }

func (m *machine) push(w uint64) { m.state.words[m.state.sp] = w; m.state.sp++ }
func (m *machine) pop() uint64 {
	m.state.sp--
	w := m.state.words[m.state.sp]
	m.state.words[m.state.sp] = 0
	return w
}

const (
	kindBox  = 1 // accessed by slot
	kindPair = 2 // accessed whole
)

// run runs the program to its end.
func (m *machine) run() {
	for {
		s, in := m.thread.Segment(), m.code[m.state.pc]
		m.state.pc++
		box := gc.Ref(m.state.words[wordBox])
		cell := box + gc.Ref(8+8*in.arg)
		switch in.op {
		case opPush:
			m.push(num(in.arg))
		case opLoad:
			m.push(m.state.words[firstVar+in.arg])
		case opStore:
			m.state.words[firstVar+in.arg] = m.pop()
		case opAdd:
			m.push(num(toInt(m.pop()) + toInt(m.pop())))
		case opCons:
			pair := s.Alloc(kindPair, 0, 24)
			s.SetWord(pair, 1, m.pop())
			s.SetWord(pair, 2, m.pop())
			m.push(uint64(pair))
		case opTake:
			s.ReadSlot(cell)
			m.push(s.Word(box, 1+in.arg))
		case opPut:
			s.WriteSlot(box, cell)
			s.SetWord(box, 1+in.arg, m.pop())
		case opBegin:
			m.thread.EnterAtomic()
		case opEnd:
			m.thread.LeaveAtomic()
		case opLoop:
			if toInt(m.pop()) != 0 {
				m.state.pc = in.arg
			}
			if s.Budget--; s.Budget < 0 || s.Signal.Load() != 0 {
				s.Poll() // the state may be an older one afterwards
			}
		case opReturn:
			return
		}
	}
}

// Example_language runs a program in four threads: each conses its turns onto
// one shared list and counts them in one shared cell.
func Example_language() {
	rt, err := stm.New(stm.Options{Segments: 2, Heap: gc.Options{Kinds: []gc.Kind{
		kindBox:  {Name: "box", FirstRef: 1, EndRef: -1},
		kindPair: {Name: "pair", FirstRef: 1, EndRef: -1},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Close()

	first := new(machine)
	first.thread = rt.NewThread(first)
	if err := first.thread.Attach(); err != nil {
		fmt.Println(err)
		return
	}
	s := first.thread.Segment()
	box := s.Alloc(kindBox, 0, 32)
	s.SetWord(box, 1, num(0)) // the counter
	s.SetWord(box, 2, num(0)) // the list; 0 is its end
	first.state.words[wordBox] = uint64(box)
	first.thread.Detach()

	program := []code{
		{opPush, 1000}, {opStore, 0}, // turns left
		{opBegin, 0}, // 2:
		{opTake, 0}, {opPush, 1}, {opAdd, 0}, {opPut, 0},
		{opTake, 1}, {opTake, 0}, {opCons, 0}, {opPut, 1},
		{opEnd, 0},
		{opLoad, 0}, {opPush, -1}, {opAdd, 0}, {opStore, 0},
		{opLoad, 0}, {opLoop, 2},
		{opReturn, 0},
	}
	var wg sync.WaitGroup
	for range 4 {
		m := &machine{code: program, state: machineState{sp: firstWord}}
		m.state.words[wordBox] = first.state.words[wordBox]
		m.thread = rt.NewThread(m)
		wg.Go(func() {
			defer m.thread.Close()
			if err := m.thread.Attach(); err != nil {
				fmt.Println(err)
				return
			}
			for m.run(); !m.thread.Detach(); m.run() {
				// The last transaction was rolled back: run on from its begin.
			}
		})
	}
	wg.Wait()

	if err := first.thread.Attach(); err != nil {
		fmt.Println(err)
		return
	}
	s = first.thread.Segment()
	box = gc.Ref(first.state.words[wordBox])
	count := toInt(s.Word(box, 1))
	n, sorted := 0, true
	for list := s.Word(box, 2); gc.IsRef(list); list = s.Word(gc.Ref(list), 2) {
		sorted = sorted && toInt(s.Word(gc.Ref(list), 1)) == count-n
		n++
	}
	fmt.Println(count, n, sorted)
	// Output: 4000 4000 true
}
