package vm

import (
	"sync"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Where other threads are: sys._current_frames and sys._current_exceptions.
//
// A thread's stack is its own, so it can be looked at only while the thread stands still.
// All threads do so for a major collection, and show the collector their stacks: who asks
// has one run, and each thread notes then where it is. A thread that waits is at the end
// of a transaction, and all that its frames hold is committed: they are shown with their
// variables. One that runs has an open transaction, of which nobody else may see
// anything: its frames show where they are, and no variables.

// samples are those who ask where threads are.
type samples struct {
	mu    sync.Mutex
	asked map[*sample]bool // guarded by mu
}

// sample is what the last collection has found, of all threads.
type sample struct {
	noted, done []threadSample // guarded by samples.mu
}

// threadSample is where a thread is. Values are of old objects, and good until the next
// safepoint of who has asked.
type threadSample struct {
	ident   int64
	frames  []frameSample // the newest one first
	waits   bool
	handled Value // of one that waits
}

type frameSample struct {
	loaded         *Loaded
	index          int
	globals, space Value
	regs           []Value // of variables, if the thread waits
}

// note is called by each thread in a major collection, as the world stands still.
func (l *samples) note(t *Thread) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.asked) == 0 || t.fp == nil {
		return
	}
	s := t.sample()
	for who := range l.asked {
		who.noted = append(who.noted, s)
	}
}

// complete is called at the end of a major collection.
func (l *samples) complete() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for who := range l.asked {
		who.done, who.noted = who.noted, nil
	}
}

// sample is where the thread is; the world stands still, and segment 0 has all objects
// that are not young.
func (t *Thread) sample() threadSample {
	s := threadSample{ident: t.Ident, waits: !t.stm.InTransaction(), handled: t.r.handled}
	base := t.VM.RT.Heap.Base
	for fp := seenFrame(t.fp); fp != nil; fp = seenPrev(fp) {
		ld := frameLoaded(fp)
		i := framePC(fp)
		if fp == t.fp && !s.waits && (i < 0 || !isCall(ld.Code.Instrs[i].Op())) {
			i++ // it is about to execute that
		}
		f := frameSample{loaded: ld.asCompiled(), index: ld.compiledIndex(i), globals: load(base, *word(fp, hdrFunc), funcGlobals)}
		if s.waits {
			f.space = *word(fp, hdrSpace)
			f.regs = append(f.regs, regs(fp, int(ld.locals))...)
		}
		s.frames = append(s.frames, f)
	}
	return s
}

func isCall(op code.Op) bool {
	return op == code.OpCall || op == code.OpCallMethod || op == code.OpCallEx
}

// whereAll asks where all other threads are.
func (t *Thread) whereAll() ([]threadSample, error) {
	l := &t.VM.samples
	who := new(sample)
	ask := func(on bool) {
		l.mu.Lock()
		defer l.mu.Unlock()
		if on && l.asked == nil {
			l.asked = map[*sample]bool{}
		}
		if delete(l.asked, who); on {
			l.asked[who] = true
		}
	}
	ask(true)
	defer ask(false)
	if err := t.collect(nil); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	others := who.done[:0]
	for _, s := range who.done {
		if s.ident != t.Ident {
			others = append(others, s)
		}
	}
	return others, nil
}

// CurrentFrames is a dict of the running frames of all threads, by their identities.
func (t *Thread) CurrentFrames() (Value, error) {
	return t.ofThreads(t.CurrentFrame(0), func(s threadSample, modules map[Value]bool) (Value, error) {
		return t.sampledFrame(s, modules)
	})
}

// CurrentExceptions is a dict of what sys.exc_info() is in all threads, by their
// identities. That of threads that run is not told.
func (t *Thread) CurrentExceptions() (Value, error) {
	return t.ofThreads(t.excInfo(t.r.handled), func(s threadSample, _ map[Value]bool) (Value, error) {
		if !s.waits {
			return t.excInfo(obj.NoneValue), nil
		}
		return t.excInfo(s.handled), nil
	})
}

// excInfo is the tuple of sys.exc_info() for an exception that is being handled, if any.
func (t *Thread) excInfo(exc Value) Value {
	if exc == obj.Unbound || exc == obj.NoneValue {
		return t.tuple(obj.NoneValue, obj.NoneValue, obj.NoneValue)
	}
	return t.tuple(t.TypeOf(exc), exc, t.Field(exc, obj.ExcTraceback))
}

// ExcInfo is that of the thread itself.
func (t *Thread) ExcInfo() Value { return t.excInfo(t.r.handled) }

// ofThreads makes a dict: identity of each thread -> own, or what is said of others.
func (t *Thread) ofThreads(own Value, of func(threadSample, map[Value]bool) (Value, error)) (Value, error) {
	var others []threadSample
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(own)
	if !t.IsMain() || t.VM.Running() > 0 {
		var err error
		if others, err = t.whereAll(); err != nil {
			return 0, err
		}
	}
	d := t.NewDict()
	modules := t.moduleDicts()
	for _, s := range others {
		v, err := of(s, modules)
		if err == nil && v != obj.Unbound {
			err = t.DictSet(d, t.NewInt(s.ident), v)
		}
		if err != nil {
			return 0, err
		}
	}
	if *kept == obj.NoneValue && t.fp == nil {
		return d, nil
	}
	return d, t.DictSet(d, t.NewInt(t.Ident), *kept)
}

// moduleDicts are the namespaces of modules: objects that this thread knows, too.
func (t *Thread) moduleDicts() map[Value]bool {
	dicts := map[Value]bool{}
	modules := t.VM.roots.modules
	for i := t.DictNext(modules, 0); i >= 0; i = t.DictNext(modules, i+1) {
		if m := t.DictValue(modules, i); t.IsKind(m, obj.KindModule) {
			dicts[t.Field(m, obj.ModuleDict)] = true
		}
	}
	return dicts
}

// sampledFrame makes frame objects of where a thread is.
func (t *Thread) sampledFrame(s threadSample, modules map[Value]bool) (Value, error) {
	back := Value(obj.NoneValue)
	for i := len(s.frames) - 1; i >= 0; i-- {
		f := s.frames[i]
		codeObj, globals, space := f.loaded.object, f.globals, f.space
		if !s.waits && !f.loaded.committed.Load() {
			own, err := t.load(f.loaded.Code)
			if err != nil {
				return 0, err
			}
			codeObj = own.object
		}
		if !s.waits && !modules[globals] {
			globals = t.NewDict()
		}
		if s.waits && f.loaded.Code.Flags&code.FlagOptimized == 0 && space == obj.Unbound {
			space = globals
		}
		kept := Value(obj.Unbound)
		if s.waits && space == obj.Unbound {
			a, err := t.NewArray(len(f.regs))
			if err != nil {
				return 0, err
			}
			copy(t.Values(a, 1, len(f.regs)), f.regs)
			kept = a
		}
		frame := t.frameFields(codeObj, globals, space)
		t.Init(frame, frameLasti, obj.SmallInt(int64(f.index)))
		t.Init(frame, frameRegs, kept)
		t.Init(frame, frameBack, back)
		back = frame
	}
	return back, nil
}
