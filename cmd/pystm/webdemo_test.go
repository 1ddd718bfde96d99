package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The applications of demo/bottle, asked by many clients at once.

var bottleDemos = []struct {
	name string
	run  func(t *testing.T, env []string, flags ...string)
}{{"hello", demoHello}, {"store", demoStore}, {"primes", demoPrimes}, {"paths", demoPaths}, {"chat", demoChat}, {"micro", demoMicro}}

func TestBottleDemos(t *testing.T) {
	t.Parallel()
	haveBottle(t)
	for _, d := range bottleDemos {
		for _, flags := range [][]string{nil, {"--chaos=3,0.01"}} {
			t.Run(d.name+strings.Join(flags, ""), func(t *testing.T) { d.run(t, nil, flags...) })
		}
	}
}

// newClient is a client with connections of its own.
func newClient() *http.Client { return &http.Client{Transport: &http.Transport{}} }

// inParallel runs n functions at once.
func inParallel(n int, f func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f(i)
		}()
	}
	wg.Wait()
}

// number asks for a JSON object and gives a number in it; -1 for null, -2 for a failure.
func (s *wsgiServer) number(c *http.Client, method, path, key string) int {
	q, _ := http.NewRequest(method, s.base+path, nil)
	r, err := c.Do(q)
	if err != nil {
		s.t.Errorf("%s %s: %v", method, path, err)
		return -2
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	var m map[string]any
	if json.Unmarshal(b, &m); err != nil || r.StatusCode != 200 || m == nil {
		s.t.Errorf("%s %s: %v %d %s", method, path, err, r.StatusCode, b)
		return -2
	}
	n, ok := m[key].(float64)
	if !ok {
		return -1
	}
	return int(n)
}

func demoHello(t *testing.T, env []string, flags ...string) {
	const program = `import sys, bottle, hello
bottle.run(hello.app, server="pystm.wsgi:BottleServer", host="127.0.0.1", port=0, quiet=True,
           ready=lambda s: print("serving hello at http://%s:%d/" % s.address, file=sys.stderr))`
	s := startServer(t, "demo/bottle", env, append(flags, "-c", program)...)
	s.want(http.DefaultClient, "GET", "/hello/w%C3%B6rld", 200, "<b>Hello wörld</b>!")
	s.want(http.DefaultClient, "GET", "/", 200, "Try /hello/<name>")
	s.stop()
}

func demoStore(t *testing.T, env []string, flags ...string) {
	s := serveWSGI(t, "demo/bottle", "store:app", env, flags...)
	const items, sellers, sales = 5, 8, 30
	for i := range items {
		_, b := s.ask(http.DefaultClient, "PUT", fmt.Sprintf("/items/i%d", i), strings.NewReader(`{"price": 2}`), "Content-Type", "application/json")
		if !strings.Contains(b, "name") {
			t.Fatal(b)
		}
	}
	inParallel(sellers, func(n int) {
		c := newClient()
		for i := range sales {
			s.number(c, "POST", fmt.Sprintf("/items/i%d/sold?n=%d", (i+n)%items, 1+i%3), "sold")
		}
	})
	if got := s.number(http.DefaultClient, "GET", "/total", "total"); got != 2*2*sellers*sales {
		t.Errorf("total %d, want %d", got, 4*sellers*sales)
	}
	s.want(http.DefaultClient, "GET", "/items", 200, `{"names": ["i0", "i1", "i2", "i3", "i4"]}`)
	s.want(http.DefaultClient, "GET", "/items/none", 404, "…no such item…")
	s.want(http.DefaultClient, "POST", "/items/i0/sold?n=x", 400, "…")
	s.stop()
}

func demoPrimes(t *testing.T, env []string, flags ...string) {
	s := serveWSGI(t, "demo/bottle", "primes:app", env, flags...)
	inParallel(4, func(int) {
		c := newClient()
		for n, want := range map[int]int{10: 4, 100: 25, 1000: 168, 2000: 303} {
			if got := s.number(c, "GET", fmt.Sprintf("/primes/%d", n), "primes"); got != want {
				t.Errorf("%d primes below %d", got, n)
			}
		}
	})
	s.want(http.DefaultClient, "GET", "/primes/99999999", 400, "…too many…")
	s.stop()
}

// gridMap is the map of demo/bottle/paths.py.
type gridMap [40][40]bool

// shortest is the length of a shortest path, -1 if there is none, by breadth first search.
func (m *gridMap) shortest(from, to [2]int) int {
	dist := map[[2]int]int{from: 0}
	for queue := [][2]int{from}; len(queue) > 0; queue = queue[1:] {
		p := queue[0]
		if p == to {
			return dist[p]
		}
		for _, d := range [][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			n := [2]int{p[0] + d[0], p[1] + d[1]}
			if n[0] < 0 || n[1] < 0 || n[0] >= len(m) || n[1] >= len(m) || m[n[1]][n[0]] {
				continue
			}
			if _, ok := dist[n]; !ok {
				dist[n] = dist[p] + 1
				queue = append(queue, n)
			}
		}
	}
	return -1
}

// change is a wall that was built or taken away.
type change struct {
	x, y  int
	build bool
}

// demoPaths has one client change the map while others search it. Every answer must
// be what a serial run gives for a map between the last change that was answered
// before the question and the last one begun before the answer.
func demoPaths(t *testing.T, env []string, flags ...string) {
	s := serveWSGI(t, "demo/bottle", "paths:app", env, flags...)
	const steps, searchers, searches = 120, 4, 40
	random := rand.New(rand.NewSource(1))
	maps := make([]gridMap, steps+1)
	var changes []change
	for i := range steps {
		c := change{random.Intn(40), 10 + random.Intn(20), random.Intn(4) > 0}
		changes = append(changes, c)
		maps[i+1] = maps[i]
		maps[i+1][c.y][c.x] = c.build
	}
	var begun, done atomic.Int64
	inParallel(searchers+1, func(n int) {
		c := newClient()
		if n == searchers {
			for i, w := range changes {
				method := map[bool]string{true: "POST", false: "DELETE"}[w.build]
				begun.Store(int64(i + 1))
				if got := s.number(c, method, fmt.Sprintf("/wall?at=%d,%d", w.x, w.y), "change"); got != i+1 {
					t.Errorf("change %d is number %d", i+1, got)
				}
				done.Store(int64(i + 1))
			}
			return
		}
		random := rand.New(rand.NewSource(int64(n)))
		for range searches {
			from, to := [2]int{random.Intn(40), random.Intn(10)}, [2]int{random.Intn(40), 30 + random.Intn(10)}
			first := done.Load()
			got := s.number(c, "GET", fmt.Sprintf("/path?from=%d,%d&to=%d,%d", from[0], from[1], to[0], to[1]), "length")
			last := begun.Load()
			var allowed []int
			for i := first; i <= last; i++ {
				allowed = append(allowed, maps[i].shortest(from, to))
			}
			if !strings.Contains(fmt.Sprint(allowed), fmt.Sprint(got)) {
				t.Errorf("path %v to %v, maps %d to %d: %d, want one of %v", from, to, first, last, got, allowed)
			}
		}
	})
	// On a map that rests, searches at once give what one after the other gives.
	inParallel(searchers, func(n int) {
		c := newClient()
		random := rand.New(rand.NewSource(7))
		for range 10 {
			from, to := [2]int{random.Intn(40), random.Intn(10)}, [2]int{random.Intn(40), 30 + random.Intn(10)}
			got := s.number(c, "GET", fmt.Sprintf("/path?from=%d,%d&to=%d,%d", from[0], from[1], to[0], to[1]), "length")
			if want := maps[steps].shortest(from, to); got != want {
				t.Errorf("path %v to %v: %d, want %d", from, to, got, want)
			}
		}
	})
	s.want(http.DefaultClient, "GET", "/path?from=0,0&to=40,1", 400, "…not on the map…")
	s.stop()
}

func demoChat(t *testing.T, env []string, flags ...string) {
	s := serveWSGI(t, "demo/bottle", "chat:app", env, flags...)
	const listeners, messages = 10, 20
	go func() {
		time.Sleep(200 * time.Millisecond) // most listeners wait by then
		c := newClient()
		for i := range messages {
			r, err := c.Post(s.base+"/messages", "application/json", bytes.NewReader(fmt.Appendf(nil, `{"who": "ann", "text": "m%d"}`, i)))
			if err != nil {
				t.Error(err)
				return
			}
			io.Copy(io.Discard, r.Body)
			r.Body.Close()
		}
	}()
	inParallel(listeners, func(int) {
		c, next, heard := newClient(), 0, []string{}
		for len(heard) < messages {
			r, err := c.Get(fmt.Sprintf("%s/messages?after=%d&wait=20", s.base, next))
			if err != nil {
				t.Error(err)
				return
			}
			var got struct {
				Next     int
				Messages []struct{ Text string }
			}
			err = json.NewDecoder(r.Body).Decode(&got)
			r.Body.Close()
			if err != nil || len(got.Messages) == 0 {
				t.Errorf("after %d: %v %v", next, err, got)
				return
			}
			for _, m := range got.Messages {
				if m.Text != fmt.Sprintf("m%d", len(heard)) {
					t.Errorf("heard %s after %v", m.Text, heard)
				}
				heard = append(heard, m.Text)
			}
			next = got.Next
		}
	})
	s.want(http.DefaultClient, "GET", "/messages?after=99&wait=0.1", 200, `{"next": 20, "messages": []}`)
	s.stop()
}

func demoMicro(t *testing.T, env []string, flags ...string) {
	s := serveWSGI(t, "demo/bottle", "micro:app", env, flags...)
	c := http.DefaultClient
	s.want(c, "GET", "/square/12", 200, `{"n": 12, "square": 144}`)
	s.want(c, "GET", "/square/x", 404, "…nothing at…")
	s.want(c, "DELETE", "/notes", 405, "…try POST…")
	inParallel(8, func(i int) {
		r, err := newClient().PostForm(s.base+"/notes", map[string][]string{"text": {fmt.Sprintf("<note %d>", i)}})
		if err != nil || r.StatusCode != 200 {
			t.Error(err, r)
			return
		}
		r.Body.Close()
	})
	_, b := s.ask(c, "GET", "/", nil)
	if n := strings.Count(b, "<li>&lt;note "); n != 8 {
		t.Errorf("%d notes: %s", n, b)
	}
	s.stop()
}
