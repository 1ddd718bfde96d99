package ast

import (
	"fmt"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"unicode"
)

// Dump writes a tree exactly as CPython's ast.dump(tree) does, so that CPython
// can make the expected output of tests. With attributes set it is
// ast.dump(tree, include_attributes=True): positions are shown as well.
//
// The names and their order come from the node types by reflection.
func Dump(n Node, attributes bool) string {
	d := dumper{attributes: attributes}
	d.node(reflect.ValueOf(n).Elem())
	return d.String()
}

type dumper struct {
	strings.Builder
	attributes bool
}

var spanType = reflect.TypeFor[Span]()

func (d *dumper) node(v reflect.Value) {
	t := v.Type()
	name := NameOf(t)
	d.WriteString(name)
	d.WriteByte('(')
	sep := ""
	for i := range t.NumField() {
		if f := t.Field(i); f.Type != spanType && !d.omitted(name, f.Name, v.Field(i)) {
			d.WriteString(sep + FieldName(f.Name) + "=")
			d.value(f.Name, v.Field(i))
			sep = ", "
		}
	}
	if t == reflect.TypeFor[Module]() {
		d.WriteString(sep + "type_ignores=[]")
	}
	if d.attributes && t.NumField() > 0 && t.Field(0).Type == spanType {
		s := v.Field(0).Interface().(Span)
		fmt.Fprintf(d, "%slineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d",
			sep, s.Start.Line, s.Start.Col, s.End.Line, s.End.Col)
	}
	d.WriteByte(')')
}

// omitted reports whether ast.dump leaves a field out: one the grammar marks
// optional whose value is None.
func (d *dumper) omitted(node, field string, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return v.Len() == 0
	case reflect.Pointer:
		return v.IsNil()
	case reflect.Interface:
		return v.IsNil() && !(field == "Value" && (node == "Constant" || node == "MatchSingleton"))
	}
	return false
}

func (d *dumper) value(field string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case Node:
		d.node(reflect.ValueOf(x).Elem())
		return
	case Op:
		d.WriteString(x.String() + "()")
		return
	case Context:
		d.WriteString(x.String() + "()")
		return
	}
	if v.Kind() == reflect.Slice && v.Type() != reflect.TypeFor[Bytes]() {
		d.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				d.WriteString(", ")
			}
			d.value(field, v.Index(i))
		}
		d.WriteByte(']')
		return
	}
	if b, ok := v.Interface().(bool); ok && (field == "Simple" || field == "IsAsync") {
		d.WriteByte("01"[btoi(b)])
		return
	}
	d.constant(v.Interface())
}

func (d *dumper) constant(x any) {
	switch x := x.(type) {
	case nil:
		d.WriteString("None")
	case bool:
		d.WriteString([]string{"False", "True"}[btoi(x)])
	case Ellipsis:
		d.WriteString("Ellipsis")
	case int, int64, *big.Int:
		fmt.Fprint(d, x)
	case float64:
		d.WriteString(floatRepr(x, ".0"))
	case complex128:
		d.WriteString(floatRepr(imag(x), "") + "j")
	case string:
		quote := quoteFor(x)
		d.WriteByte(quote)
		for len(x) > 0 {
			r, n := DecodeRune(x)
			d.char(r, quote)
			x = x[n:]
		}
		d.WriteByte(quote)
	case Bytes:
		quote := quoteFor(string(x))
		d.WriteByte('b')
		d.WriteByte(quote)
		for _, c := range x {
			if c < 0x7F {
				d.char(rune(c), quote)
			} else {
				fmt.Fprintf(d, `\x%02x`, c)
			}
		}
		d.WriteByte(quote)
	default:
		panic(fmt.Sprintf("ast.Dump: constant of type %T", x))
	}
}

// char writes one character of a string as repr() does.
func (d *dumper) char(r rune, quote byte) {
	switch {
	case r == rune(quote) || r == '\\':
		d.WriteByte('\\')
		d.WriteRune(r)
	case r == '\n':
		d.WriteString(`\n`)
	case r == '\r':
		d.WriteString(`\r`)
	case r == '\t':
		d.WriteString(`\t`)
	case r == ' ' || r > ' ' && unicode.IsPrint(r):
		d.WriteRune(r)
	case r < 0x100:
		fmt.Fprintf(d, `\x%02x`, r)
	case r < 0x10000:
		fmt.Fprintf(d, `\u%04x`, r)
	default:
		fmt.Fprintf(d, `\U%08x`, r)
	}
}

// quoteFor picks the quotes repr() would: single ones unless that means
// escaping and double ones do not.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// floatRepr is repr() of a float; whole ends a number without point and
// exponent.
func floatRepr(f float64, whole string) string {
	if math.IsInf(f, 0) {
		return "inf"
	}
	if f != 0 && (f < 1e-4 || f >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += whole
	}
	return s
}

// FieldName is a field's name in the grammar: decorator_list of DecoratorList.
func FieldName(s string) string {
	var b strings.Builder
	for i, c := range s {
		if unicode.IsUpper(c) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
