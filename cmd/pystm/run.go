package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"syscall"

	"pystm/lang/parser"
	"pystm/lang/vm"
	"pystm/lang/vm/builtin"
	"pystm/lang/vm/code"
	"pystm/lang/vm/compile"
	"pystm/lib/repl"
	"pystm/lib/std"
	"pystm/lib/transaction"
)

// start does what the command line says and returns the exit status.
func start(o *options) int {
	switch {
	case o.showHelp:
		fmt.Print(usageText)
		return 0
	case o.completion != "":
		fmt.Print(bashCompletion())
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
	console := repl.NewConsole()
	machine, t, err := newVM(o, console)
	if err != nil {
		fmt.Fprintln(os.Stderr, "pystm:", err)
		return 1
	}
	watchSignals(machine)
	if console != nil {
		console.Handled = machine.HandlesSignal
	}
	status := runMain(t, o, console)
	status = shutdown(t, status)
	switch o.stm.stats {
	case "short":
		showStats(os.Stderr, machine.Stats())
	case "all":
		showAll(os.Stderr, machine.RT)
	}
	if err := machine.RT.CloseLog(); err != nil {
		fmt.Fprintln(os.Stderr, "pystm: the record of transactions is not complete:", err)
	}
	return status
}

// newVM makes the interpreter for a command line.
func newVM(o *options, console *repl.Console) (*vm.VM, *vm.Thread, error) {
	o.stdlib = stdlib()
	o.install = findInstall()
	opts := vm.Options{
		GCStress: o.gcStress, Flags: o.flags,
		Types: builtin.Types(), Funcs: builtin.Functions(), Modules: slices.Concat(std.Modules(), transaction.Modules()), Frozen: frozen, Spare: std.Spare,
		Embedded: func() []string { return append(std.Embedded(), transaction.Embedded()...) },
		Argv:     argv(o), OrigArgv: os.Args, Inherited: o.inherited, Path: searchPath(o), Stdlib: o.stdlib,
		Executable: o.install.executable, BaseExecutable: o.install.base, Prefix: o.install.prefix, WarnOptions: o.warnings, XOptions: o.xoptions,
		Unbuffered: o.unbuffered, RecursionLimit: 1000, Debug: o.stm.debug,
		Build: sync.OnceValue(buildID), CachePrefix: o.cachePrefix,
	}
	if console != nil {
		opts.Console = console
		opts.Modules = append(opts.Modules, console.Module())
	}
	if dir, err := os.UserCacheDir(); err == nil {
		opts.CacheDir = filepath.Join(dir, "pystm")
	}
	opts.Runtime.Heap.Poison = o.gcStress
	o.stm.apply(&opts.Runtime)
	if err := o.stm.openLog(&opts.Runtime); err != nil {
		return nil, nil, err
	}
	opts.Runtime.Heap.MaxHeap = o.maxHeap
	if o.maxHeap == 0 {
		opts.Runtime.Heap.MaxHeap = availableMemory() / 5 * 4
	}
	// Natives have copies of large values in the Go heap for a moment, which nobody
	// counts. Rarely collected, they would use up what is left of the memory.
	debug.SetMemoryLimit(max(opts.Runtime.Heap.MaxHeap/4, leastGoMemory))
	return vm.New(opts)
}

// leastGoMemory is what the Go heap may always use without being collected more often.
const leastGoMemory = 256 << 20

// frozen is the source of an embedded module.
func frozen(name string) (src []byte, isPackage, ok bool) {
	if src, isPackage, ok = transaction.Frozen(name); ok {
		return src, isPackage, ok
	}
	return std.Frozen(name)
}

// argv is sys.argv.
func argv(o *options) []string {
	first := o.script
	switch {
	case o.hasCommand:
		first = "-c"
	case o.hasModule:
		first = "-m"
	}
	return append([]string{first}, o.args...)
}

// stdlib is the folder of the Python modules of CPython 3.11's standard
// library, from which those are taken that are not built in: PYSTM_STDLIB, or
// where systems install it. Empty if there is none.
func stdlib() string {
	if dir, ok := os.LookupEnv("PYSTM_STDLIB"); ok {
		return dir
	}
	for _, dir := range [...]string{"/usr/lib/python3.11", "/usr/local/lib/python3.11"} {
		if st, err := os.Stat(dir); err == nil && st.IsDir() {
			return dir
		}
	}
	return ""
}

// watchSignals turns Ctrl-C into KeyboardInterrupt.
func watchSignals(machine *vm.VM) {
	signal.Ignore(syscall.SIGPIPE)
	std.SignalDefaults(machine)
	if !signal.Ignored(syscall.SIGQUIT) {
		std.WatchQuit(machine)
	}
	if signal.Ignored(os.Interrupt) { // in a shell's background: Ctrl-C is for others
		machine.HandleSignal(int(syscall.SIGINT), false, false)
		return
	}
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	go func() {
		for range c {
			machine.Interrupt()
		}
	}()
}

// runMain runs the program of a command line.
func runMain(t *vm.Thread, o *options, console *repl.Console) int {
	if _, err := t.ImportModule("sys"); err != nil {
		return t.ReportUncaught(err)
	}
	if err := std.RecodeStandard(t); err != nil {
		fmt.Fprintln(os.Stderr, "Fatal Python error: init_sys_streams: can't initialize sys standard streams")
		return t.ReportUncaught(err)
	}
	if len(o.warnings) > 0 {
		if _, err := t.ImportModule("warnings"); err != nil {
			return t.ReportUncaught(err)
		}
	}
	prompt := o.flags.Interactive > 0 || isTerminal(os.Stdin)
	status := 0
	var err error
	switch {
	case o.hasCommand:
		err = t.RunCommand(o.command + "\n")
	case o.hasModule:
		err = t.RunMainModule(o.module)
	case (o.script == "" || o.script == "-") && prompt:
		return interactive(t, o, console, true)
	case o.script == "" || o.script == "-":
		var src []byte
		if src, err = io.ReadAll(os.Stdin); err == nil {
			err = t.RunMainSource(src, "<stdin>", "<stdin>", "")
		}
	default:
		status, err = runFile(t, o)
	}
	var failed vm.MainError
	if errors.As(err, &failed) {
		fmt.Fprintf(os.Stderr, "%s: %s\n", os.Args[0], failed)
		status = 1
	} else if err != nil {
		status = t.ReportUncaught(err)
	}
	if prompt && (o.flags.Inspect > 0 || o.flags.IgnoreEnvironment == 0 && inspects()) {
		return interactive(t, o, console, false)
	}
	return status
}

// inspects reports whether the environment asks for a prompt after the program,
// which may have set it.
func inspects() bool { return os.Getenv("PYTHONINSPECT") != "" || os.Getenv("PYSTMINSPECT") != "" }

// runFile runs a script; a folder is run by its __main__.py, and so is an archive.
func runFile(t *vm.Thread, o *options) (status int, err error) {
	if isArchive(o.script) {
		return 0, t.RunMainModule("__main__")
	}
	src, name, err := readScript(o.script)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %s\n", os.Args[0], err)
		if errors.Is(err, errNoMain) {
			return 1, nil
		}
		return 2, nil
	}
	if o.skipLine {
		n := bytes.IndexByte(src, '\n')
		if n < 0 {
			n = len(src)
		}
		src = src[n:] // the newline stays, so that lines keep their numbers
	}
	pkg := ""
	if name != absolute(o.script) {
		pkg = vm.NoPackage
	}
	return 0, t.RunMainSource(src, name, name, pkg)
}

var errNoMain = errors.New("can't find '__main__' module")

// readScript reads a script, and gives the name of its file.
func readScript(script string) ([]byte, string, error) {
	name := absolute(script)
	if st, err := os.Stat(name); err == nil && st.IsDir() {
		main := filepath.Join(name, "__main__.py")
		if _, err := os.Stat(main); err != nil {
			return nil, name, fmt.Errorf("%w in '%s'", errNoMain, name)
		}
		name = main
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, name, fmt.Errorf("can't open file '%s': %s", name, errnoText(err))
	}
	return src, name, nil
}

func absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

func errnoText(err error) string {
	var no syscall.Errno
	if errors.As(err, &no) {
		text := no.Error()
		return fmt.Sprintf("[Errno %d] %s", int(no), strings.ToUpper(text[:1])+text[1:])
	}
	return err.Error()
}

// shutdown ends the interpreter: exit functions, then what is still buffered.
func shutdown(t *vm.Thread, status int) int {
	t.JoinThreads()
	t.RunExitFunctions()
	t.Finalize()
	if !t.CloseStandard() {
		status = 120
	}
	std.FlushFiles(t)
	return status
}

// disassemble prints the bytecode of a file.
func disassemble(name string) int {
	src, _, err := readScript(name)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %s\n", os.Args[0], err)
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
