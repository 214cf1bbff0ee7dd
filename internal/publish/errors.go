package publish

import (
	"fmt"
	"time"
)

// ForeignError says that the destination holds things and was never published to.
type ForeignError struct{ Names []string } // some of what is there

func (e *ForeignError) Error() string {
	return fmt.Sprintf("publish: the destination was not published to and holds %q", e.Names)
}

// StandingError says that files stand at the destination where others must go, which were not published or were changed since.
type StandingError struct {
	Edited  []string // published, and changed by somebody
	Foreign []string // never published
}

func (e *StandingError) Error() string {
	return fmt.Sprintf("publish: %q were changed, %q were never published", e.Edited, e.Foreign)
}

// PlaceError says that something that is no plain file or folder stands in a place at the destination: a link, a folder where a file
// must go, or a file where a folder must.
type PlaceError struct{ Paths []string }

func (e *PlaceError) Error() string {
	return fmt.Sprintf("publish: %q are no plain files or folders", e.Paths)
}

// ManyError says that so many files would leave the site that somebody should confirm it.
type ManyError struct {
	Leave, Of int
	Now       int // of Leave, deleted at once
	Keep      int // publications after which the others are deleted
}

func (e *ManyError) Error() string {
	return fmt.Sprintf("publish: %d of %d files would go", e.Leave, e.Of)
}

// LockError says that somebody else publishes, or did and was stopped.
type LockError struct {
	Owner, Host string // empty where the lock cannot be read
	Since       time.Time
	Age         time.Duration // by this machine's clock; negative where clocks differ
}

func (e *LockError) Error() string {
	return fmt.Sprintf("publish: locked by %s on %s", e.Owner, e.Host)
}

// LostError says that somebody broke this run's lock.
type LostError struct{}

func (e *LostError) Error() string { return "publish: the lock was broken by somebody else" }

// RecordError says that a record of the destination cannot be read.
type RecordError struct {
	Path  string
	Newer bool // a newer version of the program wrote it
}

func (e *RecordError) Error() string { return fmt.Sprintf("publish: %s is damaged", e.Path) }

// SourceError says that files to be published are not what their manifest says, or that there is no manifest.
type SourceError struct {
	Manifest bool     // it is missing or damaged
	Paths    []string // differ from it or are missing
}

func (e *SourceError) Error() string {
	return fmt.Sprintf("publish: the source differs in %q", e.Paths)
}

// NumberError says that there is no such publication to go back to.
type NumberError struct {
	Number int
	Known  []int
}

func (e *NumberError) Error() string {
	return fmt.Sprintf("publish: there is no publication %d", e.Number)
}

// StoreError says that files of a former publication are missing or damaged.
type StoreError struct {
	Number int
	Paths  []string
}

func (e *StoreError) Error() string {
	return fmt.Sprintf("publish: of publication %d %q are missing or damaged", e.Number, e.Paths)
}

// DamagedError says that what was read back is not what was written.
type DamagedError struct{ Path string }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("publish: %s was read back with other bytes", e.Path)
}

// UnreadError says that a publication stands, but that it could not be read to verify it.
type UnreadError struct {
	Number int
	Err    error
}

func (e *UnreadError) Error() string {
	return fmt.Sprintf("publish: reading publication %d: %v", e.Number, e.Err)
}

func (e *UnreadError) Unwrap() error { return e.Err }

// StoppedError says that a publication was begun and not completed; each file is the old one or the new one.
type StoppedError struct {
	Done, Total int // files
	Err         error
}

func (e *StoppedError) Error() string {
	return fmt.Sprintf("publish: stopped after %d of %d files: %v", e.Done, e.Total, e.Err)
}

func (e *StoppedError) Unwrap() error { return e.Err }

// HeldError says that files could not be replaced since others have them open; all others were.
type HeldError struct {
	Paths    []string
	ReadOnly []string // of Paths, those that are marked read-only
	Waited   time.Duration
}

func (e *HeldError) Error() string { return fmt.Sprintf("publish: %q are open elsewhere", e.Paths) }
