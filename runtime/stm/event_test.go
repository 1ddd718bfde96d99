package stm

import "testing"

func TestEventNames(t *testing.T) {
	seen := map[string]bool{}
	for e := range eventCount {
		if name := e.String(); name == "" || seen[name] {
			t.Errorf("event %d is called %q", e, name)
		} else {
			seen[name] = true
		}
	}
}
