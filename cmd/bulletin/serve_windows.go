package main

import (
	"errors"
	"syscall"
)

// taken reports whether an error is that of a port in use: WSAEADDRINUSE, or WSAEACCES where the system keeps it for itself.
func taken(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && (number == 10048 || number == 10013)
}

// strange reports whether an error is that of an address that this machine does not have: WSAEADDRNOTAVAIL.
func strange(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && number == 10049
}
