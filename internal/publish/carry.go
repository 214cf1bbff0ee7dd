package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"path"
	"time"

	"bulletin/internal/output"
)

// carryOut does what the plan says.
func (p *publisher) carryOut() error {
	next := p.nextRecord()
	err := p.begin(next)
	if err == nil {
		err = p.writeFiles()
	}
	if err == nil {
		err = p.complete(next)
	}
	var kept *HeldError
	if err == nil || errors.As(err, &kept) {
		return err
	}
	return &StoppedError{Done: p.result.New + p.result.Replaced, Total: len(p.plan.writes), Err: err}
}

func (p *publisher) nextRecord() *record {
	r := &record{
		Number: p.plan.number, Time: p.Now().UTC().Format(time.RFC3339), Owner: p.Who.Owner, Host: p.Who.Host, Program: p.Program,
		Restores: p.Restore, Keep: p.Keep, Left: p.plan.leave, Manifest: sha256.Sum256(p.plan.manifest),
		Files: p.plan.target, Stale: p.plan.stale,
	}
	for _, w := range p.plan.writes {
		if w.replace {
			r.Replaced++
		} else {
			r.New++
		}
	}
	p.result.Number, p.result.Restored = r.Number, r.Restores
	return r
}

// begin clears up after a run that was stopped and writes the journal.
func (p *publisher) begin(next *record) error {
	if err := p.sweepHome(); err != nil {
		return err
	}
	if p.state.journal != nil || p.state.last == nil {
		if err := p.sweepFolders(); err != nil {
			return err
		}
	}
	if err := p.findNeeded(next.Number); err != nil {
		return err
	}
	text, err := encode(journal{*next, p.plan.base})
	if err != nil {
		return err
	}
	if err := p.put(journalName, text); err != nil {
		return err
	}
	return p.flush()
}

// sweepFolders removes files that a killed run was writing.
func (p *publisher) sweepFolders() error {
	dirs := map[string]bool{".": true}
	add := func(name string) { dirs[path.Dir(name)] = true }
	for name := range p.plan.base {
		add(name)
	}
	for name := range p.plan.target {
		add(name)
	}
	if j := p.state.journal; j != nil {
		for name := range j.Files {
			add(name)
		}
	}
	for _, dir := range sorted(dirs) {
		kind, err := p.inside(dir)
		if err != nil {
			return err
		}
		if kind != folder {
			continue
		}
		entries, err := p.disk.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if isTemporary(e.Name()) && e.Type().IsRegular() {
				if err := p.disk.Remove(path.Join(dir, e.Name())); err != nil && !absent(err) {
					return err
				}
			}
		}
	}
	return nil
}

// complete writes the manifest and the record.
func (p *publisher) complete(next *record) error {
	if err := p.flush(); err != nil {
		return err
	}
	if err := p.putManifest(); err != nil {
		return err
	}
	text, err := encode(next)
	if err != nil {
		return err
	}
	if err := p.put(historyPath(next.Number), text); err != nil {
		return err
	}
	if err := p.flush(); err != nil {
		return err
	}
	p.state.last, p.state.newest = next, next.Number
	return p.finish(next)
}

// finish deletes what has stayed long enough, and last the journal, so that the next run finishes where this one is stopped.
func (p *publisher) finish(r *record) error {
	if err := p.sweep(r); err != nil {
		return err
	}
	if err := p.prune(r.Number); err != nil {
		return err
	}
	if err := p.disk.Remove(journalName); err != nil && !absent(err) {
		return err
	}
	return nil
}

// putManifest writes SHA256SUMS, waiting for those who have it open.
func (p *publisher) putManifest() error {
	if p.plan.same {
		return nil
	}
	w := &pending{saved: true, write: write{name: output.SumsName, sum: sha256.Sum256(p.plan.manifest), replace: p.state.manifest != nil}}
	source := p.Source
	p.Source = &text{p.plan.manifest}
	defer func() { p.Source = source }()
	before := p.result
	err := p.bring(w)
	if err != nil && w.mayWait(err) {
		err = p.await([]*pending{w})
	}
	p.result.New, p.result.Replaced = before.New, before.Replaced
	return err
}

// text is a source of one text.
type text struct{ content []byte }

func (t *text) Files() map[string]Sum { return nil }

func (t *text) Open(string, Sum) (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewReader(t.content)), nil
}
