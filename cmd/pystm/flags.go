package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"pystm/lang/vm"
)

// version is what -V prints.
const version = "3.11.2 (pystm 0.1)"

// options are the command line and the environment, read.
type options struct {
	flags       vm.Flags
	command     string   // -c
	module      string   // -m
	script      string   // a file name, "-" for standard input
	args        []string // what follows: sys.argv[1:]
	hasCommand  bool
	hasModule   bool
	skipLine    bool // -x
	unbuffered  bool // -u
	warnings    []string
	xoptions    []string
	path        []string // PYTHONPATH
	cachePrefix string   // PYTHONPYCACHEPREFIX
	showVersion bool
	showHelp    bool
	completion  string // a shell
	dis         bool
	gcStress    bool
	stdlib      string
	install     install
	maxHeap     int64 // bytes; 0: a share of what the machine has
	profile     string
	stm         stmOptions
	inherited   []string // as they were given: see inherits
}

// inherits names the options that processes of multiprocessing get, as they have CPython's: how a
// program is run, not what is shown of it or recorded.
var inherits = []string{"--gc-stress", "--max-heap", "--segments", "--stm", "--chaos", "--stm-debug"}

// usageError is a command line that cannot be read.
type usageError struct{ message string }

func (e usageError) Error() string {
	return fmt.Sprintf("%s\nusage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `pystm -h' for more information.", e.message, os.Args[0])
}

// flagReader goes through the arguments.
type flagReader struct {
	*options
	rest []string // arguments not read yet
}

// parseFlags reads the command line, then what the environment adds to it.
func parseFlags(args []string, getenv func(string) string) (*options, error) {
	r := flagReader{&options{profile: getenv("PYSTM_CPUPROFILE")}, args}
	r.flags.MaxStrDigits = -1
	if n := getenv("PYSTM_SEGMENTS"); n != "" {
		if err := r.stm.setSegments(n); err != nil {
			return nil, err
		}
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	if r.flags.IgnoreEnvironment == 0 {
		r.environment(getenv)
	}
	return r.options, r.apply(getenv)
}

func (r *flagReader) read() error {
	for len(r.rest) > 0 {
		a := r.rest[0]
		if a == "-" || !strings.HasPrefix(a, "-") {
			r.script, r.args = a, r.rest[1:]
			return nil
		}
		r.rest = r.rest[1:]
		if a == "--" {
			if len(r.rest) > 0 {
				r.script, r.args = r.rest[0], r.rest[1:]
			}
			return nil
		}
		var err error
		if strings.HasPrefix(a, "--") {
			err = r.long(a)
		} else {
			err = r.short(a[1:])
		}
		if err != nil || r.hasCommand || r.hasModule || r.dis {
			return err
		}
	}
	return nil
}

// value is the argument of an option: glued to it, or the next one.
func (r *flagReader) value(option, glued string) (string, error) {
	if glued != "" {
		return glued, nil
	}
	if len(r.rest) == 0 {
		return "", usageError{"Argument expected for the " + option + " option"}
	}
	v := r.rest[0]
	r.rest = r.rest[1:]
	return v, nil
}

// long reads an option of the form --name or --name=value.
func (r *flagReader) long(a string) (err error) {
	name, glued, _ := strings.Cut(a, "=")
	if slices.Contains(inherits, name) {
		before := r.rest
		defer func() { r.inherited = append(append(r.inherited, a), before[:len(before)-len(r.rest)]...) }()
	}
	switch name {
	case "--help", "--help-all", "--help-env", "--help-xoptions":
		r.showHelp = true
	case "--version":
		r.showVersion = true
	case "--completion":
		if r.completion, err = r.value(name, glued); err == nil && r.completion != "bash" {
			err = usageError{"--completion: there is a script for bash only, not for " + r.completion}
		}
	case "--check-hash-based-pycs":
		_, err = r.value(name, glued)
	case "--gc-stress":
		r.gcStress = true
	case "--dis":
		r.dis = true
		r.script, err = r.value(name, glued)
		r.args = r.rest
	case "--max-heap":
		var v string
		if v, err = r.value(name, glued); err == nil {
			r.maxHeap, err = parseSize(v)
		}
	default:
		known := false
		if known, err = r.stm.option(name, glued, func() (string, error) { return r.value(name, glued) }); !known {
			err = usageError{"unknown option " + a}
		}
	}
	return err
}

// short reads the letters of an argument of the form -abc.
func (r *flagReader) short(letters string) (err error) {
	for i := range len(letters) {
		c, glued := letters[i], letters[i+1:]
		switch c {
		case 'c':
			r.hasCommand = true
			r.command, err = r.value("-c", glued)
		case 'm':
			r.hasModule = true
			r.module, err = r.value("-m", glued)
		case 'W', 'X':
			list := &r.warnings
			if c == 'X' {
				list = &r.xoptions
			}
			var v string
			v, err = r.value("-"+string(c), glued)
			*list = append(*list, v)
		default:
			if !r.letter(c) {
				return usageError{"Unknown option: -" + string(rune(c))}
			}
			continue
		}
		if r.hasCommand || r.hasModule {
			r.args = r.rest
		}
		return err
	}
	return nil
}

// letter is an option that takes no argument.
func (r *flagReader) letter(c byte) bool {
	f := &r.flags
	counters := map[byte]*int{
		'b': &f.BytesWarning, 'B': &f.DontWriteBytecode, 'd': &f.Debug, 'E': &f.IgnoreEnvironment, 'O': &f.Optimize,
		'q': &f.Quiet, 's': &f.NoUserSite, 'S': &f.NoSite, 'v': &f.Verbose,
	}
	if n := counters[c]; n != nil {
		*n++
		return true
	}
	switch c {
	case 'V':
		r.showVersion = true
	case 'h', '?':
		r.showHelp = true
	case 'i':
		f.Inspect++
		f.Interactive++
	case 'I':
		f.Isolated, f.IgnoreEnvironment, f.NoUserSite, f.SafePath = 1, 1, 1, true
	case 'P':
		f.SafePath = true
	case 'u':
		r.unbuffered = true
	case 'x':
		r.skipLine = true
	case 'R':
	default:
		return false
	}
	return true
}

// environment adds what the variables say.
func (r *flagReader) environment(getenv func(string) string) {
	f := &r.flags
	for name, n := range map[string]*int{
		"PYTHONDEBUG": &f.Debug, "PYTHONVERBOSE": &f.Verbose, "PYTHONOPTIMIZE": &f.Optimize, "PYTHONINSPECT": &f.Inspect, "PYSTMINSPECT": &f.Inspect,
		"PYTHONDONTWRITEBYTECODE": &f.DontWriteBytecode, "PYTHONNOUSERSITE": &f.NoUserSite,
	} {
		v := getenv(name)
		if v == "" {
			continue
		}
		level, err := strconv.Atoi(v)
		if err != nil || level < 0 {
			level = 1 // any text turns it on
		}
		*n = max(*n, level)
	}
	r.unbuffered = r.unbuffered || getenv("PYTHONUNBUFFERED") != ""
	f.SafePath = f.SafePath || getenv("PYTHONSAFEPATH") != ""
	f.DevMode = getenv("PYTHONDEVMODE") != ""
	f.UTF8 = b2i(getenv("PYTHONUTF8") == "1")
	if v := getenv("PYTHONWARNINGS"); v != "" {
		r.warnings = append(strings.Split(v, ","), r.warnings...)
	}
	for _, dir := range strings.Split(getenv("PYTHONPATH"), string(os.PathListSeparator)) {
		if dir != "" {
			r.path = append(r.path, dir)
		}
	}
	r.cachePrefix = getenv("PYTHONPYCACHEPREFIX")
	r.stm.log = cmp.Or(r.stm.log, getenv("PYSTM_LOG"))
}

// apply makes the -X options take effect; those it does not know are the program's.
func (r *flagReader) apply(getenv func(string) string) error {
	f := &r.flags
	digits, from := "", ""
	if f.IgnoreEnvironment == 0 {
		digits, from = getenv("PYTHONINTMAXSTRDIGITS"), "PYTHONINTMAXSTRDIGITS"
	}
	for _, x := range r.xoptions {
		switch name, value, _ := strings.Cut(x, "="); name {
		case "int_max_str_digits":
			digits, from = value, "-X int_max_str_digits"
		case "dev":
			f.DevMode = true
		case "utf8":
			f.UTF8 = b2i(value != "0")
		case "pycache_prefix":
			r.cachePrefix = value
		}
	}
	if f.DevMode {
		r.warnings = append([]string{"default"}, r.warnings...)
	}
	if f.BytesWarning > 0 {
		r.warnings = append(r.warnings, [...]string{"default::BytesWarning", "error::BytesWarning"}[b2i(f.BytesWarning > 1)])
	}
	if digits == "" && from != "-X int_max_str_digits" {
		return nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n != 0 && n < 640 || n > 1<<31-1 {
		return fatalError{"config_init_int_max_str_digits", from + ": invalid limit; must be >= 640 or 0 for unlimited."}
	}
	f.MaxStrDigits = n
	return nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fatalError says that the interpreter cannot start as it is asked to.
type fatalError struct{ where, message string }

func (e fatalError) Error() string {
	return "Fatal Python error: " + e.where + ": " + e.message + "\nPython runtime state: preinitialized\n"
}

// parseSize reads a number of bytes with an optional suffix K, M or G.
func parseSize(s string) (int64, error) {
	shift := 0
	switch {
	case strings.HasSuffix(s, "K"):
		shift = 10
	case strings.HasSuffix(s, "M"):
		shift = 20
	case strings.HasSuffix(s, "G"):
		shift = 30
	}
	digits := s
	if shift > 0 {
		digits = s[:len(s)-1]
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > 1<<50>>shift {
		return 0, usageError{fmt.Sprintf("--max-heap: not a size: %q", s)}
	}
	return n << shift, nil
}
