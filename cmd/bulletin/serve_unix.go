//go:build !windows

package main

// taken reports whether an error is another name for a port in use.
func taken(error) bool { return false }

// strange reports whether an error is another name for an address that this machine does not have.
func strange(error) bool { return false }
