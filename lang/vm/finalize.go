package vm

import (
	"pystm/lang/vm/obj"
)

// Finalize runs the finalizers of what the program leaves behind: at its end,
// after its threads. What nothing refers to comes first, then what only the
// program's own modules keep, then what those modules refer to that are kept
// themselves; the oldest objects first. While other threads go on, the modules stay.
func (t *Thread) Finalize() {
	t.VM.Finalizing.Store(true)
	if !t.Segment.Finalizers() {
		return
	}
	t.finalizeDead()
	if t.VM.Running() > 0 || !t.Segment.Finalizers() {
		return
	}
	m := t.Mark()
	defer t.Release(m)
	dropped, err := t.NewList(0)
	if err != nil {
		return
	}
	kept := t.Keep(dropped)
	t.dropModules(dropped)
	t.finalizeDead()
	if t.Segment.Finalizers() {
		t.clearModules(kept)
		t.finalizeDead()
	}
}

// dropModules forgets the modules that come from files, and the exception that
// ended the program, but for weak references to them in a list. Those of the
// interpreter remain: finalizers may need them.
func (t *Thread) dropModules(weaks Value) {
	modules := t.VM.roots.modules
	for i := t.DictNext(modules, 0); i != obj.Missing; i = t.DictNext(modules, i+1) {
		mod := t.DictValue(modules, i)
		if !t.IsKind(mod, obj.KindModule) {
			continue
		}
		if d := t.Field(mod, obj.ModuleDict); t.StrGet(d, t.VM.Names.File) != obj.Unbound || t.StrGet(d, t.VM.Names.Name) == t.VM.Names.Main {
			if t.ListAppend(weaks, t.newWeak(mod)) != nil {
				return
			}
			t.StrDel(modules, t.DictKey(modules, i))
		}
	}
	for _, name := range []string{"last_type", "last_value", "last_traceback"} {
		t.StrDel(t.VM.roots.sysDict, t.Intern(name))
	}
	t.r.raised, t.r.handled = obj.Unbound, obj.Unbound
}

// clearModules makes the variables of the modules that still live None.
func (t *Thread) clearModules(weaks *Value) {
	for i := range t.ListLen(*weaks) {
		mod := t.weakTarget(t.ListGet(*weaks, i))
		if mod == obj.Unbound {
			continue
		}
		d := t.Field(mod, obj.ModuleDict)
		for j := t.DictNext(d, 0); j != obj.Missing; j = t.DictNext(d, j+1) {
			if t.DictKey(d, j) != t.VM.Names.Builtins {
				t.DictSetValue(d, j, obj.NoneValue)
			}
		}
	}
}

// finalizeDead finds out what is dead and runs its finalizers.
func (t *Thread) finalizeDead() {
	if t.collect(nil) != nil {
		return
	}
	m := t.Mark()
	defer t.Release(m)
	t.inQueues = true
	dead, err := t.NewList(0)
	kd := t.Keep(dead)
	for r := t.NextFinalizable(); r != 0 && err == nil; r = t.NextFinalizable() {
		err = t.ListAppend(dead, obj.FromRef(r))
	}
	for i := t.ListLen(dead) - 1; i >= 0; i-- {
		t.finalize(t.ListGet(*kd, i))
	}
	t.inQueues = false
	if err != nil || t.runQueues() != nil {
		t.r.raised = obj.Unbound
	}
}
