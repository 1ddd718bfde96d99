package std

import (
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _hashes: the hash functions of hashlib.
//
// A hash object's state is bytes in the heap: every update takes it up, adds to
// it, and stores it again.

// The words of a hash object.
const (
	hashName  = 1 // str
	hashState = 2 // bytes: what the Go hash marshals
	hashBody  = 3
)

// hasher is a Go hash whose state can be stored.
type hasher interface {
	hash.Hash
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
}

// shake is an extendable function: its sum has any length.
type shake struct{ *sha3.SHAKE }

func (s shake) Sum(b []byte) []byte { return b }
func (s shake) Size() int           { return 0 }

// newHasher makes a hash by its name in hashlib.
func newHasher(name string) (hasher, bool) {
	var h hash.Hash
	switch name {
	case "md5":
		h = md5.New()
	case "sha1":
		h = sha1.New()
	case "sha224":
		h = sha256.New224()
	case "sha256":
		h = sha256.New()
	case "sha384":
		h = sha512.New384()
	case "sha512":
		h = sha512.New()
	case "sha512_224":
		h = sha512.New512_224()
	case "sha512_256":
		h = sha512.New512_256()
	case "sha3_224":
		h = sha3.New224()
	case "sha3_256":
		h = sha3.New256()
	case "sha3_384":
		h = sha3.New384()
	case "sha3_512":
		h = sha3.New512()
	case "shake_128":
		h = shake{sha3.NewSHAKE128()}
	case "shake_256":
		h = shake{sha3.NewSHAKE256()}
	default:
		return nil, false
	}
	s, ok := h.(hasher)
	return s, ok
}

func hashesModule() *vm.ModuleSpec {
	hashType := &vm.TypeSpec{Name: "HASH", Module: "_hashlib", Kind: obj.KindFields, Body: hashBody, Final: true,
		Doc: "A hash is an object used to calculate a checksum of a string of information.",
		New: newHash, NewSig: "cls, name, data=b'', /",
		Slots: vm.Slots{Repr: func(t *Thread, v Value) (Value, error) {
			return t.NewStr(fmt.Sprintf("<%s %s object @ %s>", t.StrView(t.Field(v, hashName)), t.TypeName(v), address(t, v)))
		}},
		Methods: []vm.Native{
			{Name: "update", Sig: "self, obj, /", Fn: hashUpdate, Doc: "Update this hash object's state with the provided string."},
			{Name: "digest", Sig: "self, length=None", Fn: func(t *Thread, args []Value) (Value, error) {
				b, err := hashDigest(t, args)
				if err != nil {
					return 0, err
				}
				return newBytes(t, b)
			}, Doc: "Return the digest value as a bytes object."},
			{Name: "hexdigest", Sig: "self, length=None", Fn: func(t *Thread, args []Value) (Value, error) {
				b, err := hashDigest(t, args)
				if err != nil {
					return 0, err
				}
				return t.NewStr(hex.EncodeToString(b))
			}, Doc: "Return the digest value as a string of hexadecimal digits."},
			{Name: "copy", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.NewFields(obj.KindFields, t.ShapeID(args[0]), t.Field(args[0], hashName), t.Field(args[0], hashState)), nil
			}, Doc: "Return a copy of the hash object."},
		},
		Getters: []vm.Getter{
			{Name: "name", Get: fieldGetter(hashName)},
			{Name: "digest_size", Get: func(t *Thread, v Value) (Value, error) {
				h, err := hasherOf(t, v)
				if err != nil {
					return 0, err
				}
				return obj.SmallInt(int64(h.Size())), nil
			}},
			{Name: "block_size", Get: func(t *Thread, v Value) (Value, error) {
				h, err := hasherOf(t, v)
				if err != nil {
					return 0, err
				}
				return obj.SmallInt(int64(h.BlockSize())), nil
			}},
		}}
	return &vm.ModuleSpec{Name: "_hashes", Doc: "Hash functions.", Types: []*vm.TypeSpec{hashType},
		Funcs: []vm.Native{
			{Name: "scrypt", Sig: "password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64", Fn: scryptKey, Doc: "scrypt password-based key derivation function."},
			{Name: "pbkdf2_hmac", Sig: "hash_name, password, salt, iterations, dklen=None", Fn: pbkdf2HMAC, Doc: "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."},
			{Name: "compare_digest", Sig: "a, b, /", Fn: compareDigest, Doc: "Whether two strings are the same, in a time that tells nothing of their content."},
		}}
}

func newHash(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[1])
	if err != nil {
		return 0, t.TypeError("name must be a string")
	}
	h, ok := newHasher(strings.Clone(name))
	if !ok {
		return 0, t.ValueError("unsupported hash type %s", name)
	}
	if args[2] != unbound {
		b, err := hashData(t, args[2])
		if err != nil {
			return 0, err
		}
		h.Write(b)
	}
	state, err := h.MarshalBinary()
	if err != nil {
		return 0, t.RuntimeError("%s", err.Error())
	}
	kept, err := newBytes(t, state)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], t.Unwrap(args[1]), kept)
}

// hashData is the bytes to be hashed.
func hashData(t *Thread, v Value) ([]byte, error) {
	if t.IsKind(t.Unwrap(v), obj.KindStr) {
		return nil, t.TypeError("Strings must be encoded before hashing")
	}
	if b, ok := bytesLike(t, v); ok {
		return b, nil
	}
	return nil, t.TypeError("object supporting the buffer API required")
}

// hasherOf is the Go hash of a hash object.
func hasherOf(t *Thread, v Value) (hasher, error) {
	h, _ := newHasher(t.StrView(t.Field(v, hashName)))
	state, _ := bytesLike(t, t.Field(v, hashState))
	if err := h.UnmarshalBinary(state); err != nil {
		return nil, t.RuntimeError("%s", err.Error())
	}
	return h, nil
}

func hashUpdate(t *Thread, args []Value) (Value, error) {
	b, err := hashData(t, args[1])
	if err != nil {
		return 0, err
	}
	h, err := hasherOf(t, args[0])
	if err != nil {
		return 0, err
	}
	h.Write(b)
	state, err := h.MarshalBinary()
	if err != nil {
		return 0, t.RuntimeError("%s", err.Error())
	}
	kept, err := newBytes(t, state)
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], hashState, kept)
	return none, nil
}

func hashDigest(t *Thread, args []Value) ([]byte, error) {
	h, err := hasherOf(t, args[0])
	if err != nil {
		return nil, err
	}
	s, ok := h.(shake)
	if !ok {
		if args[1] != unbound {
			return nil, t.TypeError("%s() takes no arguments (1 given)", "digest")
		}
		return h.Sum(nil), nil
	}
	if args[1] == unbound {
		return nil, t.TypeError("digest() missing required argument 'length' (pos 1)")
	}
	n, err := t.ToInt(args[1])
	if err != nil {
		return nil, err
	}
	if n < 0 || n >= 1<<29 {
		return nil, t.ValueError("length is too large")
	}
	out := make([]byte, n)
	_, err = s.Read(out)
	return out, err
}

func pbkdf2HMAC(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	name = strings.Clone(strings.ToLower(name))
	h, ok := newHasher(name)
	if !ok || h.Size() == 0 {
		return 0, t.ValueError("unsupported hash type %s", name)
	}
	rounds, err := t.ToInt(args[3])
	if err != nil {
		return 0, err
	}
	if rounds < 1 {
		return 0, t.ValueError("iteration value must be greater than 0.")
	}
	size := h.Size()
	if given(args[4]) {
		if size, err = t.ToInt(args[4]); err != nil {
			return 0, err
		}
		if size < 1 {
			return 0, t.ValueError("key length must be greater than 0.")
		}
	}
	password, err := hashData(t, args[1])
	if err != nil {
		return 0, err
	}
	salt, err := hashData(t, args[2])
	if err != nil {
		return 0, err
	}
	key, err := pbkdf2.Key(func() hash.Hash { h, _ := newHasher(name); return h }, string(password), salt, rounds, size)
	if err != nil {
		return 0, t.ValueError("%s", err.Error())
	}
	return newBytes(t, key)
}

func compareDigest(t *Thread, args []Value) (Value, error) {
	a, b := t.Unwrap(args[0]), t.Unwrap(args[1])
	var x, y []byte
	if t.IsKind(a, obj.KindStr) && t.IsKind(b, obj.KindStr) {
		if !t.StrASCII(a) || !t.StrASCII(b) {
			return 0, t.TypeError("comparing strings with non-ASCII characters is not supported")
		}
		x, y = []byte(t.StrView(a)), []byte(t.StrView(b))
	} else {
		var okx, oky bool
		x, okx = bytesLike(t, a)
		y, oky = bytesLike(t, b)
		if !okx {
			return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[0]))
		}
		if !oky {
			return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[1]))
		}
	}
	differ := len(x) ^ len(y)
	for i := range min(len(x), len(y)) {
		differ |= int(x[i] ^ y[i])
	}
	return obj.Bool(differ == 0), nil
}
