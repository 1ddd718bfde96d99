package gc

import (
	"math/rand/v2"
	"testing"
	"unsafe"
)

// No byte of a table has a version when that is used again, and those that a version
// does not clear are left.
func TestVersions(t *testing.T) {
	for _, table := range []uintptr{MarkerBase, SecondBase} {
		testVersions(t, table)
	}
}

func testVersions(t *testing.T, table uintptr) {
	w := newWorld(t, Options{})
	rnd := rand.New(rand.NewPCG(1, 2))
	markers := func(n int) *uint8 {
		page := n / 2
		from := Ref(OldBase) + Ref(page)<<blockShift
		if page >= 600 {
			from = Ref(LargeBase) + Ref(page-600)<<blockShift
		}
		return (*uint8)(unsafe.Add(w.Base, table+uintptr(from+Ref(n%2)*(blockSize-Granule))/Granule))
	}
	const granules = 2 * 900 // the first and the last of 600 small and of 300 large blocks
	w.h.blocks.reach.Store(600)
	w.h.large.reach.Store(300)
	for turn := range 4 {
		for v := 1; v <= 255; v++ {
			version := uint8(v)
			before := [granules]uint8{}
			for n := range before {
				before[n] = *markers(n)
			}
			if w.PrepareMarkers(version) {
				t.Fatal("small tables are dropped as a whole")
			}
			for n, old := range before {
				off := Ref(uintptr(unsafe.Pointer(markers(n)))-uintptr(w.Base)-table) * Granule
				switch now := *markers(n); {
				case now == version:
					t.Fatalf("turn %d: granule %d has version %d of the turn before", turn, n, version)
				case Clears(off) == version && now != 0:
					t.Fatalf("version %d does not clear granule %d", version, n)
				case Clears(off) != version && now != old:
					t.Fatalf("version %d clears granule %d, which %d is to clear", version, n, Clears(off))
				}
			}
			for range 300 {
				*markers(rnd.IntN(granules)) = version
			}
		}
	}
}

// A table that has grown large is dropped as a whole, then and at each first version.
func TestVersionsOfLargeTables(t *testing.T) {
	w := newWorld(t, Options{})
	marker := (*uint8)(unsafe.Add(w.Base, OldBase/Granule+100*versionPage))
	reach := int64(10)
	for _, c := range []struct {
		version uint8
		grow    bool
		dropped bool
	}{{1, false, false}, {70, false, false}, {71, true, true}, {72, false, false}, {255, false, false}, {1, false, true}, {2, false, false}} {
		if c.grow {
			reach = maxClear/versionPage + 1
		}
		w.h.blocks.reach.Store(reach)
		*marker = 99
		if w.PrepareMarkers(c.version) != c.dropped || (*marker == 0) != c.dropped {
			t.Errorf("version %d of %d blocks: %v is not what is expected", c.version, reach, !c.dropped)
		}
	}
}

// Written versions of the turn before are gone, too, although only touched blocks are
// looked at.
func TestWrittenVersions(t *testing.T) {
	w := newWorld(t, Options{})
	w.h.blocks.reach.Store(600)
	w.h.large.reach.Store(300)
	rnd := rand.New(rand.NewPCG(3, 4))
	offs := make([]Ref, 900)
	for n := range offs {
		if offs[n] = OldBase + Ref(n)<<blockShift + Ref(rnd.IntN(versionPage))*Granule; n >= 600 {
			offs[n] += LargeBase - OldBase - 600<<blockShift
		}
	}
	written := func(off Ref) uint8 { return *(*uint8)(unsafe.Add(w.Written, off/Granule)) }
	for range 4 * 254 {
		w.bumpWriteVersion()
		for _, off := range offs {
			if written(off) == w.WriteVersion {
				t.Fatalf("version %d of the turn before at %#x", w.WriteVersion, off)
			}
		}
		for range 20 {
			off := offs[rnd.IntN(len(offs))]
			if w.SetWritten(off); written(off) != w.WriteVersion {
				t.Fatal("nothing is written")
			}
		}
	}
}
