// Package pool does many jobs on as many processors as there are.
package pool

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each does the job of every number below n, side by side. Of the jobs that fail it returns the failure of the lowest
// number, which is the same on every run: numbers are handed out in order, so all below a failed one have been begun, and
// what has been begun is finished. No other job is begun after a failure. A job that panics has failed, with a [BrokenError].
func Each(n int, do func(k int) error) error {
	none := func() (struct{}, error) { return struct{}{}, nil }
	return EachWith(n, none, func(_ struct{}, k int) error { return do(k) })
}

// EachWith is [Each] for jobs that need something that only one of them may use at a time, such as a printer and its
// buffers. Each worker makes its own with open before its first job; where that fails, the job fails with it.
func EachWith[T any](n int, open func() (T, error), do func(own T, k int) error) error {
	failures := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			var own T
			var opened bool
			for !failed.Load() {
				k := int(next.Add(1)) - 1
				if k >= n {
					return
				}
				err := Guard(nil, func() (err error) {
					if !opened {
						if own, err = open(); err != nil {
							return err
						}
						opened = true
					}
					return do(own, k)
				})
				if err != nil {
					failures[k] = err
					failed.Store(true)
				}
			}
		})
	}
	group.Wait()
	return first(failures)
}

// first is the failure of the lowest number. Later ones may or may not have been begun, so they are not told.
func first(failures []error) error {
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}
