package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
)

// The web framework bottle, unmodified, served by pystm.wsgi over real sockets
// and asked by Go's client.

// haveBottle skips a test where bottle is not installed; CI installs it.
func haveBottle(t *testing.T) {
	if os.Getenv("CI") != "" {
		return
	}
	if _, err := os.Stat("/usr/lib/python3/dist-packages/bottle.py"); err != nil {
		t.Skip("bottle is not installed (Debian: python3-bottle)")
	}
}

func noRedirects(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func TestBottleTutorial(t *testing.T) {
	haveBottle(t)
	bottleTutorial(t, nil)
}

func bottleTutorial(t *testing.T, env []string) {
	s := serveWSGI(t, "testdata/bottle", "tutorial:app", env)
	c := &http.Client{CheckRedirect: noRedirects}
	s.want(c, "GET", "/", 200, "<b>Hello World</b>!")
	s.want(c, "GET", "/hello/%3Cx%3E", 200, "<b>Hello &lt;x&gt;</b>!")
	s.want(c, "GET", "/object/21", 200, `{"id": 21, "twice": 42}`)
	s.want(c, "GET", "/object/x", 404, "Nothing here, sorry: 404 Not Found")
	s.want(c, "GET", "/show/abc", 200, "name=abc")
	s.want(c, "GET", "/show/a1", 404, "…Nothing here…")
	s.want(c, "GET", "/float/2.5", 200, "1.25")
	s.want(c, "GET", "/unicode/gr%C3%BC%C3%9F", 200, "«grüß»")
	for _, m := range []string{"GET", "POST", "PUT", "DELETE", "PATCH"} {
		s.want(c, m, "/any", 200, m)
	}
	s.want(c, "PUT", "/form", 405, "…Method not allowed…")
	s.want(c, "GET", "/query?q=a%20b&x=1&x=2", 200, `{"q": "a b", "all": ["1", "2"], "missing": "none"}`)
	s.want(c, "GET", "/secret", 401, "…access denied…")
	if r := s.want(c, "GET", "/teapot", 418, "short and stout"); r.Header.Get("X-Kind") != "teapot" {
		t.Error("no header of an HTTPResponse")
	}
	if r := s.want(c, "GET", "/wrong", 303, ""); !strings.HasSuffix(r.Header.Get("Location"), "/hello/there") {
		t.Errorf("redirect to %q", r.Header.Get("Location"))
	}
	s.want(c, "GET", "/fail", 500, "…Internal Server Error…")
	s.want(c, "GET", "/inject?q=a%0d%0aX-Evil:%201", 500, "…")
	if r := s.want(c, "GET", "/stream", 200, "line 0\nline 1\nline 2\nline 3\nline 4\n"); r.ContentLength != -1 {
		t.Error("a generator's answer is not chunked")
	}
	s.want(c, "GET", "/empty", 204, "")
	if r := s.want(c, "GET", "/plugged", 200, "plugged"); r.Header.Get("X-Plugin") != "stopwatch" || r.Header.Get("X-Hook") != "after" {
		t.Error("plugin or hook missing")
	}
	s.want(c, "GET", "/mounted/where", 200, "inner /mounted/")
	s.want(c, "GET", "/form", 200, "<form method=\"post\">\n  <input name=\"user\">\n  <input name=\"comment\">\n</form>\n")
	s.want(c, "GET", "/page", 200, "…<title>List</title>…")
	s.want(c, "GET", "/page", 200, "…<li>&lt;b&gt; <i>2</i></li>…")
	s.want(c, "GET", "/page", 200, "…abab…")
	if r := s.want(c, "HEAD", "/", 200, ""); r.ContentLength != 19 {
		t.Errorf("HEAD says %d bytes", r.ContentLength)
	}
	bottleHeaders(s, c)
	bottleForms(s, c)
	bottleCookies(s)
	bottleFiles(s, c)
	s.stop()
	if got := s.errs.String(); !strings.Contains(got, "ZeroDivisionError") {
		t.Errorf("no traceback in the log: %q", got)
	}
}

func bottleHeaders(s *wsgiServer, c *http.Client) {
	r, b := s.ask(c, "GET", "/headers?x=1", nil, "X-Sent", "there", "User-Agent", "test", "Authorization", "Basic YTpi", "X-Requested-With", "XMLHttpRequest")
	want := fmt.Sprintf(`{"agent": "test", "addr": "127.0.0.1", "path": "/headers", "url": "%s/headers?x=1", "ajax": true, "auth": ["a", "b"]}`, s.base)
	if b != want || r.Header.Get("X-Seen") != "there" || len(r.Header.Values("X-Many")) != 2 {
		s.t.Errorf("headers: %s\n%v", b, r.Header)
	}
}

func bottleForms(s *wsgiServer, c *http.Client) {
	form := url.Values{"user": {"Änn"}, "comment": {"a&b=c d"}, "tag": {"1", "2"}}
	_, b := s.ask(c, "POST", "/form", strings.NewReader(form.Encode()), "Content-Type", "application/x-www-form-urlencoded")
	if b != `{"user": "\u00c4nn", "comment": "a&b=c d", "all": ["1", "2"]}` {
		s.t.Errorf("form: %s", b)
	}
	_, b = s.ask(c, "POST", "/json", strings.NewReader(`{"a": [1, 2.5, null, "x"]}`), "Content-Type", "application/json")
	if b != `{"got": {"a": [1, 2.5, null, "x"]}, "type": "application/json"}` {
		s.t.Errorf("json: %s", b)
	}
	data := bytes.Repeat([]byte("0123456789abcde\n"), 200_000)
	sum := fmt.Sprintf("%x", sha256.Sum256(data))
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	w.WriteField("title", "a title")
	f, _ := w.CreateFormFile("data", "../some dir/fïle.bin")
	f.Write(data)
	w.Close()
	_, b = s.ask(c, "POST", "/upload", &body, "Content-Type", w.FormDataContentType())
	var up struct {
		Filename, Raw, Type, Sha, Title string
		Size                            int
	}
	if err := json.Unmarshal([]byte(b), &up); err != nil || up.Size != len(data) || up.Sha != sum || up.Title != "a title" || strings.Contains(up.Filename, "/") {
		s.t.Errorf("upload: %s", b)
	}
	want := fmt.Sprintf(`{"size": %d, "sha": "%s"}`, len(data), sum)
	for _, r := range []io.Reader{bytes.NewReader(data), io.MultiReader(bytes.NewReader(data))} { // the second is sent chunked
		if _, b := s.ask(c, "POST", "/body", r); b != want {
			s.t.Errorf("body: %s, want %s", b, want)
		}
	}
}

func bottleCookies(s *wsgiServer) {
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	s.want(c, "GET", "/cookie", 200, `{"visits": 0, "account": null}`)
	s.want(c, "GET", "/cookie", 200, `{"visits": 1, "account": {"name": "ann", "visits": 1}}`)
	s.want(c, "GET", "/cookie", 200, `{"visits": 2, "account": {"name": "ann", "visits": 2}}`)
	u, _ := url.Parse(s.base)
	for _, k := range jar.Cookies(u) {
		if k.Name == "account" {
			k.Value = `"!` + strings.Repeat("A", 24) + strings.TrimLeft(k.Value, `"`)[25:]
			jar.SetCookies(u, []*http.Cookie{k})
		}
	}
	s.want(c, "GET", "/cookie", 200, `{"visits": 3, "account": null}`) // a forged one is none
}

func bottleFiles(s *wsgiServer, c *http.Client) {
	whole, err := os.ReadFile("../../testdata/bottle/static/numbers.txt")
	if err != nil {
		s.t.Fatal(err)
	}
	r, b := s.ask(c, "GET", "/files/numbers.txt", nil)
	if b != string(whole) || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/plain") || r.Header.Get("Last-Modified") == "" {
		s.t.Errorf("file: %d bytes, %v", len(b), r.Header)
	}
	if p, _ := s.ask(c, "GET", "/files/numbers.txt", nil, "If-Modified-Since", r.Header.Get("Last-Modified")); p.StatusCode != 304 {
		s.t.Errorf("not modified: %d", p.StatusCode)
	}
	p, b := s.ask(c, "GET", "/files/numbers.txt", nil, "Range", "bytes=7-10")
	if p.StatusCode != 206 || b != "file" || p.Header.Get("Content-Range") != fmt.Sprintf("bytes 7-10/%d", len(whole)) {
		s.t.Errorf("range: %d %q %v", p.StatusCode, b, p.Header)
	}
	if p, _ := s.ask(c, "GET", "/files/numbers.txt", nil, "Range", "bytes=999999-"); p.StatusCode != 416 {
		s.t.Errorf("impossible range: %d", p.StatusCode)
	}
	if p, _ := s.ask(c, "GET", "/files/pixel.png", nil); p.Header.Get("Content-Type") != "image/png" {
		s.t.Errorf("type of a PNG: %v", p.Header)
	}
	r, _ = s.ask(c, "GET", "/tagged", nil) // static_file of this version of bottle makes no tags
	if p, b := s.ask(c, "GET", "/tagged", nil, "If-None-Match", r.Header.Get("ETag")); r.Header.Get("ETag") == "" || p.StatusCode != 304 || b != "" {
		s.t.Errorf("etag %q: %d %q", r.Header.Get("ETag"), p.StatusCode, b)
	}
	s.want(c, "GET", "/files/%2e%2e/tutorial.py", 403, "…")
	s.want(c, "GET", "/files/nothing", 404, "…")
	if p, _ := s.ask(c, "GET", "/files/numbers.txt?download", nil); !strings.Contains(p.Header.Get("Content-Disposition"), "attachment") {
		s.t.Errorf("download: %v", p.Header)
	}
}

// Requests of many connections at once lose nothing, also if transactions are
// aborted at random.
func TestBottleCounter(t *testing.T) {
	haveBottle(t)
	for _, flags := range [][]string{nil, {"--chaos=5"}, {"--segments=1"}} {
		bottleCounter(t, 16, 50, flags...)
	}
}

// bottleCounter counts by clients at once, each of which asks so many times: every
// number is given once.
func bottleCounter(t *testing.T, clients, each int, flags ...string) {
	s := serveWSGI(t, "testdata/bottle", "tutorial:app", nil, flags...)
	var mu sync.Mutex
	seen := make(map[string]bool, clients*each)
	inParallel(clients, func(int) {
		c := newClient()
		for range each {
			r, err := c.Post(s.base+"/count", "", nil)
			if err != nil {
				t.Error(err)
				return
			}
			b, err := io.ReadAll(r.Body)
			r.Body.Close()
			mu.Lock()
			if err != nil || r.StatusCode != 200 || seen[string(b)] {
				t.Errorf("%v: %v, status %d, perhaps twice: %s", flags, err, r.StatusCode, b)
			}
			seen[string(b)] = true
			mu.Unlock()
		}
	})
	s.want(http.DefaultClient, "GET", "/count", 200, fmt.Sprint(clients*each))
	s.stop()
}
