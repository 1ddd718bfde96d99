//go:build slow

package main

import (
	"strings"
	"testing"
)

// TestScriptsEveryMode runs the whole script suite in every stress mode. CI runs
// a part of it.
func TestScriptsEveryMode(t *testing.T) {
	for _, mode := range []string{
		"--stm=always",
		"--gc-stress",
		"--chaos=1",
		"--chaos=2",
		"--chaos=3,0.05",
		"--chaos=4,0.01",
		"--chaos=5 --segments=4",
		"--chaos=6 --gc-stress",
		"--segments=1",
	} {
		t.Run(mode, func(t *testing.T) { runScripts(t, strings.Fields(mode)) })
	}
}
