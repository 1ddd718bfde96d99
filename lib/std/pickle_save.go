package std

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"sync"

	"pystm/lang/vm/obj"
)

// pickler writes objects. Opcode for opcode it does what CPython's _pickle does, so
// that the same objects give the same bytes.
type pickler struct {
	t          *Thread
	proto      int
	bin        bool // not protocol 0
	fast       bool // nothing is remembered
	fixImports bool // names are those of Python 2
	bare       bool // no Pickler's memo can be looked at
	out        pickleOutput
	memo       pickleMemo
	// Of the program; unbound if there is none.
	persistent *Value
	override   *Value
	table      *Value
	callback   *Value
	nesting    int             // of containers in fast mode
	open       map[uint64]bool // the ids of those that are deep
}

// picklers are used again for the sake of their buffers and tables.
var picklers = sync.Pool{New: func() any { return new(pickler) }}

// What of a pickler is used again, at most.
const (
	spareBytes = 1 << 20
	spareSlots = 1 << 16
)

// newPickler makes a pickler, which is to be released.
func newPickler(t *Thread) *pickler {
	p := picklers.Get().(*pickler)
	b, table := p.out.b, p.memo.young
	table.clear()
	*p = pickler{t: t, memo: newPickleMemo(t), out: pickleOutput{t: t, file: t.Keep(unbound), b: b[:0]},
		persistent: t.Keep(unbound), override: t.Keep(unbound), table: t.Keep(unbound), callback: t.Keep(unbound)}
	p.memo.young = table
	return p
}

func (p *pickler) release() {
	if cap(p.out.b) <= spareBytes && len(p.memo.young.slots) <= spareSlots {
		*p = pickler{out: pickleOutput{b: p.out.b}, memo: pickleMemo{young: p.memo.young}}
		picklers.Put(p)
	}
}

// dump writes a whole pickle, of which the end is left to be flushed.
func (p *pickler) dump(v Value) error {
	if p.proto >= 2 {
		p.out.number(opProto, uint64(p.proto), 1)
		p.out.framing = p.proto >= 4
	}
	p.out.open()
	if err := p.save(v); err != nil {
		return err
	}
	p.out.op(opStop)
	p.out.close()
	return nil
}

// save writes an object. It is a safepoint.
func (p *pickler) save(v Value) error {
	if *p.persistent == unbound {
		return p.saveObject(v)
	}
	m := p.t.Mark()
	defer p.t.Release(m)
	k := p.t.Keep(v)
	if done, err := p.savePersistent(v); done || err != nil {
		return err
	}
	return p.saveObject(*k)
}

// savePersistent writes the program's name for an object that is kept elsewhere; false
// if it has none.
func (p *pickler) savePersistent(v Value) (bool, error) {
	t := p.t
	pid, err := t.Call(*p.persistent, v)
	if err != nil || pid == none {
		return false, err
	}
	if p.bin {
		err = p.saveObject(pid)
		p.out.op(opBinPersID)
		return true, err
	}
	text, err := t.StrText(pid)
	if err == nil && !obj.IsASCII(text) {
		err = picklingError(t, "persistent IDs in protocol 0 must be ASCII strings")
	}
	p.out.line(opPersID, text)
	return true, err
}

// saveObject is save for what has no name.
func (p *pickler) saveObject(v Value) error {
	t := p.t
	if len(p.out.b) >= p.out.due {
		m := t.Mark()
		k := t.Keep(v)
		err := p.out.boundary()
		v = *k
		t.Release(m)
		if err != nil {
			return err
		}
	}
	shape := obj.ShapeNone
	switch {
	case v.IsInt():
		p.saveInt(v.Int())
		return nil
	case v.IsRef():
		shape = t.ShapeID(v)
	case p.saveAtom(v):
		return nil
	}
	switch shape {
	case obj.ShapeInt:
		p.saveLong(v)
		return nil
	case obj.ShapeFloat:
		f, _ := t.FloatOf(v)
		p.saveFloat(f)
		return nil
	}
	if n, ok := p.memo.get(v); ok {
		p.get(n)
		return nil
	}
	if shape == obj.ShapeStr {
		return p.saveStr(v)
	}
	if err := t.Descend(" while pickling an object"); err != nil {
		return err
	}
	m := t.Mark()
	err := p.saveCompound(t.Keep(v), shape)
	t.Release(m)
	t.Ascend()
	return err
}

// saveAtom writes None, a bool or a float that is no reference; false if v is something
// else.
func (p *pickler) saveAtom(v Value) bool {
	switch {
	case v.IsFloat():
		p.saveFloat(v.Float())
	case v == none:
		p.out.op(opNone)
	case v.IsBool():
		p.saveBool(v == obj.TrueValue)
	default:
		return false
	}
	return true
}

// saveCompound writes what may contain or need other objects; k is kept.
func (p *pickler) saveCompound(k *Value, shape uint32) error {
	switch shape {
	case obj.ShapeDict:
		return p.saveDict(k)
	case obj.ShapeList:
		return p.saveList(k)
	case obj.ShapeTuple:
		return p.saveTuple(k)
	case obj.ShapeBytes:
		return p.saveBytes(k)
	case obj.ShapeSet:
		return p.saveSet(k)
	case obj.ShapeFrozenSet:
		return p.saveFrozenSet(k)
	case obj.ShapeByteArray:
		return p.saveByteArray(k)
	}
	if isNative(p.t, *k, "pickle", "PickleBuffer") {
		return p.savePickleBuffer(k)
	}
	return p.saveOther(k)
}

// put remembers an object that was just written.
func (p *pickler) put(v Value) error {
	if p.fast {
		return nil
	}
	n, err := p.memo.put(v)
	switch {
	case p.proto >= 4:
		p.out.op(opMemoize)
	case !p.bin:
		p.out.line(opPut, strconv.Itoa(n))
	case n < 256:
		p.out.number(opBinPut, uint64(n), 1)
	default:
		p.out.number(opLongBinPut, uint64(n), 4)
	}
	return err
}

// get fetches what was remembered.
func (p *pickler) get(n int) {
	switch {
	case !p.bin:
		p.out.line(opGet, strconv.Itoa(n))
	case n < 256:
		p.out.b = append(p.out.b, opBinGet, byte(n))
	default:
		p.out.b = append(p.out.b, opLongBinGet, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
}

func (p *pickler) saveBool(yes bool) {
	switch {
	case p.proto >= 2 && yes:
		p.out.op(opNewTrue)
	case p.proto >= 2:
		p.out.op(opNewFalse)
	case yes:
		p.out.line(opInt, "01")
	default:
		p.out.line(opInt, "00")
	}
}

func (p *pickler) saveInt(n int64) {
	switch {
	case n != int64(int32(n)):
		p.saveBig(big.NewInt(n))
	case !p.bin:
		p.out.line(opInt, strconv.FormatInt(n, 10))
	case n >= 0 && n < 1<<8:
		p.out.b = append(p.out.b, opBinInt1, byte(n))
	case n >= 0 && n < 1<<16:
		p.out.b = append(p.out.b, opBinInt2, byte(n), byte(n>>8))
	default:
		p.out.b = append(p.out.b, opBinInt, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
}

func (p *pickler) saveLong(v Value) {
	if n, ok := p.t.Int64(v); ok {
		p.saveInt(n)
		return
	}
	p.saveBig(p.t.BigOf(v))
}

// saveBig writes an int of more than 32 bits.
func (p *pickler) saveBig(n *big.Int) {
	if p.proto < 2 {
		p.out.line(opLong, n.String()+"L")
		return
	}
	data := twosComplement(n)
	if len(data) < 256 {
		p.out.number(opLong1, uint64(len(data)), 1)
	} else {
		p.out.number(opLong4, uint64(len(data)), 4)
	}
	p.out.b = append(p.out.b, data...)
}

// twosComplement is an int in as few bytes as it takes, the lowest first.
func twosComplement(n *big.Int) []byte {
	x := n
	if n.Sign() < 0 {
		x = new(big.Int).Not(n)
	}
	data := x.FillBytes(make([]byte, x.BitLen()/8+1))
	slices.Reverse(data)
	if n.Sign() < 0 {
		for i := range data {
			data[i] = ^data[i]
		}
	}
	return data
}

func (p *pickler) saveFloat(f float64) {
	if !p.bin {
		p.out.line(opFloat, string(obj.AppendFloat(nil, f, true)))
		return
	}
	p.out.op(opBinFloat)
	p.out.b = binary.BigEndian.AppendUint64(p.out.b, floatBits(f))
}

// saveStr writes a str.
func (p *pickler) saveStr(v Value) error {
	t := p.t
	text := t.StrView(v)
	switch {
	case !p.bin:
		p.out.op(opUnicode)
		p.out.b = append(appendRawUnicode(p.out.b, text), '\n')
		return p.put(v)
	case len(text) >= frameTarget:
		return p.saveLongStr(v)
	case len(text) < 1<<8 && p.proto >= 4:
		p.out.b = append(p.out.b, opShortBinUnicode, byte(len(text)))
	default:
		p.out.number(opBinUnicode, uint64(len(text)), 4)
	}
	p.out.b = append(p.out.b, text...)
	return p.put(v)
}

// saveLongStr writes a str outside of frames.
func (p *pickler) saveLongStr(v Value) error {
	t := p.t
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	var err error
	switch n := len(t.StrView(v)); {
	case n <= math.MaxUint32:
		err = p.out.payload(opBinUnicode, 4, v)
	case p.proto >= 4:
		err = p.out.payload(opBinUnicode8, 8, v)
	default:
		err = t.OverflowError("serializing a string larger than 4 GiB requires pickle protocol 4 or higher")
	}
	if err != nil {
		return err
	}
	return p.put(*k)
}

// appendRawUnicode appends text in the encoding raw-unicode-escape, in one line.
func appendRawUnicode(b []byte, text string) []byte {
	const hex = "0123456789abcdef"
	for len(text) > 0 {
		c, w := obj.DecodeChar(text)
		text = text[w:]
		digits := 4
		switch {
		case c >= 0x10000:
			b = append(b, '\\', 'U')
			digits = 8
		case c >= 0x100 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a:
			b = append(b, '\\', 'u')
		default:
			b = append(b, byte(c))
			continue
		}
		for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
			b = append(b, hex[c>>shift&15])
		}
	}
	return b
}
