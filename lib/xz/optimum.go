package xz

// How encoders decide well: the cheapest way through the next bytes by the prices of
// what there is at each of them, as in the search for a shortest path.

const (
	maxNodes = 1 << 12
	priceAge = 256 // symbols until prices are made anew
)

// node is the cheapest way to a byte that was found so far.
type node struct {
	price  uint32
	length int    // of the last step
	back   uint32 // of it
	state  uint32
	reps   [4]uint32
}

func (e *lzmaEncoder) refreshPrices() {
	if e.aged < priceAge {
		return
	}
	e.aged = 0
	e.lengths[0].update(e.bits, &e.matchLen, 1<<e.pb)
	e.lengths[1].update(e.bits, &e.repLen, 1<<e.pb)
	e.dists.update(e.bits, &e.model)
}

// optimum plans the next steps: up to where all ways meet, a long match, or as far as
// nodes go.
func (e *lzmaEncoder) optimum() {
	e.refreshPrices()
	nodes := e.nodes
	nodes[0] = node{state: e.state, reps: e.reps}
	end, most := 0, min(maxNodes, len(e.finder.buf)-e.at)
	cur := 0
	for ; cur == 0 || cur < end; cur++ {
		if cur > 0 {
			e.arrive(cur)
		}
		found := e.matches(e.at + cur)
		long := e.long(cur, found)
		if long.length > 0 && cur+long.length <= most || long.length > 0 && cur == 0 {
			e.trace(cur)
			if cur == 0 {
				e.finder.skip(e.at + long.length)
				e.steps = append(e.steps, long)
			}
			return
		}
		if end == 0 {
			end = 1
			nodes[1].price = infinite
		}
		end = e.extend(cur, end, most, found)
	}
	e.trace(cur)
}

// long is a step that is so long that no other is considered.
func (e *lzmaEncoder) long(cur int, found []match) step {
	for i, dist := range e.nodes[cur].reps {
		if n := e.common(e.at+cur, dist, maxMatch); n >= e.finder.nice {
			return step{n, uint32(i)}
		}
	}
	if n := len(found); n > 0 && found[n-1].length >= e.finder.nice {
		return step{found[n-1].length, found[n-1].dist + backMatch}
	}
	return step{}
}

// arrive finds the state after the cheapest way to a node.
func (e *lzmaEncoder) arrive(cur int) {
	n := &e.nodes[cur]
	from := &e.nodes[cur-n.length]
	n.reps = from.reps
	switch {
	case n.back == backLiteral:
		n.state = afterLiteral(from.state)
	case n.back < backMatch && n.length == 1:
		n.state = afterShortRep(from.state)
	case n.back < backMatch:
		n.state = afterRep(from.state)
		n.reps = repeated(from.reps, n.back)
	default:
		n.state = afterMatch(from.state)
		n.reps = [4]uint32{n.back - backMatch, from.reps[0], from.reps[1], from.reps[2]}
	}
}

// reach offers a way to a node. It gives the last node that there is a way to.
func (e *lzmaEncoder) reach(to, end int, price uint32, s step) int {
	for end < to {
		end++
		e.nodes[end].price = infinite
	}
	if n := &e.nodes[to]; price < n.price {
		n.price, n.length, n.back = price, s.length, s.back
	}
	return end
}

// extend offers all steps from a node.
func (e *lzmaEncoder) extend(cur, end, most int, found []match) int {
	from, t := &e.nodes[cur], e.bits
	at := e.at + cur
	posState := (e.position + uint32(cur)) & (1<<e.pb - 1)
	isMatch := e.isMatch[from.state][posState]
	end = e.reach(cur+1, end, from.price+t.zero(isMatch)+e.literalPrice(from, at), step{1, backLiteral})
	matched := from.price + t.one(isMatch)
	rep := matched + t.one(e.isRep[from.state])
	buf := e.finder.buf
	if back := at - int(from.reps[0]) - 1; back >= 0 && buf[back] == buf[at] {
		end = e.reach(cur+1, end, rep+t.zero(e.isRep0[from.state])+t.zero(e.isLongRep0[from.state][posState]), step{1, 0})
	}
	for i, dist := range from.reps {
		n := e.common(at, dist, min(maxMatch, most-cur))
		if n < minMatch {
			continue
		}
		price := rep + e.repPrice(from.state, i, posState)
		for length := minMatch; length <= n; length++ {
			end = e.reach(cur+length, end, price+e.lengths[1][posState][length], step{length, uint32(i)})
		}
	}
	matched += t.zero(e.isRep[from.state])
	length := minMatch
	for _, m := range found {
		for ; length <= min(m.length, most-cur); length++ {
			price := matched + e.lengths[0][posState][length] + e.dists.price(lenState(length), m.dist)
			end = e.reach(cur+length, end, price, step{length, m.dist + backMatch})
		}
	}
	return end
}

func (e *lzmaEncoder) literalPrice(from *node, at int) uint32 {
	buf := e.finder.buf
	probs, c := e.literalAt(at), uint32(buf[at])
	if from.state < firstMatched {
		return e.bits.tree(probs[:0x100], c)
	}
	return e.bits.matched(probs, c, uint32(buf[at-int(from.reps[0])-1]))
}

// repPrice is what it costs to say which of the last distances is meant.
func (e *lzmaEncoder) repPrice(state uint32, which int, posState uint32) uint32 {
	t := e.bits
	if which == 0 {
		return t.zero(e.isRep0[state]) + t.one(e.isLongRep0[state][posState])
	}
	price := t.one(e.isRep0[state])
	if which == 1 {
		return price + t.zero(e.isRep1[state])
	}
	return price + t.one(e.isRep1[state]) + t.bit(e.isRep2[state], uint32(which-2))
}

// trace makes steps of the way to a node.
func (e *lzmaEncoder) trace(cur int) {
	for cur > 0 {
		n := &e.nodes[cur]
		e.steps = append(e.steps, step{n.length, n.back})
		cur -= n.length
	}
}
