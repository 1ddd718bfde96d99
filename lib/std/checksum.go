package std

import (
	"hash/adler32"
	"hash/crc32"
)

// The checksums of compressed data.

// updateCheck goes on with the checksum of a wrapper.
func updateCheck(w wrapper, check uint32, p []byte) uint32 {
	switch w {
	case wrapGzip:
		return crc32.Update(check, crc32.IEEETable, p)
	case wrapZlib:
		return adlerUpdate(check, p)
	}
	return check
}

// adlerUpdate goes on with an Adler-32 checksum.
func adlerUpdate(check uint32, p []byte) uint32 {
	const mod = 65521
	a, b := check&0xffff, check>>16
	if a == 1 && b == 0 {
		return adler32.Checksum(p)
	}
	for len(p) > 0 {
		n := min(len(p), 5552)
		for _, c := range p[:n] {
			a += uint32(c)
			b += a
		}
		a %= mod
		b %= mod
		p = p[n:]
	}
	return b<<16 | a
}
