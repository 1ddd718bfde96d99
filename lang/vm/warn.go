package vm

import "fmt"

// Warn issues a warning about the running Python code, as warnings.warn does; an
// error is the exception that the filters make of it.
func (t *Thread) Warn(class Value, format string, args ...any) error {
	m := t.Mark()
	defer t.Release(m)
	kc := t.Keep(class)
	text, err := t.NewStr(fmt.Sprintf(format, args...))
	if err != nil {
		return err
	}
	kt := t.Keep(text)
	mod, err := t.ImportModule("warnings")
	if err != nil {
		return err
	}
	_, err = t.CallMethod(mod, "warn", *kt, *kc)
	return err
}

// subclassResult warns of a special method whose result v, kept as a root, is of
// a subclass of the class that it should be.
func (t *Thread) subclassResult(v *Value, method, what, class string) error {
	end := "not be supported"
	if class == "float" {
		end = "be removed"
	}
	return t.Warn(t.VM.Exc.DeprecationWarning, "%s returned non-%s (type %s).  The ability to return an instance of a strict subclass of %s is deprecated, and may %s in a future version of Python.",
		method, what, t.TypeName(*v), class, end)
}

// WarnSubclass is subclassResult for packages of natives.
func (t *Thread) WarnSubclass(v *Value, method, what, class string) error {
	return t.subclassResult(v, method, what, class)
}
