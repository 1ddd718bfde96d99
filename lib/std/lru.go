package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The wrapper that functools.lru_cache makes. With a bound on its size, the
// results are in a table of its own (lru_table.go), and when they were used is
// known beside the heap (lru_use.go). Without one they are in a dict. Hits and misses
// are counted in an array, so that threads do not conflict over them.
const (
	lruFunc    = 1
	lruEntries = 2 // array of a table, or without a bound a dict; None: nothing is kept (maxsize 0)
	lruBuckets = 3 // array of a table, or unbound
	lruMaxsize = 4 // int or None
	lruTyped   = 5 // bool
	lruCounts  = 6 // array
	lruUses    = 7 // handle of lruUse; unbound without a table
	lruInfo    = 8 // class of cache_info()'s result
	lruMark    = 9 // object that stands before keyword arguments in keys
	lruBody    = 10

	// In the array: each has a granule for itself.
	countHits   = 2
	countMisses = 4
	countWords  = 5
)

var lruType = &vm.TypeSpec{Name: "_lru_cache_wrapper", Module: "functools", Kind: obj.KindFields, Body: lruBody, HasDict: true,
	New: lruNew, NewSig: "cls, user_function, maxsize, typed, cache_info_type",
	Doc:   "Create a cached callable that wraps another function.",
	Slots: vm.Slots{Call: lruCall, Answer: lruAnswer, Get: bindToSelf, Binds: true},
	Methods: []vm.Native{
		{Name: "cache_info", Sig: "self, /", Fn: lruCacheInfo, Doc: "Report cache statistics"},
		{Name: "cache_clear", Sig: "self, /", Fn: lruCacheClear, Doc: "Clear the cache and cache statistics"},
		{Name: "__keep_result__", Sig: "self, key, tag, result, /", Fn: lruKeepResult, Doc: "Keep a result; for the wrapper's own use"},
		{Name: "__copy__", Sig: "self, /", Fn: returnSelf},
		{Name: "__deepcopy__", Sig: "self, memo, /", Fn: returnSelf},
		{Name: "__reduce__", Sig: "self, /", Fn: lruReduce},
	}}

func returnSelf(_ *Thread, args []Value) (Value, error) { return args[0], nil }

// bindToSelf makes a callable object bind like a function.
func bindToSelf(t *Thread, self, o, _ Value) (Value, error) {
	if !given(o) {
		return self, nil
	}
	return t.NewMethod(self, o), nil
}

func lruReduce(t *Thread, args []Value) (Value, error) {
	return t.GetAttrS(args[0], "__qualname__")
}

func lruNew(t *Thread, args []Value) (Value, error) {
	if !callable(t, args[1]) {
		return 0, t.TypeError("the first argument must be callable")
	}
	maxsize := args[2]
	if maxsize != none {
		if !t.IsInstance(maxsize, obj.ShapeInt) {
			return 0, t.TypeError("maxsize should be integer or None")
		}
		n, err := t.ToInt(maxsize)
		if err != nil {
			return 0, err
		}
		maxsize = t.NewInt(int64(min(max(n, 0), obj.MaxSmall)))
	}
	typed, err := t.Truth(args[3])
	if err != nil {
		return 0, err
	}
	entries, buckets, uses, err := lruEmpty(t, maxsize)
	if err != nil {
		return 0, err
	}
	counts, err := newCounts(t)
	if err != nil {
		return 0, err
	}
	mark, err := t.AllocObject(t.VM.Class(obj.ShapeObject))
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], args[1], entries, buckets, maxsize, obj.Bool(typed), counts, uses, args[4], mark)
}

// lruEmpty makes what keeps the results.
func lruEmpty(t *Thread, maxsize Value) (entries, buckets, uses Value, err error) {
	switch maxsize {
	case none:
		return t.NewDict(), unbound, unbound, nil
	case obj.SmallInt(0):
		return none, unbound, unbound, nil
	}
	if entries, buckets, err = newLruTable(t, int(min(maxsize.Int(), firstEntries))); err != nil {
		return 0, 0, 0, err
	}
	uses, err = t.NewHandle(&lruUse{})
	return entries, buckets, uses, err
}

func newCounts(t *Thread) (Value, error) {
	counts, err := t.NewArray(countWords)
	if err != nil {
		return 0, err
	}
	for i := 1; i <= countWords; i++ {
		t.Init(counts, i, obj.SmallInt(0))
	}
	return counts, nil
}

// isOwnKey reports whether an argument that is the only one is the key itself.
func isOwnKey(t *Thread, a Value) bool { return a.IsInt() || t.IsExact(a, obj.KindStr, obj.ShapeStr) }

// lruKey makes the key of a call: the argument itself if it is the only one and
// an int or str, else a tuple of all. The wrapper's mark separates positional from
// keyword arguments: no caller can pass it, and it tells the two apart.
func lruKey(t *Thread, w, args, kwargs Value) (Value, error) {
	if kwargs == unbound && t.Field(w, lruTyped) != obj.TrueValue {
		if t.TupleLen(args) == 1 {
			if a := t.TupleItem(args, 0); isOwnKey(t, a) {
				return a, nil
			}
		}
		return args, nil
	}
	var some, others [16]Value
	all, names := append(some[:0], t.TupleView(args)...), others[:0]
	if kwargs != unbound {
		for i := t.DictNext(kwargs, 0); i != obj.Missing; i = t.DictNext(kwargs, i+1) {
			all, names = append(all, t.DictValue(kwargs, i)), append(names, t.DictKey(kwargs, i))
		}
	}
	return lruKeyOf(t, w, all, names)
}

// lruKeyOf is lruKey of a call whose last arguments have names.
func lruKeyOf(t *Thread, w Value, args, names []Value) (Value, error) {
	typed := t.Field(w, lruTyped) == obj.TrueValue
	if len(names) == 0 && !typed {
		if len(args) == 1 && isOwnKey(t, args[0]) {
			return args[0], nil
		}
		return t.NewTuple(args...)
	}
	var buf [32]Value
	n := len(args) - len(names)
	key := append(buf[:0], args[:n]...)
	if len(names) > 0 {
		key = append(key, t.Field(w, lruMark))
		for i, name := range names {
			key = append(key, name, args[n+i])
		}
	}
	if typed {
		for _, v := range args {
			key = append(key, t.TypeOf(v))
		}
	}
	return t.NewTuple(key...)
}

// lruAnswer is what is known of a call, without running Python code.
func lruAnswer(t *Thread, w Value, args []Value, names Value) (Value, error) {
	if t.Field(w, lruEntries) == none {
		return unbound, nil
	}
	var named []Value
	if names != unbound {
		named = t.TupleView(names)
	}
	k, err := lruKeyOf(t, w, args, named)
	if err != nil {
		return 0, err
	}
	found := lruPeek(t, w, k)
	if found != unbound {
		t.AddSlot(t.Field(w, lruCounts), countHits, 1)
	}
	return found, nil
}

// lruPeek is lruGet where no Python code has to run; else it finds nothing.
func lruPeek(t *Thread, w, key Value) Value {
	if t.Field(w, lruBuckets) == unbound {
		return t.DictPeek(t.Field(w, lruEntries), key)
	}
	hash, known := t.Space.Hash(key)
	if !known {
		return unbound
	}
	tag := lruTag(hash)
	number, known := lruSearch(t, t.Field(w, lruEntries), lruBucket(t, w, tag), key, tag)
	if number < 0 || !known {
		return unbound
	}
	return lruUsed(t, w, number)
}

// lruUsed is the result of an entry, which is used.
func lruUsed(t *Thread, w Value, number int) Value {
	lruUseOf(t, w).touch(t, number)
	return t.Slot(t.Field(w, lruEntries), lruEntryAt(number)+lruEntryResult)
}

func lruCall(t *Thread, args []Value) (Value, error) {
	w := args[0]
	entries := t.Field(w, lruEntries)
	if entries == none {
		t.AddSlot(t.Field(w, lruCounts), countMisses, 1)
		return t.PassEx(args, t.Field(w, lruFunc), args[1], args[2])
	}
	k, err := lruKey(t, w, args[1], args[2])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	key := t.Keep(k)
	found, tag, err := lruGet(t, &args[0], key)
	if err != nil {
		return 0, err
	}
	if found != unbound {
		t.AddSlot(t.Field(args[0], lruCounts), countHits, 1)
		return found, nil
	}
	t.AddSlot(t.Field(args[0], lruCounts), countMisses, 1)
	if v, ok, err := t.PassBody(args, vm.BodyCached, args[0], *key, tag, t.Field(args[0], lruFunc), args[1], orNone(args[2])); ok {
		return v, err
	}
	r, err := callEx(t, t.Field(args[0], lruFunc), args[1], args[2])
	if err != nil {
		return 0, err
	}
	result := t.Keep(r)
	return *result, lruKeep(t, &args[0], key, result, tag)
}

// lruGet looks up what is kept for a key, and tells the key's tag if there is a table.
func lruGet(t *Thread, w, key *Value) (result, tag Value, err error) {
	if t.Field(*w, lruBuckets) == unbound {
		result, err = t.DictGet(t.Field(*w, lruEntries), *key)
		return result, none, err
	}
	hash, err := t.Hash(*key)
	if err != nil {
		return 0, 0, err
	}
	tag = lruTag(hash)
	number, err := lruFind(t, w, key, tag)
	if err != nil || number < 0 {
		return unbound, tag, err
	}
	return lruUsed(t, *w, number), tag, nil
}

func lruUseOf(t *Thread, w Value) *lruUse {
	return t.FixedHandle(t.Field(w, lruUses)).(*lruUse)
}

// lruKeepResult is for the body that has called the function.
func lruKeepResult(t *Thread, args []Value) (Value, error) {
	table := t.Field(args[0], lruBuckets) != unbound
	if t.Field(args[0], lruEntries) == none || table != args[2].IsInt() {
		return 0, t.TypeError("not what the wrapper has told")
	}
	return none, lruKeep(t, &args[0], &args[1], &args[3], args[2])
}

// lruKeep keeps the result of a call, in the place of the oldest if the cache is full. The
// call may have run this very wrapper, so nothing from before it holds.
func lruKeep(t *Thread, w, key, result *Value, tag Value) error {
	if t.Field(*w, lruBuckets) == unbound {
		return t.DictSet(t.Field(*w, lruEntries), *key, *result)
	}
	number, err := lruFind(t, w, key, tag)
	if err != nil || number >= 0 {
		return err
	}
	number = lruUseOf(t, *w).claim(t, t.Field(*w, lruMaxsize).Int())
	return lruEnter(t, w, key, result, tag, number)
}

func lruCacheInfo(t *Thread, args []Value) (Value, error) {
	w := args[0]
	size := 0
	if entries := t.Field(w, lruEntries); t.Field(w, lruBuckets) != unbound {
		size = lruLen(t, w)
	} else if entries != none {
		size = t.DictLen(entries)
	}
	counts := t.Field(w, lruCounts)
	return t.Call(t.Field(w, lruInfo), t.Slot(counts, countHits), t.Slot(counts, countMisses), t.Field(w, lruMaxsize), obj.SmallInt(int64(size)))
}

func lruCacheClear(t *Thread, args []Value) (Value, error) {
	w := args[0]
	counts := t.Field(w, lruCounts)
	t.SetSlot(counts, countHits, obj.SmallInt(0))
	t.SetSlot(counts, countMisses, obj.SmallInt(0))
	entries, buckets, uses, err := lruEmpty(t, t.Field(w, lruMaxsize))
	if err != nil {
		return 0, err
	}
	t.SetField(w, lruEntries, entries)
	t.SetField(w, lruBuckets, buckets)
	t.SetField(w, lruUses, uses)
	return none, nil
}
