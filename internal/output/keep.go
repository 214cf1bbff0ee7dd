package output

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"bulletin/internal/disk"
)

// memoName is the file beside the folder that holds what a build remembers.
const memoName = "memo"

// Recall returns what the last build of the folder dir remembered, or nothing. It makes and locks nothing.
func Recall(dir string) []byte {
	abs, err := filepath.Abs(dir)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return nil
	}
	name := filepath.Join(filepath.Dir(abs), ".bulletin", filepath.Base(abs), memoName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxSums {
		return nil
	}
	text, err := disk.ReadFile(name)
	if err != nil {
		return nil
	}
	return text
}

// Remember leaves a text for [Recall], in place of the last one. It may be called before [Folder.Commit]: whether a file is
// still what the text says is asked of the file itself.
func (f *Folder) Remember(text []byte) error {
	name := f.staged(memoName)
	err := f.step("remember", func() error { return disk.WriteFile(name+".new", text, 0o666) })
	if err == nil {
		err = f.rename(name+".new", name)
	}
	if err != nil {
		disk.Remove(name + ".new")
		return fmt.Errorf("output: remembering %s: %w", f.dir, err)
	}
	return nil
}

// Holds reports whether a file stands in the folder, is no link and has this SHA-256. It may be called from several
// goroutines at once.
func (f *Folder) Holds(p string, h [sha256.Size]byte) bool {
	if checkPath(p) != nil {
		return false
	}
	info, err := os.Lstat(f.public(p))
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	now, err := sumFile(f.public(p))
	return err == nil && now == h
}

// Keep adds a file to the build that the folder [Folder.Holds], without its content.
func (f *Folder) Keep(p string, h [sha256.Size]byte) error {
	folders, err := f.reserve(p)
	if err == nil {
		err = f.checkFolders(folders)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil {
		if f.failed == nil {
			f.failed = err
		}
		return err
	}
	*f.pages[p] = page{sum: h}
	if info, err := os.Lstat(f.public(p)); err == nil {
		f.pages[p].was = stateOf(info)
	}
	return nil
}

// Sums are the hashes of the files that this build has, by their paths.
func (f *Folder) Sums() map[string][sha256.Size]byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make(map[string][sha256.Size]byte, len(f.pages))
	for p, page := range f.pages {
		out[p] = page.sum
	}
	return out
}

// Changes are the paths of this build whose files are not in the folder as they are now made, and whether others stand in their places. It
// is asked before Commit, by who wants to know whether there is anything to build.
func (f *Folder) Changes() map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := map[string]bool{}
	for p, page := range f.pages {
		if page.written {
			out[p] = page.was != state{}
		}
	}
	return out
}
