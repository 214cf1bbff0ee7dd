package pool

import (
	"errors"
	"strings"
	"testing"
)

// TestPanicIsFailure: a job that panics has failed, and the lowest of those that failed is told, with what was being done.
func TestPanicIsFailure(t *testing.T) {
	processors(t, 4)
	err := Each(20, func(k int) error {
		return Guard(func() string { return "job " + string(rune('a'+k)) }, func() error {
			var none []int
			if k >= 3 {
				none[k]++
			}
			return nil
		})
	})
	var broken *BrokenError
	if !errors.As(err, &broken) || broken.Doing != "job d" || !strings.Contains(broken.Error(), "index out of range [3]") {
		t.Fatalf("Each = %v", err)
	}
	if !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("the error does not say why: %v", err)
	}
}

// TestPanicWithoutGuard: also where no job is guarded, nor opening what a job needs, a panic ends no process.
func TestPanicWithoutGuard(t *testing.T) {
	for _, c := range []struct {
		open func() (int, error)
		do   func(int, int) error
	}{
		{func() (int, error) { return 0, nil }, func(int, int) error { panic("planted") }},
		{func() (int, error) { panic("planted") }, func(int, int) error { return nil }},
	} {
		err := EachWith(3, c.open, c.do)
		var broken *BrokenError
		if !errors.As(err, &broken) || broken.Value != "planted" {
			t.Errorf("EachWith = %v", err)
		}
	}
}

// TestInnermostGuard: the nearest guard says what was being done.
func TestInnermostGuard(t *testing.T) {
	err := Guard(func() string { return "outer" }, func() error {
		return Guard(func() string { return "inner" }, func() error { panic("planted") })
	})
	var broken *BrokenError
	if !errors.As(err, &broken) || broken.Doing != "inner" {
		t.Errorf("Guard = %v", err)
	}
}
