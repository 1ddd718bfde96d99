package main

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestSlowReader: who reads the output of a thread does so late. The others go on
// meanwhile, and every line comes once, those of one thread in their order.
func TestSlowReader(t *testing.T) {
	const late, lines = 2 * time.Second, 20000
	exe := build(t)
	worked := 0
	for range 3 { // the machine may have been busy
		cmd := exec.Command("timeout", "60", exe, "-B", "slow_reader.py")
		cmd.Dir = "../../testdata/output"
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(late)
		text, _ := io.ReadAll(out)
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
		got := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		var next [2]int
		for _, line := range got[:len(got)-1] {
			var k, i int
			if _, err := fmt.Sscanf(line, "thread %d line %d", &k, &i); err != nil || next[k] != i {
				t.Fatalf("%q comes after line %d", line, next[k]-1)
			}
			next[k]++
		}
		if next != [2]int{lines, lines} {
			t.Fatalf("%v lines", next)
		}
		if _, err := fmt.Sscanf(got[len(got)-1], "worked %d", &worked); err != nil {
			t.Fatal(got[len(got)-1])
		}
		if time.Duration(worked)*time.Millisecond < late {
			return
		}
	}
	t.Errorf("the main thread needed %d ms for 300", worked)
}
