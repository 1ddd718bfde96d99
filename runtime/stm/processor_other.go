//go:build !linux

package stm

// whereabouts does not know.
func whereabouts() uint64 { return 0 }

func moveFrom(processor, thread int) {}
