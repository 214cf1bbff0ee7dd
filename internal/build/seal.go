package build

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/disk"
	"bulletin/internal/memo"
	"bulletin/internal/model"
	"bulletin/internal/pool"
	"bulletin/internal/revision"
	"bulletin/internal/seal"
	"bulletin/internal/site"
	"bulletin/internal/source"
)

// SealOptions say what is sealed.
type SealOptions struct {
	Options        // Site, Out and Program as for a build; the pages in Out are sealed
	Edition string // id or label
	Reason  string
	Date    model.Date
	Today   model.Date // zero: whatever day it is
	Version string     // of the program, as the seal names it

	// Says is the digest of what a published file says, which saving it again does not change, or empty. It may be nil.
	Says func(path string, content []byte) string
}

// Record is what a command writes into a site, all or nothing; where there are errors there is nothing.
type Record struct {
	Mistakes
	Edition *model.Edition
	Seal    *model.Seal
	Files   []RecordFile // in the order in which they are written
}

// RecordFile is a file by its path from the site's root.
type RecordFile struct {
	Path    string
	Content []byte
}

// SealedError says that an edition is sealed already.
type SealedError struct{ Edition *model.Edition }

func (e *SealedError) Error() string { return "seal: sealed before: " + e.Edition.ID }

// NotSealedError says that an edition is not sealed.
type NotSealedError struct{ Edition *model.Edition }

func (e *NotSealedError) Error() string { return "seal: not sealed: " + e.Edition.ID }

// Seal makes the seal of an edition: what it was made of and what stands of it in the output folder, which has to be what a build would
// leave there now. It writes nothing.
func Seal(o SealOptions) (*Record, error) {
	diags := &diag.List{}
	record := &Record{}
	files := memo.Watch(o.Site)
	opened, err := site.Open(files, diags)
	if err == nil && opened != nil {
		err = record.seal(o, opened, files, diags)
	}
	if err != nil {
		return nil, err
	}
	if record.Mistakes = mistakes(diags); record.Errors > 0 {
		record.Files = nil
	}
	return record, nil
}

// edition finds the edition that is named.
func (r *Record) edition(opened *site.Site, name string) error {
	if r.Edition = opened.Edition(name); r.Edition == nil {
		return &UnknownEditionError{Name: name, Known: opened.Editions()}
	}
	return nil
}

func (r *Record) seal(o SealOptions, opened *site.Site, files *memo.Files, diags *diag.List) error {
	if err := r.edition(opened, o.Edition); err != nil {
		return err
	}
	e := r.Edition
	if e.Seal != nil {
		return &SealedError{e}
	}
	after, what := follows(e)
	if err := dated(o.Date, o.Today, after, what); err != nil {
		return err
	}
	b, err := made(o.Options, opened, recall(o.Options), files, diags)
	if b == nil || err != nil {
		if b != nil {
			err = errors.Join(b.maker.foreign(err, o.Out), b.folder.Abort())
		}
		return err
	}
	changes, sums := b.folder.Changes(), b.folder.Sums()
	if err := b.folder.Abort(); err != nil {
		return err
	}
	if diags.HasErrors() {
		return nil
	}
	s := &model.Seal{Revision: e.Revision(), Date: o.Date, Reason: o.Reason, Program: o.Version, Status: e.Report.Status, Earlier: e.Earlier, Told: revision.Telling(opened.Model, e)}
	s.Files, err = sealedFiles(o, e, sums)
	if err != nil || b.unbuilt(o.Out, e, s.Files, changes) {
		return err
	}
	b.maker.written = nil // the stage is gone
	table, err := b.published(o.Out, e, sums)
	if err != nil {
		return err
	}
	s.Published = seal.Digest(table)
	s.Code = seal.Code(e.ID, s.Revision, s.Published)
	if s.Inputs, err = sealedInputs(files, e); err != nil {
		return err
	}
	r.Seal = s
	r.Files = []RecordFile{{seal.PublishedPath(e.ID), table}, {seal.Path(e.ID), seal.Marshal(s, s.Earlier)}}
	return nil
}

// published is the data of an edition as it stands in the output folder or, where a build writes none, as it would.
func (b *book) published(out string, e *model.Edition, sums map[string][32]byte) ([]byte, error) {
	if name := dataPath(e); hasSum(sums, name) {
		return source.File(filepath.Join(out, filepath.FromSlash(name)), mostSealed)
	}
	return b.maker.table(e)
}

func hasSum(sums map[string][32]byte, p string) bool {
	_, has := sums[p]
	return has
}

// unbuilt tells which files of an edition are not as a build would leave them now, or are not there.
func (b *book) unbuilt(out string, e *model.Edition, files []model.SealedFile, changes map[string]bool) bool {
	found := false
	at := func(p string) diag.Pos {
		return diag.Pos{File: filepath.ToSlash(filepath.Join(out, filepath.FromSlash(p)))}
	}
	for _, f := range files {
		if there, changed := changes[f.Path]; changed {
			found = true
			text := "这个文件还没有生成，不能封存"
			if there {
				text = "这个文件和现在的数据、文稿、布局生成的不一样，不能封存"
			}
			b.diags.Error(at(f.Path), "seal-unbuilt", "先用 bulletin build 生成，看过网页再封存", "%s", text)
		}
	}
	return found
}

// assetName is how a page leads to a style sheet or a script.
var assetName = regexp.MustCompile(`assets/[\w-]+(?:\.[\w-]+)*\.(?:css|js)`)

// siblingName is how a style sheet or a script names another one of its folder.
var siblingName = regexp.MustCompile(`["'(/]([\w-]+(?:\.[\w-]+)*\.(?:css|js))["')]`)

// sealedFiles are the files of an edition in the output folder and the style sheets and scripts that its pages lead to, in the order of paths.
func sealedFiles(o SealOptions, e *model.Edition, sums map[string][32]byte) ([]model.SealedFile, error) {
	var paths []string
	for p := range sums {
		if strings.HasPrefix(p, e.ID+"/") {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	says := make([]string, len(paths))
	used := make([][]string, len(paths))
	err := pool.Each(len(paths), func(k int) error {
		if path.Ext(paths[k]) != ".html" && o.Says == nil {
			return nil
		}
		content, err := source.File(filepath.Join(o.Out, filepath.FromSlash(paths[k])), mostSealed)
		if errors.Is(err, fs.ErrNotExist) { // which is told with the others
			return nil
		}
		if err != nil {
			return err
		}
		if o.Says != nil {
			says[k] = o.Says(paths[k], content)
		}
		if path.Ext(paths[k]) == ".html" {
			for _, found := range assetName.FindAll(content, -1) {
				used[k] = append(used[k], string(found))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	assets := map[string]bool{}
	for _, list := range used {
		for _, p := range list {
			if err := useAsset(o.Out, p, sums, assets); err != nil {
				return nil, err
			}
		}
	}
	var out []model.SealedFile
	add := func(p, says string) {
		sum := sums[p]
		out = append(out, model.SealedFile{Path: p, SHA256: hex.EncodeToString(sum[:]), Says: says})
	}
	for k, p := range paths {
		add(p, says[k])
	}
	for _, p := range slices.Sorted(maps.Keys(assets)) {
		add(p, "")
	}
	slices.SortFunc(out, func(a, b model.SealedFile) int { return cmp.Compare(a.Path, b.Path) })
	return out, nil
}

// useAsset notes an asset of the build and those that it names.
func useAsset(out, p string, sums map[string][32]byte, used map[string]bool) error {
	if used[p] || !hasSum(sums, p) {
		return nil
	}
	used[p] = true
	content, err := disk.ReadFile(filepath.Join(out, filepath.FromSlash(p)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, found := range siblingName.FindAllSubmatch(content, -1) {
		if err := useAsset(out, path.Join(path.Dir(p), string(found[1])), sums, used); err != nil {
			return err
		}
	}
	return nil
}

// sealedInputs are the texts and pictures of an edition and the site's own layouts, in the order of paths.
func sealedInputs(files *memo.Files, e *model.Edition) ([]model.SealedFile, error) {
	var out []model.SealedFile
	reading := files.Reading()
	for key := range reading {
		own := strings.HasPrefix(key.Path, "content/"+e.ID+"/") && !seal.Own(key.Path)
		if key.Kind != memo.Content || !own && !strings.HasPrefix(key.Path, "layouts/") {
			continue
		}
		content, err := fs.ReadFile(files, key.Path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, model.SealedFile{Path: key.Path, SHA256: seal.InputDigest(content)})
	}
	slices.SortFunc(out, func(a, b model.SealedFile) int { return cmp.Compare(a.Path, b.Path) })
	return out, nil
}

// ReopenOptions say which edition is opened again.
type ReopenOptions struct {
	Site    fs.FS
	Edition string // id or label
	Reason  string
	Date    model.Date
	Today   model.Date // zero: whatever day it is
}

// Reopen begins the next revision of a sealed edition. The record of the former one stays in the site, and so do its data. It writes nothing.
func Reopen(o ReopenOptions) (*Record, error) {
	diags := &diag.List{}
	record := &Record{}
	opened, err := site.Open(o.Site, diags)
	if err == nil && opened != nil {
		err = record.reopen(o, opened)
	}
	if err != nil {
		return nil, err
	}
	record.Mistakes = mistakes(diags)
	return record, nil
}

func (r *Record) reopen(o ReopenOptions, opened *site.Site) error {
	if err := r.edition(opened, o.Edition); err != nil {
		return err
	}
	e := r.Edition
	if e.Seal == nil {
		return &NotSealedError{e}
	}
	s := e.Seal
	if err := dated(o.Date, o.Today, s.Date, sealedWord(s.Revision)); err != nil {
		return err
	}
	r.Seal = s
	data, err := source.Read(o.Site, seal.PublishedPath(e.ID), mostSealed)
	if err != nil {
		return err
	}
	was, err := source.Read(o.Site, seal.Path(e.ID), mostSealed)
	if err != nil {
		return err
	}
	earlier := append(slices.Clone(s.Earlier), model.EarlierSeal{
		Revision: s.Revision, Date: s.Date, Reason: s.Reason, Code: s.Code, Published: s.Published, Reopened: o.Date, ReopenReason: o.Reason,
	})
	r.Files = []RecordFile{
		{seal.FormerPath(e.ID, s.Revision), data},
		{seal.FormerSeal(e.ID, s.Revision), bytes.ReplaceAll(was, []byte("\r\n"), []byte("\n"))},
		{seal.Path(e.ID), seal.Marshal(nil, earlier)},
	}
	return nil
}
