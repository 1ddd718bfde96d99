package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const demoFolder = "../../demo"

// demo is the command line of a demo.
type demo struct {
	rate string // the share of break points that abort: most calls come to their end
	args []string
}

// TestDemos runs the programs of folder demo with aborts at random: each checks
// its result, and prints how much faster it was than on one segment.
func TestDemos(t *testing.T) {
	t.Setenv("DEMO_ROUNDS", "1")
	exe := build(t)
	for _, c := range demos {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			t.Parallel()
			for seed := 1; seed <= 5; seed++ {
				got := runCommand(t, exe, append([]string{"--chaos=" + strconv.Itoa(seed) + "," + c.rate, "--segments=3"}, c.args...), demoFolder)
				if got.status != 0 || !demoResult.MatchString(got.stdout) {
					t.Errorf("seed %d: status %d\n%s%s", seed, got.status, got.stdout, got.stderr)
				}
			}
		})
	}
}

var demoResult = regexp.MustCompile(`^([\w ,]+: 1 segment \d+\.\d\d s, 3 segments \d+\.\d\d s, speed-up \d+\.\d\d, result verified\n)+$`)

// TestDemosAreTested: none is forgotten.
func TestDemosAreTested(t *testing.T) {
	files, err := filepath.Glob(demoFolder + "/*.py")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"speedup.py": true, "wordfreq.py": true} // no programs for many threads
	for _, c := range demos {
		known[c.args[0]] = true
	}
	for _, file := range files {
		if !known[filepath.Base(file)] {
			t.Error(file)
		}
	}
}

// TestDemosOnCPython runs those that need nothing of pystm's own with the fallback.
func TestDemosOnCPython(t *testing.T) {
	t.Setenv("DEMO_ROUNDS", "1")
	python := cpython(t)
	for _, c := range demos {
		out, errs, err := withFallback(t, python, demoFolder, c.args...)
		if err != nil || !strings.HasSuffix(out, ", result verified\n") {
			t.Errorf("%q: %v\n%s%s", c.args, err, out, errs)
		}
	}
}

// TestWalkThrough does what demo/README.md tells of the program that does not
// scale: the log names the two lines, and the better program has lost them.
func TestWalkThrough(t *testing.T) {
	t.Setenv("DEMO_ROUNDS", "1")
	exe, log := build(t), filepath.Join(t.TempDir(), "log")
	told, err := os.ReadFile(filepath.Join(demoFolder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	report := func(way string) string {
		if got := runCommand(t, exe, []string{"--segments=2", "--stm-log", log, "orders.py", way, "3000"}, demoFolder); got.status != 0 {
			t.Fatalf("status %d\n%s%s", got.status, got.stdout, got.stderr)
		}
		text, errs, status := runPystm(t, exe, "stmlog", log)
		if errs != "" || status != 0 {
			t.Fatalf("%q, status %d", errs, status)
		}
		return text
	}
	lines := regexp.MustCompile(`(?m)^      orders\.py:\d+ in .*$`)
	first := ""
	for range 5 { // a busy machine may keep the threads from meeting
		// Which comes first, reading what another writes or both writing, depends on the machine.
		first, _, _ = strings.Cut(report("slow"), "\n 3. ")
		_, pair, _ := strings.Cut(first, ". write-read: ")
		pair, _, _ = strings.Cut(pair, "\n 2. ")
		sides := lines.FindAllString(pair, -1)
		_, hint, found := strings.Cut(pair, "    hint: ")
		if !found || len(sides) != 2 {
			continue
		}
		hint, _, _ = strings.Cut(hint, "\n")
		untold := func(side string) bool { return !strings.Contains(string(told), "    "+side+"\n") }
		// A thread that was kept from running loses elsewhere, too.
		if slices.ContainsFunc(append(lines.FindAllString(first, -1), "    hint: "+hint), untold) {
			continue
		}
		if !strings.HasSuffix(sides[0], ": self.invoices = invoice + 1") || !strings.HasSuffix(sides[1], ": invoice = self.invoices") {
			t.Errorf("these are not the lines:\n%s", first)
		}
		trace := log + ".json"
		if _, errs, status := runPystm(t, exe, "stmlog", log, "--perfetto", trace); errs != "" || status != 0 {
			t.Fatalf("%q, status %d", errs, status)
		}
		if names := checkTrace(t, trace); !names["aborted: write-read"] {
			t.Error(names)
		}
		// Some is lost until it is known which dicts are shared.
		rest := report("fast")
		lost := time.Duration(0)
		if m := regexp.MustCompile(`lost: ([\d.]+) (\S+) in all`).FindStringSubmatch(rest); m != nil {
			if lost, err = time.ParseDuration(m[1] + m[2]); err != nil {
				t.Error(err)
			}
		}
		if strings.Contains(rest, " in FastShop.sell: ") && !strings.Contains(rest, " length: ") && lost > 20*time.Millisecond {
			t.Errorf("the better program has lost time, too:\n%s", rest)
		}
		return
	}
	t.Errorf("no pair of two lines that README.md has is among the first two:\n%s", first)
}
