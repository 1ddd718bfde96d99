package cjk

import "testing"

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
