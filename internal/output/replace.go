package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// replace puts the complete new tree in the folder's place. After it the folder is the new site, whatever
// becomes of the former one: what cannot be cleared up now is cleared up by the next Open.
func (f *Folder) replace() error {
	if err := f.step("sync", func() error { return syncTree(f.staged("new")) }); err != nil {
		return fmt.Errorf("output: writing %s to the disk: %w", f.staged("new"), err)
	}
	if _, err := os.Lstat(f.dir); absent(err) {
		return f.step("first", func() error { return os.Rename(f.staged("new"), f.dir) })
	}
	if err := f.swap(); err != nil {
		return f.explain(err)
	}
	return nil
}

// swap exchanges the two trees, in one step where the file system can, and clears up the former one.
func (f *Folder) swap() error {
	if err := f.step("journal", f.writeJournal); err != nil {
		return err
	}
	err := f.step("exchange", func() error { return f.sys.exchange(f.staged("new"), f.dir) })
	if errors.Is(err, errors.ErrUnsupported) {
		return f.swapTwice()
	}
	if err == nil {
		f.discard("new") // or the next Open does it
	}
	return err
}

// swapTwice replaces the folder by two renames.
func (f *Folder) swapTwice() error {
	if err := f.step("aside", func() error { return rename(f.dir, f.staged("old")) }); err != nil {
		return err
	}
	if err := f.step("into place", func() error { return rename(f.staged("new"), f.dir) }); err != nil {
		return errors.Join(err, rename(f.staged("old"), f.dir))
	}
	f.discard("old") // or the next Open does it
	return nil
}

// explain turns the failure of a rename into one that says what to do.
func (f *Folder) explain(err error) error {
	switch {
	case held(err):
		return &HeldError{Path: holder(f.dir), Err: err}
	case errors.Is(err, errCrossDevice), errors.Is(err, errMountPoint):
		return &FixedError{Path: f.dir, Err: err}
	}
	return fmt.Errorf("output: replacing %s: %w", f.dir, err)
}

// recover brings the folder and what stands beside it to order after a build that was stopped.
func (f *Folder) recover() error {
	f.removeTrash()
	if exists(f.staged("old")) {
		if !exists(f.dir) { // between the two renames
			if err := f.step("back", func() error { return rename(f.staged("old"), f.dir) }); err != nil {
				return err
			}
		} else if err := f.discard("old"); err != nil {
			return err
		}
	}
	if exists(f.staged("new")) && f.exchanged() {
		if err := f.discard("new"); err != nil {
			return err
		}
	}
	f.clear()
	if exists(f.staged("new")) {
		return fmt.Errorf("%s cannot be removed", f.staged("new"))
	}
	return nil
}

// clear removes a new tree that was not exchanged: all of it was written, linked or copied there.
func (f *Folder) clear() {
	if exists(f.staged("new")) && !f.exchanged() {
		f.toTrash("new")
	}
	if !exists(f.staged("new")) {
		os.Remove(f.staged("journal"))
	}
}

// writeJournal records which tree is the new one.
func (f *Folder) writeJournal() error {
	id, err := inode(f.staged("new"))
	if err != nil {
		return err
	}
	return os.WriteFile(f.staged("journal"), strconv.AppendUint(nil, id, 10), 0o666)
}

// exchanged reports whether the tree that is called new is the former one, since the two were exchanged.
// A journal that was cut off names no tree; it was being written before the exchange.
func (f *Folder) exchanged() bool {
	text, err := os.ReadFile(f.staged("journal"))
	if err != nil || len(text) == 0 {
		return false
	}
	id, err := inode(f.staged("new"))
	return err == nil && string(text) != strconv.FormatUint(id, 10)
}

// toTrash gives up a tree. That a file of it cannot be deleted at once stops nobody.
func (f *Folder) toTrash(name string) error {
	for n := range 1000 {
		trash := f.staged("trash-" + strconv.Itoa(n))
		if exists(trash) {
			continue
		}
		if err := f.step("trash", func() error { return rename(f.staged(name), trash) }); err != nil {
			return err
		}
		break
	}
	return f.removeTrash()
}

func (f *Folder) removeTrash() error {
	if err := f.sys.step("empty trash"); err != nil {
		return err
	}
	trees, err := filepath.Glob(f.staged("trash-*"))
	for _, t := range trees {
		err = errors.Join(err, removeTree(t))
	}
	return err
}

// removeTree removes a tree, also where folders of it have no write permission.
func removeTree(dir string) error {
	if os.RemoveAll(dir) == nil {
		return nil
	}
	filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			os.Chmod(p, 0o700)
		}
		return nil
	})
	return os.RemoveAll(dir)
}

// step does one thing that changes the disk.
func (f *Folder) step(point string, do func() error) error {
	if err := f.sys.step(point); err != nil {
		return err
	}
	return do()
}

// rename tries again for about three seconds while another program has a file open, as virus scanners and
// previewers do for a moment on Windows and on shares.
func rename(from, to string) error {
	var err error
	for wait := time.Millisecond; wait < 2*time.Second; wait *= 2 {
		if err = os.Rename(from, to); err == nil || !held(err) {
			return err
		}
		time.Sleep(wait)
	}
	return err
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return !absent(err)
}
