package page

import (
	"slices"
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Sheet is a region's sheet (一县一单): all that it must know on one page of A4.
type Sheet struct {
	Frame
	Region     *model.Region
	Kind       string // 一县一单, 一校一单
	Summary    string
	Table      *table.Table
	Arrears    *table.Table // the largest; nil where nothing is owed
	Matters    []Action
	Dates      []Milestone
	LeftOut    SheetRest
	AsOpened   bool // a matter was opened by an earlier edition, whose figures it tells
	Roomy      bool // so little stands on it that its rows may be wider
	Contacts   []Contact
	County     Link
	Ledger     *Link // nil where the site keeps none
	Calendar   Link
	Date       string
	YearEnd    string // 12月31日
	NoTargets  bool   // nothing could be owed: no indicator has a way to a target
	KeepsDates bool   // the site has a calendar of the year
}

// SheetRest is how much of each list had no room, in words; empty where all had.
type SheetRest struct{ Indicators, Matters, Dates, Contacts string }

// Contact is somebody who answers for the region's figures.
type Contact struct {
	Name, Role, Phone string
	New               bool // took over in the edition's year
}

// sheetKinds name the sheet after what the members are called, the first that fits.
var sheetKinds = []struct{ of, name string }{
	{"县", "一县一单"}, {"校", "一校一单"}, {"院", "一院一单"}, {"企", "一企一单"}, {"镇", "一镇一单"}, {"乡", "一乡一单"}, {"街道", "一街一单"},
	{"村", "一村一单"}, {"区", "一区一单"}, {"市", "一市一单"},
}

// sheetKind is the sheet's name: the site's own, else 一县一单 for 县市, 一地一单 for 乡镇（街道）.
func sheetKind(w model.Words) string {
	if w.Sheet != "" {
		return w.Sheet
	}
	towns := 0 // 乡镇（街道）, 镇街 are of several kinds, none of which names the others
	for _, kind := range []string{"乡", "镇", "街"} {
		if strings.Contains(w.Member, kind) {
			towns++
		}
	}
	switch {
	case strings.Contains(w.Member, "街") && towns > 1:
		return "一地一单"
	case towns == 2:
		return "一乡镇一单"
	}
	for _, k := range sheetKinds {
		if strings.Contains(w.Member, k.of) {
			return k.name
		}
	}
	return "一地一单"
}

// sheetPages are the sheets of all regions that have pages.
func (ed *edition) sheetPages() []Page {
	pages := make([]Page, len(ed.paged))
	for k := range ed.paged {
		pages[k] = ed.sheetPage(k)
	}
	return pages
}

// sheetPage is the sheet of the k-th region that has pages.
func (ed *edition) sheetPage(k int) Page {
	e, r := ed.view.Edition, ed.paged[k]
	return Page{Path: address.Sheet(e, r), Name: r.Name, Kind: sheetKind(ed.site.Words), Region: r, Again: true, data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		s := &Sheet{Region: r, Kind: sheetKind(ed.site.Words), Date: format.Date(e.Date)}
		s.Frame = ed.frame(of, r.Name+"（"+s.Kind+"）", func(o *model.Edition) string { return whereThere(o, r, address.Sheet(o, r)) })
		s.Heading = r.Name
		s.County = Link{Href: ed.at.County(r), Text: r.Name}
		s.Crumbs = append(s.Crumbs, s.County, Link{Text: s.Kind})
		s.Frame.Previous, s.Frame.Next = ed.regionTurns(k, ed.sheetLink)
		if ed.hasLedger() {
			s.Ledger = &Link{Href: ed.at.Ledger(), Text: "督办台账"}
		}
		s.Calendar = Link{Href: ed.at.Bulletin() + "#milestones", Text: "年度工作节点"}
		s.Summary = format.CountySummary(ed.view, r)
		s.Table = ed.sheetTable(r)
		s.Arrears = ed.arrearsTable(r)
		s.Matters = ed.openActions(r, diags)
		s.Dates = ed.nextMilestones(r)
		s.KeepsDates = len(ed.site.Milestones[e.Period.Year]) > 0
		s.NoTargets = !slices.ContainsFunc(ed.view.Indicators(r), func(i *model.Indicator) bool { _, ok := ed.task(i, r); return ok })
		s.Contacts = ed.contacts(r)
		s.fit()
		s.AsOpened = openedBefore(s.Matters, e)
		return s
	}}
}

func (ed *edition) sheetLink(k int) *Link {
	if k < 0 || k >= len(ed.paged) {
		return nil
	}
	return &Link{Href: ed.at.Sheet(ed.paged[k]), Text: ed.paged[k].Name}
}

// sheetTable has a row per indicator that applies to r.
func (ed *edition) sheetTable(r *model.Region) *table.Table {
	ranked := r.Kind == model.County
	b := &table.Builder{Table: table.Table{ID: "t_sheet", Caption: "各项指标完成情况"}, Mixed: true}
	b.Table.Columns = []table.Column{{Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label}, {Head: "年度目标", Kind: table.Number},
		{Head: format.ValuesHead(ed.view.Indicators(r)), Kind: table.Number}, {Head: "完成率", Unit: "%", Kind: table.Completion},
		{Head: "较序时", Unit: "百分点", Kind: table.Number}, {Head: "状态", Kind: table.Label}}
	if ranked {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: "位次", Kind: table.Number})
	}
	for _, i := range ed.view.Indicators(r) {
		c := ed.view.Cell(i, r)
		name := table.Plain(i.Name).Linked(ed.at.Indicator(i))
		cells := append(b.Cells(), name, table.Plain(i.Unit), b.Amount(i, c.Target, i.Decimals), b.Figure(&c, i.Decimals),
			b.Completion(&c, ed.view.Progress), b.Lead(&c), b.State(&c))
		if ranked {
			cells = append(cells, b.Rank(&c))
		}
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: cells})
	}
	return b.Finish()
}

// mostArrears is how many arrears a sheet tells.
const mostArrears = 3

// largestArrears are r's largest arrears: those furthest behind time progress, because amounts in different units
// cannot be compared.
func (ed *edition) largestArrears(r *model.Region) []task {
	var owed []task
	for _, i := range ed.view.Indicators(r) {
		if t, ok := ed.task(i, r); ok && t.cell.Arrears.Ok() && t.cell.Arrears.Value.IsPos() {
			owed = append(owed, t)
		}
	}
	slices.SortStableFunc(owed, func(a, b task) int { return analysis.ByShortfall(&a.cell, &b.cell) })
	return owed[:min(len(owed), mostArrears)]
}

// arrearsTable says what r owes by when, and what it takes; nil where it owes nothing.
func (ed *edition) arrearsTable(r *model.Region) *table.Table {
	owed := ed.largestArrears(r)
	if len(owed) == 0 {
		return nil
	}
	p := ed.view.Edition.Period
	b := &table.Builder{Table: table.Table{ID: "t_arrears", Caption: "欠账"}, Mixed: true}
	if len(owed) == mostArrears { // there may be more
		b.Table.Caption = "最大的" + items(mostArrears) + "欠账"
	}
	b.Table.Columns = []table.Column{{Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label},
		{Head: "至" + model.Int(p.Month).String() + "月末欠账", Kind: table.Number}}
	if !ed.yearOver() {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: "至年末尚需完成", Kind: table.Number}, table.Column{Head: "目前月均", Kind: table.Number},
			table.Column{Head: "后续月均需", Kind: table.Number}, table.Column{Head: multipleHead, Unit: "倍", Kind: table.Number}, table.Column{Head: ed.prospectHead(), Kind: table.Label})
	}
	for k := range owed {
		t := &owed[k]
		c, places := &t.cell, t.cell.Indicator.Decimals
		name := table.Plain(c.Indicator.Name).Linked(ed.at.Indicator(c.Indicator))
		cells := append(b.Cells(), name, table.Plain(c.Indicator.Unit), b.Amount(c.Indicator, c.Arrears, places))
		if !ed.yearOver() {
			rest := model.Number(c.Target.Value.Sub(c.Value.Value))
			cells = append(cells, b.Amount(c.Indicator, rest, places), dueCell(b, c.Pace, max(places, 1), c), neededCell(b, c), multipleCell(b, t), ed.prospectCell(b, t))
		}
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: cells})
	}
	return b.Finish()
}

// nextMilestones are those of the rest of the year, and of years before, that concern r and that were not done at the edition's date, the
// nearest first.
func (ed *edition) nextMilestones(r *model.Region) []Milestone {
	e := ed.view.Edition
	var next []*model.Milestone
	for _, m := range analysis.Pending(ed.site, e) {
		done := !m.Done.IsZero() && m.Done.Compare(e.Date) <= 0
		mine := len(m.Regions) == 0 || slices.Contains(m.Regions, r)
		serves := len(m.Indicators) == 0 || slices.ContainsFunc(m.Indicators, func(i *model.Indicator) bool { return i.AppliesTo(r) })
		if !done && mine && serves {
			next = append(next, m)
		}
	}
	slices.SortStableFunc(next, func(a, b *model.Milestone) int { return a.Due.Compare(b.Due) })
	out := make([]Milestone, len(next))
	for k, m := range next {
		out[k] = ed.milestone(m)
	}
	return out
}

// contacts are the people who answer for r's figures, where the site shows them.
func (ed *edition) contacts(r *model.Region) []Contact {
	if !ed.site.Contacts {
		return nil
	}
	var out []Contact
	for k := range r.Team {
		if p := &r.Team[k]; ed.inOffice(p) {
			out = append(out, Contact{Name: p.Name, Role: p.Role, Phone: p.Phone, New: analysis.NewInYear(p, ed.view.Edition)})
		}
	}
	return out
}
