package stmlog

import (
	"encoding/binary"
	"hash/crc32"
	"os"
	"sync"
	"time"
)

// Sizes and bounds of a writer.
const (
	bufferSize = 64 << 10
	maxBuffers = 64        // that wait to be written; what comes then is dropped
	maxStacks  = 20_000    // different ones that are told apart
	maxFile    = 512 << 20 // bytes of a file; what comes then is dropped
	interval   = 200 * time.Millisecond
)

var chunkMark = [4]byte{0xf5, 'l', 'o', 'g'}

const chunkHead = 12

// Where explains a word of a place.
type Where struct {
	File, Function string
	Line           int
	Text           string // the line of the source, if it is known
}

// Writer writes a log. Records go to a buffer in memory, which a goroutine
// writes to the file now and then: so putting a record never waits for the
// file. What the file does not take in time is dropped, and counted.
type Writer struct {
	begin   time.Time
	file    *os.File
	limit   int64
	explain func(word uint64) Where

	mu      sync.Mutex
	buf     []byte
	full    [][]byte // to be written before buf
	spare   [][]byte
	dropped uint64
	closed  bool
	stacks  map[Words]uint64
	news    []Words // the last of the stacks, which are not explained yet

	wake, done chan struct{}

	// Of the goroutine.
	size   int64
	err    error
	frames map[uint64]uint64 // number of the frame of a word
	told   uint64            // stacks explained
}

// Create begins a log in a file.
func Create(name string, segments int, command string) (*Writer, error) {
	return create(name, segments, command, maxFile)
}

func create(name string, segments int, command string, limit int64) (*Writer, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	w := &Writer{
		begin: time.Now(), file: f, limit: limit, size: int64(len(Magic)),
		buf: make([]byte, 0, bufferSize), stacks: map[Words]uint64{}, frames: map[uint64]uint64{},
		wake: make(chan struct{}, 1), done: make(chan struct{}),
	}
	if _, err := f.WriteString(Magic); err != nil {
		f.Close()
		return nil, err
	}
	w.buf = append(w.buf, byte(Start))
	for _, n := range [...]int64{w.begin.UnixNano(), int64(os.Getpid()), int64(segments)} {
		w.buf = binary.AppendUvarint(w.buf, uint64(n))
	}
	w.buf = appendText(w.buf, command)
	go w.run()
	return w, nil
}

// Explain sets what explains places. It is called on another goroutine.
func (w *Writer) Explain(explain func(word uint64) Where) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.explain = explain
}

// Time is a time as records have it.
func (w *Writer) Time(t time.Time) uint64 { return uint64(max(t.Sub(w.begin), 0)) }

// Put records an event whose row has neither text nor list.
func (w *Writer) Put(kind Kind, fields ...uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.room() {
		return
	}
	w.buf = appendRecord(w.buf, kind, fields)
}

// PutText records an event with a text.
func (w *Writer) PutText(kind Kind, text string, fields ...uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.room() {
		return
	}
	w.buf = appendText(appendRecord(w.buf, kind, fields), text)
}

// Stack is the number of a place.
func (w *Writer) Stack(p Words) uint64 {
	if p[0] == 0 {
		return 0
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	n := w.stacks[p]
	if n == 0 && len(w.stacks) < maxStacks {
		n = uint64(len(w.stacks) + 1)
		w.stacks[p] = n
		w.news = append(w.news, p)
	}
	return n
}

const maxRecord = 1 + MaxFields*binary.MaxVarintLen64

// room makes room for a record; false: it is dropped.
func (w *Writer) room() bool {
	if w.closed {
		return false
	}
	if len(w.buf)+maxRecord <= bufferSize {
		return true
	}
	if len(w.full) >= maxBuffers {
		w.dropped++
		return false
	}
	w.full = append(w.full, w.buf)
	w.buf = w.spareBuffer()
	select {
	case w.wake <- struct{}{}:
	default:
	}
	return true
}

func (w *Writer) spareBuffer() []byte {
	if n := len(w.spare); n > 0 {
		b := w.spare[n-1]
		w.spare = w.spare[:n-1]
		return b[:0]
	}
	return make([]byte, 0, bufferSize)
}

func appendRecord(b []byte, kind Kind, fields []uint64) []byte {
	b = append(b, byte(kind))
	for _, f := range fields {
		b = binary.AppendUvarint(b, f)
	}
	return b
}

func appendText(b []byte, text string) []byte {
	text = text[:min(len(text), maxText)]
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// maxText bounds the length of a text.
const maxText = 4096

// run writes what was recorded until the log is closed.
func (w *Writer) run() {
	defer close(w.done)
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-w.wake:
		case <-tick.C:
		}
		if w.flush() {
			return
		}
	}
}

// flush writes what was recorded so far; true if the log is closed.
func (w *Writer) flush() (closed bool) {
	w.mu.Lock()
	full, news, explain, closed := append(w.full, w.buf), w.news, w.explain, w.closed
	w.full, w.news, w.buf = nil, nil, w.spareBuffer()
	w.mu.Unlock()
	w.chunk(w.explained(news, explain))
	for _, b := range full {
		w.chunk(b)
	}
	w.mu.Lock()
	for _, b := range full {
		if len(w.spare) < 4 && cap(b) == bufferSize {
			w.spare = append(w.spare, b)
		}
	}
	w.mu.Unlock()
	return closed
}

// explained makes the records that explain stacks.
func (w *Writer) explained(stacks []Words, explain func(uint64) Where) (b []byte) {
	for _, s := range stacks {
		w.told++
		list := make([]uint64, 0, Depth)
		for _, word := range s {
			if word == 0 {
				break
			}
			n := w.frames[word]
			if n == 0 {
				n = uint64(len(w.frames) + 1)
				w.frames[word] = n
				var p Where
				if explain != nil {
					p = explain(word)
				}
				b = appendRecord(b, Frame, []uint64{n, uint64(max(p.Line, 0))})
				b = appendText(b, p.File+"\x00"+p.Function+"\x00"+p.Text)
			}
			list = append(list, n)
		}
		b = appendRecord(b, Stack, []uint64{w.told})
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, n := range list {
			b = binary.AppendUvarint(b, n)
		}
		if len(b) > bufferSize {
			w.chunk(b)
			b = nil
		}
	}
	return b
}

// chunk writes a chunk.
func (w *Writer) chunk(content []byte) {
	if len(content) == 0 {
		return
	}
	if w.err != nil || w.size+chunkHead+int64(len(content)) > w.limit {
		w.mu.Lock()
		w.dropped++
		w.mu.Unlock()
		return
	}
	w.write(content)
}

func (w *Writer) write(content []byte) {
	head := make([]byte, chunkHead, chunkHead+len(content))
	copy(head, chunkMark[:])
	binary.LittleEndian.PutUint32(head[4:], uint32(len(content)))
	binary.LittleEndian.PutUint32(head[8:], crc32.ChecksumIEEE(content))
	n, err := w.file.Write(append(head, content...)) // in one piece
	w.size, w.err = w.size+int64(n), err
}

// Close ends the log, also one that has reached its bound. The error is the first
// one that was met.
func (w *Writer) Close() error {
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return nil
	}
	w.closed = true
	w.mu.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
	<-w.done
	if w.err == nil {
		w.write(appendRecord(nil, End, []uint64{w.Time(time.Now()), w.dropped}))
	}
	if err := w.file.Close(); w.err == nil {
		w.err = err
	}
	return w.err
}
