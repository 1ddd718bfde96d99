package obj

import "sync"

// The escape codecs, which hold text in the notation of Python source, and
// the code pages.

func encodeUnicodeEscape(text string, _ ErrorHandler) ([]byte, error) {
	b := make([]byte, 0, len(text))
	for text != "" {
		r, w := DecodeChar(text)
		text = text[w:]
		switch {
		case r == '\'' || r == '"' || r >= ' ' && r < 0x7F && r != '\\':
			b = append(b, byte(r))
		default:
			b = appendEscape(b, r)
		}
	}
	return b, nil
}

func encodeRawEscape(text string, _ ErrorHandler) ([]byte, error) {
	b := make([]byte, 0, len(text))
	for text != "" {
		r, w := DecodeChar(text)
		text = text[w:]
		if r < 0x100 {
			b = append(b, byte(r))
		} else {
			b = appendHexEscape(b, r)
		}
	}
	return b, nil
}

func decodeUnicodeEscape(b []byte, h ErrorHandler) ([]byte, error) {
	c := &decoding{name: "unicodeescape", in: b, h: h, out: make([]byte, 0, len(b))}
	for c.at < len(c.in) {
		if c.in[c.at] != '\\' {
			c.out = AppendChar(c.out, rune(c.in[c.at]))
			c.at++
			continue
		}
		if err := c.escape(); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}

// simpleEscapes are the escapes of one letter and what they stand for.
const simpleEscapes = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v"

// escape decodes the escape sequence at c.at.
func (c *decoding) escape() error {
	rest := c.in[c.at:]
	if len(rest) == 1 {
		return c.fail(1, "\\ at end of string")
	}
	letter := rest[1]
	for i := 0; i < len(simpleEscapes); i += 2 {
		if simpleEscapes[i] == letter {
			c.out = append(c.out, simpleEscapes[i+1])
			c.at += 2
			return nil
		}
	}
	switch letter {
	case '\n':
		c.at += 2
		return nil
	case 'x':
		return c.hexEscape(2, "truncated \\xXX escape")
	case 'u':
		return c.hexEscape(4, "truncated \\uXXXX escape")
	case 'U':
		return c.hexEscape(8, "truncated \\UXXXXXXXX escape")
	case 'N':
		return c.namedEscape()
	}
	if letter < '0' || letter > '7' {
		c.out = append(c.out, '\\')
		c.at++
		return nil
	}
	r, n := rune(0), 1
	for n < 4 && n < len(rest) && rest[n] >= '0' && rest[n] <= '7' {
		r = r<<3 | rune(rest[n]-'0')
		n++
	}
	c.out = AppendChar(c.out, r)
	c.at += n
	return nil
}

func (c *decoding) hexEscape(digits int, truncated string) error {
	rest := c.in[c.at+2:]
	var u uint32
	for i := range digits {
		if i >= len(rest) || digitOf(rest[i]) > 15 {
			return c.fail(2+i, truncated)
		}
		u = u<<4 | uint32(digitOf(rest[i]))
	}
	if u > 0x10FFFF {
		return c.fail(2+digits, "illegal Unicode character")
	}
	c.out = AppendChar(c.out, rune(u))
	c.at += 2 + digits
	return nil
}

// namedEscape reports every \N{…}: the names of characters are not at hand.
func (c *decoding) namedEscape() error {
	rest := c.in[c.at:]
	if len(rest) < 3 || rest[2] != '{' {
		return c.fail(2, "malformed \\N character escape")
	}
	for i := 3; i < len(rest); i++ {
		if rest[i] == '}' {
			if i == 3 {
				break
			}
			return c.fail(i+1, "unknown Unicode character name")
		}
	}
	return c.fail(len(rest), "malformed \\N character escape")
}

func decodeRawEscape(b []byte, h ErrorHandler) ([]byte, error) {
	c := &decoding{name: "rawunicodeescape", in: b, h: h, out: make([]byte, 0, len(b))}
	slashes := 0
	for c.at < len(c.in) {
		ch := c.in[c.at]
		if ch == '\\' && slashes&1 == 0 && c.at+1 < len(c.in) {
			var err error
			switch c.in[c.at+1] {
			case 'u':
				err = c.hexEscape(4, "truncated \\uXXXX escape")
			case 'U':
				err = c.hexEscape(8, "truncated \\UXXXXXXXX escape")
			default:
				c.out = append(c.out, ch)
				c.at++
				slashes = 1
				continue
			}
			if err != nil {
				return nil, err
			}
			continue
		}
		if ch == '\\' {
			slashes++
		} else {
			slashes = 0
		}
		c.out = AppendChar(c.out, rune(ch))
		c.at++
	}
	return c.out, nil
}

// The code pages: the characters of the bytes from 0x80 on. U+FFFD stands for
// bytes that mean nothing.
const (
	cp1252 = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ" +
		"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿" +
		"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß" +
		"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
	cp437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ" +
		"áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐" +
		"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀" +
		"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0"
	latin9 = "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f" +
		"\u00a0¡¢£€¥Š§š©ª«¬\u00ad®¯°±²³Žµ¶·ž¹º»ŒœŸ¿" +
		"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß" +
		"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
)

// Codecs whose tables are made when they are asked for first.
var (
	cp1252Codec = sync.OnceValue(func() *Codec { return charmapCodec("cp1252", cp1252) })
	cp437Codec  = sync.OnceValue(func() *Codec { return charmapCodec("cp437", cp437) })
	latin9Codec = sync.OnceValue(func() *Codec { return charmapCodec("iso8859-15", latin9) })
)

// charmapCodec is ASCII and 128 more characters. Errors call all such encodings charmap.
func charmapCodec(name, upper string) *Codec {
	var chars [128]rune
	codes := map[rune]byte{}
	i := 0
	for _, r := range upper {
		chars[i] = r
		if r != utf8Error {
			codes[r] = byte(0x80 + i)
		}
		i++
	}
	const reason = "character maps to <undefined>"
	encode := func(text string, h ErrorHandler) ([]byte, error) {
		return encodeBytes("charmap", text, reason, h, func(r rune) (byte, bool) {
			if r < 0x80 {
				return byte(r), true
			}
			b, ok := codes[r]
			return b, ok
		})
	}
	decode := func(b []byte, h ErrorHandler) ([]byte, error) {
		c := &decoding{name: "charmap", in: b, h: h, out: make([]byte, 0, len(b))}
		for c.at < len(c.in) {
			ch := rune(c.in[c.at])
			if ch >= 0x80 {
				ch = chars[ch-0x80]
			}
			if ch == utf8Error {
				if err := c.fail(1, reason); err != nil {
					return nil, err
				}
				continue
			}
			c.out = AppendChar(c.out, ch)
			c.at++
		}
		return c.out, nil
	}
	return &Codec{name, encode, decode}
}

const utf8Error = '\uFFFD'
