package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"bulletin/internal/disk"
)

// replace puts the complete new tree in the folder's place. After it the folder is the new site, whatever
// becomes of the former one: what cannot be cleared up now is cleared up by the next Open.
func (f *Folder) replace() error {
	if err := f.step("sync", func() error { return syncTree(f.staged("new")) }); err != nil {
		return fmt.Errorf("output: writing %s to the disk: %w", f.staged("new"), err)
	}
	if _, err := os.Lstat(f.dir); absent(err) {
		return f.step("first", func() error { return f.rename(f.staged("new"), f.dir) })
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

// swapTwice replaces the folder by two renames, between which it is absent. Whatever keeps a rename from being done now,
// most often a virus scanner that reads the new pages, is waited for with the folder in its place.
func (f *Folder) swapTwice() error {
	if err := patient(f.sys.wait, f.renameTwice); err != nil {
		return err
	}
	f.discard("old") // or the next Open does it
	return nil
}

// renameTwice does the two renames one after the other, and undoes the first at once where the second fails.
func (f *Folder) renameTwice() error {
	if err := f.step("aside", func() error { return f.sys.rename(f.dir, f.staged("old")) }); err != nil {
		return err
	}
	err := f.step("into place", func() error { return f.sys.rename(f.staged("new"), f.dir) })
	if err == nil {
		return nil
	}
	if back := f.rename(f.staged("old"), f.dir); back != nil {
		return &AwayError{Path: f.dir, Aside: f.staged("old"), Err: errors.Join(err, back)}
	}
	return err
}

// explain turns the failure of a rename into one that says what to do.
func (f *Folder) explain(err error) error {
	switch {
	case errors.As(err, new(*AwayError)):
		return err
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
			if err := f.step("back", func() error { return f.rename(f.staged("old"), f.dir) }); err != nil {
				return &AwayError{Path: f.dir, Aside: f.staged("old"), Err: err}
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
		disk.Remove(f.staged("journal"))
	}
}

// writeJournal records which tree is the new one.
func (f *Folder) writeJournal() error {
	id, err := inode(f.staged("new"))
	if err != nil {
		return err
	}
	return disk.WriteFile(f.staged("journal"), strconv.AppendUint(nil, id, 10), 0o666)
}

// exchanged reports whether the tree that is called new is the former one, since the two were exchanged.
// A journal that was cut off names no tree; it was being written before the exchange.
func (f *Folder) exchanged() bool {
	text, err := disk.ReadFile(f.staged("journal"))
	if err != nil || len(text) == 0 {
		return false
	}
	id, err := inode(f.staged("new"))
	return err == nil && string(text) != strconv.FormatUint(id, 10)
}

// trashPrefix begins the names of trees that were given up; a number follows.
const trashPrefix = "trash-"

// toTrash gives up a tree. That a file of it cannot be deleted at once stops nobody.
func (f *Folder) toTrash(name string) error {
	trees, err := f.trash()
	if err != nil {
		return err
	}
	number := 0
	for _, t := range trees {
		if n, err := strconv.Atoi(strings.TrimPrefix(t, trashPrefix)); err == nil {
			number = max(number, n+1)
		}
	}
	to := f.staged(trashPrefix + strconv.Itoa(number))
	if err := f.step("trash", func() error { return f.rename(f.staged(name), to) }); err != nil {
		return err
	}
	return f.removeTrash()
}

func (f *Folder) removeTrash() error {
	if err := f.sys.step("empty trash"); err != nil {
		return err
	}
	trees, err := f.trash()
	for _, t := range trees {
		err = errors.Join(err, removeTree(f.staged(t)))
	}
	return err
}

// trash lists the trees that were given up. They are compared by name: in a pattern, signs of the folder's own path
// would mean something.
func (f *Folder) trash() (names []string, err error) {
	entries, err := disk.ReadDir(f.stage)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), trashPrefix) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// removeTree removes a tree, also where folders of it have no write permission.
func removeTree(dir string) error {
	if disk.RemoveAll(dir) == nil {
		return nil
	}
	filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			disk.Chmod(p, 0o700)
		}
		return nil
	})
	return disk.RemoveAll(dir)
}

// step does one thing that changes the disk.
func (f *Folder) step(point string, do func() error) error {
	if err := f.sys.step(point); err != nil {
		return err
	}
	return do()
}

func (f *Folder) rename(from, to string) error {
	return patient(f.sys.wait, func() error { return f.sys.rename(from, to) })
}

// rename is disk.Rename, tried again while another program has the file open.
func rename(from, to string) error {
	return patient(time.Sleep, func() error { return disk.Rename(from, to) })
}

// patient does something again and again for about two seconds while another program has a file open, as virus scanners
// and previewers do for a moment on Windows and on shares.
func patient(sleep func(time.Duration), do func() error) error {
	for wait := time.Millisecond; ; wait *= 2 {
		err := do()
		if err == nil || !held(err) || wait > 2*time.Second {
			return err
		}
		sleep(wait)
	}
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return !absent(err)
}
