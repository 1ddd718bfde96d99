package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"sync"
	"syscall"

	"pystm/lang/parser"
	"pystm/lang/vm"
	"pystm/lang/vm/builtin"
	"pystm/lang/vm/code"
	"pystm/lang/vm/compile"
	"pystm/lib/std"
)

// start does what the command line says and returns the exit status.
func start(o *options) int {
	switch {
	case o.showHelp:
		fmt.Print(usage)
		return 0
	case o.showVersion:
		fmt.Println("Python " + version)
		return 0
	case o.dis:
		return disassemble(o.script)
	}
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err == nil && pprof.StartCPUProfile(f) == nil {
			defer pprof.StopCPUProfile()
		}
	}
	machine, t, err := newVM(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "pystm:", err)
		return 1
	}
	watchSignals(machine)
	status := runMain(t, o)
	return shutdown(t, status)
}

// newVM makes the interpreter for a command line.
func newVM(o *options) (*vm.VM, *vm.Thread, error) {
	opts := vm.Options{
		GCStress: o.gcStress, NoBytecode: o.noBytecode, Optimize: o.optimize,
		Types: builtin.Types(), Funcs: builtin.Functions(), Modules: std.Modules(), Frozen: std.Frozen,
		Argv: argv(o), Path: searchPath(o), WarnOptions: o.warnings, Version: version, Unbuffered: o.unbuffered,
		RecursionLimit: 1000, Inspect: o.inspect,
	}
	opts.Build, opts.CachePrefix = sync.OnceValue(buildID), os.Getenv("PYTHONPYCACHEPREFIX")
	if dir, err := os.UserCacheDir(); err == nil {
		opts.CacheDir = filepath.Join(dir, "pystm")
	}
	opts.Runtime.Heap.Poison = o.gcStress
	opts.Runtime.Heap.MaxHeap = o.maxHeap
	if o.maxHeap == 0 {
		opts.Runtime.Heap.MaxHeap = availableMemory() / 5 * 4
	}
	return vm.New(opts)
}

// argv is sys.argv.
func argv(o *options) []string {
	first := o.script
	switch {
	case o.hasCommand:
		first = "-c"
	case o.module != "":
		first = "-m"
	}
	return append([]string{first}, o.args...)
}

// searchPath is sys.path: the script's folder, PYTHONPATH.
func searchPath(o *options) []string {
	var path []string
	switch {
	case o.hasCommand || o.script == "" || o.script == "-":
		path = append(path, "")
	case o.module != "":
		if wd, err := os.Getwd(); err == nil {
			path = append(path, wd)
		}
	default:
		script := o.script
		if real, err := filepath.EvalSymlinks(script); err == nil {
			script = real
		}
		if dir, err := filepath.Abs(filepath.Dir(script)); err == nil {
			path = append(path, dir)
		}
	}
	for _, dir := range filepath.SplitList(os.Getenv("PYTHONPATH")) {
		if dir != "" {
			path = append(path, dir)
		}
	}
	return path
}

// watchSignals turns Ctrl-C into KeyboardInterrupt.
func watchSignals(machine *vm.VM) {
	signal.Ignore(syscall.SIGPIPE)
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	go func() {
		for range c {
			machine.Interrupt()
		}
	}()
}

// runMain runs the program of a command line.
func runMain(t *vm.Thread, o *options) int {
	if _, err := t.ImportModule("sys"); err != nil {
		return report(t, err)
	}
	var err error
	switch {
	case o.hasCommand:
		err = runSource(t, []byte(o.command+"\n"), "<string>", "", o)
	case o.module != "":
		err = runModule(t, o)
	case o.script == "" && isTerminal(os.Stdin):
		return repl(t, o)
	case o.script == "" || o.script == "-":
		var src []byte
		if src, err = io.ReadAll(os.Stdin); err == nil {
			err = runSource(t, src, "<stdin>", "", o)
		}
	default:
		src, rerr := readScript(o.script)
		if rerr != nil {
			fmt.Fprintln(os.Stderr, rerr)
			return 2
		}
		name, aerr := filepath.Abs(o.script)
		if aerr != nil {
			name = o.script
		}
		err = runSource(t, src, name, name, o)
	}
	status := 0
	if err != nil {
		status = report(t, err)
	}
	if o.inspect {
		return repl(t, o)
	}
	return status
}

// readScript reads a script; a folder is run by its __main__.py.
func readScript(name string) ([]byte, error) {
	st, err := os.Stat(name)
	if err == nil && st.IsDir() {
		main := filepath.Join(name, "__main__.py")
		if _, err := os.Stat(main); err != nil {
			return nil, fmt.Errorf("pystm: can't find '__main__' module in '%s'", name)
		}
		name = main
	}
	src, err := os.ReadFile(name)
	if err != nil {
		abs, _ := filepath.Abs(name)
		return nil, fmt.Errorf("pystm: can't open file '%s': %s", abs, errnoText(err))
	}
	return src, nil
}

func errnoText(err error) string {
	var no syscall.Errno
	if e, ok := err.(*os.PathError); ok {
		if no, ok = e.Err.(syscall.Errno); ok {
			text := no.Error()
			return fmt.Sprintf("[Errno %d] %s", int(no), strings.ToUpper(text[:1])+text[1:])
		}
	}
	return err.Error()
}

func runSource(t *vm.Thread, src []byte, filename, file string, o *options) error {
	return t.RunMainSource(src, filename, file, "", compile.Options{Optimize: o.optimize})
}

// runModule is -m: runpy for modules and packages.
func runModule(t *vm.Thread, o *options) error {
	return t.RunMainModule(o.module)
}

// report shows an uncaught exception and gives the exit status it stands for.
func report(t *vm.Thread, err error) int { return t.ReportUncaught(err) }

// shutdown ends the interpreter: exit functions, then what is still buffered.
func shutdown(t *vm.Thread, status int) int {
	if err := t.RunExitFunctions(); err != nil {
		t.ReportUncaught(err)
	}
	if err := t.FlushStandard(); err != nil && status == 0 {
		status = 120
	}
	std.FlushFiles(t)
	return status
}

// disassemble prints the bytecode of a file.
func disassemble(name string) int {
	src, err := readScript(name)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	tree, err := parser.Parse(name, src, parser.Exec)
	if err == nil {
		var c *code.Code
		if c, err = compile.Module(tree, name, compile.Options{}); err == nil {
			code.Disasm(os.Stdout, c)
			return 0
		}
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}
