package vm

// ReprEnter notes that the repr of a container, kept as a root, is being made;
// false says that it already is further out, so that it contains itself.
// ReprLeave ends what ReprEnter has begun.
func (t *Thread) ReprEnter(v *Value) bool {
	for _, outer := range t.reprs {
		if *outer == *v {
			return false
		}
	}
	t.reprs = append(t.reprs, v)
	return true
}

// ReprLeave ends the innermost ReprEnter.
func (t *Thread) ReprLeave() { t.reprs = t.reprs[:len(t.reprs)-1] }
