package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// python -m http.server serves a folder until Ctrl-C.
func TestModuleHTTPServer(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "é file.txt"), []byte("content\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(build(t), "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	watch := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer watch.Stop()
	text := bufio.NewReader(out)
	line, _ := text.ReadString('\n')
	m := regexp.MustCompile(`^Serving HTTP on 127\.0\.0\.1 port \d+ \((http://127\.0\.0\.1:\d+/)\) \.\.\.\n$`).FindStringSubmatch(line)
	if m == nil {
		cmd.Process.Kill()
		t.Fatalf("it says %q", line)
	}
	for path, want := range map[string]string{
		"":                  "200 <a href=\"%C3%A9%20file.txt\">é file.txt</a>",
		"%C3%A9%20file.txt": "200 content",
		"nothing":           "404 File not found",
	} {
		r, err := http.Get(m[1] + path)
		if err != nil {
			t.Error(err)
			continue
		}
		body, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if status, text, _ := strings.Cut(want, " "); !strings.HasPrefix(r.Status, status) || !strings.Contains(string(body)+r.Status, text) {
			t.Errorf("%q: %s\n%s", path, r.Status, body)
		}
	}
	cmd.Process.Signal(syscall.SIGINT)
	rest, _ := io.ReadAll(text)
	if err := cmd.Wait(); err != nil || string(rest) != "\nKeyboard interrupt received, exiting.\n" {
		t.Errorf("it ends with %v: %q", err, rest)
	}
}
