package main

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestMemoryError uses up a small heap in every way; each time the program
// catches MemoryError and goes on.
func TestMemoryError(t *testing.T) {
	exe := build(t)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, "-B", "--max-heap", "64M", "limits.py")
	cmd.Dir = "../../testdata/memory"
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 39 || !strings.HasPrefix(lines[len(lines)-1], "4950 [") {
		t.Fatalf("the program did not end:\n%s", out)
	}
	for _, l := range lines[:len(lines)-1] {
		if !strings.HasSuffix(l, ": MemoryError ()") && l != "recursion: RecursionError " {
			t.Error(l)
		}
	}
}

// TestSoak makes garbage of every kind for some seconds; memory must not grow.
// The long run is by hand: soak.py 600 60.
func TestSoak(t *testing.T) {
	exe := build(t)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, "-B", "soak.py", "10", "150")
	cmd.Dir = "../../testdata/memory"
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || string(out) != "ok\n" {
		t.Errorf("%v\n%s%s", err, out, errs.String())
	}
}
