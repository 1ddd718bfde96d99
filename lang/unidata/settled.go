package unidata

import "slices"

// settledPage is how many characters are looked at when one of them is first asked for.
const settledPage = 256

// Settled reports whether a character stands for itself in a normal form, whatever stands beside it: a text of
// such characters is in that form. Of those that do so only in some company it says no.
func (d *Database) Settled(form Form, r rune) bool {
	t := d.load()
	page := t.settled[r/settledPage].Load()
	if page == nil {
		page = t.settle(r / settledPage * settledPage)
		t.settled[r/settledPage].Store(page)
	}
	return page[r%settledPage]>>form&1 != 0
}

// settle finds the forms in which the characters from one on are settled.
func (t *tables) settle(from rune) *[settledPage]uint8 {
	page := new([settledPage]uint8)
	for i := range page {
		r := from + rune(i)
		for form := NFD; form <= NFKC; form++ {
			parts := t.decompose(nil, r, form >= NFKD)
			ok := t.combining(r) == 0
			if form == NFC || form == NFKC {
				ok = ok && !t.joins(r) && !t.joins(parts[0])
				parts = t.recompose(parts)
			}
			if ok && slices.Equal(parts, []rune{r}) {
				page[i] |= 1 << form
			}
		}
	}
	return page
}

// joins reports whether a character may become one with that before it.
func (t *tables) joins(r rune) bool {
	return t.seconds[r] || r > hangulLead && r < hangulTrail+trails || t.combining(r) > 0
}
