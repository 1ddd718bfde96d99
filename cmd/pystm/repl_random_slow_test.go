//go:build slow

package main

import "time"

// randomTime is how long random input is typed.
const randomTime = time.Hour
