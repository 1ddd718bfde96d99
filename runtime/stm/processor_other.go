//go:build !linux

package stm

// whereabouts is 0: the system does not tell.
func whereabouts() uint64 { return 0 }

func moveFrom(processor, thread int) {}
