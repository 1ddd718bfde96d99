package code

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"unsafe"
)

// The stored form of a Code: a magic, a hash of the instruction table (so that
// code of another instruction set is refused), then the Code: a head, the length
// of the rest, the rest. Numbers are varints, texts and lists carry their length,
// instructions are eight bytes each, little-endian. Positions are written as
// differences to the one before. The name of the source file is not stored: the
// file may have moved.
//
// Most functions of a module are never called by those who import it, so that of
// the codes among the constants UnmarshalLate reads the heads only: the rest is
// read by Complete when it is wanted.
//
// Reading takes nothing on trust: every length is checked against the bytes
// that are left, depth is bounded, and the result passes Verify.

const magic = "pystmc\x06\n"

// Marshal writes a Code.
func Marshal(c *Code) []byte {
	w := writer{b: []byte(magic)}
	w.b = binary.LittleEndian.AppendUint64(w.b, tableHash)
	w.code(c)
	return w.b
}

type writer struct{ b []byte }

func (w *writer) uint(n int)      { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *writer) int(n int64)     { w.b = binary.AppendVarint(w.b, n) }
func (w *writer) word(n uint64)   { w.b = binary.LittleEndian.AppendUint64(w.b, n) }
func (w *writer) byte(c byte)     { w.b = append(w.b, c) }
func (w *writer) text(s string)   { w.uint(len(s)); w.b = append(w.b, s...) }
func (w *writer) bool(b bool)     { w.byte(map[bool]byte{true: 1}[b]) }
func (w *writer) float(f float64) { w.word(math.Float64bits(f)) }

func (w *writer) texts(list []string) {
	w.uint(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *writer) regs(list []uint16) {
	w.uint(len(list))
	for _, r := range list {
		w.uint(int(r))
	}
}

func (w *writer) code(c *Code) {
	w.text(c.Name)
	w.text(c.Qualname)
	for _, n := range []int{c.FirstLine, int(c.Flags), c.ArgCount, c.PosOnlyCount, c.KwOnlyCount, c.NumRegs, int(c.FreeReg)} {
		w.uint(n)
	}
	w.texts(c.FreeVars)
	w.bool(c.Plain())
	if c.unread != nil {
		w.text(string(c.unread.data))
		return
	}
	var rest writer
	rest.rest(c)
	w.text(string(rest.b))
}

// rest writes what follows the head.
func (w *writer) rest(c *Code) {
	w.uint(len(c.Instrs))
	for _, i := range c.Instrs {
		w.word(uint64(i))
	}
	w.uint(len(c.Consts))
	for _, k := range c.Consts {
		w.constant(k)
	}
	w.texts(c.Names)
	w.texts(c.VarNames)
	w.texts(c.CellVars)
	w.regs(c.CellRegs)
	w.regs(c.Live)
	w.positions(c.Positions)
	w.handlers(c.Handlers)
	w.traced(c)
}

func (w *writer) handlers(list []Handler) {
	w.uint(len(list))
	for _, h := range list {
		w.uint(int(h.Start))
		w.uint(int(h.End))
		w.uint(int(h.Target))
		w.uint(int(h.Exc))
		w.bool(h.Lasti)
	}
}

// traced writes what only code that is traced needs.
func (w *writer) traced(c *Code) {
	w.uint(len(c.Starts))
	last := int32(0)
	for _, i := range c.Starts {
		w.uint(int(i - last))
		last = i
	}
	w.uint(len(c.Marks))
	for _, m := range c.Marks {
		w.uint(int(m.At))
		w.int(int64(m.Line))
	}
	w.uint(len(c.Detours))
	for _, d := range c.Detours {
		w.uint(int(d.Jump))
		w.uint(int(d.To))
		w.uint(int(d.Skip))
	}
}

func (w *writer) positions(list []Pos) {
	w.uint(len(list))
	var last Pos
	for _, p := range list {
		w.int(int64(p.Line) - int64(last.Line))
		w.int(int64(p.EndLine) - int64(p.Line))
		w.int(int64(p.Col) - int64(last.Col))
		w.int(int64(p.EndCol) - int64(p.Col))
		last = p
	}
}

// Tags of constants.
const (
	tagNone = iota
	tagEllipsis
	tagFalse
	tagTrue
	tagInt
	tagBig
	tagFloat
	tagComplex
	tagText
	tagBytes
	tagTuple
	tagFrozenSet
	tagCode
)

func (w *writer) constant(v any) {
	list := func(tag byte, items []any) {
		w.byte(tag)
		w.uint(len(items))
		for _, it := range items {
			w.constant(it)
		}
	}
	switch v := v.(type) {
	case NoneType:
		w.byte(tagNone)
	case EllipsisType:
		w.byte(tagEllipsis)
	case bool:
		w.byte(map[bool]byte{false: tagFalse, true: tagTrue}[v])
	case int64:
		w.byte(tagInt)
		w.int(v)
	case *big.Int:
		w.byte(tagBig)
		w.bool(v.Sign() < 0)
		w.text(string(v.Bytes()))
	case float64:
		w.byte(tagFloat)
		w.float(v)
	case complex128:
		w.byte(tagComplex)
		w.float(real(v))
		w.float(imag(v))
	case string:
		w.byte(tagText)
		w.text(v)
	case Bytes:
		w.byte(tagBytes)
		w.text(string(v))
	case Tuple:
		list(tagTuple, v)
	case FrozenSet:
		list(tagFrozenSet, v)
	case *Code:
		w.byte(tagCode)
		w.code(v)
	default:
		panic(fmt.Sprintf("code: constant of type %T", v)) // a compiler that made one is wrong
	}
}

// ErrFormat says that stored code is damaged, or of another version.
var ErrFormat = errors.New("bad stored code")

// Unmarshal reads what Marshal wrote. filename is that of the source.
func Unmarshal(b []byte, filename string) (*Code, error) { return unmarshal(b, filename, false) }

// UnmarshalLate is Unmarshal that leaves of the codes among the constants the rest
// in b, which nobody may change any more.
func UnmarshalLate(b []byte, filename string) (*Code, error) { return unmarshal(b, filename, true) }

func unmarshal(b []byte, filename string, late bool) (*Code, error) {
	r := reader{b: b, filename: filename, late: late}
	if string(r.bytes(len(magic))) != magic || r.word() != tableHash {
		return nil, ErrFormat
	}
	c := r.code(0)
	if r.bad || len(r.b) > 0 {
		return nil, ErrFormat
	}
	if err := Verify(c); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return c, nil
}

// unread is what of a code is not read yet.
type unread struct {
	data  []byte
	depth int // of the code among constants
	plain bool
}

// Late reports whether there is more of the code than its head to be read.
func (c *Code) Late() bool { return c.unread != nil }

// Plain reports whether the code's constants, and those of codes among them, are of kinds that never change and refer to nothing else but
// tuples of such, and neither they nor names are large: an object for one may be made by anybody at any time.
func (c *Code) Plain() bool {
	if c.unread != nil {
		return c.unread.plain
	}
	return plain(Tuple(c.Consts), 0) && shortNames(c.Names) && shortNames(c.VarNames)
}

func shortNames(names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return len(n) >= plainSize })
}

// plainSize bounds the bytes, and eight times the items, of such a constant.
const plainSize = 16 << 10

func plain(k any, depth int) bool {
	switch k := k.(type) {
	case *big.Int:
		return k.BitLen() < 8*plainSize
	case string:
		return len(k) < plainSize
	case Bytes:
		return len(k) < plainSize
	case Tuple:
		if len(k) > plainSize/8 || depth > maxNesting {
			return false
		}
		for _, x := range k {
			if !plain(x, depth+1) {
				return false
			}
		}
		return true
	case *Code:
		return k.Plain() && len(k.Name) < plainSize && len(k.Qualname) < plainSize
	case FrozenSet:
		return false
	}
	return true
}

// Whole is the code with what is not read yet of c, which stays as it is: c itself if that
// is nothing.
func (c *Code) Whole() (*Code, error) {
	if c.unread == nil {
		return c, nil
	}
	full := *c
	full.unread = nil
	r := reader{b: c.unread.data, filename: c.Filename, late: true}
	r.rest(&full, c.unread.depth)
	if r.bad || len(r.b) > 0 {
		return nil, ErrFormat
	}
	if err := Verify(&full); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return &full, nil
}

// reader takes pieces off b. After a fault bad is set and everything reads as
// zero.
type reader struct {
	b        []byte
	bad      bool
	late     bool // the rest of codes among constants is left unread, and texts lie in b
	filename string
}

func (r *reader) fail() {
	r.b, r.bad = nil, true
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.fail()
		return nil
	}
	p := r.b[:n]
	r.b = r.b[n:]
	return p
}

func (r *reader) word() uint64 {
	if p := r.bytes(8); p != nil {
		return binary.LittleEndian.Uint64(p)
	}
	return 0
}

func (r *reader) byte() byte {
	if p := r.bytes(1); p != nil {
		return p[0]
	}
	return 0
}

func (r *reader) uint() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *reader) int() int64 {
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return n
}

// count reads the length of a list whose items take at least size bytes.
func (r *reader) count(size int) int {
	n := r.uint()
	if n > len(r.b)/size {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) bool() bool     { return r.byte() != 0 }
func (r *reader) float() float64 { return math.Float64frombits(r.word()) }
func (r *reader) text() string {
	p := r.bytes(r.uint())
	if r.late {
		return unsafe.String(unsafe.SliceData(p), len(p)) // nobody changes what is read from
	}
	return string(p)
}
func (r *reader) reg() uint16 { return uint16(r.limited(math.MaxUint16)) }
func (r *reader) limited(max int) int {
	n := r.uint()
	if n > max {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) texts() []string {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func (r *reader) regs() []uint16 {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	list := make([]uint16, n)
	for i := range list {
		list[i] = r.reg()
	}
	return list
}

func (r *reader) code(depth int) *Code {
	if depth > maxNesting {
		r.fail()
		return nil
	}
	c := &Code{Name: r.text(), Qualname: r.text(), Filename: r.filename}
	c.FirstLine = r.uint()
	c.Flags = uint32(r.uint())
	c.ArgCount = r.limited(math.MaxUint16)
	c.PosOnlyCount = r.limited(math.MaxUint16)
	c.KwOnlyCount = r.limited(math.MaxUint16)
	c.NumRegs = r.limited(MaxRegs)
	c.FreeReg = r.reg()
	c.FreeVars = r.texts()
	plain := r.bool()
	data := r.bytes(r.uint())
	if r.late && depth > 0 {
		c.unread = &unread{data, depth, plain}
		return c
	}
	in := reader{b: data, bad: r.bad, late: r.late, filename: r.filename}
	in.rest(c, depth)
	if in.bad || len(in.b) > 0 {
		r.fail()
	}
	return c
}

// rest reads what follows the head of a code.
func (r *reader) rest(c *Code, depth int) {
	words := r.bytes(8 * r.count(8))
	c.Instrs = make([]Instr, len(words)/8)
	for i := range c.Instrs {
		c.Instrs[i] = Instr(binary.LittleEndian.Uint64(words[8*i:]))
	}
	if n := r.count(1); n > 0 {
		c.Consts = make([]any, n)
		for i := range c.Consts {
			c.Consts[i] = r.constant(depth)
		}
	}
	c.Names, c.VarNames, c.CellVars = r.texts(), r.texts(), r.texts()
	c.CellRegs, c.Live = r.regs(), r.regs()
	c.Positions = r.positions()
	c.Handlers = r.handlers()
	r.traced(c)
}

func (r *reader) handlers() []Handler {
	n := r.count(5)
	if n == 0 {
		return nil
	}
	list := make([]Handler, n)
	for i := range list {
		list[i] = Handler{
			Start: int32(r.uint()), End: int32(r.uint()), Target: int32(r.uint()), Exc: r.reg(), Lasti: r.bool(),
		}
	}
	return list
}

func (r *reader) traced(c *Code) {
	if n := r.count(1); n > 0 {
		c.Starts = make([]int32, n)
		last := int32(0)
		for i := range c.Starts {
			last += int32(r.limited(math.MaxInt32))
			c.Starts[i] = last
		}
	}
	if n := r.count(2); n > 0 {
		c.Marks = make([]Mark, n)
		for i := range c.Marks {
			c.Marks[i] = Mark{int32(r.limited(math.MaxInt32)), int32(r.int())}
		}
	}
	if n := r.count(3); n > 0 {
		c.Detours = make([]Detour, n)
		for i := range c.Detours {
			c.Detours[i] = Detour{int32(r.limited(math.MaxInt32)), int32(r.limited(math.MaxInt32)), int32(r.limited(math.MaxInt32))}
		}
	}
}

func (r *reader) positions() []Pos {
	list := make([]Pos, r.count(4))
	var last Pos
	for i := range list {
		var p Pos
		p.Line = uint32(int64(last.Line) + r.int())
		p.EndLine = uint32(int64(p.Line) + r.int())
		p.Col = uint16(int64(last.Col) + r.int())
		p.EndCol = uint16(int64(p.Col) + r.int())
		list[i] = p
		last = p
	}
	return list
}

func (r *reader) constant(depth int) any {
	if depth > maxNesting {
		r.fail()
	}
	items := func() []any {
		list := make([]any, r.count(1))
		for i := range list {
			list[i] = r.constant(depth + 1)
		}
		return list
	}
	switch r.byte() {
	case tagNone:
		return NoneType{}
	case tagEllipsis:
		return EllipsisType{}
	case tagFalse:
		return false
	case tagTrue:
		return true
	case tagInt:
		return r.int()
	case tagBig:
		negative := r.bool()
		n := new(big.Int).SetBytes([]byte(r.text()))
		if negative {
			n.Neg(n)
		}
		return Int(n)
	case tagFloat:
		return r.float()
	case tagComplex:
		return complex(r.float(), r.float())
	case tagText:
		return r.text()
	case tagBytes:
		return Bytes(r.text())
	case tagTuple:
		return Tuple(items())
	case tagFrozenSet:
		return FrozenSet(items())
	case tagCode:
		return r.code(depth + 1)
	}
	r.fail()
	return NoneType{}
}
