package ast

// Op is an operator of any kind.
type Op uint8

const (
	_ Op = iota

	OpAnd
	OpOr

	OpAdd
	OpSub
	OpMult
	OpMatMult
	OpDiv
	OpMod
	OpPow
	OpLShift
	OpRShift
	OpBitOr
	OpBitXor
	OpBitAnd
	OpFloorDiv

	OpInvert
	OpNot
	OpUAdd
	OpUSub

	OpEq
	OpNotEq
	OpLt
	OpLtE
	OpGt
	OpGtE
	OpIs
	OpIsNot
	OpIn
	OpNotIn

	NumOps // one more than the last
)

// OpKind is the category an operator belongs to.
type OpKind uint8

const (
	BoolKind OpKind = iota + 1
	BinaryKind
	UnaryKind
	CompareKind
)

// ops is the one table of operators: the name in CPython's grammar, how it is
// written, its category.
var ops = [NumOps]struct {
	name, symbol string
	kind         OpKind
}{
	OpAnd: {"And", "and", BoolKind},
	OpOr:  {"Or", "or", BoolKind},

	OpAdd:      {"Add", "+", BinaryKind},
	OpSub:      {"Sub", "-", BinaryKind},
	OpMult:     {"Mult", "*", BinaryKind},
	OpMatMult:  {"MatMult", "@", BinaryKind},
	OpDiv:      {"Div", "/", BinaryKind},
	OpMod:      {"Mod", "%", BinaryKind},
	OpPow:      {"Pow", "**", BinaryKind},
	OpLShift:   {"LShift", "<<", BinaryKind},
	OpRShift:   {"RShift", ">>", BinaryKind},
	OpBitOr:    {"BitOr", "|", BinaryKind},
	OpBitXor:   {"BitXor", "^", BinaryKind},
	OpBitAnd:   {"BitAnd", "&", BinaryKind},
	OpFloorDiv: {"FloorDiv", "//", BinaryKind},

	OpInvert: {"Invert", "~", UnaryKind},
	OpNot:    {"Not", "not", UnaryKind},
	OpUAdd:   {"UAdd", "+", UnaryKind},
	OpUSub:   {"USub", "-", UnaryKind},

	OpEq:    {"Eq", "==", CompareKind},
	OpNotEq: {"NotEq", "!=", CompareKind},
	OpLt:    {"Lt", "<", CompareKind},
	OpLtE:   {"LtE", "<=", CompareKind},
	OpGt:    {"Gt", ">", CompareKind},
	OpGtE:   {"GtE", ">=", CompareKind},
	OpIs:    {"Is", "is", CompareKind},
	OpIsNot: {"IsNot", "is not", CompareKind},
	OpIn:    {"In", "in", CompareKind},
	OpNotIn: {"NotIn", "not in", CompareKind},
}

// String returns the operator's name in CPython's grammar, such as "FloorDiv".
func (op Op) String() string { return ops[op].name }

// Symbol returns the operator as it is written, such as "//".
func (op Op) Symbol() string { return ops[op].symbol }

// Kind returns the operator's category.
func (op Op) Kind() OpKind { return ops[op].kind }
