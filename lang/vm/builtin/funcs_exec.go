package builtin

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Builtin functions about the running frame and about code.

func builtinGlobals(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return t.CurrentGlobals(), nil }
func builtinLocals(t *vm.Thread, _ []vm.Value) (vm.Value, error)  { return t.CurrentLocals() }

// sourceText is the text of a source given as str or bytes.
func sourceText(t *vm.Thread, v vm.Value, what string) (src string, text bool, err error) {
	v = t.Unwrap(v)
	if t.IsInstance(v, obj.ShapeStr) {
		src, text = string([]byte(t.StrView(v))), true
	} else if b, ok := t.BufferView(v); ok {
		src = string(b)
	} else {
		return "", false, t.TypeError("%s", what)
	}
	if strings.IndexByte(src, 0) >= 0 {
		return "", false, t.ValueError("source code string cannot contain null bytes")
	}
	return src, text, nil
}

// Flags of compile().
const (
	onlyAST         = 0x400
	allowIncomplete = 0x4000
	allowAwait      = 0x2000
	dontImplyDedent = 0x200
	futureFlags     = 0x1FF0000
	typeComments    = 0x1000
)

func builtinCompile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if !t.IsInstance(args[2], obj.ShapeStr) {
		return 0, t.TypeError("compile() argument 'mode' must be str, not %s", t.TypeName(args[2]))
	}
	filename, err := fileName(t, args[1])
	if err != nil {
		return 0, err
	}
	mode := string([]byte(t.StrView(t.Unwrap(args[2]))))
	flags, optimize := 0, -1
	if args[3] != obj.Unbound {
		if flags, err = t.ToInt(args[3]); err != nil {
			return 0, err
		}
	}
	if args[5] != obj.Unbound {
		if optimize, err = t.ToInt(args[5]); err != nil {
			return 0, err
		}
	}
	if flags&^(onlyAST|allowIncomplete|allowAwait|dontImplyDedent|futureFlags|typeComments) != 0 {
		return 0, t.ValueError("compile(): unrecognised flags")
	}
	if optimize < -1 || optimize > 2 {
		return 0, t.ValueError("compile(): invalid optimize value")
	}
	if t.IsTree(args[0]) {
		if flags&onlyAST != 0 {
			return args[0], nil
		}
		return t.CompileTree(args[0], filename, mode, flags, optimize)
	}
	switch mode {
	case "exec", "eval", "single":
	default:
		return 0, t.ValueError("compile() mode must be 'exec', 'eval' or 'single'")
	}
	src, text, err := sourceText(t, args[0], "compile() arg 1 must be a string, bytes or AST object")
	if err != nil {
		return 0, err
	}
	if flags&onlyAST != 0 {
		return t.SyntaxTree(src, text, filename, mode)
	}
	return t.CompileSource(src, text, filename, mode, flags, optimize)
}

// fileName is the text of a file name given as str, bytes or path object.
func fileName(t *vm.Thread, v vm.Value) (string, error) {
	if !t.IsInstance(v, obj.ShapeStr) && !t.IsInstance(v, obj.ShapeBytes) {
		m, err := t.LookupSpecial(v, t.Intern("__fspath__"))
		if err != nil {
			return "", err
		}
		if m == obj.Unbound {
			return "", t.TypeError("expected str, bytes or os.PathLike object, not %s", t.TypeName(v))
		}
		if v, err = t.Call(m); err != nil {
			return "", err
		}
	}
	v = t.Unwrap(v)
	if b, ok := t.BufferView(v); ok {
		return string(b), nil
	}
	return t.Text(v)
}

// scope fills in the globals and locals of eval and exec; args[1] and args[2]
// hold them afterwards.
func scope(t *vm.Thread, args []vm.Value, badGlobals, badLocals string) error {
	if !given(args[1]) {
		args[1] = t.CurrentGlobals()
		if !given(args[2]) {
			locals, err := t.CurrentLocals()
			if err != nil {
				return err
			}
			args[2] = locals
		}
	} else if !t.IsInstance(args[1], obj.ShapeDict) {
		return t.TypeError("%s", strings.ReplaceAll(badGlobals, "%T", t.TypeName(args[1])))
	}
	if !given(args[2]) {
		args[2] = args[1]
	} else if m, err := t.LookupSpecial(args[2], t.VM.Names.GetItem); err != nil || m == obj.Unbound {
		if err == nil {
			err = t.TypeError("%s", strings.ReplaceAll(badLocals, "%T", t.TypeName(args[2])))
		}
		return err
	}
	name := t.VM.Names.Builtins
	if t.StrGet(args[1], name) == obj.Unbound {
		return t.StrSet(args[1], name, t.VM.Builtins())
	}
	return nil
}

// codeOf makes args[0] a code object, if it is none.
func codeOf(t *vm.Thread, args []vm.Value, mode, what string) error {
	if t.IsKind(args[0], obj.KindCode) {
		return nil
	}
	src, text, err := sourceText(t, args[0], what)
	if err != nil {
		return err
	}
	if mode == "eval" {
		src = strings.TrimLeft(src, " \t")
	}
	code, err := t.CompileSource(src, text, "<string>", mode, 0, -1)
	if err == nil {
		args[0] = code
	}
	return err
}

func builtinEval(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if err := scope(t, args, "globals must be a dict", "locals must be a mapping"); err != nil {
		return 0, err
	}
	if err := codeOf(t, args, "eval", "eval() arg 1 must be a string, bytes or code object"); err != nil {
		return 0, err
	}
	return t.PassEval(args, args[0], args[1], args[2])
}

func builtinExec(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if given(args[3]) && !t.IsKind(args[0], obj.KindCode) {
		return 0, t.TypeError("closure can only be used when source is a code object")
	}
	if err := scope(t, args, "exec() globals must be a dict, not %T", "locals must be a mapping or None, not %T"); err != nil {
		return 0, err
	}
	if err := codeOf(t, args, "exec", "exec() arg 1 must be a string, bytes or code object"); err != nil {
		return 0, err
	}
	closure := args[3]
	if !given(closure) {
		closure = obj.Unbound
	}
	return t.PassExec(args, true, args[0], args[1], args[2], closure)
}

func builtinImport(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if !t.IsInstance(args[0], obj.ShapeStr) {
		return 0, t.TypeError("module name must be a string")
	}
	level := 0
	if args[4] != obj.Unbound {
		var err error
		if level, err = t.ToInt(args[4]); err != nil {
			return 0, err
		}
	}
	if level < 0 {
		return 0, t.ValueError("level must be >= 0")
	}
	if level == 0 && t.StrView(t.Unwrap(args[0])) == "" {
		return 0, t.ValueError("Empty module name")
	}
	return t.Import(t.Unwrap(args[0]), args[1], args[3], level)
}
