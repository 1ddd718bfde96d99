package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Every option that the help text lists is one, and the other way round.
func TestCommandHelp(t *testing.T) {
	values := map[string]string{"-c": "1", "-m": "x", "-W": "error", "-X": "x", "--check-hash-based-pycs": "always", "--max-heap": "1G",
		"--segments": "2", "--stm": "always", "--chaos": "1", "--dis": "x", "--completion": "bash", "--stm-log": "x"}
	names := optionNames()
	for _, name := range names {
		args := []string{name}
		if v, ok := values[name]; ok {
			args = append(args, v)
		}
		if _, err := parseFlags(args, func(string) string { return "" }); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for c := byte('!'); c <= '~'; c++ {
		name := "-" + string(c)
		_, err := parseFlags([]string{name, "1"}, func(string) string { return "" })
		if known := err == nil; known != slices.Contains(names, name) && c != '-' && c != '?' {
			t.Errorf("%s: known %v, listed %v", name, known, !known)
		}
	}
	for line := range strings.SplitSeq(usageText, "\n") {
		if len(line) > 88 {
			t.Errorf("a long line: %s", line)
		}
	}
}

func TestCommandCompletion(t *testing.T) {
	exe := build(t)
	for line, want := range map[string]string{
		"pystm --seg":            "--segments",
		"pystm --stm a":          "auto always",
		"pystm -m json.d":        "json.decoder",
		"pystm -m json.to":       "json.tool",
		"pystm --completion ":    "bash",
		"pystm -B --stm-stat":    "--stm-stats",
		"pystm -W err":           "error",
		"pystm completion_te":    "",
		"pystm ../../demo/wordf": "../../demo/wordfreq.py",
	} {
		script := "source <(" + exe + " --completion bash)\ncompopt() { :; }\n" +
			"COMP_WORDS=(" + strings.Replace(line, "pystm", exe, 1)
		if strings.HasSuffix(line, " ") {
			script += `""`
		}
		script += ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_pystm\necho \"${COMPREPLY[*]}\""
		out, err := exec.Command("bash", "--norc", "-c", script).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", line, got, err, want)
		}
	}
}
