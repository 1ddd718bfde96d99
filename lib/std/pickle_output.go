package std

import (
	"encoding/binary"
	"unsafe"

	"pystm/lang/vm/obj"
)

// pickleOutput collects what is written. From protocol 4 on it stands in frames, which
// go to the file, if there is one, as each is full.
type pickleOutput struct {
	t       *Thread
	file    *Value // its write, kept; unbound: all stays here
	b       []byte
	framing bool
	frame   int // where the open frame begins, with its header
	due     int // length at which boundary has something to do
}

const (
	frameTarget = 64 << 10 // a frame ends after so many bytes
	frameLeast  = 4        // shorter ones have no header
	frameHeader = 9

	unframedStep = 1 << 20 // bytes without frames from one look around to the next
)

// open begins a frame, or a stretch without one.
func (o *pickleOutput) open() {
	if o.framing {
		o.frame = len(o.b)
		o.b = append(o.b, opFrame, 0, 0, 0, 0, 0, 0, 0, 0)
		o.due = len(o.b) + frameTarget
	} else {
		o.due = len(o.b) + unframedStep
	}
}

// close ends the frame.
func (o *pickleOutput) close() {
	if !o.framing {
		return
	}
	if n := len(o.b) - o.frame - frameHeader; n >= frameLeast {
		binary.LittleEndian.PutUint64(o.b[o.frame+1:], uint64(n))
	} else {
		o.b = append(o.b[:o.frame], o.b[o.frame+frameHeader:]...)
	}
}

// boundary is called between opcodes where length is at due. It may be a safepoint.
func (o *pickleOutput) boundary() error {
	if err := o.t.Room(2 * len(o.b)); err != nil {
		return err
	}
	if o.framing {
		o.close()
		if err := o.flush(); err != nil {
			return err
		}
	}
	o.open()
	return o.t.Relieve()
}

// flush gives what there is to the file.
func (o *pickleOutput) flush() error {
	if *o.file == unbound {
		return nil
	}
	data, err := o.bytes()
	if err != nil {
		return err
	}
	o.b = o.b[:0]
	_, err = o.t.Call(*o.file, data)
	return err
}

// bytes is what there is as an object.
func (o *pickleOutput) bytes() (Value, error) {
	return o.t.NewBytes(unsafe.String(unsafe.SliceData(o.b), len(o.b)))
}

func (o *pickleOutput) op(code byte) { o.b = append(o.b, code) }

// number writes an opcode with a number of so many bytes, the lowest first.
func (o *pickleOutput) number(code byte, n uint64, size int) {
	o.b = append(o.b, code)
	for range size {
		o.b = append(o.b, byte(n))
		n >>= 8
	}
}

// line writes an opcode whose argument is a line.
func (o *pickleOutput) line(code byte, text string) {
	o.b = append(o.b, code)
	o.b = append(o.b, text...)
	o.b = append(o.b, '\n')
}

// payload writes an opcode with bytes after their length. They are those of v, a str
// or an object that has bytes. Many of them stand outside of frames.
func (o *pickleOutput) payload(code byte, lengthSize int, v Value) error {
	data := o.viewOf(v)
	if len(data) < frameTarget {
		o.number(code, uint64(len(data)), lengthSize)
		o.b = append(o.b, data...)
		return nil
	}
	t := o.t
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	o.close()
	err := o.large(code, lengthSize, kv)
	o.open()
	return err
}

func (o *pickleOutput) large(code byte, lengthSize int, kv *Value) error {
	data := o.viewOf(*kv)
	o.number(code, uint64(len(data)), lengthSize)
	if *o.file == unbound {
		if err := o.t.Room(len(o.b) + len(data)); err != nil {
			return err
		}
		o.b = append(o.b, data...)
		return nil
	}
	if err := o.flush(); err != nil {
		return err
	}
	whole := *kv
	if !o.t.IsExact(whole, obj.KindBytes, obj.ShapeBytes) {
		var err error
		if whole, err = o.t.NewBytes(o.viewOf(whole)); err != nil {
			return err
		}
	}
	_, err := o.t.Call(*o.file, whole)
	return err
}

// viewOf is the bytes of v, good until Python code runs.
func (o *pickleOutput) viewOf(v Value) string {
	if o.t.IsKind(v, obj.KindStr) {
		return o.t.StrView(v)
	}
	data, _ := bytesLike(o.t, v)
	return unsafe.String(unsafe.SliceData(data), len(data))
}
