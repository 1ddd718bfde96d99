package main

import (
	"fmt"
	"strconv"
	"strings"
)

// version is what -V prints and sys.version begins with.
const version = "3.11.0 (pystm 0.1)"

// options are the command line, read.
type options struct {
	command     string   // -c
	module      string   // -m
	script      string   // a file name, "-" for standard input
	args        []string // what follows: sys.argv[1:]
	hasCommand  bool
	inspect     bool // -i
	noBytecode  bool // -B
	unbuffered  bool // -u
	optimize    int  // -O, -OO
	warnings    []string
	quiet       bool
	isolated    bool
	showVersion bool
	showHelp    bool
	dis         bool
	gcStress    bool
	maxHeap     int64 // bytes; 0: a share of what the machine has
	profile     string
}

const usage = `usage: pystm [option] ... [-c cmd | -m mod | file | -] [arg] ...

What to run:
  file           run a script
  -c cmd         run a program given as text
  -m mod         run a module as a script
  -              read the program from standard input
  -i             go on interactively afterwards

How:
  -B             do not write compiled code to __pycache__
  -O, -OO        drop assert statements; -OO docstrings, too
  -u             do not buffer standard output
  -W arg         warning control, as sys.warnoptions
  -q             no banner
  --max-heap N   bound the heap to N bytes (suffix K, M or G)
  --gc-stress    collect at every safepoint, poison what is freed (for tests)

What to show:
  -V, --version  the version
  -h, --help     this text
  --dis file     the bytecode of a file
`

// parseFlags reads the command line and the environment.
func parseFlags(args []string, getenv func(string) string) (*options, error) {
	o := &options{}
	o.noBytecode = getenv("PYTHONDONTWRITEBYTECODE") != ""
	o.unbuffered = getenv("PYTHONUNBUFFERED") != ""
	o.inspect = getenv("PYSTMINSPECT") != ""
	o.profile = getenv("PYSTM_CPUPROFILE")
	for len(args) > 0 {
		a := args[0]
		if a == "-" || !strings.HasPrefix(a, "-") {
			o.script, o.args = a, args[1:]
			return o, nil
		}
		args = args[1:]
		if strings.HasPrefix(a, "--") {
			rest, err := o.long(a, args)
			if err != nil {
				return nil, err
			}
			args = rest
			if o.dis && o.script != "" {
				return o, nil
			}
			continue
		}
		done, rest, err := o.short(a[1:], args)
		if done || err != nil {
			return o, err
		}
		args = rest
	}
	return o, nil
}

// long reads one option of the form --name or --name=value.
func (o *options) long(a string, args []string) ([]string, error) {
	name, value, has := strings.Cut(a, "=")
	take := func() (string, error) {
		if has {
			return value, nil
		}
		if len(args) == 0 {
			return "", fmt.Errorf("Argument expected for the %s option\n%s", name, tryHelp)
		}
		v := args[0]
		args = args[1:]
		return v, nil
	}
	var err error
	switch name {
	case "--help":
		o.showHelp = true
	case "--version":
		o.showVersion = true
	case "--gc-stress":
		o.gcStress = true
	case "--dis":
		o.dis = true
		o.script, err = take()
	case "--max-heap":
		var v string
		if v, err = take(); err == nil {
			o.maxHeap, err = parseSize(v)
		}
	default:
		err = fmt.Errorf("Unknown option: %s\n%s", name, tryHelp)
	}
	return args, err
}

const tryHelp = "usage: pystm [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `pystm -h' for more information."

// short reads the letters of one argument of the form -abc. done says that the
// rest of the line belongs to the program.
func (o *options) short(letters string, args []string) (done bool, rest []string, err error) {
	for i := 0; i < len(letters); i++ {
		c := letters[i]
		take := func() (string, error) {
			if v := letters[i+1:]; v != "" {
				return v, nil
			}
			if len(args) == 0 {
				return "", fmt.Errorf("Argument expected for the -%c option\n%s", c, tryHelp)
			}
			v := args[0]
			args = args[1:]
			return v, nil
		}
		switch c {
		case 'c':
			o.hasCommand = true
			o.command, err = take()
			o.args = args
			return true, nil, err
		case 'm':
			o.module, err = take()
			o.args = args
			return true, nil, err
		case 'W', 'X':
			v, err := take()
			if err != nil {
				return false, nil, err
			}
			if c == 'W' {
				o.warnings = append(o.warnings, v)
			}
			return false, args, nil
		case 'V':
			o.showVersion = true
		case 'h', '?':
			o.showHelp = true
		case 'B':
			o.noBytecode = true
		case 'i':
			o.inspect = true
		case 'u':
			o.unbuffered = true
		case 'O':
			o.optimize++
		case 'q':
			o.quiet = true
		case 'I', 'E', 's', 'S', 'P', 'b', 'v', 'd', 'x', 'R':
			o.isolated = o.isolated || c == 'I'
		default:
			return false, nil, fmt.Errorf("Unknown option: -%c\n%s", c, tryHelp)
		}
	}
	return false, args, nil
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
		return 0, fmt.Errorf("--max-heap: not a size: %q", s)
	}
	return n << shift, nil
}
