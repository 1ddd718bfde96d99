package obj

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pystm/runtime/gc"
)

// Places in texts, asked for in any order, against counting from the begin.
func TestTextCursor(t *testing.T) {
	s, _ := newSpace(t, gc.Options{})
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	pieces := []string{"a", "bcdefghij", "é", "€", "😀", "\xed\xa0\x80", strings.Repeat("x", 70)}
	for round := range 200 {
		var strs []Value
		var texts []string
		for range 6 {
			var b strings.Builder
			for range random.IntN(60) {
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
			v, err := s.NewStr(b.String())
			if err != nil {
				t.Fatal(err)
			}
			strs, texts = append(strs, v), append(texts, b.String())
		}
		for range 200 {
			k := random.IntN(len(strs))
			chars := CountChars(texts[k])
			i := random.IntN(chars + 1)
			off := ByteOffset(texts[k], i)
			if got := s.StrOffset(strs[k], i); got != off {
				t.Fatalf("seed %d, round %d: character %d of %q is at %d, not %d", seed, round, i, texts[k], off, got)
			}
			i = random.IntN(chars + 1)
			off = ByteOffset(texts[k], i)
			if got := s.StrIndex(strs[k], off); got != i {
				t.Fatalf("seed %d, round %d: byte %d of %q is character %d, not %d", seed, round, off, texts[k], i, got)
			}
		}
		s.ForgetText()
	}
}
