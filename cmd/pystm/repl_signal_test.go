package main

import (
	"strings"
	"syscall"
	"testing"
)

// A signal that ends the process while keys are read leaves the terminal as it
// was found.
func TestREPLSignals(t *testing.T) {
	t.Parallel()
	exe := build(t)
	for _, c := range []struct{ name, signal, enter, shows, more, status string }{
		{"terminated", "SIGTERM", "", ">>> ", "half a line", "143"},
		{"hung up", "SIGHUP", "", ">>> ", "half a line", "129"},
		{"in a block", "SIGTERM", "", ">>> ", "if 1:\r", "143"},
		{"in the pager", "SIGTERM", "help(dict)\r", "--More-- (space, enter, q)", "", "143"},
		{"by default again", "SIGTERM", "signal.signal(signal.SIGTERM, signal.SIG_DFL)\r", ">>> ", "half", "143"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := startPTY(t, "/bin/sh", ptyOptions{
				args: []string{"-c", "stty -a > before; PATH=/nowhere " + exe + " -q; echo status $?; stty -a > after; cmp before after && echo same"},
				env:  []string{"PAGER="}, width: 60, height: 12})
			p.enter("import os, signal, threading")
			p.enter("def die(): os.kill(os.getpid(), signal." + c.signal + ")\r")
			p.enter("timer = threading.Timer(1, die)")
			p.send("timer.start()\r")
			p.prompt()
			p.send(c.enter)
			p.ends(c.shows)
			p.send(c.more)
			p.shows("\nstatus " + c.status + "\nsame")
			if p.screen.paste {
				t.Error("pastes are still marked")
			}
			if !strings.Contains(p.text(), strings.TrimSpace(c.more)+"\n") {
				t.Errorf("the line is gone:\n%s", p.text())
			}
		})
	}
}

// Signals that the program handles or ignores end nothing.
func TestREPLHandledSignals(t *testing.T) {
	p := newREPL(t, ptyOptions{args: []string{"-q"}})
	p.enter("import os, signal, threading")
	p.enter("signal.signal(signal.SIGHUP, signal.SIG_IGN) and 0")
	p.enter("signal.signal(signal.SIGTERM, lambda *args: print('handled')) and 0")
	p.send("threading.Timer(0.3, lambda: (os.kill(os.getpid(), signal.SIGHUP), os.kill(os.getpid(), signal.SIGTERM))).start()\r")
	p.prompt()
	p.send("5 * 5")
	p.shows("handled\n>>> 5 * 5")
	p.send("\r")
	p.shows("\n25\n")
	p.prompt()
}

// What a handler raises while keys are read ends the reading.
func TestREPLHandlerRaises(t *testing.T) {
	t.Parallel()
	for term, typed := range map[string]string{"xterm": "half a l\x1b", "dumb": ""} {
		p := newREPL(t, ptyOptions{args: []string{"-q"}, env: []string{"TERM=" + term}})
		run := func(line string) {
			p.send(line + "\r")
			p.ends(">>> " + line + "\n>>> ")
		}
		run("import signal, sys")
		run("calls = []; handler = lambda *args: calls.append(1) or {}[len(calls)]")
		p.send("signal.signal(signal.SIGALRM, handler); signal.alarm(1)\r")
		p.shows("\n0\n>>>")
		p.send(typed)
		p.shows("KeyError: 1\n>>>")
		p.send("1 + 1\r")
		p.shows("\n2\n>>>")
		p.send("signal.alarm(1); x = input('? ')\r")
		p.ends("? ")
		p.shows("KeyError: 2\n>>>")
		p.send("signal.signal(signal.SIGTERM, lambda *args: sys.exit(5)) and 0 or 'set'\r")
		p.shows("\n'set'\n")
		p.cmd.Process.Signal(syscall.SIGTERM)
		if status := p.finished(); status != 5 {
			t.Errorf("status %d", status)
		}
	}
}

// A SIGINT that no key has sent.
func TestREPLSentInterrupt(t *testing.T) {
	p := newREPL(t, ptyOptions{args: []string{"-q"}})
	p.send("half a line")
	p.ends("half a line")
	p.cmd.Process.Signal(syscall.SIGINT)
	p.shows(">>> half a line\nKeyboardInterrupt\n>>>")
	p.enter("5 * 5")
	p.want("\n25\n")
}
