package builtin

import (
	"errors"
	"math/rand"
	"slices"
	"testing"
)

type sortItem struct{ key, place int }

// sortInputs are sequences with and without order in them.
func sortInputs(rng *rand.Rand, n int) [][]sortItem {
	make1 := func(f func(i int) int) []sortItem {
		a := make([]sortItem, n)
		for i := range a {
			a[i] = sortItem{f(i), i}
		}
		return a
	}
	return [][]sortItem{
		make1(func(int) int { return rng.Intn(n + 1) }),
		make1(func(int) int { return rng.Intn(3) }),
		make1(func(i int) int { return i }),
		make1(func(i int) int { return -i }),
		make1(func(i int) int { return i % 50 }),
		make1(func(i int) int {
			if rng.Intn(20) == 0 {
				return rng.Intn(n + 1)
			}
			return i
		}),
		make1(func(i int) int { return max(i, n-i) }),
	}
}

func lessItem(x, y sortItem) (bool, error) { return x.key < y.key, nil }

func TestMergeSort(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	for _, n := range []int{0, 1, 2, 3, 10, 23, 24, 25, 100, 1000, 5000} {
		for k, a := range sortInputs(rng, n) {
			want := slices.Clone(a)
			slices.SortStableFunc(want, func(x, y sortItem) int { return x.key - y.key })
			if err := mergeSort(a, lessItem); err != nil || !slices.Equal(a, want) {
				t.Errorf("length %d, input %d: not sorted, or not stably: %v", n, k, err)
			}
		}
	}
}

func TestMergeSortOrdered(t *testing.T) {
	for _, step := range []int{1, -1} {
		n := 0
		a := make([]int, 10000)
		for i := range a {
			a[i] = i * step
		}
		mergeSort(a, func(x, y int) (bool, error) { n++; return x < y, nil })
		if !slices.IsSorted(a) || n != len(a)-1 {
			t.Errorf("step %d: %d comparisons for %d items in order", step, n, len(a))
		}
	}
}

// An error in the middle loses no item.
func TestMergeSortError(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	stop := errors.New("stop")
	for round := range 200 {
		a := sortInputs(rng, 300)[round%7]
		left := rng.Intn(2500)
		err := mergeSort(a, func(x, y sortItem) (bool, error) {
			if left--; left < 0 {
				return false, stop
			}
			return x.key < y.key, nil
		})
		if err != nil && err != stop {
			t.Fatal(err)
		}
		slices.SortFunc(a, func(x, y sortItem) int { return x.place - y.place })
		for i, x := range a {
			if x.place != i {
				t.Fatalf("round %d: item %d is lost", round, i)
			}
		}
	}
}

func BenchmarkMergeSort(b *testing.B) {
	rng := rand.New(rand.NewSource(5))
	input := sortInputs(rng, 10000)[0]
	for range b.N / 10000 {
		mergeSort(slices.Clone(input), lessItem)
	}
}
