package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cliCase is a command line of testdata/cli/cases.json.
type cliCase struct {
	Name  string
	Args  []string
	Shell string // instead of Args: a script that finds the binary in $EXE
	Stdin string
	Env   map[string]string
}

// cliResult is what it did: testdata/cli/expected.json, made by regen.py there.
type cliResult struct {
	Stdout, Stderr string
	Status         int // negative: the signal that ended it
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

var address = regexp.MustCompile("0x[0-9a-f]+")

func (c cliCase) run(t *testing.T, exe, dir string) cliResult {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, c.Args...)
	if c.Shell != "" {
		cmd = exec.CommandContext(ctx, "sh", "-c", c.Shell)
	}
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1", "EXE=" + exe, "XDG_CACHE_HOME=" + os.Getenv("XDG_CACHE_HOME")}
	for k, v := range c.Env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	cmd.Stdin = strings.NewReader(c.Stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	settle := func(b *bytes.Buffer) string {
		s := strings.NewReplacer(exe, "{EXE}", dir, "{DIR}", "`pystm -h'", "`python -h'").Replace(b.String())
		return address.ReplaceAllString(s, "{ADDRESS}")
	}
	status := cmd.ProcessState.ExitCode()
	if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
		status = -int(ws.Signal())
	}
	return cliResult{settle(&out), settle(&errs), status}
}

// TestCommandLine runs command lines and compares all they do with what CPython
// does.
func TestCommandLine(t *testing.T) {
	t.Parallel()
	exe := build(t)
	dir, err := filepath.Abs("../../testdata/cli")
	if err != nil {
		t.Fatal(err)
	}
	var cases []cliCase
	var expected map[string]cliResult
	readJSON(t, filepath.Join(dir, "cases.json"), &cases)
	readJSON(t, filepath.Join(dir, "expected.json"), &expected)
	if len(cases) < 100 || len(cases) != len(expected) {
		t.Fatalf("%d cases, %d results", len(cases), len(expected))
	}
	for _, c := range cases {
		t.Run(strings.ReplaceAll(c.Name, " ", "_"), func(t *testing.T) {
			t.Parallel()
			want, ok := expected[c.Name]
			if !ok {
				t.Fatal("no expectation")
			}
			got := c.run(t, exe, dir)
			if got != want {
				t.Errorf("stdout %s\nstderr %s\nstatus %d, want %d", differ(got.Stdout, want.Stdout), differ(got.Stderr, want.Stderr), got.Status, want.Status)
			}
		})
	}
}

func differ(got, want string) string {
	if got == want {
		return "as expected"
	}
	return firstDifference(got, want)
}
