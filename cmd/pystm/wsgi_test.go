package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// pystm.wsgi over real sockets: what clients do well and badly.

// wsgiServer is a running pystm -m pystm.wsgi.
type wsgiServer struct {
	t    *testing.T
	cmd  *exec.Cmd
	base string // http://host:port
	errs *bytes.Buffer
	done chan error
}

// serveWSGI starts a server of an application in a folder of testdata or demo.
func serveWSGI(t *testing.T, dir, app string, env []string, flags ...string) *wsgiServer {
	t.Helper()
	return startServer(t, dir, env, append(flags, "-m", "pystm.wsgi", app, "--bind", "127.0.0.1:0")...)
}

// startServer starts a program that says "serving … at URL" on stderr.
func startServer(t *testing.T, dir string, env []string, args ...string) *wsgiServer {
	t.Helper()
	args = append(strings.Fields(os.Getenv("PYSTM_TEST_FLAGS")), args...)
	s := &wsgiServer{t: t, cmd: exec.Command(build(t), args...), errs: &bytes.Buffer{}, done: make(chan error, 1)}
	s.cmd.Dir = filepath.Join("..", "..", dir)
	s.cmd.Env = append(append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1"), env...)
	pipe, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	addr := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(pipe)
		for lines.Scan() {
			if _, at, ok := strings.Cut(lines.Text(), " at http"); ok && strings.HasPrefix(lines.Text(), "serving ") {
				addr <- "http" + strings.TrimSuffix(at, "/")
				continue
			}
			s.errs.WriteString(lines.Text() + "\n")
		}
		s.done <- s.cmd.Wait()
	}()
	t.Cleanup(func() { s.cmd.Process.Kill() })
	select {
	case s.base = <-addr:
	case err := <-s.done:
		t.Fatalf("the server ended: %v\n%s", err, s.errs)
	case <-time.After(time.Minute):
		t.Fatal("the server does not start")
	}
	return s
}

// stop ends the server by SIGTERM, and demands that it ends well.
func (s *wsgiServer) stop() {
	s.t.Helper()
	s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-s.done:
		if err != nil {
			s.t.Errorf("the server ended with %v\n%s", err, s.errs)
		}
	case <-time.After(30 * time.Second):
		s.t.Error("the server does not end")
	}
}

// ask makes a request and gives the answer with its body.
func (s *wsgiServer) ask(c *http.Client, method, path string, body io.Reader, head ...string) (*http.Response, string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	q, err := http.NewRequestWithContext(ctx, method, s.base+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(head); i += 2 {
		q.Header.Set(head[i], head[i+1])
	}
	r, err := c.Do(q)
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, path, err)
	}
	return r, string(b)
}

// want checks a status and a body: whole, or a part if it begins and ends with "…".
func (s *wsgiServer) want(c *http.Client, method, path string, status int, text string) *http.Response {
	s.t.Helper()
	r, b := s.ask(c, method, path, nil)
	part, ok := strings.CutPrefix(text, "…")
	if r.StatusCode != status || ok && !strings.Contains(b, strings.TrimSuffix(part, "…")) || !ok && b != text {
		s.t.Errorf("%s %s: %d %q, want %d %q", method, path, r.StatusCode, b, status, text)
	}
	return r
}

// raw sends bytes and gives what comes back until the server closes.
func (s *wsgiServer) raw(text string) string {
	s.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(s.base, "http://"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(30 * time.Second))
	io.WriteString(c, text)
	c.(*net.TCPConn).CloseWrite()
	b, _ := io.ReadAll(c)
	return string(b)
}

func TestWSGIMalformed(t *testing.T) {
	s := serveWSGI(t, "testdata/wsgi", "plain:app", nil)
	big := strings.Repeat("a", 10_000)
	for _, c := range []struct{ send, want string }{
		{"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200 OK"},
		{"GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 200 OK"},
		{"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200 OK"},
		{"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
		{"GET /\r\n\r\n", "HTTP/1.1 400"},
		{"nonsense\r\n\r\n", "HTTP/1.1 400"},
		{"G@T / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
		{"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
		{"GET x HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
		{"GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
		{"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "HTTP/1.1 505"},
		{"GET / HTTP/1.1\nHost: a\n\n", "HTTP/1.1 400"},
		{"GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n", "HTTP/1.1 400"},
		{"GET / HTTP/1.1\r\nHost: a\r\nX : x\r\n\r\n", "HTTP/1.1 400"},
		{"GET / HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n", "HTTP/1.1 400"},
		{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400"},
		{"GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", "HTTP/1.1 501"},
		{"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n", "HTTP/1.1 400"},
		{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999\r\n\r\n", "HTTP/1.1 413"},
		{"POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 417"},
		{"GET /" + big + " HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 414"},
		{"GET / HTTP/1.1\r\nHost: a\r\n" + strings.Repeat("X: "+big+"\r\n", 10) + "\r\n", "HTTP/1.1 431"},
		{"GET / HTTP/1.1\r\nHost: a\r\n" + strings.Repeat("X: y\r\n", 200) + "\r\n", "HTTP/1.1 431"},
		{"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc", ""}, // a client that leaves
		{"GET", ""},
		{"", ""},
		{"GET /lie HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 500"},
		{"GET /inject HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 500"},
		{"GET /text HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 500"},
		{"GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 500"},
		{"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "two"}, // pipelined
	} {
		got := s.raw(c.send)
		if !strings.Contains(got, c.want) || c.want == "" && got != "" || strings.Contains(got, "Traceback") {
			t.Errorf("%.60q: got %.200q, want %q", c.send, got, c.want)
		}
	}
	s.want(http.DefaultClient, "GET", "/", 200, "plain /")
	s.stop()
}

// What is done in Go for plain heads is what the Python beside it does.
func TestWSGIHeads(t *testing.T) {
	seed := strconv.FormatInt(time.Now().UnixNano()%1e9, 10)
	script := filepath.Join("..", "..", "testdata", "wsgi", "heads.py")
	if out, errs, status := runPystm(t, build(t), script, seed); out != "ok\n" || status != 0 {
		t.Errorf("seed %s: status %d, %s%s", seed, status, out, errs)
	}
}

// Idle connections cost nothing but themselves; slow ones are cut.
func TestWSGIConnections(t *testing.T) {
	s := serveWSGI(t, "testdata/wsgi", "plain:app", nil)
	addr := strings.TrimPrefix(s.base, "http://")
	var idle []net.Conn
	for range 300 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		idle = append(idle, c)
	}
	s.want(&http.Client{Transport: &http.Transport{}}, "GET", "/", 200, "plain /")
	for _, c := range idle {
		c.Close()
	}
	s.want(&http.Client{Transport: &http.Transport{}}, "GET", "/", 200, "plain /")
	s.stop()
}
