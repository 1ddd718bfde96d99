package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestDemos runs the programs of folder demo, small, with aborts at random: each
// checks its result.
func TestDemos(t *testing.T) {
	exe := build(t)
	for _, c := range [][]string{
		{"primes.py", "2000"}, {"nqueens.py", "5"}, {"skiplist.py", "400"}, {"worms.py", "400"}, {"wordcount.py", "2000"},
		{"lee.py", "20"}, {"bank.py", "400"}, {"tsp.py", "6"}, {"orders.py", "slow", "20"}, {"orders.py", "fast", "20"},
	} {
		t.Run(strings.Join(c, " "), func(t *testing.T) {
			t.Parallel()
			for seed := 1; seed <= 5; seed++ {
				demo, err := filepath.Abs("../../demo/" + c[0])
				if err != nil {
					t.Fatal(err)
				}
				got := runCommand(t, exe, append([]string{"--chaos=" + strconv.Itoa(seed) + ",0.001", "--segments=3"}, c...), filepath.Dir(demo))
				if got.status != 0 || !strings.HasSuffix(got.stdout, ", result verified\n") {
					t.Errorf("seed %d: status %d\n%s%s", seed, got.status, got.stdout, got.stderr)
				}
			}
		})
	}
}
