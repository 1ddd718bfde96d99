package main

import (
	"os/exec"
	"strings"
	"testing"
)

// arrows is what each package may import of ours; docs/ARCHITECTURE.md, "Floors".
var arrows = map[string]string{
	"runtime/gc":      "",
	"runtime/stmlog":  "",
	"runtime/stm":     "runtime/gc runtime/stmlog",
	"lang/parser/ast": "",
	"lang/vm/code":    "",
	"lang/parser":     "lang/parser/ast lang/elementary",
	"lang/vm/compile": "lang/parser lang/parser/ast lang/vm/code",
	"lang/vm/obj":     "runtime/stm runtime/gc lang/elementary",
	"lang/vm":         "lang/vm/code lang/vm/compile lang/vm/obj lang/parser lang/parser/ast runtime/stm runtime/stmlog runtime/gc",
	"lang/vm/builtin": "lang/vm lang/vm/obj lang/elementary",
	"lang/elementary": "",
	"lang/unidata":    "",
	"lib/re":          "lang/vm/obj",
	"lib/decimal":     "",
	"lib/poll":        "",
	"lib/bzip2":       "",
	"lib/xz":          "",
	"lib/expat":       "",
	"lib/cjk":         "",
	"lib/repl":        "lang/parser lang/parser/ast lang/vm lang/vm/obj lib/repl/edit",
	"lib/repl/edit":   "lang/unidata",
	"lib/std":         "lib/bzip2 lib/xz lib/cjk lib/expat lib/decimal lib/re lib/poll lang/unidata lang/vm lang/vm/obj lang/elementary runtime/stm",
	"cmd/pystm":       "lang/parser lang/vm lang/vm/builtin lang/vm/code lang/vm/compile lib/repl lib/std lib/stmreport lib/transaction runtime/stm runtime/stmlog",
	"lib/stmreport":   "runtime/stmlog",
	"lib/transaction": "lang/vm lang/vm/obj runtime/stm",
}

func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, "pystm/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		pkg, imports, _ := strings.Cut(line, ":")
		pkg = strings.TrimPrefix(pkg, "pystm/")
		allowed, ok := arrows[pkg]
		if !ok {
			t.Errorf("package %s has no row in the table of arrows", pkg)
			continue
		}
		may := map[string]bool{}
		for _, p := range strings.Fields(allowed) {
			may[p] = true
		}
		for _, imp := range strings.Fields(imports) {
			if own, ours := strings.CutPrefix(imp, "pystm/"); ours && !may[own] {
				t.Errorf("%s imports %s, against the arrows", pkg, own)
			}
		}
	}
}
