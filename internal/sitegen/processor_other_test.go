//go:build !unix

package sitegen

import "time"

var began = time.Now()

// processorTime is the time that has passed, where the process's own is not told.
func processorTime() float64 { return time.Since(began).Seconds() }
