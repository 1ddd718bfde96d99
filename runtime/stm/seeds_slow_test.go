//go:build slow

package stm

// modelSeeds is how many interleavings TestModelRandom tries.
const modelSeeds = 10_000
