package pool

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

// processors sets how many workers there are, for one test.
func processors(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// TestEach: every job is done once, whatever the number of jobs and of workers.
func TestEach(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		processors(t, workers)
		for _, n := range []int{0, 1, 2, 100} {
			done := make([]atomic.Int64, n)
			if err := Each(n, func(k int) error { done[k].Add(1); return nil }); err != nil {
				t.Errorf("%d jobs: %v", n, err)
			}
			for k := range done {
				if got := done[k].Load(); got != 1 {
					t.Errorf("%d workers: job %d of %d was done %d times", workers, k, n, got)
				}
			}
		}
	}
}

// TestFirstFailure: with many workers and many failures the one told is always that of the lowest number.
func TestFirstFailure(t *testing.T) {
	processors(t, 8)
	for range 200 {
		err := Each(50, func(k int) error {
			if k < 3 {
				runtime.Gosched() // lets later jobs fail before
				return nil
			}
			if k == 3 {
				runtime.Gosched()
			}
			return fmt.Errorf("job %d", k)
		})
		if err == nil || err.Error() != "job 3" {
			t.Fatalf("Each = %v, want job 3", err)
		}
	}
}

// TestStops: after a failure no other job is begun.
func TestStops(t *testing.T) {
	processors(t, 1)
	var begun []int
	broken := errors.New("broken")
	err := Each(100, func(k int) error {
		begun = append(begun, k)
		if k == 2 {
			return broken
		}
		return nil
	})
	if !errors.Is(err, broken) || !slices.Equal(begun, []int{0, 1, 2}) {
		t.Errorf("Each = %v after the jobs %v", err, begun)
	}
}

// TestOwn: no two jobs that run at the same time share what a worker owns, and no worker makes it twice.
func TestOwn(t *testing.T) {
	processors(t, 4)
	type own struct{ busy atomic.Bool }
	var made atomic.Int64
	err := EachWith(500, func() (*own, error) { made.Add(1); return &own{}, nil }, func(o *own, k int) error {
		if !o.busy.CompareAndSwap(false, true) {
			return fmt.Errorf("job %d shares what another uses", k)
		}
		runtime.Gosched()
		o.busy.Store(false)
		return nil
	})
	if n := made.Load(); err != nil || n < 1 || n > 4 {
		t.Errorf("EachWith = %v, with %d made", err, n)
	}
}

// TestOwnFails: where what a worker needs cannot be made no job is done, and the failure is told.
func TestOwnFails(t *testing.T) {
	broken := errors.New("broken")
	err := EachWith(10, func() (int, error) { return 0, broken }, func(int, int) error {
		t.Error("a job was done")
		return nil
	})
	if !errors.Is(err, broken) {
		t.Errorf("EachWith = %v", err)
	}
}
