package vm

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
	"pystm/runtime/stmlog"
)

// Places in the program, for reports of conflicts. While the program runs a
// place is the addresses of instructions of the innermost frames, which takes
// some ns to note; what they mean is found out when somebody asks. Code is never
// moved nor given back, so they keep their meaning.

// Position is the place where the thread is: the instructions of the innermost
// frames behind which they go on. It implements stm.Client.
func (t *Thread) Position() (p stm.Place) {
	fp := t.fp
	for i := 0; fp != nil && i < len(p); i++ {
		p[i] = uint64(*word(fp, hdrPC) &^ 3)
		d := uintptr(*word(fp, hdrPrev)) &^ 3
		if d == 0 {
			break
		}
		fp = unsafe.Add(fp, -int(d))
	}
	return p
}

// shortPosition is the place of the two innermost calls alone: where it is asked
// for so often that more would cost too much.
func (t *Thread) shortPosition() (p stm.Place) {
	if t.fp == nil {
		return p
	}
	p[0] = uint64(*word(t.fp, hdrPC) &^ 3)
	if d := uintptr(*word(t.fp, hdrPrev)) &^ 3; d != 0 {
		p[1] = uint64(*word(unsafe.Add(t.fp, -int(d)), hdrPC) &^ 3)
	}
	return p
}

// PlaceMark tells places apart quickly: by the instruction, the frame and the
// caller's instruction. It implements stm.Marker.
func (t *Thread) PlaceMark() (a, b uint64) {
	fp := t.fp
	if fp == nil {
		return 0, 0
	}
	a, b = uint64(*word(fp, hdrPC)), uint64(uintptr(fp))
	if d := uintptr(*word(fp, hdrPrev)) &^ 3; d != 0 {
		b ^= uint64(*word(unsafe.Add(fp, -int(d)), hdrPC)) << 20
	}
	return a, b
}

// Where is a line of the program: its text is without indentation, and "" if it
// is not to be had.
type Where = stmlog.Where

// explainer finds out what the words of places mean.
type explainer struct {
	mu      sync.Mutex
	sorted  []*Loaded // by the addresses of their instructions
	known   int       // VM.codeChanges when these were all that were complete
	sources map[string][]string
}

// maxSources bounds the files whose text is kept to explain places.
const maxSources = 100

// Explain tells what a word of a place means. Any goroutine may call it.
func (vm *VM) Explain(word uint64) Where {
	e := &vm.explainer
	e.mu.Lock()
	defer e.mu.Unlock()
	ld := e.find(vm, uintptr(word))
	if ld == nil {
		return Where{}
	}
	w := Where{File: ld.Code.Filename, Function: ld.Code.Qualname, Line: lineOf(ld.Code, int(uintptr(word)-uintptr(ld.instrs))/wordSize-1)}
	if lines := e.source(vm, w.File); w.Line > 0 && w.Line <= len(lines) {
		w.Text = strings.TrimSpace(lines[w.Line-1])
	}
	return w
}

// find returns the code that has an instruction before an address.
func (e *explainer) find(vm *VM, at uintptr) *Loaded {
	vm.tables.Lock()
	if vm.codeChanges > e.known {
		e.known = vm.codeChanges
		for _, ld := range vm.codes {
			if ld.instrs != nil {
				e.sorted = append(e.sorted, ld)
			}
		}
		slices.SortFunc(e.sorted, func(a, b *Loaded) int { return cmp.Compare(uintptr(a.instrs), uintptr(b.instrs)) })
		e.sorted = slices.Compact(e.sorted)
	}
	vm.tables.Unlock()
	i, found := slices.BinarySearchFunc(e.sorted, at, func(ld *Loaded, at uintptr) int { return cmp.Compare(uintptr(ld.instrs), at) })
	if !found {
		i--
	}
	if i < 0 {
		return nil
	}
	if ld := e.sorted[i]; at <= uintptr(ld.instrs)+uintptr(len(ld.Code.Instrs))*unsafe.Sizeof(code.Instr(0)) {
		return ld
	}
	return nil
}

// source returns the lines of a file of the program, or of an embedded module.
func (e *explainer) source(vm *VM, file string) []string {
	if lines, ok := e.sources[file]; ok || len(e.sources) >= maxSources {
		return lines
	}
	var text []byte
	name, frozen := strings.CutPrefix(file, "<frozen ")
	switch {
	case frozen && vm.Options.Frozen != nil:
		text, _, _ = vm.Options.Frozen(strings.TrimSuffix(name, ">"))
	case !frozen && isFile(file):
		text, _ = os.ReadFile(obj.SystemName(file)) // not there: no text
	}
	if e.sources == nil {
		e.sources = map[string][]string{}
	}
	e.sources[file] = strings.Split(string(text), "\n")
	return e.sources[file]
}

// Trace tells what a place means: the innermost call first.
func (vm *VM) Trace(p stm.Place) []Where {
	var list []Where
	for _, word := range p {
		if word == 0 {
			break
		}
		list = append(list, vm.Explain(word))
	}
	return list
}
