//go:build slow

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestBottleSoak loads bottle for ten minutes (PYSTM_SOAK says how long) while
// transactions are aborted at random: no request may fail, no sale may be lost,
// the memory may not grow, and the server must end well.
func TestBottleSoak(t *testing.T) {
	haveBottle(t)
	long := 10 * time.Minute
	if text := os.Getenv("PYSTM_SOAK"); text != "" {
		var err error
		if long, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	s := serveWSGI(t, "demo/bottle", "store:app", nil, "--chaos=6,0.002")
	const clients = 16
	for i := range clients {
		s.ask(http.DefaultClient, "PUT", fmt.Sprintf("/items/i%d", i), strings.NewReader(`{"price": 1}`), "Content-Type", "application/json")
	}
	var sold, failed atomic.Int64
	end := time.Now().Add(long)
	var sizes []int
	measured := make(chan bool)
	go func() {
		defer close(measured)
		for every := long / 20; time.Now().Before(end); time.Sleep(every) {
			sizes = append(sizes, s.resident())
		}
	}()
	inParallel(clients, func(n int) {
		c := newClient()
		for i := 0; time.Now().Before(end); i++ {
			if i%500 == 499 {
				c.CloseIdleConnections()
			}
			if !soakRequest(s, c, n, i, &sold) {
				failed.Add(1)
			}
		}
	})
	<-measured
	t.Logf("%d sales, resident MiB: %v", sold.Load(), sizes)
	if n := failed.Load(); n != 0 {
		t.Errorf("%d requests failed", n)
	}
	if got := s.number(http.DefaultClient, "GET", "/total", "total"); int64(got) != sold.Load() {
		t.Errorf("%d sold, the server says %d", sold.Load(), got)
	}
	early, late := 0, 0
	for i, n := range sizes {
		if i < len(sizes)/2 {
			early = max(early, n)
		} else {
			late = max(late, n)
		}
	}
	if late > early+early/4+8 {
		t.Errorf("memory grows: %v MiB", sizes)
	}
	s.stop()
}

// soakRequest sells something, or asks for something.
func soakRequest(s *wsgiServer, c *http.Client, n, i int, sold *atomic.Int64) bool {
	method, path := "POST", fmt.Sprintf("/items/i%d/sold?n=2", (n+i%3)%16)
	switch i % 10 {
	case 4:
		method, path = "GET", fmt.Sprintf("/items/i%d", i%16)
	case 7:
		method, path = "GET", "/items"
	}
	q, err := http.NewRequest(method, s.base+path, nil)
	if err != nil {
		return false
	}
	r, err := c.Do(q)
	if err != nil {
		s.t.Log(err)
		return false
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	if method == "POST" && r.StatusCode == 200 && err == nil {
		sold.Add(2)
	}
	return err == nil && r.StatusCode == 200
}

// TestBottleCounterFull is TestBottleCounter with 100,000 requests.
func TestBottleCounterFull(t *testing.T) {
	haveBottle(t)
	bottleCounter(t, 64, 100_000/64+1)
	bottleCounter(t, 16, 100_000/16, "--chaos=5,0.01")
}
