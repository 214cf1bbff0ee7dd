package build

import (
	"io/fs"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/site"
)

// Judgement is what the rules find in one edition, before the author's edits.
type Judgement struct {
	Edition  *model.Edition
	Sections []JudgementSection
}

// JudgementSection is the main points, each of which says in Why how it was chosen, or the statements of one tone.
type JudgementSection struct {
	Title      string
	Statements []finding.Statement
}

// judged are the sections of a judgement in their order.
var judged = []struct {
	title string
	tone  finding.Tone
}{{"亮点", finding.Highlight}, {"短板", finding.Shortfall}, {"其他", finding.Notice}}

// UnknownEditionError says that a site has no edition of a name. Known are the ids of those that it has; empty: none.
type UnknownEditionError struct{ Name, Known string }

func (e *UnknownEditionError) Error() string { return "findings: unknown edition: " + e.Name }

// Findings judges the edition with an id or label, or the newest where name is empty; an [UnknownEditionError] says that
// there is none. Where the author's files have errors it judges none and returns nil.
func Findings(files fs.FS, name string) (*Judgement, []diag.Diagnostic, error) {
	diags := &diag.List{}
	opened, err := site.Open(files, diags)
	if err != nil || opened == nil {
		return nil, diags.Sorted(), err
	}
	j := &Judgement{}
	if j.Edition, err = chosen(opened, name); err != nil {
		return nil, nil, err
	}
	set := finding.New(analysis.New(opened.Model, j.Edition))
	j.Sections = []JudgementSection{points(set, j.Edition)}
	for _, s := range judged {
		made := set.Statements(finding.Query{Tones: []finding.Tone{s.tone}})
		j.Sections = append(j.Sections, JudgementSection{Title: s.title, Statements: made})
	}
	return j, diags.Sorted(), nil
}

// points are the main points by rule, also where the author wrote others.
func points(set *finding.Set, edition *model.Edition) JudgementSection {
	hide, pin := page.Edits(edition)
	s := JudgementSection{Title: "要点", Statements: set.Points(page.MostPoints, hide, pin)}
	if len(edition.Highlights) > 0 {
		s.Title += "（本期在 highlights 中自己写了要点，以下各条不列在通报开头）"
	}
	return s
}
