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

// history has threads do things to objects of the builtin types, and looks for an order of these that explains the results:
// a run of testdata/fuzz/histories.py with a new seed, which a failure tells.
func history(t *testing.T, exe string, calls int, flags ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	args := append([]string{"-B"}, flags...)
	args = append(args, "histories.py", fmt.Sprint(rand.Uint32()), fmt.Sprint(calls))
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Dir = "../../testdata/fuzz"
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasSuffix(string(out), "operations explained\n") {
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

func historyModes() [][]string {
	chaos := func(rate string) string { return fmt.Sprintf("--chaos=%d%s", rand.Uint32(), rate) }
	return [][]string{
		{}, {"--segments=4"}, {"--stm=always", "--segments=3"}, {chaos("")}, {chaos(",0.1")},
		{"--gc-stress", "--segments=3"}, {chaos(""), "--gc-stress"},
	}
}
