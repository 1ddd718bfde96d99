package transaction

import "pystm/lang/vm"

// The table of which task each loop of asyncio runs is one for all loops, so it is a table whose
// keys do not conflict. Two methods do at once what asyncio does to it for each step of a task.

var taskMethods = []vm.Native{
	{Name: "_enter_task", Sig: "self, loop, task", Fn: enterTask, Doc: "Enter into task execution or resume suspended task.\n\nTask belongs to loop."},
	{Name: "_leave_task", Sig: "self, loop, task", Fn: leaveTask, Doc: "Leave task execution or suspend a task.\n\nTask belongs to loop."},
}

func enterTask(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	task := t.Keep(args[2])
	a, p, err := locate(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	if !p.found {
		return none, a.put(t, p, *task)
	}
	if current := p.value(t); current != none {
		return 0, taskError(t, "Cannot enter into task %s while another task %s is being executed.", *task, current)
	}
	t.SetSlot(p.entries, p.at+2, *task)
	return none, nil
}

func leaveTask(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	task := t.Keep(args[2])
	a, p, err := locate(t, args[0], args[1])
	if err != nil {
		return 0, err
	}
	current := none
	if p.found {
		current = p.value(t)
	}
	if current != *task {
		return 0, taskError(t, "Leaving task %s does not match the current task %s.", *task, current)
	}
	if p.found {
		a.remove(t, p)
	}
	return none, nil
}

// taskError raises RuntimeError with two tasks.
func taskError(t *Thread, format string, task, current Value) error {
	kept := t.Keep(current)
	first, err := t.ReprText(task)
	if err != nil {
		return err
	}
	second, err := t.ReprText(*kept)
	if err != nil {
		return err
	}
	return t.RuntimeError(format, first, second)
}
