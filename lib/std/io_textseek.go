package std

import (
	"io"

	"pystm/lang/vm/obj"
	"pystm/lib/cjk"
)

// Positions in streams of text.

func textTell(t *Thread, args []Value) (Value, error) {
	f, b, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	place, err := f.place(t, b, args)
	if err != nil {
		return 0, err
	}
	return f.cookie(t, place)
}

// place is where the next character is in the stream of bytes.
func (f *textFile) place(t *Thread, b *buffered, args []Value) (int64, error) {
	if err := needSeekable(t, &args[0]); err != nil {
		return 0, err
	}
	if f.iterating {
		return 0, t.Raise(t.VM.Exc.OSError, "telling position disabled by next() call")
	}
	if b == nil {
		if err := f.passOn(t, &args[0]); err != nil {
			return 0, err
		}
	}
	if f.recoded && len(f.ahead) > 0 {
		return 0, t.Raise(t.VM.Exc.OSError, "can't reconstruct logical file position")
	}
	pos, err := t.CallMethod(t.Field(args[0], textBuffer), "tell")
	if err != nil {
		return 0, err
	}
	n, err := t.ToInt(pos)
	return int64(n - len(f.ahead)), err
}

// needSeekable is an error if the stream below cannot seek.
func needSeekable(t *Thread, o *Value) error {
	v, err := t.CallMethod(t.Field(*o, textBuffer), "seekable")
	if err != nil {
		return err
	}
	if can, err := t.Truth(v); err != nil || can {
		return err
	}
	return unsupported(t, "underlying stream is not seekable")
}

func textSeek(t *Thread, args []Value) (Value, error) {
	f, b, err := openText(t, args[0])
	if err != nil {
		return 0, err
	}
	state := f.takeCookie(t, &args[1])
	pos, whence, err := seekArgs(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	if err := needSeekable(t, &args[0]); err != nil {
		return 0, err
	}
	switch {
	case whence == io.SeekCurrent && pos != 0:
		return 0, unsupported(t, "can't do nonzero cur-relative seeks")
	case whence == io.SeekEnd && pos != 0:
		return 0, unsupported(t, "can't do nonzero end-relative seeks")
	case whence == io.SeekStart && pos < 0:
		return 0, t.ValueError("negative seek position %d", pos)
	case whence == io.SeekCurrent:
		if pos, err = f.place(t, b, args[:1]); err != nil {
			return 0, err
		}
		state, whence = f.in, io.SeekStart
	}
	if err := f.passOn(t, &args[0]); err != nil {
		return 0, err
	}
	f.forget()
	f.recoded, f.iterating, f.in, f.out = false, false, state, cjk.State{}
	if err := f.save(t, args[0]); err != nil {
		return 0, err
	}
	at, err := t.CallMethod(t.Field(args[0], textBuffer), "seek", t.NewInt(pos), obj.SmallInt(int64(whence)))
	f.bomWritten = at != obj.SmallInt(0)
	f.saveFlags(t, args[0])
	return at, err
}

func textTruncate(t *Thread, args []Value) (Value, error) {
	if _, err := textFlush(t, args[:1]); err != nil {
		return 0, err
	}
	if !given(args[1]) {
		pos, err := textTell(t, args[:1])
		if err != nil {
			return 0, err
		}
		args[1] = pos
	}
	return t.CallMethod(t.Field(args[0], textBuffer), "truncate", args[1])
}
