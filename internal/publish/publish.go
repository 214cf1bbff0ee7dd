package publish

import (
	"crypto/sha256"
	"path"
	"sync"
	"sync/atomic"
	"time"

	"bulletin/internal/output"
)

// Options tell what is published where, and how.
type Options struct {
	Disk    Disk
	Source  Source // nil where Restore is set
	Restore int    // the publication to go back to; 0: none

	Keep  int           // publications for which what left the site stays
	Store int           // former publications that can be gone back to
	Wait  time.Duration // how long files that others have open are waited for, in all

	Who     Who
	Program string // version of the program
	Alive   func(pid int) bool
	Now     func() time.Time
	Sleep   func(time.Duration)

	BreakLock bool // take the lock though another has it
	Adopt     bool // take over a folder that was not published to
	Force     bool // trust no record, read all, and replace what others changed
	Yes       bool // many files may go
	DryRun    bool // tell only
	Verify    bool // read all in the end

	// Reads is how many files are read, or written beside their places, side by side; a share answers each question late, but many at
	// once. Below 2 one after the other.
	Reads int

	Writing, Reading func(done, total int) // are told how far it has come, in files; may be nil
}

// Result tells what was done, or with DryRun what would be.
type Result struct {
	Number   int  // of the publication; the last one's where there was nothing to do
	Nothing  bool // what stands is what was to be published
	Restored int
	Resumed  bool   // after a run that was stopped
	Broke    string // whose lock was broken

	New, Replaced, Unchanged int
	Left                     int // files that are no longer part of the site with this publication
	Stale                    int // of those that left, how many stay
	Removed                  int
	Bytes                    int64 // written to files of the site

	Changes  []Change // with DryRun
	Notes    []Note
	Verified int // files that were read in the end
	Missing  []string
	Differ   []string
}

// Change is a file that would be written or removed.
type Change struct {
	Path string
	Kind ChangeKind
}

// ChangeKind is what happens to a file.
type ChangeKind int

// What happens to a file.
const (
	Add ChangeKind = iota
	Replace
	Leave  // it is no longer part of the site, and stays for some publications
	Delete // it left earlier
)

// Note is something that whoever publishes should know.
type Note struct {
	Kind NoteKind
	Path string
	Time string
}

// NoteKind is what a note tells.
type NoteKind int

// What notes tell.
const (
	ManifestChanged NoteKind = iota // somebody changed SHA256SUMS at the destination, so all was read
	StaleChanged                    // Path left the site and would be deleted, but somebody changed it
	StaleHeld                       // Path left the site and would be deleted, but is open elsewhere
	ClockBack                       // the last publication was at Time, later than now
	LockStays                       // the lock could not be let go of

)

// publisher is one run.
type publisher struct {
	Options
	disk    Disk
	result  Result
	locked  bool
	tries   int
	folders map[string]bool // plain folders that are there (true), or nothing is (false)
	made    map[string]bool // folders whose entries changed
	state   standing
	plan    plan
	needed  map[Sum]bool // what has to be kept to go back
}

// Publish publishes. The result is of use also where there is an error.
func Publish(o Options) (*Result, error) {
	p := &publisher{Options: o, disk: o.Disk, folders: map[string]bool{}, made: map[string]bool{}}
	err := p.publish()
	p.unlock()
	return &p.result, err
}

func (p *publisher) publish() error {
	if err := p.look(); err != nil {
		return err
	}
	if err := p.chooseSource(); err != nil {
		return err
	}
	if p.upToDate() {
		p.result.Nothing, p.result.Number, p.result.Unchanged = true, p.state.last.Number, len(p.state.last.Files)
		return p.verifyIfAsked(p.state.last)
	}
	if p.DryRun {
		if err := p.makePlan(); err != nil {
			return err
		}
		p.preview()
		return p.refuseMany()
	}
	if err := p.lock(); err != nil {
		return err
	}
	if err := p.look(); err != nil { // now that nobody else can change it
		return err
	}
	if err := p.chooseSource(); err != nil {
		return err
	}
	if err := p.makePlan(); err != nil {
		return err
	}
	if err := p.refuseMany(); err != nil {
		return err
	}
	if err := p.checkSource(); err != nil {
		return err
	}
	if p.plan.empty() {
		p.result.Nothing, p.result.Number = true, p.state.last.Number
		if err := p.tidy(); err != nil {
			return err
		}
		return p.verifyIfAsked(p.state.last)
	}
	if err := p.carryOut(); err != nil {
		return err
	}
	return p.verifyIfAsked(p.state.last)
}

// upToDate reports whether the manifest that stands is what is to be published; no file of the site is read to tell.
func (p *publisher) upToDate() bool {
	s := &p.state
	return s.last != nil && s.journal == nil && (!s.untidy || p.DryRun) && !p.Force && s.manifest != nil && sha256.Sum256(s.manifest) == s.last.Manifest &&
		sha256.Sum256(manifestOf(p.Source.Files())) == s.last.Manifest
}

// tidy clears up after a run that was stopped in the last moment, or in the first.
func (p *publisher) tidy() error {
	if !p.state.untidy {
		return nil
	}
	if err := p.sweepHome(); err != nil {
		return err
	}
	if err := p.findNeeded(p.state.last.Number); err != nil {
		return err
	}
	return p.finish(p.state.last)
}

func (p *publisher) verifyIfAsked(r *record) error {
	if !p.Verify || p.DryRun {
		return nil
	}
	names := append(sorted(r.Files), output.SumsName)
	found := make([]struct {
		sum  Sum
		kind place
	}, len(names))
	for _, name := range names { // so that folders are known before files are read side by side
		if _, err := p.inside(path.Dir(name)); err != nil {
			return err
		}
	}
	err := p.each(len(names), func(k int) (err error) {
		found[k].sum, found[k].kind, err = p.actual(names[k])
		return err
	})
	if err != nil {
		return &UnreadError{r.Number, err}
	}
	for k, name := range names {
		want, known := r.Files[name]
		if !known {
			want = r.Manifest
		}
		switch f := &found[k]; {
		case f.kind == nothing:
			p.result.Missing = append(p.result.Missing, name)
		case f.kind != plain || f.sum != want:
			p.result.Differ = append(p.result.Differ, name)
		}
		p.result.Verified++
	}
	return nil
}

// each reads n files, so many side by side as the options say, and tells how far it has come. It returns the failure of the first that
// failed.
func (p *publisher) each(n int, read func(k int) error) error {
	errs := make([]error, n)
	var done atomic.Int64
	var failed atomic.Bool
	p.beside(n, func(k int) {
		if failed.Load() {
			return
		}
		if errs[k] = read(k); errs[k] != nil {
			failed.Store(true)
		}
		if told := int(done.Add(1)); p.Reading != nil {
			p.Reading(told, n)
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// beside does n things, so many side by side as the options say.
func (p *publisher) beside(n int, do func(k int)) {
	var next atomic.Int64
	work := func() {
		for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
			do(k)
		}
	}
	if p.Reads < 2 {
		work()
		return
	}
	var all sync.WaitGroup
	for range min(p.Reads, n) {
		all.Go(work)
	}
	all.Wait()
}
