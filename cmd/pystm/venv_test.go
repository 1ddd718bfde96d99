package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestVirtualEnvironment runs the interpreter by the link in a virtual environment:
// it finds the packages there, by a .pth file, too, and not the system's.
func TestVirtualEnvironment(t *testing.T) {
	exe := build(t)
	env := t.TempDir()
	site := filepath.Join(env, "lib/python3.11/site-packages")
	for name, text := range map[string]string{
		"pyvenv.cfg":                             "home = /nowhere\nInclude-System-Site-Packages = false\n",
		"lib/python3.11/site-packages/inside.py": "x = 1\n",
		"lib/python3.11/site-packages/more.pth":  "# a comment\nimport nothing\n../more\n/not/there\n",
		"lib/python3.11/more/further.py":         "x = 2\n",
		"bin/none":                               "",
	} {
		file := filepath.Join(env, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	python := filepath.Join(env, "bin/python")
	if err := os.Symlink(exe, python); err != nil {
		t.Fatal(err)
	}
	const program = `import sys, site, inside, further
print(sys.prefix != sys.base_prefix, sys.prefix == sys.argv[1], sys.executable == sys.argv[2], inside.x, further.x)
print(site.getsitepackages() == [sys.argv[3]], [p for p in sys.path if 'dist-packages' in p])`
	const want = "True True True 1 2\nTrue []\n"
	for _, called := range []string{python, "python"} {
		cmd := exec.Command(called, "-c", program, env, python, site)
		cmd.Path = python
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(python), "PYTHONPATH=")
		if out, err := cmd.CombinedOutput(); err != nil || string(out) != want {
			t.Errorf("called as %s: %v\n%s", called, err, out)
		}
	}
	out, err := exec.Command(exe, "-c", "import sys; print(sys.prefix == sys.base_prefix); import inside").CombinedOutput()
	if err == nil || !strings.HasPrefix(string(out), "True\n") || !strings.Contains(string(out), "No module named 'inside'") {
		t.Errorf("outside: %v\n%s", err, out)
	}
}
