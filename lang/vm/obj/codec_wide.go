package obj

import "encoding/binary"

// UTF-16 and UTF-32.

// wideCodec has code units of width bytes. With mark, text begins with a byte
// order mark, which decoding takes as optional.
func wideCodec(name string, width int, order endian, mark bool) *Codec {
	encode := func(text string, h ErrorHandler) ([]byte, error) {
		return encodeWide(name, width, order, mark, text, h)
	}
	decode := func(b []byte, h ErrorHandler) ([]byte, error) {
		c := &decoding{name: name, width: width, in: b, h: h, out: make([]byte, 0, len(b))}
		order := order
		if mark {
			order = c.readMark()
		}
		unit := c.utf16
		if width == 4 {
			unit = c.utf32
		}
		for c.at < len(c.in) {
			if err := unit(order); err != nil {
				return nil, err
			}
		}
		return c.out, nil
	}
	return &Codec{name, encode, decode}
}

func appendWide(b []byte, r rune, width int, order endian) []byte {
	switch {
	case width == 4:
		return order.AppendUint32(b, uint32(r))
	case r > 0xFFFF:
		r -= 0x10000
		return order.AppendUint16(order.AppendUint16(b, 0xD800+uint16(r>>10)), 0xDC00+uint16(r&0x3FF))
	}
	return order.AppendUint16(b, uint16(r))
}

func encodeWide(name string, width int, order endian, mark bool, text string, h ErrorHandler) ([]byte, error) {
	c := &encoding{name: name, text: text, width: width, h: h, out: make([]byte, 0, width*(len(text)+1))}
	if mark {
		c.out = appendWide(c.out, 0xFEFF, width, order)
	}
	put := func(t string) bool {
		ok := IsASCII(t)
		for t != "" {
			r, w := DecodeChar(t)
			c.out = appendWide(c.out, r, width, order)
			t = t[w:]
		}
		return ok
	}
	for c.at < len(text) {
		r, w := DecodeChar(text[c.at:])
		if !isSurrogate(r) {
			c.out = appendWide(c.out, r, width, order)
			c.at += w
			c.char++
			continue
		}
		if err := c.fail(1, "surrogates not allowed", put); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}

func isSurrogate(r rune) bool { return r >= 0xD800 && r <= 0xDFFF }

// readMark skips a byte order mark and says what it means.
func (c *decoding) readMark() endian {
	little, big := binary.LittleEndian, binary.BigEndian
	if len(c.in) >= c.width {
		switch {
		case c.width == 2 && big.Uint16(c.in) == 0xFEFF, c.width == 4 && big.Uint32(c.in) == 0xFEFF:
			c.at = c.width
			c.name += "-be"
			return big
		case c.width == 2 && little.Uint16(c.in) == 0xFEFF, c.width == 4 && little.Uint32(c.in) == 0xFEFF:
			c.at = c.width
		}
	}
	c.name += "-le"
	return little
}

// utf16 decodes the next character.
func (c *decoding) utf16(order endian) error {
	rest := c.in[c.at:]
	if len(rest) < 2 {
		return c.fail(len(rest), "truncated data")
	}
	r := rune(order.Uint16(rest))
	switch {
	case !isSurrogate(r):
		c.out = AppendChar(c.out, r)
		c.at += 2
		return nil
	case r >= 0xDC00:
		return c.fail(2, "illegal encoding")
	case len(rest) < 4:
		return c.fail(len(rest), "unexpected end of data")
	}
	low := rune(order.Uint16(rest[2:]))
	if low < 0xDC00 || low > 0xDFFF {
		return c.fail(2, "illegal UTF-16 surrogate")
	}
	c.out = AppendChar(c.out, 0x10000+(r-0xD800)<<10+(low-0xDC00))
	c.at += 4
	return nil
}

// utf32 decodes the next character.
func (c *decoding) utf32(order endian) error {
	rest := c.in[c.at:]
	if len(rest) < 4 {
		return c.fail(len(rest), "truncated data")
	}
	u := order.Uint32(rest)
	switch {
	case u > 0x10FFFF:
		return c.fail(4, "code point not in range(0x110000)")
	case isSurrogate(rune(u)):
		return c.fail(4, "code point in surrogate code point range(0xd800, 0xe000)")
	}
	c.out = AppendChar(c.out, rune(u))
	c.at += 4
	return nil
}
