package obj

// Words of a weak reference.
const (
	WeakTarget   = 1 // Unbound once that is dead
	WeakCallback = 2
	WeakHash     = 3 // hash of the target, an int, once somebody asked
	WeakWords    = 4
)

// hashWeak is the hash of a weak reference if somebody has asked for it: it outlives the target.
func (s *Space) hashWeak(v Value) (int64, bool) {
	if s.ShapeID(v) != ShapeWeakRef {
		return 0, false
	}
	h := s.Field(v, WeakHash)
	return h.Int(), h.IsInt()
}

// equalWeak compares weak references: as their targets while these live, else by identity.
func (s *Space) equalWeak(a, b Value) (equal, known bool) {
	if s.ShapeID(a) != ShapeWeakRef || s.ShapeID(b) != ShapeWeakRef {
		return false, false
	}
	x, y := s.Field(a, WeakTarget), s.Field(b, WeakTarget)
	if x == Unbound || y == Unbound {
		return false, true
	}
	// Whoever is not known to equal itself only has to be asked, even if it is one target.
	if !x.IsRef() || !y.IsRef() || !s.byIdentity(x) || !s.byIdentity(y) {
		return false, false
	}
	return x == y, true
}
