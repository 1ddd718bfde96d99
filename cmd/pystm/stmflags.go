package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"pystm/lang/vm"
	"pystm/runtime/stm"
	"pystm/runtime/stmlog"
)

// stmOptions are the options about transactions.
type stmOptions struct {
	segments int  // 0: as many as cores
	always   bool // run transactions with one thread, too
	chaos    stm.Chaos
	steady   bool   // threads do not take turns
	debug    bool   // tell of deadlocks
	stats    string // how to show at exit what the transactions did: "", "short" or "all"
	log      string // file to record that in, "" for none
}

// defaultChaos is the share of break points that abort under --chaos.
const defaultChaos = 0.01

// option takes one option; known is false if it is none of these. glued is what
// stands behind its =, take gives its value.
func (s *stmOptions) option(name, glued string, take func() (string, error)) (known bool, err error) {
	value := ""
	switch name {
	case "--stm-stats":
		switch glued {
		case "", "short", "all":
			s.stats = cmp.Or(glued, "short")
			return true, nil
		}
		return true, usageError{"Argument for the --stm-stats option must be short or all, not " + glued}
	case "--stm-debug":
		s.debug = true
		return true, nil
	case "--segments", "--stm", "--chaos", "--stm-log":
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
	case "--stm-log":
		s.log = value
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
	o.Segments, o.Transactional, o.Steady, o.Chaos = s.segments, s.always, s.steady, s.chaos
	if rate := s.chaos.Abort; rate > 0 {
		o.Work = int32(1 + 0.3/rate) // so that most transactions come to their end
	}
}

// openLog begins the record of what the transactions do, if one is wanted. %p in
// its name is the number of the process. Without it the programs that this one
// starts must not write to the same file.
func (s *stmOptions) openLog(o *stm.Options) error {
	if s.log == "" {
		return nil
	}
	name := strings.ReplaceAll(s.log, "%p", strconv.Itoa(os.Getpid()))
	if name == s.log {
		os.Unsetenv("PYSTM_LOG")
	}
	segments := cmp.Or(s.segments, min(runtime.GOMAXPROCS(0), runtime.NumCPU()))
	w, err := stmlog.Create(name, segments, strings.Join(os.Args, " "))
	if err != nil {
		return err
	}
	o.Log = w
	return nil
}

// showAll shows all that is counted about the transactions of a run.
func showAll(w io.Writer, rt *stm.Runtime) {
	for e, n := range rt.Events() {
		fmt.Fprintf(w, "%-20s %d\n", stm.Event(e), n)
	}
	for s, d := range rt.Times() {
		fmt.Fprintf(w, "%-20s %.1f ms\n", stm.Spent(s), float64(d.Microseconds())/1000)
	}
}

// showStats shows in ten lines what the transactions of a run did.
func showStats(w io.Writer, st vm.Stats) {
	ends := st.Commits + st.Aborts
	work := st.Useful + st.Lost
	fmt.Fprintf(w, "transactions      %d, of which %s were committed\n", ends, percent(float64(st.Commits), float64(ends)))
	fmt.Fprintf(w, "aborted           %d%s\n", st.Aborts, byKind(st.Conflicts, func(y stm.Tally) uint64 { return y.Aborts }))
	fmt.Fprintf(w, "irrevocable       %d\n", st.Irrevocable)
	fmt.Fprintf(w, "mean length       %s\n", duration(st.Useful/time.Duration(max(st.Commits, 1))))
	fmt.Fprintf(w, "useful work       %s, %s of all that was done in transactions\n", duration(st.Useful), percent(float64(st.Useful), float64(work)))
	fmt.Fprintf(w, "lost by aborts    %s\n", duration(st.Lost))
	fmt.Fprintf(w, "in commits        %s\n", duration(st.Commit))
	fmt.Fprintf(w, "waiting           %s for other threads, %s taking turns, %s for locks, %s for a segment\n",
		duration(st.Waiting), duration(st.Turns), duration(st.Locks), duration(st.Queued))
	fmt.Fprintf(w, "collecting        %s in %d major collections\n", duration(st.Collecting), st.Collections)
	fmt.Fprintf(w, "%s\n", verdict(st))
}

// byKind lists counts that are not 0 with the kind of conflict.
func byKind(list []stm.Tally, count func(stm.Tally) uint64) string {
	var parts []string
	for k, y := range list {
		if n := count(y); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, stm.ConflictKind(k)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, ", ")
}

// verdict says what matters about a run.
func verdict(st vm.Stats) string {
	work := st.Useful + st.Lost + st.Commit
	switch {
	case st.Commits+st.Aborts == 0:
		return "There was one thread, so no transactions were needed."
	case st.Lost > work/10 || st.Waiting+st.Turns > work/5:
		return "Conflicts cost much: run with --stm-log FILE, then pystm stmlog FILE shows where."
	case st.Commit > work/10:
		return "Transactions are short for what their commits cost."
	}
	return "Little was lost."
}

func percent(n, of float64) string {
	if of == 0 {
		return "0 %"
	}
	return fmt.Sprintf("%.1f %%", 100*n/of)
}

// duration is a time with three digits.
func duration(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.3g s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.3g ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.3g µs", float64(d)/float64(time.Microsecond))
}
