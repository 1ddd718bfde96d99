package std

import (
	"maps"
	"strings"
	"sync"
	"sync/atomic"
)

// byText keeps what was made of some texts, as a format compiled, up to a number: then it starts anew. It is read without a
// lock, as threads ask all the time; what is added makes a copy.
type byText[V any] struct {
	mu    sync.Mutex // of who changes it
	items atomic.Pointer[map[string]V]
}

// find is what is kept of a text.
func (b *byText[V]) find(text string) (v V, ok bool) {
	if items := b.items.Load(); items != nil {
		v, ok = (*items)[text]
	}
	return v, ok
}

// keep adds what was made of a text, which may be a view.
func (b *byText[V]) keep(text string, v V, most int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	items := map[string]V{strings.Clone(text): v}
	if old := b.items.Load(); old != nil && len(*old) < most {
		maps.Copy(items, *old)
	}
	b.items.Store(&items)
}

func (b *byText[V]) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.items.Store(nil)
}
