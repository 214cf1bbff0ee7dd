package serve

import (
	"crypto/sha256"
	"io/fs"
	"sync"

	"bulletin/internal/diag"
	"bulletin/internal/site"
)

// Options say what is shown to whom.
type Options struct {
	Site  fs.FS    // the site's root
	Root  string   // where that is, for links that open an editor; may be empty
	Hosts []string // the names with the port that are answered to: "127.0.0.1:8017"
	Token string   // what the addresses of events hold; nobody else can guess it
	Keyed bool     // others than this machine can ask: whoever does must have been given the token
}

// Desk is a site on its author's desk. It may be used by several goroutines at once.
type Desk struct {
	options Options
	memory  site.Memory // of who reads the site

	mu       sync.Mutex
	version  int       // counts the readings
	busy     bool      // the site is being read: what is made beside it would take its time
	good     *reading  // the last without errors; nil before the first
	mistakes []mistake // of the last reading, and of the pages that were checked since
	failed   string    // why the site could not be read at all, in the words that explain gives it
	checked  bool      // all pages were checked since the last reading
	changed  chan struct{}
	stopped  bool
}

// New is a desk that has read nothing yet.
func New(o Options) *Desk { return &Desk{options: o, changed: make(chan struct{})} }

// Reload reads the site again, and open pages hear of it. A file that is being saved may be half there, and mostly looks broken:
// before anything is told, settled is asked whether the files have stayed as they were, and is told whether what was read is broken.
// Where they have not nothing is told. err is a failure to read, which pages hear of too, in the words that explain gives it.
func (d *Desk) Reload(explain func(error) string, settled func(broken bool) bool) (told bool, err error) {
	d.hold(true)
	defer d.hold(false)
	diags := &diag.List{}
	r, err := read(d.options.Site, &d.memory, diags)
	if !settled(r == nil) {
		return false, nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.version++
	d.failed, d.checked, d.mistakes = "", false, mistakesOf(diags.Sorted())
	switch {
	case err != nil:
		d.failed, d.mistakes = explain(err), nil
	case r != nil:
		if d.good != nil { // until they are made again, the files of data are listed as they were
			r.listing.Lead(d.good.listing.Leading(r.Model.Editions))
			r.identify(d.good.codes)
		}
		d.good = r
	}
	d.tell()
	return true, err
}

// hold keeps what is made beside a reading from being made meanwhile.
func (d *Desk) hold(busy bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.busy = busy
}

// Count is how many errors and warnings are known.
func (d *Desk) Count() (errors, warnings int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, m := range d.mistakes {
		if m.Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Check makes all pages of the last reading for what is wrong with them, and the files of data for their sizes; it ends early
// where the site is read again meanwhile. Open pages hear of what it found.
func (d *Desk) Check() {
	d.mu.Lock()
	r, version := d.good, d.version
	d.mu.Unlock()
	if r == nil {
		return
	}
	outdated := func() bool {
		d.mu.Lock()
		defer d.mu.Unlock()
		return d.version != version || d.busy || d.stopped
	}
	diags := &diag.List{}
	all := r.listing.Open()
	for k := range all {
		if outdated() {
			return
		}
		if _, err := r.page(&all[k], diags); err != nil {
			break // whoever opens the page is told
		}
	}
	resized, _ := r.lead(outdated) // whoever asks for the file is told
	if outdated() {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.version != version {
		return
	}
	d.checked = true
	d.mistakes = merged(d.mistakes, mistakesOf(diags.Sorted()))
	if resized {
		d.version++ // pages say other sizes
	}
	d.tell()
}

// tell wakes who waits for changes. The lock is held.
func (d *Desk) tell() {
	close(d.changed)
	d.changed = make(chan struct{})
}

// Stop ends all streams of events, so that the server can close.
func (d *Desk) Stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stopped = true
	d.tell()
}

// state is what a page is told.
type state struct {
	Version  int       `json:"version"`
	Page     string    `json:"page"` // digest of the page as it is now; empty where there is none
	Failed   string    `json:"failed,omitempty"`
	Checked  bool      `json:"checked"`
	Mistakes []mistake `json:"mistakes"`
}

// now is what a page of a path is told, and what tells of the next change.
func (d *Desk) now(path string) (s state, next <-chan struct{}, stopped bool) {
	d.mu.Lock()
	r := d.good
	s = state{Version: d.version, Failed: d.failed, Checked: d.checked, Mistakes: d.mistakes}
	next, stopped = d.changed, d.stopped
	d.mu.Unlock()
	if r == nil || r.pages[path] == nil {
		return s, next, stopped
	}
	p := r.show(r.pages[path])
	s.Page = p.digest
	s.Mistakes = merged(s.Mistakes, mistakesOf(p.diags.Sorted())) // of this page at once, of the others when they are checked
	return s, next, stopped
}

func digest(sum [sha256.Size]byte) string {
	const hex = "0123456789abcdef"
	out := make([]byte, 0, 32)
	for _, b := range sum[:16] {
		out = append(out, hex[b>>4], hex[b&15])
	}
	return string(out)
}
