package vm

import (
	"bytes"
	"errors"
	"math/big"
	"os"
	"strings"
	"unicode/utf8"

	"pystm/lang/parser"
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
	"pystm/lang/vm/compile"
	"pystm/lang/vm/obj"
)

// Compiling and running source: exec, eval, compile, and what they need of the
// running frame.

// maxName bounds the constants that are interned: longer ones are no names.
const maxName = 4 << 10

// constant makes the object of a code constant, of old space or immediate.
func (t *Thread) constant(k any) (Value, error) {
	switch k := k.(type) {
	case nil, code.NoneType:
		return obj.NoneValue, nil
	case bool:
		return obj.Bool(k), nil
	case code.EllipsisType:
		return obj.Ellipsis, nil
	case int64:
		return t.NewInt(k), nil
	case *big.Int:
		return t.NewBig(k)
	case float64:
		return t.NewFloat(k), nil
	case complex128:
		return t.NewComplex(k), nil
	case string:
		if len(k) > maxName {
			return t.NewStr(k)
		}
		return t.InternName(k), nil
	case code.Bytes:
		return t.NewBytes(string(k))
	case code.Tuple:
		return t.constTuple(k)
	case code.FrozenSet:
		s := t.NewFrozenSet()
		for _, x := range k {
			v, err := t.constant(x)
			if err != nil {
				return 0, err
			}
			if err := t.SetAddKey(s, v); err != nil {
				return 0, err
			}
		}
		return s, nil
	case *code.Code:
		ld, err := t.load(k)
		if err != nil {
			return 0, err
		}
		return ld.object, nil
	}
	return 0, t.Raise(t.VM.Exc.SystemError, "unknown constant %T", k)
}

func (t *Thread) constTuple(k code.Tuple) (Value, error) {
	items := make([]Value, len(k))
	for i, x := range k {
		v, err := t.constant(x)
		if err != nil {
			return 0, err
		}
		items[i] = v
	}
	return t.NewTuple(items...)
}

// CompileSource compiles a source to a code object: text, or the bytes of a
// file. mode, flags and optimize are those of compile().
func (t *Thread) CompileSource(src string, text bool, filename, mode string, flags, optimize int) (Value, error) {
	// They may be views of the heap, of which code keeps parts for ever.
	src, filename = strings.Clone(src), strings.Clone(filename)
	m := parserMode(mode)
	if m == parser.Single && flags&dontImplyDedent != 0 && !parser.IsBlank(src) {
		m = parser.Prompt
	}
	opts := t.compileOptions()
	opts.FutureAnnotations = flags&futureAnnotations != 0
	if optimize >= 0 {
		opts.Optimize = optimize
	}
	var c *code.Code
	var err error
	if !text {
		c, err = t.compileSource([]byte(src), filename, m, opts)
	} else if !utf8.ValidString(src) {
		s, serr := t.NewStr(src)
		if serr != nil {
			return 0, serr
		}
		return t.CallMethod(s, "encode") // says which character it cannot encode
	} else {
		c, err = compileText(src, filename, m, opts)
	}
	if se := (*parser.SyntaxError)(nil); flags&incompleteInput != 0 && errors.As(err, &se) && se.Incomplete {
		incomplete := *se
		incomplete.Kind, incomplete.Msg = "SyntaxError", "incomplete input"
		incomplete.Col, incomplete.EndCol = utf8.RuneCountInString(se.Text), -1
		err = &incomplete
	}
	if err != nil {
		return 0, t.sourceError(err)
	}
	return t.LoadCode(c)
}

// Flags of compile() for interactive input: the error about input that more
// lines could complete is told apart, and the end of the text ends no block.
const (
	incompleteInput = 0x4000
	dontImplyDedent = 0x200
)

// futureAnnotations is the flag of compile() for `from __future__ import annotations`.
const futureAnnotations = 0x1000000

// LoadCode makes the code object of compiled code.
func (t *Thread) LoadCode(c *code.Code) (Value, error) {
	ld, err := t.load(c)
	if err != nil {
		return 0, err
	}
	return ld.object, nil
}

// compileOptions are those of the command line.
func (t *Thread) compileOptions() compile.Options {
	return compile.Options{Optimize: t.VM.Options.Flags.Optimize, Warn: t.syntaxWarning}
}

// syntaxWarning passes a warning of the compiler to module warnings. One that
// the filters make an error is a SyntaxError at that place.
func (t *Thread) syntaxWarning(w compile.Warning) error {
	mod, err := t.ImportModule("warnings")
	if err != nil {
		return err
	}
	msg, err := t.NewStr(w.Msg)
	if err != nil {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	km, kmsg := t.Keep(mod), t.Keep(msg)
	name, err := t.NewStr(w.Filename)
	if err != nil {
		return err
	}
	category := t.VM.Exc.SyntaxWarning
	if w.Deprecation {
		category = t.VM.Exc.DeprecationWarning
	}
	_, err = t.CallMethod(*km, "warn_explicit", *kmsg, category, name, obj.SmallInt(int64(w.Line)))
	if err != nil && t.Matches(err, category) {
		t.r.raised = 0
		return &parser.SyntaxError{Kind: "SyntaxError", Msg: w.Msg, Filename: w.Filename, Line: w.Line, Col: w.Col}
	}
	return err
}

// sourceError raises what is wrong with source text.
func (t *Thread) sourceError(err error) error {
	if err == errRaised {
		return err
	}
	var se *parser.SyntaxError
	if !errors.As(err, &se) {
		return t.Raise(t.VM.Exc.SyntaxError, "%s", err.Error())
	}
	class := t.VM.Exc.SyntaxError
	switch se.Kind {
	case "IndentationError":
		class = t.VM.Exc.IndentationError
	case "TabError":
		class = t.VM.Exc.TabError
	case "ValueError":
		return t.Raise(t.VM.Exc.ValueError, "%s", se.Msg)
	case "RecursionError":
		return t.Raise(t.VM.Exc.RecursionError, "%s", se.Msg)
	}
	text := Value(obj.NoneValue)
	if se.Text != "" {
		var e error
		if text, e = t.NewStr(se.Text); e != nil {
			return e
		}
	}
	msg, e := t.NewStr(se.Msg)
	if e != nil {
		return e
	}
	name, e := t.NewStr(se.Filename)
	if e != nil {
		return e
	}
	if se.EndLine == 0 {
		return t.RaiseArgs(class, msg, t.tuple(name, obj.SmallInt(int64(se.Line)), obj.SmallInt(int64(se.Col)), text))
	}
	pos := t.tuple(name, obj.SmallInt(int64(se.Line)), obj.SmallInt(int64(se.Col)), text, obj.SmallInt(int64(se.EndLine)), obj.SmallInt(int64(se.EndCol)))
	return t.RaiseArgs(class, msg, pos)
}

// Exec runs a code object in namespaces; the result is eval's.
func (t *Thread) Exec(codeObj, globals, locals Value) (Value, error) {
	if err := t.checkEval(codeObj); err != nil {
		return 0, err
	}
	return t.ExecClosure(codeObj, globals, locals, obj.Unbound)
}

// PassEval is Exec for the native with these arguments.
func (t *Thread) PassEval(args []Value, codeObj, globals, locals Value) (Value, error) {
	if err := t.checkEval(codeObj); err != nil {
		return 0, err
	}
	return t.PassExec(args, false, codeObj, globals, locals, obj.Unbound)
}

func (t *Thread) checkEval(codeObj Value) error {
	if len(t.LoadedOf(codeObj).Code.FreeVars) > 0 {
		return t.TypeError("code object passed to eval() may not contain free variables")
	}
	return nil
}

// ExecClosure is exec() of a code object; closure is the tuple of the cells of
// its free variables, or Unbound.
func (t *Thread) ExecClosure(codeObj, globals, locals, closure Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kl := t.Keep(locals)
	f, err := t.execFunction(codeObj, globals, closure)
	if err != nil {
		return 0, err
	}
	return t.callBody(f, *kl)
}

// PassExec is ExecClosure for the native with these arguments, whose result is None if drop
// is true, and what the code returns else.
func (t *Thread) PassExec(args []Value, drop bool, codeObj, globals, locals, closure Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kl := t.Keep(locals)
	f, err := t.execFunction(codeObj, globals, closure)
	if err != nil {
		return 0, err
	}
	if !t.PassesOn(args) {
		v, err := t.callBody(f, *kl)
		if drop {
			v = obj.NoneValue
		}
		return v, err
	}
	link := t.passLink()
	if drop {
		link = makeLink(actDrop, 0) | stageNone<<linkFlags
	}
	sp := t.sp
	base := t.push(f, 0)
	entered, v, err := t.enterFunction(base, 0, obj.Unbound, link, t.fp)
	if entered {
		*word(base, hdrSpace) = *kl
	} else if drop {
		v = obj.NoneValue
	}
	return t.outcome(sp, entered, v, err)
}

// execFunction is the function that exec() of a code object runs.
func (t *Thread) execFunction(codeObj, globals, closure Value) (Value, error) {
	if err := t.checkClosure(t.LoadedOf(codeObj), closure); err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kg, kc := t.Keep(globals), t.Keep(closure)
	if t.StrGet(globals, t.VM.Names.Builtins) == obj.Unbound {
		mod := t.StrGet(t.VM.roots.modules, t.Intern("builtins"))
		if err := t.StrSet(*kg, t.VM.Names.Builtins, mod); err != nil {
			return 0, err
		}
	}
	ld := t.LoadedOf(codeObj)
	f := t.newFunction(ld, *kg)
	t.Init(f, funcClosure, *kc)
	return f, nil
}

// checkClosure checks that a closure has the cells that the code wants.
func (t *Thread) checkClosure(ld *Loaded, closure Value) error {
	n := len(ld.Code.FreeVars)
	if n == 0 {
		if closure != obj.Unbound {
			return t.TypeError("cannot use a closure with this code object")
		}
		return nil
	}
	ok := closure != obj.Unbound && t.IsExact(closure, obj.KindTuple, obj.ShapeTuple) && t.TupleLen(closure) == n
	if ok {
		for _, c := range t.TupleView(closure) {
			ok = ok && t.IsKind(c, obj.KindCell)
		}
	}
	if !ok {
		return t.TypeError("code object requires a closure of exactly length %d", n)
	}
	return nil
}

// CurrentGlobals is the globals dict of the running Python function, Unbound if
// none runs.
func (t *Thread) CurrentGlobals() Value {
	fp := seenFrame(t.fp)
	if fp == nil {
		return obj.Unbound
	}
	return t.Field(*word(fp, hdrFunc), funcGlobals)
}

// CurrentLocals is locals() of the running Python function.
func (t *Thread) CurrentLocals() (Value, error) {
	fp := seenFrame(t.fp)
	if fp == nil {
		return t.NewDict(), nil
	}
	if frameLoaded(fp).Code.Flags&code.FlagOptimized == 0 || *word(fp, hdrSpace) != obj.Unbound {
		return t.namespace(fp), nil
	}
	return t.frameObjectLocals(t.frameObject(fp))
}

// compileSource parses and compiles the bytes of a file. Encodings that the
// parser does not know are those of module codecs.
func (t *Thread) compileSource(src []byte, filename string, mode parser.Mode, opts compile.Options) (*code.Code, error) {
	if name := parser.Encoding(src); name != "" {
		text, err := t.decodeSource(src, name, filename)
		if err != nil {
			return nil, err
		}
		c, err := compileText(text, filename, mode, opts)
		var se *parser.SyntaxError
		if errors.As(err, &se) && se.Text == "" {
			se.Text = textLine([]byte(text), se.Line)
		}
		return c, err
	}
	tree, warnings, err := parser.ParseWarned(filename, src, mode)
	if err != nil {
		return nil, err
	}
	return compileTree(tree, warnings, filename, opts)
}

// decodeSource decodes a source file by a codec of the program.
func (t *Thread) decodeSource(src []byte, name, filename string) (string, error) {
	b, err := t.NewBytes(string(src))
	if err != nil {
		return "", err
	}
	encoding, err := t.NewStr(name)
	if err != nil {
		return "", err
	}
	v, err := t.CallMethod(b, "decode", encoding)
	switch {
	case err == nil && utf8.ValidString(t.StrView(v)):
		return strings.Clone(t.StrView(v)), nil
	case err == nil:
		return "", &parser.SyntaxError{Kind: "SyntaxError", Msg: "encoding problem: " + name, Filename: filename, Col: -1}
	case t.Matches(err, t.VM.Exc.LookupError) || t.Matches(err, t.VM.Exc.UnicodeDecodeError):
		why, err := t.StrText(t.Caught(err))
		if err != nil {
			return "", err
		}
		return "", &parser.SyntaxError{Kind: "SyntaxError", Msg: why, Filename: filename, Col: -1}
	}
	return "", err
}

// compileText parses and compiles text.
func compileText(src, filename string, mode parser.Mode, opts compile.Options) (*code.Code, error) {
	tree, warnings, err := parser.ParseStringWarned(filename, src, mode)
	if err != nil {
		return nil, err
	}
	return compileTree(tree, warnings, filename, opts)
}

func compileTree(tree ast.Mod, warnings []parser.Warning, filename string, opts compile.Options) (*code.Code, error) {
	if err := tellWarnings(warnings, filename, opts); err != nil {
		return nil, err
	}
	c, err := compile.Module(tree, filename, opts)
	var se *parser.SyntaxError
	if errors.As(err, &se) && se.Text == "" {
		se.Text = fileLine(filename, se.Line)
	}
	return c, err
}

// fileLine is a line of a file, with its end; "" if it cannot be had. What the
// compiler finds wrong is shown by the file as it is now, as the source itself
// is not at hand any more.
func fileLine(filename string, line int) string {
	if !isFile(filename) {
		return ""
	}
	src, err := os.ReadFile(obj.SystemName(filename))
	if err != nil {
		return ""
	}
	return textLine(src, line)
}

// textLine is a line of a text, with its end; "" if it is not UTF-8.
func textLine(src []byte, line int) string {
	for ; line > 1; line-- {
		_, src, _ = bytes.Cut(src, []byte("\n"))
	}
	text, _, _ := bytes.Cut(src, []byte("\n"))
	if len(text) == 0 || !utf8.Valid(text) {
		return ""
	}
	return strings.TrimSuffix(string(text), "\r") + "\n"
}
