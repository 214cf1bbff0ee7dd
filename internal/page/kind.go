package page

import "bulletin/internal/model"

// PageKind is a kind of pages.
type PageKind struct {
	Layout string // the layout's file
	Data   any    // a value of the type that the layout shows

	paper  string                        // that it prints on
	listed func(site *model.Site) string // what contents call the first page; nil where they list all of them, or none
	pages  func(ed *edition) []Page      // those of an edition, perhaps none; nil for pages of no edition's own
}

// Kinds are all kinds of pages. Those of an edition stand in the order of its contents.
var Kinds = []PageKind{
	{"home.html", (*Home)(nil), textPaper, nil, nil},     // made by All
	{"verify.html", (*Verify)(nil), textPaper, nil, nil}, // made by List
	{BulletinLayout, (*Bulletin)(nil), textPaper, nil, (*edition).bulletinPages},
	{"county.html", (*County)(nil), textPaper, nil, (*edition).countyPages},
	{"indicator.html", (*Indicator)(nil), textPaper, nil, (*edition).indicatorPages},
	{"board.html", (*Board)(nil), "board", called("作战图"), (*edition).boardPages},
	{"schedule.html", (*Schedule)(nil), workPaper, called("倒排工期"), (*edition).schedulePages},
	{"tasks.html", (*Tasks)(nil), workPaper, called("任务轻重"), (*edition).tasksPages},
	{"ledger.html", (*Ledger)(nil), "ledger", called("督办台账"), (*edition).ledgerPages},
	{"order.html", (*Order)(nil), "order", nil, (*edition).orderPages},
	{"sheet.html", (*Sheet)(nil), "sheet", calledSheet, (*edition).sheetPages},
	{"assessments.html", (*Assessments)(nil), workPaper, called("考核指标"), (*edition).assessmentsPages},
	{"scores.html", (*Scores)(nil), workPaper, called("计分排名"), (*edition).scoresPages},
	{"attachment.html", (*AttachmentPage)(nil), "attachment", nil, nil}, // made by Attacher
}

// The kinds of paper that pages print on. Each is a class of the style sheets, "paper-text", and most are a named page
// there.
const (
	textPaper = "text" // as GB/T 9704-2012 sets official documents
	workPaper = "work" // tables and charts with narrower margins
)

// worksKind heads the pages for work on an edition in contents.
const worksKind = "工作图表"

func called(name string) func(*model.Site) string {
	return func(*model.Site) string { return name }
}

func calledSheet(site *model.Site) string { return sheetKind(site.Words) }

// kindOf is the kind of a layout, which must be one of Kinds.
func kindOf(layout string) *PageKind {
	for k := range Kinds {
		if Kinds[k].Layout == layout {
			return &Kinds[k]
		}
	}
	panic("no kind of pages with layout " + layout)
}

// page is p as a page of the kind.
func (k *PageKind) page(p Page) Page {
	p.Layout, p.paper = k.Layout, k.paper
	return p
}
