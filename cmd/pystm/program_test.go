package main

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"
)

// TestProgram checks the command line against what CPython does with the same.
func TestProgram(t *testing.T) {
	exe := build(t)
	for _, c := range []struct {
		name           string
		args           []string
		stdin          string
		stdout, stderr string // stderr: what it must contain
		status         int
	}{
		{"command", []string{"-c", "print(1 + 1)"}, "", "2\n", "", 0},
		{"command arguments", []string{"-c", "import sys; print(sys.argv)", "a", "-b"}, "", "['-c', 'a', '-b']\n", "", 0},
		{"stdin", nil, "print('piped')\n", "piped\n", "", 0},
		{"stdin dash", []string{"-", "x"}, "import sys; print(sys.argv)\n", "['-', 'x']\n", "", 0},
		{"exit status", []string{"-c", "raise SystemExit(7)"}, "", "", "", 7},
		{"exit text", []string{"-c", "raise SystemExit('bye')"}, "", "", "bye\n", 1},
		{"exit none", []string{"-c", "raise SystemExit"}, "", "", "", 0},
		{"uncaught", []string{"-c", "1/0"}, "", "", "ZeroDivisionError: division by zero\n", 1},
		{"syntax error", []string{"-c", "1 +"}, "", "", "SyntaxError: invalid syntax\n", 1},
		{"no file", []string{"no-such-file.py"}, "", "", "can't open file", 2},
		{"unknown option", []string{"--no-such"}, "", "", "unknown option --no-such", 2},
		{"unknown letter", []string{"-Z"}, "", "", "Unknown option: -Z", 2},
		{"argument expected", []string{"-c"}, "", "", "Argument expected for the -c option", 2},
		{"version", []string{"-V"}, "", "Python 3.11.2 (pystm 0.1)\n", "", 0},
		{"a table whose keys come and go stays small", []string{"--max-heap", "8M", "-c",
			"from transaction import stmset\ns = stmset()\nfor i in range(200000):\n  s.add(i * 7919)\n  s.discard((i - 20) * 7919)\nprint(len(s))"}, "", "20\n", "", 0},
		{"memory error is caught", []string{"--max-heap", "64M", "-c", "try:\n  [0] * 10**9\nexcept MemoryError: print('caught')"}, "", "caught\n", "", 0},
		{"deep recursion", []string{"-c", "import sys; sys.setrecursionlimit(200000)\ndef f(n): return n and f(n - 1)\nprint(f(100000))"}, "", "0\n", "", 0},
		{"endless recursion", []string{"-c", "def f(): f()\ntry: f()\nexcept RecursionError as e: print(e)"}, "", "maximum recursion depth exceeded\n", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := exec.Command(exe, c.args...)
			cmd.Stdin = strings.NewReader(c.stdin)
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			err := cmd.Run()
			var exit *exec.ExitError
			if err != nil && !errors.As(err, &exit) {
				t.Fatal(err)
			}
			if out.String() != c.stdout || !strings.Contains(errs.String(), c.stderr) || cmd.ProcessState.ExitCode() != c.status {
				t.Errorf("stdout %q, stderr %q, status %d; want %q, %q, %d", &out, &errs, cmd.ProcessState.ExitCode(), c.stdout, c.stderr, c.status)
			}
		})
	}
}
