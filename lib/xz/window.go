package xz

// PieceSize is the size of the pieces in which a Window is kept: the last one is made anew by each call.
const PieceSize = 1 << 13

// windowState is where a Window stands in its stream.
type windowState struct {
	first int64 // the position of the first byte of Pieces
	start int64 // that of the first byte of out
	reset int64 // nothing before this may be referred to
	dict  uint32
}

// Window is what a decoder put out last, as far back as it may be referred to: what
// came in calls before, and what came in this one.
type Window struct {
	windowState
	Pieces [][]byte // of PieceSize bytes each but the last; they are not written to
	out    []byte
}

// distant says that a distance, less 1, leads too far back.
func (w *Window) distant(dist uint32) bool {
	return int64(dist) >= w.start+int64(len(w.out))-w.reset || dist >= w.dict
}

// at is the byte at a distance, less 1.
func (w *Window) at(dist uint32) byte {
	if i := len(w.out) - 1 - int(dist); i >= 0 {
		return w.out[i]
	} else if i += int(w.start - w.first); i >= 0 && i/PieceSize < len(w.Pieces) {
		return w.Pieces[i/PieceSize][i%PieceSize]
	}
	return 0
}

// repeat puts out n bytes again that are at a distance, less 1.
func (w *Window) repeat(dist uint32, n int) {
	from := len(w.out) - 1 - int(dist)
	for from < 0 && n > 0 {
		i := from + int(w.start-w.first)
		piece := w.Pieces[i/PieceSize][i%PieceSize:]
		piece = piece[:min(n, len(piece), -from)]
		w.out = append(w.out, piece...)
		from += len(piece)
		n -= len(piece)
	}
	for n > 0 { // what is put out may be put out again
		some := w.out[from:min(len(w.out), from+n)]
		w.out = append(w.out, some...)
		n -= len(some)
	}
}

// Suspend is what the window consists of for another call: those pieces from
// keepFrom to keepTo, and then others.
func (w *Window) Suspend() (keepFrom, keepTo int, others [][]byte) {
	end := w.start + int64(len(w.out))
	oldest := max(w.reset, end-int64(w.dict), w.first) &^ (PieceSize - 1)
	keepTo = int(w.start-w.first) / PieceSize
	keepFrom = min(int(oldest-w.first)/PieceSize, keepTo)
	at := max(oldest, w.first+int64(keepTo)*PieceSize)
	for at < end {
		n := int(min(PieceSize, end-at))
		i := int(at - w.start)
		if i >= 0 {
			others = append(others, w.out[i:i+n])
		} else {
			partial := w.Pieces[keepTo]
			others = append(others, append(partial[:len(partial):len(partial)], w.out[:i+n]...))
		}
		at += int64(n)
	}
	w.first = oldest
	w.start = end
	return keepFrom, keepTo, others
}

// forget drops what is far back, if that is most of it.
func (w *Window) forget() {
	drop := (w.start+int64(len(w.out))-int64(w.dict))&^(PieceSize-1) - w.start
	if drop < int64(len(w.out)/2) || drop < 1<<20 {
		return
	}
	w.out = w.out[:copy(w.out, w.out[drop:])]
	w.start += drop
	w.first, w.Pieces = w.start, nil
}

// position is that of the next byte.
func (w *Window) position() int64 { return w.start + int64(len(w.out)) }
