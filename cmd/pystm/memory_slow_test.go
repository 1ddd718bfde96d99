//go:build slow

package main

import "testing"

// Ten minutes each, in which memory has to stay as it is after a quarter.

func TestLongSoak(t *testing.T) { soak(t, 600, 10, "soak.py") }

func TestLongSoakThreads(t *testing.T) { soak(t, 600, 10, "threads_soak.py", "--chaos=1") }
