package cjk

import (
	"strings"
	"testing"
)

// BenchmarkLoad reads a table.
func BenchmarkLoad(b *testing.B) {
	for _, f := range []struct {
		file *string
		name string
	}{{&jpFile, "shift_jis"}, {&jpFile, "euc_jis_2004"}, {&cnFile, "gbk"}, {&cnFile, "gb18030-4"}, {&krFile, "cp949"}, {&twFile, "big5hkscs"}} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				from(f.file, f.name)()
			}
		})
	}
}

// BenchmarkDecode and BenchmarkEncode convert text of common characters.
func BenchmarkDecode(b *testing.B) {
	convert(b, func(c *Codec, data []byte, _ string, out []byte) {
		st := c.Start(true)
		c.Decode(&st, data, out)
	})
}

func BenchmarkEncode(b *testing.B) {
	convert(b, func(c *Codec, _ []byte, text string, out []byte) {
		st := c.Start(false)
		c.Encode(&st, text, true, out)
	})
}

func convert(b *testing.B, f func(c *Codec, data []byte, text string, out []byte)) {
	text := strings.Repeat("中文大小人山水火金木土, abc.\n", 1000)
	out := make([]byte, 0, 2*len(text))
	for _, c := range All() {
		data := encodeReplacing(c, text)
		b.Run(c.Name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				f(c, data, text, out)
			}
		})
	}
}
