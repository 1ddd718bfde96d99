package stm

// Where a transaction has written, if places are kept. Each entry of the log
// has a place, told by the number of the first entry that has it; a place is
// named by its number in a table of the segment, which outlives transactions.
// Asking the client for a place walks its stack; so a Marker tells in a few ns
// whether it is one that is in the table.

// Marker is a Client that can say quickly where it is.
type Marker interface {
	// PlaceMark is the same, as a rule, where Position is, and differs where the
	// innermost calls differ.
	PlaceMark() (a, b uint64)
}

// placeRun is a place from which a transaction has written: the entries of its
// log from number first on.
type placeRun struct {
	first, place int32
}

// placeTable has the places from which a segment's transactions write.
type placeTable struct {
	list  []Place
	known [markCount]struct {
		a, b  uint64
		place int32
	}
}

const (
	markCount = 512 // power of 2
	maxPlaces = 1 << 16
)

// notePlace notes the place of the newest entry of the log.
func (s *Segment) notePlace() {
	t, n := s.thread, int32(len(s.log)-1)
	place := int32(0)
	if t.marker == nil {
		place = s.newPlace()
	} else {
		a, b := t.marker.PlaceMark()
		e := &s.places.known[(a>>3^b>>4)%markCount]
		if e.a != a || e.b != b {
			e.a, e.b, e.place = a, b, s.newPlace()
		}
		place = e.place
	}
	if k := len(s.writes); k > 0 && s.writes[k-1].place == place {
		return
	}
	s.writes = append(s.writes, placeRun{n, place})
}

// newPlace enters the place where the thread is into the table.
func (s *Segment) newPlace() int32 {
	t := &s.places
	p := s.thread.client.Position()
	if n := len(t.list); n > 0 && t.list[n-1] == p {
		return int32(n - 1)
	}
	if len(t.list) >= maxPlaces && len(s.writes) == 0 {
		*t = placeTable{list: t.list[:0]}
	}
	t.list = append(t.list, p)
	return int32(len(t.list) - 1)
}
