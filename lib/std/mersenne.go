package std

import "math/big"

// The Mersenne Twister MT19937 (Matsumoto, Nishimura 1998) as CPython's random
// uses it: the same seeds give the same sequences. The state is a slice of
// words, so that it can live in the heap.

const (
	mtWords = 624
	mtShift = 397
)

// mtSeedWord fills the state from one word.
func mtSeedWord(mt []uint32, seed uint32) {
	mt[0] = seed
	for i := 1; i < mtWords; i++ {
		mt[i] = 1812433253*(mt[i-1]^mt[i-1]>>30) + uint32(i)
	}
}

// mtSeed fills the state from a key of one word or more.
func mtSeed(mt, key []uint32) {
	mtSeedWord(mt, 19650218)
	i, j := 1, 0
	for k := max(mtWords, len(key)); k > 0; k-- {
		mt[i] = (mt[i] ^ (mt[i-1]^mt[i-1]>>30)*1664525) + key[j] + uint32(j)
		i, j = i+1, j+1
		if i == mtWords {
			mt[0] = mt[mtWords-1]
			i = 1
		}
		if j == len(key) {
			j = 0
		}
	}
	for k := mtWords - 1; k > 0; k-- {
		mt[i] = (mt[i] ^ (mt[i-1]^mt[i-1]>>30)*1566083941) - uint32(i)
		i++
		if i == mtWords {
			mt[0] = mt[mtWords-1]
			i = 1
		}
	}
	mt[0] = 1 << 31
}

// mtKey splits the absolute value of a seed into words, lowest first.
func mtKey(seed *big.Int) []uint32 {
	b := new(big.Int).Abs(seed).Bytes()
	key := make([]uint32, max(1, (len(b)+3)/4))
	for i := range b {
		key[i/4] |= uint32(b[len(b)-1-i]) << (i % 4 * 8)
	}
	return key
}

// mtNext makes the next mtWords words of the sequence.
func mtNext(mt []uint32) {
	for i := range mtWords {
		y := mt[i]&(1<<31) | mt[(i+1)%mtWords]&(1<<31-1)
		mt[i] = mt[(i+mtShift)%mtWords] ^ y>>1 ^ y&1*0x9908b0df
	}
}

// mtTemper turns a state word into an output word.
func mtTemper(y uint32) uint32 {
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}
