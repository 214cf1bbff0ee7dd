//go:build !linux

package longtest

// InMemory does nothing: only Linux has a folder in memory everywhere.
func InMemory() {}
