package code

// kind is what is known of the content of a register.
type kind uint8

const (
	kindNone    kind = iota // nothing: it must not be read
	kindMaybe               // a value, or unbound
	kindUnbound             // unbound
	kindHandled             // the exception that was being handled, if any: what PushExc gives
	kindValue               // some object
	kindStr                 // an exact str
	kindTuple
	kindNames // a tuple of exact strs
	kindCells // a tuple of cells, for a closure
	kindList
	kindSet
	kindDict
	kindCell
	kindExc    // an exception
	kindOptExc // an exception, or None
	kindLoop0  // the words of a loop's state
	kindLoop1
	kindLoop2
	numKinds
)

var kindTexts = [numKinds]string{
	"nothing", "a variable", "nothing bound", "a handled exception", "a value", "a str", "a tuple", "a tuple of names", "a closure",
	"a list", "a set", "a dict", "a cell", "an exception", "an exception or None", "a loop", "a loop", "a loop",
}

// wider is the next wider kind of each: all that is of a kind is of the wider one, too.
var wider = [numKinds]kind{
	kindNone: kindNone, kindMaybe: kindNone, kindUnbound: kindHandled, kindHandled: kindMaybe, kindValue: kindMaybe,
	kindStr: kindValue, kindTuple: kindValue, kindNames: kindTuple, kindCells: kindTuple,
	kindList: kindValue, kindSet: kindValue, kindDict: kindValue, kindCell: kindValue, kindExc: kindOptExc, kindOptExc: kindValue,
	kindLoop0: kindNone, kindLoop1: kindNone, kindLoop2: kindNone,
}

// is reports whether all that is of kind k is of kind want.
func (k kind) is(want kind) bool {
	for k != want {
		if k == kindNone {
			return false
		}
		k = wider[k]
	}
	return true
}

// meet is the narrowest kind of all that is of kind a or b.
func meet(a, b kind) kind {
	for !b.is(a) {
		a = wider[a]
	}
	return a
}

// ofConst is the kind of a constant.
func ofConst(k any) kind {
	switch k := k.(type) {
	case string:
		return kindStr
	case Tuple:
		for _, it := range k {
			if _, ok := it.(string); !ok {
				return kindTuple
			}
		}
		return kindNames
	}
	return kindValue
}

// Named reports whether a constant is a text or a tuple of texts.
func Named(k any) bool {
	kind := ofConst(k)
	return kind == kindStr || kind == kindNames
}

// fusedReads are registers that have no content any more after an instruction, as the
// interpreter may have executed it together with those before (vm/adjust.go,
// vm.unpacksPair): the compiler does not use them afterwards.
func fusedReads(c *Code) map[int][]uint16 {
	dead := map[int][]uint16{}
	add := func(pc int, r uint16) { dead[pc] = append(dead[pc], r) }
	n, temps := len(c.Instrs), uint16(c.locals())
	for pc, i := range c.Instrs {
		if i.Op() == OpForIter {
			to := pc + 1 + int(int16(i.C()))
			if next := c.Instrs[to]; next.Op() == OpUnpackSequence && next.B() == i.A() && next.C() == 2 && i.A() >= temps && !inOuts(next, i.A()) {
				add(to, i.A())
			}
			continue
		}
		v := i.A()
		if pc+1 >= n || v < temps {
			continue
		}
		next := c.Instrs[pc+1]
		if i.Op() == OpLoadAttr && i.D() == 1 {
			if op := next.Op(); op >= OpJumpLt && op <= OpJumpGeI && (next.A() == v || next.B() == v && op < OpJumpLtI) {
				add(pc+1, v)
			}
			continue
		}
		if pc+2 >= n || !sums(next) || next.A() != v || next.B() != v {
			continue
		}
		switch i.Op() {
		case OpLoadAttr, OpLoadGlobal, OpLoadItem:
			if stores(c.Instrs[pc+2], v) {
				add(pc+2, v)
			}
		}
	}
	return dead
}

func inOuts(i Instr, r uint16) bool { return r >= i.A() && int(r) < int(i.A())+i.OutsLen() }

// sums reports whether an instruction adds or subtracts in place.
func sums(i Instr) bool {
	switch i.Op() {
	case OpAdd, OpSub, OpAddI, OpSubI:
		return i.D() == 1
	}
	return false
}

// stores reports whether an instruction stores register v to an attribute, global or item.
func stores(i Instr, v uint16) bool {
	switch i.Op() {
	case OpStoreGlobal:
		return i.A() == v
	case OpStoreAttr:
		return i.B() == v
	case OpStoreItem:
		return i.C() == v
	}
	return false
}
