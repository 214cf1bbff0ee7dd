package output

import "fmt"

// NotFolderError says that the output folder is a file, or a symlink that leads to no folder.
type NotFolderError struct{ Path string }

func (e *NotFolderError) Error() string { return fmt.Sprintf("output: %s is not a folder", e.Path) }

// ForeignError says that something that no build wrote stands where a page must go.
type ForeignError struct {
	Path string // slash-separated, within the output folder
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("output: %s is in the way, and no build wrote it", e.Path)
}

// EditedError says that pages which the build would replace were changed by somebody since they were written.
type EditedError struct {
	Paths []string // slash-separated, within the output folder, sorted
}

func (e *EditedError) Error() string {
	return fmt.Sprintf("output: %q were changed since they were written", e.Paths)
}

// ChangedError says that pages were deleted or put into the folder while the build ran.
type ChangedError struct{ Path string }

func (e *ChangedError) Error() string {
	return fmt.Sprintf("output: %s was changed while the build ran", e.Path)
}

// UnlockError says that the new site stands, but that the lock on its folder could not be released.
type UnlockError struct {
	Path string
	Err  error
}

func (e *UnlockError) Error() string {
	return fmt.Sprintf("output: %s is written, but stays locked: %v", e.Path, e.Err)
}

func (e *UnlockError) Unwrap() error { return e.Err }

// BusyError says that another build is writing the same folder.
type BusyError struct{ Path string }

func (e *BusyError) Error() string {
	return fmt.Sprintf("output: another build is writing %s", e.Path)
}

// FixedError says that the output folder cannot be replaced as a whole: it is a mount point, or its file
// system does not rename it. A folder inside it can be.
type FixedError struct {
	Path string
	Err  error // nil where it was seen before the attempt
}

func (e *FixedError) Error() string {
	s := fmt.Sprintf("output: %s cannot be replaced as a whole: it is a mount point or its file system does not rename it", e.Path)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *FixedError) Unwrap() error { return e.Err }

// AwayError says that the former site could neither be replaced nor be put back: the folder is absent until the next
// [Open] brings it back from where it stands.
type AwayError struct {
	Path  string
	Aside string // where the former site is
	Err   error
}

func (e *AwayError) Error() string {
	return fmt.Sprintf("output: %s stands at %s and could not be put back: %v", e.Path, e.Aside, e.Err)
}

func (e *AwayError) Unwrap() error { return e.Err }

// HeldError says that the output folder could not be renamed because a program has a file of it open.
type HeldError struct {
	Path string // the file that is open, or the folder where it could not be found out
	Err  error
}

func (e *HeldError) Error() string {
	return fmt.Sprintf("output: %s is open in another program: %v", e.Path, e.Err)
}

func (e *HeldError) Unwrap() error { return e.Err }
