package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"pystm/lib/stmreport"
)

const stmlogUsage = `usage: pystm stmlog [option] ... FILE
Shows where the threads of a program lost time. FILE is what
pystm --stm-log FILE script.py has written.
  --all             all pairs of lines, not the ten worst
  --html OUT        write a page with a timeline to OUT
  --perfetto OUT    write a trace for ui.perfetto.dev or chrome://tracing to OUT
  --dump            the records of the log, a line each
  -h, --help        this text
`

// stmlogOptions are the arguments of pystm stmlog.
type stmlogOptions struct {
	file, html, perfetto string
	all, dump, help      bool
}

func parseStmlog(args []string) (o stmlogOptions, err error) {
	for len(args) > 0 {
		a := args[0]
		args = args[1:]
		name, value, glued := strings.Cut(a, "=")
		switch {
		case name == "--html" || name == "--perfetto":
			if !glued {
				if len(args) == 0 {
					return o, fmt.Errorf("argument expected for %s", name)
				}
				value, args = args[0], args[1:]
			}
			if name == "--html" {
				o.html = value
			} else {
				o.perfetto = value
			}
		case a == "--all":
			o.all = true
		case a == "--dump":
			o.dump = true
		case a == "-h" || a == "--help":
			o.help = true
		case strings.HasPrefix(a, "-") && a != "-":
			return o, fmt.Errorf("unknown option %s", a)
		case o.file != "":
			return o, fmt.Errorf("more than one file: %s and %s", o.file, a)
		default:
			o.file = a
		}
	}
	if o.file == "" && !o.help {
		return o, fmt.Errorf("no file given")
	}
	return o, nil
}

// showLog does pystm stmlog and returns the exit status.
func showLog(args []string, out, errs io.Writer) int {
	o, err := parseStmlog(args)
	if err != nil {
		fmt.Fprintf(errs, "pystm stmlog: %s\n%s", err, stmlogUsage)
		return 2
	}
	if o.help {
		fmt.Fprint(out, stmlogUsage)
		return 0
	}
	if err := o.run(out); err != nil {
		fmt.Fprintf(errs, "pystm stmlog: %s\n", err)
		return 1
	}
	return 0
}

func (o *stmlogOptions) run(out io.Writer) error {
	f, err := os.Open(o.file)
	if err != nil {
		return fmt.Errorf("can't open '%s': %s", o.file, errnoText(err))
	}
	defer f.Close()
	if o.dump {
		err = stmreport.Dump(out, f)
		return o.inFile(err)
	}
	r, err := stmreport.Load(f)
	if err != nil {
		return o.inFile(err)
	}
	for _, page := range []struct {
		name  string
		write func(io.Writer) error
	}{{o.html, r.HTML}, {o.perfetto, r.Perfetto}} {
		if page.name == "" {
			continue
		}
		if err := writeFile(page.name, page.write); err != nil {
			return err
		}
	}
	if o.html != "" || o.perfetto != "" {
		return nil
	}
	return r.Text(out, o.all)
}

func (o *stmlogOptions) inFile(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", o.file, err)
}

// writeFile writes a file; "-" is standard output.
func writeFile(name string, write func(io.Writer) error) error {
	if name == "-" {
		return write(os.Stdout)
	}
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("can't write '%s': %s", name, errnoText(err))
	}
	err = write(f)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
