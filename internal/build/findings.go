package build

import (
	"io/fs"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/model"
)

// Judgement is what the rules find in one edition, before the author's edits.
type Judgement struct {
	Edition  *model.Edition
	Sections []JudgementSection
}

// JudgementSection is a run of statements of one tone.
type JudgementSection struct {
	Title      string
	Statements []finding.Statement
}

// judged are the sections of a judgement in their order.
var judged = []struct {
	title string
	tone  finding.Tone
}{{"亮点", finding.Highlight}, {"短板", finding.Shortfall}, {"其他", finding.Notice}}

// Findings judges every edition of a site. Where the author's files have errors it judges none.
func Findings(site fs.FS) ([]Judgement, []diag.Diagnostic, error) {
	diags := &diag.List{}
	loaded, err := checked(site, diags)
	if err != nil {
		return nil, nil, err
	}
	if diags.HasErrors() {
		return nil, diags.Sorted(), nil
	}
	var out []Judgement
	for _, e := range loaded.Editions {
		set := finding.New(analysis.New(loaded, e))
		j := Judgement{Edition: e}
		for _, s := range judged {
			made := set.Statements(finding.Query{Tones: []finding.Tone{s.tone}})
			j.Sections = append(j.Sections, JudgementSection{Title: s.title, Statements: made})
		}
		out = append(out, j)
	}
	return out, diags.Sorted(), nil
}
