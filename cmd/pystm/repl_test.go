package main

import (
	"strings"
	"testing"
)

// newREPL starts the interpreter at a terminal and waits for its prompt.
func newREPL(t testing.TB, o ptyOptions) *pty {
	t.Helper()
	p := startPTY(t, build(t), o)
	p.prompt()
	return p
}

func (p *pty) want(text string) {
	p.t.Helper()
	if got := p.text(); !strings.Contains(got, text) {
		p.t.Fatalf("the screen shows\n%s\nwithout\n%s", got, text)
	}
}

func TestREPLBasics(t *testing.T) {
	p := newREPL(t, ptyOptions{args: []string{"--segments=3"}})
	p.want("Python " + version + ", 3 segments\nType \"help\"")
	p.enter("1 + 2")
	p.want(">>> 1 + 2\n3\n>>>")
	p.enter("_ * 10")
	p.want("\n30\n")
	p.enter("'x'")
	p.enter("import sys; sys.ps1, sys.ps2")
	p.want("('>>> ', '... ')")
	p.send("exit()\r")
	if status := p.finished(); status != 0 {
		t.Error("status", status)
	}
}
