//go:build !unix

package claim

import "time"

// spent is the time of the clock.
func spent() time.Duration { return time.Duration(time.Now().UnixNano()) }
