//go:build slow

package main

import (
	"testing"
	"time"
)

func TestManyNatives(t *testing.T) { fuzz(t, "natives.py", 20*time.Minute) }

func TestManyFormats(t *testing.T) { fuzz(t, "formats.py", 5*time.Minute) }

func TestManyCodes(t *testing.T) { fuzz(t, "codes.py", 10*time.Minute) }
