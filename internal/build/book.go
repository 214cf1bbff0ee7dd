package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"sync/atomic"

	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/memo"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/search"
)

// book is a site in the making: what belongs to no edition, and the editions, those that have changed made anew and the others
// kept.
type book struct {
	*maker
	options Options
	folder  *output.Folder
	listing *page.Listing
	reading memo.Reading
	checked []diag.Diagnostic // what reading and checking the site said
	paths   []string          // of all pages
	home    chapter
	parts   []chapter // in the order of the editions
}

// chapter is what one edition becomes; of the home page it has no edition.
type chapter struct {
	maker
	edition *model.Edition
	pages   []page.Page
	kept    *memo.Part // as the last build made it, or nil
	charts  int
	sealed  bool // it is never made again
}

func (m *maker) newBook(folder *output.Folder, last *remembered, reading memo.Reading, o Options) *book {
	m.vault = newVault(o.Out, o.Sealed)
	b := &book{maker: m, options: o, folder: folder, listing: page.List(m.Model, m.Parser), reading: reading, checked: m.diags.Sorted()}
	b.paths = b.pathsOf()
	b.home = b.chapter(nil, b.listing.Apart())
	for k, e := range m.Model.Editions {
		c := b.chapter(e, b.listing.Editions[k])
		c.sealed = e.Seal != nil
		if was := last.part(e.ID); was != nil && !c.sealed && was.Inputs != "" && was.Inputs == b.inputs(e, max(was.Through, b.listing.Through(e).String())) {
			c.kept = was
		}
		b.parts = append(b.parts, c)
	}
	return b
}

// pathsOf are the paths of all pages: those that are made, and those under seals.
func (b *book) pathsOf() (paths []string) {
	for _, p := range b.listing.Apart() {
		paths = append(paths, p.Path)
	}
	for k, e := range b.Model.Editions {
		if e.Seal != nil {
			for _, f := range sealedPages(e) {
				paths = append(paths, f.Path)
			}
			continue
		}
		for _, p := range b.listing.Editions[k] {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

func (b *book) chapter(e *model.Edition, pages []page.Page) chapter {
	c := chapter{maker: *b.maker, edition: e, pages: pages}
	c.maker.diags = b.diags.Like()
	return c
}

// inputs is the digest of what an edition is made of that looks at months up to through.
func (b *book) inputs(e *model.Edition, through string) string {
	return b.reading.Inputs(b.options.Program, b.paths, e.ID, through)
}

// verifying are the scripts and styles of verify.html, which there is where an edition is sealed.
var verifying = map[string]bool{"assets/verify.js": true, "assets/verify.css": true, "assets/fingerprint.js": true, "assets/compare.js": true, "assets/printed.js": true}

// Verifying reports whether an asset is for verify.html alone, by the name under which layouts know it.
func Verifying(name string) bool { return verifying[name] }

// make makes everything but what is kept.
func (b *book) make() error {
	var err error
	placed := map[string]bool{} // assets, by path
	sealed := b.Model.EverSealed()
	for _, a := range b.Layouts.Assets() {
		if !sealed && verifying[a.Name] {
			continue
		}
		err = errors.Join(err, b.folder.Write(a.Path, a.Content))
		placed[a.Path] = true
	}
	err = errors.Join(err, b.writeEditions(b.folder, b.listing), b.writeSeals(b.folder))
	made := []*chapter{&b.home}
	var editions []*model.Edition
	pages := len(b.home.pages)
	for k := range b.parts {
		c := &b.parts[k]
		if c.sealed {
			err = errors.Join(err, b.keepSealed(c, placed))
			b.diags.Take(c.diags)
			continue
		}
		if c.kept != nil && keep(b.folder, c.kept) {
			c.charts = c.kept.Charts
			repeat(c.kept.Messages, c.diags)
			repeat(c.kept.Messages, b.diags)
			continue
		}
		c.kept = nil
		made, editions, pages = append(made, c), append(editions, c.edition), pages+len(c.pages)
	}
	data, failed := b.data(editions, b.folder)
	if err = errors.Join(err, failed); err != nil {
		return err
	}
	b.listing.Lead(data)
	codes, err := b.maker.identify(editions...)
	if err != nil {
		return err
	}
	b.listing.Identify(codes)
	done := counting(b.options.Progress, pages)
	for _, c := range made {
		c.written, c.codes = b.written, codes
		if err = c.write(b.folder, done); err != nil {
			return err
		}
	}
	for _, c := range made {
		b.diags.Take(c.diags)
	}
	return nil
}

// write makes the pages of a chapter and its attachments.
func (c *chapter) write(folder *output.Folder, done func()) (err error) {
	var also []placed
	var index *search.Index
	if c.edition != nil {
		also, index = c.attachments(c.edition), search.New(c.Model, c.edition, len(c.pages))
	}
	palette := c.assets(c.edition)[0]
	if err = folder.Write(palette.Path, palette.Content); err != nil {
		return err
	}
	c.charts, err = c.maker.pages(c.pages, folder, also, index, done)
	if err = c.layoutFault(err); err != nil {
		return err
	}
	if index != nil && !c.diags.HasErrors() {
		err = writeSearch(index, search.Path(c.edition), folder)
	}
	for k := range also {
		if !c.diags.HasErrors() {
			err = errors.Join(err, also[k].place(folder))
		}
	}
	return errors.Join(err, c.writePictures(folder))
}

// writePictures writes the pictures that the texts of the edition show.
func (c *chapter) writePictures(folder *output.Folder) (err error) {
	if c.edition == nil {
		return nil
	}
	own := "content/" + c.edition.ID
	for _, p := range c.Pictures.Below(own) {
		if !c.diags.HasErrors() {
			err = errors.Join(err, folder.Write(address.Picture(c.edition, p.Name), p.Content))
		}
	}
	c.Pictures.Forget(own) // they are written, and the editions of many years have many
	return err
}

func repeat(messages []diag.Diagnostic, to *diag.List) {
	for _, d := range messages {
		to.Add(d)
	}
}

func (b *book) charts() int {
	n := b.home.charts
	for k := range b.parts {
		n += b.parts[k].charts
	}
	return n
}

// sealed is how many editions are.
func (b *book) sealed() int {
	n := 0
	for k := range b.parts {
		if b.parts[k].sealed {
			n++
		}
	}
	return n
}

// kept is how many editions are.
func (b *book) kept() int {
	n := 0
	for k := range b.parts {
		if b.parts[k].kept != nil {
			n++
		}
	}
	return n
}

// keep takes over the files of a part of the last build, all of them or none: where one is not what it was, the part has to be made.
func keep(folder *output.Folder, part *memo.Part) bool {
	files := part.Sorted()
	sums := make([][sha256.Size]byte, len(files))
	var gone atomic.Bool
	pool.Each(len(files), func(k int) error { // no job fails
		n, err := hex.Decode(sums[k][:], []byte(part.Files[files[k]]))
		if err != nil || n != sha256.Size || gone.Load() || !folder.Holds(files[k], sums[k]) {
			gone.Store(true)
		}
		return nil
	})
	if gone.Load() || len(files) == 0 {
		return false
	}
	for k, p := range files {
		if folder.Keep(p, sums[k]) != nil { // which the end of the build tells
			break
		}
	}
	return true
}

// remember leaves for the next build what this one made of what. Where that cannot be written, the next one has more to do.
func (b *book) remember() {
	if b.options.Program == "" {
		return
	}
	if told := b.diags.Sorted(); len(told) > 0 && slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return d.More > 0 }) {
		return // some were only counted
	}
	record := &memo.Record{Program: b.options.Program, Read: b.reading, Pages: len(b.paths), Sealed: b.sealed(), Checked: b.checked}
	byPart := map[string]map[string]string{}
	for p, sum := range b.folder.Sums() {
		id, _, _ := strings.Cut(p, "/")
		if b.Edition(id) == nil {
			id = ""
		}
		if byPart[id] == nil {
			byPart[id] = map[string]string{}
		}
		byPart[id][p] = hex.EncodeToString(sum[:])
	}
	record.Site = memo.Part{Files: byPart[""], Charts: b.home.charts, Messages: b.home.diags.Sorted()}
	for k := range b.parts {
		c := &b.parts[k]
		part := memo.Part{ID: c.edition.ID, Files: byPart[c.edition.ID], Charts: c.charts, Messages: c.diags.Sorted()}
		if part.Through = b.listing.Through(c.edition).String(); c.kept != nil {
			part.Through = max(part.Through, c.kept.Through)
		}
		elsewhere := func(d diag.Diagnostic) bool { return !memo.Concerns(d.File, part.ID, part.Through) }
		if !slices.ContainsFunc(part.Messages, elsewhere) { // else its line might change, and nothing else
			part.Inputs = b.inputs(c.edition, part.Through)
		}
		record.Editions = append(record.Editions, part)
	}
	if text, err := record.Marshal(); err == nil && text != nil {
		b.folder.Remember(text)
	}
}
