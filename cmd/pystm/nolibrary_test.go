package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a web application needs is embedded: everything here runs as on a machine
// without CPython's library.

const bottleFile = "/usr/lib/python3/dist-packages/bottle.py"

// noLibrary is the environment of a machine that has bottle.py alone.
func noLibrary(t *testing.T) []string {
	t.Helper()
	haveBottle(t)
	src, err := os.ReadFile(bottleFile)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bottle.py"), src, 0o644); err != nil {
		t.Fatal(err)
	}
	return []string{"PYSTM_STDLIB=" + t.TempDir(), "PYTHONPATH=" + dir}
}

func TestNoLibrary(t *testing.T) {
	t.Setenv("PYSTM_STDLIB", t.TempDir())
	exe := build(t)
	files, _ := filepath.Glob("../../testdata/nolibrary/*.py")
	if len(files) < 7 {
		t.Fatalf("only %d scripts found", len(files))
	}
	for _, name := range []string{"logging_all", "tempfile_kinds", "shutil_tree", "json_all", "datetime_basics", "pickle_protocols", "io_text"} {
		files = append(files, "../../testdata/modules/"+name+".py")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			file, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			want, stderr := expected(t, file)
			if bad := problem(runScript(t, exe, nil, file), want, stderr); bad != "" {
				t.Error(bad)
			}
		})
	}
}

func TestBottleNoLibrary(t *testing.T) {
	bottleTutorial(t, noLibrary(t))
}

func TestBottleDemosNoLibrary(t *testing.T) {
	t.Parallel()
	env := noLibrary(t)
	for _, d := range bottleDemos {
		t.Run(d.name, func(t *testing.T) { d.run(t, env) })
	}
}

// Bottle is imported from the cache in less than 150 ms on a quiet machine: the
// bound leaves room for a busy one.
func TestBottleImportTime(t *testing.T) {
	haveBottle(t)
	c := newCacheCase(t)
	src, err := os.ReadFile(bottleFile)
	if err != nil {
		t.Fatal(err)
	}
	c.write("bottle.py", string(src))
	cmd := func() time.Duration {
		begin := time.Now()
		c.run("import bottle")
		return time.Since(begin)
	}
	cmd()
	best := cmd()
	for range 9 {
		best = min(best, cmd())
	}
	t.Logf("import bottle: %v", best)
	if best > 400*time.Millisecond {
		t.Errorf("import bottle takes %v", best)
	}
}
