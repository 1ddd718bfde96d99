//go:build !slow

package stm

// modelSeeds is how many interleavings TestModelRandom tries.
const modelSeeds = 150

// exhaustivePairs is how many pairs of transactions TestExhaustiveSmall tries.
const exhaustivePairs = 9

// exhaustiveOps is how long these are.
const exhaustiveOps = 3
