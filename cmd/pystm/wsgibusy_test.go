package main

import (
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// A server all of whose threads compute takes new clients in soon: the last of many
// that come at once has its answer after some turns of all the threads, not after as
// many turns as there are clients.
func TestWSGIBusy(t *testing.T) {
	const clients, answers = 48, 30
	s := serveWSGI(t, "testdata/wsgi", "busy:app", nil, "--segments=1")
	var mu sync.Mutex
	var first, later []time.Duration
	inParallel(clients, func(int) {
		c := &http.Client{Transport: &http.Transport{}}
		defer c.CloseIdleConnections()
		for i := range answers {
			begin := time.Now()
			s.want(c, "GET", "/", 200, "1050000")
			took := time.Since(begin)
			mu.Lock()
			if i == 0 {
				first = append(first, took)
			} else if i >= answers/2 {
				later = append(later, took)
			}
			mu.Unlock()
		}
	})
	slices.Sort(later)
	turn, last := later[len(later)/2], slices.Max(first)
	t.Logf("a turn of all threads: %v; the last first answer: %v", turn, last)
	if last > clients/4*turn {
		t.Errorf("the last client waits for its first answer for %.0f turns", float64(last)/float64(turn))
	}
	s.stop()
}
