package main

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Random input, right and wrong, must not bring the prompt down. A failure
// names its seed; PYSTM_REPL_SEED repeats it, PYSTM_REPL_TIME says how long to
// go on.

// typist makes input up.
type typist struct {
	*rand.Rand
	depth int
}

func (g *typist) pick(list ...string) string { return list[g.Intn(len(list))] }

func (g *typist) name() string {
	return g.pick("a", "b", "c", "x", "y", "f", "g", "A", "B", "obj", "é", "漢字", "_", "__name__", "len", "str", "sys", "self")
}

// expr is an expression that is mostly right.
func (g *typist) expr() string {
	g.depth++
	defer func() { g.depth-- }()
	if g.depth > 5 {
		return g.pick("1", "0", "'x'", "None", "a", "()", "[]")
	}
	switch g.Intn(24) {
	case 0:
		return strconv.Itoa(g.Intn(1000) - 100)
	case 1:
		return g.pick("1.5", "1e300", "2j", "0x1f", "10**20", "True", "None", "...")
	case 2:
		return g.pick("'abc'", `"é漢"`, "b'x'", `'\n'`, "f'{a}'", "r'\\d'", "'''m'''", "''")
	case 3, 4, 5:
		return g.name()
	case 6, 7:
		return g.expr() + g.pick(" + ", " - ", " * ", " / ", " // ", " % ", " == ", " < ", " in ", " is ", " and ", " or ", " & ", " | ", " << ") + g.expr()
	case 8:
		return "(" + g.expr() + ")"
	case 9:
		return "[" + g.expr() + ", " + g.expr() + "]"
	case 10:
		return "{" + g.expr() + ": " + g.expr() + "}"
	case 11:
		return "{" + g.expr() + "}"
	case 12:
		return "[" + g.expr() + " for " + g.name() + " in range(" + strconv.Itoa(g.Intn(20)) + ")]"
	case 13, 14:
		return g.name() + "(" + g.expr() + ")"
	case 15:
		return g.expr() + "." + g.pick("upper()", "append(1)", "__class__", "real", "keys()", "nothing", "__doc__", "x")
	case 16:
		return g.expr() + "[" + g.expr() + "]"
	case 17:
		return "lambda " + g.name() + ": " + g.expr()
	case 18:
		return g.expr() + " if " + g.expr() + " else " + g.expr()
	case 19:
		return "not " + g.expr()
	case 20:
		return g.pick("sorted", "list", "sum", "max", "repr", "type", "id", "dir", "hash", "iter", "len", "str") + "(" + g.expr() + ")"
	case 21:
		return "(yield " + g.expr() + ")"
	case 22:
		return "(" + g.name() + " := " + g.expr() + ")"
	}
	return g.expr() + g.pick("[1:2]", "[::-1]", "[0]", "()")
}

// statement is one or more lines, indented.
func (g *typist) statement(indent string) string {
	block := func() string {
		var b strings.Builder
		for range 1 + g.Intn(3) {
			if g.depth < 3 {
				g.depth++
				b.WriteString(g.statement(indent + "    "))
				g.depth--
			} else {
				b.WriteString(indent + "    pass\n")
			}
		}
		return b.String()
	}
	switch g.Intn(22) {
	case 0, 1, 2:
		return indent + g.name() + " = " + g.expr() + "\n"
	case 3:
		return indent + "if " + g.expr() + ":\n" + block() + indent + "else:\n" + block()
	case 4:
		return indent + "for " + g.name() + " in " + g.expr() + ":\n" + block()
	case 5:
		return indent + "while " + g.expr() + ":\n" + block() + indent + "    break\n"
	case 6, 7:
		return indent + "def " + g.name() + "(" + g.pick("", "x", "*a", "x, y=1", "self, **k") + "):\n" + block()
	case 8:
		return indent + "class " + g.pick("A", "B", "C(A)", "D(Exception)") + ":\n" + block()
	case 9, 10:
		return indent + "try:\n" + block() + indent + g.pick("except Exception as e:", "except TypeError:", "finally:", "except* ValueError:") + "\n" + block()
	case 11:
		return indent + "with " + g.expr() + " as " + g.name() + ":\n" + block()
	case 12:
		return indent + g.pick("import math", "import sys, os", "from math import *", "import nothing", "from . import x", "import json as j") + "\n"
	case 13:
		return indent + "del " + g.name() + "\n"
	case 14:
		return indent + "raise " + g.pick("ValueError(1)", "KeyError", "a", "RecursionError('x') from None", "ExceptionGroup('g', [ValueError(1)])") + "\n"
	case 15:
		return indent + "return " + g.expr() + "\n"
	case 16:
		return indent + "print(" + g.expr() + g.pick("", ", end=''", ", sep='-'", ", file=sys.stderr") + ")\n"
	case 17:
		return indent + "match " + g.expr() + ":\n" + indent + "    case " + g.pick("1", "[a, b]", "str()", "{'k': v}", "_") + ":\n" + indent + "        pass\n"
	case 18:
		return indent + "import threading; threading.Thread(target=print, args=(" + g.expr() + ",)).start()\n"
	case 19:
		return indent + "@" + g.name() + "\n" + indent + "def f(x): return x\n"
	case 20:
		return indent + "# " + g.expr() + "\n"
	}
	return indent + g.expr() + "\n"
}

// damage makes a text wrong, mostly.
func (g *typist) damage(text string) string {
	r := []rune(text)
	for range 1 + g.Intn(4) {
		if len(r) == 0 {
			break
		}
		at := g.Intn(len(r))
		switch g.Intn(4) {
		case 0:
			r = append(r[:at], r[at+1:]...)
		case 1:
			r[at] = []rune("()[]{}'\"\\:;,.=@#\t \n0aé漢\u0301🙂")[g.Intn(24)]
		case 2:
			r = append(r[:at], append([]rune(g.pick("(", "'", "'''", " ", "\n", "\\", "é")), r[at:]...)...)
		default:
			r = r[:at]
		}
	}
	return string(r)
}

// keys are keys as someone presses them who knows none.
func (g *typist) keys() string {
	var b strings.Builder
	for range 1 + g.Intn(12) {
		b.WriteString(g.pick(up, down, left, right, wordLeft, home, end, del, ctrlA, ctrlE, ctrlG, ctrlK, ctrlL, ctrlR, ctrlT, ctrlU, ctrlW, ctrlY,
			backspace, tab, tab, "\x13", "\x1bb", "\x1bf", "\x1bd", "\x1b\r", "\x1b<", "\x1b>", "\x1b[1;5C", "\x00", "\x1b[200~", "\x1b[201~", "\xff\xfe", "\x1b[9999~", "\x1b", "\r", "x", ".", "imp"))
	}
	return b.String()
}

// input is what is typed at a time.
func (g *typist) input() string {
	text := g.statement("")
	switch g.Intn(10) {
	case 0, 1:
		text = g.damage(text)
	case 2:
		return g.keys()
	case 3:
		return "\x1b[200~" + text + g.statement("") + "\x1b[201~" + g.pick("", "\r", "\r\r")
	case 4:
		return text[:g.Intn(len(text))] + g.keys() + g.pick(ctrlC, "\r", "")
	}
	return strings.ReplaceAll(text, "\n", "\r") + g.pick("", "\r", "\r\r")
}

func TestREPLRandom(t *testing.T) {
	t.Parallel()
	seed := time.Now().UnixNano()
	length := randomTime
	if s := os.Getenv("PYSTM_REPL_SEED"); s != "" {
		seed, _ = strconv.ParseInt(s, 10, 64)
	}
	if s := os.Getenv("PYSTM_REPL_TIME"); s != "" {
		length, _ = time.ParseDuration(s)
	}
	t.Log("seed", seed)
	g := &typist{Rand: rand.New(rand.NewSource(seed))}
	dir := t.TempDir()
	p := newREPL(t, ptyOptions{dir: dir, args: []string{"-q", "--max-heap=512M"}, width: 60, height: 20, noStops: true})
	n := 0
	for end := time.Now().Add(length); time.Now().Before(end); n++ {
		if !p.survives(g, n) {
			t.Logf("after %d rounds it has ended by %v", n, p.cmd.ProcessState)
			p = newREPL(t, ptyOptions{dir: dir, args: []string{"-q", "--max-heap=512M"}, width: 60, height: 20, noStops: true})
		}
	}
	t.Logf("%d rounds", n)
}

// survives types for a while, then asks for a sign of life. false: the program
// ended as the input asked for.
func (p *pty) survives(g *typist, round int) bool {
	p.t.Helper()
	p.mu.Lock()
	p.raw.Reset()
	p.screen.scrolled = nil
	p.mu.Unlock()
	for range 1 + g.Intn(10) {
		text := g.input()
		if _, err := p.master.WriteString(text); err != nil {
			break
		}
		if g.Intn(3) == 0 {
			time.Sleep(time.Duration(g.Intn(20)) * time.Millisecond)
		}
		if g.Intn(20) == 0 {
			p.resize(20+g.Intn(80), 5+g.Intn(30))
		}
	}
	sign := fmt.Sprintf("round-%d-", round)
	// Tries are counted, not time: a machine may stand still for a while.
	for range 3 * patience / (270 * time.Millisecond) {
		p.send("\x1b[201~" + ctrlC + ctrlG + ctrlC)
		time.Sleep(20 * time.Millisecond)
		p.send(ctrlC + "__import__('os').write(1, b'" + sign + "' + b'alive\\n') and 0\r")
		for range 50 {
			time.Sleep(5 * time.Millisecond)
			p.mu.Lock()
			raw := p.raw.String()
			p.mu.Unlock()
			if strings.Contains(raw, "runtime error") || strings.Contains(raw, "goroutine ") || strings.Contains(raw, "fatal error") {
				p.t.Fatalf("round %d: it broke:\n%s", round, raw[max(0, len(raw)-5000):])
			}
			if strings.Contains(raw, sign+"alive") {
				return true
			}
			select {
			case <-p.ended:
				if code := p.cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
					p.t.Fatalf("round %d: it ended by %v:\n%s", round, p.cmd.ProcessState, raw[max(0, len(raw)-5000):])
				}
				return false
			default:
			}
		}
	}
	shown := p.text()
	p.mu.Lock()
	raw := p.raw.String()
	p.raw.Reset()
	p.mu.Unlock()
	p.cmd.Process.Signal(syscall.SIGABRT) // which prints what each goroutine does
	time.Sleep(time.Second)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.t.Fatalf("round %d: no sign of life\n%s\n%q\n%s", round, shown, raw[max(0, len(raw)-2000):], p.raw.String())
	return false
}
