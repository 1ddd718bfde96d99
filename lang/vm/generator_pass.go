package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
)

// Generators that a call resumes: next(g), g.send(x), g.throw(e), as the loops of
// asyncio do for all that they run. Where an instruction calls, its frame waits for the
// generator's as that of a loop over one does (actForIter), so no Go function waits. The
// stage in the link says what the end of the generator is to it.
const (
	stageLoop        = iota // the end of the loop
	stageSend               // StopIteration
	stageNext               // the result is the second argument of the call
	stageNextShifted        // that of a call whose first argument was no receiver
)

// nestedLink is the link of a generator's frame that a nested loop resumes.
const nestedLink = uint64(actGen)<<linkAction | 3

// resumeLink is the link of a frame that the native with these arguments resumes.
func (t *Thread) resumeLink(args []Value, stage uint64) uint64 {
	if t.tracing {
		return nestedLink
	}
	shifted, ok := t.direct(unsafe.Pointer(unsafe.SliceData(args)))
	if !ok {
		return nestedLink
	}
	if shifted && stage == stageNext {
		stage = stageNextShifted
	}
	return makeLink(actForIter, 0) | stage<<linkFlags
}

// passSend has the loop go on with g.send(x), which the native with these arguments is
// for: then it is errEntered. nil: the native has to do it.
func (t *Thread) passSend(args []Value, g, x Value) error {
	return t.passResume(g, x, t.resumeLink(args, stageSend))
}

func (t *Thread) passResume(g, x Value, link uint64) error {
	if link == nestedLink || !t.resumable(g, x) {
		return nil
	}
	if err := t.pushGenerator(g, x, link); err != nil {
		return err
	}
	return errEntered
}

// PassNext is passSend for next() of a generator, with a default or without.
func (t *Thread) PassNext(args []Value) error {
	if !t.IsKind(args[0], obj.KindGenerator) || t.ShapeID(args[0]) != obj.ShapeGenerator {
		return nil
	}
	stage := uint64(stageSend)
	if args[1] != obj.Unbound {
		stage = stageNext
	}
	return t.passResume(args[0], obj.NoneValue, t.resumeLink(args, stage))
}

// resumed gives what a generator yields to the frame at fp, whose instruction has resumed it.
func (t *Thread) resumed(fp unsafe.Pointer, link uint64, v Value) {
	ins := instr(fp)
	if linkStage(link) == stageLoop {
		t.nextItem(fp, ins, v)
		return
	}
	*regB(fp, ins) = v
}

// exhausted tells the frame at fp that the generator which its instruction has resumed returned v.
func (t *Thread) exhausted(fp unsafe.Pointer, link uint64, v Value) error {
	stage := linkStage(link)
	switch stage {
	case stageLoop:
		return nil
	case stageSend:
		t.sp = unsafe.Add(fp, frameLoaded(fp).numRegs*wordSize)
		return t.StopIteration(v)
	}
	base := windowOf(fp, stage == stageNextShifted)
	*regB(fp, instr(fp)) = *word(base, 1)
	return nil
}
