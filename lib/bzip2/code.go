package bzip2

// places are the symbols of a permuted block: where each byte stands among those
// last met, with runs of the first place as numbers of the digits 1 and 2, and the end.
func places(column []byte, order []byte) []uint16 {
	symbols := make([]uint16, 0, len(column)+1)
	zeros := 0
	flush := func() {
		for ; zeros > 0; zeros = (zeros - 1) / 2 {
			symbols = append(symbols, uint16((zeros-1)%2))
		}
	}
	for _, c := range column {
		if c == order[0] {
			zeros++
			continue
		}
		if zeros > 0 {
			flush()
		}
		i, moved := 1, order[0]
		for order[0] = c; order[i] != c; i++ {
			order[i], moved = moved, order[i]
		}
		order[i] = moved
		symbols = append(symbols, uint16(i+1))
	}
	flush()
	return append(symbols, uint16(len(order)+1))
}

// writeColumn writes a permuted block.
func writeColumn(w *bitWriter, column []byte) {
	var used [256]bool
	for _, c := range column {
		used[c] = true
	}
	var order []byte
	for c, is := range used {
		if is {
			order = append(order, byte(c))
		}
	}
	writeUsed(w, &used)
	count := len(order) + 2
	symbols := places(column, order)
	p := newPlan(symbols, count)
	p.write(w)
	var codes [maxGroups][maxSymbols]uint32
	for i := range p.codes {
		codes[i] = codesOf(p.lengths[i][:count])
	}
	for i, code := range p.choices {
		for _, symbol := range symbols[i*groupSize : min((i+1)*groupSize, len(symbols))] {
			w.put(uint(p.lengths[code][symbol]), codes[code][symbol])
		}
	}
}

// writeUsed writes which bytes a block has.
func writeUsed(w *bitWriter, used *[256]bool) {
	var ranges uint32
	var masks [16]uint32
	for c, is := range used {
		if is {
			ranges |= 1 << (15 - c/16)
			masks[c/16] |= 1 << (15 - c%16)
		}
	}
	w.put(16, ranges)
	for _, mask := range masks {
		if mask != 0 {
			w.put(16, mask)
		}
	}
}

// plan is the codes of a block, and which of them is for each group of symbols.
type plan struct {
	codes   int
	lengths [maxGroups][]uint8
	choices []uint8
}

// rounds is how often codes are fitted to the groups that have chosen them, and
// groups choose again.
const rounds = 4

// newPlan starts with codes that are good for a part of the symbols each.
func newPlan(symbols []uint16, count int) *plan {
	p := &plan{codes: maxGroups}
	for i, most := range [...]int{2: 200, 3: 600, 4: 1200, 5: 2400} {
		if i >= 2 && len(symbols) < most {
			p.codes = i
			break
		}
	}
	frequencies := make([]int32, count)
	for _, s := range symbols {
		frequencies[s]++
	}
	p.divide(frequencies, len(symbols))
	for range rounds {
		p.fit(symbols, count)
	}
	return p
}

// divide gives each code a range of symbols that come about equally often.
func (p *plan) divide(frequencies []int32, left int) {
	const dear = 15
	from := 0
	for n := p.codes; n > 0; n-- {
		most, sum := left/n, 0
		to := from
		for sum < most && to < len(frequencies) {
			sum += int(frequencies[to])
			to++
		}
		if to > from+1 && n != p.codes && n != 1 && (p.codes-n)%2 == 1 {
			to--
			sum -= int(frequencies[to])
		}
		lengths := make([]uint8, len(frequencies))
		for s := range lengths {
			if s < from || s >= to {
				lengths[s] = dear
			}
		}
		p.lengths[n-1] = lengths
		from = to
		left -= sum
	}
}

// fit lets each group choose the code in which it is shortest, then fits each code
// to the groups that have it.
func (p *plan) fit(symbols []uint16, count int) {
	var frequencies [maxGroups][maxSymbols]int32
	// The lengths of all codes for a symbol beside each other, to be added at once:
	// a group is at most 50 times 17 bits long.
	costs := make([][maxGroups]uint16, count)
	for i := range p.codes {
		for s, n := range p.lengths[i] {
			costs[s][i] = uint16(n)
		}
	}
	p.choices = p.choices[:0]
	for from := 0; from < len(symbols); from += groupSize {
		group := symbols[from:min(from+groupSize, len(symbols))]
		var cost [maxGroups]uint16
		for _, s := range group {
			c := &costs[s]
			cost[0] += c[0]
			cost[1] += c[1]
			cost[2] += c[2]
			cost[3] += c[3]
			cost[4] += c[4]
			cost[5] += c[5]
		}
		best := 0
		for i, n := range cost[:p.codes] {
			if n < cost[best] {
				best = i
			}
		}
		for _, s := range group {
			frequencies[best][s]++
		}
		p.choices = append(p.choices, uint8(best))
	}
	for i := range p.codes {
		lengthsFor(p.lengths[i], frequencies[i][:count])
	}
}

// write writes the choices, each as its place among those last made, and the codes'
// lengths, as steps from one to the next.
func (p *plan) write(w *bitWriter) {
	w.put(3, uint32(p.codes))
	w.put(15, uint32(len(p.choices)))
	order := [maxGroups]uint8{0, 1, 2, 3, 4, 5}
	for _, code := range p.choices {
		i := 0
		for ; order[i] != code; i++ {
			w.put(1, 1)
		}
		copy(order[1:i+1], order[:i])
		order[0] = code
		w.put(1, 0)
	}
	for i := range p.codes {
		length := p.lengths[i][0]
		w.put(5, uint32(length))
		for _, n := range p.lengths[i] {
			for ; length < n; length++ {
				w.put(2, 2)
			}
			for ; length > n; length-- {
				w.put(2, 3)
			}
			w.put(1, 0)
		}
	}
}
