//go:build slow

package main

// demos are the demos as people run them.
var demos = []demo{
	{"0.0000001", []string{"primes.py"}},
	{"0.000001", []string{"nqueens.py"}},
	{"0.0001", []string{"skiplist.py"}},
	{"0.0001", []string{"worms.py"}},
	{"0.000001", []string{"wordcount.py"}},
	{"0.00001", []string{"lee.py"}},
	{"0.00001", []string{"bank.py"}},
	{"0.00001", []string{"tsp.py"}},
	{"0.00001", []string{"orders.py", "slow"}},
	{"0.00001", []string{"orders.py", "fast"}},
}
