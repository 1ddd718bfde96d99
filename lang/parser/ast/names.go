package ast

import (
	"reflect"
	"strings"
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

// FieldNames are the grammar's names of a node type's fields.
func FieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if f := t.Field(i); f.Type != spanType {
			names = append(names, FieldName(f.Name))
		}
	}
	return names
}

// New makes an empty node by the grammar's name; nil if there is none of that name.
func New(name string) Node {
	for _, n := range kinds {
		if t := reflect.TypeOf(n).Elem(); NameOf(t) == name {
			return reflect.New(t).Interface().(Node)
		}
	}
	return nil
}

// kinds has a node of each type, the frequent ones first.
var kinds = [...]Node{
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
