package std

import (
	"strings"
	"unsafe"

	"pystm/lang/vm/obj"
)

// The text of a StringIO is a str, the pieces strs. Once something was written in the middle, or a little cut off, it is a
// bytearray with the text in the form that strs have, so that what stays need not be copied; there are no pieces then.
//
// Positions count characters. Beside the stream's own its place in bytes is known (memOffset; that of the end for a
// position beyond it): reading on takes no search, and other places are counted from there.

// stringIOData joins the pieces and is the text, a str or a bytearray.
func stringIOData(t *Thread, v Value) (Value, error) {
	data := t.Field(v, memData)
	pieces := t.Field(v, memPieces)
	if pieces == unbound {
		return data, nil
	}
	before := t.StrChars(data)
	all := append([]Value{data}, t.ListView(pieces)...)
	grows := before >= memInt(t, v, memTotal)-before // so the text has room behind (obj.StrConcat)
	if grows {
		all = all[1:]
	}
	joined, err := t.StrJoin(t.VM.EmptyStr(), all)
	if err == nil && grows {
		joined, err = t.StrConcat(data, joined)
	}
	if err != nil {
		return 0, err
	}
	t.SetField(v, memData, joined)
	t.SetField(v, memPieces, unbound)
	return joined, nil
}

// stringIOText is the whole text as a str.
func stringIOText(t *Thread, v Value) (Value, error) {
	data, err := stringIOData(t, v)
	if err != nil || t.IsKind(data, obj.KindStr) {
		return data, err
	}
	return stringIOStr(t, v, data, 0, stringIOSize(t, data))
}

// stringIOSize is the length of the text in bytes.
func stringIOSize(t *Thread, data Value) int {
	if t.IsKind(data, obj.KindByteArray) {
		return t.ByteArrayLength(data)
	}
	return len(t.StrView(data))
}

// stringIOPart is bytes i to j of the text: a view.
func stringIOPart(t *Thread, data Value, i, j int) string {
	if t.IsKind(data, obj.KindByteArray) {
		b := t.ByteArrayRange(data, i, j)
		return unsafe.String(unsafe.SliceData(b), len(b))
	}
	return t.StrView(data)[i:j]
}

// stringIOStr makes a str of bytes i to j of the text.
func stringIOStr(t *Thread, v, data Value, i, j int) (Value, error) {
	size := stringIOSize(t, data)
	if i == 0 && j == size && t.IsKind(data, obj.KindStr) {
		return data, nil
	}
	return t.Piece(stringIOPart(t, data, i, j), size == memInt(t, v, memTotal))
}

// maxWidth is how many bytes a character has at most.
const maxWidth = 4

// stringIOOffset is the place of a position in bytes, counted from where the stream is or from an end of the text,
// whichever is nearest.
func stringIOOffset(t *Thread, v, data Value, p int) int {
	size, total := stringIOSize(t, data), memInt(t, v, memTotal)
	if p >= total {
		return size
	}
	if size == total {
		return p
	}
	at, off := min(memInt(t, v, memPos), total), memInt(t, v, memOffset)
	if p < at/2 {
		at, off = 0, 0
	} else if p > at+(total-at)/2 {
		at, off = total, size
	}
	if p >= at {
		return off + obj.ByteOffset(stringIOPart(t, data, off, min(off+maxWidth*(p-at), size)), p-at)
	}
	from := max(off-maxWidth*(at-p), 0)
	return from + obj.OffsetBefore(stringIOPart(t, data, from, off), off-from, at-p)
}

// stringIOTake makes a str of the text up to a place in bytes and moves there.
func stringIOTake(t *Thread, v, data Value, end int) (Value, error) {
	from := memInt(t, v, memOffset)
	s, err := stringIOStr(t, v, data, from, end)
	if err == nil {
		setMemInt(t, v, memPos, memInt(t, v, memPos)+t.StrChars(s))
		setMemInt(t, v, memOffset, end)
	}
	return s, err
}

// stringIOAppend adds a piece at the end; end is the position after it.
func stringIOAppend(t *Thread, v, s Value, end int) error {
	if memInt(t, v, memTotal) == 0 {
		t.SetField(v, memData, s)
	} else if err := memAppend(t, v, s); err != nil {
		return err
	}
	setMemInt(t, v, memPos, end)
	setMemInt(t, v, memOffset, memInt(t, v, memOffset)+len(t.StrView(s)))
	setMemInt(t, v, memTotal, end)
	return nil
}

// stringIOArray makes the text a bytearray, if it is none, and returns it.
func stringIOArray(t *Thread, v Value) (Value, error) {
	data, err := stringIOData(t, v)
	if err != nil || t.IsKind(data, obj.KindByteArray) {
		return data, err
	}
	array, err := t.NewByteArray(t.StrView(data))
	if err == nil {
		t.SetField(v, memData, array)
	}
	return array, err
}

// stringIOReplace writes n characters over what stands at pos, after NULs if
// that is beyond the end.
func stringIOReplace(t *Thread, v, s Value, pos, n int) error {
	end, err := memEnd(t, pos, n)
	if err != nil {
		return err
	}
	data, err := stringIOArray(t, v)
	if err != nil {
		return err
	}
	from, total := memInt(t, v, memOffset), memInt(t, v, memTotal)
	if pos > total {
		if err := t.ByteArraySplice(data, from, from, strings.Repeat("\x00", pos-total)); err != nil {
			return err
		}
		from, total = from+pos-total, pos
		setMemInt(t, v, memOffset, from)
		setMemInt(t, v, memTotal, total)
	}
	text := t.StrView(s)
	if err := t.ByteArraySplice(data, from, stringIOOffset(t, v, data, end), text); err != nil {
		return err
	}
	setMemInt(t, v, memPos, end)
	setMemInt(t, v, memOffset, from+len(text))
	setMemInt(t, v, memTotal, max(total, end))
	return nil
}

// stringIOCut makes the text one of so many characters, fewer than it has.
func stringIOCut(t *Thread, v Value, chars int) error {
	data, err := stringIOData(t, v)
	if err != nil {
		return err
	}
	size, pos := stringIOOffset(t, v, data, chars), memInt(t, v, memPos)
	if chars < memInt(t, v, memTotal)/2 { // less stays than goes
		data, err = stringIOStr(t, v, data, 0, size)
		if err == nil {
			t.SetField(v, memData, data)
		}
	} else if data, err = stringIOArray(t, v); err == nil {
		err = t.ByteArraySplice(data, size, stringIOSize(t, data), "")
	}
	if err != nil {
		return err
	}
	if pos > chars {
		setMemInt(t, v, memOffset, size)
	}
	setMemInt(t, v, memTotal, chars)
	return nil
}
