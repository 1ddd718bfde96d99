package main

import (
	"slices"
	"testing"
)

// Processes of multiprocessing get the options that say how a program is run.
func TestInheritedOptions(t *testing.T) {
	none := func(string) string { return "" }
	o, err := parseFlags([]string{"-B", "--segments", "3", "--stm-stats", "--chaos=7,0.1", "--stm-log=x", "--max-heap=1G", "--gc-stress", "file.py", "--segments=4"}, none)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"--segments", "3", "--chaos=7,0.1", "--max-heap=1G", "--gc-stress"}
	if !slices.Equal(o.inherited, want) {
		t.Errorf("inherited %q, want %q", o.inherited, want)
	}
}
