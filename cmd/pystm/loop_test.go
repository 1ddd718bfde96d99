package main

import (
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// The way from one instruction of the bytecode loop to the next is what every
// program's speed hangs on, and a change anywhere in the function can lengthen it
// (see the essay in lang/vm/dispatch.go). So the machine code is looked at: the
// block that most fast paths jump to must reach the jump through the table within
// a few instructions, none of which is a jump, a comparison or a store.
func TestLoopIsTight(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the listing is read for amd64")
	}
	t.Parallel()
	listing, err := exec.Command("go", "tool", "objdump", "-s", `^pystm/lang/vm\.\(\*Thread\)\.run$`, build(t)).Output()
	if err != nil {
		t.Fatal(err)
	}
	var instrs []string
	at, jumps := map[string]int{}, map[string]int{} // of an address: the place in instrs, the jumps to it
	line := regexp.MustCompile(`(?m)^\s+\S+\s+(0x[0-9a-f]+)\s+[0-9a-f]+\s+(.*?)\s*$`)
	for _, m := range line.FindAllStringSubmatch(string(listing), -1) {
		at[m[1]] = len(instrs)
		instrs = append(instrs, m[2])
		if to, ok := strings.CutPrefix(m[2], "JMP "); ok {
			jumps[to]++
		}
	}
	table := slices.IndexFunc(instrs, func(s string) bool { return strings.HasPrefix(s, "JMP 0(") })
	for to, n := range jumps {
		if next, ok := at[to]; ok && n > 20 && next < table && table-next <= 5 {
			way := strings.Join(instrs[next:table+1], "\n")
			if long := regexp.MustCompile(`(?m)^(J.* 0x|CMP|MOV\S* [^,]+, .*\()`).FindString(way); long != "" {
				t.Errorf("%s on the way to the next instruction:\n%s", long, way)
			}
			return
		}
	}
	t.Errorf("no block that many jump to is near the jump through the table:\n%s", strings.Join(instrs[max(0, table-15):table+1], "\n"))
}
