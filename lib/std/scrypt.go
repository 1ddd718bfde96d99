package std

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
)

// The key derivation function scrypt (RFC 7914), which takes memory on purpose.

// scryptMost bounds the memory if the program does not.
const scryptMost = 32 << 20

func scryptKey(t *Thread, args []Value) (Value, error) {
	password, err := bytesArg(t, args[0])
	if err != nil {
		return 0, err
	}
	var n [5]int // n, r, p, maxmem, dklen
	if !given(args[1]) {
		return 0, t.TypeError("salt is required")
	}
	salt, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	password, salt = append([]byte(nil), password...), append([]byte(nil), salt...)
	for i, name := range [...]string{"n", "r", "p"} {
		if !given(args[2+i]) {
			return 0, t.TypeError("%s is required and must be an unsigned int", name)
		}
	}
	n[4] = 64
	for i := range n {
		if args[2+i] != unbound {
			if n[i], err = t.ToInt(args[2+i]); err != nil {
				return 0, err
			}
		}
	}
	cost, r, p, most, size := n[0], n[1], n[2], n[3], n[4]
	switch {
	case cost < 2 || cost&(cost-1) != 0:
		return 0, t.ValueError("n must be a power of 2.")
	case most < 0 || most > 1<<31-1:
		return 0, t.ValueError("maxmem must be positive and smaller than 2147483647")
	case size < 1 || size > 1<<31-1:
		return 0, t.ValueError("dklen must be greater than 0 and smaller than 2147483647")
	}
	if most == 0 {
		most = scryptMost
	}
	if r < 1 || p < 1 || p > (1<<30-1)/r {
		return 0, t.ValueError("Invalid parameter combination for n, r, p, maxmem.")
	}
	if cost > most/r/128 || 128*r*(cost+p+2) > most {
		return 0, t.ValueError("[digital envelope routines] memory limit exceeded")
	}
	key, err := scrypt(string(password), salt, cost, r, p, size)
	if err != nil {
		return 0, t.ValueError("%s", err.Error())
	}
	return newBytes(t, key)
}

func scrypt(password string, salt []byte, n, r, p, size int) ([]byte, error) {
	b, err := pbkdf2.Key(sha256.New, password, salt, 1, p*128*r)
	if err != nil {
		return nil, err
	}
	x, y := make([]uint32, 32*r), make([]uint32, 32*r)
	table := make([]uint32, 32*r*n)
	for i := range p {
		block := b[i*128*r : (i+1)*128*r]
		for k := range x {
			x[k] = binary.LittleEndian.Uint32(block[4*k:])
		}
		x, y = mixInTable(x, y, table, n, r)
		for k, w := range x {
			binary.LittleEndian.PutUint32(block[4*k:], w)
		}
	}
	return pbkdf2.Key(sha256.New, password, b, 1, size)
}

// mixInTable is the RFC's scryptROMix: a table of what x becomes is filled, then
// read in an order that x decides.
func mixInTable(x, y, table []uint32, n, r int) (result, spare []uint32) {
	size := 32 * r
	for i := range n {
		copy(table[i*size:], x)
		mixBlock(x, y, r)
		x, y = y, x
	}
	for range n {
		at := int(uint64(x[size-16])|uint64(x[size-15])<<32) & (n - 1)
		for k, w := range table[at*size : (at+1)*size] {
			x[k] ^= w
		}
		mixBlock(x, y, r)
		x, y = y, x
	}
	return x, y
}

// mixBlock is the RFC's scryptBlockMix.
func mixBlock(in, out []uint32, r int) {
	var x [16]uint32
	copy(x[:], in[len(in)-16:])
	for i := 0; i < 2*r; i++ {
		for k := range x {
			x[k] ^= in[16*i+k]
		}
		salsa8(&x)
		copy(out[(i/2+i%2*r)*16:], x[:])
	}
}

// salsa8 is the function of Salsa20 with eight rounds.
func salsa8(b *[16]uint32) {
	x := *b
	quarter := func(a, b, c, d int) {
		x[b] ^= bits.RotateLeft32(x[a]+x[d], 7)
		x[c] ^= bits.RotateLeft32(x[b]+x[a], 9)
		x[d] ^= bits.RotateLeft32(x[c]+x[b], 13)
		x[a] ^= bits.RotateLeft32(x[d]+x[c], 18)
	}
	for range 4 {
		quarter(0, 4, 8, 12)
		quarter(5, 9, 13, 1)
		quarter(10, 14, 2, 6)
		quarter(15, 3, 7, 11)
		quarter(0, 1, 2, 3)
		quarter(5, 6, 7, 4)
		quarter(10, 11, 8, 9)
		quarter(15, 12, 13, 14)
	}
	for i := range b {
		b[i] += x[i]
	}
}
