package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/chzyer/readline"

	"pystm/lang/parser"
	"pystm/lang/vm"
)

// lineReader gives the lines that are typed at a prompt, without their ends.
type lineReader interface {
	read(prompt string) (string, error)
}

// terminal is a line reader with editing and history.
type terminal struct{ *readline.Instance }

func (r terminal) read(prompt string) (string, error) {
	r.SetPrompt(prompt)
	return r.Readline()
}

// piped reads lines that no one types; the prompts show all the same.
type piped struct{ *bufio.Reader }

func (r piped) read(prompt string) (string, error) {
	os.Stderr.WriteString(prompt)
	line, err := r.ReadString('\n')
	if line != "" {
		err = nil
	}
	return strings.TrimSuffix(line, "\n"), err
}

// newLineReader reads from standard input.
func newLineReader() (lineReader, func(), error) {
	if !isTerminal(os.Stdin) {
		return piped{bufio.NewReader(os.Stdin)}, func() {}, nil
	}
	rl, err := readline.NewEx(&readline.Config{InterruptPrompt: "\nKeyboardInterrupt"})
	if err != nil {
		return nil, nil, err
	}
	return terminal{rl}, func() { rl.Close() }, nil
}

// repl is the prompt: a line at a time, as many as the parser asks for.
func repl(t *vm.Thread, o *options) int {
	if o.flags.Quiet == 0 && o.script == "" && !o.hasCommand && !o.hasModule {
		fmt.Fprintf(os.Stderr, "Python %s\nType \"help\" for more information.\n", version)
	}
	lines, done, err := newLineReader()
	if err != nil {
		fmt.Fprintln(os.Stderr, "pystm:", err)
		return 1
	}
	defer done()
	session, err := t.NewSession()
	if err != nil {
		return t.ReportUncaught(err)
	}
	text := ""
	for {
		prompt := ">>> "
		if text != "" {
			prompt = "... "
		}
		line, err := lines.read(prompt)
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			text = ""
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(os.Stderr)
			return 0
		case err != nil:
			fmt.Fprintln(os.Stderr, "pystm:", err)
			return 1
		}
		first := text == ""
		text += line + "\n"
		if (!first && line != "" || needsMore(text)) && !(line == "" && !unfinished(text)) {
			continue
		}
		src := text
		text = ""
		if status, exit := session.Run(src); exit {
			return status
		}
	}
}

// needsMore reports whether more lines could complete the text.
func needsMore(text string) bool {
	_, err := parser.ParseString("<stdin>", text, parser.Single)
	return errors.Is(err, parser.ErrIncomplete)
}

// unfinished reports whether the text is incomplete even after an empty line:
// an open bracket or string.
func unfinished(text string) bool { return needsMore(text + "\n") }
