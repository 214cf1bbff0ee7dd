package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// File is a file that is written.
type File struct{ file *os.File }

// OpenFile is [os.OpenFile], for writing.
func OpenFile(name string, flag int, perm fs.FileMode) (*File, error) {
	if err := Ask(Creating, name); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &File{file}, nil
}

// Open is [os.Open]. What is read is the system's own file.
func Open(name string) (*os.File, error) {
	if err := Ask(Opening, name); err != nil {
		return nil, err
	}
	return os.Open(name)
}

// Write is that of [os.File]. A writing that is let fail may have written a part, as a disk does that becomes full.
func (f *File) Write(b []byte) (int, error) {
	err := Ask(Writing, f.file.Name())
	if err == nil {
		return f.file.Write(b)
	}
	n := 0
	if errors.As(err, new(*ShortError)) {
		n, _ = f.file.Write(b[:len(b)/2]) // the failure is told already
	}
	return n, err
}

// Sync is that of [os.File].
func (f *File) Sync() error {
	if err := Ask(Syncing, f.file.Name()); err != nil {
		return err
	}
	return f.file.Sync()
}

// Close is that of [os.File]. The file is closed also where it is let fail: a share may say only then that there was no room.
func (f *File) Close() error {
	return errors.Join(Ask(Closing, f.file.Name()), f.file.Close())
}

// Chmod is that of [os.File].
func (f *File) Chmod(mode fs.FileMode) error {
	if err := Ask(Marking, f.file.Name()); err != nil {
		return err
	}
	return f.file.Chmod(mode)
}

// System is the file itself, for locks and for other programs that write into it.
func (f *File) System() *os.File { return f.file }

var _ io.WriteCloser = (*File)(nil)
