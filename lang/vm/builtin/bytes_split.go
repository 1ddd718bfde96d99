package builtin

import (
	"bytes"
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Methods of bytes and bytearray that take them apart, or put them together.

func bytesJoin(t *vm.Thread, args []Value) (Value, error) {
	seq := args[1]
	if !t.IsExact(seq, obj.KindList, obj.ShapeList) && !t.IsKind(seq, obj.KindTuple) {
		l, err := t.ListOf(seq)
		if err != nil {
			if t.Matches(err, t.VM.Exc.TypeError) && !isIterable(t, args[1]) {
				return 0, t.TypeError("can only join an iterable")
			}
			return 0, err
		}
		seq = l
	}
	sep := mustBuffer(t, args[0])
	plain := !t.IsKind(args[0], obj.KindByteArray)
	if items := seqView(t, seq); plain && len(items) == 1 && t.IsExact(items[0], obj.KindBytes, obj.ShapeBytes) {
		return items[0], nil
	}
	total := 0
	for i, x := range seqView(t, seq) {
		b, ok := t.BufferView(x)
		if !ok {
			return 0, t.TypeError("sequence item %d: expected a bytes-like object, %s found", i, t.TypeName(x))
		}
		if total += len(sep) + len(b); total > obj.MaxLen {
			return 0, obj.ErrNoMemory
		}
	}
	if err := t.Room(total); err != nil {
		return 0, err
	}
	total = max(total-len(sep), 0)
	joined, out, err := obj.Value(0), []byte(nil), error(nil)
	if plain {
		if joined, out, err = t.NewBytesBuf(total); err != nil {
			return 0, err
		}
	} else {
		out = make([]byte, total)
	}
	rest := out
	for i, x := range seqView(t, seq) {
		if i > 0 {
			rest = rest[copy(rest, sep):]
		}
		b, _ := t.BufferView(x)
		rest = rest[copy(rest, b):]
	}
	if plain {
		return joined, nil
	}
	return t.NewByteArray(viewText(out))
}

func bytesPartition(find func(s, sub []byte) int, last bool) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		sep, err := bytesLike(t, args[1])
		if err != nil {
			return 0, err
		}
		if len(sep) == 0 {
			return 0, t.ValueError("empty separator")
		}
		data := mustBuffer(t, args[0])
		parts := [3][]byte{data, nil, nil}
		if i := find(data, sep); i >= 0 {
			parts = [3][]byte{data[:i], sep, data[i+len(sep):]}
		} else if last {
			parts = [3][]byte{nil, nil, data}
		}
		var out [3]Value
		for i, p := range parts {
			if out[i], err = makeLike(t, args[0], viewText(p)); err != nil {
				return 0, err
			}
		}
		return t.NewTuple(out[:]...)
	}
}

// fewParts is for how many parts no memory has to be found.
const fewParts = 16

// listLike makes a list of objects of like's kind.
func listLike(t *vm.Thread, like Value, parts [][]byte) (Value, error) {
	l, err := t.NewList(len(parts))
	if err != nil {
		return 0, err
	}
	out := t.ListFresh(l)
	for i, p := range parts {
		if out[i], err = makeLike(t, like, viewText(p)); err != nil {
			return 0, err
		}
	}
	return l, nil
}

func bytesSplit(fromEnd bool) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		limit := -1
		if isGiven(args[2]) {
			var err error
			if limit, err = sizeArg(t, args[2]); err != nil {
				return 0, err
			}
		}
		if limit < 0 {
			limit = 1<<63 - 1
		}
		if !given(args[1]) {
			var few [fewParts][]byte
			return listLike(t, args[0], splitSpace(few[:0], mustBuffer(t, args[0]), limit, fromEnd))
		}
		sep, err := bytesLike(t, args[1])
		if err != nil {
			return 0, err
		}
		if len(sep) == 0 {
			return 0, t.ValueError("empty separator")
		}
		data := mustBuffer(t, args[0])
		var few [fewParts][]byte
		parts := few[:0]
		for len(parts) < limit {
			if fromEnd {
				i := bytes.LastIndex(data, sep)
				if i < 0 {
					break
				}
				parts = append(parts, data[i+len(sep):])
				data = data[:i]
			} else {
				i := bytes.Index(data, sep)
				if i < 0 {
					break
				}
				parts = append(parts, data[:i])
				data = data[i+len(sep):]
			}
		}
		parts = append(parts, data)
		if fromEnd {
			slices.Reverse(parts)
		}
		return listLike(t, args[0], parts)
	}
}

// splitSpace appends the parts between runs of white space, splitting at most limit times.
func splitSpace(parts [][]byte, data []byte, limit int, fromEnd bool) [][]byte {
	trim := func() {
		for len(data) > 0 && !fromEnd && isByteSpace(data[0]) {
			data = data[1:]
		}
		for len(data) > 0 && fromEnd && isByteSpace(data[len(data)-1]) {
			data = data[:len(data)-1]
		}
	}
	trim()
	for len(data) > 0 && len(parts) < limit {
		i := 0
		if fromEnd {
			i = len(data)
			for i > 0 && !isByteSpace(data[i-1]) {
				i--
			}
			parts = append(parts, data[i:])
			data = data[:i]
		} else {
			for i < len(data) && !isByteSpace(data[i]) {
				i++
			}
			parts = append(parts, data[:i])
			data = data[i:]
		}
		trim()
	}
	if len(data) > 0 {
		parts = append(parts, data)
	}
	if fromEnd {
		slices.Reverse(parts)
	}
	return parts
}

func bytesSplitLines(t *vm.Thread, args []Value) (Value, error) {
	keep, err := optionalFlag(t, args[1])
	if err != nil {
		return 0, err
	}
	data := mustBuffer(t, args[0])
	var few [fewParts][]byte
	parts := few[:0]
	for len(data) > 0 {
		i := bytes.IndexAny(data, "\r\n")
		end, next := i, i+1
		switch {
		case i < 0:
			end, next = len(data), len(data)
		case data[i] == '\r' && next < len(data) && data[next] == '\n':
			next++
		}
		if keep {
			end = next
		}
		parts = append(parts, data[:end])
		data = data[next:]
	}
	return listLike(t, args[0], parts)
}
