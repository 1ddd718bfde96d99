package std

import (
	"crypto/rand"
	"math"
	"math/big"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A Random keeps the Mersenne Twister's state in a Raw block of the heap, where somebody may know what comes next: it
// has been given a seed, or its state has been asked for. Before that its numbers are the thread's (vm.Thread.Entropy):
// nobody can tell, and threads that share the Random do not conflict.
const (
	randomState = 1 // Raw block of mtWords 32-bit words; Unbound before
	randomIndex = 2 // next word to use
	randomBody  = 3
)

func randomModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_random", Doc: "Module implements the Mersenne Twister random number generator.",
		Funcs: []vm.Native{{Name: "foreseeable", Sig: "generator, /", Fn: randomForeseeable, Doc: "Whether the numbers of a Random follow from a state that somebody may know."}},
		Types: []*vm.TypeSpec{{Name: "Random", Module: "_random", Kind: obj.KindFields, Body: randomBody,
			Doc: "Random() -> create a random number generator with its own internal state.",
			New: randomNew, NewSig: "cls, /, *args, **kwargs", Init: randomSeed, InitSig: "self, seed=None, /",
			Methods: []vm.Native{
				{Name: "random", Sig: "self, /", Fn: randomRandom, Doc: "random() -> x in the interval [0, 1)."},
				{Name: "seed", Sig: "self, n=None, /", Fn: randomSeed, Doc: "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier."},
				{Name: "getstate", Sig: "self, /", Fn: randomGetstate, Doc: "getstate() -> tuple containing the current state."},
				{Name: "setstate", Sig: "self, state, /", Fn: randomSetstate, Doc: "setstate(state) -> None.  Restores generator state."},
				{Name: "getrandbits", Sig: "self, k, /", Fn: randomGetrandbits, Doc: "getrandbits(k) -> x.  Generates an int with k random bits."},
			}}}}
}

func randomNew(t *Thread, args []Value) (Value, error) {
	return newObject(t, args[0], unbound, obj.SmallInt(mtWords))
}

func randomForeseeable(t *Thread, args []Value) (Value, error) {
	if !isNative(t, args[0], "_random", "Random") {
		return 0, t.TypeError("a Random is required, not %s", t.TypeName(args[0]))
	}
	return obj.Bool(t.Field(args[0], randomState) != unbound), nil
}

// mtState is a view of the state words. Writers do the barriers first.
func mtState(t *Thread, v Value, write bool) []uint32 {
	raw := t.Field(v, randomState)
	rawBarriers(t, raw, mtWords/2, write)
	b := t.Bytes(raw, 1, 4*mtWords)
	return unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.SliceData(b))), mtWords)
}

// setRandom gives v the state that a number leads to. It may collect garbage.
func setRandom(t *Thread, v Value, seed *big.Int) error {
	m := t.Mark()
	defer t.Release(m)
	o := t.Keep(v)
	if t.Field(v, randomState) == unbound {
		raw, err := t.NewRaw(4 * mtWords)
		if err != nil {
			return err
		}
		t.SetField(*o, randomState, raw)
	}
	mtSeed(mtState(t, *o, true), mtKey(seed))
	t.SetField(*o, randomIndex, obj.SmallInt(mtWords))
	return nil
}

func randomSeed(t *Thread, args []Value) (Value, error) {
	if !given(args[1]) {
		t.SetField(args[0], randomState, unbound)
		return none, nil
	}
	if t.IsInstance(args[1], obj.ShapeInt) {
		return none, setRandom(t, args[0], bigOf(t, args[1]))
	}
	h, err := t.Hash(args[1])
	if err != nil {
		return 0, err
	}
	return none, setRandom(t, args[0], new(big.Int).SetUint64(uint64(h)))
}

// knownRandom makes sure that v has a state.
func knownRandom(t *Thread, v Value) error {
	if t.Field(v, randomState) != unbound {
		return nil
	}
	var b [mtWords * 4]byte
	if _, err := rand.Read(b[:]); err != nil {
		return osError(t, err)
	}
	return setRandom(t, v, new(big.Int).SetBytes(b[:]))
}

// nextWord draws 32 bits.
func nextWord(t *Thread, v Value) uint32 {
	if t.Field(v, randomState) == unbound {
		return uint32(t.Entropy() >> 32)
	}
	i := t.Field(v, randomIndex).Int()
	if i >= mtWords {
		mtNext(mtState(t, v, true))
		i = 0
	}
	raw := t.Field(v, randomState)
	w := uint32(uint64(t.Slot(raw, int(1+i/2))) >> (i % 2 * 32))
	t.SetField(v, randomIndex, obj.SmallInt(i+1))
	return mtTemper(w)
}

func randomRandom(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], randomState) == unbound {
		return t.NewFloat(float64(t.Entropy()>>11) / (1 << 53)), nil
	}
	a, b := nextWord(t, args[0])>>5, nextWord(t, args[0])>>6
	return t.NewFloat((float64(a)*(1<<26) + float64(b)) / (1 << 53)), nil
}

func randomGetrandbits(t *Thread, args []Value) (Value, error) {
	k, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	if k < 0 {
		return 0, t.ValueError("number of bits must be non-negative")
	}
	if k == 0 {
		return obj.SmallInt(0), nil
	}
	if k <= 32 {
		return obj.SmallInt(int64(nextWord(t, args[0]) >> (32 - k))), nil
	}
	words := (k + 31) / 32
	if k > math.MaxInt32 {
		return 0, t.OverflowError("Python int too large to convert to C int")
	}
	b, err := t.NewBuffer(4 * words) // big-endian, the first word drawn last in it
	if err != nil {
		return 0, err
	}
	for i := range words {
		w := nextWord(t, args[0])
		if rest := k - 32*i; rest < 32 {
			w >>= 32 - rest
		}
		at := len(b) - 4*i
		b[at-1], b[at-2], b[at-3], b[at-4] = byte(w), byte(w>>8), byte(w>>16), byte(w>>24)
	}
	return t.NewBig(new(big.Int).SetBytes(b))
}

func randomGetstate(t *Thread, args []Value) (Value, error) {
	if err := knownRandom(t, args[0]); err != nil {
		return 0, err
	}
	words := append([]uint32(nil), mtState(t, args[0], false)...)
	out := make([]Value, 0, mtWords+1)
	for _, w := range words {
		out = append(out, obj.SmallInt(int64(w)))
	}
	return tuple(t, append(out, t.Field(args[0], randomIndex))...)
}

func randomSetstate(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) {
		return 0, t.TypeError("state vector must be a tuple")
	}
	if t.TupleLen(args[1]) != mtWords+1 {
		return 0, t.ValueError("state vector is the wrong size")
	}
	words := make([]uint32, mtWords+1)
	for i := range words {
		n, err := t.ToInt(t.TupleItem(args[1], i))
		if err != nil {
			return 0, err
		}
		words[i] = uint32(n)
	}
	if words[mtWords] > mtWords {
		return 0, t.ValueError("invalid state")
	}
	if err := knownRandom(t, args[0]); err != nil {
		return 0, err
	}
	copy(mtState(t, args[0], true), words)
	t.SetField(args[0], randomIndex, obj.SmallInt(int64(words[mtWords])))
	return none, nil
}
