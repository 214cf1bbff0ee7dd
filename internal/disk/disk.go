// Package disk is the one way in which this program changes files: every writing, renaming, removing and what else there is goes
// through it, and so does every opening.
//
// It adds nothing to what [os] does but a place where each operation can be counted and be let fail: what a full disk, a broken
// one or a power cut leaves is tried at every operation of every command, not at those that somebody thought of.
// Test TestOneLayer in internal/build holds that no other package changes files.
package disk

import (
	"io/fs"
	"os"
	"sync/atomic"
)

// Op is a kind of operation.
type Op string

// The kinds of operations.
const (
	Opening    Op = "open" // of a file that is read, or the listing of a folder
	Creating   Op = "create"
	Writing    Op = "write"
	Syncing    Op = "sync"
	Closing    Op = "close" // of a file that was written
	Renaming   Op = "rename"
	Exchanging Op = "exchange" // of two folders
	Removing   Op = "remove"
	Foldering  Op = "mkdir"
	Linking    Op = "link"
	Marking    Op = "chmod" // or the time of a file, or its owner
)

// ShortError is a failure of a writing that comes when half of it is done, as on a disk that becomes full.
type ShortError struct{ Err error }

func (e *ShortError) Error() string { return e.Err.Error() }

func (e *ShortError) Unwrap() error { return e.Err }

// Judge is asked before each operation; an error is what the operation then ends with. It is called from several goroutines at once.
type Judge func(op Op, name string) error

var watching atomic.Pointer[Judge]

// Watch has a judge asked before each operation from now on, until end is called.
func Watch(judge Judge) (end func()) {
	former := watching.Swap(&judge)
	return func() { watching.Store(former) }
}

// Ask asks whether an operation may go on that [os] has no function for. name is where something comes, goes or changes.
func Ask(op Op, name string) error {
	if err := judged(op, name); err != nil {
		return &fs.PathError{Op: string(op), Path: name, Err: err}
	}
	return nil
}

func judged(op Op, name string) error {
	if judge := watching.Load(); judge != nil {
		return (*judge)(op, name)
	}
	return nil
}

// ask2 asks for an operation with two names.
func ask2(op Op, from, to string) error {
	if err := judged(op, to); err != nil {
		return &os.LinkError{Op: string(op), Old: from, New: to, Err: err}
	}
	return nil
}
