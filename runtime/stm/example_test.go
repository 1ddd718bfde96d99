package stm_test

import (
	"fmt"
	"sync"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// clerk is a thread whose whole state is one reference.
type clerk struct {
	account, saved uint64
}

func (c *clerk) Roots(minor bool, visit gc.Visit) {
	visit(unsafe.Pointer(&c.account), 1)
	if !minor {
		visit(unsafe.Pointer(&c.saved), 1)
	}
}
func (c *clerk) Save()               { c.saved = c.account }
func (c *clerk) Restore()            { c.account = c.saved }
func (c *clerk) Position() stm.Place { return stm.Place{} }

// Four threads add to one account. Words that are no references have a low
// bit set; here numbers are shifted to the left by three bits and have all.
func Example() {
	rt, err := stm.New(stm.Options{Heap: gc.Options{Kinds: []gc.Kind{
		1: {Name: "account", FirstRef: 1, EndRef: -1},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Close()

	// The first thread makes the account. When it detaches, its work is committed.
	c := new(clerk)
	main := rt.NewThread(c)
	if err := main.Attach(); err != nil {
		fmt.Println(err)
		return
	}
	account := main.Segment().Alloc(1, 0, 16)
	main.Segment().SetWord(account, 1, 0<<3|7)
	c.account = uint64(account)
	main.Detach()

	var wg sync.WaitGroup
	for range 4 {
		own := &clerk{account: c.account}
		t := rt.NewThread(own)
		wg.Go(func() {
			defer t.Close()
			if err := t.Attach(); err != nil {
				fmt.Println(err)
				return
			}
			for n := 0; n < 1000; {
				s, account := t.Segment(), gc.Ref(own.account)
				s.WriteBarrier(account)
				s.SetWord(account, 1, s.Word(account, 1)+1<<3)
				if t.Break() { // false: rolled back, do it again
					n++
				}
			}
			for !t.Detach() {
			}
		})
	}
	wg.Wait()

	if err := main.Attach(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(main.Segment().Word(gc.Ref(c.account), 1) >> 3)
	// Output: 4000
}
