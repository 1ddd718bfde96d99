package vm

import "pystm/lang/vm/obj"

// Answers of metaclasses. isinstance() and issubclass() of an abstract base class call methods of its metaclass, which are
// written in Python. Where these say that they look at nothing but the two classes (by an attribute of both functions), their
// answers are remembered with the versions of the classes and of the metaclass; who registers a class gives the latter a
// new one (Thread.ForgetClassTests).

const classTestsLen = 512

// classTest is an answer; the zero value is none, as no class has the version 0 of a Value.
type classTest struct {
	class, of, meta Value // versions
	yes             bool
}

// key is the answer to look for, and where it would stand.
func (t *Thread) classTestKey(class, of Value) (classTest, *classTest) {
	k := classTest{class: t.Field(class, TypeVersion), of: t.Field(of, TypeVersion), meta: t.Field(t.TypeOf(of), TypeVersion)}
	return k, &t.methods.tests[(uint64(k.class)>>2*31+uint64(k.of)>>2)%classTestsLen]
}

// remembersTests reports whether f, a method of a metaclass, looks at classes only.
func (t *Thread) remembersTests(f Value) bool {
	if !t.IsKind(f, obj.KindFunction) {
		return false
	}
	v, err := t.LookupAttr(f, t.VM.Names.ByClasses)
	return err == nil && v == obj.Bool(true)
}

// testClass is issubclass(class, of), where check(v, of) finds it out: the method of the class of `of`, or the one for
// instances of the class.
func (t *Thread) testClass(class, of, check, v Value) (bool, error) {
	k, e := t.classTestKey(class, of)
	if e.class == k.class && e.of == k.of && e.meta == k.meta {
		return e.yes, nil
	}
	meta, names := t.TypeOf(of), t.VM.Names
	remembers := t.remembersTests(t.classLookup(meta, names.InstanceCheck)) && t.remembersTests(t.classLookup(meta, names.SubclassCheck))
	m := t.Mark()
	defer t.Release(m)
	kc, ko := t.Keep(class), t.Keep(of)
	yes, err := t.askClass(check, of, v)
	if err == nil && remembers {
		// The check may have changed a class, which an abort takes back; and the table may be another
		// one, after a transaction's end.
		if now, e := t.classTestKey(*kc, *ko); now == k {
			k.yes = yes
			*e = k
		}
	}
	return yes, err
}

// askClass is the truth of check(of, v).
func (t *Thread) askClass(check, of, v Value) (bool, error) {
	r, err := t.callSpecial(check, of, v)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

// ForgetClassTests makes what a metaclass has answered, and those derived from it, count for nothing.
func (t *Thread) ForgetClassTests(meta Value) { t.classChanged(meta) }
