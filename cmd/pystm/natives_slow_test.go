//go:build slow

package main

import (
	"testing"
	"time"
)

func TestManyNatives(t *testing.T) { manyNatives(t, 20*time.Minute) }
