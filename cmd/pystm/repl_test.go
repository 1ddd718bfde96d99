package main

import (
	"os"
	"strings"
	"testing"
)

// The prompt, as who sits at the terminal sees it.

const (
	up, down, left, right = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
	wordLeft              = "\x1b[1;5D"
	home, end, del        = "\x1b[H", "\x1b[F", "\x1b[3~"
	ctrlA, ctrlC, ctrlD   = "\x01", "\x03", "\x04"
	ctrlE, ctrlG, ctrlK   = "\x05", "\x07", "\x0b"
	ctrlL, ctrlR, ctrlT   = "\x0c", "\x12", "\x14"
	ctrlU, ctrlW, ctrlY   = "\x15", "\x17", "\x19"
	ctrlZ, backspace, tab = "\x1a", "\x7f", "\t"
)

// newREPL starts the interpreter at a terminal and waits for its prompt.
func newREPL(t testing.TB, o ptyOptions) *pty {
	t.Helper()
	o.args = append(strings.Fields(os.Getenv("PYSTM_TEST_FLAGS")), o.args...)
	p := startPTY(t, build(t), o)
	p.prompt()
	return p
}

// want checks that the screen shows a text.
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
	p.enter("import sys; sys.ps1, sys.ps2")
	p.want("('>>> ', '... ')")
	p.enter("")
	p.enter("# nothing")
	p.enter("_ is sys")
	p.want("\nFalse\n")
	p.send("sys.exit(7)\r")
	if status := p.finished(); status != 7 {
		t.Error("status", status)
	}
}

func TestREPLPrompts(t *testing.T) {
	p := newREPL(t, ptyOptions{})
	p.send("import sys; sys.ps1 = 'in: '\r")
	p.ends("in: ")
	p.send("sys.ps2 = '...: '\r")
	p.ends("\nin: ")
	p.line("if 1:", "...:     ")
	p.send("2\r\r")
	p.shows("\n...:     2\n...:\n2\n")
	p.line("class P:", "...:     ")
	p.line("n = 0", "...:     ")
	p.send("def __str__(self): P.n += 1; return f'<{P.n}> '\r\r")
	p.ends("\nin: ")
	p.send("sys.ps1 = P()\r")
	p.ends("\n<1> ")
	p.send("\r")
	p.ends("\n<2> ")
}

func TestREPLEditing(t *testing.T) {
	p := newREPL(t, ptyOptions{})
	for _, c := range []struct{ keys, want string }{
		{"'bcd'" + left + left + left + left + "a", "'abcd'"},
		{"abc'" + home + "'", "'abc'"},
		{"'abc" + ctrlA + right + right + del + ctrlE + "'", "'ac'"},
		{"'abx" + backspace + "c'", "'abc'"},
		{"'one two" + ctrlW + "three'", "'one three'"},
		{"'one two'" + "\x1bb" + "\x1bb" + "zero ", "'zero one two'"},
		{"'one two'" + wordLeft + wordLeft + "zero ", "'zero one two'"},
		{"garbage" + ctrlU + "'x'", "'x'"},
		{"'x' garbage" + wordLeft + ctrlK, "'x'"},
		{"'cut me'" + ctrlU + ctrlY + " + " + ctrlY, "'cut mecut me'"},
		{"'ba" + ctrlT + "'", "'ab'"},
		{"'é漢字𝄞ñ'" + left + left + backspace, "'é漢字ñ'"},
		{"'e\u0301x'" + left + backspace, "'e\u0301'"},
		{"'a\x00\x1b[5~\x1b[25~b'", "'ab'"},
		{"'tab\x1b[200~\t\x1b[201~x'" + left + left + backspace, "'tabx'"},
	} {
		p.enter(c.keys)
		p.want("\n" + c.want + "\n>>>")
		p.enter(ctrlL + "0")
	}
}

// A line that wraps is redrawn rightly after each key, in a narrow terminal.
func TestREPLWideLines(t *testing.T) {
	p := newREPL(t, ptyOptions{args: []string{"-q"}, width: 20, height: 10})
	p.send("x = '0123456789abc漢字kana'")
	p.ends(">>> x = '0123456789a\nbc漢字kana'")
	p.send(strings.Repeat(left, 6) + "語")
	p.shows(">>> x = '0123456789a\nbc漢語字kana'")
	p.send(home + "y")
	p.shows(">>> yx = '0123456789\nabc漢語字kana'")
	p.send(end + "012345678")
	p.ends("語字kana'012345\n678")
	p.send(strings.Repeat(backspace, 9))
	p.ends(">>> yx = '0123456789\nabc漢語字kana'")
	p.send(strings.Repeat(backspace, 14))
	p.ends(">>> yx = '0123456")
	p.send("789")
	p.until("cursor where the next character goes", func(s *vt) bool {
		return s.text() == ">>> yx = '0123456789" && s.row == 1 && s.col == 0
	})
	p.send("漢'\r")
	p.enter("yx")
	p.want("'0123456789漢'")
	// A wide character that does not fit goes to the next row as a whole.
	p.send("'0123456789abcd漢'")
	p.ends(">>> '0123456789abcd\n漢'")
	p.send(left + left + "e")
	p.shows(">>> '0123456789abcde\n漢'")
	p.send(ctrlC)
	p.prompt()
	// More rows than the screen has.
	p.enter("'" + strings.Repeat("0123456789", 30) + "'")
	p.enter("len(_)")
	p.want("\n300\n")
}

func TestREPLResize(t *testing.T) {
	p := newREPL(t, ptyOptions{args: []string{"-q"}})
	p.send("'0123456789 0123456789 0123456789'")
	p.ends("56789'")
	p.resize(30, 24)
	p.ends(">>> '0123456789 0123456789 012\n3456789'")
	p.send(" + 'x'")
	p.ends("\n3456789' + 'x'")
	p.resize(60, 24)
	p.ends(">>> '0123456789 0123456789 0123456789' + 'x'")
	p.send(backspace + "y'\r")
	p.shows("0123456789xy'")
}

func TestREPLBlocks(t *testing.T) {
	p := newREPL(t, ptyOptions{})
	p.line("def f(x):", "...     ") // indented
	p.line("if x:", "...         ")
	p.line("return 1", "...     ") // and back after return
	p.line("return 2", "... ")
	p.send("\r")
	p.enter("f(1), f(0)")
	p.want("(1, 2)")
	p.line("@staticmethod", "... ")
	p.send("def g(): pass\r\r")
	p.enter("[1,\r2,\r\r3]")
	p.want("\n[1, 2, 3]\n")
	p.enter("'''a\r\rb'''")
	p.want(`'a\n\nb'`)
	p.enter("1 + \\\r2")
	p.want("\n3\n")
	p.line("for i in 'ab':", "...     ")
	p.send(backspace)
	p.ends("\n... ")
	p.send(tab + tab)
	p.ends("\n...         ")
	p.line("print(i)", "...         ")
	p.send("\r")
	p.shows("\na\nb\n>>>")
	p.line("try:", "...     ")
	p.line("1/0", "...     ")
	p.line(backspace+"except ZeroDivisionError:", "...     ")
	p.line("'caught'", "...     ")
	p.send("\r")
	p.shows("'caught'")
	p.enter("if 1: 'one line'\r")
	p.want("'one line'")
	p.enter("x = = 1")
	p.want("    x = = 1\n        ^\nSyntaxError: invalid syntax")
	p.enter("return")
	p.want("SyntaxError: 'return' outside function")
}

const pastedBlock = "class A:\n    def f(self):\n        x = 1\n\n        y = 2\n\n        return x + y\n\n    def g(self):\n\n        return 5\n"

func TestREPLPaste(t *testing.T) {
	p := newREPL(t, ptyOptions{width: 80, height: 50})
	p.until("marks of a paste", func(s *vt) bool { return s.paste })
	p.send("\x1b[200~" + strings.ReplaceAll(pastedBlock, "\n", "\r") + "\x1b[201~")
	p.ends("...         return 5\n... ")
	p.send("\r")
	p.enter("A().f(), A().g()")
	p.want("(3, 5)")
	// Several statements at a time.
	p.send("\x1b[200~a = 3\nif a:\n    b = 4\n\na * b\r\n'é'\x1b[201~")
	p.ends("... 'é'")
	p.send("\r")
	p.shows("\n12\n'é'\n>>>")
	// What looks like keys in a paste is no key.
	p.send("\x1b[200~'x\x03\x04\x1b[A'\x1b[201~")
	p.ends("'x[A'")
	p.send("\r")
	p.prompt()
	// A terminal that does not mark pastes.
	p.send(strings.ReplaceAll(strings.ReplaceAll(pastedBlock, "class A", "class B"), "\n", "\r"))
	p.ends("return 5\n...     ")
	p.send("\r")
	p.enter("B().f(), B().g(), 1")
	p.want("(3, 5, 1)")
	// A big one.
	var big strings.Builder
	for range 2000 {
		big.WriteString("n += 1 # this is a line of a long text\n")
	}
	p.enter("n = 0")
	p.send("\x1b[200~" + big.String() + "\x1b[201~")
	p.ends("# this is a line of a long text\n... ")
	p.send("\r")
	p.prompt()
	p.enter(ctrlL + "n")
	p.want("\n2000\n")
}

func TestREPLEditsBlocks(t *testing.T) {
	p := newREPL(t, ptyOptions{})
	p.line("def f():", "...     ")
	p.send("return 'abc'\r\r")
	p.enter("f()")
	p.send(up + up) // the block, as a whole
	p.ends("...     return 'abc'")
	p.send(up + end)
	p.until("cursor in the first line", func(s *vt) bool { return strings.HasSuffix(s.line(s.row), "def f():") })
	p.send(left + left + "x" + down + end + backspace + "d'\r")
	p.ends("...     return 'abcd'\n... ")
	p.send("\r")
	p.enter("f(1)")
	p.want(">>> def f(x):\n...     return 'abcd'\n...\n>>> f(1)\n'abcd'")
}

func TestREPLEnds(t *testing.T) {
	p := newREPL(t, ptyOptions{})
	p.send("abc" + left + ctrlD) // deletes
	p.until("deletion", func(s *vt) bool { return s.line(s.row) == ">>> ab" })
	p.send(ctrlC)
	p.shows("KeyboardInterrupt")
	p.prompt()
	p.line("if 1:", "...     ")
	p.send(ctrlC)
	p.prompt()
	p.send(ctrlD)
	if status := p.finished(); status != 0 {
		t.Error("status", status)
	}
	if !strings.HasSuffix(p.text(), ">>>") {
		t.Errorf("it ends with\n%s", p.text())
	}
	for _, word := range []string{"exit", "quit", "exit()", "quit(0)"} {
		p := newREPL(t, ptyOptions{})
		p.send(word + "\r")
		if status := p.finished(); status != 0 {
			t.Error(word, "status", status)
		}
	}
	q := newREPL(t, ptyOptions{})
	q.enter("exit = 5")
	q.enter("exit")
	q.want(">>> exit\n5\n")
}

// The terminal is left as it was found.
func TestREPLTerminal(t *testing.T) {
	p := startPTY(t, "/bin/sh", ptyOptions{args: []string{"-c", "stty -a > before; " + build(t) + " -q; stty -a > after; cmp before after && echo same"}})
	p.prompt()
	p.enter("1")
	p.send(ctrlD)
	p.shows("\nsame")
	if p.screen.paste {
		t.Error("pastes are still marked")
	}
}

func TestREPLSuspend(t *testing.T) {
	p := startPTY(t, "/bin/bash", ptyOptions{args: []string{"--norc", "-i"}, env: []string{"PS1=$ "}})
	p.ends("$ ")
	p.send(build(t) + " -q\r")
	p.prompt()
	p.send("12 + " + ctrlZ)
	p.shows("Stopped")
	p.ends("$ ")
	p.send("fg\r")
	p.ends(">>> 12 + ")
	p.send("3\r")
	p.shows("\n15\n")
	p.prompt()
}
