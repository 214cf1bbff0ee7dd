package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"bulletin/internal/disk"
)

// Folder is an output folder that a build is writing. Write may be called from several goroutines at
// once; the other methods from one, when no Write is running. [Folder.Commit] or [Folder.Abort] ends it.
type Folder struct {
	dir   string // the folder itself, symlinks resolved
	stage string // .bulletin/<name> beside it
	lock  *os.File
	sys   system

	old     sums // what the former build recorded
	oldText []byte

	mu     sync.Mutex
	names  names
	pages  map[string]*page
	made   map[string]bool // folders of the new tree
	failed error           // the first failure of a Write
	edited []string        // paths of pages that somebody changed

	overwrite bool     // see Overwrite
	rescued   []string // see Summary.Kept
}

// page is a file of this build.
type page struct {
	sum     sum
	written bool  // into the new tree; otherwise the one in the folder has the same bytes
	was     state // of the file that was there
}

// state tells whether a file is still the one that was looked at.
type state struct {
	size int64
	time time.Time
}

func stateOf(info fs.FileInfo) state { return state{info.Size(), info.ModTime()} }

// Summary says what a build did to its output folder.
type Summary struct {
	Written   int // files that are new or changed
	Unchanged int // files that were left untouched
	Removed   int // files of a former build that this one did not write

	// Kept are files of a former build that this one did not write and that stay because somebody
	// changed them, slash-separated, within the folder, sorted; and, beginning with ".bulletin/",
	// files that somebody put where a page was just written.
	Kept []string
}

// system is what differs between systems, and what tests replace.
type system struct {
	exchange func(a, b string) error // errors.ErrUnsupported where two trees cannot be exchanged
	link     func(from, to string) error
	rename   func(from, to string) error
	wait     func(time.Duration) // until what failed is tried again
	unlock   func(*os.File) error
	step     func(point string) error // called before each change to a disk
}

// Open prepares to write the output folder dir, which need not exist. It takes the build lock, and mends
// what a killed build left. Errors are *NotFolderError, *BusyError, *FixedError, *AwayError, *ForeignError for
// a SHA256SUMS that is not ours, and failures of the disk.
func Open(dir string) (*Folder, error) {
	return open(dir, usual())
}

// usual is the system as it is.
func usual() system {
	return system{
		exchange: exchange, link: disk.Link, rename: disk.Rename, wait: time.Sleep, unlock: unlock,
		step: func(string) error { return nil },
	}
}

func open(dir string, sys system) (*Folder, error) {
	dir, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{
		dir: dir, stage: filepath.Join(filepath.Dir(dir), ".bulletin", filepath.Base(dir)), sys: sys,
		names: names{}, pages: map[string]*page{}, made: map[string]bool{},
	}
	if err := f.makeStage(); err != nil {
		return nil, fmt.Errorf("output: preparing %s: %w", f.stage, err)
	}
	if f.lock, err = lock(filepath.Join(f.stage, "lock")); err != nil {
		if errors.Is(err, errLocked) {
			return nil, &BusyError{dir}
		}
		return nil, fmt.Errorf("output: locking %s: %w", f.stage, err)
	}
	if err := f.prepare(); err != nil {
		return nil, errors.Join(err, sys.unlock(f.lock))
	}
	return f, nil
}

// prepare mends the folder and reads its record.
func (f *Folder) prepare() error {
	if err := f.recover(); err != nil {
		return fmt.Errorf("output: clearing up after a build that was stopped: %w", err)
	}
	var err error
	f.old, f.oldText, err = readSums(f.dir)
	return err
}

// resolve returns the folder that dir names, with symlinks resolved, or where it is to be made.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(abs); absent(err) {
		if err := disk.MkdirAll(filepath.Dir(abs), 0o777); err != nil {
			return "", err
		}
		parent, err := filepath.EvalSymlinks(filepath.Dir(abs))
		return filepath.Join(parent, filepath.Base(abs)), err
	}
	info, err := os.Stat(abs) // before EvalSymlinks, which words the system's errors in its own way
	if absent(err) || err == nil && !info.IsDir() {
		return "", &NotFolderError{dir}
	}
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", err
	}
	if parent, err := os.Stat(filepath.Dir(real)); err != nil || os.SameFile(parent, info) || device(parent) != device(info) {
		return "", &FixedError{Path: dir, Err: err}
	}
	return real, nil
}

// Overwrite lets the build replace pages that somebody changed since they were written. It is called before the first Write.
func (f *Folder) Overwrite() { f.overwrite = true }

// makeStage makes the folder beside the output folder, and tells git to leave it alone.
func (f *Folder) makeStage() error {
	if err := disk.MkdirAll(f.stage, 0o777); err != nil {
		return err
	}
	ignore := filepath.Join(filepath.Dir(f.stage), ".gitignore")
	if text, err := disk.ReadFile(ignore); err == nil && string(text) == "*\n" {
		return nil
	}
	return disk.WriteFile(ignore, []byte("*\n"), 0o666)
}

// Write adds a file to the build. The path is slash-separated, in ASCII, and relative; two paths that
// are the same but for case are an error. It is a *ForeignError if something that no build wrote stands
// there, unless it has just these bytes. After an error Commit fails. Content is not kept.
func (f *Folder) Write(p string, content []byte) error {
	err := f.write(p, content)
	if err != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.failed == nil {
			f.failed = err
		}
	}
	return err
}

func (f *Folder) write(p string, content []byte) error {
	folders, err := f.reserve(p)
	if err != nil {
		return err
	}
	if err := f.checkFolders(folders); err != nil {
		return err
	}
	now := page{sum: sha256.Sum256(content)}
	was, same, err := f.compare(p, content)
	if err != nil {
		return err
	}
	if !same {
		if err := writing(p, f.put(p, content, was)); err != nil {
			return err
		}
		now.written = true
	}
	if was != nil {
		now.was = stateOf(was)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	*f.pages[p] = now
	return nil
}

// reserve enters the path and returns those of its folders that no path had before.
func (f *Folder) reserve(p string) ([]string, error) {
	if err := checkPath(p); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lock == nil {
		return nil, errors.New("output: written after Commit or Abort")
	}
	folders, err := f.names.add(p)
	if err == nil {
		f.pages[p] = &page{}
	}
	return folders, err
}

// checkFolders refuses to write below a symlink or below a file that no build wrote.
func (f *Folder) checkFolders(folders []string) error {
	for _, d := range folders {
		info, err := os.Lstat(f.public(d))
		if absent(err) {
			continue
		}
		if err != nil {
			return err
		}
		if _, ours := f.old[d]; !info.IsDir() && !(ours && info.Mode().IsRegular()) {
			return &ForeignError{d}
		}
	}
	return nil
}

// compare looks at the file that stands at the path, nil where there is none, and whether it has these bytes. A folder there is judged at the
// end, when it is known what of it stays.
func (f *Folder) compare(p string, content []byte) (was fs.FileInfo, same bool, err error) {
	info, err := f.standing(p)
	if info == nil || err != nil {
		return nil, false, err
	}
	if info.Size() == int64(len(content)) {
		if same, err = sameBytes(f.public(p), content); same || err != nil {
			return info, same, err
		}
	}
	return info, false, f.replaceable(p)
}

// standing is the regular file that stands at the path; nil where there is none.
func (f *Folder) standing(p string) (fs.FileInfo, error) {
	info, err := os.Lstat(f.public(p))
	switch {
	case absent(err) || err == nil && info.IsDir():
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &ForeignError{p}
	}
	return info, nil
}

// replaceable judges a file that another one is to replace. One that somebody changed since it was written is noted for Commit.
func (f *Folder) replaceable(p string) error {
	h, ours := f.old[p]
	if !ours {
		return &ForeignError{p}
	}
	if f.overwrite {
		return nil
	}
	whole, err := recorded(f.public(p), h)
	if err != nil {
		return err
	}
	if !whole {
		f.mu.Lock()
		f.edited = append(f.edited, p)
		f.mu.Unlock()
	}
	return nil
}

// create begins a file in the new tree, with the owner and the permission bits of the one that it replaces.
func (f *Folder) create(p string, was fs.FileInfo) (*disk.File, error) {
	if err := f.sys.step("write"); err != nil {
		return nil, err
	}
	if err := f.makeFolder(path.Dir(p)); err != nil {
		return nil, err
	}
	file, err := disk.OpenFile(f.next(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil || was == nil {
		return file, err
	}
	own(f.next(p), was)
	if err := file.Chmod(was.Mode().Perm()); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// put writes a file into the new tree.
func (f *Folder) put(p string, content []byte, was fs.FileInfo) error {
	file, err := f.create(p, was)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// Commit makes the files that were written the site: it completes the new tree and exchanges it with the
// folder. On an error the folder is as it was, but for an *AwayError and an *UnlockError. It is an *EditedError if pages
// would be lost that somebody changed. The folder is closed in either case.
func (f *Folder) Commit() (Summary, error) {
	if f.lock == nil {
		return Summary{}, errors.New("output: committed or aborted before")
	}
	s, err := f.commit()
	left := f.Abort()
	if err == nil && left != nil {
		return s, &UnlockError{Path: f.dir, Err: left}
	}
	return s, errors.Join(err, left)
}

func (f *Folder) commit() (Summary, error) {
	if f.failed != nil {
		return Summary{}, fmt.Errorf("output: not committed, since a file could not be written: %w", f.failed)
	}
	if len(f.edited) > 0 {
		slices.Sort(f.edited)
		return Summary{}, &EditedError{f.edited}
	}
	now, s := sums{}, Summary{}
	for p, page := range f.pages {
		now[p] = page.sum
		if page.written {
			s.Written++
		}
	}
	s.Unchanged = len(f.pages) - s.Written
	if text := now.format(); s.Written > 0 || string(text) != string(f.oldText) {
		removed, kept, err := f.complete(text)
		if err != nil {
			return Summary{}, err
		}
		if err := f.replace(); err != nil {
			return Summary{}, err
		}
		s.Removed, s.Kept = removed, kept
	}
	s.Kept = append(s.Kept, f.rescued...)
	slices.Sort(s.Kept)
	return s, nil
}

// Abort gives up what was written and lets go of the lock; the folder is as it was. After Commit, or
// a second time, it does nothing.
func (f *Folder) Abort() error {
	if f.lock == nil {
		return nil
	}
	f.clear()
	err := f.sys.unlock(f.lock)
	f.lock = nil
	return err
}

// public, next and staged are the names on disk of a path in the folder, in the new tree, and beside it.
func (f *Folder) public(path string) string { return filepath.Join(f.dir, filepath.FromSlash(path)) }
func (f *Folder) next(path string) string {
	return filepath.Join(f.stage, "new", filepath.FromSlash(path))
}
func (f *Folder) staged(name string) string { return filepath.Join(f.stage, name) }
