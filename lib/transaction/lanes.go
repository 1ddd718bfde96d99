package transaction

import (
	"pystm/lang/vm/obj"
)

// Lanes spread what many threads write to: a row of words, one for each segment
// (and for segment 0), each in a granule of its own. A transaction writes only
// to the lane of its segment, so two that write do not conflict; who wants to
// know the whole reads all lanes, and conflicts with all writers.

const laneWords = 2 // of a granule

// newLanes makes a row of lanes, all with the value x.
func newLanes(t *Thread, x Value) (Value, error) {
	n := t.VM.RT.Segments() + 1
	v, err := t.NewArray(1 + laneWords*n)
	if err != nil {
		return 0, err
	}
	for i := range n {
		t.Init(v, laneAt(i), x)
	}
	return v, nil
}

// laneAt is where lane i of a row is; a granule begins at each even word.
func laneAt(i int) int { return laneWords * (1 + i) }

// ownLane is the lane of the running transaction.
func ownLane(t *Thread) int { return laneAt(t.Segment.Number()) }

// laneCount is how many lanes a row has.
func laneCount(t *Thread) int { return t.VM.RT.Segments() + 1 }

// addCount adds to a count that is spread over lanes of small ints.
func addCount(t *Thread, lanes Value, n int64) {
	at := ownLane(t)
	t.SetSlot(lanes, at, obj.SmallInt(t.Slot(lanes, at).Int()+n))
}

// sumCount is the whole of a count.
func sumCount(t *Thread, lanes Value) int64 {
	sum := int64(0)
	for i := range laneCount(t) {
		sum += t.Slot(lanes, laneAt(i)).Int()
	}
	return sum
}
