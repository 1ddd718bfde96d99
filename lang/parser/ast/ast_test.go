package ast

import (
	"math/big"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// nodeTypes are all node types; TestNodeTypes holds the list to kinds.go.
var nodeTypes = []Node{
	&Module{}, &Interactive{}, &Expression{},
	&FunctionDef{}, &AsyncFunctionDef{}, &ClassDef{}, &Return{}, &Delete{}, &Assign{}, &AugAssign{}, &AnnAssign{},
	&For{}, &AsyncFor{}, &While{}, &If{}, &With{}, &AsyncWith{}, &Match{}, &Raise{}, &Try{}, &TryStar{}, &Assert{},
	&Import{}, &ImportFrom{}, &Global{}, &Nonlocal{}, &ExprStmt{}, &Pass{}, &Break{}, &Continue{},
	&BoolOp{}, &NamedExpr{}, &BinOp{}, &UnaryOp{}, &Lambda{}, &IfExp{}, &Dict{}, &Set{}, &ListComp{}, &SetComp{},
	&DictComp{}, &GeneratorExp{}, &Await{}, &Yield{}, &YieldFrom{}, &Compare{}, &Call{}, &FormattedValue{}, &JoinedStr{},
	&Constant{}, &Attribute{}, &Subscript{}, &Starred{}, &Name{}, &List{}, &Tuple{}, &Slice{},
	&MatchValue{}, &MatchSingleton{}, &MatchSequence{}, &MatchMapping{}, &MatchClass{}, &MatchStar{}, &MatchAs{}, &MatchOr{},
	&Comprehension{}, &ExceptHandler{}, &Arguments{}, &Arg{}, &Keyword{}, &Alias{}, &WithItem{}, &MatchCase{},
}

func TestNodeTypes(t *testing.T) {
	src, err := os.ReadFile("kinds.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string]bool{}
	for line := range strings.Lines(string(src)) {
		if f := strings.Fields(line); len(f) == 4 && f[2] == "node()" {
			declared[strings.Trim(f[1], "(*)")] = true
		}
	}
	for _, n := range nodeTypes {
		name := reflect.TypeOf(n).Elem().Name()
		if !declared[name] {
			t.Errorf("%s is not in kinds.go", name)
		}
		delete(declared, name)
	}
	for name := range declared {
		t.Errorf("%s is not in nodeTypes", name)
	}
}

// fill sets every field that can hold nodes and returns the nodes in the order
// of the fields.
func fill(v reflect.Value) (nodes []Node) {
	for i := range v.NumField() {
		f := v.Field(i)
		t := f.Type()
		n := 1
		if t.Kind() == reflect.Slice {
			t, n = t.Elem(), 2
		}
		leaf, ok := leafFor(t)
		if !ok {
			continue
		}
		for range n {
			node := reflect.New(leaf)
			nodes = append(nodes, node.Interface().(Node))
			if f.Kind() == reflect.Slice {
				f.Set(reflect.Append(f, node))
			} else {
				f.Set(node)
			}
		}
	}
	return nodes
}

// leafFor picks a node type that a field of type t can hold.
func leafFor(t reflect.Type) (reflect.Type, bool) {
	switch t {
	case reflect.TypeFor[Stmt]():
		return reflect.TypeFor[Pass](), true
	case reflect.TypeFor[Expr]():
		return reflect.TypeFor[Name](), true
	case reflect.TypeFor[Pattern]():
		return reflect.TypeFor[MatchStar](), true
	}
	if t.Kind() == reflect.Pointer && t.Implements(reflect.TypeFor[Node]()) {
		return t.Elem(), true
	}
	return nil, false
}

// TestChildren compares Children with what the fields of each type say.
func TestChildren(t *testing.T) {
	for _, n := range nodeTypes {
		for range Children(n) {
			t.Errorf("%T: child of an empty node", n)
		}
		want := fill(reflect.ValueOf(n).Elem())
		var got []Node
		for c := range Children(n) {
			got = append(got, c)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%T: got %d children, want %d", n, len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%T: child %d out of order", n, i)
			}
		}
		for range Children(n) {
			break // the iterator must bear it
		}
	}
}

func TestWalk(t *testing.T) {
	tree := &Module{Body: []Stmt{
		&ExprStmt{Value: &Call{Func: &Name{Id: "f"}, Args: []Expr{&Name{Id: "a"}}}},
		&Return{Value: &Name{Id: "b"}},
	}}
	var seen string
	Walk(tree, func(n Node) bool {
		if name, ok := n.(*Name); ok {
			seen += name.Id
		}
		_, isReturn := n.(*Return)
		return !isReturn
	})
	if seen != "fa" {
		t.Errorf("saw %q", seen)
	}
}

func TestOps(t *testing.T) {
	for op := Op(1); op < NumOps; op++ {
		if op.String() == "" || op.Symbol() == "" || op.Kind() == 0 {
			t.Errorf("operator %d has no row", op)
		}
	}
}

func TestDecodeRune(t *testing.T) {
	for s, want := range map[string][]rune{
		"aé日😀": {'a', 'é', '日', '😀'}, "\xed\xa0\x80": {0xD800}, "\xed\xbf\xbf": {0xDFFF},
		"\xed\xa0\xbd\xed\xb8\x80": {0xD83D, 0xDE00}, "\xed\x9f\xbf": {0xD7FF}, "\xed\xa0": {utf8.RuneError, utf8.RuneError},
	} {
		var got []rune
		for s := s; s != ""; {
			r, n := DecodeRune(s)
			got = append(got, r)
			s = s[n:]
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %U, want %U", s, got, want)
		}
	}
}

func TestDumpConstants(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, "None"}, {true, "True"}, {Ellipsis{}, "Ellipsis"}, {int64(-3), "-3"},
		{new(big.Int).Lsh(big.NewInt(1), 64), "18446744073709551616"},
		{1.0, "1.0"}, {1e16, "1e+16"}, {1.5e-7, "1.5e-07"}, {0.0001, "0.0001"}, {complex(0, 2), "2j"}, {complex(0, 0.5), "0.5j"},
		{"a'b", `"a'b"`}, {`a'b"`, `'a\'b"'`}, {"\n\x00\u00a0é\ue000\U000e0001\xed\xa0\x80", `'\n\x00\xa0é\ue000\U000e0001\ud800'`},
		{Bytes("a\xff'\n"), `b"a\xff'\n"`},
	} {
		if got, want := Dump(&Constant{Value: test.value}, false), "Constant(value="+test.want+")"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestCharCol(t *testing.T) {
	for _, test := range []struct {
		line string
		col  uint32
		want int
	}{{"aéb", 0, 0}, {"aéb", 3, 2}, {"aéb", 4, 3}, {"aéb", 9, 3}} {
		if got := CharCol(test.line, test.col); got != test.want {
			t.Errorf("%q at %d: got %d, want %d", test.line, test.col, got, test.want)
		}
	}
}
