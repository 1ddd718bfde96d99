package bzip2

// Huffman codes.

const (
	maxLength   = 20 // of a code that is read
	madeLength  = 17 // of a code that is written
	shortLength = 10 // codes up to this are looked up
)

// huffman decodes a canonical code: short codes by a table, longer ones by the
// highest code of each length.
type huffman struct {
	table    [1 << shortLength]uint16 // symbol<<5 | length, 0: another way
	shortest int
	limit    [maxLength + 1]int32 // highest code of a length, -1: none
	base     [maxLength + 1]int32 // what is taken off for the place in order
	order    [maxSymbols]uint16   // symbols by their codes
	size     int32
}

// set makes the decoder for code lengths, 1 to 20. Lengths that leave codes
// unused, or that no code can have, are taken as libbz2 does: a code is good if
// it is not above the highest of its length, counted from the shortest on.
func (h *huffman) set(lengths []uint8) {
	var counts, places [maxLength + 1]int32
	for _, n := range lengths {
		counts[n]++
	}
	h.shortest = maxLength
	code, size := int32(0), int32(0)
	for n := 1; n <= maxLength; n++ {
		if counts[n] > 0 {
			h.shortest = min(h.shortest, n)
		}
		places[n], h.base[n] = size, code-size
		code += counts[n]
		size += counts[n]
		h.limit[n] = code - 1
		code <<= 1
	}
	for symbol, n := range lengths {
		h.order[places[n]] = uint16(symbol)
		places[n]++
	}
	h.size = size
	h.fillTable()
}

func (h *huffman) fillTable() {
	clear(h.table[:])
	next := 0
	for n := h.shortest; n <= shortLength; n++ {
		width := 1 << (shortLength - n)
		for code := next / width; code <= int(h.limit[n]) && next < len(h.table); code++ {
			entry := uint16(0)
			if place := int32(code) - h.base[n]; place >= 0 && place < h.size {
				entry = h.order[place]<<5 | uint16(n)
			}
			for end := next + width; next < end; next++ {
				h.table[next] = entry
			}
		}
	}
}

// long decodes what the table does not have, from 20 bits. If they begin with no
// code, length is how many of them tell.
func (h *huffman) long(bits uint32) (symbol uint16, length uint, ok bool) {
	for n := h.shortest; n <= maxLength; n++ {
		code := int32(bits >> (maxLength - n))
		if code > h.limit[n] {
			continue
		}
		place := code - h.base[n]
		if place < 0 || place >= h.size {
			return 0, uint(n), false
		}
		return h.order[place], uint(n), true
	}
	return 0, maxLength, false
}

// codesOf is the canonical code for lengths.
func codesOf(lengths []uint8) (codes [maxSymbols]uint32) {
	code := uint32(0)
	for n := uint8(1); n <= madeLength; n++ {
		for symbol, length := range lengths {
			if length == n {
				codes[symbol] = code
				code++
			}
		}
		code <<= 1
	}
	return codes
}

// lengthsFor are the lengths of a code for symbols that are so frequent. Where one
// would be too long frequencies are made more alike.
func lengthsFor(lengths []uint8, frequencies []int32) {
	var t codeTree
	for i, f := range frequencies {
		t.weight[1+i] = max(f, 1) << 8
	}
	for !t.grow(lengths) {
		for i := range lengths {
			t.weight[1+i] = (1 + t.weight[1+i]>>9) << 8
		}
	}
}

// codeTree makes a Huffman code. Nodes are numbered from 1, first the symbols. The
// low byte of a weight is the height of the tree: of equal ones the lower is taken.
type codeTree struct {
	weight [2 * maxSymbols]int32
	parent [2 * maxSymbols]int32
	heap   [maxSymbols + 2]int32 // from 1 on; the first is a sentinel
	size   int
}

// grow reports whether all lengths are allowed.
func (t *codeTree) grow(lengths []uint8) bool {
	nodes := int32(len(lengths))
	t.size = 0
	for i := int32(1); i <= nodes; i++ {
		t.push(i)
	}
	for t.size > 1 {
		a, b := t.pop(), t.pop()
		nodes++
		t.parent[a], t.parent[b] = nodes, nodes
		wa, wb := t.weight[a], t.weight[b]
		t.weight[nodes] = (wa&^0xff + wb&^0xff) | (1 + max(wa&0xff, wb&0xff))
		t.push(nodes)
	}
	t.parent[nodes] = 0
	for i := range lengths {
		depth := 0
		for k := t.parent[1+i]; k > 0; k = t.parent[k] {
			depth++
		}
		if depth > madeLength {
			return false
		}
		lengths[i] = uint8(depth)
	}
	return true
}

func (t *codeTree) push(node int32) {
	t.size++
	i := t.size
	for t.weight[node] < t.weight[t.heap[i/2]] {
		t.heap[i] = t.heap[i/2]
		i /= 2
	}
	t.heap[i] = node
}

func (t *codeTree) pop() int32 {
	top, last := t.heap[1], t.heap[t.size]
	t.size--
	i := 1
	for 2*i <= t.size {
		k := 2 * i
		if k < t.size && t.weight[t.heap[k+1]] < t.weight[t.heap[k]] {
			k++
		}
		if t.weight[last] < t.weight[t.heap[k]] {
			break
		}
		t.heap[i] = t.heap[k]
		i = k
	}
	t.heap[i] = last
	return top
}
