package build

import (
	"io/fs"
	"strconv"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/proof"
	"bulletin/internal/site"
)

// Proved is the proof sheet of an edition.
type Proved struct {
	Edition *model.Edition
	Sheet   proof.Sheet
	Tally   proof.Tally // of the sheet
	HTML    []byte
}

// Proof makes the proof sheet of the edition with an id or label, or of the newest where name is empty; an
// [UnknownEditionError] says that there is none. It is made also where texts contradict the data; where the author's files
// cannot be read, or the data have errors, there is none.
func Proof(files fs.FS, name string) (*Proved, []diag.Diagnostic, error) {
	diags := &diag.List{}
	opened, err := site.Open(files, diags)
	if err != nil || opened == nil {
		return nil, diags.Sorted(), err
	}
	e, err := chosen(opened, name)
	if err != nil {
		return nil, nil, err
	}
	sheet := page.ProofSheet(e, opened.Model)
	list := page.Proofs(e, opened.Model, opened.Parser)
	texts := make([]proof.Text, len(list))
	err = pool.Each(len(list), func(k int) error {
		return pool.Guard(func() string { return "校核“" + list[k].Title + "”（" + list[k].File + "）" }, func() error {
			texts[k] = list[k].Prove("t" + strconv.Itoa(k+1))
			return nil
		})
	})
	if err != nil {
		return nil, nil, err
	}
	for k := range list {
		sheet.Add(list[k].Kind, texts[k])
	}
	made := &Proved{Edition: e, Sheet: sheet, Tally: sheet.Tally()}
	made.HTML, err = sheet.HTML()
	return made, diags.Sorted(), err
}

// chosen is the edition with an id or label, or the newest where name is empty.
func chosen(s *site.Site, name string) (*model.Edition, error) {
	e := s.Newest()
	if e != nil && name != "" {
		e = s.Edition(name)
	}
	if e == nil {
		return nil, &UnknownEditionError{name, s.Editions()}
	}
	return e, nil
}
