package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The wrapper that functools.lru_cache makes. With a bound on its size, the
// values of the cache are links of a ring in order of use, oldest first after
// the root; a link is an Array of the words below. Without one they are the
// results themselves.
const (
	lruFunc    = 1
	lruCache   = 2 // dict; None: nothing is kept (maxsize 0)
	lruMaxsize = 3 // int or None
	lruTyped   = 4 // bool
	lruHits    = 5
	lruMisses  = 6
	lruRoot    = 7 // link, or unbound
	lruInfo    = 8 // class of cache_info()'s result
	lruBody    = 9

	linkPrev   = 1
	linkAfter  = 2
	linkKey    = 3
	linkResult = 4
	linkWords  = 4
)

var lruType = &vm.TypeSpec{Name: "_lru_cache_wrapper", Module: "functools", Kind: obj.KindFields, Body: lruBody, HasDict: true,
	New: lruNew, NewSig: "cls, user_function, maxsize, typed, cache_info_type",
	Doc:   "Create a cached callable that wraps another function.",
	Slots: vm.Slots{Call: lruCall, Get: bindToSelf},
	Methods: []vm.Native{
		{Name: "cache_info", Sig: "self, /", Fn: lruCacheInfo, Doc: "Report cache statistics"},
		{Name: "cache_clear", Sig: "self, /", Fn: lruCacheClear, Doc: "Clear the cache and cache statistics"},
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
	cache, root := none, unbound
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
		if root, err = newRing(t); err != nil {
			return 0, err
		}
	}
	zero := obj.SmallInt(0)
	return newObject(t, args[0], args[1], cache, maxsize, obj.Bool(typed), zero, zero, root, args[4])
}

// newRing makes a root link that is its own neighbour.
func newRing(t *Thread) (Value, error) {
	root, err := t.NewArray(linkWords)
	if err == nil {
		t.Init(root, linkPrev, root)
		t.Init(root, linkAfter, root)
	}
	return root, err
}

func unlink(t *Thread, link Value) {
	prev, next := t.Slot(link, linkPrev), t.Slot(link, linkAfter)
	t.SetSlot(prev, linkAfter, next)
	t.SetSlot(next, linkPrev, prev)
}

// linkLast puts a link before the root: it is the youngest.
func linkLast(t *Thread, root, link Value) {
	last := t.Slot(root, linkPrev)
	t.SetSlot(last, linkAfter, link)
	t.SetSlot(link, linkPrev, last)
	t.SetSlot(link, linkAfter, root)
	t.SetSlot(root, linkPrev, link)
}

func lruCount(t *Thread, w Value, field int) {
	t.SetField(w, field, obj.SmallInt(t.Field(w, field).Int()+1))
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
	key := append([]Value{}, t.TupleView(args)...)
	var values []Value
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
		lruCount(t, w, lruMisses)
		return callEx(t, t.Field(w, lruFunc), args[1], args[2])
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
		lruCount(t, args[0], lruHits)
		if root == unbound {
			return found, nil
		}
		if t.Slot(root, linkPrev) != found {
			unlink(t, found)
			linkLast(t, root, found)
		}
		return t.Slot(found, linkResult), nil
	}
	lruCount(t, args[0], lruMisses)
	r, err := callEx(t, t.Field(args[0], lruFunc), args[1], args[2])
	if err != nil {
		return 0, err
	}
	result := t.Keep(r)
	if root == unbound {
		err = t.DictSet(t.Field(args[0], lruCache), *key, *result)
		return *result, err
	}
	return *result, lruStore(t, &args[0], key, result)
}

// lruStore keeps a result, in the place of the oldest if the cache is full. The
// call may have run this very wrapper, so nothing from before it holds.
func lruStore(t *Thread, w, key, result *Value) error {
	found, err := t.DictGet(t.Field(*w, lruCache), *key)
	if err != nil || found != unbound {
		return err
	}
	cache, root := t.Field(*w, lruCache), t.Field(*w, lruRoot)
	m := t.Mark()
	defer t.Release(m)
	var link *Value
	if int64(t.DictLen(cache)) >= t.Field(*w, lruMaxsize).Int() {
		link = t.Keep(t.Slot(root, linkAfter))
		oldKey := t.Slot(*link, linkKey)
		unlink(t, *link)
		if _, err := t.DictDel(cache, oldKey); err != nil {
			return err
		}
	} else {
		fresh, err := t.NewArray(linkWords)
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
	linkLast(t, t.Field(*w, lruRoot), *link)
	return nil
}

func lruCacheInfo(t *Thread, args []Value) (Value, error) {
	w := args[0]
	size := 0
	if c := t.Field(w, lruCache); c != none {
		size = t.DictLen(c)
	}
	return t.Call(t.Field(w, lruInfo), t.Field(w, lruHits), t.Field(w, lruMisses), t.Field(w, lruMaxsize), obj.SmallInt(int64(size)))
}

func lruCacheClear(t *Thread, args []Value) (Value, error) {
	w := args[0]
	t.SetField(w, lruHits, obj.SmallInt(0))
	t.SetField(w, lruMisses, obj.SmallInt(0))
	if c := t.Field(w, lruCache); c != none {
		t.SetField(w, lruCache, t.NewDict())
	}
	if t.Field(w, lruRoot) != unbound {
		root, err := newRing(t)
		if err != nil {
			return 0, err
		}
		t.SetField(w, lruRoot, root)
	}
	return none, nil
}
