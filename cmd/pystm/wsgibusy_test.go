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
// many turns as there are clients. Other work of the machine can hold up a client, too:
// one who is served too late each time is held up by the server.
func TestWSGIBusy(t *testing.T) {
	const clients, tries = 48, 3
	var turns float64
	for range tries {
		turn, last := busyTurns(t, clients)
		t.Logf("a turn of all threads: %v; the last first answer: %v", turn, last)
		if turns = float64(last) / float64(turn); turns <= clients/2 {
			return
		}
	}
	t.Errorf("the last client waits for its first answer for %.0f turns", turns)
}

// busyTurns has so many clients come at once to a server that computes: how long answers take later,
// and how long the last client waits for its first one.
func busyTurns(t *testing.T, clients int) (turn, last time.Duration) {
	const answers = 30
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
	s.stop()
	return later[len(later)/2], slices.Max(first)
}
