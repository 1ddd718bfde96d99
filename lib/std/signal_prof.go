package std

import (
	"os/signal"
	"runtime"
	"sync"
	"time"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// cpuTimer is ITIMER_PROF: it sends SIGPROF when the process has used some time of processors. The system's would send
// a signal that Go's runtime takes for its own profiler, so a goroutine looks at the clock.
type cpuTimer struct {
	mu    sync.Mutex
	at    int64         // when the clock says so; guarded by mu
	every int64         // nanoseconds, 0: once; guarded by mu
	ends  chan struct{} // closed when the timer is set anew; nil: it does not run; guarded by mu
}

// tick is how exactly the system's own timers of this kind go.
const tick = 4 * time.Millisecond

// processorTime is what the process has used so far.
func processorTime() int64 { return clockNow(unix.CLOCK_PROCESS_CPUTIME_ID) }

// get is how much is left, and the interval.
func (c *cpuTimer) get() unix.Itimerval {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.left()
}

// left is get; the caller holds mu.
func (c *cpuTimer) left() (timer unix.Itimerval) {
	if c.ends != nil {
		timer.Value = unix.NsecToTimeval(max(c.at-processorTime(), int64(time.Microsecond)))
		timer.Interval = unix.NsecToTimeval(c.every)
	}
	return timer
}

// set sets the timer; a value of zero stops it. The result is what was left.
func (c *cpuTimer) set(machine *vm.VM, timer unix.Itimerval) (left unix.Itimerval, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	value, every := timer.Value.Nano(), timer.Interval.Nano()
	if value < 0 || every < 0 {
		return left, unix.EINVAL
	}
	left = c.left()
	if c.ends != nil {
		close(c.ends)
		c.ends = nil
	}
	if value > 0 {
		c.at, c.every, c.ends = processorTime()+value, every, make(chan struct{})
		go c.run(machine, c.ends)
	}
	return left, nil
}

// run sends signals until the timer is set anew.
func (c *cpuTimer) run(machine *vm.VM, ends chan struct{}) {
	for {
		wait, due := c.next(ends)
		if due {
			profiled(machine)
		}
		if wait < 0 {
			return
		}
		select {
		case <-ends:
			return
		case <-time.After(wait):
		}
	}
}

// next tells whether it is time for a signal, and how long there is none at least; below 0: there are no more.
func (c *cpuTimer) next(ends chan struct{}) (wait time.Duration, due bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ends != ends {
		return -1, false
	}
	now := processorTime()
	if due = now >= c.at; due {
		if c.every == 0 {
			c.ends = nil
			return -1, true
		}
		c.at += c.every * ((now-c.at)/c.every + 1)
	}
	return max(time.Duration(c.at-now)/time.Duration(runtime.NumCPU()), tick), due
}

// profiled does what a SIGPROF does.
func profiled(machine *vm.VM) {
	n := int(unix.SIGPROF)
	blocked, _ := machine.BlockedSignals()
	switch {
	case machine.HandlesSignal(n) || blocked.Has(n):
		machine.RaiseSignal(n)
	case !signal.Ignored(unix.SIGPROF):
		dieOf(unix.SIGPROF)
	}
}
