package std

import (
	"bytes"
)

// pickleInput is where a pickle is read from: a bytes object or a file. What is read
// next is in a window of Go's, which no collection moves.
type pickleInput struct {
	t      *Thread
	window []byte
	at     int    // of the window, what comes next
	data   *Value // bytes; unbound: there is a file
	place  int    // of data, what follows the window
	// The methods of the file, which is at the place of the window where passed says.
	read, readline, peek *Value
	passed               int
}

const (
	inputWindow = 64 << 10  // bytes taken from a bytes object at a time
	inputPeek   = 128 << 10 // and from a file that can be looked into
	inputPiece  = 16 << 20  // bytes that a file is asked for at a time, at most
)

func newPickleInput(t *Thread) pickleInput {
	return pickleInput{t: t, data: t.Keep(unbound), read: t.Keep(unbound), readline: t.Keep(unbound), peek: t.Keep(unbound)}
}

// open takes a file.
func (in *pickleInput) open(file Value) error {
	t := in.t
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(file)
	for _, x := range [...]struct {
		name string
		to   *Value
	}{{"peek", in.peek}, {"read", in.read}, {"readline", in.readline}} {
		v, err := t.LookupAttr(*k, t.Intern(x.name))
		if err != nil {
			return err
		}
		*x.to = v
	}
	if *in.read == unbound || *in.readline == unbound {
		return t.TypeError("file must have 'read' and 'readline' attributes")
	}
	return nil
}

// rest is how many bytes of the window are left.
func (in *pickleInput) rest() int { return len(in.window) - in.at }

// next is the next n bytes, good until the next call.
func (in *pickleInput) next(n int) ([]byte, error) {
	if n > in.rest() {
		if err := in.fill(n); err != nil {
			return nil, err
		}
	}
	in.at += n
	return in.window[in.at-n : in.at], nil
}

// byte is the next byte.
func (in *pickleInput) byte() (byte, error) {
	if in.at < len(in.window) {
		in.at++
		return in.window[in.at-1], nil
	}
	b, err := in.next(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

// number is the next bytes as a number, the lowest first.
func (in *pickleInput) number(size int) (uint64, error) {
	b, err := in.next(size)
	n := uint64(0)
	for i := len(b) - 1; i >= 0; i-- {
		n = n<<8 | uint64(b[i])
	}
	return n, err
}

// truncated is the error at an end too early.
func (in *pickleInput) truncated() error {
	return unpicklingError(in.t, "pickle data was truncated")
}

// fill makes the window hold the next n bytes, and perhaps more.
func (in *pickleInput) fill(n int) error {
	if *in.data != unbound {
		return in.fillFromData(n)
	}
	return in.fillFromFile(n)
}

func (in *pickleInput) fillFromData(n int) error {
	left := in.t.BytesLength(*in.data) - in.place
	if n > in.rest()+left {
		return in.truncated()
	}
	take := min(left, max(inputWindow, n-in.rest()))
	data := in.t.BytesView(*in.data)[in.place : in.place+take]
	if in.rest() == 0 && cap(in.window) >= take {
		in.window = append(in.window[:0], data...)
	} else {
		in.window = append(append(make([]byte, 0, in.rest()+take), in.window[in.at:]...), data...)
	}
	in.at = 0
	in.place += take
	return nil
}

// fillFromFile is fill for a file: what is left of the window is what it was not moved
// past.
func (in *pickleInput) fillFromFile(n int) error {
	if err := in.pass(); err != nil {
		return err
	}
	if *in.peek != unbound && n < inputPeek {
		data, err := in.t.Call(*in.peek, length(inputPeek))
		if err == nil {
			if err := in.take(data); err != nil {
				return err
			}
			in.passed = 0
			if n <= len(in.window) {
				return nil
			}
		} else if in.t.Matches(err, in.t.VM.Exc.NotImplementedError) {
			in.t.Caught(err)
			*in.peek = unbound
		} else {
			return err
		}
	}
	return in.readWhole(n)
}

// readWhole reads n bytes from the file, in pieces, as there may be fewer.
func (in *pickleInput) readWhole(n int) error {
	var whole []byte
	for {
		piece := min(n-len(whole), inputPiece)
		data, err := in.t.Call(*in.read, length(piece))
		if err != nil {
			return err
		}
		if err := in.take(data); err != nil {
			return err
		}
		short := len(in.window) < piece
		if whole != nil || n > inputPiece {
			whole = append(whole, in.window...)
			in.window = whole
		}
		in.passed = len(in.window)
		switch {
		case len(in.window) >= n:
			return nil
		case short:
			return in.truncated()
		}
		if err := in.t.Room(2 * len(whole)); err != nil {
			return err
		}
	}
}

// take makes the bytes that a method of the file gave the window.
func (in *pickleInput) take(data Value) error {
	b, ok := bytesLike(in.t, data)
	if !ok {
		return in.t.TypeError("a bytes-like object is required, not '%s'", in.t.TypeName(data))
	}
	in.window, in.at = bytes.Clone(b), 0
	in.passed = len(b)
	return nil
}

// pass moves the file past what was taken from the window.
func (in *pickleInput) pass() error {
	n := in.at - in.passed
	if *in.read == unbound || n <= 0 {
		return nil
	}
	if _, err := in.t.Call(*in.read, length(n)); err != nil {
		return err
	}
	in.passed = in.at
	return nil
}

// line is the next line with its end, good until the next call.
func (in *pickleInput) line() ([]byte, error) {
	if i := bytes.IndexByte(in.window[in.at:], '\n'); i >= 0 {
		return in.next(i + 1)
	}
	if *in.data == unbound {
		return in.lineOfFile()
	}
	i := bytes.IndexByte([]byte(in.t.BytesView(*in.data)[in.place:]), '\n')
	if i < 0 {
		return nil, in.truncated()
	}
	return in.next(in.rest() + i + 1)
}

func (in *pickleInput) lineOfFile() ([]byte, error) {
	if err := in.pass(); err != nil {
		return nil, err
	}
	data, err := in.t.Call(*in.readline)
	if err != nil {
		return nil, err
	}
	if err := in.take(data); err != nil {
		return nil, err
	}
	if !bytes.HasSuffix(in.window, []byte("\n")) {
		return nil, in.truncated()
	}
	return in.next(len(in.window))
}

// argument is the next line, of least bytes with its end, without it.
func (in *pickleInput) argument(least int) ([]byte, error) {
	b, err := in.line()
	if err == nil && len(b) < least {
		err = in.truncated()
	}
	if err != nil {
		return nil, err
	}
	return b[:len(b)-1], nil
}

// frame makes sure that a frame is there as a whole.
func (in *pickleInput) frame() error {
	n, err := in.size(8, "FRAME length exceeds system's maximum")
	if err != nil || n <= in.rest() {
		return err
	}
	if *in.data != unbound {
		if n > in.rest()+in.t.BytesLength(*in.data)-in.place {
			return in.truncated()
		}
		return nil // it is taken by windows
	}
	return in.fill(n)
}

// maxSize is the greatest length there is.
const maxSize = 1<<63 - 1

// size is the next bytes as a length.
func (in *pickleInput) size(bytes int, tooLarge string) (int, error) {
	n, err := in.number(bytes)
	if err == nil && n > maxSize {
		err = in.t.OverflowError("%s of %d bytes", tooLarge, uint64(maxSize))
	}
	return int(n), err
}
