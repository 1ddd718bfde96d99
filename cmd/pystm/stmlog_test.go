package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// runPystm runs the program and returns what it printed.
func runPystm(t *testing.T, exe string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	cmd := exec.Command(exe, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	cmd.Run()
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// marked is the line of a script that has a comment.
func marked(t *testing.T, script, comment string) string {
	t.Helper()
	b, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(b), "\n") {
		if strings.HasSuffix(line, "# "+comment) {
			return filepath.Base(script) + ":" + strconv.Itoa(i+1)
		}
	}
	t.Fatalf("no line of %s is marked %s", script, comment)
	return ""
}

// The log of a program names the two lines that conflict, first.
func TestLogNamesTheLines(t *testing.T) {
	exe := build(t)
	for _, c := range []struct{ script, result, kind, a, b string }{
		{"average.py", "320000\n", "write-read", "WRITTEN", "READ"},
		{"tally.py", "180000\n", "write-write", "FIRST", "SECOND"},
		{"files.py", "120\n", "inevitable", "WAITS", "WAITS"},
	} {
		t.Run(c.script, func(t *testing.T) {
			script, log := filepath.Join("../../testdata/stmlog", c.script), filepath.Join(t.TempDir(), "log")
			a, b := marked(t, script, c.a), marked(t, script, c.b)
			head := regexp.MustCompile(`(?m)^ 1\. ` + c.kind + `: .* lost,`)
			text := ""
			for range 20 { // two runs of three show it; a busy machine may keep the threads from meeting
				out, errs, status := runPystm(t, exe, "--segments=2", "--stm-log", log, script)
				if out != c.result || errs != "" || status != 0 {
					t.Fatalf("%q, %q, status %d", out, errs, status)
				}
				text, errs, status = runPystm(t, exe, "stmlog", log)
				if errs != "" || status != 0 {
					t.Fatalf("%q, status %d", errs, status)
				}
				first, _, _ := strings.Cut(text, "\n 2. ")
				at, bt := strings.Index(first, "      "+a+" in "), strings.Index(first, "      "+b+" in ")
				if head.MatchString(first) && at >= 0 && bt >= 0 && strings.Contains(first, "hint: ") {
					return
				}
			}
			t.Errorf("the first pair is not %s %s, %s:\n%s", c.kind, a, b, text)
		})
	}
}

// The environment may ask for a log as well; all that can be made of one is made.
func TestLogOutputs(t *testing.T) {
	exe, dir := build(t), t.TempDir()
	log := filepath.Join(dir, "log")
	t.Setenv("PYSTM_LOG", log)
	if _, errs, status := runPystm(t, exe, "--stm=always", "-c", "import threading\nt = threading.Thread(target=print, name='Tom')\nt.start(); t.join()"); status != 0 {
		t.Fatal(errs)
	}
	t.Setenv("PYSTM_LOG", "")
	text, _, status := runPystm(t, exe, "stmlog", "--all", log)
	if status != 0 || !strings.Contains(text, "\nTom ") || !strings.Contains(text, "\nMainThread ") {
		t.Errorf("status %d:\n%s", status, text)
	}
	dump, _, status := runPystm(t, exe, "stmlog", "--dump", log)
	if status != 0 || !strings.Contains(dump, "\nrun thread=1 ") || !strings.Contains(dump, "\nend time=") {
		t.Errorf("status %d:\n%s", status, dump)
	}
	page, trace := filepath.Join(dir, "page.html"), filepath.Join(dir, "trace.json")
	out, errs, status := runPystm(t, exe, "stmlog", log, "--html", page, "--perfetto="+trace)
	if out != "" || errs != "" || status != 0 {
		t.Errorf("%q %q status %d", out, errs, status)
	}
	if b, err := os.ReadFile(page); err != nil || !strings.Contains(string(b), "</html>") || strings.Contains(string(b), "http") {
		t.Errorf("%d bytes of HTML, %v", len(b), err)
	}
	names := checkTrace(t, trace)
	if !names["process_name"] || !names["committed"] {
		t.Errorf("%v", names)
	}
}

// checkTrace checks that a file is a trace as Chrome and Perfetto read them, in
// which boxes of a row lie beside or within each other, and gives the names in it.
func checkTrace(t *testing.T, file string) map[string]bool {
	t.Helper()
	type track struct{ Pid, Tid int }
	type event struct {
		Name, Cat, Ph string
		Ts, Dur       float64
		track
		Args map[string]any
	}
	var trace struct {
		DisplayTimeUnit string
		TraceEvents     []event
	}
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, &trace)
	}
	if err != nil || len(trace.TraceEvents) < 10 || trace.DisplayTimeUnit != "ms" {
		t.Fatalf("%d events, %v", len(trace.TraceEvents), err)
	}
	names, known, rows := map[string]bool{}, map[track]bool{}, map[track][]event{}
	for _, e := range trace.TraceEvents {
		names[e.Name] = true
		switch {
		case e.Ph == "M" && e.Args["name"] != "" && (e.Name == "process_name" || e.Name == "thread_name"):
			known[e.track] = true
		case e.Ph == "X" && e.Ts >= 0 && e.Dur >= 0 && e.Cat != "" && known[e.track]:
			rows[e.track] = append(rows[e.track], e)
		default:
			t.Errorf("%+v", e)
		}
	}
	const rounding = 0.01
	for _, row := range rows {
		slices.SortFunc(row, func(a, b event) int { return cmp.Or(cmp.Compare(a.Ts, b.Ts), cmp.Compare(b.Dur, a.Dur)) })
		var open []event
		for _, e := range row {
			for len(open) > 0 && open[len(open)-1].Ts+open[len(open)-1].Dur <= e.Ts+rounding {
				open = open[:len(open)-1]
			}
			if n := len(open); n > 0 && e.Ts+e.Dur > open[n-1].Ts+open[n-1].Dur+rounding {
				t.Errorf("%+v\nlies across %+v", e, open[n-1])
			}
			open = append(open, e)
		}
	}
	return names
}

// Programs that a program starts do not write to its log, but may have their own.
func TestLogOfChildren(t *testing.T) {
	exe, dir := build(t), t.TempDir()
	child := "import os; assert os.system('" + exe + " -c pass') == 0"
	for _, c := range []struct {
		name string
		logs int
	}{{"log", 1}, {"log-%p", 2}} {
		t.Setenv("PYSTM_LOG", filepath.Join(dir, c.name))
		if _, errs, status := runPystm(t, exe, "-c", child); status != 0 {
			t.Fatal(errs)
		}
		files, err := filepath.Glob(filepath.Join(dir, strings.ReplaceAll(c.name, "%p", "*")))
		if err != nil || len(files) != c.logs {
			t.Errorf("%s: %v", c.name, files)
		}
		for _, f := range files {
			if text, _, _ := runPystm(t, exe, "stmlog", f); strings.Contains(text, "note:") || c.logs == 1 && !strings.Contains(text, "os.system") {
				t.Error(text)
			}
		}
	}
}

// What is no log, or not there, or cannot be written is told, with status 1; a
// wrong command line with status 2.
func TestLogMistakes(t *testing.T) {
	exe, dir := build(t), t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	good := filepath.Join(dir, "good")
	if _, errs, status := runPystm(t, exe, "--stm-log="+good, "-c", "pass"); status != 0 {
		t.Fatal(errs)
	}
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"stmlog", filepath.Join(dir, "none")}, 1, "none': [Errno 2] No such file or directory\n"},
		{[]string{"stmlog", dir}, 1, "is a directory\n"},
		{[]string{"stmlog", write("script.py", "print()\n")}, 1, "script.py: not a log of pystm's transactions\n"},
		{[]string{"stmlog", write("empty", "")}, 1, "empty: the log is empty\n"},
		{[]string{"stmlog", write("other", "pystmlog8\n....")}, 1, "other: a log of another version of pystm\n"},
		{[]string{"stmlog", good, "--html", filepath.Join(dir, "no", "page")}, 1, "page': [Errno 2] No such file or directory\n"},
		{[]string{"stmlog"}, 2, "no file given\nusage: "},
		{[]string{"stmlog", good, good}, 2, "more than one file"},
		{[]string{"stmlog", "--what"}, 2, "unknown option --what\nusage: "},
		{[]string{"stmlog", "--html"}, 2, "argument expected for --html\nusage: "},
		{[]string{"--stm-log", filepath.Join(dir, "no", "log"), "-c", "pass"}, 1, "no such file or directory\n"},
		{[]string{"--stm-stats=much", "-c", "pass"}, 2, "must be short or all, not much"},
	} {
		out, errs, status := runPystm(t, exe, c.args...)
		if out != "" || status != c.status || !strings.Contains(errs, c.want) {
			t.Errorf("%q: %q, %q, status %d", c.args, out, errs, status)
		}
	}
}

// A log of a program that was killed is readable, and says so.
func TestLogOfKilled(t *testing.T) {
	exe, log := build(t), filepath.Join(t.TempDir(), "log")
	runPystm(t, exe, "--stm=always", "--stm-log", log, "-c",
		"import os, signal, time\ne = time.time() + 1\nwhile time.time() < e: pass\nos.kill(os.getpid(), signal.SIGKILL)")
	text, errs, status := runPystm(t, exe, "stmlog", log)
	if status != 0 || errs != "" || !strings.Contains(text, "note: the log was cut off") || !regexp.MustCompile(`(?m)^MainThread +[1-9]`).MatchString(text) {
		t.Errorf("%q, status %d:\n%s", errs, status, text)
	}
	runPystm(t, exe, "--stm-log", log, "-c", "import os; os._exit(3)")
	if text, _, _ := runPystm(t, exe, "stmlog", log); strings.Contains(text, "note:") {
		t.Errorf("after os._exit:\n%s", text)
	}
	if _, errs, status = runPystm(t, exe, "--stm-log=/dev/full", "-c", "pass"); status != 1 || !strings.Contains(errs, "write /dev/full: no space left") {
		t.Errorf("%q, status %d", errs, status)
	}
}

// The summary at exit has ten lines that tell what happened.
func TestStats(t *testing.T) {
	exe := build(t)
	_, errs, _ := runPystm(t, exe, "--segments=2", "--stm-stats", "../../testdata/stmlog/tally.py")
	lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
	if len(lines) != 10 || !regexp.MustCompile(`^transactions +[1-9]\d*, of which \d+\.\d % were committed$`).MatchString(lines[0]) ||
		!regexp.MustCompile(`(?m)^mean length +\d`).MatchString(errs) {
		t.Errorf("%d lines:\n%s", len(lines), errs)
	}
	if _, errs, _ = runPystm(t, exe, "--stm-stats", "-c", "pass"); !strings.Contains(errs, "There was one thread") {
		t.Error(errs)
	}
	if _, errs, _ = runPystm(t, exe, "--stm-stats=all", "-c", "pass"); !strings.Contains(errs, "\nwrite/read conflict") {
		t.Error(errs)
	}
}
