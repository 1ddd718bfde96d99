package obj

import "strings"

// UTF-7 (RFC 2152): ASCII in which + begins a run of UTF-16 in Base64, which
// goes on to the first other character; - ends it and is dropped.

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// What stands for itself besides letters and digits.
const utf7Direct = "'(),-./:?!\"#$%&*;<=>@[]^_`{|} \t\n\r"

func base64Digit(c byte) int { return strings.IndexByte(base64Digits, c) }

func isUTF7Direct(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0 && r < 0x80 && strings.IndexByte(utf7Direct, byte(r)) >= 0
}

func encodeUTF7(text string, _ ErrorHandler) ([]byte, error) {
	var out []byte
	shifted := false
	held, bits := uint32(0), 0
	put := func(unit uint32) {
		held, bits = held<<16|unit, bits+16
		for ; bits >= 6; bits -= 6 {
			out = append(out, base64Digits[held>>(bits-6)&63])
		}
	}
	unshift := func() {
		if bits > 0 {
			out = append(out, base64Digits[held<<(6-bits)&63])
		}
		held, bits, shifted = 0, 0, false
	}
	for text != "" {
		r, w := DecodeChar(text)
		text = text[w:]
		switch {
		case isUTF7Direct(r):
			if shifted {
				unshift()
				if r == '-' || base64Digit(byte(r)) >= 0 {
					out = append(out, '-')
				}
			}
			out = append(out, byte(r))
			continue
		case !shifted && r == '+':
			out = append(out, '+', '-')
			continue
		case !shifted:
			out = append(out, '+')
			shifted = true
		}
		if r >= 0x10000 {
			put(uint32(0xD800 + (r-0x10000)>>10))
			r = 0xDC00 + (r-0x10000)&0x3FF
		}
		put(uint32(r))
	}
	if shifted {
		unshift()
		out = append(out, '-')
	}
	return out, nil
}

// utf7Decoder is a decoder between two bytes.
type utf7Decoder struct {
	decoding
	shifted   bool
	begin     int // of the run
	held      uint32
	bits      int
	surrogate rune // the first of a pair, 0 if there is none
}

func decodeUTF7(b []byte, h ErrorHandler) ([]byte, error) {
	c := &utf7Decoder{decoding: decoding{name: "utf7", in: b, h: h, out: make([]byte, 0, len(b))}}
	for {
		for c.at < len(c.in) {
			if err := c.next(c.in[c.at]); err != nil {
				return nil, err
			}
		}
		if !c.shifted || c.surrogate == 0 && c.bits < 6 && c.held == 0 {
			return c.out, nil
		}
		c.shifted = false
		if err := c.failFrom(len(c.in), "unterminated shift sequence"); err != nil {
			return nil, err
		}
	}
}

// failFrom handles that the bytes from begin to end cannot be decoded.
func (c *utf7Decoder) failFrom(end int, reason string) error {
	c.at = c.begin
	return c.fail(end-c.begin, reason)
}

func (c *utf7Decoder) next(ch byte) error {
	switch {
	case c.shifted && base64Digit(ch) >= 0:
		c.at++
		c.held, c.bits = c.held<<6|uint32(base64Digit(ch)), c.bits+6
		if c.bits >= 16 {
			c.bits -= 16
			c.unit(rune(c.held >> c.bits))
			c.held &= 1<<c.bits - 1
		}
	case c.shifted:
		c.shifted = false
		if c.bits >= 6 {
			return c.failFrom(c.at+1, "partial character in shift sequence")
		}
		if c.held != 0 {
			return c.failFrom(c.at+1, "non-zero padding bits in shift sequence")
		}
		if c.surrogate != 0 && ch < 0x80 && ch != '+' {
			c.out = AppendChar(c.out, c.surrogate)
		}
		c.surrogate = 0
		if ch == '-' {
			c.at++
		}
	case ch == '+':
		c.begin = c.at
		c.at++
		switch rest := c.in[c.at:]; {
		case len(rest) > 0 && rest[0] == '-':
			c.at++
			c.out = append(c.out, '+')
		case len(rest) > 0 && base64Digit(rest[0]) < 0:
			return c.failFrom(c.at+1, "ill-formed sequence")
		default:
			c.shifted, c.held, c.bits, c.surrogate = true, 0, 0, 0
		}
	case ch < 0x80:
		c.at++
		c.out = append(c.out, ch)
	default:
		c.begin = c.at
		return c.failFrom(c.at+1, "unexpected special character")
	}
	return nil
}

// unit appends what a unit of UTF-16 completes.
func (c *utf7Decoder) unit(u rune) {
	first := c.surrogate
	c.surrogate = 0
	if first != 0 {
		if u >= 0xDC00 && u <= 0xDFFF {
			c.out = AppendChar(c.out, 0x10000+(first-0xD800)<<10+(u-0xDC00))
			return
		}
		c.out = AppendChar(c.out, first)
	}
	if u >= 0xD800 && u <= 0xDBFF {
		c.surrogate = u
		return
	}
	c.out = AppendChar(c.out, u)
}

// WholeUTF7 is the length of what does not end in a run of Base64, which may go
// on.
func WholeUTF7(b []byte) int {
	begin := -1
	for i, ch := range b {
		switch {
		case begin < 0 && ch == '+':
			begin = i
		case begin >= 0 && base64Digit(ch) < 0:
			begin = -1
		}
	}
	if begin >= 0 {
		return begin
	}
	return len(b)
}
