package xz

// How encoders decide quickly: on the longest match, or a repetition that is almost as
// long, unless a match that begins one byte later is better.

// muchFarther says that a distance costs so much more that a match one byte longer is
// not better.
func muchFarther(near, far uint32) bool { return far>>7 > near }

// repetition is the longest with one of the last distances.
func (e *lzmaEncoder) repetition(at int) step {
	best := step{}
	for i, dist := range e.reps {
		if n := e.common(at, dist, maxMatch); n > best.length && n >= minMatch {
			best = step{n, uint32(i)}
		}
	}
	return best
}

// longest is the longest of matches, but for shorter ones that are much nearer.
func longest(found []match) match {
	i := len(found) - 1
	if i < 0 {
		return match{}
	}
	for i > 0 && found[i].length == found[i-1].length+1 && muchFarther(found[i-1].dist, found[i].dist) {
		i--
	}
	if found[i].length == 2 && found[i].dist >= fullDists {
		return match{}
	}
	return found[i]
}

func (e *lzmaEncoder) quick() step {
	literal := step{1, backLiteral}
	best := longest(e.matches(e.at))
	rep := e.repetition(e.at)
	switch {
	case rep.length >= e.finder.nice:
		return rep
	case best.length >= e.finder.nice:
		return step{best.length, best.dist + backMatch}
	case rep.length >= minMatch && (rep.length+1 >= best.length || rep.length+2 >= best.length && best.dist >= 1<<9 || rep.length+3 >= best.length && best.dist >= 1<<15):
		return rep
	case best.length < minMatch || e.at+2 >= len(e.finder.buf):
		return literal
	}
	next := longest(e.matches(e.at + 1))
	if next.length >= best.length && next.dist < best.dist || next.length == best.length+1 && !muchFarther(best.dist, next.dist) ||
		next.length > best.length+1 || next.length+1 >= best.length && best.length >= 3 && muchFarther(next.dist, best.dist) {
		return literal
	}
	if later := e.repetition(e.at + 1); later.length >= max(minMatch, best.length-1) {
		return literal
	}
	return step{best.length, best.dist + backMatch}
}
