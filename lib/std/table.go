package std

import "pystm/lang/vm"

// moduleTable is all modules written in Go.
func moduleTable() []moduleRow {
	return []moduleRow{
		{"sys", sysModule},
		{"_collections", collectionsModule},
		{"_functools", functoolsModule},
		{"_io", ioModule},
		{"_random", randomModule},
		{"_thread", threadModule},
		{"_weakref", weakrefModule},
		{"errno", errnoModule},
		{"gc", gcModule},
		{"itertools", func() *vm.ModuleSpec { return fieldTypes(itertoolsModule()) }},
		{"math", mathModule},
		{"_operator", func() *vm.ModuleSpec { return fieldTypes(operatorModule()) }},
	}
}
