package vm

import (
	"strings"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// What is written in Python here and in C in CPython. No traceback shows its frames. The functions of a module are
// builtins for programs: found on a class they are not bound, and their class is builtin_function_or_method. To the
// interpreter they are functions as others are (obj.KindFunction), with a shape of their own.

// partlyInC is, of an embedded module of which a part is in C in CPython, the functions that are, or with a ! before
// them those that are not.
func partlyInC(filename string) string {
	switch filename {
	case "<frozen os>":
		return "! fsencode fsdecode fdopen makedirs removedirs renames walk fwalk _fwalk _fwalk_open getenv getenvb get_exec_path " +
			"execl execle execlp execlpe execvp execvpe _execvpe spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe popen __getattr__ "
	case "<frozen warnings>":
		return "warn warn_explicit _filters_mutated "
	case "<frozen codecs>":
		return "encode decode lookup lookup_error register register_error unregister strict_errors ignore_errors replace_errors " +
			"xmlcharrefreplace_errors backslashreplace_errors namereplace_errors readbuffer_encode "
	case "<frozen csv>":
		return "register_dialect unregister_dialect get_dialect list_dialects field_size_limit reader writer "
	case "<frozen hashlib>":
		return "openssl_md5 openssl_sha1 openssl_sha224 openssl_sha256 openssl_sha384 openssl_sha512 openssl_sha3_224 " +
			"openssl_sha3_256 openssl_sha3_384 openssl_sha3_512 openssl_shake_128 openssl_shake_256 "
	case "<frozen signal>":
		return "alarm getitimer pause pidfd_send_signal pthread_kill raise_signal set_wakeup_fd setitimer siginterrupt sigtimedwait " +
			"sigwaitinfo strsignal "
	case "<frozen io>":
		return "open_code text_encoding "
	case "<frozen ssl>":
		return "RAND_add RAND_bytes RAND_status "
	case "<frozen abc>":
		return "get_cache_token "
	case "<frozen stat>":
		return "S_IMODE S_IFMT S_ISDIR S_ISCHR S_ISBLK S_ISREG S_ISFIFO S_ISLNK S_ISSOCK S_ISDOOR S_ISPORT S_ISWHT filemode "
	}
	return ""
}

// inC reports whether CPython has a code in C.
func inC(c *code.Code) bool {
	switch c.Filename {
	case bodiesFile, "<frozen datetime>", "<frozen warnings>", "<frozen pyexpat>", "<frozen _ast>", "<frozen contextvars>", "<frozen pwd>",
		"<frozen grp>", "<frozen syslog>", "<frozen atexit>", "<frozen marshal>", "<frozen termios>", "<frozen faulthandler>",
		"<frozen _asyncio>", "<frozen _asyncio_classes>", "<frozen _locale>":
		return true
	case "<frozen codecs>", "<frozen csv>", "<frozen signal>":
		if strings.HasPrefix(c.Qualname, "_") {
			return true
		}
	case "<frozen os>":
		outer, _, _ := strings.Cut(c.Qualname, ".")
		return outer != "_Environ" && outer != "_Pipe" && outer != "PathLike" && outer != "<module>" && namedInC(c.Filename, outer)
	}
	return isBuiltin(c)
}

// isBuiltin reports whether a code is that of a function which is a builtin in CPython.
func isBuiltin(c *code.Code) bool {
	if c.Name != c.Qualname || strings.HasPrefix(c.Name, "<") || c.Flags&code.FlagOptimized == 0 || !strings.HasPrefix(c.Filename, "<frozen ") {
		return false
	}
	private := strings.HasPrefix(c.Name, "_")
	switch c.Filename {
	case "<frozen _asyncio>", "<frozen atexit>":
		return c.Name != "__getattr__"
	case "<frozen pyexpat>", "<frozen pwd>", "<frozen grp>", "<frozen syslog>", "<frozen marshal>", "<frozen termios>",
		"<frozen faulthandler>", "<frozen _locale>":
		return !private
	}
	return namedInC(c.Filename, c.Name) && !(private && c.Filename == "<frozen os>")
}

// namedInC reports whether a function of a module is in C by what partlyInC says.
func namedInC(filename, name string) bool {
	names := partlyInC(filename)
	if rest, others := strings.CutPrefix(names, "!"); others {
		return !strings.Contains(rest, " "+name+" ")
	}
	return strings.Contains(" "+names, " "+name+" ")
}

// installInC gives functions in C the class of natives.
func (t *Thread) installInC() {
	vm, class := t.VM, t.VM.Class(obj.ShapeNative)
	info := t.infoOf(class)
	vm.Shapes.NewRoot(obj.ShapeInC, info.Ref, info, 0, 0)
	vm.roots.classes[obj.ShapeInC], vm.infos[obj.ShapeInC] = class, info
}

// inCGetter is an attribute of natives, which has another source for functions in C.
func inCGetter(g Getter, of func(t *Thread, f Value) (Value, error)) Getter {
	native := g.Get
	g.Get = func(t *Thread, v Value) (Value, error) {
		if t.Kind(v) == obj.KindFunction {
			return of(t, v)
		}
		return native(t, v)
	}
	return g
}

// moduleOf is the module of a function in C.
func moduleOf(t *Thread, f Value) (Value, error) {
	if name := t.Field(f, funcModule); t.IsKind(name, obj.KindStr) {
		if mod := t.StrGet(t.VM.roots.modules, name); mod != obj.Unbound {
			return mod, nil
		}
	}
	return obj.NoneValue, nil
}

// signatureInC is the parameters of a function in C, None if a default cannot be shown.
func signatureInC(t *Thread, f Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(f)
	ld, err := t.wholeOf(t.Field(f, funcCodeObj))
	if err != nil {
		return 0, err
	}
	c := ld.Code
	text := "($module"
	show := func(name string, value Value) bool {
		text += ", " + name
		if value == obj.Unbound {
			return true
		}
		if value != obj.NoneValue && !value.IsInt() && !value.IsFloat() && !t.IsKind(value, obj.KindStr) && t.TypeOf(value) != t.VM.Class(obj.ShapeBool) {
			return false
		}
		r, err := t.Repr(value)
		if err != nil {
			t.Caught(err)
			return false
		}
		text += "=" + t.StrView(r)
		return true
	}
	for i := range c.ArgCount {
		value := obj.Unbound
		if d := t.Field(*kf, funcDefaults); d.IsRef() {
			if k := i - c.ArgCount + t.TupleLen(d); k >= 0 {
				value = t.TupleView(d)[k]
			}
		}
		if !show(c.VarNames[i], value) {
			return obj.NoneValue, nil
		}
		if i == c.PosOnlyCount-1 {
			text += ", /"
		}
	}
	next := c.ArgCount + c.KwOnlyCount
	if c.Flags&code.FlagVarArgs != 0 {
		text += ", *" + c.VarNames[next]
		next++
	} else if c.KwOnlyCount > 0 {
		text += ", *"
	}
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		value := obj.Unbound
		if d := t.Field(*kf, funcKwDefaults); d.IsRef() {
			value = t.StrGet(d, t.Intern(c.VarNames[i]))
		}
		if !show(c.VarNames[i], value) {
			return obj.NoneValue, nil
		}
	}
	if c.Flags&code.FlagVarKeywords != 0 {
		text += ", **" + c.VarNames[next]
	}
	return t.NewStr(text + ")")
}
