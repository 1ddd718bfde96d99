package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// The script suite: testdata/script, modules, error and stm (threads) run by
// the built binary, their output compared with CPython's. PYSTM_TEST_FLAGS are
// further flags for the binary: the stress modes.
//
// testdata/pending.txt names the scripts that do not pass yet. One that does
// pass must leave the list, so that it only shrinks. In the stress modes a
// pending script may do as it likes, short of a Go panic.

// TestMain keeps what the tests make, the binary and the compiled code of
// embedded modules, in a folder of their own.
//
// PYSTM_TEST_DIR names a folder that stays: of several runs the first makes the
// binary.
func TestMain(m *testing.M) {
	dir := os.Getenv("PYSTM_TEST_DIR")
	kept := dir != ""
	var err error
	if !kept {
		dir, err = os.MkdirTemp("", "pystm-test-")
	}
	if err == nil {
		err = keepBuildCache()
	}
	if err == nil {
		err = errors.Join(os.Setenv("XDG_CACHE_HOME", dir), os.Setenv("PYSTM_TEST_EXE", filepath.Join(dir, "pystm-exe")))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	status := m.Run()
	if !kept {
		os.RemoveAll(dir)
	}
	os.Exit(status)
}

// keepBuildCache has go build use the cache it always uses: it would make one in
// XDG_CACHE_HOME, and compile all there is.
func keepBuildCache() error {
	if os.Getenv("GOCACHE") != "" {
		return nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	return os.Setenv("GOCACHE", filepath.Join(cache, "go-build"))
}

// built makes the binary, and the compiled code of the embedded modules, so
// that a thousand scripts need not.
var built = sync.OnceValue(func() error {
	exe := os.Getenv("PYSTM_TEST_EXE")
	if _, err := os.Stat(exe); err == nil {
		return nil
	}
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %v\n%s", err, out)
	}
	// antigravity would open a browser.
	const warm = "import sys\nfor m in sorted(sys.stdlib_module_names - {'antigravity', 'this'}):\n try: __import__(m)\n except ImportError: pass"
	cmd := exec.Command(exe, "-c", warm)
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "PYTHON") {
			cmd.Env = append(cmd.Env, kv)
		}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%v\n%s", err, out)
	}
	return nil
})

// build gives the name of the binary, made once for all tests of a run.
func build(t testing.TB) string {
	t.Helper()
	if err := built(); err != nil {
		t.Fatal(err)
	}
	return os.Getenv("PYSTM_TEST_EXE")
}

// outcome is what running a script gave.
type outcome struct {
	stdout, stderr string
	status         int
}

func runScript(t *testing.T, exe string, flags []string, file string) outcome {
	t.Helper()
	return runCommand(t, exe, append(append([]string{}, flags...), filepath.Base(file)), filepath.Dir(file))
}

// runCommand runs the binary in a folder.
func runCommand(t *testing.T, exe string, args []string, dir string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, append([]string{"-B"}, args...)...)
	cmd.Dir = dir
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "PYTHON") {
			cmd.Env = append(cmd.Env, kv)
		}
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		return outcome{out.String(), "timeout\n" + errs.String(), -1}
	}
	status := cmd.ProcessState.ExitCode()
	if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
		status = 128 + int(ws.Signal()) // as a shell tells it
	}
	return outcome{out.String(), errs.String(), status}
}

// expected reads what CPython gave. Only the error scripts have a stored
// stderr and status.
func expected(t *testing.T, file string) (want outcome, stderr bool) {
	t.Helper()
	stem := strings.TrimSuffix(file, ".py")
	read := func(ext string) (string, bool) {
		b, err := os.ReadFile(stem + ext)
		return string(b), err == nil
	}
	out, ok := read(".out")
	if !ok {
		t.Fatalf("%s has no expected output", file)
	}
	want.stdout = out
	if status, ok := read(".status"); ok {
		n, err := strconv.Atoi(strings.TrimSpace(status))
		if err != nil {
			t.Fatal(err)
		}
		want.status = n
		want.stderr, _ = read(".err")
		want.stderr = strings.ReplaceAll(want.stderr, "{DIR}", filepath.Dir(file))
		return want, true
	}
	return want, false
}

// firstDifference shows where two texts part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < max(len(g), len(w)); i++ {
		a, b := "<end>", "<end>"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return "line " + strconv.Itoa(i+1) + "\n got  " + a + "\n want " + b
		}
	}
	return ""
}

// problem says what is wrong with the outcome of a script, "" if nothing.
func problem(got, want outcome, stderr bool) string {
	switch {
	case strings.Contains(got.stderr, "goroutine ") && strings.Contains(got.stderr, "runtime."):
		return "Go panic: " + got.stderr
	case got.stdout != want.stdout:
		return "stdout: " + firstDifference(got.stdout, want.stdout) + "\n" + got.stderr
	case got.status != want.status:
		return "status " + strconv.Itoa(got.status) + ", want " + strconv.Itoa(want.status) + "\n" + got.stderr
	case stderr && got.stderr != want.stderr:
		return "stderr: " + firstDifference(got.stderr, want.stderr)
	}
	return ""
}

// pendingScripts reads the list of scripts that do not pass yet.
func pendingScripts(t *testing.T, root string) map[string]bool {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "pending.txt"))
	if err != nil {
		t.Fatal(err)
	}
	pending := map[string]bool{}
	for _, line := range strings.Split(string(b), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			pending[line] = true
		}
	}
	return pending
}

func TestScripts(t *testing.T) { runScripts(t, strings.Fields(os.Getenv("PYSTM_TEST_FLAGS"))) }

// runScripts runs the suite with further flags for the binary.
func runScripts(t *testing.T, flags []string) {
	exe := build(t)
	root, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	pending := pendingScripts(t, root)
	var files []string
	for _, pattern := range []string{"script/*/*.py", "modules/*.py", "error/*.py", "stm/*.py"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 300 {
		t.Fatalf("only %d scripts found", len(files))
	}
	seen := map[string]bool{}
	for _, file := range files {
		name, _ := filepath.Rel(root, file)
		name = filepath.ToSlash(name)
		seen[name] = true
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, stderr := expected(t, file)
			bad := problem(runScript(t, exe, flags, file), want, stderr)
			switch {
			case strings.HasPrefix(bad, "Go panic"):
				t.Error(bad)
			case bad != "" && !pending[name]:
				t.Error(bad)
			case bad == "" && pending[name] && len(flags) == 0:
				t.Error("passes: take it off testdata/pending.txt")
			case bad != "":
				t.Skip("pending")
			}
		})
	}
	for name := range pending {
		if !seen[name] {
			t.Errorf("pending.txt names %s, which is not there", name)
		}
	}
}
