package compile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pystm/lang/parser"
	"pystm/lang/vm/code"
	"pystm/lang/vm/compile"
)

// What the compiler makes of all sources at hand passes the check that code from
// outside has to pass.
func TestFlow(t *testing.T) {
	roots := []string{"../../../lib/std/frozen", "../../../testdata"}
	if dir := os.Getenv("FLOW_SOURCES"); dir != "" {
		roots = append(roots, dir)
	}
	files := 0
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".py") {
				return err
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			tree, err := parser.Parse(path, src, parser.Exec)
			if err != nil {
				return nil // scripts with errors are among them
			}
			c, err := compile.Module(tree, path, compile.Options{})
			if err != nil {
				return nil
			}
			files++
			if err := code.CheckFlow(c); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files == 0 {
		t.Error("no sources")
	}
}
