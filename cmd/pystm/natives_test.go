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

// nativeRun is a run of testdata/fuzz/natives.py: everything written in Go is
// called with every kind of value.
type nativeRun struct {
	seed  uint64
	calls int
	flags []string
}

func (r nativeRun) check(t *testing.T, exe string, limit time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	args := append([]string{"-B", "--max-heap", "256M"}, r.flags...)
	args = append(args, "natives.py", strconv.FormatUint(r.seed, 10), strconv.Itoa(r.calls))
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

func TestNatives(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	exe := build(t)
	for _, r := range []nativeRun{{seed: 1, calls: 800}, {seed: 2, calls: 60, flags: []string{"--gc-stress"}}} {
		r.check(t, exe, 3*time.Minute)
	}
}

// manyNatives runs new seeds for a while.
func manyNatives(t *testing.T, d time.Duration) {
	exe := build(t)
	for end := time.Now().Add(d); time.Now().Before(end) && !t.Failed(); {
		r := nativeRun{seed: rand.Uint64N(1 << 32), calls: 3000}
		if r.seed%4 == 0 {
			r.calls, r.flags = 300, []string{"--gc-stress"}
		}
		t.Logf("seed %d", r.seed)
		r.check(t, exe, 5*time.Minute)
	}
}
