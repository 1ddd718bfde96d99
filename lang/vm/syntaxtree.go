package vm

import (
	"math/big"
	"reflect"
	"strings"

	"pystm/lang/parser"
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
	"pystm/lang/vm/compile"
	"pystm/lang/vm/obj"
)

// Syntax trees as objects of the classes of module _ast, and back. The names of
// nodes and fields come from the types of package ast by reflection.

// SyntaxTree parses a source to a tree: text, or the bytes of a file.
func (t *Thread) SyntaxTree(src string, text bool, filename, mode string) (Value, error) {
	src, filename = strings.Clone(src), strings.Clone(filename)
	if name := parser.Encoding([]byte(src)); !text && name != "" {
		decoded, err := t.decodeSource([]byte(src), name, filename)
		if err != nil {
			return 0, t.sourceError(err)
		}
		src, text = decoded, true
	}
	tree, warnings, err := parseSource(src, text, filename, parserMode(mode))
	if err == nil {
		err = tellWarnings(warnings, filename, t.compileOptions())
	}
	if err != nil {
		return 0, t.sourceError(err)
	}
	mod, err := t.ImportModule("_ast")
	if err != nil {
		return 0, err
	}
	b := treeBuilder{t: t, classes: map[string]Value{}}
	if b.single, err = t.GetAttrS(mod, "_single"); err != nil {
		return 0, err
	}
	if b.space, err = t.GetAttrS(mod, "_space"); err != nil {
		return 0, err
	}
	return b.node(reflect.ValueOf(tree).Elem())
}

func parserMode(mode string) parser.Mode {
	switch mode {
	case "eval":
		return parser.Eval
	case "single":
		return parser.Single
	}
	return parser.Exec
}

func parseSource(src string, text bool, filename string, mode parser.Mode) (ast.Mod, []parser.Warning, error) {
	if text {
		return parser.ParseStringWarned(filename, src, mode)
	}
	return parser.ParseWarned(filename, []byte(src), mode)
}

// A treeBuilder makes objects of nodes. It runs no Python code, so that nothing
// moves meanwhile.
type treeBuilder struct {
	t       *Thread
	space   Value // the classes by their names
	single  Value // the objects of operators and contexts
	classes map[string]Value
}

func (b *treeBuilder) node(v reflect.Value) (Value, error) {
	t, kind := b.t, ast.KindOf(v.Type())
	name := kind.Name
	class, ok := b.classes[name]
	if !ok {
		class = t.StrGet(b.space, t.Intern(name))
		b.classes[name] = class
	}
	o, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	set := func(field string, x Value) error {
		_, err := t.setOwnAttr(o, t.Intern(field), x)
		return err
	}
	var span *ast.Span
	for i, field := range kind.Fields {
		if field == "" {
			span = v.Field(i).Addr().Interface().(*ast.Span)
			continue
		}
		x, err := b.value(v.Field(i))
		if err == nil {
			err = set(field, x)
		}
		if err != nil {
			return 0, err
		}
	}
	switch name {
	case "FunctionDef", "AsyncFunctionDef", "Assign", "For", "AsyncFor", "With", "AsyncWith", "arg":
		err = set("type_comment", obj.NoneValue)
	case "Module":
		var none Value
		if none, err = t.NewList(0); err == nil {
			err = set("type_ignores", none)
		}
	}
	if span == nil || err != nil {
		return o, err
	}
	for i, n := range [...]uint32{span.Start.Line, span.Start.Col, span.End.Line, span.End.Col} {
		if err := set(placeFields[i], obj.SmallInt(int64(n))); err != nil {
			return 0, err
		}
	}
	return o, nil
}

var placeFields = [...]string{"lineno", "col_offset", "end_lineno", "end_col_offset"}

func (b *treeBuilder) value(v reflect.Value) (Value, error) {
	t := b.t
	if v.Type() == anyType {
		return t.constant(codeConstant(v.Interface()))
	}
	switch x := v.Interface().(type) {
	case ast.Op:
		return t.StrGet(b.single, t.Intern(x.String())), nil
	case ast.Context:
		return t.StrGet(b.single, t.Intern(x.String())), nil
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return obj.NoneValue, nil
		}
		if v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		return b.node(v.Elem())
	case reflect.Slice:
		l, err := t.NewList(v.Len())
		for i := 0; err == nil && i < v.Len(); i++ {
			var x Value
			if x, err = b.value(v.Index(i)); err == nil {
				t.ListInit(l, i, x)
			}
		}
		return l, err
	case reflect.String:
		if v.Len() == 0 {
			return obj.NoneValue, nil
		}
		return t.InternName(v.String()), nil
	case reflect.Bool:
		return obj.SmallInt(int64(b2i(v.Bool()))), nil
	}
	return obj.SmallInt(v.Int()), nil
}

var anyType = reflect.TypeFor[any]()

// codeConstant is a constant of a tree as one of code.
func codeConstant(k any) any {
	switch k := k.(type) {
	case ast.Ellipsis:
		return code.EllipsisType{}
	case ast.Bytes:
		return code.Bytes(k)
	}
	return k
}

// IsTree reports whether a value is a node of a syntax tree: there is none before
// module _ast was imported.
func (t *Thread) IsTree(v Value) bool {
	mod := t.loaded("_ast")
	if !t.IsKind(mod, obj.KindModule) {
		return false
	}
	class := t.StrGet(t.Field(mod, obj.ModuleDict), t.Intern("AST"))
	return class != obj.Unbound && t.IsSubclass(t.TypeOf(v), class)
}

// CompileTree compiles the root of a syntax tree; the arguments are those of
// compile().
func (t *Thread) CompileTree(tree Value, filename, mode string, flags, optimize int) (Value, error) {
	root := map[string]string{"exec": "Module", "eval": "Expression", "single": "Interactive"}[mode]
	if root == "" {
		return 0, t.ValueError("compile() mode must be 'exec', 'eval' or 'single'")
	}
	mod := t.loaded("_ast")
	if class := t.StrGet(t.Field(mod, obj.ModuleDict), t.Intern(root)); class == obj.Unbound || !t.IsSubclass(t.TypeOf(tree), class) {
		return 0, t.TypeError("expected %s node, got %s", root, t.TypeName(tree))
	}
	filename = strings.Clone(filename)
	nodes, ok := t.readTree(mod, tree)
	if !ok {
		plain, err := t.CallMethod(mod, "_plain", tree)
		if err != nil {
			return 0, err
		}
		nodes = t.plainNode(plain).(ast.Mod)
	}
	opts := t.compileOptions()
	opts.FutureAnnotations = flags&futureAnnotations != 0
	if optimize >= 0 {
		opts.Optimize = optimize
	}
	c, err := compileTree(nodes, nil, filename, opts)
	if err != nil {
		return 0, t.sourceError(err)
	}
	return t.LoadCode(c)
}

// plainNode is the node of a tuple: name, place, values of fields.
func (t *Thread) plainNode(v Value) ast.Node {
	items := t.TupleView(v)
	kind := ast.KindNamed(t.StrView(items[0]))
	if kind == nil {
		return nil
	}
	n := reflect.New(kind.Type)
	next := 0
	for i, name := range kind.Fields {
		f := n.Elem().Field(i)
		if name == "" {
			p := t.TupleView(items[1])
			at := func(i int) uint32 { return uint32(p[i].Int()) }
			f.Set(reflect.ValueOf(ast.Span{Start: ast.Pos{Line: at(0), Col: at(1)}, End: ast.Pos{Line: at(2), Col: at(3)}}))
			continue
		}
		t.plainField(f, t.TupleView(items[2])[next])
		next++
	}
	return n.Interface().(ast.Node)
}

// plainField sets a field of a node.
func (t *Thread) plainField(f reflect.Value, v Value) {
	switch f.Interface().(type) {
	case ast.Op:
		f.Set(reflect.ValueOf(ast.OpNamed(t.StrView(v))))
		return
	case ast.Context:
		f.Set(reflect.ValueOf(ast.ContextNamed(t.StrView(v))))
		return
	}
	switch {
	case f.Type() == anyType:
		if k := t.plainConstant(v); k != nil {
			f.Set(reflect.ValueOf(k))
		}
	case f.Kind() == reflect.Slice:
		items := t.ListView(v)
		f.Set(reflect.MakeSlice(f.Type(), len(items), len(items)))
		for i, x := range items {
			t.plainField(f.Index(i), x)
		}
	case v == obj.NoneValue:
	case f.Kind() == reflect.String:
		f.SetString(strings.Clone(t.StrView(v)))
	case f.Kind() == reflect.Bool:
		f.SetBool(v.Int() != 0)
	case f.Kind() == reflect.Int:
		f.SetInt(v.Int())
	default:
		f.Set(reflect.ValueOf(t.plainNode(v)))
	}
}

// plainConstant is a constant as package ast has it.
func (t *Thread) plainConstant(v Value) any {
	switch {
	case v == obj.NoneValue:
		return nil
	case v == obj.TrueValue || v == obj.FalseValue:
		return v == obj.TrueValue
	case v == obj.Ellipsis:
		return ast.Ellipsis{}
	case t.IsKind(v, obj.KindStr):
		return strings.Clone(t.StrView(v))
	case t.IsKind(v, obj.KindComplex):
		return t.ComplexOf(v)
	}
	if f, ok := t.FloatOf(v); ok {
		return f
	}
	if b, ok := t.BufferView(v); ok {
		return ast.Bytes(append([]byte(nil), b...))
	}
	if n, ok := t.Int64(v); ok {
		return n
	}
	return new(big.Int).Set(t.BigOf(v))
}

// tellWarnings passes on what the parser has found odd.
func tellWarnings(warnings []parser.Warning, filename string, opts compile.Options) error {
	for _, w := range warnings {
		if opts.Warn == nil {
			break
		}
		if err := opts.Warn(compile.Warning{Deprecation: !w.Syntax, Msg: w.Msg, Filename: filename, Line: w.Line, Col: w.Col + 1}); err != nil {
			return err
		}
	}
	return nil
}
