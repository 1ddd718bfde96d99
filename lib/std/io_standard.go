package std

import (
	"cmp"
	"os"
	"strings"

	"golang.org/x/sys/unix"

	"pystm/lang/vm/obj"
)

// standardStream is one of the three files a process starts with.
type standardStream struct {
	name, file string
	fd         int
	mode       string
}

var standardStreams = []standardStream{
	{"stdin", "<stdin>", 0, "r"}, {"stdout", "<stdout>", 1, "w"}, {"stderr", "<stderr>", 2, "w"},
}

// newStandardStream makes the text stream of a standard descriptor; None if it
// is closed.
func newStandardStream(t *Thread, s standardStream) (Value, error) {
	var st unix.Stat_t
	if err := unix.Fstat(s.fd, &st); err != nil {
		return none, nil
	}
	m, _ := parseMode(s.mode)
	raw := &rawFile{fd: s.fd, readable: m.read, writable: m.write}
	raw.toConsole(t)
	nl, err := parseNewline(t, t.Intern("\n"))
	if err != nil {
		return 0, err
	}
	f := &textFile{textSettings: &textSettings{encoding: "utf-8", codec: obj.FindCodec("utf-8"), errors: standardErrors(t), newlines: nl}}
	f.throughput = t.VM.Options.Unbuffered && m.write
	encodingOfEnvironment(t, f)
	if s.name == "stderr" {
		f.errors = "backslashreplace"
	}
	name := t.Intern(s.file)
	v, err := wrapFile(t, raw, m, &name, -1, f, s.mode)
	if s.name == "stderr" {
		f.lineFlush = true
	}
	return v, err
}

// encodingOfEnvironment obeys PYTHONIOENCODING: encoding:errors, either may be
// missing. Encodings of module codecs are not at hand yet: see RecodeStandard.
func encodingOfEnvironment(t *Thread, f *textFile) {
	if t.VM.Options.Flags.IgnoreEnvironment > 0 {
		return
	}
	encoding, errs, _ := strings.Cut(os.Getenv("PYTHONIOENCODING"), ":")
	if c := obj.FindCodec(encoding); c != nil {
		if f.encoding, f.codec = encoding, c; c.Name == "latin-1" {
			f.encoding = "iso8859-1"
		}
	}
	if errs != "" {
		f.errors = errs
	} else if encoding != "" {
		f.errors = "strict"
	}
}

// RecodeStandard gives the standard streams the encoding of PYTHONIOENCODING if that is
// one of module codecs, once modules can be imported.
func RecodeStandard(t *Thread) error {
	encoding, _, _ := strings.Cut(os.Getenv("PYTHONIOENCODING"), ":")
	if encoding == "" || t.VM.Options.Flags.IgnoreEnvironment > 0 || obj.FindCodec(encoding) != nil {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	for _, s := range standardStreams {
		f, err := sysAttr(t, s.name)
		if err != nil {
			return err
		}
		if f == none {
			continue
		}
		kf := t.Keep(f)
		errs, err := t.GetAttr(*kf, t.Intern("errors"))
		if err != nil {
			return err
		}
		kerrs, kd := t.Keep(errs), t.Keep(t.NewDict())
		v, err := t.NewStr(encoding)
		if err != nil {
			return err
		}
		if err := t.StrSet(*kd, t.Intern("encoding"), v); err != nil {
			return err
		}
		if err := t.StrSet(*kd, t.Intern("errors"), *kerrs); err != nil {
			return err
		}
		reconfigure, err := t.GetAttr(*kf, t.Intern("reconfigure"))
		if err != nil {
			return err
		}
		args, err := t.NewTuple()
		if err != nil {
			return err
		}
		if _, err := t.CallEx(reconfigure, args, *kd); err != nil {
			return err
		}
	}
	return nil
}

// standardErrors is how standard streams handle what they cannot decode or
// encode: as names of files, where the locale says nothing about encodings.
func standardErrors(t *Thread) string {
	if t.VM.Options.Flags.UTF8 > 0 {
		return "surrogateescape"
	}
	switch cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG")) {
	case "", "C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8":
		return "surrogateescape"
	}
	return "strict"
}
