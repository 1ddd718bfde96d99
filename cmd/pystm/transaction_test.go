package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Module transaction: the scripts of testdata/transaction do the same with it
// and with the fallback on CPython, which made the stored output. Those in its
// folder own need transactions that can be undone.

// transactionScripts are the scripts of a folder below testdata/transaction.
func transactionScripts(t *testing.T, folder string) []string {
	t.Helper()
	root, err := filepath.Abs("../../testdata/transaction")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, folder, "*.py"))
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	return files
}

func TestTransaction(t *testing.T) {
	exe := build(t)
	for _, file := range append(transactionScripts(t, "."), transactionScripts(t, "own")...) {
		want, stderr := expected(t, file)
		for _, flags := range []string{os.Getenv("PYSTM_TEST_FLAGS"), "--chaos=1 --segments=5"} {
			t.Run(filepath.Base(file)+" "+flags, func(t *testing.T) {
				t.Parallel()
				if bad := problem(runScript(t, exe, strings.Fields(flags), file), want, stderr); bad != "" {
					t.Error(bad)
				}
			})
		}
	}
}

// cpython is the reference interpreter; the test is skipped where there is none.
func cpython(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3.11", "python3.11"} {
		if out, err := exec.Command(name, "-c", "import sys; print(sys.version_info[:2], sys.implementation.name)").Output(); err == nil && string(out) == "(3, 11) cpython\n" {
			return name
		}
	}
	t.Skip("no CPython 3.11 here")
	return ""
}

// withFallback runs a script in CPython, with the fallback.
func withFallback(t *testing.T, python, dir string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	folder, err := filepath.Abs("../../lib/transaction/fallback")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, append([]string{"-B"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PYTHONPATH="+folder)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

func TestTransactionOnCPython(t *testing.T) {
	python := cpython(t)
	for _, file := range transactionScripts(t, ".") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			want, _ := expected(t, file)
			out, errs, err := withFallback(t, python, filepath.Dir(file), filepath.Base(file))
			if err != nil || errs != "" {
				t.Fatalf("%v\n%s", err, errs)
			}
			if out != want.stdout {
				t.Error(firstDifference(out, want.stdout))
			}
		})
	}
}

// TestInterruptedRun types Ctrl-C while a call runs, waits or sleeps: the run
// ends, and what the call has done is undone.
func TestInterruptedRun(t *testing.T) {
	exe := build(t)
	for name, body := range map[string]string{
		"loop":  "while True: pass",
		"retry": "transaction.retry()",
		"lock":  "lock.acquire()",
		"sleep": "time.sleep(1000)",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			script := `
import threading, time, transaction
lock = threading.Lock()
lock.acquire()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start() # somebody who does not wait
done = []
def call():
    done.append(1)
    ` + body + `
    done.append(2)
q = transaction.TransactionQueue()
q.add(call)
q.add(call)
try:
    print('begin', flush=True)
    q.run()
except KeyboardInterrupt:
    print('interrupted', done)
q.add(done.append, 'again')
q.run()
print(done)
`
			cmd := exec.Command(exe, "-c", script)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			var errs bytes.Buffer
			cmd.Stderr = &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			watch := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
			defer watch.Stop()
			text := make([]byte, 1000)
			n, _ := out.Read(text)
			time.Sleep(300 * time.Millisecond)
			if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
			for {
				m, err := out.Read(text[n:])
				n += m
				if err != nil {
					break
				}
			}
			if err := cmd.Wait(); err != nil || string(text[:n]) != "begin\ninterrupted []\n['again']\n" {
				t.Errorf("%v: %q\n%s", err, text[:n], &errs)
			}
		})
	}
}
