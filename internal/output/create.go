package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"

	"bulletin/internal/disk"
)

// Create begins a file of the build that is written piece by piece, because it is too large to hold. It is what
// [Folder.Write] is in all else; the file is in the build once it is closed without an error. Nothing is written as long as
// the pieces are what stands there already.
func (f *Folder) Create(p string) (io.WriteCloser, error) {
	s := &stream{folder: f, path: p, hash: sha256.New()}
	if err := s.open(); err != nil {
		return nil, s.fail(err)
	}
	return s, nil
}

// Read returns a file that this build has written.
func (f *Folder) Read(p string) ([]byte, error) {
	f.mu.Lock()
	made := f.pages[p]
	f.mu.Unlock()
	switch {
	case made == nil:
		return nil, fmt.Errorf("output: %s was not written", p)
	case made.written:
		return disk.ReadFile(f.next(p))
	}
	return disk.ReadFile(f.public(p))
}

// stream is a file on its way into the build. It is used by one goroutine.
type stream struct {
	folder *Folder
	path   string
	hash   hash.Hash

	old  *os.File // what stands there, while all pieces were the same; else nil
	same int64    // how many bytes were
	size int64    // of old
	was  fs.FileInfo

	file *disk.File // in the new tree; nil while old is not
	err  error      // the first failure
}

func (s *stream) open() error {
	folders, err := s.folder.reserve(s.path)
	if err != nil {
		return err
	}
	if err := s.folder.checkFolders(folders); err != nil {
		return err
	}
	info, err := s.folder.standing(s.path)
	if err != nil {
		return err
	}
	if info == nil {
		s.file, err = s.folder.create(s.path, nil)
		return writing(s.path, err)
	}
	s.size, s.was = info.Size(), info
	s.old, err = disk.Open(s.folder.public(s.path))
	return err
}

// Write adds a piece.
func (s *stream) Write(piece []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	s.hash.Write(piece)
	if s.old != nil {
		there := make([]byte, len(piece))
		n, err := io.ReadFull(s.old, there)
		switch {
		case err != nil && err != io.EOF && err != io.ErrUnexpectedEOF:
			return 0, s.fail(writing(s.path, err))
		case bytes.Equal(there[:n], piece):
			s.same += int64(n)
			return len(piece), nil
		}
		if err := s.part(); err != nil {
			return 0, s.fail(err)
		}
	}
	n, err := s.file.Write(piece)
	if err != nil {
		return n, s.fail(writing(s.path, err))
	}
	return n, nil
}

// part begins a file in the new tree with what was the same so far.
func (s *stream) part() (err error) {
	if err := s.folder.replaceable(s.path); err != nil {
		return err
	}
	if s.file, err = s.folder.create(s.path, s.was); err != nil {
		return writing(s.path, err)
	}
	_, err = io.Copy(s.file, io.NewSectionReader(s.old, 0, s.same))
	err = errors.Join(err, s.old.Close())
	s.old = nil
	return writing(s.path, err)
}

// Close ends the file.
func (s *stream) Close() error {
	if s.err == nil && s.old != nil && s.same < s.size {
		if err := s.part(); err != nil {
			s.fail(err)
		}
	}
	made := page{written: s.file != nil}
	var ends []error
	if s.old != nil {
		ends = append(ends, s.old.Close())
	}
	if s.file != nil {
		ends = append(ends, s.file.Close())
	}
	if err := errors.Join(ends...); err != nil && s.err == nil {
		s.fail(writing(s.path, err))
	}
	if s.err != nil {
		return s.err
	}
	s.hash.Sum(made.sum[:0])
	if s.was != nil {
		made.was = stateOf(s.was)
	}
	s.folder.mu.Lock()
	defer s.folder.mu.Unlock()
	*s.folder.pages[s.path] = made
	return nil
}

func writing(p string, err error) error {
	if err != nil {
		return fmt.Errorf("output: writing %s: %w", p, err)
	}
	return nil
}

// fail keeps the first failure and tells the folder, which then does not commit.
func (s *stream) fail(err error) error {
	s.err = err
	s.folder.mu.Lock()
	defer s.folder.mu.Unlock()
	if s.folder.failed == nil {
		s.folder.failed = err
	}
	return err
}
