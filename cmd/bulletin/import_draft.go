package main

import (
	"bulletin/internal/build"
	"bulletin/internal/form"
	"bulletin/internal/model"
	"bulletin/internal/output"
)

// draft writes the entries of corrections that an import asks for: it changes figures that a sealed edition published. Their reasons are
// left to the author. What has to be mended before is told; code says how the command ends then.
func (r *request) draft(imported *form.Imported) (made *build.Corrected, code int) {
	type figure struct {
		indicator, region string
		period            model.Period
	}
	changed := map[figure]bool{}
	for _, c := range imported.Changes {
		changed[figure{c.Indicator.ID, c.Region.ID, c.Period}] = true
	}
	made, err := build.Correct(build.CorrectOptions{
		Site: imported.Over(r.files), Reason: build.DraftReason, Date: today(), Late: true, All: true,
		Only: func(indicator, region string, p model.Period) bool { return changed[figure{indicator, region, p}] },
	})
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	if r.mistakes(made.Mistakes) {
		return nil, exitMistakes
	}
	if len(made.Entries) > 0 {
		r.line("以下各数已经封存公布，一并写下更正；原因写好以后才能生成：")
		for _, text := range made.Entries {
			r.line("  %s", text)
		}
	}
	return made, exitClean
}

// withDrafts are the files of an import with those of the corrections, which come first: an import that was stopped between them and is
// run again finds its entries.
func (r *request) withDrafts(imported *form.Imported, made *build.Corrected) []output.File {
	files := make([]form.File, len(made.Files))
	for k, f := range made.Files {
		files[k] = form.File{Name: f.Path, Content: f.Content}
	}
	return below(r.root, append(files, imported.Files...))
}
