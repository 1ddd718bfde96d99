//go:build !slow

package main

// demos are the demos, small.
var demos = []demo{
	{"0.001", []string{"primes.py", "2000"}},
	{"0.001", []string{"nqueens.py", "5"}},
	{"0.001", []string{"skiplist.py", "400"}},
	{"0.001", []string{"worms.py", "400"}},
	{"0.001", []string{"wordcount.py", "2000"}},
	{"0.001", []string{"lee.py", "20"}},
	{"0.001", []string{"bank.py", "400"}},
	{"0.001", []string{"tsp.py", "6"}},
	{"0.0001", []string{"orders.py", "slow", "20"}},
	{"0.0001", []string{"orders.py", "fast", "20"}},
}
