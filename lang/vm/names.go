package vm

import (
	"reflect"

	"pystm/lang/vm/obj"
)

// Names are the interned names the interpreter itself looks up. The field's
// tag is the text.
type Names struct {
	Abs            Value `py:"__abs__"`
	AbstractMethod Value `py:"__isabstractmethod__"`
	Abstracts      Value `py:"__abstractmethods__"`
	Add            Value `py:"__add__"`
	Aenter         Value `py:"__aenter__"`
	Aexit          Value `py:"__aexit__"`
	Aiter          Value `py:"__aiter__"`
	All            Value `py:"__all__"`
	And            Value `py:"__and__"`
	Anext          Value `py:"__anext__"`
	Annotations    Value `py:"__annotations__"`
	Args           Value `py:"args"`
	Await          Value `py:"__await__"`
	Bases          Value `py:"__bases__"`
	Bool           Value `py:"__bool__"`
	BuildClass     Value `py:"__build_class__"`
	Builtins       Value `py:"__builtins__"`
	ByClasses      Value `py:"_by_classes"`
	Bytes          Value `py:"__bytes__"`
	Cached         Value `py:"__cached__"`
	Call           Value `py:"__call__"`
	Class          Value `py:"__class__"`
	ClassCell      Value `py:"__classcell__"`
	ClassGetItem   Value `py:"__class_getitem__"`
	Close          Value `py:"close"`
	Complex        Value `py:"__complex__"`
	Contains       Value `py:"__contains__"`
	Del            Value `py:"__del__"`
	DelAttr        Value `py:"__delattr__"`
	DelItem        Value `py:"__delitem__"`
	Delete         Value `py:"__delete__"`
	Dict           Value `py:"__dict__"`
	Dir            Value `py:"__dir__"`
	Displayhook    Value `py:"displayhook"`
	Divmod         Value `py:"__divmod__"`
	Doc            Value `py:"__doc__"`
	Enter          Value `py:"__enter__"`
	Eq             Value `py:"__eq__"`
	Exit           Value `py:"__exit__"`
	File           Value `py:"__file__"`
	Float          Value `py:"__float__"`
	FloorDiv       Value `py:"__floordiv__"`
	Format         Value `py:"__format__"`
	Ge             Value `py:"__ge__"`
	Get            Value `py:"__get__"`
	GetAttr        Value `py:"__getattr__"`
	GetAttribute   Value `py:"__getattribute__"`
	GetItem        Value `py:"__getitem__"`
	GetNewArgs     Value `py:"__getnewargs__"`
	GetNewArgsEx   Value `py:"__getnewargs_ex__"`
	GetState       Value `py:"__getstate__"`
	Gt             Value `py:"__gt__"`
	Hash           Value `py:"__hash__"`
	Iadd           Value `py:"__iadd__"`
	Iand           Value `py:"__iand__"`
	Ifloordiv      Value `py:"__ifloordiv__"`
	Ilshift        Value `py:"__ilshift__"`
	Imatmul        Value `py:"__imatmul__"`
	Imod           Value `py:"__imod__"`
	Import         Value `py:"__import__"`
	Imul           Value `py:"__imul__"`
	Index          Value `py:"__index__"`
	Init           Value `py:"__init__"`
	InitSubclass   Value `py:"__init_subclass__"`
	Initializing   Value `py:"_initializing"`
	InstanceCheck  Value `py:"__instancecheck__"`
	Int            Value `py:"__int__"`
	Invert         Value `py:"__invert__"`
	Ior            Value `py:"__ior__"`
	Ipow           Value `py:"__ipow__"`
	Irshift        Value `py:"__irshift__"`
	Isub           Value `py:"__isub__"`
	Iter           Value `py:"__iter__"`
	Itruediv       Value `py:"__itruediv__"`
	Ixor           Value `py:"__ixor__"`
	Keys           Value `py:"keys"`
	LShift         Value `py:"__lshift__"`
	Le             Value `py:"__le__"`
	Len            Value `py:"__len__"`
	LengthHint     Value `py:"__length_hint__"`
	Loader         Value `py:"__loader__"`
	Lt             Value `py:"__lt__"`
	Main           Value `py:"__main__"`
	MatMul         Value `py:"__matmul__"`
	MatchArgs      Value `py:"__match_args__"`
	Metaclass      Value `py:"metaclass"`
	Missing        Value `py:"__missing__"`
	Mod            Value `py:"__mod__"`
	Module         Value `py:"__module__"`
	Mro            Value `py:"mro"`
	MroEntries     Value `py:"__mro_entries__"`
	Mul            Value `py:"__mul__"`
	Name           Value `py:"__name__"`
	Ne             Value `py:"__ne__"`
	Neg            Value `py:"__neg__"`
	New            Value `py:"__new__"`
	Next           Value `py:"__next__"`
	Notes          Value `py:"__notes__"`
	Or             Value `py:"__or__"`
	OrigBases      Value `py:"__orig_bases__"`
	Package        Value `py:"__package__"`
	Path           Value `py:"__path__"`
	Pos            Value `py:"__pos__"`
	Pow            Value `py:"__pow__"`
	Prepare        Value `py:"__prepare__"`
	Qualname       Value `py:"__qualname__"`
	RShift         Value `py:"__rshift__"`
	Radd           Value `py:"__radd__"`
	Rand           Value `py:"__rand__"`
	Rdivmod        Value `py:"__rdivmod__"`
	Reduce         Value `py:"__reduce__"`
	ReduceEx       Value `py:"__reduce_ex__"`
	Repr           Value `py:"__repr__"`
	Reversed       Value `py:"__reversed__"`
	Rfloordiv      Value `py:"__rfloordiv__"`
	Rlshift        Value `py:"__rlshift__"`
	Rmatmul        Value `py:"__rmatmul__"`
	Rmod           Value `py:"__rmod__"`
	Rmul           Value `py:"__rmul__"`
	Ror            Value `py:"__ror__"`
	Round          Value `py:"__round__"`
	Rpow           Value `py:"__rpow__"`
	Rrshift        Value `py:"__rrshift__"`
	Rsub           Value `py:"__rsub__"`
	Rtruediv       Value `py:"__rtruediv__"`
	Rxor           Value `py:"__rxor__"`
	Send           Value `py:"send"`
	Set            Value `py:"__set__"`
	SetAttr        Value `py:"__setattr__"`
	SetItem        Value `py:"__setitem__"`
	SetName        Value `py:"__set_name__"`
	SetState       Value `py:"__setstate__"`
	Slots          Value `py:"__slots__"`
	Spec           Value `py:"__spec__"`
	Str            Value `py:"__str__"`
	Sub            Value `py:"__sub__"`
	SubclassCheck  Value `py:"__subclasscheck__"`
	SubclassHook   Value `py:"__subclasshook__"`
	Subclasses     Value `py:"__subclasses__"`
	Throw          Value `py:"throw"`
	TrueDiv        Value `py:"__truediv__"`
	Trunc          Value `py:"__trunc__"`
	Weakref        Value `py:"__weakref__"`
	Wrapped        Value `py:"__wrapped__"`
	Xor            Value `py:"__xor__"`
}

func (n *Names) fill(s *obj.Space) {
	v := reflect.ValueOf(n).Elem()
	for i := range v.NumField() {
		*v.Field(i).Addr().Interface().(*Value) = s.Intern(v.Type().Field(i).Tag.Get("py"))
	}
}

// binaryNames are the special methods of a binary operator, plain, reflected
// and in place, and its symbol in messages.
// unary is the special method of a unary operator, and its symbol in messages.
func (n *Names) unary(op UnaryOp) (Value, string) {
	switch op {
	case UnaryPos:
		return n.Pos, "unary +"
	case UnaryInvert:
		return n.Invert, "unary ~"
	case UnaryAbs:
		return n.Abs, "abs()"
	}
	return n.Neg, "unary -"
}

func (n *Names) binary(op BinaryOp) (plain, reflected, inplace Value, symbol string) {
	switch op {
	case OpAdd:
		return n.Add, n.Radd, n.Iadd, "+"
	case OpSub:
		return n.Sub, n.Rsub, n.Isub, "-"
	case OpMul:
		return n.Mul, n.Rmul, n.Imul, "*"
	case OpMatMul:
		return n.MatMul, n.Rmatmul, n.Imatmul, "@"
	case OpTrueDiv:
		return n.TrueDiv, n.Rtruediv, n.Itruediv, "/"
	case OpFloorDiv:
		return n.FloorDiv, n.Rfloordiv, n.Ifloordiv, "//"
	case OpMod:
		return n.Mod, n.Rmod, n.Imod, "%"
	case OpPow:
		return n.Pow, n.Rpow, n.Ipow, "** or pow()"
	case OpLShift:
		return n.LShift, n.Rlshift, n.Ilshift, "<<"
	case OpRShift:
		return n.RShift, n.Rrshift, n.Irshift, ">>"
	case OpAnd:
		return n.And, n.Rand, n.Iand, "&"
	case OpOr:
		return n.Or, n.Ror, n.Ior, "|"
	case OpXor:
		return n.Xor, n.Rxor, n.Ixor, "^"
	default:
		return n.Divmod, n.Rdivmod, 0, "divmod()"
	}
}

// compareName is the special method of a comparison.
func (n *Names) compare(op CompareOp) Value {
	switch op {
	case OpLt:
		return n.Lt
	case OpLe:
		return n.Le
	case OpEq:
		return n.Eq
	case OpNe:
		return n.Ne
	case OpGt:
		return n.Gt
	}
	return n.Ge
}

// comparing are the special methods that compare and hash.
func (n *Names) comparing() [7]Value {
	return [...]Value{n.Eq, n.Hash, n.Lt, n.Ne, n.Le, n.Gt, n.Ge}
}

var compareSymbols = [...]string{"<", "<=", "==", "!=", ">", ">="}

// swapped is the comparison with its operands exchanged.
func (op CompareOp) swapped() CompareOp {
	return [...]CompareOp{OpGt, OpGe, OpEq, OpNe, OpLt, OpLe}[op]
}
