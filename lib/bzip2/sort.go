package bzip2

// The permutation. A block that is rotated to begin with its least rotation has
// its suffixes in the order of its rotations, also where it is a repetition of
// something; so they are sorted in linear time, whatever the block is.

// permute is the last bytes of all rotations of a block in their order, and the
// place of the block itself among them.
func permute(block []byte) (column []byte, origin int) {
	n := len(block)
	least := leastRotation(block)
	text := append(append(make([]byte, 0, n), block[least:]...), block[:least]...)
	order := suffixes(text, 255)
	column = make([]byte, n)
	self := int32((n - least) % n)
	for i, at := range order {
		if at == self {
			origin = i
		}
		if at == 0 {
			at = int32(n)
		}
		column[i] = text[at-1]
	}
	return column, origin
}

// leastRotation is where the least rotation begins: two candidates are compared,
// and the worse one goes behind what was compared, as nothing there can be better.
func leastRotation(p []byte) int {
	n := len(p)
	i, k, same := 0, 1, 0
	for i < n && k < n && same < n {
		a, b := i+same, k+same
		if a >= n {
			a -= n
		}
		if b >= n {
			b -= n
		}
		switch {
		case p[a] == p[b]:
			same++
			continue
		case p[a] > p[b]:
			i += same + 1
		default:
			k += same + 1
		}
		if i == k {
			k++
		}
		same = 0
	}
	return min(i, k)
}

// suffixSorter sorts suffixes by induction (SA-IS: Nong, Zhang and Chan, 2009): a
// suffix is small if it is less than the next one, else large. The order of the
// small ones behind large ones gives that of all others.
type suffixSorter[T byte | int32] struct {
	text  []T
	small []bool
	large []int32 // where the large suffixes of each letter begin
	ends  []int32 // where its small ones do
	at    []int32
	order []int32
}

// suffixes is the order of the suffixes of a text with letters up to highest.
func suffixes[T byte | int32](text []T, highest int) []int32 {
	n := len(text)
	if n < 2 {
		return make([]int32, n)
	}
	s := &suffixSorter[T]{text: text, small: make([]bool, n), order: make([]int32, n),
		large: make([]int32, highest+2), ends: make([]int32, highest+1), at: make([]int32, highest+2)}
	for i := n - 2; i >= 0; i-- {
		s.small[i] = text[i] < text[i+1] || text[i] == text[i+1] && s.small[i+1]
	}
	for i, c := range text {
		if s.small[i] {
			s.large[c+1]++
		} else {
			s.ends[c]++
		}
	}
	for c := range s.ends {
		s.ends[c] += s.large[c]
		s.large[c+1] += s.ends[c]
	}
	var starts []int32 // of the small ones behind large ones
	for i := 1; i < n; i++ {
		if s.small[i] && !s.small[i-1] {
			starts = append(starts, int32(i))
		}
	}
	s.induce(starts)
	if len(starts) > 1 {
		s.induce(s.sortStarts(starts))
	}
	return s.order
}

// induce makes the order of all suffixes from one of those at starts: if that is
// any, they are in order as far as to the next start.
func (s *suffixSorter[T]) induce(starts []int32) {
	n := len(s.text)
	order, text, small, at := s.order, s.text, s.small, s.at
	for i := range order {
		order[i] = -1
	}
	copy(at, s.ends)
	for _, p := range starts {
		c := text[p]
		order[at[c]] = p
		at[c]++
	}
	copy(at, s.large)
	last := text[n-1]
	order[at[last]] = int32(n - 1)
	at[last]++
	for _, p := range order {
		if p >= 1 && !small[p-1] {
			c := text[p-1]
			order[at[c]] = p - 1
			at[c]++
		}
	}
	copy(at, s.large)
	for i := n - 1; i >= 0; i-- {
		if p := order[i]; p >= 1 && small[p-1] {
			c := int(text[p-1]) + 1
			at[c]--
			order[at[c]] = p - 1
		}
	}
}

// sortStarts sorts the suffixes at starts, of which order knows the order up to the
// next start: what lies between two is a letter of a shorter text.
func (s *suffixSorter[T]) sortStarts(starts []int32) []int32 {
	n, m := len(s.text), len(starts)
	number := make([]int32, n)
	for i := range number {
		number[i] = -1
	}
	for i, p := range starts {
		number[p] = int32(i)
	}
	end := func(i int32) int32 {
		if int(i)+1 < m {
			return starts[i+1]
		}
		return int32(n)
	}
	short := make([]int32, m)
	letter, before := int32(-1), int32(-1)
	for _, p := range s.order {
		i := number[p]
		if i < 0 {
			continue
		}
		if before < 0 || !s.samePart(starts[before], end(before), p, end(i)) {
			letter++
		}
		short[i] = letter
		before = i
	}
	sorted := suffixes(short, int(letter))
	for i, k := range sorted {
		sorted[i] = starts[k]
	}
	return sorted
}

// samePart reports whether two parts of the text are the same, with the first letter
// of what follows.
func (s *suffixSorter[T]) samePart(i, iEnd, k, kEnd int32) bool {
	if n := int32(len(s.text)); iEnd-i != kEnd-k || iEnd == n || kEnd == n {
		return false
	}
	for ; i <= iEnd; i, k = i+1, k+1 {
		if s.text[i] != s.text[k] {
			return false
		}
	}
	return true
}
