//go:build slow

package main

// demos are the command lines of the demos, as people run them.
var demos = [][]string{
	{"primes.py"}, {"nqueens.py"}, {"skiplist.py"}, {"worms.py"}, {"wordcount.py"},
	{"lee.py"}, {"bank.py"}, {"tsp.py"}, {"orders.py", "slow"}, {"orders.py", "fast"},
}

// demoRate is the share of break points that abort.
const demoRate = ",0.0001"
