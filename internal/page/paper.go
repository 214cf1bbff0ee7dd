package page

import (
	"strings"
)

// Papers are the kinds of paper that pages print on. Each is a class of the style sheets, "paper-text", and most are a
// named page there.
const (
	textPaper = "text" // as GB/T 9704-2012 sets official documents
	workPaper = "work" // tables and charts with narrower margins
)

// papers are those of pages that do not print as text, by the name of the page or of its folder.
var papers = map[string]string{
	"assessments":  workPaper,
	"board":        "board",
	"board-behind": "board",
	"ledger":       "ledger",
	"orders":       "order",
	"schedule":     workPaper,
	"scores":       workPaper,
	"sheets":       "sheet",
	"tasks":        workPaper,
}

// paperOf is the paper of a page of an edition by its path: "2022-h1/sheets/jishou.html".
func paperOf(path string) string {
	_, below, _ := strings.Cut(strings.TrimSuffix(path, ".html"), "/")
	name, _, _ := strings.Cut(below, "/")
	if paper := papers[name]; paper != "" {
		return paper
	}
	return textPaper
}
