package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// watchedBuffer tells when a text has been written to it.
type watchedBuffer struct {
	mu   sync.Mutex
	b    bytes.Buffer
	want string
	seen chan struct{}
}

func (w *watchedBuffer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	before := strings.Contains(w.b.String(), w.want)
	n, err := w.b.Write(p)
	if !before && strings.Contains(w.b.String(), w.want) {
		close(w.seen)
	}
	return n, err
}

// TestDeadlock: --stm-debug tells of a deadlock once, with threads, locks and
// lines, and Ctrl-C still ends it.
func TestDeadlock(t *testing.T) {
	exe := build(t)
	for _, c := range []struct{ script, want string }{
		{"two_locks.py", `pystm: deadlock: 3 threads wait for locks, and no other is left
Thread 1 \(the main thread\) waits for the lock at 0x\w+, taken by thread \d
  File ".*two_locks.py", line 28, in <module>
(  File "<frozen threading>", line \d+, in \w+
)*Thread 2 waits for the RLock at 0x\w+, taken by thread 3
(  File "<frozen threading>", line \d+, in \w+
)*  File ".*two_locks.py", line 12, in first
Thread 3 waits for the lock at 0x\w+, taken by thread 2
(  File "<frozen threading>", line \d+, in \w+
)*  File ".*two_locks.py", line 19, in second
`},
		{"thread_ends.py", `pystm: deadlock: the only thread waits for a lock
Thread 1 \(the main thread\) waits for the lock at 0x\w+, taken by thread 2
  File ".*thread_ends.py", line 17, in <module>
`},
	} {
		for _, flag := range []string{"--stm=auto", "--chaos=1"} {
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			cmd := exec.CommandContext(ctx, exe, "-B", flag, "--stm-debug", c.script)
			cmd.Dir = "../../testdata/deadlock"
			var out bytes.Buffer
			errs := &watchedBuffer{want: "in <module>\n", seen: make(chan struct{})}
			cmd.Stdout, cmd.Stderr = &out, errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			select {
			case <-errs.seen:
				time.Sleep(100 * time.Millisecond)
				_ = cmd.Process.Signal(os.Interrupt)
			case <-ctx.Done():
			}
			err := cmd.Wait()
			cancel()
			if err != nil || out.String() != "interrupted\n" {
				t.Errorf("%s %s: %v, %q", flag, c.script, err, out.String())
			}
			if !regexp.MustCompile("^" + c.want + "$").MatchString(errs.b.String()) {
				t.Errorf("%s %s told:\n%s", flag, c.script, errs.b.String())
			}
		}
	}
}

// TestNoDeadlock: programs that wait a lot but get on are not told of.
func TestNoDeadlock(t *testing.T) {
	exe := build(t)
	for _, script := range []string{"conditions", "locks", "pools"} {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		cmd := exec.CommandContext(ctx, exe, "-B", "--stm-debug", script+".py")
		cmd.Dir = "../../testdata/stm"
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		err := cmd.Run()
		cancel()
		want, _ := os.ReadFile("../../testdata/stm/" + script + ".out")
		if err != nil || errs.Len() > 0 || out.String() != string(want) {
			t.Errorf("%s: %v\n%s", script, err, errs.String())
		}
	}
}
