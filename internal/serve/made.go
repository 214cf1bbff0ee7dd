package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"sync"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/export"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/search"
	"bulletin/internal/verify"
)

// What only a whole build needs is made when somebody asks for it.

// seals are what verify.html knows of what is sealed; nil for any other name.
func (r *reading) seals(name string) ([]byte, error) {
	if name != verify.DataPath {
		return nil, nil
	}
	return build.Seals(r.Site, &diag.List{})
}

// single is a single file beside the pages of an edition; nil for any other name.
func (r *reading) single(name string) ([]byte, error) { return build.PlacedFile(r.Site, name) }

// sums is the list of the files that a build would write now, with their digests; nil for any other name.
func (r *reading) sums(name string) ([]byte, error) {
	if name != output.SumsName {
		return nil, nil
	}
	if _, err := r.lead(func() bool { return false }); err != nil {
		return nil, err
	}
	l := &listed{reading: r, files: map[string][sha256.Size]byte{}}
	l.assets()
	l.pages()
	l.others()
	for _, e := range r.Model.Editions {
		l.edition(e)
	}
	return output.FormatRecord(l.files), l.err
}

// listed are files that a build would write, and the first failure.
type listed struct {
	*reading

	mu    sync.Mutex
	files map[string][sha256.Size]byte
	err   error
}

func (l *listed) add(name string, content []byte, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil && content == nil {
		err = fmt.Errorf("%s: none", name)
	}
	if l.err == nil {
		l.err = err
	}
	l.files[name] = sum(content)
}

func (l *listed) assets() {
	seals, err := l.seals(verify.DataPath)
	if seals != nil || err != nil {
		l.add(verify.DataPath, seals, err)
	}
	for _, a := range l.Layouts.Assets() {
		if seals != nil || !build.Verifying(a.Name) {
			l.add(a.Path, a.Content, nil)
		}
	}
	palette := l.Layouts.Palette("")
	l.add(palette.Path, palette.Content, nil)
}

func (l *listed) pages() {
	open := l.listing.Open()
	for k := range open {
		content, err := l.page(&open[k], &diag.List{})
		l.add(open[k].Path, content, err)
	}
}

func (l *listed) others() {
	content, err := l.search(search.EditionsPath)
	l.add(search.EditionsPath, content, err)
	for _, name := range build.PlacedPaths(l.Site) {
		content, err := l.single(name)
		l.add(name, content, err)
	}
}

// edition adds what the pages of an edition lead to. Pictures are known once the pages have been made.
func (l *listed) edition(e *model.Edition) {
	if e.Seal != nil {
		for _, f := range e.Seal.Files {
			var digest [sha256.Size]byte
			if _, err := hex.Decode(digest[:], []byte(f.SHA256)); err != nil {
				l.err = err // the loader lets none through
			}
			l.files[f.Path] = digest
		}
		return
	}
	palette := l.Layouts.Palette(e.ID)
	l.add(palette.Path, palette.Content, nil)
	content, err := l.search(search.Path(e))
	l.add(search.Path(e), content, err)
	for _, p := range l.Pictures.Below("content/" + e.ID) {
		l.add(address.Picture(e, p.Name), p.Content, nil)
	}
	if !l.Model.PublishesData() {
		return
	}
	_, err = export.New(analysis.New(l.Model, e)).Write(func(name string) (io.WriteCloser, error) {
		return &digesting{sha256.New(), l, page.DataPath(e, name)}, nil
	})
	if l.err == nil {
		l.err = err
	}
}

// digesting takes a file of data and keeps its digest.
type digesting struct {
	hash.Hash
	listed *listed
	name   string
}

func (d *digesting) Close() error {
	d.listed.mu.Lock()
	defer d.listed.mu.Unlock()
	d.listed.files[d.name] = [sha256.Size]byte(d.Sum(nil))
	return nil
}
