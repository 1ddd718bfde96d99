package repl

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"pystm/lang/parser"
	"pystm/lang/vm"
)

// piped reads entries where there is no editor: no one types them, or the
// terminal is a simple one. The prompts show all the same.
type piped struct {
	t     *vm.Thread
	ask   chan struct{} // for a line
	lines chan line
	ready chan struct{} // a line is there
	asked bool
}

type line struct {
	text string
	err  error
}

func newPiped(t *vm.Thread, in io.Reader) *piped {
	p := &piped{t: t, ask: make(chan struct{}), lines: make(chan line, 1), ready: make(chan struct{}, 1)}
	go func() {
		r := bufio.NewReader(in)
		for range p.ask {
			text, err := r.ReadString('\n')
			p.lines <- line{text, err}
			p.ready <- struct{}{}
		}
	}()
	return p
}

// line reads a line. Ctrl-C ends the wait for it, not the reading.
func (p *piped) line() (string, error) {
	for got := false; !got; {
		wait(p.t)(func() {
			if !p.asked {
				p.ask <- struct{}{}
				p.asked = true
			}
			got = p.t.WaitFor(p.ready, time.Time{})
		})
		if !got {
			if err := signalled(p.t); err != nil {
				return "", err
			}
		}
	}
	p.asked = false
	l := <-p.lines
	return l.text, l.err
}

func (p *piped) read(ps1, ps2 string) (string, error) {
	text := ""
	for prompt := ps1; ; prompt = ps2 {
		os.Stderr.WriteString(prompt)
		line, err := p.line()
		if line == "" && err != nil {
			fmt.Fprintln(os.Stderr)
			if text != "" && errors.Is(err, io.EOF) {
				return text, nil
			}
			return "", err
		}
		line = strings.TrimSuffix(line, "\n")
		_, parsed := parser.ParseString("<stdin>", text+line, parser.Prompt)
		text += line + "\n"
		if !errors.Is(parsed, parser.ErrIncomplete) {
			return text, nil
		}
	}
}
