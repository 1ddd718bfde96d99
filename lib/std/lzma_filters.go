package std

import (
	"math"

	"pystm/lang/vm/obj"
	"pystm/lib/xz"
)

// Filters of _lzma as programs have them: mappings with an ID and options.

// lzChain is a sequence of filters.
func lzChain(t *Thread, v Value) (chain xz.Chain, err error) {
	m := t.Mark()
	defer t.Release(m)
	seq := t.Keep(v)
	if t.IsKind(v, obj.KindDict) {
		return chain, t.TypeError("dict is not a sequence")
	}
	if _, err := t.Len(v); err != nil {
		return chain, err
	}
	list, err := t.ListOf(*seq)
	if err != nil {
		return chain, err
	}
	kept := t.Keep(list)
	if n := t.ListLen(list); n > xz.MaxFilters {
		return chain, t.ValueError("Too many filters - liblzma supports a maximum of %d", xz.MaxFilters)
	}
	var filters []xz.Filter
	for i := 0; i < t.ListLen(*kept); i++ {
		f, err := lzFilter(t, t.ListGet(*kept, i))
		if err != nil {
			return chain, err
		}
		filters = append(filters, f)
	}
	chain, _ = xz.NewChain(filters...)
	return chain, nil
}

// lzFilter is one filter.
func lzFilter(t *Thread, v Value) (f xz.Filter, err error) {
	m := t.Mark()
	defer t.Release(m)
	spec := t.Keep(v)
	if method, err := t.LookupSpecial(v, t.VM.Names.GetItem); err != nil {
		return f, err
	} else if method == unbound {
		return f, t.TypeError("Filter specifier must be a dict or dict-like object")
	}
	id, err := t.GetItem(*spec, t.Intern("id"))
	if err != nil {
		if t.Matches(err, t.VM.Exc.KeyError) {
			t.Caught(err)
			err = t.ValueError("Filter specifier must have an \"id\" entry")
		}
		return f, err
	}
	if f.ID, err = unsigned(t, id, 64); err != nil {
		return f, err
	}
	options := t.Keep(t.NewDict())
	if err := t.DictUpdateMapping(*options, *spec, true); err != nil {
		return f, err
	}
	return f, lzOptions(t, &f, options)
}

// lzOptions sets the options that the filter can have to those of a dict; no other may
// be there.
func lzOptions(t *Thread, f *xz.Filter, options *Value) error {
	kind, most := "BCJ", 2
	var names []string
	var fields []*uint32
	switch f.ID {
	case xz.LZMA1, xz.LZMA2:
		kind, most = "LZMA", 10
		preset := uint32(xz.DefaultPreset)
		if err := lzOption(t, *options, "preset", &preset); err != nil {
			return err
		}
		if !f.Preset(preset) {
			return moduleFail(t, "_lzma", "LZMAError", "Invalid compression preset: %d", preset)
		}
		names = []string{"preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"}
		fields = []*uint32{&preset, &f.Dict, &f.LC, &f.LP, &f.PB, &f.Mode, &f.Nice, &f.Finder, &f.Depth}
	case xz.Delta:
		kind = "delta"
		f.Distance = 1
		names, fields = []string{"dist"}, []*uint32{&f.Distance}
	case xz.X86, xz.PowerPC, xz.IA64, xz.ARM, xz.ARMThumb, xz.SPARC:
		names, fields = []string{"start_offset"}, []*uint32{&f.Offset}
	default:
		return t.ValueError("Invalid filter ID: %d", f.ID)
	}
	found := 1
	for i, name := range names {
		if t.StrGet(*options, t.Intern(name)) == unbound {
			continue
		}
		found++
		if err := lzOption(t, *options, name, fields[i]); err != nil {
			return lzBadFilter(t, err, kind)
		}
	}
	if n := t.DictLen(*options); n != found || n > most {
		return lzBadFilter(t, nil, kind)
	}
	return nil
}

// lzBadFilter raises that the options are wrong, instead of what says how.
func lzBadFilter(t *Thread, err error, kind string) error {
	if err != nil && !t.Matches(err, t.VM.Exc.Exception) {
		return err
	}
	if err != nil {
		t.Caught(err)
	}
	return t.ValueError("Invalid filter specifier for %s filter", kind)
}

// lzOption sets a number to what a dict has for it, if it has.
func lzOption(t *Thread, options Value, name string, to *uint32) error {
	v := t.StrGet(options, t.Intern(name))
	if v == unbound {
		return nil
	}
	n, err := unsigned(t, v, 32)
	if err == nil {
		*to = uint32(n)
	}
	return err
}

func lzEncodeProperties(t *Thread, args []Value) (Value, error) {
	f, err := lzFilter(t, args[0])
	if err != nil {
		return 0, err
	}
	props, err := f.Properties()
	if err != nil {
		return 0, lzmaFail(t, err)
	}
	return newBytes(t, props)
}

func lzDecodeProperties(t *Thread, args []Value) (Value, error) {
	id, err := unsigned(t, args[0], 64)
	if err != nil {
		return 0, err
	}
	props, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	f := xz.Filter{ID: id}
	if err := f.SetProperties(props); err != nil {
		return 0, lzmaFail(t, err)
	}
	d := t.NewDict()
	set := func(name string, n uint64) {
		if err == nil {
			err = t.StrSet(d, t.Intern(name), t.NewInt(int64(n)))
		}
	}
	set("id", id)
	switch {
	case id == xz.LZMA1:
		set("lc", uint64(f.LC))
		set("lp", uint64(f.LP))
		set("pb", uint64(f.PB))
		set("dict_size", uint64(f.Dict))
	case id == xz.LZMA2:
		set("dict_size", uint64(f.Dict))
	case id == xz.Delta:
		set("dist", uint64(f.Distance))
	case len(props) > 0:
		set("start_offset", uint64(f.Offset))
	}
	return d, err
}

// newLzUnpacker makes a decompressor.
func newLzUnpacker(t *Thread, args []Value) (Value, error) {
	format, err := boundedInt(t, args[1], int64(xz.Auto), math.MaxInt32, "int")
	if err != nil {
		return 0, err
	}
	limit := uint64(0)
	if given(args[2]) {
		if format == int64(xz.Raw) {
			return 0, t.ValueError("Cannot specify memory limit with FORMAT_RAW")
		}
		if limit, err = unsigned(t, args[2], 64); err != nil {
			return 0, err
		}
		limit = max(limit, 1)
	}
	switch raw := format == int64(xz.Raw); {
	case raw && !given(args[3]):
		return 0, t.ValueError("Must specify filters for FORMAT_RAW")
	case !raw && given(args[3]):
		return 0, t.ValueError("Cannot specify filters except with FORMAT_RAW")
	case format < 0 || format > int64(xz.Raw):
		return 0, t.ValueError("Invalid container format: %d", format)
	}
	var chain xz.Chain
	if format == int64(xz.Raw) {
		if chain, err = lzChain(t, args[3]); err != nil {
			return 0, err
		}
	}
	d, err := xz.NewDecoder(xz.Format(format), chain, limit)
	if err != nil {
		return 0, lzmaFail(t, err)
	}
	return newLzObject(t, args[0], d)
}
