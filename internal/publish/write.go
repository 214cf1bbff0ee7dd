package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
)

// A file being written is called so beside its place, with 16 signs between that are this run's.
const (
	temporaryPrefix = ".bulletin-"
	temporarySuffix = ".tmp"
)

func (p *publisher) temporary(name string) string {
	h := sha256.Sum256([]byte(p.Who.Token + "\x00" + name))
	return path.Join(path.Dir(name), temporaryPrefix+hex.EncodeToString(h[:8])+temporarySuffix)
}

// changedError says that a file does not hold what it should when it is copied.
type changedError struct{ name string }

func (e *changedError) Error() string { return "publish: " + e.name + " changed meanwhile" }

// stage writes a file beside its place, flushes it and reads it back. What cannot be staged leaves nothing.
func (p *publisher) stage(name string, sum Sum, open func() (io.ReadCloser, error)) (err error) {
	if err := p.mkdir(path.Dir(name)); err != nil {
		return err
	}
	perm := fs.FileMode(0o666)
	if info, err := p.disk.Lstat(name); err == nil && info.Mode().IsRegular() {
		perm = info.Mode().Perm() | 0o200
	}
	in, err := open()
	if err != nil {
		return err
	}
	defer in.Close()
	temporary := p.temporary(name)
	out, err := p.disk.Create(temporary, perm)
	if errors.Is(err, fs.ErrExist) { // of a former try of this run
		if err = p.disk.Remove(temporary); err == nil {
			out, err = p.disk.Create(temporary, perm)
		}
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			p.disk.Remove(temporary)
		}
	}()
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(hash, out), in)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	if Sum(hash.Sum(nil)) != sum {
		return &changedError{name}
	}
	back, err := hashOf(p.disk, temporary)
	if err == nil && back != sum {
		err = &DamagedError{name}
	}
	return err
}

// settle moves a staged file into its place, if this run still has the lock.
func (p *publisher) settle(name string) error {
	if err := p.holds(); err != nil {
		return err
	}
	return p.moveIn(name)
}

// moveIn moves a staged file into its place.
func (p *publisher) moveIn(name string) error {
	if err := p.disk.Rename(p.temporary(name), name); err != nil {
		return err
	}
	p.made[path.Dir(name)] = true
	return nil
}

// put writes a text, whole or not at all.
func (p *publisher) put(name string, text []byte) error {
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }
	if err := p.stage(name, sha256.Sum256(text), open); err != nil {
		return err
	}
	err := p.settle(name)
	if err != nil {
		p.disk.Remove(p.temporary(name))
	}
	return err
}

// write writes a file that nobody sees yet.
func (p *publisher) write(name string, perm fs.FileMode, text []byte) error {
	out, err := p.disk.Create(name, perm)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// mkdir makes a folder with those above it, where there are none.
func (p *publisher) mkdir(dir string) error {
	kind, err := p.inside(dir)
	switch {
	case err != nil:
		return err
	case kind == folder:
		return nil
	case kind != nothing:
		return &PlaceError{[]string{dir}}
	}
	if err := p.mkdir(path.Dir(dir)); err != nil {
		return err
	}
	if err := p.disk.Mkdir(dir); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if kind, err := p.kind(dir); err != nil || kind != folder {
		return errors.Join(err, &PlaceError{[]string{dir}})
	}
	p.folders[dir], p.made[path.Dir(dir)] = true, true
	return nil
}

// pending is a file on its way.
type pending struct {
	write
	aside  bool // what it replaces is staged for the store
	saved  bool // it is there, or need not be
	staged bool
	err    error // of making it ready
}

// ready does for a file what no reader sees: it stages what it replaces for the store, and the file beside its place. It changes nothing
// of the publisher, so that many are made ready side by side.
func (p *publisher) ready(w *pending) (err error) {
	if w.replace && !w.saved && !w.aside {
		if w.aside, err = p.putAside(w.name, w.old); err != nil {
			return err
		}
		w.saved = !w.aside
	}
	if w.staged {
		return nil
	}
	open := func() (io.ReadCloser, error) { return p.Source.Open(w.name, w.sum) }
	if err = p.stage(w.name, w.sum, open); err == nil {
		w.staged = true
	}
	return err
}

// show moves what is ready into its place.
func (p *publisher) show(w *pending) error {
	if w.aside {
		if err := p.moveIn(storePath(w.old)); err != nil { // which its content names, so that whoever writes it writes the same
			return err
		}
		w.aside = false
	}
	w.saved = true
	if err := p.settle(w.name); err != nil {
		return err
	}
	if w.replace {
		p.result.Replaced++
	} else {
		p.result.New++
	}
	return nil
}

// bring does what is left to be done for a file.
func (p *publisher) bring(w *pending) error {
	if err := p.ready(w); err != nil {
		return err
	}
	return p.show(w)
}

// writeFiles writes the files of the plan in their order; those that others have open come last. Some are made ready side by side, and
// moved into their places one after the other.
func (p *publisher) writeFiles() error {
	var left []*pending
	done := 0
	for batch := range slices.Chunk(p.plan.writes, max(p.Reads, 1)) {
		list := p.prepare(batch)
		for k, w := range list {
			if w.err == nil {
				w.err = p.show(w)
			}
			done++
			if p.Writing != nil {
				p.Writing(done, len(p.plan.writes))
			}
			switch {
			case w.err == nil:
			case w.mayWait(w.err):
				left = append(left, w)
			default:
				p.drop(append(left, list[k:]...))
				return w.err
			}
		}
	}
	return p.await(left)
}

// prepare makes a batch ready. What folders there are is found out before, and what has the same bytes is put aside once.
func (p *publisher) prepare(batch []write) []*pending {
	list, taken := make([]*pending, len(batch)), map[Sum]bool{}
	for k, w := range batch {
		one := &pending{write: w}
		one.saved = w.replace && taken[w.old]
		list[k], taken[w.old] = one, taken[w.old] || w.replace
		one.err = p.mkdir(path.Dir(w.name))
		if one.err == nil && w.replace && !one.saved && p.keeps(w.old) {
			one.err = p.mkdir(storeName)
		}
	}
	p.beside(len(list), func(k int) {
		if w := list[k]; w.err == nil {
			w.err = p.ready(w)
		}
	})
	return list
}

// mayWait reports whether somebody has the file that is to be replaced open. One that could not even be written beside its place is not
// kept by that.
func (w *pending) mayWait(err error) bool {
	return w.replace && (w.staged || !w.saved && !w.aside) && held(err)
}

// Pauses between tries for files that others have open.
const (
	firstPause   = 250 * time.Millisecond
	longestPause = 10 * time.Second
)

// await tries again, with growing pauses, for as long as the options say.
func (p *publisher) await(left []*pending) error {
	waited := time.Duration(0)
	for pause := firstPause; len(left) > 0 && waited < p.Wait; pause = min(2*pause, longestPause) {
		pause = min(pause, p.Wait-waited)
		p.Sleep(pause)
		waited += pause
		var still []*pending
		for k, w := range left {
			err := p.bring(w)
			switch {
			case err == nil:
			case w.mayWait(err):
				still = append(still, w)
			default:
				p.drop(append(still, left[k:]...))
				return err
			}
		}
		left = still
	}
	if len(left) == 0 {
		return nil
	}
	e := &HeldError{Waited: waited}
	for _, w := range left {
		e.Paths = append(e.Paths, w.name)
		if info, err := p.disk.Lstat(w.name); err == nil && info.Mode().Perm()&0o200 == 0 {
			e.ReadOnly = append(e.ReadOnly, w.name)
		}
	}
	p.drop(left)
	return e
}

// drop removes what was staged and does not come into its place.
func (p *publisher) drop(list []*pending) {
	for _, w := range list {
		if w.staged {
			p.disk.Remove(p.temporary(w.name))
		}
		if w.aside {
			p.disk.Remove(p.temporary(storePath(w.old)))
		}
	}
}

// flush makes sure that what was written stands before the manifest says so.
func (p *publisher) flush() error {
	for _, dir := range sorted(p.made) {
		if err := p.disk.SyncDir(dir); err != nil {
			return err
		}
	}
	p.made = map[string]bool{}
	return nil
}
