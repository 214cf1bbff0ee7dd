package publish

import (
	"errors"
	"io"
	"path"
	"slices"
)

func storePath(sum Sum) string { return storeName + "/" + sum.String() }

// findNeeded notes which files of publications before one have to be kept. A record that is damaged cannot be gone back to.
func (p *publisher) findNeeded(number int) error {
	p.needed = map[Sum]bool{}
	list, err := numbers(p.disk)
	if err != nil {
		return err
	}
	for _, n := range list {
		if n < number-p.Store {
			continue
		}
		r, err := readRecord(p.disk, n)
		if errors.As(err, new(*RecordError)) {
			continue
		}
		if err != nil {
			return err
		}
		for _, sum := range r.Files {
			p.needed[sum] = true
		}
	}
	return nil
}

// putAside stages a file that is replaced for the store, if it is to be gone back to and not there yet. What is being gone back to may have
// to be read from it.
func (p *publisher) putAside(name string, sum Sum) (staged bool, err error) {
	if !p.keeps(sum) {
		return false, nil
	}
	if kind, err := p.kind(storePath(sum)); err != nil || kind == plain {
		return false, err
	}
	err = p.stage(storePath(sum), sum, func() (io.ReadCloser, error) { return p.disk.Open(name) })
	if errors.As(err, new(*changedError)) {
		return false, &StandingError{Edited: []string{name}}
	}
	return err == nil, err
}

// keeps reports whether a file that is replaced goes to the store.
func (p *publisher) keeps(sum Sum) bool { return p.needed[sum] || p.restores(sum) }

// restores reports whether the files of these bytes are being gone back to.
func (p *publisher) restores(sum Sum) bool {
	s, ok := p.Source.(*stored)
	return ok && s.at[sum] != ""
}

// sweep deletes what left the site long enough ago: regular files below plain folders, of the bytes that were published.
func (p *publisher) sweep(r *record) error {
	dirs := map[string]bool{}
	for _, name := range sorted(r.Stale) {
		stale := r.Stale[name]
		if !r.due(name, stale) {
			continue
		}
		p.result.Stale--
		sum, kind, err := p.actual(name)
		if err == nil && (kind != plain || sum != stale.Sum) {
			if kind == plain || kind == other {
				p.result.Notes = append(p.result.Notes, Note{Kind: StaleChanged, Path: name})
			}
			continue
		}
		if err == nil {
			err = p.discard(name, sum)
		}
		switch {
		case err == nil:
			p.result.Removed++
			dirs[path.Dir(name)] = true
		case held(err):
			p.result.Notes = append(p.result.Notes, Note{Kind: StaleHeld, Path: name})
		case !absent(err):
			return err
		}
	}
	p.removeEmpty(dirs)
	return nil
}

// discard deletes a file, or moves it to the store.
func (p *publisher) discard(name string, sum Sum) error {
	if err := p.holds(); err != nil {
		return err
	}
	if p.needed[sum] {
		kind, err := p.kind(storePath(sum))
		if err == nil {
			err = p.mkdir(storeName)
		}
		if err != nil {
			return err
		}
		if kind == nothing {
			return p.disk.Rename(name, storePath(sum))
		}
	}
	return p.disk.Remove(name)
}

// removeEmpty removes folders that became empty, with those above them; one that holds anything stays.
func (p *publisher) removeEmpty(dirs map[string]bool) {
	list := sorted(dirs)
	slices.Reverse(list) // what lies in a folder comes before it
	for _, dir := range list {
		for ; dir != "."; dir = path.Dir(dir) {
			if entries, err := p.disk.ReadDir(dir); err != nil || len(entries) > 0 || p.disk.Remove(dir) != nil {
				break
			}
			delete(p.folders, dir)
		}
	}
}

// prune forgets publications that are too old to go back to, and files that no other needs.
func (p *publisher) prune(number int) error {
	list, err := numbers(p.disk)
	if err != nil {
		return err
	}
	for _, n := range list {
		if n < number-p.Store {
			if err := p.disk.Remove(historyPath(n)); err != nil && !absent(err) {
				return err
			}
		}
	}
	entries, err := p.disk.ReadDir(storeName)
	if absent(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		var sum Sum
		if sum.UnmarshalText([]byte(e.Name())) == nil && e.Type().IsRegular() && !p.needed[sum] {
			if err := p.disk.Remove(path.Join(storeName, e.Name())); err != nil && !absent(err) {
				return err
			}
		}
	}
	return nil
}

// chooseSource makes a former publication the source where it is to be gone back to.
func (p *publisher) chooseSource() error {
	if p.Restore == 0 {
		return nil
	}
	list, err := numbers(p.disk)
	if err != nil {
		return err
	}
	if !slices.Contains(list, p.Restore) {
		return &NumberError{p.Restore, list}
	}
	r, err := readRecord(p.disk, p.Restore)
	if err != nil {
		return err
	}
	s := &stored{disk: p.disk, files: r.Files, at: map[Sum]string{}}
	standing := []*record{p.state.last}
	if p.state.journal != nil {
		standing = append(standing, &p.state.journal.record)
	}
	for _, r := range standing {
		if r == nil {
			continue
		}
		for name, stale := range r.Stale {
			s.at[stale.Sum] = name
		}
		for name, sum := range r.Files {
			s.at[sum] = name
		}
	}
	p.Source = s
	return nil
}

// checkSource reads what is to be written, before anything is.
func (p *publisher) checkSource() error {
	wrong := make([]bool, len(p.plan.writes))
	err := p.each(len(wrong), func(k int) error {
		w := &p.plan.writes[k]
		file, err := p.Source.Open(w.name, w.sum)
		if err == nil {
			var sum Sum
			sum, err = hashAll(file)
			file.Close()
			if err == nil && sum == w.sum {
				return nil
			}
		}
		if err != nil && !absent(err) {
			return err
		}
		wrong[k] = true
		return nil
	})
	if err != nil {
		return err
	}
	var bad []string
	for k := range wrong {
		if wrong[k] {
			bad = append(bad, p.plan.writes[k].name)
		}
	}
	switch {
	case len(bad) == 0:
		return nil
	case p.Restore > 0:
		return &StoreError{p.Restore, bad}
	}
	return &SourceError{Paths: bad}
}
