package publish

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"bulletin/internal/output"
)

// plan is what a run does.
type plan struct {
	number   int
	base     map[string]piece // what stands and is ours
	target   map[string]Sum
	stale    map[string]piece // what stands and is not part of the target
	manifest []byte
	writes   []write // in their order
	leave    int     // files of stale that leave the site now
	same     bool    // the manifest that stands is the one that shall
}

// write is a file to be written.
type write struct {
	name    string
	sum     Sum
	old     Sum
	replace bool // there is one, of the sum old
}

func (p *plan) empty() bool { return p.same && len(p.writes) == 0 && p.leave == 0 }

// planner finds out what stands.
type planner struct {
	*publisher
	base    map[string]piece
	target  map[string]Sum
	seen    map[string]bool // was looked at
	edited  []string
	foreign []string
	places  []string
}

func (p *publisher) makePlan() error {
	k := &planner{publisher: p, target: p.Source.Files(), seen: map[string]bool{}}
	suspects, err := k.records()
	if err != nil {
		return err
	}
	for _, name := range suspects {
		if err := k.suspect(name); err != nil {
			return err
		}
	}
	if err := k.fold(); err != nil {
		return err
	}
	for _, name := range sorted(k.target) {
		if err := k.wanted(name); err != nil {
			return err
		}
	}
	switch {
	case len(k.places) > 0:
		return &PlaceError{k.places}
	case len(k.edited)+len(k.foreign) > 0 && !p.Force:
		return &StandingError{k.edited, k.foreign}
	}
	p.plan = k.plan()
	p.result.Resumed = p.state.journal != nil
	p.result.Unchanged = len(k.target) - len(p.plan.writes)
	p.result.Left, p.result.Stale = p.plan.leave, len(p.plan.stale)
	return nil
}

// records takes over what the records say, and tells which files have to be looked at to know whether it is so.
func (k *planner) records() (suspects []string, err error) {
	s := &k.state
	k.base = map[string]piece{}
	switch {
	case s.journal != nil:
		for name, b := range s.journal.Base {
			if _, wanted := s.journal.Files[name]; wanted {
				b.Since = 0 // pages of the run that was stopped may lead to it: it leaves anew
			}
			k.base[name] = b
		}
	case s.last != nil:
		for name, sum := range s.last.Files {
			k.base[name] = piece{Sum: sum}
		}
		for name, stale := range s.last.Stale {
			k.base[name] = stale
		}
	default: // taken over: what its own manifest names
		files, _ := output.ParseRecord(s.manifest)
		for name, sum := range files {
			k.base[name] = piece{Sum: sum}
		}
	}
	reads := map[string]bool{}
	switch {
	case s.journal != nil && !k.Force:
		for name, b := range k.base {
			reads[name] = s.journal.Files[name] != b.Sum
		}
		for name := range s.journal.Files {
			if _, there := k.base[name]; !there {
				reads[name] = true
			}
		}
	case k.trusted():
		for name, b := range k.base {
			reads[name] = s.last.due(name, b) // it may have been deleted
		}
	default:
		for name := range k.base {
			reads[name] = true
		}
		if s.last != nil && !k.Force {
			k.result.Notes = append(k.result.Notes, Note{Kind: ManifestChanged})
		}
	}
	if s.last != nil {
		if was, err := time.Parse(time.RFC3339, s.last.Time); err == nil && was.After(k.Now().Add(clockSlack)) {
			k.result.Notes = append(k.result.Notes, Note{Kind: ClockBack, Time: s.last.Time})
		}
	}
	for _, name := range sorted(reads) {
		if reads[name] {
			suspects = append(suspects, name)
		}
	}
	return suspects, nil
}

// clockSlack is how far the clocks of two machines may differ without a word.
const clockSlack = 2 * time.Minute

// suspect looks at a file of which the records do not say for certain what stands.
func (k *planner) suspect(name string) error {
	k.seen[name] = true
	sum, kind, err := k.actual(name)
	if err != nil {
		return err
	}
	was, recorded := k.base[name]
	target, wanted := k.target[name]
	switch {
	case kind == nothing:
		delete(k.base, name)
	case kind != plain && wanted:
		k.places = append(k.places, name)
	case kind != plain:
		delete(k.base, name)
	case recorded && sum == was.Sum:
	case k.state.journal != nil && sum == k.state.journal.Files[name], wanted && sum == target:
		k.base[name] = piece{Sum: sum}
	case wanted:
		k.edited = append(k.edited, name)
		k.base[name] = piece{Sum: sum}
	default: // somebody's own now
		delete(k.base, name)
		if !k.state.last.swept(name, was) {
			k.result.Notes = append(k.result.Notes, Note{Kind: StaleChanged, Path: name})
		}
	}
	return nil
}

// swept reports whether a file was to be deleted at the end of the publication.
func (r *record) swept(name string, p piece) bool { return r != nil && r.due(name, p) }

// wanted looks at a file that is to stand, unless it is known to be what it shall.
func (k *planner) wanted(name string) error {
	was, ours := k.base[name]
	if k.seen[name] && ours || ours && was.Sum == k.target[name] {
		return nil
	}
	sum, kind, err := k.actual(name)
	switch {
	case err != nil:
		return err
	case kind == nothing:
		delete(k.base, name)
	case kind != plain:
		k.places = append(k.places, name)
	case sum == k.target[name]:
		k.base[name] = piece{Sum: sum}
	case !ours:
		k.foreign = append(k.foreign, name)
		k.base[name] = piece{Sum: sum}
	case sum != was.Sum:
		k.edited = append(k.edited, name)
		k.base[name] = piece{Sum: sum}
	}
	return nil
}

// fold takes files whose names changed in their case alone for the same where the destination does so: it would delete the new
// one for the old one.
func (k *planner) fold() error {
	folded := map[string]string{}
	for name := range k.target {
		folded[strings.ToLower(name)] = name
	}
	for _, name := range sorted(k.base) {
		now := folded[strings.ToLower(name)]
		if now == "" || now == name {
			continue
		}
		if _, known := k.base[now]; known {
			continue
		}
		same, err := k.foldsCase(name)
		if err != nil {
			return err
		}
		if same {
			k.base[now], k.seen[now] = k.base[name], k.seen[name]
			delete(k.base, name)
		}
	}
	return nil
}

// foldsCase reports whether a file is found by its name in another case.
func (k *planner) foldsCase(name string) (bool, error) {
	base := strings.ToUpper(path.Base(name))
	if base == path.Base(name) {
		base = strings.ToLower(base)
	}
	kind, err := k.kind(path.Join(path.Dir(name), base))
	if err != nil || kind == nothing {
		return false, err
	}
	entries, err := k.disk.ReadDir(path.Dir(name))
	return !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == base }), err
}

func (k *planner) plan() plan {
	s := &k.state
	out := plan{number: s.newest + 1, base: k.base, target: k.target, stale: map[string]piece{}, manifest: manifestOf(k.target)}
	if s.journal != nil {
		out.number = max(out.number, s.journal.Number)
	}
	for name, b := range k.base {
		if _, wanted := k.target[name]; wanted {
			continue
		}
		if b.Since == 0 {
			b.Since = out.number
			out.leave++
		}
		out.stale[name] = b
	}
	for _, name := range sorted(k.target) {
		b, there := k.base[name]
		if !there || b.Sum != k.target[name] {
			out.writes = append(out.writes, write{name, k.target[name], b.Sum, there})
		}
	}
	slices.SortFunc(out.writes, func(a, b write) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.name, b.name))
	})
	out.same = s.last != nil && s.journal == nil && bytes.Equal(out.manifest, s.manifest)
	return out
}

// groups is how many groups rank knows.
const groups = 5

// rank is when a file is written: new ones first, since nothing that stands leads to them; then what pages use, pages, what
// lists pages, and what leads to those.
func (w *write) rank() int {
	name, rank := w.name, 0
	switch {
	case name == "index.html":
		rank = 4
	case path.Base(name) == "index.html":
		rank = 3
	case strings.HasPrefix(name, "assets/"):
	case path.Ext(name) == ".js":
		rank = 2
	case path.Ext(name) == ".html":
		rank = 1
	}
	if w.replace {
		rank += groups
	}
	return rank
}

// preview tells what the plan would do.
func (p *publisher) preview() {
	p.result.Number = p.plan.number
	for _, w := range p.plan.writes {
		if w.replace {
			p.result.Replaced++
			p.result.Changes = append(p.result.Changes, Change{w.name, Replace})
		} else {
			p.result.New++
			p.result.Changes = append(p.result.Changes, Change{w.name, Add})
		}
	}
	r := record{Number: p.plan.number, Keep: p.Keep}
	for _, name := range sorted(p.plan.stale) {
		switch stale := p.plan.stale[name]; {
		case r.due(name, stale):
			p.result.Removed++
			p.result.Stale--
			p.result.Changes = append(p.result.Changes, Change{name, Delete})
		case stale.Since == r.Number:
			p.result.Changes = append(p.result.Changes, Change{name, Leave})
		}
	}
}

// How many files may leave a site without a question: few, or a small part.
const (
	fewLeave  = 10
	partLeave = 4 // a fourth
)

// refuseMany refuses to let much of a site go, unless somebody said yes.
func (p *publisher) refuseMany() error {
	leave, of := p.plan.leave, 0
	for _, b := range p.plan.base {
		if b.Since == 0 {
			of++
		}
	}
	if p.Yes || leave <= fewLeave || leave*partLeave <= of {
		return nil
	}
	e := &ManyError{Leave: leave, Of: of, Keep: p.Keep}
	if p.Keep == 0 {
		e.Now = leave
	}
	return e
}
