package std

import "pystm/lang/vm/obj"

func sysDisplayhook(t *Thread, args []Value) (Value, error) {
	if args[0] == none {
		return none, nil
	}
	name := t.Intern("_")
	if err := t.StrSet(t.VM.Builtins(), name, none); err != nil {
		return 0, err
	}
	out, err := sysAttr(t, "stdout")
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	file := t.Keep(out)
	text, err := t.ReprText(args[0])
	if err != nil {
		return 0, err
	}
	line, err := t.NewStr(text + "\n")
	if err != nil {
		return 0, err
	}
	kept := t.Keep(line)
	_, err = t.CallMethod(*file, "write", line)
	if err != nil && t.Matches(err, t.VM.Exc.UnicodeEncodeError) {
		t.Caught(err)
		err = writeEscaped(t, file, kept)
	}
	if err != nil {
		return 0, err
	}
	return none, t.StrSet(t.VM.Builtins(), name, args[0])
}

// writeEscaped writes text to a file that cannot encode it, with what cannot be
// encoded as escapes.
func writeEscaped(t *Thread, file, text *Value) error {
	m := t.Mark()
	defer t.Release(m)
	encoding, err := t.GetAttrS(*file, "encoding")
	if err != nil {
		return err
	}
	kept := t.Keep(encoding)
	data, err := t.CallMethod(*text, "encode", encoding, t.Intern("backslashreplace"))
	if err != nil {
		return err
	}
	bytes := t.Keep(data)
	buffer, err := t.LookupAttr(*file, t.Intern("buffer"))
	if err != nil {
		return err
	}
	if buffer != obj.Unbound {
		_, err = t.CallMethod(buffer, "write", *bytes)
		return err
	}
	plain, err := t.CallMethod(*bytes, "decode", *kept, t.Intern("strict"))
	if err != nil {
		return err
	}
	_, err = t.CallMethod(*file, "write", plain)
	return err
}
