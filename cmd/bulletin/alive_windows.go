package main

import (
	"errors"
	"syscall"
)

const (
	limitedInformation = 0x1000 // PROCESS_QUERY_LIMITED_INFORMATION
	stillActive        = 259    // STILL_ACTIVE
)

// alive reports whether a process of this machine runs.
func alive(pid int) bool {
	h, err := syscall.OpenProcess(limitedInformation, false, uint32(pid))
	if err != nil {
		return errors.Is(err, syscall.ERROR_ACCESS_DENIED)
	}
	defer syscall.CloseHandle(h)
	var code uint32
	return syscall.GetExitCodeProcess(h, &code) != nil || code == stillActive
}
