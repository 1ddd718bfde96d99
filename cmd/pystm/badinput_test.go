package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What clients may do wrong: an error of HTTP or a closed connection, a line in the
// log, no traceback, no stuck worker, no leak. wsgi_test.go has what is wrong in the
// text of a request, this file what is wrong with the client.

func (s *wsgiServer) dial() *net.TCPConn {
	s.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(s.base, "http://"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(30 * time.Second))
	return c.(*net.TCPConn)
}

// descriptors is how many the server has open.
func (s *wsgiServer) descriptors() int {
	names, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.cmd.Process.Pid))
	return len(names)
}

// settled waits until nobody but who asks is served, and no descriptor is left over.
func (s *wsgiServer) settled(descriptors int) {
	s.t.Helper()
	state, n := "", 0
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		c := newClient()
		_, state = s.ask(c, "GET", "/state", nil)
		c.CloseIdleConnections()
		if n = s.descriptors(); state == "open 1 waiting 0" && n <= descriptors+1 {
			return
		}
	}
	s.t.Errorf("state %q, %d descriptors, %d at first", state, n, descriptors)
}

// resident is the server's memory in MiB.
func (s *wsgiServer) resident() int {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	for _, line := range strings.Split(string(b), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n >> 10
		}
	}
	return 0
}

func strict(t *testing.T, flags ...string) (s *wsgiServer, descriptors int) {
	s = startServer(t, "testdata/wsgi", nil, append(flags, "strict.py")...)
	c := newClient()
	s.want(c, "GET", "/", 200, "plain /")
	c.CloseIdleConnections()
	return s, s.descriptors()
}

func TestWSGISlowClients(t *testing.T) {
	t.Parallel()
	s, descriptors := strict(t)
	begin := time.Now()
	cases := []struct{ name, send, want string }{
		{"silent", "", ""},
		{"half a head", "GET / HTTP/1.1\r\nHost: a\r\n", "HTTP/1.1 408"},
		{"half a body", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc", ""},
		{"half a chunk", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", ""},
		{"kept alive", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200"},
		{"dripping", "drip", "HTTP/1.1 408"},
	}
	results := make([]string, len(cases))
	inParallel(len(cases), func(i int) {
		c := s.dial()
		if cases[i].send == "drip" {
			go func() {
				for range 100 {
					if _, err := io.WriteString(c, "G"); err != nil {
						return
					}
					time.Sleep(100 * time.Millisecond)
				}
			}()
		} else {
			io.WriteString(c, cases[i].send)
		}
		b, err := io.ReadAll(c)
		results[i] = string(b)
		if ne, ok := err.(net.Error); ok && ne.Timeout() {
			results[i] = "stuck"
		}
	})
	for i, c := range cases {
		if !strings.HasPrefix(results[i], c.want) || c.want == "" && results[i] != "" || strings.Contains(results[i], "Traceback") {
			t.Errorf("%s: %q, want %q", c.name, results[i], c.want)
		}
	}
	if d := time.Since(begin); d > 20*time.Second {
		t.Errorf("slow clients are cut after %v", d)
	}
	s.settled(descriptors)
	s.stop()
	if log := s.errs.String(); !strings.Contains(log, `"-" 408`) || strings.Contains(log, "Traceback") {
		t.Errorf("log: %s", log)
	}
}

func TestWSGIVanishingClients(t *testing.T) {
	t.Parallel()
	for _, flags := range [][]string{nil, {"--chaos=2,0.01"}} {
		s, descriptors := strict(t, flags...)
		for range 10 {
			for _, send := range []string{
				"", "GET", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\nabc",
				"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "GET /large HTTP/1.1\r\nHost: a\r\n\r\n",
			} {
				c := s.dial()
				io.WriteString(c, send)
				if strings.Contains(send, "/large") {
					io.ReadFull(c, make([]byte, 100_000)) // in the midst of the answer
				}
				c.SetLinger(0) // the system sends a reset
				c.Close()
			}
		}
		deaf := s.dial() // does not read what it has asked for
		io.WriteString(deaf, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
		s.settled(descriptors + 1)
		deaf.Close()
		s.want(newClient(), "GET", "/", 200, "plain /")
		s.stop()
		if log := s.errs.String(); strings.Contains(log, "Traceback") {
			t.Errorf("log: %s", log)
		}
	}
}

// A thousand connections that say nothing keep nobody else from being served.
func TestWSGIThousandIdle(t *testing.T) {
	s := serveWSGI(t, "testdata/wsgi", "plain:app", nil, "--segments=2")
	descriptors, before := s.descriptors(), s.resident()
	var idle []*net.TCPConn
	for i := range 1000 {
		c := s.dial()
		if i%2 == 0 { // half of them have been served once
			io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
			if _, err := io.ReadAtLeast(c, make([]byte, 1000), 50); err != nil {
				t.Fatal(err)
			}
		}
		idle = append(idle, c)
	}
	begin := time.Now()
	s.want(newClient(), "GET", "/", 200, "plain /")
	if d := time.Since(begin); d > 5*time.Second {
		t.Errorf("a request beside idle connections takes %v", d)
	}
	t.Logf("%d KiB for each", (s.resident()-before)<<10/len(idle))
	for _, c := range idle {
		c.Close()
	}
	for end := time.Now().Add(20 * time.Second); s.descriptors() > descriptors+2 && time.Now().Before(end); {
		time.Sleep(50 * time.Millisecond)
	}
	if n := s.descriptors(); n > descriptors+2 {
		t.Errorf("%d descriptors, %d at first", n, descriptors)
	}
	s.stop()
}

func TestWSGIOversized(t *testing.T) {
	s, descriptors := strict(t)
	big := bytes.Repeat([]byte("x"), 200_000)
	for name, body := range map[string]io.Reader{"known": bytes.NewReader(big), "chunked": io.MultiReader(bytes.NewReader(big))} {
		c := newClient()
		q, _ := http.NewRequest("POST", s.base+"/echo", body)
		r, err := c.Do(q)
		if err != nil {
			continue // closed while the client was sending
		}
		b, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if r.StatusCode != 413 || bytes.Contains(b, []byte("Traceback")) {
			t.Errorf("%s: %d %.100q", name, r.StatusCode, b)
		}
		c.CloseIdleConnections()
	}
	if _, b := s.ask(newClient(), "POST", "/echo", bytes.NewReader(big[:100_000])); len(b) != 100_000 {
		t.Errorf("a body within the limit: %d bytes", len(b))
	}
	s.settled(descriptors + 1)
	s.stop()
}

// What bottle makes of paths out of the folder, of lines in headers, of bytes that are
// no UTF-8: nothing but an error of HTTP.
func TestBottleBadInput(t *testing.T) {
	haveBottle(t)
	s := serveWSGI(t, "testdata/bottle", "tutorial:app", nil)
	get := func(target string) string {
		return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
	}
	post := func(target, kind, body string) string {
		return fmt.Sprintf("POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", target, kind, len(body), body)
	}
	const form, multi = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
	for _, c := range []struct{ send, want string }{
		{get("/files/../tutorial.py"), "403"}, {get("/files/%2e%2e/tutorial.py"), "403"}, {get("/files/..%2f..%2f..%2fetc/passwd"), "403"},
		{get("/files//etc/passwd"), "404"}, {get("/files/%00"), "404"}, {get("/files/" + strings.Repeat("../", 30) + "etc/passwd"), "403"},
		{get("/files/..\\tutorial.py"), "404"}, {get("/../../etc/passwd"), "404"},
		{get("/inject?q=a%0d%0aX-Evil:%201"), "500"}, {get("/inject?q=a%0aX-Evil:%201"), "500"},
		{get("/unicode/%ff%fe"), "400"}, {get("/hello/%c3%28"), "400"}, {get("/query?q=%ff%fe&x=%80"), "2"},
		{post("/form", form, "user=%ff&comment=\xff\xfe"), "2"},
		{post("/json", "application/json", "{\"a\": \"\xff\xfe\"}"), "500"}, {post("/json", "application/json", "[1,"), "500"},
		{post("/upload", multi, "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"\xff\xfe\"\r\n\r\nx\r\n--b--\r\n"), "2"},
		{post("/upload", multi, "--b\r\nno header"), ""}, {post("/upload", "multipart/form-data", "x"), ""},
		{"GET /cookie HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: visits=\xff; account=\"!x?y\"\r\n\r\n", ""},
		{"GET /headers HTTP/1.1\r\nHost: \xff\xfe\r\nConnection: close\r\nUser-Agent: \xe9\r\n\r\n", ""},
	} {
		got := s.raw(c.send)
		status, _, _ := strings.Cut(got, "\r\n")
		if !strings.HasPrefix(status, "HTTP/1.1 "+c.want) || strings.Contains(got, "Traceback") || strings.Contains(strings.ToLower(got), "\r\nx-evil") || strings.Contains(got, "root:") {
			t.Errorf("%.80q: %.300q, want %s", c.send, got, c.want)
		}
	}
	s.want(http.DefaultClient, "GET", "/", 200, "<b>Hello World</b>!")
	s.stop()
}
