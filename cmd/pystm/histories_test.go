package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// history has threads do things to objects of the builtin types, and looks for an order of these that explains the results.
func history(t *testing.T, exe string, calls int, flags ...string) {
	t.Helper()
	fuzzThreads(t, exe, "operations explained\n", flags, "histories.py", fmt.Sprint(rand.Uint32()), fmt.Sprint(calls))
}

// fuzzThreads runs a script of testdata/fuzz which must end with this output. Its arguments, with a new seed among
// them, are told by a failure.
func fuzzThreads(t *testing.T, exe, end string, flags []string, script ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	args := append(append([]string{"-B"}, flags...), script...)
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Dir = "../../testdata/fuzz"
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasSuffix(string(out), end) {
		t.Errorf("pystm %s: %v %v\n%s", strings.Join(args, " "), err, ctx.Err(), out)
	}
}

// TestHistories checks in each mode that no program can tell that there is no lock around operations that CPython's makes atomic.
func TestHistories(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes a while")
	}
	exe := build(t)
	for _, flags := range historyModes() {
		history(t, exe, 1500, flags...)
	}
}

// TestChanges checks in each mode that what inline caches remember is what threads would find, whoever changed it.
func TestChanges(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes a while")
	}
	exe := build(t)
	for _, flags := range historyModes() {
		fuzzThreads(t, exe, "all as by one thread\n", flags, "changes.py", fmt.Sprint(rand.Uint32()), "80", "2")
	}
}

func historyModes() [][]string {
	chaos := func(rate string) string { return fmt.Sprintf("--chaos=%d%s", rand.Uint32(), rate) }
	return [][]string{
		{}, {"--segments=4"}, {"--stm=always", "--segments=3"}, {chaos("")}, {chaos(",0.1")},
		{"--gc-stress", "--segments=3"}, {chaos(""), "--gc-stress"},
	}
}
