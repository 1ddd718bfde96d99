package ast

import (
	"reflect"
	"strings"
	"sync"
)

// NameOf is the grammar's name of a node type.
func NameOf(t reflect.Type) string {
	switch name := t.Name(); name {
	case "ExprStmt":
		return "Expr"
	case "Arguments", "Arg", "Keyword", "Alias", "Comprehension", "WithItem":
		return strings.ToLower(name)
	case "MatchCase":
		return "match_case"
	default:
		return name
	}
}

// A Kind tells of a node type what reflection has to find out.
type Kind struct {
	Name   string // in the grammar
	Type   reflect.Type
	Fields []string // the grammar's names of the fields; "" for the span
}

// KindNamed is the kind of a name in the grammar; nil if there is none of that name.
func KindNamed(name string) *Kind { return kindsByName()[name] }

// KindOf is the kind of a node type.
func KindOf(t reflect.Type) *Kind { return kindsByName()[NameOf(t)] }

var kindsByName = sync.OnceValue(func() map[string]*Kind {
	kinds := map[string]*Kind{}
	for _, n := range nodes {
		k := &Kind{Type: reflect.TypeOf(n).Elem()}
		k.Name = NameOf(k.Type)
		for i := range k.Type.NumField() {
			name := ""
			if f := k.Type.Field(i); f.Type != spanType {
				name = FieldName(f.Name)
			}
			k.Fields = append(k.Fields, name)
		}
		kinds[k.Name] = k
	}
	return kinds
})

// nodes has one of each type.
var nodes = [...]Node{
	(*Name)(nil), (*Constant)(nil), (*Call)(nil), (*Attribute)(nil), (*ExprStmt)(nil), (*Assign)(nil), (*Arg)(nil), (*Keyword)(nil),
	(*Return)(nil), (*If)(nil), (*BinOp)(nil), (*Compare)(nil), (*Subscript)(nil), (*Tuple)(nil), (*List)(nil), (*FunctionDef)(nil),
	(*Arguments)(nil), (*Module)(nil), (*Interactive)(nil), (*Expression)(nil), (*AsyncFunctionDef)(nil), (*ClassDef)(nil),
	(*Delete)(nil), (*AugAssign)(nil), (*AnnAssign)(nil), (*For)(nil), (*AsyncFor)(nil), (*While)(nil), (*With)(nil), (*AsyncWith)(nil),
	(*Match)(nil), (*Raise)(nil), (*Try)(nil), (*TryStar)(nil), (*Assert)(nil), (*Import)(nil), (*ImportFrom)(nil), (*Global)(nil),
	(*Nonlocal)(nil), (*Pass)(nil), (*Break)(nil), (*Continue)(nil), (*BoolOp)(nil), (*NamedExpr)(nil), (*UnaryOp)(nil), (*Lambda)(nil),
	(*IfExp)(nil), (*Dict)(nil), (*Set)(nil), (*ListComp)(nil), (*SetComp)(nil), (*DictComp)(nil), (*GeneratorExp)(nil), (*Await)(nil),
	(*Yield)(nil), (*YieldFrom)(nil), (*FormattedValue)(nil), (*JoinedStr)(nil), (*Starred)(nil), (*Slice)(nil), (*MatchValue)(nil),
	(*MatchSingleton)(nil), (*MatchSequence)(nil), (*MatchMapping)(nil), (*MatchClass)(nil), (*MatchStar)(nil), (*MatchAs)(nil),
	(*MatchOr)(nil), (*Comprehension)(nil), (*ExceptHandler)(nil), (*Alias)(nil), (*WithItem)(nil), (*MatchCase)(nil),
}

// OpNamed is the operator of a name in the grammar, 0 if there is none.
func OpNamed(name string) Op {
	for op := Op(1); op < NumOps; op++ {
		if op.String() == name {
			return op
		}
	}
	return 0
}

// ContextNamed is the context of a name in the grammar.
func ContextNamed(name string) Context {
	for _, c := range [...]Context{Store, Del} {
		if c.String() == name {
			return c
		}
	}
	return Load
}
