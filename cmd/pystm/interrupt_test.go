package main

import (
	"strings"
	"testing"
)

// Natives that go through very much without Python code are ended by a signal.
func TestSignalEndsNatives(t *testing.T) {
	const program = `
import itertools, signal
def handler(*args): raise ZeroDivisionError
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
many = range(10**12)
try: EXPRESSION
except ZeroDivisionError: print('ended')
except MemoryError: print('too late')
`
	exe := build(t)
	for _, expression := range []string{
		"list(zip(many, many))", "list(enumerate(many))", "dict(zip(many, many))", "dict(enumerate(many))",
		"list(itertools.chain.from_iterable([] for _ in many))", "a, *b = zip(many, many)", "set(zip(many, many))",
	} {
		t.Run(expression, func(t *testing.T) {
			t.Parallel()
			out, errs, status := runPystm(t, exe, "--max-heap=2G", "-c", strings.ReplaceAll(program, "EXPRESSION", expression))
			if out != "ended\n" || errs != "" || status != 0 {
				t.Errorf("%q, %q, status %d", out, errs, status)
			}
		})
	}
}
