package std

import "pystm/lang/vm/obj"

// The results that an lru_cache with a bound keeps: a hash table in the heap whose
// entries have numbers, below the bound. By these lru_use.go knows when they
// were used. Threads that look up and add different keys meet in nothing: there is
// no count of the entries, nor an order of them, and a bucket has a granule for itself.
const (
	tableSize  = 1 // entries that there is room for, or the mask of the buckets
	tableFirst = 2 // entries and buckets begin where a granule does

	// An entry's words. Those of one that is not used are Unbound.
	lruEntryKey    = 0
	lruEntryResult = 1
	lruEntryTag    = 2
	lruEntryNext   = 3 // what follows it in its bucket
	lruEntryWords  = 4

	bucketWords = 2 // the first is its head, as an entry's next: the number plus one, or Unbound

	firstEntries = 8

	// manyBuckets is how many there are once a cache is used in earnest: two threads
	// conflict over keys that have a bucket in common.
	manyBuckets = 1024
)

// lruTag is what tells most keys apart, by their hashes.
func lruTag(hash int64) Value {
	return obj.SmallInt(int64(uint64(hash) * 0x9e3779b97f4a7c15 >> 3))
}

// newLruTable makes the arrays of a table for n entries.
func newLruTable(t *Thread, n int) (entries, buckets Value, err error) {
	size := 2 * firstEntries
	if n > firstEntries {
		size = manyBuckets
	}
	for size < 2*n {
		size *= 2
	}
	if entries, err = t.NewArray(tableFirst - 1 + n*lruEntryWords); err != nil {
		return 0, 0, err
	}
	t.Init(entries, tableSize, obj.SmallInt(int64(n)))
	if buckets, err = t.NewArray(tableFirst - 1 + size*bucketWords); err != nil {
		return 0, 0, err
	}
	t.Init(buckets, tableSize, obj.SmallInt(int64(size-1)))
	return entries, buckets, nil
}

func lruEntryAt(number int) int { return tableFirst + number*lruEntryWords }

// bucketAt is where the bucket of a tag is.
func bucketAt(t *Thread, buckets, tag Value) int {
	return tableFirst + bucketWords*int(tag.Int()>>20&t.Slot(buckets, tableSize).Int())
}

// lruFind looks a key up: its entry, or -1. Keys that Python code compares may change the
// table: then all begins anew.
func lruFind(t *Thread, w, key *Value, tag Value) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	number, known := lruSearch(t, t.Field(*w, lruEntries), lruBucket(t, *w, tag), *key, tag)
	for !known {
		entries := t.Keep(t.Field(*w, lruEntries))
		found := t.Keep(t.Slot(*entries, lruEntryAt(number)+lruEntryKey))
		equal, err := t.Equal(*found, *key)
		if err != nil {
			return -1, err
		}
		if t.Field(*w, lruEntries) != *entries || t.Slot(*entries, lruEntryAt(number)+lruEntryKey) != *found {
			number, known = lruSearch(t, t.Field(*w, lruEntries), lruBucket(t, *w, tag), *key, tag)
		} else if equal {
			return number, nil
		} else {
			number, known = lruSearch(t, *entries, t.Slot(*entries, lruEntryAt(number)+lruEntryNext), *key, tag)
		}
		t.Release(m)
	}
	return number, nil
}

// lruBucket is the head of the bucket of a tag.
func lruBucket(t *Thread, w, tag Value) Value {
	buckets := t.Field(w, lruBuckets)
	return t.Slot(buckets, bucketAt(t, buckets, tag))
}

// lruSearch looks for a key from next in its bucket on: its entry, or -1. If it comes to one whose key
// Python code has to compare, that is it, and not known.
func lruSearch(t *Thread, entries, next, key, tag Value) (number int, known bool) {
	for next != unbound {
		number := int(next.Int()) - 1
		at := lruEntryAt(number)
		if t.Slot(entries, at+lruEntryTag) == tag {
			equal, known := t.Space.Equal(t.Slot(entries, at+lruEntryKey), key)
			if equal || !known {
				return number, known
			}
		}
		next = t.Slot(entries, at+lruEntryNext)
	}
	return -1, true
}

// lruEnter puts a key and its result into an entry, in the place of what is there.
func lruEnter(t *Thread, w, key, result *Value, tag Value, number int) error {
	if err := lruGrow(t, w, number); err != nil {
		return err
	}
	entries, buckets := t.Field(*w, lruEntries), t.Field(*w, lruBuckets)
	at := lruEntryAt(number)
	if old := t.Slot(entries, at+lruEntryTag); old != unbound {
		lruUnlink(t, entries, buckets, old, number)
	}
	t.SetSlot(entries, at+lruEntryKey, *key)
	t.SetSlot(entries, at+lruEntryResult, *result)
	t.SetSlot(entries, at+lruEntryTag, tag)
	lruLink(t, entries, buckets, tag, number)
	return nil
}

// lruLink puts an entry first in its bucket.
func lruLink(t *Thread, entries, buckets, tag Value, number int) {
	bucket := bucketAt(t, buckets, tag)
	t.SetSlot(entries, lruEntryAt(number)+lruEntryNext, t.Slot(buckets, bucket))
	t.SetSlot(buckets, bucket, obj.SmallInt(int64(number+1)))
}

// lruUnlink takes an entry out of its bucket.
func lruUnlink(t *Thread, entries, buckets, tag Value, number int) {
	in, at := buckets, bucketAt(t, buckets, tag)
	for {
		next := t.Slot(in, at)
		if int(next.Int())-1 == number {
			break
		}
		in, at = entries, lruEntryAt(int(next.Int())-1)+lruEntryNext
	}
	t.SetSlot(in, at, t.Slot(entries, lruEntryAt(number)+lruEntryNext))
}

// lruGrow makes room for an entry.
func lruGrow(t *Thread, w *Value, number int) error {
	old := t.Field(*w, lruEntries)
	had := int(t.Slot(old, tableSize).Int())
	if number < had {
		return nil
	}
	room := 2 * had
	for room <= number {
		room *= 2
	}
	entries, buckets, err := newLruTable(t, int(min(int64(room), t.Field(*w, lruMaxsize).Int())))
	if err != nil {
		return err
	}
	for i := range had {
		at := lruEntryAt(i)
		tag := t.Slot(old, at+lruEntryTag)
		if tag == unbound {
			continue
		}
		for _, word := range []int{lruEntryKey, lruEntryResult, lruEntryTag} {
			t.SetSlot(entries, at+word, t.Slot(old, at+word))
		}
		lruLink(t, entries, buckets, tag, i)
	}
	t.SetField(*w, lruEntries, entries)
	t.SetField(*w, lruBuckets, buckets)
	return nil
}

// lruLen is how many entries are used.
func lruLen(t *Thread, w Value) int {
	entries := t.Field(w, lruEntries)
	n := 0
	for i := range int(t.Slot(entries, tableSize).Int()) {
		if t.Slot(entries, lruEntryAt(i)+lruEntryTag) != unbound {
			n++
		}
	}
	return n
}
