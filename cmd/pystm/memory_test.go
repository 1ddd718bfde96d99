package main

import (
	"context"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMemoryError uses up a small heap in every way; each time the program
// catches MemoryError and goes on.
func TestMemoryError(t *testing.T) {
	t.Parallel()
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
	if len(lines) < 42 || !strings.HasPrefix(lines[len(lines)-1], "4950 [") {
		t.Fatalf("the program did not end:\n%s", out)
	}
	for _, l := range lines[:len(lines)-1] {
		if !strings.HasSuffix(l, ": MemoryError ()") && l != "recursion: RecursionError " {
			t.Error(l)
		}
	}
}

// soak runs a program of testdata/memory that fails if its memory grows by so
// many MiB after a quarter of the time.
func soak(t *testing.T, seconds, limit int, script string, flags ...string) {
	t.Helper()
	exe := build(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(seconds)*time.Second+2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, append(append([]string{"-B"}, flags...), script, strconv.Itoa(seconds), strconv.Itoa(limit))...)
	cmd.Dir = "../../testdata/memory"
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if last := lines[len(lines)-1]; err != nil || !strings.HasPrefix(last, "ok") {
		t.Errorf("%s %v: %v\n%s\n%s", script, flags, err, last, errs.String())
	}
	t.Log(errs.String())
}

// TestSoak makes garbage of every kind for some seconds: memory does not grow,
// but for what the first seconds have not met. TestLongSoak is the same for ten
// minutes.
func TestSoak(t *testing.T) {
	t.Parallel()
	soak(t, 10, 30, "soak.py")
}

// TestSoakThreads does so with threads and everything they share.
func TestSoakThreads(t *testing.T) {
	soak(t, 6, 15, "threads_soak.py")
	soak(t, 6, 30, "threads_soak.py", "--chaos=1")
}

// TestMemoryOfNatives: natives that loop do not keep what they have made, also
// where a transaction goes on.
func TestMemoryOfNatives(t *testing.T) {
	t.Parallel()
	exe := build(t)
	for _, flags := range [][]string{nil, {"--stm=always"}} {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, exe, append(flags, "-B", "natives.py")...)
		cmd.Dir = "../../testdata/memory"
		out, err := cmd.CombinedOutput()
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		if err != nil || len(lines) != 13 || lines[12] != "end" {
			t.Fatalf("%v: %v\n%s", flags, err, out)
		}
		for _, l := range lines[:12] {
			if !strings.HasSuffix(l, " ok") {
				t.Errorf("%v: %s", flags, l)
			}
		}
	}
}

// TestMemoryOfCopies: what natives have in the Go heap for a moment does not add up to
// more than the bound of the heap.
func TestMemoryOfCopies(t *testing.T) {
	t.Parallel()
	exe := build(t)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, "-B", "--max-heap=1G", "copies.py")
	cmd.Dir = "../../testdata/memory"
	out, err := cmd.CombinedOutput()
	if peak, _ := strconv.Atoi(strings.TrimSpace(string(out))); err != nil || peak == 0 || peak > 1200 {
		t.Errorf("%v: %s", err, out)
	}
}

// TestMemoryNearBound: dead objects are collected before a program is told that there
// is no room.
func TestMemoryNearBound(t *testing.T) {
	t.Parallel()
	for _, flag := range []string{"--stm=auto", "--stm=always"} {
		out, errs, status := runPystm(t, build(t), "-B", "--max-heap=256M", flag, "../../testdata/memory/near_bound.py")
		if out != "end\n" || status != 0 {
			t.Errorf("%s: status %d, %s%s", flag, status, out, errs)
		}
	}
}
