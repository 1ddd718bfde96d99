//go:build !slow

package main

import "time"

// randomTime is how long random input is typed.
const randomTime = 5 * time.Second
