package pool

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// BrokenError is a fault of the program itself: a panic, caught where it can still be said what was being made.
type BrokenError struct {
	Doing string // what was being done, as a user calls it; empty where nobody said
	Value any    // of the panic
	Where string // the functions of this program that were at work, the innermost first
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("%s: %v (%s)", e.Doing, e.Value, e.Where)
}

// Guard does something and makes a [BrokenError] of a panic. What a guard within it has caught is an error and no panic any
// more, so the nearest says what was being done. doing is called only then.
func Guard(doing func() string, do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			broken := &BrokenError{Value: v, Where: where()}
			if doing != nil {
				broken.Doing = doing()
			}
			err = broken
		}
	}()
	return do()
}

// deepest is how many functions are named.
const deepest = 4

// where names the functions of this program that led to a panic: "page.(*Order).fit work_order.go:154".
func where() string {
	counters := make([]uintptr, 128)
	frames := runtime.CallersFrames(counters[:runtime.Callers(1, counters)])
	var named []string
	raised := false // what is called before is of the guard
	for more := true; more && len(named) < deepest; {
		var f runtime.Frame
		f, more = frames.Next()
		if f.Function == "runtime.gopanic" {
			raised = true
		} else if raised && !strings.HasPrefix(f.Function, "runtime.") && !strings.Contains(f.Function, "/internal/pool.") {
			named = append(named, fmt.Sprintf("%s %s:%d", path.Base(f.Function), path.Base(f.File), f.Line))
		}
	}
	return strings.Join(named, "; ")
}
