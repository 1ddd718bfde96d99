package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The wrapper that functools.lru_cache makes. With a bound on its size, the
// values of the cache are links of a ring in order of use (lru_ring.go). Without
// one they are the results themselves. Hits and misses are counted in an array,
// so that threads do not conflict over them.
const (
	lruFunc    = 1
	lruCache   = 2 // dict; None: nothing is kept (maxsize 0)
	lruMaxsize = 3 // int or None
	lruTyped   = 4 // bool
	lruCounts  = 5 // array
	lruRoot    = 6 // link, or unbound
	lruUses    = 7 // handle of lruUse; unbound without a root
	lruInfo    = 8 // class of cache_info()'s result
	lruBody    = 9

	// In the array: each has a granule for itself.
	countHits   = 2
	countMisses = 4
	countWords  = 5
)

var lruType = &vm.TypeSpec{Name: "_lru_cache_wrapper", Module: "functools", Kind: obj.KindFields, Body: lruBody, HasDict: true,
	New: lruNew, NewSig: "cls, user_function, maxsize, typed, cache_info_type",
	Doc:   "Create a cached callable that wraps another function.",
	Slots: vm.Slots{Call: lruCall, Get: bindToSelf},
	Methods: []vm.Native{
		{Name: "cache_info", Sig: "self, /", Fn: lruCacheInfo, Doc: "Report cache statistics"},
		{Name: "cache_clear", Sig: "self, /", Fn: lruCacheClear, Doc: "Clear the cache and cache statistics"},
		{Name: "__keep_result__", Sig: "self, key, result, /", Fn: func(t *Thread, args []Value) (Value, error) {
			return none, lruKeep(t, &args[0], &args[1], &args[2])
		}, Doc: "Keep a result; for the wrapper's own use"},
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
	cache, root, uses := none, unbound, unbound
	if maxsize != none {
		if !t.IsInstance(maxsize, obj.ShapeInt) {
			return 0, t.TypeError("maxsize should be integer or None")
		}
		n, err := t.ToInt(maxsize)
		if err != nil {
			return 0, err
		}
		maxsize = t.NewInt(int64(max(n, 0)))
	}
	typed, err := t.Truth(args[3])
	if err != nil {
		return 0, err
	}
	if maxsize != obj.SmallInt(0) {
		cache = t.NewDict()
	}
	if given(maxsize) && maxsize != obj.SmallInt(0) {
		if root, uses, err = newRing(t); err != nil {
			return 0, err
		}
	}
	counts, err := newCounts(t)
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], args[1], cache, maxsize, obj.Bool(typed), counts, root, uses, args[4])
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

// lruKey makes the key of a call: the argument itself if it is the only one and
// an int or str, else a tuple of all. The wrapper separates positional from
// keyword arguments: no caller can pass it, and it tells the two apart.
func lruKey(t *Thread, w, args, kwargs Value) (Value, error) {
	n := t.TupleLen(args)
	typed := t.Field(w, lruTyped) == obj.TrueValue
	if kwargs == unbound && !typed {
		if n == 1 {
			if a := t.TupleItem(args, 0); a.IsInt() || t.IsExact(a, obj.KindStr, obj.ShapeStr) {
				return a, nil
			}
		}
		return args, nil
	}
	var some, others [16]Value
	key, values := append(some[:0], t.TupleView(args)...), others[:0]
	if kwargs != unbound {
		key = append(key, w)
		for i := t.DictNext(kwargs, 0); i != obj.Missing; i = t.DictNext(kwargs, i+1) {
			values = append(values, t.DictValue(kwargs, i))
			key = append(key, t.DictKey(kwargs, i), t.DictValue(kwargs, i))
		}
	}
	if typed {
		for i := range n {
			key = append(key, t.TypeOf(key[i]))
		}
		for _, v := range values {
			key = append(key, t.TypeOf(v))
		}
	}
	return t.NewTuple(key...)
}

func lruCall(t *Thread, args []Value) (Value, error) {
	w := args[0]
	cache := t.Field(w, lruCache)
	if cache == none {
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
	found, err := t.DictGet(cache, k)
	if err != nil {
		return 0, err
	}
	root := t.Field(args[0], lruRoot)
	if found != unbound {
		t.AddSlot(t.Field(args[0], lruCounts), countHits, 1)
		if root == unbound {
			return found, nil
		}
		lruUseOf(t, args[0]).touch(t, root, found)
		return t.Slot(found, linkResult), nil
	}
	t.AddSlot(t.Field(args[0], lruCounts), countMisses, 1)
	if v, ok, err := t.PassBody(args, vm.BodyCached, args[0], *key, t.Field(args[0], lruFunc), args[1], orNone(args[2])); ok {
		return v, err
	}
	r, err := callEx(t, t.Field(args[0], lruFunc), args[1], args[2])
	if err != nil {
		return 0, err
	}
	result := t.Keep(r)
	return *result, lruKeep(t, &args[0], key, result)
}

// lruKeep keeps the result of a call.
func lruKeep(t *Thread, w, key, result *Value) error {
	if t.Field(*w, lruRoot) == unbound {
		return t.DictSet(t.Field(*w, lruCache), *key, *result)
	}
	return lruStore(t, w, key, result)
}

// lruStore keeps a result, in the place of the oldest if the cache is full. The
// call may have run this very wrapper, so nothing from before it holds.
func lruStore(t *Thread, w, key, result *Value) error {
	found, err := t.DictGet(t.Field(*w, lruCache), *key)
	if err != nil || found != unbound {
		return err
	}
	cache, root := t.Field(*w, lruCache), t.Field(*w, lruRoot)
	uses := lruUseOf(t, *w)
	m := t.Mark()
	defer t.Release(m)
	var link *Value
	if size := t.DictLen(cache); int64(size) >= t.Field(*w, lruMaxsize).Int() {
		link = t.Keep(uses.oldest(t, root))
		oldKey := t.Slot(*link, linkKey)
		unlink(t, *link)
		if _, err := t.DictDel(cache, oldKey); err != nil {
			return err
		}
	} else {
		fresh, err := newLruLink(t, size)
		if err != nil {
			return err
		}
		link = t.Keep(fresh)
	}
	t.SetSlot(*link, linkKey, *key)
	t.SetSlot(*link, linkResult, *result)
	if err := t.DictSet(t.Field(*w, lruCache), *key, *link); err != nil {
		return err
	}
	uses.add(t, t.Field(*w, lruRoot), *link)
	return nil
}

func lruCacheInfo(t *Thread, args []Value) (Value, error) {
	w := args[0]
	size := 0
	if c := t.Field(w, lruCache); c != none {
		size = t.DictLen(c)
	}
	counts := t.Field(w, lruCounts)
	return t.Call(t.Field(w, lruInfo), t.Slot(counts, countHits), t.Slot(counts, countMisses), t.Field(w, lruMaxsize), obj.SmallInt(int64(size)))
}

func lruCacheClear(t *Thread, args []Value) (Value, error) {
	w := args[0]
	counts := t.Field(w, lruCounts)
	t.SetSlot(counts, countHits, obj.SmallInt(0))
	t.SetSlot(counts, countMisses, obj.SmallInt(0))
	if c := t.Field(w, lruCache); c != none {
		t.SetField(w, lruCache, t.NewDict())
	}
	if t.Field(w, lruRoot) != unbound {
		root, uses, err := newRing(t)
		if err != nil {
			return 0, err
		}
		t.SetField(w, lruRoot, root)
		t.SetField(w, lruUses, uses)
	}
	return none, nil
}
