package main

import (
	"context"
	"math/rand/v2"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// fuzzRun is a run of a script in testdata/fuzz: of natives.py, which calls everything
// written in Go with every kind of value, of codes.py, which changes parts of code
// objects and runs what is accepted, or of formats.py, which reads data that were changed.
type fuzzRun struct {
	script string
	seed   uint64
	calls  int
	flags  []string
}

func (r fuzzRun) check(t *testing.T, exe string, limit time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	args := append([]string{"-B", "--max-heap", "256M"}, r.flags...)
	args = append(args, r.script, strconv.FormatUint(r.seed, 10), strconv.Itoa(r.calls))
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Dir = "../../testdata/fuzz"
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err == nil && strings.HasSuffix(string(out), " raised\n") {
		return
	}
	t.Errorf("pystm %s: %v %v\n%s", strings.Join(args, " "), err, ctx.Err(), lastCalls(errs.String()))
}

// lastCalls is the end of what a run told: the calls before the one that did
// not come back, and the beginning of a panic.
func lastCalls(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "panic: ") || strings.HasPrefix(l, "fatal error: ") || strings.HasPrefix(l, "unexpected fault") {
			return strings.Join(lines[max(0, i-6):min(len(lines), i+60)], "\n")
		}
	}
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}

func TestFuzz(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes a while")
	}
	exe := build(t)
	for _, r := range []fuzzRun{
		{"natives.py", 1, 800, nil}, {"natives.py", 2, 60, []string{"--gc-stress"}},
		{"formats.py", 1, 5000, nil}, {"formats.py", 2, 500, []string{"--gc-stress"}},
		{"codes.py", 1, 1500, nil}, {"codes.py", 2, 300, []string{"--gc-stress"}}, {"codes.py", 3, 500, []string{"--stm=always"}},
	} {
		r.check(t, exe, 3*time.Minute)
	}
}

// fuzz runs new seeds of a script for a while.
func fuzz(t *testing.T, script string, d time.Duration) {
	exe := build(t)
	for end := time.Now().Add(d); time.Now().Before(end) && !t.Failed(); {
		r := fuzzRun{script: script, seed: rand.Uint64N(1 << 32), calls: 3000}
		if r.seed%4 == 0 {
			r.calls, r.flags = 300, []string{"--gc-stress"}
		}
		t.Logf("seed %d", r.seed)
		r.check(t, exe, 5*time.Minute)
	}
}
