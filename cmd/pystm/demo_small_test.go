//go:build !slow

package main

// demos are the command lines of the demos, small.
var demos = [][]string{
	{"primes.py", "2000"}, {"nqueens.py", "5"}, {"skiplist.py", "400"}, {"worms.py", "400"}, {"wordcount.py", "2000"},
	{"lee.py", "20"}, {"bank.py", "400"}, {"tsp.py", "6"}, {"orders.py", "slow", "20"}, {"orders.py", "fast", "20"},
}

// demoRate is the share of break points that abort.
const demoRate = ",0.001"
