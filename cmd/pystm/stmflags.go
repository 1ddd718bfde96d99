package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"pystm/runtime/stm"
)

// stmOptions are the options about transactions.
type stmOptions struct {
	segments int  // 0: as many as cores
	always   bool // run transactions with one thread, too
	chaos    stm.Chaos
	stats    bool
	debug    bool // tell of deadlocks
}

// defaultChaos is the share of break points that abort under --chaos.
const defaultChaos = 0.01

// option takes one option; known is false if it is none of these. take gives
// its value.
func (s *stmOptions) option(name string, take func() (string, error)) (known bool, err error) {
	value := ""
	switch name {
	case "--stm-stats":
		s.stats = true
		return true, nil
	case "--stm-debug":
		s.debug = true
		return true, nil
	case "--segments", "--stm", "--chaos":
		if value, err = take(); err != nil {
			return true, err
		}
	default:
		return false, nil
	}
	switch name {
	case "--segments":
		err = s.setSegments(value)
	case "--stm":
		switch value {
		case "always":
			s.always = true
		case "auto":
			s.always = false
		default:
			err = usageError{"Argument for the --stm option must be always or auto, not " + value}
		}
	case "--chaos":
		err = s.setChaos(value)
	}
	return true, err
}

func (s *stmOptions) setSegments(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > 250 {
		return usageError{"the number of segments must be 1 to 250, not " + value}
	}
	s.segments = n
	return nil
}

func (s *stmOptions) setChaos(value string) error {
	seed, rate, has := strings.Cut(value, ",")
	n, err := strconv.ParseInt(seed, 10, 64)
	share := defaultChaos
	if err == nil && has {
		share, err = strconv.ParseFloat(rate, 64)
	}
	if err != nil || !(share >= 0 && share <= 1) {
		return usageError{"Argument for the --chaos option must be SEED or SEED,RATE with a rate of 0 to 1, not " + value}
	}
	s.chaos = stm.Chaos{Seed: n, Abort: share}
	s.always = true
	return nil
}

// apply sets the runtime's options.
func (s *stmOptions) apply(o *stm.Options) {
	o.Segments, o.Transactional, o.Chaos = s.segments, s.always, s.chaos
	if rate := s.chaos.Abort; rate > 0 {
		o.Work = int32(1 + 0.3/rate) // so that most transactions come to their end
	}
}

// showStats shows what the transactions of a run did.
func showStats(w io.Writer, rt *stm.Runtime) {
	for e, n := range rt.Events() {
		fmt.Fprintf(w, "%-20s %d\n", stm.Event(e), n)
	}
	for s, d := range rt.Times() {
		fmt.Fprintf(w, "%-20s %.1f ms\n", stm.Spent(s), float64(d.Microseconds())/1000)
	}
}
