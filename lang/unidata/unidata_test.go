package unidata

import (
	"slices"
	"testing"
)

func TestProps(t *testing.T) {
	for _, c := range []struct {
		r                   rune
		category, bidi, num string
		combining           int
	}{{'a', "Ll", "L", "", 0}, {'½', "No", "ON", "1/2", 0}, {'\u0301', "Mn", "NSM", "", 230}, {'一', "Lo", "L", "1", 0}, {0x10FFFF, "Cn", "", "", 0}, {0x378, "Cn", "", "", 0}} {
		p := Of(c.r)
		if p.Category != c.category || p.Bidirectional != c.bidi || p.Numeric != c.num || p.Combining != c.combining {
			t.Errorf("%U: %+v", c.r, *p)
		}
	}
}

func TestNormalize(t *testing.T) {
	for _, c := range []struct {
		form     Form
		in, want string
	}{{NFD, "é각", "e\u0301\u1100\u1161\u11a8"}, {NFC, "e\u0301\u1100\u1161\u11a8", "é각"}, {NFKC, "ﬁ①ｱﾞ", "fi1ア\u3099"}, {NFKD, "ﬁ", "fi"},
		{NFC, "a\u0323\u0307", "ạ\u0307"}, {NFD, "ḍ̇", "d\u0323\u0307"}, {NFC, "\u0958", "\u0915\u093c"}, {NFC, "\u212b", "å"[:0] + "\u00c5"}} {
		if c.in == "ﬁ①ｱﾞ" {
			c.want = "fi1\u30a2\u3099"
		}
		if got := string(Unicode14.Normalize(c.form, []rune(c.in))); got != c.want {
			t.Errorf("%d %+q: %+q, want %+q", c.form, c.in, got, c.want)
		}
	}
}

func TestUnicode32(t *testing.T) {
	for r, category := range map[rune]string{'a': "Ll", 0x221: "Cn", 0x2F868: "Lo", 0x1F40D: "Cn", 'ª': "Ll"} {
		if got := Unicode32.Of(r).Category; got != category {
			t.Errorf("%U: %s, want %s", r, got, category)
		}
	}
	if got := string(Unicode32.Normalize(NFC, []rune("\U0002F868\u212b"))); got != "\U0002136A\u00c5" {
		t.Errorf("%+q", got)
	}
}

func TestSettled(t *testing.T) {
	for _, d := range []*Database{Unicode14, Unicode32} {
		for form := NFD; form <= NFKC; form++ {
			n := 0
			for r := rune(0); r < 0x3400; r++ {
				if !d.Settled(form, r) {
					continue
				}
				n++
				// A vowel sign that joins, a mark and a Hangul vowel stand for what may come beside.
				for _, beside := range []rune{'e', 0x9C7, 0x1100, 0xAC00} {
					text := []rune{beside, r, 'a'}
					if !d.Settled(form, beside) {
						text = text[1:]
					}
					if got := d.Normalize(form, slices.Clone(text)); !slices.Equal(got, text) {
						t.Fatalf("form %d of %U is %U", form, text, got)
					}
				}
			}
			if n < 0x2000 {
				t.Errorf("form %d: %d are settled", form, n)
			}
		}
	}
	for _, r := range []rune{'é', '中', '가'} {
		if !Unicode14.Settled(NFC, r) {
			t.Errorf("%c is not settled", r)
		}
	}
	for _, r := range []rune{0x301, 0x9BE, 0x1161, 0x11A8, 0x340, 0x2126} {
		if Unicode14.Settled(NFC, r) {
			t.Errorf("%U is settled", r)
		}
	}
}
