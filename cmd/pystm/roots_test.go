package main

import (
	"fmt"
	"testing"

	"pystm/lang/vm"
)

// TestManyNativeClasses: classes written in Go live as long as the interpreter,
// however many there are.
func TestManyNativeClasses(t *testing.T) {
	_, thread, err := newVM(&options{gcStress: true, maxHeap: 256 << 20}, nil)
	if err != nil {
		t.Fatal(err)
	}
	specs := make([]*vm.TypeSpec, 600)
	for i := range specs {
		specs[i] = &vm.TypeSpec{Name: fmt.Sprintf("Class%d", i), Module: "test"}
		if _, err := thread.SpecClass(specs[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := thread.Collect(); err != nil {
		t.Fatal(err)
	}
	for _, spec := range specs {
		class, err := thread.SpecClass(spec)
		if err != nil {
			t.Fatal(err)
		}
		text, err := thread.ReprText(class)
		if want := "<class 'test." + spec.Name + "'>"; err != nil || text != want {
			t.Fatalf("%s is %q %v after a collection", want, text, err)
		}
	}
}
