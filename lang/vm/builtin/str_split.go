package builtin

import (
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

var strSplitMethods = []vm.Native{
	{Name: "join", Sig: "self, iterable, /", Fn: strJoin, Doc: "The strs of the iterable with the text between them."},
	{Name: "partition", Sig: "self, sep, /", Fn: partitionMethod(strings.Index, false), Doc: "Before, separator and after of the first occurrence; else the text and two empty strs."},
	{Name: "rpartition", Sig: "self, sep, /", Fn: partitionMethod(strings.LastIndex, true), Doc: "Before, separator and after of the last occurrence; else two empty strs and the text."},
	{Name: "split", Sig: "self, /, sep=None, maxsplit=-1", Fn: strSplit, Doc: "The parts between separators, by default runs of white space."},
	{Name: "rsplit", Sig: "self, /, sep=None, maxsplit=-1", Fn: strRSplit, Doc: "As split, but counting splits from the end."},
	{Name: "splitlines", Sig: "self, /, keepends=False", Fn: strSplitLines, Doc: "The lines, without their ends unless keepends."},
	{Name: "strip", Sig: "self, chars=None, /", Fn: stripMethod("strip", obj.StripBoth), Doc: "The text without white space, or these characters, at its ends."},
	{Name: "lstrip", Sig: "self, chars=None, /", Fn: stripMethod("lstrip", obj.StripLeft), Doc: "The text without white space, or these characters, at its start."},
	{Name: "rstrip", Sig: "self, chars=None, /", Fn: stripMethod("rstrip", obj.StripRight), Doc: "The text without white space, or these characters, at its end."},
}

func strJoin(t *vm.Thread, args []Value) (Value, error) {
	seq := args[1]
	if v, ok, err := goThrough(t, args, seq, vm.BodyJoin, args[0], seq); ok {
		return v, err
	}
	if !t.IsExact(seq, obj.KindList, obj.ShapeList) && !t.IsKind(seq, obj.KindTuple) {
		l, err := t.ListSome(args, vm.BodyJoin, seq)
		if err == vm.ErrDue {
			return t.PassRest(vm.BodyJoin, args[0], args[1], l)
		}
		if err != nil {
			if t.Matches(err, t.VM.Exc.TypeError) && !isIterable(t, args[1]) {
				return 0, t.TypeError("can only join an iterable")
			}
			return 0, err
		}
		seq = l
	}
	items := seqView(t, seq)
	wrapped := false
	for i, x := range items {
		if t.IsKind(x, obj.KindStr) {
			continue
		}
		if !t.IsKind(t.Unwrap(x), obj.KindStr) {
			return 0, t.TypeError("sequence item %d: expected str instance, %s found", i, t.TypeName(x))
		}
		wrapped = true
	}
	if wrapped {
		items = slices.Clone(items)
		for i := range items {
			items[i] = t.Unwrap(items[i])
		}
	}
	return t.StrJoin(args[0], items)
}

// isIterable reports whether an object has __iter__ or __getitem__.
func isIterable(t *vm.Thread, v Value) bool {
	for _, name := range [...]Value{t.VM.Names.Iter, t.VM.Names.GetItem} {
		if f, err := t.LookupSpecial(v, name); err != nil {
			t.Caught(err)
		} else if f != obj.Unbound {
			return true
		}
	}
	return false
}

func partitionMethod(find func(s, sub string) int, last bool) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		sep, err := strArg(t, args[1])
		if err != nil {
			return 0, err
		}
		text, by := t.StrView(args[0]), t.StrView(sep)
		if by == "" {
			return 0, t.ValueError("empty separator")
		}
		i := find(text, by)
		if i < 0 {
			if last {
				return t.NewTuple(t.EmptyStr(), t.EmptyStr(), args[0])
			}
			return t.NewTuple(args[0], t.EmptyStr(), t.EmptyStr())
		}
		ascii := t.StrASCII(args[0])
		before, err := t.Piece(text[:i], ascii)
		if err != nil {
			return 0, err
		}
		after, err := t.Piece(text[i+len(by):], ascii)
		if err != nil {
			return 0, err
		}
		return t.NewTuple(before, sep, after)
	}
}

// splitArgs are the separator, Unbound for white space, and the limit.
func splitArgs(t *vm.Thread, args []Value) (sep Value, limit int, err error) {
	limit = -1
	if isGiven(args[2]) {
		if limit, err = sizeArg(t, args[2]); err != nil {
			return 0, 0, err
		}
	}
	if limit < 0 {
		limit = 1<<63 - 1
	}
	if !given(args[1]) {
		return obj.Unbound, limit, nil
	}
	if sep, err = strArg(t, args[1]); err != nil {
		return 0, 0, t.TypeError("must be str or None, not %s", t.TypeName(args[1]))
	}
	if t.StrChars(sep) == 0 {
		return 0, 0, t.ValueError("empty separator")
	}
	return sep, limit, nil
}

// splitOnce is v.split(by, 1) for the content of v.
func splitOnce(t *vm.Thread, v Value, text, by string, ascii bool) (Value, error) {
	head, tail, found := strings.Cut(text, by)
	if !found {
		return t.NewListOf(v)
	}
	a, err := t.Piece(head, ascii)
	if err != nil {
		return 0, err
	}
	b, err := t.Piece(tail, ascii)
	if err != nil {
		return 0, err
	}
	return t.NewListOf(a, b)
}

func strSplit(t *vm.Thread, args []Value) (Value, error) {
	sep, limit, err := splitArgs(t, args)
	if err != nil {
		return 0, err
	}
	text, ascii := t.StrView(args[0]), t.StrASCII(args[0])
	if sep == obj.Unbound {
		return splitFields(t, text, ascii, limit)
	}
	by := t.StrView(sep)
	if limit == 1 { // the rest of the text is not looked at
		return splitOnce(t, args[0], text, by, ascii)
	}
	n := min(strings.Count(text, by), limit)
	if n == 0 {
		return t.NewListOf(args[0])
	}
	l, err := t.NewList(n + 1)
	if err != nil {
		return 0, err
	}
	out := t.ListFresh(l)
	for i := range n {
		k := strings.Index(text, by)
		if out[i], err = t.Piece(text[:k], ascii); err != nil {
			return 0, err
		}
		text = text[k+len(by):]
	}
	out[n], err = t.Piece(text, ascii)
	return l, err
}

// splitFields splits at runs of white space.
func splitFields(t *vm.Thread, text string, ascii bool, limit int) (Value, error) {
	n, rest := 0, 0 // fields, and where the last one starts if it is the rest
	if ascii && limit >= len(text) {
		n, rest = obj.CountFields(text), -1
	}
	for i := 0; rest == 0; n++ {
		start, end := obj.NextField(text, i)
		if start == len(text) {
			rest = -1
			break
		}
		if n == limit {
			rest = start
			n++
			break
		}
		i = end
	}
	l, err := t.NewList(n)
	if err != nil {
		return 0, err
	}
	i := 0
	for k, out := 0, t.ListFresh(l); k < n; k++ {
		start, end := obj.NextField(text, i)
		if k == n-1 && rest >= 0 {
			end = len(text)
		}
		if out[k], err = t.Piece(text[start:end], ascii); err != nil {
			return 0, err
		}
		i = end
	}
	return l, nil
}

func strRSplit(t *vm.Thread, args []Value) (Value, error) {
	sep, limit, err := splitArgs(t, args)
	if err != nil {
		return 0, err
	}
	if limit == 1<<63-1 && (sep == obj.Unbound || t.StrChars(sep) == 1) {
		return strSplit(t, args)
	}
	text, ascii := t.StrView(args[0]), t.StrASCII(args[0])
	var cuts [][2]int // start and end of each part, from the last one
	end := len(text)
	if sep == obj.Unbound {
		for len(cuts) < limit {
			from, to := obj.LastField(text, end)
			if to == 0 {
				break
			}
			cuts = append(cuts, [2]int{from, to})
			end = from
		}
		if rest := len(obj.StripSpace(text[:end], obj.StripRight)); rest > 0 {
			cuts = append(cuts, [2]int{0, rest})
		}
	} else {
		by := t.StrView(sep)
		for len(cuts) < limit {
			k := strings.LastIndex(text[:end], by)
			if k < 0 {
				break
			}
			cuts = append(cuts, [2]int{k + len(by), end})
			end = k
		}
		cuts = append(cuts, [2]int{0, end})
	}
	slices.Reverse(cuts)
	l, err := t.NewList(len(cuts))
	if err != nil {
		return 0, err
	}
	out := t.ListFresh(l)
	for i, c := range cuts {
		if out[i], err = t.Piece(text[c[0]:c[1]], ascii); err != nil {
			return 0, err
		}
	}
	return l, nil
}

func strSplitLines(t *vm.Thread, args []Value) (Value, error) {
	keep, err := optionalFlag(t, args[1])
	if err != nil {
		return 0, err
	}
	text, ascii := t.StrView(args[0]), t.StrASCII(args[0])
	l, err := t.NewList(0)
	for text != "" && err == nil {
		end, next := obj.NextLine(text)
		if keep {
			end = next
		}
		var line Value
		if line, err = t.Piece(text[:end], ascii); err == nil {
			err = t.ListAppend(l, line)
		}
		text = text[next:]
	}
	return l, err
}

func stripMethod(name string, ends int) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		text := t.StrView(args[0])
		var rest string
		if !given(args[1]) {
			rest = obj.StripSpace(text, ends)
		} else {
			set := t.Unwrap(args[1])
			if !t.IsKind(set, obj.KindStr) {
				return 0, t.TypeError("%s arg must be None or str", name)
			}
			rest = obj.StripChars(text, t.StrView(set), ends)
		}
		if len(rest) == len(text) {
			return args[0], nil
		}
		return t.Piece(rest, t.StrASCII(args[0]))
	}
}
