package gc

import "unsafe"

// Walk shows each object that is reachable from the roots as v sees it, once.
// Nothing may be allocated meanwhile. It is for tools: it reads past all barriers.
func (v *View) Walk(each func(Ref)) {
	seen := map[Ref]struct{}{}
	var grey []Ref
	reach := func(ref Ref) {
		if _, ok := seen[ref]; !ok {
			seen[ref] = struct{}{}
			grey = append(grey, ref)
		}
	}
	visit := func(start unsafe.Pointer, words int) {
		for i := range words {
			if w := *(*uint64)(unsafe.Add(start, i*8)); IsRef(w) {
				reach(Ref(w))
			}
		}
	}
	v.heap.roots.Roots(false, visit)
	v.Roots.Roots(false, visit)
	for len(grey) > 0 {
		ref := grey[len(grey)-1]
		grey = grey[:len(grey)-1]
		each(ref)
		v.References(ref, reach)
	}
}

// References shows what an object refers to as v sees it, word by word, but for
// weak references.
func (v *View) References(ref Ref, each func(Ref)) {
	header := v.Header(ref)
	k := &v.heap.kinds[uint8(header)]
	if !k.refs(header) {
		return
	}
	end := k.EndRef
	if end < 0 {
		end = int(v.Size(ref) / 8)
	}
	for i := k.FirstRef; i < end; i++ {
		if w := v.Word(ref, i); IsRef(w) {
			each(Ref(w))
		}
	}
}
