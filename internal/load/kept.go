package load

import (
	"errors"
	"io/fs"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// Kept reads what the site keeps of what it published beside its seals, by the ids of editions. What was cut off or changed by hand is told
// in diags.
func Kept(fsys fs.FS, site *model.Site, diags *diag.List) (map[string]model.Kept, error) {
	all := map[string]model.Kept{}
	var failed error
	for _, e := range site.Editions {
		if e.Last() == nil {
			continue
		}
		handed, err := Attachments(fsys, e.ID, diags)
		failed = errors.Join(failed, err)
		k := model.Kept{Handed: handed, Former: map[int][]model.SealedFile{}}
		for n := range e.Earlier {
			files, err := formerFiles(fsys, e, &e.Earlier[n], diags)
			failed = errors.Join(failed, err)
			k.Former[e.Earlier[n].Revision] = files
		}
		all[e.ID] = k
	}
	return all, failed
}

// formerFiles are the files of a former revision, by its own record; none where the record is not there: older sites may have lost it.
func formerFiles(fsys fs.FS, e *model.Edition, was *model.EarlierSeal, diags *diag.List) ([]model.SealedFile, error) {
	name := seal.FormerSeal(e.ID, was.Revision)
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil, missingIsNone(err, name)
	}
	r, root, err := newLoader(fsys, model.Charts{}, diags).sealed(name)
	if root == nil {
		return nil, err
	}
	s := &model.Seal{}
	if !r.mapping(root, "封存记录", r.sealFields(e.ID, s)) || r.failed > 0 {
		return nil, nil
	}
	if s.Revision != was.Revision || s.Code != was.Code || s.Published != was.Published {
		r.errorf(diag.Pos{File: name}, "seal-damaged", bringBack, "封存记录的各项对不上，可能是从别的期次复制来的，或者文件夹改过名称")
		return nil, nil
	}
	return s.Files, nil
}
