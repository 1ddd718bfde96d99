package main

import (
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/runtime/stm"
)

// sectionProgram has one thread count whenever it is wanted, and another count and then look at something that only the first
// one counts, and want that it counts.
const sectionProgram = `
import threading, transaction
class C:
    def __init__(c): c.x = c.y = 0
both, one = C(), C()
lock = threading.Lock()
def count():
    while not over():
        if wanted():
            with lock:
                both.x += 1
                one.x += 1
            transaction.hint_commit_soon()
            for _ in (1, 2): pass       # the transaction ends here
            counted()
def look():
    for i in range(ROUNDS):
        for _ in range(100):
            with SECTION: both.x += 1
        with SECTION:
            begin(i)
            one.x
            while waits(): pass
    end()
ts = [threading.Thread(target=f) for f in (count, look)]
for t in ts: t.start()
for t in ts: t.join()
assert both.x == one.x + 100 * ROUNDS
`

// A section which looks at what others count is aborted as the transaction has counted, too, and has a transaction of its own
// then, in the past: others may count on.
func TestSectionOfItsOwn(t *testing.T) {
	const rounds, warmup = 40, 10
	for _, section := range []string{"lock", "transaction.atomic"} {
		t.Run(section, func(t *testing.T) {
			machine, thread, err := newVM(&options{maxHeap: 256 << 20, stm: stmOptions{segments: 2, steady: true}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var want, ended atomic.Bool
			var since time.Time
			var first []uint64
			for name, fn := range map[string]vm.NativeFunc{
				"begin": func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
					if args[0].Int() == warmup && first == nil {
						first = machine.RT.Events()
					}
					since = time.Now()
					want.Store(true)
					return obj.NoneValue, nil
				},
				"waits": func(*vm.Thread, []vm.Value) (vm.Value, error) {
					if !want.Load() || time.Since(since) > time.Second { // the other may wait for the lock
						return obj.FalseValue, nil
					}
					time.Sleep(50 * time.Microsecond) // or the lock would really be taken
					return obj.TrueValue, nil
				},
				"wanted":  func(*vm.Thread, []vm.Value) (vm.Value, error) { return obj.Bool(want.Load()), nil },
				"counted": func(*vm.Thread, []vm.Value) (vm.Value, error) { want.Store(false); return obj.NoneValue, nil },
				"over":    func(*vm.Thread, []vm.Value) (vm.Value, error) { return obj.Bool(ended.Load()), nil },
				"end":     func(*vm.Thread, []vm.Value) (vm.Value, error) { ended.Store(true); return obj.NoneValue, nil },
			} {
				sig := ""
				if name == "begin" {
					sig = "i, /"
				}
				if err := thread.StrSet(machine.Builtins(), thread.Intern(name), thread.NewNative(vm.Native{Name: name, Sig: sig, Fn: fn})); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := thread.ImportModule("sys"); err != nil {
				t.Fatal(err)
			}
			if err := thread.RunCommand(strings.NewReplacer("ROUNDS", strconv.Itoa(rounds), "SECTION", section).Replace(sectionProgram)); err != nil {
				t.Fatal(thread.ReportUncaught(err))
			}
			last := machine.RT.Events()
			aborts, past := last[stm.EventAbort]-first[stm.EventAbort], last[stm.EventPast]-first[stm.EventPast]
			t.Logf("%d aborts, %d commits in the past", aborts, past)
			if aborts > (rounds-warmup)*3/2 || past < (rounds-warmup)/2 {
				t.Errorf("%d aborts, %d commits in the past", aborts, past)
			}
		})
	}
}
