package pdf

import (
	"fmt"
	"time"
)

// A Step is what the browser was doing.
type Step int

// The steps of printing, in their order.
const (
	Starting Step = iota
	Opening
	Printing
)

func (s Step) String() string { return [...]string{"start", "open the page", "print"}[s] }

// TimeoutError says that the browser took longer than the time limit, and was ended.
type TimeoutError struct {
	Browser string
	Step    Step
	Limit   time.Duration
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("pdf: %s did not %s within %v", e.Browser, e.Step, e.Limit)
}

// CrashError says that the browser, or the process of it that lays the page out, ended before its time.
type CrashError struct {
	Browser string
	Step    Step
	Page    bool   // the browser itself lives, the process of the page has died
	Ended   string // how it ended, as the system words it: exit status, signal; empty for the page's process
	Spoken  string // the last lines that it wrote to its standard error
}

func (e *CrashError) Error() string {
	return fmt.Sprintf("pdf: %s crashed at the step %q: %s\n%s", e.Browser, e.Step, e.Ended, e.Spoken)
}

// RefusedError says that the browser runs but cannot do what was asked of it.
type RefusedError struct {
	Browser string
	Step    Step
	Err     error
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("pdf: %s cannot %s: %v", e.Browser, e.Step, e.Err)
}

func (e *RefusedError) Unwrap() error { return e.Err }

// BrokenError says that what the browser wrote is no whole PDF.
type BrokenError struct {
	Browser string
	Bytes   int    // how many came
	Why     string // what is missing or wrong
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("pdf: %s wrote %d bytes that are no whole PDF: %s", e.Browser, e.Bytes, e.Why)
}
