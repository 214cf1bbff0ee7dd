//go:build unix && !linux

package pdf

import "syscall"

// endWithParent does nothing: this system cannot. The next run ends what a killed one has left.
func endWithParent(*syscall.SysProcAttr) {}
