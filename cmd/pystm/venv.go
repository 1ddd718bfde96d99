package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Virtual environments (PEP 405): a folder whose bin/python is a link to the
// interpreter, with packages of its own. The file pyvenv.cfg tells them.

// install is where the interpreter was called, and what belongs to it.
type install struct {
	executable string // as it was called, an absolute path
	base       string // the file itself
	prefix     string // folder of the virtual environment, "" if it is none
	system     bool   // the environment has the system's packages, too
}

// findInstall looks at how the program was called. A link that is none to this
// program, as exec -a makes it believe, does not count.
func findInstall() install {
	base, err := os.Executable()
	if err != nil {
		return install{}
	}
	in := install{executable: base, base: base}
	called, err := exec.LookPath(os.Args[0])
	if err != nil {
		return in
	}
	if called, err = filepath.Abs(called); err != nil || !sameFile(called, base) {
		return in
	}
	in.executable = called
	folder := filepath.Dir(called)
	for _, dir := range [...]string{folder, filepath.Dir(folder)} {
		if text, err := os.ReadFile(filepath.Join(dir, "pyvenv.cfg")); err == nil {
			in.prefix = dir
			in.system = configured(string(text), "include-system-site-packages") == "true"
			break
		}
	}
	return in
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// configured is the value of a key in a file of lines "key = value", in lower case.
func configured(text, key string) string {
	for _, line := range strings.Split(text, "\n") {
		k, v, ok := strings.Cut(line, "=")
		if ok && strings.EqualFold(strings.TrimSpace(k), key) {
			return strings.ToLower(strings.TrimSpace(v))
		}
	}
	return ""
}
