package edit

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// A History holds the entries that were typed, also in former sessions. In the
// file an entry is a line; what follows its first line is indented by a tab.
// Several programs may add to the same file.
type History struct {
	path    string
	entries []string
}

// maxEntries is how many entries a file keeps, about.
const maxEntries = 10_000

// OpenHistory reads a file of entries, if it is there; none for "".
func OpenHistory(path string) *History {
	h := &History{path: path}
	if path == "" {
		return h
	}
	f, err := os.Open(path)
	if err != nil {
		return h
	}
	defer f.Close()
	h.entries = readEntries(f)
	if len(h.entries) > 2*maxEntries {
		h.entries = h.entries[len(h.entries)-maxEntries:]
		h.shorten()
	}
	return h
}

func readEntries(r io.Reader) []string {
	var entries []string
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadString('\n')
		text := strings.ToValidUTF8(strings.TrimSuffix(line, "\n"), "\uFFFD")
		if rest, more := strings.CutPrefix(text, "\t"); more && len(entries) > 0 {
			entries[len(entries)-1] += "\n" + rest
		} else if text != "" {
			entries = append(entries, text)
		}
		if err != nil {
			return entries
		}
	}
}

// Add adds an entry, if it is not the same as the last one.
func (h *History) Add(entry string) {
	entry = strings.TrimLeft(strings.TrimRight(entry, " \t\n"), " \t\n")
	if entry == "" || len(h.entries) > 0 && h.entries[len(h.entries)-1] == entry {
		return
	}
	h.entries = append(h.entries, entry)
	h.append(stored(entry))
}

// stored is an entry as it stands in the file.
func stored(entry string) []byte {
	return []byte(strings.ReplaceAll(entry, "\n", "\n\t") + "\n")
}

// append adds to the end of the file. History is a convenience: if it cannot be
// stored there is none.
func (h *History) append(text []byte) {
	if h.path == "" {
		return
	}
	f := h.locked()
	if f == nil {
		return
	}
	defer f.Close()
	f.Write(text)
}

// locked opens the file and locks it. Another program may have put a new one in
// its place meanwhile.
func (h *History) locked() *os.File {
	for range 10 {
		f, err := os.OpenFile(h.path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil
		}
		if unix.Flock(int(f.Fd()), unix.LOCK_EX) == nil {
			if now, err := os.Stat(h.path); err == nil {
				if this, err := f.Stat(); err == nil && os.SameFile(now, this) {
					f.Chmod(0o600)
					return f
				}
			}
		}
		f.Close()
	}
	return nil
}

// shorten makes a new file of the last entries of the old one.
func (h *History) shorten() {
	f := h.locked()
	if f == nil {
		return
	}
	defer f.Close()
	entries := readEntries(f)
	entries = entries[max(0, len(entries)-maxEntries):]
	var b bytes.Buffer
	for _, e := range entries {
		b.Write(stored(e))
	}
	tmp, err := os.CreateTemp(filepath.Dir(h.path), ".pystm_history-") // private as the file is
	if err != nil {
		return
	}
	_, err = tmp.Write(b.Bytes())
	if tmp.Close() != nil || err != nil || os.Rename(tmp.Name(), h.path) != nil {
		os.Remove(tmp.Name())
	}
}

// find looks for an entry that holds a text, from entry i backwards or onwards,
// and gives its number and where the text stands; -1 if there is none.
func (h *History) find(text string, i, step int) (entry, at int) {
	for ; i >= 0 && i < len(h.entries); i += step {
		if at := strings.LastIndex(h.entries[i], text); at >= 0 {
			return i, at
		}
	}
	return -1, -1
}
