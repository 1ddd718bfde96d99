// Package std is the standard library: the modules written in Go, one file
// each, and those written in Python, embedded from the folders frozen and spare:
// the latter are less than CPython's, and used where that is not installed.
//
// A module in Go is a vm.ModuleSpec: a table that the interpreter turns into a
// module when it is first imported. Functions of a module may not refer to the
// variable of a TypeSpec whose table names them (Go initialises variables in
// order); they find a class by the object they were given.
package std

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// moduleRow names a module written in Go and makes its table.
type moduleRow struct {
	name string
	spec func() *vm.ModuleSpec
}

// Modules is the table of all modules written in Go.
func Modules() []*vm.ModuleSpec {
	table := moduleTable()
	specs := make([]*vm.ModuleSpec, len(table))
	for i, m := range table {
		specs[i] = m.spec()
		for _, s := range specs[i].Types {
			complete(s, specs[i].Name)
		}
	}
	return specs
}

// complete fills in what most classes have in common.
func complete(s *vm.TypeSpec, module string) {
	if s.Kind == 0 {
		s.Kind = obj.KindFields
	}
	if s.Module == "" {
		s.Module = module
	}
	if s.HasDict {
		s.Getters = append(slices.Clip(s.Getters), vm.Getter{Name: "__dict__", Get: (*Thread).InstanceDict, Set: (*Thread).AssignInstanceDict})
	}
}

//go:embed all:frozen all:spare
var frozen embed.FS

// Frozen is the source of a module written in Python, by its full name.
func Frozen(name string) (src []byte, isPackage, ok bool) { return embedded("frozen/", name) }

// Spare is the source of a module that stands in for CPython's where that is
// not installed.
func Spare(name string) (src []byte, isPackage, ok bool) { return embedded("spare/", name) }

func embedded(folder, name string) (src []byte, isPackage, ok bool) {
	path := folder + strings.ReplaceAll(name, ".", "/")
	if src, err := frozen.ReadFile(path + ".py"); err == nil {
		return src, false, true
	}
	src, err := frozen.ReadFile(path + "/__init__.py")
	return src, true, err == nil
}

// Embedded are the names of the modules written in Python, sorted, those in
// packages with dots.
func Embedded() []string {
	var names []string
	for _, folder := range []string{"frozen", "spare"} {
		// Reading what is embedded does not fail.
		fs.WalkDir(frozen, folder, func(path string, _ fs.DirEntry, _ error) error {
			if name, isModule := strings.CutSuffix(path, ".py"); isModule {
				name = strings.TrimSuffix(strings.TrimPrefix(name, folder+"/"), "/__init__")
				names = append(names, strings.ReplaceAll(name, "/", "."))
			}
			return nil
		})
	}
	slices.Sort(names)
	return slices.Compact(names)
}
