package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"bulletin/internal/disk"
)

// File is a single file to write, outside any output folder.
type File struct {
	Path    string // as the system writes it
	Content []byte
	Mode    fs.FileMode // permission bits of a file that is new; 0: those that the system gives
}

// ExistsError says that files stand where others must go, and differ from them.
type ExistsError struct{ Paths []string }

func (e *ExistsError) Error() string { return fmt.Sprintf("output: %q exist already", e.Paths) }

// Written tells what became of single files.
type Written struct{ New, Replaced, Unchanged int }

// WriteFiles writes files, all or none, and makes the folders that they need; see [OpenFiles]. Of several files those
// that come first are in their places first.
func WriteFiles(files []File, replace bool) (Written, error) {
	if len(files) == 0 {
		return Written{}, nil
	}
	return WriteBelow(commonFolder(files), files, replace)
}

// WriteBelow is WriteFiles for files of a folder to which other runs write other files: whichever comes next finds what one that was
// killed left, see [Mend].
func WriteBelow(dir string, files []File, replace bool) (Written, error) {
	f, err := OpenFiles(dir, replace)
	if err != nil {
		return Written{}, err
	}
	for _, file := range files {
		name, err := filepath.Rel(dir, file.Path)
		if err == nil {
			err = f.add(&entry{Name: name, mode: file.Mode}, file.Content)
		}
		if err != nil {
			return Written{}, errors.Join(err, f.Abort())
		}
	}
	return f.Commit()
}

// commonFolder is the deepest folder that all files are below.
func commonFolder(files []File) string {
	dir := filepath.Dir(files[0].Path)
	for _, file := range files[1:] {
		for {
			name, err := filepath.Rel(dir, file.Path)
			if err == nil && filepath.IsLocal(name) || dir == filepath.Dir(dir) {
				break
			}
			dir = filepath.Dir(dir)
		}
	}
	return dir
}

// Files are single files that are written into a folder which holds other things too. Write may be called from several
// goroutines at once; the other methods from one, when no Write is running. [Files.Commit] or [Files.Abort] ends it.
type Files struct {
	dir     string
	replace bool
	step    func(point string) error // called before each change to a disk

	mu      sync.Mutex
	begun   bool
	lock    *os.File
	made    []string // folders that did not exist, the outermost first
	mended  []string // names of files that a killed run was moving, and that stand in their places now
	entries []*entry
	names   map[string]bool // by lower case: two that differ in case alone are one file on Windows and macOS
	written Written
	stands  []string // paths of files that differ and may not be replaced
	failed  error    // the first failure of a Write
}

// entry is a file on its way to its place. In the stage it is called by its number.
type entry struct {
	Name     string   // within the folder
	Was, Now string   // SHA-256 of what stands in the place, empty where nothing does, and of what goes there
	Made     []string // folders that its place needs and that are not there, within the folder, the outermost first
	number   int
	mode     fs.FileMode // of what it replaces, or is to have; 0: as the system gives it
}

// stageName is the folder that holds files until all are made. It is within the folder where they go, so that moving
// them is renaming, and goes when they are in their places.
const stageName = ".bulletin-files"

// OpenFiles prepares to write files into dir, which need not exist, and mends what a killed run left there. A file that
// holds just what is to be written is left alone; one that differs is replaced where replace is true, and else makes
// Commit fail with an *ExistsError. Nothing is changed in dir before Commit. There each file is moved into its place in one step, so that
// it is never half nor missing; what it replaces is kept aside until all are in their places. A run that is killed before the
// first move leaves the files as they were; one that is killed later is completed by the next.
func OpenFiles(dir string, replace bool) (*Files, error) {
	return openFiles(dir, replace, func(string) error { return nil })
}

func openFiles(dir string, replace bool, step func(string) error) (*Files, error) {
	f := &Files{dir: dir, replace: replace, step: step, names: map[string]bool{}}
	if exists(f.staged("")) {
		if err := f.begin(); err != nil {
			return nil, errors.Join(err, f.Abort())
		}
	}
	return f, nil
}

// Mend completes what a run that was killed left in a folder, of files from [WriteBelow] or [OpenFiles], and returns the paths of those that
// it had begun to move into their places. It does nothing where there is nothing to do, and where another run is at work.
func Mend(dir string) ([]string, error) {
	f, err := OpenFiles(dir, true)
	if errors.As(err, new(*BusyError)) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return f.mended, f.Abort()
}

// begin makes the stage, when there is something to put there or to clear up.
func (f *Files) begin() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.begun {
		return nil
	}
	for d := f.dir; !exists(d) && d != filepath.Dir(d); d = filepath.Dir(d) {
		f.made = slices.Insert(f.made, 0, d)
	}
	if err := disk.MkdirAll(f.staged(""), 0o777); err != nil {
		disk.Remove(f.staged("")) // it is empty, if it is there
		return fmt.Errorf("output: %w", errors.Join(err, f.unmake()))
	}
	if err := f.take(); err != nil {
		disk.Remove(f.staged("")) // where another run is at work it is not empty
		return errors.Join(err, f.unmake())
	}
	f.begun = true
	if err := f.recover(); err != nil {
		return fmt.Errorf("output: clearing up after a run that was stopped: %w", err)
	}
	return nil
}

// take takes the lock. Who ends removes the lock file: one that is no longer there when it is locked was another's.
func (f *Files) take() error {
	for {
		file, err := lock(f.staged("lock"))
		if errors.Is(err, errLocked) {
			return &BusyError{f.dir}
		}
		if absent(err) { // the stage went with the run that made it
			if err = disk.MkdirAll(f.staged(""), 0o777); err == nil {
				continue
			}
		}
		if err != nil {
			return fmt.Errorf("output: locking %s: %w", f.staged(""), err)
		}
		ours, err := file.Stat()
		there, err2 := os.Stat(f.staged("lock"))
		if err == nil && err2 == nil && os.SameFile(ours, there) {
			f.lock = file
			return nil
		}
		unlock(file)
	}
}

// Write adds a file. Its name is as the system writes it, within the folder. Content goes to the disk at once and is not
// kept.
func (f *Files) Write(name string, content []byte) error { return f.add(&entry{Name: name}, content) }

func (f *Files) add(e *entry, content []byte) error {
	err := f.write(e, content)
	if err != nil {
		err = fmt.Errorf("output: %w", err)
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.failed == nil {
			f.failed = err
		}
	}
	return err
}

func (f *Files) write(e *entry, content []byte) error {
	if !filepath.IsLocal(e.Name) {
		return fmt.Errorf("%q is not below the folder", e.Name)
	}
	path := filepath.Join(f.dir, e.Name)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "write", Path: path, Err: errNotRegular}
	default:
		same, err := info.Size() == int64(len(content)), error(nil)
		if same {
			same, err = sameBytes(path, content)
		}
		if err != nil {
			return err
		}
		if same {
			return f.enter(e, &f.written.Unchanged)
		}
		if !f.replace {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.stands = append(f.stands, path)
			return nil
		}
		was, err := sumFile(path)
		if err != nil {
			return err
		}
		e.Was, e.mode = hex.EncodeToString(was[:]), info.Mode().Perm()
	}
	if err := f.begin(); err != nil {
		return err
	}
	now := sha256.Sum256(content)
	e.Now = hex.EncodeToString(now[:])
	count := &f.written.New
	if e.Was != "" {
		count = &f.written.Replaced
	}
	if err := f.enter(e, count); err != nil {
		return err
	}
	return f.put(e, content)
}

// errNotRegular is said of a folder or a device where a file must go.
var errNotRegular = errors.New("there is something that is no file")

// enter counts a file, and gives it a number if it has to be moved.
func (f *Files) enter(e *entry, count *int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	low := strings.ToLower(e.Name)
	if f.names[low] {
		return fmt.Errorf("%s is written twice", e.Name)
	}
	f.names[low] = true
	*count++
	if e.Now != "" {
		e.number = len(f.entries)
		f.entries = append(f.entries, e)
	}
	return nil
}

// put writes a file into the stage, with the permission bits of what it replaces, or those that the system gives new
// files.
func (f *Files) put(e *entry, content []byte) error {
	if err := f.step("stage"); err != nil {
		return err
	}
	file, err := disk.OpenFile(f.next(e), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil && e.mode != 0 {
		err = file.Chmod(e.mode)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// Commit moves the files into their places. After an error everything is as it was.
func (f *Files) Commit() (Written, error) {
	err := f.failed
	if err == nil && len(f.stands) > 0 {
		slices.Sort(f.stands)
		err = &ExistsError{f.stands}
	}
	if err == nil && len(f.entries) > 0 {
		err = f.commit()
	}
	if err != nil {
		return Written{}, errors.Join(err, f.Abort())
	}
	f.made = nil
	f.Abort() // what cannot be cleared up now is cleared up by the next run: the files are in their places
	return f.written, nil
}

// Abort gives up what was written. After Commit, or a second time, it does nothing.
func (f *Files) Abort() error {
	if f.lock == nil {
		return nil
	}
	var err error
	if !exists(f.staged(journalName)) && !exists(f.staged(backName)) { // else the next run mends more than this one could
		err = f.clear()
	}
	err = errors.Join(err, f.leave())
	return errors.Join(err, f.unmake())
}

// leave lets go of the lock and removes the stage if nothing is left in it.
func (f *Files) leave() error {
	name := f.staged("lock")
	removed := disk.Remove(name) == nil
	err := unlock(f.lock)
	f.lock = nil
	if !removed { // Windows removes no file that is open
		disk.Remove(name)
	}
	disk.Remove(f.staged(""))
	return err
}

// unmake removes the folders that were made for nothing.
func (f *Files) unmake() error {
	for _, d := range slices.Backward(f.made) {
		if !exists(d) {
			continue
		}
		if err := disk.Remove(d); err != nil && !absent(err) {
			return nil // somebody else has put something there
		}
	}
	f.made = nil
	return nil
}

func (f *Files) staged(name string) string { return filepath.Join(f.dir, stageName, name) }
func (f *Files) next(e *entry) string      { return f.staged("new-" + strconv.Itoa(e.number)) }
func (f *Files) aside(e *entry) string     { return f.staged("old-" + strconv.Itoa(e.number)) }
func (f *Files) place(e *entry) string     { return filepath.Join(f.dir, e.Name) }
