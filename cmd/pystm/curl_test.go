package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The features of bottle's tutorial, asked by curl: beside Go's client another one,
// with its own idea of HTTP. CI installs it.

type curl struct {
	*testing.T
	base, jar string
}

// get runs curl and gives what it printed, the head of the answer too if args say -i.
func (c *curl) get(args ...string) string {
	c.Helper()
	path := len(args) - 1
	args[path] = c.base + args[path]
	cmd := exec.Command("curl", append([]string{"-sS", "--max-time", "60", "--path-as-is", "--globoff"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.Errorf("curl %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// has checks that the answer has all parts.
func (c *curl) has(parts []string, args ...string) {
	c.Helper()
	got := c.get(args...)
	for _, part := range parts {
		if !strings.Contains(strings.ToLower(got), strings.ToLower(part)) {
			c.Errorf("curl %q: no %q in %.600s", args, part, got)
		}
	}
}

func TestBottleCurl(t *testing.T) {
	t.Parallel()
	haveBottle(t)
	if _, err := exec.LookPath("curl"); err != nil && os.Getenv("CI") == "" {
		t.Skip("curl is not installed")
	}
	s := serveWSGI(t, "testdata/bottle", "tutorial:app", nil)
	c := &curl{t, s.base, filepath.Join(t.TempDir(), "jar")}
	type is []string
	for _, q := range []struct{ parts, args []string }{
		// routing and filters
		{is{"HTTP/1.1 200 OK", "<b>Hello World</b>!"}, is{"-i", "/"}},
		{is{"<b>Hello &lt;x&gt;</b>!"}, is{"/hello/%3Cx%3E"}},
		{is{`{"id": 21, "twice": 42}`}, is{"/object/21"}},
		{is{"404 Not Found"}, is{"-i", "/object/x"}},
		{is{"name=abc"}, is{"/show/abc"}},
		{is{"1.25"}, is{"/float/2.5"}},
		{is{"«grüß»"}, is{"/unicode/gr%C3%BC%C3%9F"}},
		{is{"inner /mounted/"}, is{"/mounted/where"}},
		// methods
		{is{"PUT"}, is{"-X", "PUT", "/any"}},
		{is{"PATCH"}, is{"-X", "PATCH", "/any"}},
		{is{"405 Method Not Allowed", "Allow: GET"}, is{"-i", "-X", "DELETE", "/form"}},
		{is{"HTTP/1.1 200 OK", "Content-Length: 19"}, is{"-I", "/"}},
		// queries, forms, JSON
		{is{`{"q": "a b", "all": ["1", "2"], "missing": "none"}`}, is{"-G", "--data-urlencode", "q=a b", "-d", "x=1", "-d", "x=2", "/query"}},
		{is{`{"user": "\u00c4nn", "comment": "a&b=c d", "all": ["1", "2"]}`}, is{"--data-urlencode", "user=Änn", "--data-urlencode", "comment=a&b=c d", "-d", "tag=1", "-d", "tag=2", "/form"}},
		{is{`{"got": [1, {"a": null}], "type": "application/json"}`}, is{"--json", `[1, {"a": null}]`, "/json"}},
		{is{"HTTP/1.1 500"}, is{"-i", "--json", `[1, `, "/json"}}, // what this version of bottle makes of a ValueError
		// errors, redirects, hooks, plugins
		{is{"401 Unauthorized", "access denied"}, is{"-i", "/secret"}},
		{is{"418 ", "X-Kind: teapot", "short and stout"}, is{"-i", "/teapot"}},
		{is{"HTTP/1.1 500 Internal Server Error"}, is{"-i", "/fail"}},
		{is{"303 See Other", "Location: ", "/hello/there"}, is{"-i", "/wrong"}},
		{is{"<b>Hello there</b>!"}, is{"-L", "/wrong"}},
		{is{"X-Plugin: stopwatch", "X-Hook: after"}, is{"-i", "/plugged"}},
		{is{`"auth": ["a", "b"]`, `"agent": "test"`}, is{"-u", "a:b", "-A", "test", "/headers"}},
		// templates, streams
		{is{"<title>List</title>", "<li>&lt;b&gt; <i>2</i></li>", "abab"}, is{"/page"}},
		{is{"Transfer-Encoding: chunked", "line 0\nline 1\nline 2\nline 3\nline 4\n"}, is{"-i", "/stream"}},
		{is{"HTTP/1.1 200", "line 4\n"}, is{"-i", "--http1.0", "/stream"}},
		{is{"204 No Content"}, is{"-i", "/empty"}},
		// files
		{is{"206 Partial Content", "Content-Range: bytes 7-10/", "\r\n\r\nfile"}, is{"-i", "-r", "7-10", "/files/numbers.txt"}},
		{is{"416 "}, is{"-i", "-r", "999999-", "/files/numbers.txt"}},
		{is{"403 Forbidden"}, is{"-i", "/files/../tutorial.py"}},
		{is{"404 Not Found"}, is{"-i", "/files/no"}},
		{is{"Content-Disposition: attachment"}, is{"-i", "/files/numbers.txt?download"}},
	} {
		c.has(q.parts, q.args...)
	}
	curlState(c)
	curlBodies(c)
	s.stop()
}

// curlState: what a client keeps between requests: cookies, tags, dates.
func curlState(c *curl) {
	c.has([]string{`{"visits": 0, "account": null}`}, "-c", c.jar, "-b", c.jar, "/cookie")
	c.has([]string{`{"visits": 1, "account": {"name": "ann", "visits": 1}}`}, "-c", c.jar, "-b", c.jar, "/cookie")
	c.has([]string{`"account": null`}, "-b", `account="!AAAAAAAAAAAAAAAAAAAAAA==?gAWVAA=="`, "/cookie")
	tag := filepath.Join(filepath.Dir(c.jar), "tag")
	c.has([]string{"200 OK", "ETag: "}, "-i", "--etag-save", tag, "/tagged")
	c.has([]string{"304 Not Modified"}, "-i", "--etag-compare", tag, "/tagged")
	file := filepath.Join(filepath.Dir(c.jar), "file")
	c.get("-R", "-o", file, "/files/numbers.txt")
	c.has([]string{"304 Not Modified"}, "-i", "-z", file, "/files/numbers.txt")
	whole, _ := os.ReadFile("../../testdata/bottle/static/numbers.txt")
	if got, _ := os.ReadFile(file); len(whole) == 0 || !bytes.Equal(got, whole) {
		c.Errorf("%d bytes of a file with %d", len(got), len(whole))
	}
}

// curlBodies: uploads and large bodies, of known and unknown length, asked for before
// they are sent ("Expect: 100-continue").
func curlBodies(c *curl) {
	file := filepath.Join(filepath.Dir(c.jar), "big.bin")
	if err := os.WriteFile(file, bytes.Repeat([]byte("0123456789abcde\n"), 200_000), 0o644); err != nil {
		c.Fatal(err)
	}
	const size, sum = `"size": 3200000`, `"sha": "`
	c.has([]string{`"filename": "big.bin"`, size, `"title": "a title"`}, "-F", "title=a title", "-F", "data=@"+file, "/upload")
	known := c.get("--data-binary", "@"+file, "/body")
	if !strings.Contains(known, size) || !strings.Contains(known, sum) {
		c.Error(known)
	}
	for _, args := range [][]string{
		{"-H", "Transfer-Encoding: chunked", "--data-binary", "@" + file},
		{"-H", "Expect: 100-continue", "--data-binary", "@" + file},
		{"-X", "POST", "-T", file},
	} {
		if got := c.get(append(args, "/body")...); got != known {
			c.Errorf("curl %q: %s, want %s", args, got, known)
		}
	}
}
