package output

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/disk"
)

// The two names of the list of entries: while they are moved to their places, and while that is undone.
const (
	journalName = "journal"
	backName    = "journal-back"
)

// commit moves all files, or puts everything back.
func (f *Files) commit() error {
	if err := f.writeJournal(); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	for _, e := range f.entries {
		if err := f.move(e); err != nil {
			if held(err) {
				err = &HeldError{f.place(e), err}
			} else {
				err = fmt.Errorf("output: %w", err)
			}
			return errors.Join(err, f.goBack())
		}
	}
	// All files are in their places. What cannot be cleared up now is cleared up by the next run.
	if f.step("done") == nil {
		disk.Remove(f.staged(journalName))
	}
	return nil
}

// writeJournal records what is going to be moved. It is there as a whole or not at all.
func (f *Files) writeJournal() error {
	for _, e := range f.entries {
		for d := filepath.Dir(e.Name); d != "." && !exists(filepath.Join(f.dir, d)); d = filepath.Dir(d) {
			e.Made = slices.Insert(e.Made, 0, d)
		}
	}
	text, err := json.Marshal(f.entries)
	if err != nil {
		return err
	}
	if err := f.step("journal"); err != nil {
		return err
	}
	temp := f.staged("journal-new")
	file, err := disk.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := f.step("journal in place"); err != nil {
		return err
	}
	return disk.Rename(temp, f.staged(journalName))
}

// move puts a file into its place in one step: who looks finds the former file or the new one.
func (f *Files) move(e *entry) error {
	place := f.place(e)
	if e.Was != "" {
		if err := f.step("aside"); err != nil {
			return err
		}
		if err := secondName(place, f.aside(e)); err != nil {
			return err
		}
	} else if err := disk.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return err
	}
	if err := f.step("move"); err != nil {
		return err
	}
	return rename(f.next(e), place)
}

// secondName gives a file another name, or copies it where files have one name only.
func secondName(name, other string) error {
	err := disk.Link(name, other)
	if err == nil || absent(err) {
		return err
	}
	disk.Remove(other)
	return copyFile(name, other)
}

// goBack undoes the moves. A kill meanwhile is told from one while they were made by the name of the list.
func (f *Files) goBack() error {
	if err := f.step("back"); err != nil {
		return err
	}
	if err := disk.Rename(f.staged(journalName), f.staged(backName)); err != nil {
		return err
	}
	var failed error
	for _, e := range f.entries {
		failed = errors.Join(failed, f.restore(e))
	}
	if failed != nil {
		return failed
	}
	f.removeMade(f.entries)
	return disk.Remove(f.staged(backName))
}

// removeMade removes folders that were made for files which did not come into their places, where nothing else is in them.
func (f *Files) removeMade(entries []*entry) {
	for _, e := range entries {
		for _, d := range slices.Backward(e.Made) {
			if name := filepath.Join(f.dir, d); filepath.IsLocal(d) && exists(name) {
				disk.Remove(name)
			}
		}
	}
}

// restore puts back what a file replaced, unless somebody has changed the file since.
func (f *Files) restore(e *entry) error {
	if exists(f.next(e)) { // it was not moved
		return nil
	}
	now, err := f.sumAt(e)
	if err != nil || now != e.Now {
		return err
	}
	if err := f.step("restore"); err != nil {
		return err
	}
	if e.Was == "" {
		return disk.Remove(f.place(e))
	}
	return rename(f.aside(e), f.place(e))
}

// sumAt is the hash of what stands in a file's place, empty where nothing does.
func (f *Files) sumAt(e *entry) (string, error) {
	sum, err := sumFile(f.place(e))
	if absent(err) {
		return "", nil
	}
	return hex.EncodeToString(sum[:]), err
}

// recover brings to order what a killed run left: where it had begun to move files the rest of them follow, where it was
// putting them back the rest goes back, and else what it made goes.
func (f *Files) recover() error {
	for _, name := range []string{backName, journalName} {
		entries, err := f.readJournal(name)
		if absent(err) {
			continue
		}
		if err != nil {
			return err
		}
		begun := name == journalName && f.moved(entries)
		for _, e := range entries {
			switch {
			case begun:
				err = f.forward(e)
			case name == backName:
				err = f.restore(e)
			}
			if err != nil {
				return err
			}
		}
		if !begun {
			f.removeMade(entries)
		}
		if err := f.step("mended"); err != nil {
			return err
		}
		if err := disk.Remove(f.staged(name)); err != nil {
			return err
		}
	}
	return f.clear()
}

func (f *Files) readJournal(name string) ([]*entry, error) {
	text, err := disk.ReadFile(f.staged(name))
	if err != nil {
		return nil, err
	}
	var entries []*entry
	if err := json.Unmarshal(text, &entries); err != nil {
		return nil, nil // not ours
	}
	for k, e := range entries {
		if e == nil || !filepath.IsLocal(e.Name) {
			return nil, nil
		}
		e.number = k
	}
	return entries, nil
}

// moved reports whether a file has left the stage.
func (f *Files) moved(entries []*entry) bool {
	for _, e := range entries {
		if !exists(f.next(e)) {
			return true
		}
	}
	return false
}

// forward moves a file that was not moved, unless what stands in its place has changed since.
func (f *Files) forward(e *entry) error {
	if !exists(f.next(e)) {
		return nil
	}
	is, err := f.sumAt(e)
	if err != nil || is != e.Was {
		return err
	}
	if err := disk.MkdirAll(filepath.Dir(f.place(e)), 0o777); err != nil {
		return err
	}
	if err := f.step("forward"); err != nil {
		return err
	}
	if err := rename(f.next(e), f.place(e)); err != nil {
		return err
	}
	f.mended = append(f.mended, f.place(e))
	return nil
}

// clear empties the stage but for the lock.
func (f *Files) clear() error {
	names, err := disk.ReadDir(f.staged(""))
	for _, n := range names {
		name := n.Name()
		if strings.HasPrefix(name, "new-") || strings.HasPrefix(name, "old-") || strings.HasPrefix(name, "journal") {
			if gone := disk.Remove(f.staged(name)); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}
	return err
}
