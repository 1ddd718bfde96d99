package std

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/bits"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _blake2: the hash functions BLAKE2b and BLAKE2s (RFC 7693).

// blakeSigma is the order of the message's words in each round.
var blakeSigma = [10][16]byte{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

var (
	blakeIV64 = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}
	blakeIV32 = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
)

// blake is the state of a BLAKE2 hash, as it lies in the heap: plain memory.
type blake struct {
	small    bool // BLAKE2s
	lastNode bool
	size     uint8 // of the digest
	used     uint8 // of buf, up to a whole block
	h        [8]uint64
	count    [2]uint64 // bytes hashed
	buf      [128]byte
}

func (b *blake) block() int {
	if b.small {
		return 64
	}
	return 128
}

func (b *blake) write(p []byte) {
	size := b.block()
	for len(p) > 0 {
		if int(b.used) == size {
			b.compress(size, false)
			b.used = 0
		}
		n := copy(b.buf[b.used:size], p)
		b.used += uint8(n)
		p = p[n:]
	}
}

// compress adds the block in buf, of which n bytes count.
func (b *blake) compress(n int, last bool) {
	var carry uint64
	b.count[0], carry = bits.Add64(b.count[0], uint64(n), 0)
	b.count[1] += carry
	if b.small {
		b.compress32(last)
	} else {
		b.compress64(last)
	}
}

func (b *blake) compress64(last bool) {
	var m, v [16]uint64
	for i := range m {
		m[i] = binary.LittleEndian.Uint64(b.buf[8*i:])
	}
	copy(v[:8], b.h[:])
	copy(v[8:], blakeIV64[:])
	v[12] ^= b.count[0]
	v[13] ^= b.count[1]
	if last {
		v[14] = ^v[14]
		if b.lastNode {
			v[15] = ^v[15]
		}
	}
	g := func(i, j, k, l int, x, y uint64) {
		v[i] += v[j] + x
		v[l] = bits.RotateLeft64(v[l]^v[i], -32)
		v[k] += v[l]
		v[j] = bits.RotateLeft64(v[j]^v[k], -24)
		v[i] += v[j] + y
		v[l] = bits.RotateLeft64(v[l]^v[i], -16)
		v[k] += v[l]
		v[j] = bits.RotateLeft64(v[j]^v[k], -63)
	}
	for r := range 12 {
		s := &blakeSigma[r%10]
		for i := range 4 {
			g(i, 4+i, 8+i, 12+i, m[s[2*i]], m[s[2*i+1]])
		}
		for i := range 4 {
			g(i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4, m[s[8+2*i]], m[s[9+2*i]])
		}
	}
	for i := range b.h {
		b.h[i] ^= v[i] ^ v[i+8]
	}
}

func (b *blake) compress32(last bool) {
	var m, v [16]uint32
	for i := range m {
		m[i] = binary.LittleEndian.Uint32(b.buf[4*i:])
	}
	for i := range 8 {
		v[i], v[i+8] = uint32(b.h[i]), blakeIV32[i]
	}
	v[12] ^= uint32(b.count[0])
	v[13] ^= uint32(b.count[0] >> 32)
	if last {
		v[14] = ^v[14]
		if b.lastNode {
			v[15] = ^v[15]
		}
	}
	g := func(i, j, k, l int, x, y uint32) {
		v[i] += v[j] + x
		v[l] = bits.RotateLeft32(v[l]^v[i], -16)
		v[k] += v[l]
		v[j] = bits.RotateLeft32(v[j]^v[k], -12)
		v[i] += v[j] + y
		v[l] = bits.RotateLeft32(v[l]^v[i], -8)
		v[k] += v[l]
		v[j] = bits.RotateLeft32(v[j]^v[k], -7)
	}
	for r := range 10 {
		s := &blakeSigma[r]
		for i := range 4 {
			g(i, 4+i, 8+i, 12+i, m[s[2*i]], m[s[2*i+1]])
		}
		for i := range 4 {
			g(i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4, m[s[8+2*i]], m[s[9+2*i]])
		}
	}
	for i := range b.h {
		b.h[i] ^= uint64(v[i] ^ v[i+8])
	}
}

// sum is the digest; the state is not to be used any more.
func (b *blake) sum() []byte {
	clear(b.buf[b.used:])
	b.compress(int(b.used), true)
	var out []byte
	for _, w := range b.h {
		if b.small {
			out = binary.LittleEndian.AppendUint32(out, uint32(w))
		} else {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
	}
	return out[:b.size]
}

// blakeParams are the parameters of a hash as hashlib names them.
type blakeParams struct {
	size, fanout, depth, leaf, offset, nodeDepth, inner int
	key, salt, person                                   []byte
	lastNode                                            bool
}

// start makes the state at the beginning.
func (p *blakeParams) start(small bool) *blake {
	b := &blake{small: small, lastNode: p.lastNode, size: uint8(p.size)}
	block := make([]byte, 64)
	block[0], block[1], block[2], block[3] = byte(p.size), byte(len(p.key)), byte(p.fanout), byte(p.depth)
	binary.LittleEndian.PutUint32(block[4:], uint32(p.leaf))
	binary.LittleEndian.PutUint64(block[8:], uint64(p.offset))
	if small {
		block[14], block[15] = byte(p.nodeDepth), byte(p.inner)
		copy(block[16:24], p.salt)
		copy(block[24:32], p.person)
		for i := range b.h {
			b.h[i] = uint64(blakeIV32[i] ^ binary.LittleEndian.Uint32(block[4*i:]))
		}
	} else {
		block[16], block[17] = byte(p.nodeDepth), byte(p.inner)
		copy(block[32:48], p.salt)
		copy(block[48:64], p.person)
		for i := range b.h {
			b.h[i] = blakeIV64[i] ^ binary.LittleEndian.Uint64(block[8*i:])
		}
	}
	if len(p.key) > 0 {
		first := make([]byte, b.block())
		copy(first, p.key)
		b.write(first)
	}
	return b
}

func blake2Module() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_blake2", Doc: "_blake2b provides BLAKE2b for hashlib",
		Types: []*vm.TypeSpec{blakeSpec("blake2b", false), blakeSpec("blake2s", true)}}
}

func blakeSpec(name string, small bool) *vm.TypeSpec {
	limit := map[bool]int64{false: 1, true: 2}[small] // the small one is half of the other
	return &vm.TypeSpec{Name: name, Module: "_blake2", Kind: obj.KindFields, Body: 2,
		Doc: "Return a new " + name + " hash object.",
		New: func(t *Thread, args []Value) (Value, error) { return newBlake(t, args, small) },
		NewSig: "cls, data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, " +
			"node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True",
		Methods: []vm.Native{
			{Name: "update", Sig: "self, data, /", Fn: func(t *Thread, args []Value) (Value, error) {
				data, err := hashData(t, args[1])
				if err != nil {
					return 0, err
				}
				b := blakeOf(t, args[0])
				b.write(data)
				return none, b.store(t, args[0])
			}, Doc: "Update this hash object's state with the provided bytes-like object."},
			{Name: "digest", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return newBytes(t, blakeOf(t, args[0]).sum()) }, Doc: "Return the digest value as a bytes object."},
			{Name: "hexdigest", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.NewStr(hex.EncodeToString(blakeOf(t, args[0]).sum()))
			}, Doc: "Return the digest value as a string of hexadecimal digits."},
			{Name: "copy", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.NewFields(obj.KindFields, t.ShapeID(args[0]), t.Field(args[0], 1)), nil
			}, Doc: "Return a copy of the hash object."},
		},
		Getters: []vm.Getter{
			{Name: "name", Get: func(t *Thread, v Value) (Value, error) { return t.Intern(name), nil }},
			{Name: "digest_size", Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(blakeOf(t, v).size)), nil }},
			{Name: "block_size", Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(blakeOf(t, v).block())), nil }},
		},
		Attrs: func(t *Thread) map[string]Value {
			return map[string]Value{"SALT_SIZE": obj.SmallInt(16 / limit), "PERSON_SIZE": obj.SmallInt(16 / limit),
				"MAX_KEY_SIZE": obj.SmallInt(64 / limit), "MAX_DIGEST_SIZE": obj.SmallInt(64 / limit)}
		}}
}

// blakeOf is a copy of the state of a hash object.
func blakeOf(t *Thread, v Value) *blake {
	b := &blake{}
	state, _ := bytesLike(t, t.Field(v, 1))
	copy(unsafe.Slice((*byte)(unsafe.Pointer(b)), unsafe.Sizeof(*b)), state)
	return b
}

func (b *blake) store(t *Thread, v Value) error {
	kept, err := newBytes(t, unsafe.Slice((*byte)(unsafe.Pointer(b)), unsafe.Sizeof(*b)))
	if err == nil {
		t.SetField(v, 1, kept)
	}
	return err
}

func newBlake(t *Thread, args []Value, small bool) (Value, error) {
	most, offsets := 64, math.MaxInt
	if small {
		most, offsets = 32, 1<<48-1
	}
	p := &blakeParams{size: most, fanout: 1, depth: 1}
	for _, n := range [...]struct {
		arg, lo, hi int
		to          *int
		msg         string
	}{
		{2, 1, most, &p.size, fmt.Sprintf("digest_size must be between 1 and %d bytes", most)},
		{6, 0, 255, &p.fanout, "fanout must be between 0 and 255"}, {7, 1, 255, &p.depth, "depth must be between 1 and 255"},
		{8, 0, 1<<32 - 1, &p.leaf, "leaf_size is too large"}, {9, 0, offsets, &p.offset, "node_offset is too large"},
		{10, 0, 255, &p.nodeDepth, "node_depth must be between 0 and 255"}, {11, 0, most, &p.inner, fmt.Sprintf("inner_size must be between 0 and is %d", most)},
	} {
		if args[n.arg] == unbound {
			continue
		}
		i, err := t.ToInt(args[n.arg])
		if err != nil {
			return 0, err
		}
		large := n.hi > 255 // only to be too large for a word
		switch {
		case large && i < 0:
			return 0, t.ValueError("value must be positive")
		case large && i > n.hi:
			return 0, t.OverflowError("%s", n.msg)
		case i < n.lo || i > n.hi:
			return 0, t.ValueError("%s", n.msg)
		}
		*n.to = i
	}
	if args[12] != unbound {
		var err error
		if p.lastNode, err = t.Truth(args[12]); err != nil {
			return 0, err
		}
	}
	for _, s := range [...]struct {
		arg, most int
		to        *[]byte
		name      string
	}{{3, most, &p.key, "key"}, {4, most / 4, &p.salt, "salt"}, {5, most / 4, &p.person, "person"}} {
		if args[s.arg] == unbound {
			continue
		}
		b, err := bytesArg(t, args[s.arg])
		if err != nil {
			return 0, err
		}
		if len(b) > s.most {
			return 0, t.ValueError("maximum %s length is %d bytes", s.name, s.most)
		}
		*s.to = append([]byte(nil), b...)
	}
	b := p.start(small)
	if args[1] != unbound {
		data, err := hashData(t, args[1])
		if err != nil {
			return 0, err
		}
		b.write(data)
	}
	v, err := newObject(t, args[0], unbound)
	if err != nil {
		return 0, err
	}
	return v, b.store(t, v)
}
