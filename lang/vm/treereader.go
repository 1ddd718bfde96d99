package vm

import (
	"reflect"
	"strings"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/obj"
)

// Reading a syntax tree of objects where nothing in it is odd: each object is of a
// class of module _ast itself, has all its fields as plain attributes, and they hold what
// the grammar says. It runs no Python code, so that nothing moves meanwhile. Whatever is
// odd (and all that is wrong) is left to _ast._plain, which asks for attributes as
// any Python code does and raises the errors; what passes here gives the same nodes there.

// deepestTree is how deep a tree may be to be read here. CPython's own limit is three times
// its limit of recursion.
const deepestTree = 3000

type treeReader struct {
	t     *Thread
	space Value // the classes by their names
	kinds Value // a list of (kind, field, many) by class
	known map[Value]*treeKind
	place [len(placeFields)]Value // interned
	depth int
}

// A treeKind is a class of objects.
type treeKind struct {
	node   *ast.Kind // nil: an operator or a context
	op     ast.Op    // 0: a context
	ctx    ast.Context
	fields []treeField
}

type treeField struct {
	name  Value  // interned
	index int    // of the node's field; -1: the compiler does without it
	kind  string // in the grammar
	many  string // "*", "?" or ""
	holes bool   // None stands in a list where there is nothing
}

// readTree is the tree of objects under root as nodes, if all of it is plain.
func (t *Thread) readTree(mod, root Value) (tree ast.Mod, ok bool) {
	names := t.Field(mod, obj.ModuleDict)
	r := treeReader{t: t, space: t.StrGet(names, t.Intern("_space")), kinds: t.StrGet(names, t.Intern("_kinds")), known: map[Value]*treeKind{}}
	if !t.IsExact(r.space, obj.KindDict, obj.ShapeDict) || !t.IsExact(r.kinds, obj.KindDict, obj.ShapeDict) {
		return nil, false
	}
	for i, field := range placeFields {
		r.place[i] = t.InternName(field)
	}
	if n := r.node(root); n.IsValid() {
		tree, ok = n.Interface().(ast.Mod)
	}
	return tree, ok
}

// kind is what there is to know of a class; nil if it is none of module _ast.
func (r *treeReader) kind(class Value) *treeKind {
	k, ok := r.known[class]
	if !ok {
		k = r.newKind(class)
		r.known[class] = k
	}
	return k
}

func (r *treeReader) newKind(class Value) *treeKind {
	t := r.t
	name := t.StrView(t.Field(class, TypeName))
	if t.StrGet(r.space, t.InternName(name)) != class || t.TypeOf(class) != t.VM.Class(obj.ShapeType) { // whose hash may be Python code
		return nil
	}
	fields, err := t.DictGet(r.kinds, class)
	if err != nil || !t.IsExact(fields, obj.KindList, obj.ShapeList) {
		return nil
	}
	k := &treeKind{node: ast.KindNamed(name)}
	if k.node == nil {
		k.op, k.ctx = ast.OpNamed(name), ast.ContextNamed(name)
		if k.op == 0 && k.ctx.String() != name {
			return nil
		}
		return k
	}
	for _, f := range t.ListView(fields) {
		parts := r.grammar(f)
		if parts == nil {
			return nil
		}
		field := t.StrView(parts[1])
		tf := treeField{name: t.InternValue(parts[1]), index: -1, kind: strings.Clone(t.StrView(parts[0])), many: strings.Clone(t.StrView(parts[2]))}
		for i, known := range k.node.Fields {
			if known == field {
				tf.index = i
			}
		}
		tf.holes = field == "kw_defaults" || field == "keys" && name == "Dict"
		k.fields = append(k.fields, tf)
	}
	return k
}

// grammar is a field's kind, name and number; nil if somebody has put something else there.
func (r *treeReader) grammar(f Value) []Value {
	t := r.t
	if !t.IsExact(f, obj.KindTuple, obj.ShapeTuple) || t.TupleLen(f) != 3 {
		return nil
	}
	parts := t.TupleView(f)
	for _, x := range parts {
		if !t.IsExact(x, obj.KindStr, obj.ShapeStr) {
			return nil
		}
	}
	return parts
}

// node is the node of an object, a pointer; no value if something is odd.
func (r *treeReader) node(o Value) (none reflect.Value) {
	k := r.kind(r.t.TypeOf(o))
	if k == nil || k.node == nil || r.depth == deepestTree {
		return none
	}
	r.depth++
	defer func() { r.depth-- }()
	p := reflect.New(k.node.Type)
	n := p.Elem()
	for i, name := range k.node.Fields {
		if name == "" && !r.span(n.Field(i).Addr().Interface().(*ast.Span), o) {
			return none
		}
	}
	for i := range k.fields {
		f := &k.fields[i]
		v, known := r.t.QuickAttr(o, f.name)
		if !known || v == obj.Unbound {
			return none
		}
		if f.index < 0 {
			if !r.absent(f, v) {
				return none
			}
		} else if !r.field(n.Field(f.index), f, v) {
			return none
		}
	}
	if !wellFormed(p.Interface().(ast.Node)) {
		return none
	}
	return p
}

// absent reports whether an attribute that no field is for has nothing in it.
func (r *treeReader) absent(f *treeField, v Value) bool {
	if f.many == "*" {
		return r.t.IsExact(v, obj.KindList, obj.ShapeList) && r.t.ListLen(v) == 0
	}
	return v == obj.NoneValue
}

// span reads the place of an object; the end may be missing.
func (r *treeReader) span(s *ast.Span, o Value) bool {
	var at [len(placeFields)]uint32
	for i, field := range r.place {
		v, known := r.t.QuickAttr(o, field)
		switch {
		case !known:
			return false
		case i >= 2 && v == obj.NoneValue:
			at[i] = at[i-2]
		case !v.IsInt() || v.Int() < 0 || v.Int() >= 1<<31:
			return false
		default:
			at[i] = uint32(v.Int())
		}
	}
	*s = ast.Span{Start: ast.Pos{Line: at[0], Col: at[1]}, End: ast.Pos{Line: at[2], Col: at[3]}}
	return at[0] < at[2] || at[0] == at[2] && at[1] <= at[3]
}

// field sets a field of a node.
func (r *treeReader) field(f reflect.Value, tf *treeField, v Value) bool {
	if tf.many != "*" {
		return v == obj.NoneValue && tf.many == "?" || r.value(f, tf, v)
	}
	if !r.t.IsExact(v, obj.KindList, obj.ShapeList) {
		return false
	}
	items := r.t.ListView(v)
	f.Set(reflect.MakeSlice(f.Type(), len(items), len(items)))
	for i, x := range items {
		if x == obj.NoneValue && tf.holes {
			continue
		}
		if !r.value(f.Index(i), tf, x) {
			return false
		}
	}
	return true
}

// value sets a field, or an item of one, to what v stands for.
func (r *treeReader) value(f reflect.Value, tf *treeField, v Value) bool {
	switch tf.kind {
	case "identifier", "string":
		return r.text(f, tf, v)
	case "int":
		return setInt(f, v)
	case "constant":
		return r.constant(f, v)
	case "expr_context", "boolop", "operator", "unaryop", "cmpop":
		k := r.kind(r.t.TypeOf(v))
		if k == nil || k.node != nil || categories[k.op.Kind()] != tf.kind {
			return false
		}
		f.SetUint(uint64(k.op) | uint64(k.ctx))
		return true
	}
	n := r.node(v)
	if !n.IsValid() || !n.Type().AssignableTo(f.Type()) {
		return false
	}
	f.Set(n)
	return true
}

// categories are the grammar's names of kinds of operators.
var categories = [...]string{0: "expr_context", ast.BoolKind: "boolop", ast.BinaryKind: "operator", ast.UnaryKind: "unaryop", ast.CompareKind: "cmpop"}

func (r *treeReader) text(f reflect.Value, tf *treeField, v Value) bool {
	if !r.t.IsExact(v, obj.KindStr, obj.ShapeStr) {
		return false
	}
	s := r.t.StrView(v)
	if s == "" || tf.kind == "identifier" && (s == "None" || s == "True" || s == "False") {
		return false
	}
	f.SetString(strings.Clone(s))
	return true
}

func setInt(f reflect.Value, v Value) bool {
	if !v.IsInt() || int64(int32(v.Int())) != v.Int() {
		return false
	}
	if f.Kind() == reflect.Bool {
		f.SetBool(v.Int() != 0)
	} else {
		f.SetInt(v.Int())
	}
	return true
}

func (r *treeReader) constant(f reflect.Value, v Value) bool {
	t := r.t
	switch class := t.TypeOf(v); {
	case v == obj.NoneValue || v == obj.Ellipsis || v == obj.TrueValue || v == obj.FalseValue:
	case class == t.VM.Class(obj.ShapeStr), class == t.VM.Class(obj.ShapeInt), class == t.VM.Class(obj.ShapeBytes),
		class == t.VM.Class(obj.ShapeFloat), class == t.VM.Class(obj.ShapeComplex):
	default:
		return false
	}
	if k := t.plainConstant(v); k != nil {
		f.Set(reflect.ValueOf(k))
	}
	return true
}

// wellFormed reports whether a node's parts go together, and what they are used for is
// what they are said to be used for.
func wellFormed(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Expression:
		return loads(n.Body)
	case *ast.FunctionDef:
		return len(n.Body) > 0 && loads(n.DecoratorList...) && loads(n.Returns)
	case *ast.AsyncFunctionDef:
		return len(n.Body) > 0 && loads(n.DecoratorList...) && loads(n.Returns)
	case *ast.ClassDef:
		return len(n.Body) > 0 && loads(n.DecoratorList...) && loads(n.Bases...)
	case *ast.Return:
		return loads(n.Value)
	case *ast.Delete:
		return len(n.Targets) > 0 && used(ast.Del, n.Targets...)
	case *ast.Assign:
		return len(n.Targets) > 0 && used(ast.Store, n.Targets...) && loads(n.Value)
	case *ast.AugAssign:
		return isPlace(n.Target) && used(ast.Store, n.Target) && loads(n.Value)
	case *ast.AnnAssign:
		_, name := n.Target.(*ast.Name)
		return isPlace(n.Target) && (name || !n.Simple) && used(ast.Store, n.Target) && loads(n.Annotation, n.Value)
	case *ast.For:
		return len(n.Body) > 0 && used(ast.Store, n.Target) && loads(n.Iter)
	case *ast.AsyncFor:
		return len(n.Body) > 0 && used(ast.Store, n.Target) && loads(n.Iter)
	case *ast.While:
		return len(n.Body) > 0 && loads(n.Test)
	case *ast.If:
		return len(n.Body) > 0 && loads(n.Test)
	case *ast.With:
		return len(n.Body) > 0 && len(n.Items) > 0
	case *ast.AsyncWith:
		return len(n.Body) > 0 && len(n.Items) > 0
	case *ast.Match:
		return len(n.Cases) > 0 && loads(n.Subject)
	case *ast.Raise:
		return (n.Exc != nil || n.Cause == nil) && loads(n.Exc, n.Cause)
	case *ast.Try:
		return len(n.Body) > 0 && (len(n.Handlers) > 0 || len(n.Finalbody) > 0 && len(n.Orelse) == 0)
	case *ast.TryStar:
		for _, h := range n.Handlers {
			if h.Type == nil {
				return false
			}
		}
		return len(n.Body) > 0 && (len(n.Handlers) > 0 || len(n.Finalbody) > 0 && len(n.Orelse) == 0)
	case *ast.Assert:
		return loads(n.Test, n.Msg)
	case *ast.Import:
		return len(n.Names) > 0
	case *ast.ImportFrom:
		return len(n.Names) > 0 && n.Level >= 0
	case *ast.Global:
		return len(n.Names) > 0
	case *ast.Nonlocal:
		return len(n.Names) > 0
	case *ast.ExprStmt:
		return loads(n.Value)
	case *ast.ExceptHandler:
		return len(n.Body) > 0 && loads(n.Type)
	case *ast.Arguments:
		return len(n.Defaults) <= len(n.Posonlyargs)+len(n.Args) && len(n.KwDefaults) == len(n.Kwonlyargs) &&
			loads(n.KwDefaults...) && loads(n.Defaults...)
	case *ast.Arg:
		return loads(n.Annotation)
	case *ast.Keyword:
		return loads(n.Value)
	case *ast.Comprehension:
		return used(ast.Store, n.Target) && loads(n.Iter) && loads(n.Ifs...)
	case *ast.WithItem:
		return loads(n.ContextExpr) && used(ast.Store, n.OptionalVars)
	case ast.Expr:
		return wellFormedExpr(n)
	}
	return wellFormedPattern(n)
}

func wellFormedExpr(n ast.Expr) bool {
	switch n := n.(type) {
	case *ast.BoolOp:
		return len(n.Values) >= 2 && loads(n.Values...)
	case *ast.NamedExpr:
		_, name := n.Target.(*ast.Name)
		return name && used(ast.Store, n.Target) && loads(n.Value)
	case *ast.BinOp:
		return loads(n.Left, n.Right)
	case *ast.UnaryOp:
		return loads(n.Operand)
	case *ast.Lambda:
		return loads(n.Body)
	case *ast.IfExp:
		return loads(n.Test, n.Body, n.Orelse)
	case *ast.Dict:
		return len(n.Keys) == len(n.Values) && loads(n.Keys...) && loads(n.Values...)
	case *ast.Set:
		return loads(n.Elts...)
	case *ast.ListComp:
		return len(n.Generators) > 0 && loads(n.Elt)
	case *ast.SetComp:
		return len(n.Generators) > 0 && loads(n.Elt)
	case *ast.DictComp:
		return len(n.Generators) > 0 && loads(n.Key, n.Value)
	case *ast.GeneratorExp:
		return len(n.Generators) > 0 && loads(n.Elt)
	case *ast.Await:
		return loads(n.Value)
	case *ast.Yield:
		return loads(n.Value)
	case *ast.YieldFrom:
		return loads(n.Value)
	case *ast.Compare:
		return len(n.Comparators) > 0 && len(n.Comparators) == len(n.Ops) && loads(n.Left) && loads(n.Comparators...)
	case *ast.Call:
		return loads(n.Func) && loads(n.Args...)
	case *ast.FormattedValue:
		return loads(n.Value, n.FormatSpec)
	case *ast.JoinedStr:
		return loads(n.Values...)
	case *ast.Attribute:
		return loads(n.Value)
	case *ast.Subscript:
		return loads(n.Value, n.Slice)
	case *ast.Slice:
		return loads(n.Lower, n.Upper, n.Step)
	}
	return true // what Starred, List and Tuple are made of is looked at by who uses them
}

func wellFormedPattern(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.MatchCase:
		return len(n.Body) > 0 && loads(n.Guard) && noStar(n.Pattern)
	case *ast.MatchValue:
		return loads(n.Value)
	case *ast.MatchSingleton:
		_, isBool := n.Value.(bool)
		return isBool || n.Value == nil
	case *ast.MatchMapping:
		return len(n.Keys) == len(n.Patterns) && loads(n.Keys...) && noStar(n.Patterns...)
	case *ast.MatchClass:
		return len(n.KwdAttrs) == len(n.KwdPatterns) && loads(n.Cls) && noStar(n.Patterns...) && noStar(n.KwdPatterns...)
	case *ast.MatchAs:
		return noStar(n.Pattern)
	case *ast.MatchOr:
		return len(n.Patterns) >= 2 && noStar(n.Patterns...)
	}
	return true
}

// noStar reports that patterns, which may be nil, have none that only a sequence may have.
func noStar(patterns ...ast.Pattern) bool {
	for _, p := range patterns {
		if _, star := p.(*ast.MatchStar); star {
			return false
		}
	}
	return true
}

// isPlace reports whether an expression may be the target of `x += 1` and `x: int`.
func isPlace(e ast.Expr) bool {
	switch e.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return true
	}
	return false
}

func loads(exprs ...ast.Expr) bool { return used(ast.Load, exprs...) }

// used reports whether expressions, which may be nil, say that this is done with them.
func used(ctx ast.Context, exprs ...ast.Expr) bool {
	for _, e := range exprs {
		ok := true
		switch e := e.(type) {
		case nil:
		case *ast.Name:
			ok = e.Ctx == ctx
		case *ast.Attribute:
			ok = e.Ctx == ctx
		case *ast.Subscript:
			ok = e.Ctx == ctx
		case *ast.Starred:
			ok = e.Ctx == ctx && used(ctx, e.Value)
		case *ast.List:
			ok = e.Ctx == ctx && used(ctx, e.Elts...)
		case *ast.Tuple:
			ok = e.Ctx == ctx && used(ctx, e.Elts...)
		default:
			ok = ctx == ast.Load
		}
		if !ok {
			return false
		}
	}
	return true
}
