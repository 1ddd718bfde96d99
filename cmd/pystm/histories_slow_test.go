//go:build slow

package main

import (
	"testing"
	"time"
)

func TestManyHistories(t *testing.T) {
	exe := build(t)
	for end := time.Now().Add(10 * time.Minute); time.Now().Before(end) && !t.Failed(); {
		for _, flags := range historyModes() {
			history(t, exe, 10000, flags...)
		}
	}
}
