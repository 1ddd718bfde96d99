package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/chzyer/readline"

	"pystm/lang/parser"
	"pystm/lang/vm"
)

// repl is the prompt: a line at a time, as many as the parser asks for.
func repl(t *vm.Thread, o *options) int {
	if !o.quiet && o.script == "" && !o.hasCommand && o.module == "" {
		fmt.Fprintf(os.Stderr, "Python %s\nType \"help\" for more information.\n", version)
	}
	rl, err := readline.NewEx(&readline.Config{Prompt: ">>> ", InterruptPrompt: "\nKeyboardInterrupt"})
	if err != nil {
		fmt.Fprintln(os.Stderr, "pystm:", err)
		return 1
	}
	defer rl.Close()
	session, err := t.NewSession()
	if err != nil {
		return report(t, err)
	}
	text := ""
	for {
		rl.SetPrompt(">>> ")
		if text != "" {
			rl.SetPrompt("... ")
		}
		line, err := rl.Readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			text = ""
			continue
		case errors.Is(err, io.EOF):
			fmt.Println()
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
		if err := t.FlushStandard(); err != nil {
			return 120
		}
	}
}

// needsMore reports whether more lines could complete the text.
func needsMore(text string) bool {
	_, err := parser.Parse("<stdin>", []byte(text), parser.Single)
	return errors.Is(err, parser.ErrIncomplete)
}

// unfinished reports whether the text is incomplete even after an empty line:
// an open bracket or string.
func unfinished(text string) bool { return needsMore(text + "\n") }
