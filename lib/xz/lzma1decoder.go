package xz

import "encoding/binary"

// aloneHeaderSize is that of .lzma: properties, size of the dictionary, of the data.
const aloneHeaderSize = 13

// aloneHeader reads the header of .lzma. As there is no magic number, it is the more
// strict about sizes: 2^n or 2^n + 2^(n-1) for dictionaries, 256 GiB at most for data.
func (d *Decoder) aloneHeader(in []byte) (used int, err error) {
	f := Filter{ID: LZMA1}
	if n := len(in); n > 0 && f.SetProperties([]byte{in[0], 0, 0, 0, 0}) != nil || n >= 5 && !aloneDict(binary.LittleEndian.Uint32(in[1:])) {
		return 0, ErrFormat
	}
	if len(in) < aloneHeaderSize {
		return 0, nil
	}
	f.Dict = binary.LittleEndian.Uint32(in[1:])
	d.size = int64(binary.LittleEndian.Uint64(in[5:]))
	if d.size < -1 || d.size >= 1<<38 {
		return 0, ErrFormat
	}
	d.chain, _ = NewChain(f)
	return aloneHeaderSize, d.startData()
}

// aloneDict says whether there are dictionaries of a size.
func aloneDict(size uint32) bool {
	if size < minDict {
		return size&(size-1) == 0 || size&(size-1) == (size&-size)<<1
	}
	return dictOf(dictCode(size)) == size
}

// lzma1Data decodes LZMA that ends by a marker or, if its size is known, there.
func (d *Decoder) lzma1Data(in []byte, room int) (used int, end bool, err error) {
	s, w := &d.lzma, &d.window
	if !s.started {
		if len(in) < rangeHead {
			return 0, false, nil
		}
		if err := s.begin(in[:rangeHead]); err != nil {
			return 0, false, err
		}
		used = rangeHead
	}
	before := len(w.out)
	if d.size >= 0 {
		room = int(min(int64(room), d.size))
	}
	n, err := s.decode(w, in[used:], false, before+room)
	used += n
	if d.size >= 0 {
		d.size -= int64(len(w.out) - before)
	}
	switch {
	case err != nil:
		return used, false, err
	case s.ended && (d.size > 0 || s.code != 0):
		return used, false, ErrData
	case s.ended:
		return used, true, nil
	case d.size == 0:
		return d.lzma1Tail(in, used)
	}
	return used, false, nil
}

// lzma1Tail ends data of a known size, after which there may be a marker all the same.
func (d *Decoder) lzma1Tail(in []byte, used int) (int, bool, error) {
	s := &d.lzma
	if s.left > 0 {
		return used, false, ErrData
	}
	if s.width < topWidth {
		if used == len(in) {
			return used, false, nil
		}
		s.settle(in[used])
		used++
	}
	if s.code == 0 {
		return used, true, nil
	}
	size := len(d.window.out)
	n, err := s.decode(&d.window, in[used:], false, size+1)
	if err != nil || len(d.window.out) > size || s.ended && s.code != 0 {
		return used + n, false, ErrData
	}
	return used + n, s.ended, nil
}
