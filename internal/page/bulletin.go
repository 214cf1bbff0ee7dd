package page

import (
	"slices"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// Bulletin is the edition's own page: main points, text, main tables, records and notes.
type Bulletin struct {
	Frame
	Summary    string
	Points     []Statement      // 要点
	Small      *SmallBoard      // beside them; nil where no county has a target
	Good, Bad  []StatementGroup // 亮点 and 短板; empty where the text places findings itself
	Headings   []prose.Heading  // of the text, for the list of sections
	Text       []Block
	Whole      *table.Table // the prefecture on every indicator
	Board      *table.Table // counties × indicators; nil where there are no counties
	Changes    []string
	Revisions  *Revisions // nil where there is nothing to tell
	Events     []Event
	Milestones []Milestone
	Actions    []Action
	AsOpened   bool // one of them was opened by an earlier edition, whose figures it tells
	Counties   []Link
	Directory  string // what Counties are: 县市, 县市和其他单位
	Boards     []Link // 作战图 and the other pages for work on the edition
	Legend     []Count
	Single     string   // where the edition stands as one file; empty where a build makes none
	RedHead    *RedHead // on paper only; nil where the author gives none
	Data       *Downloads
	Versions   []Version // the newest first; empty where there is only one
}

// Numbered tells whether the author numbers the sections of the text.
func (b *Bulletin) Numbered() bool {
	return slices.ContainsFunc(b.Headings, func(h prose.Heading) bool { return h.Numbered && h.Level == 2 })
}

// GoodHead and BadHead are the heads of what the program says behind the author's text, whose numbers they go on with.
func (b *Bulletin) GoodHead() string { return prose.NumberAfter(b.Headings, 1) + "亮点" }

func (b *Bulletin) BadHead() string {
	n := 1
	if len(b.Good) > 0 {
		n++
	}
	return prose.NumberAfter(b.Headings, n) + "短板"
}

// sections lists what stands on the page, for the column of contents: a bulletin is long.
func (b *Bulletin) sections() Section {
	out := Section{Title: "本页目录"}
	add := func(is bool, id, text string) {
		if is {
			out.Links = append(out.Links, Link{Href: "#" + id, Text: text})
		}
	}
	add(len(b.Points) > 0, "key", "要点")
	for _, h := range b.Headings {
		add(h.Level == 2, h.ID, h.Text)
	}
	add(len(b.Good) > 0, "good", "亮点")
	add(len(b.Bad) > 0, "bad", "短板")
	add(true, "tables", "附表")
	add(len(b.Changes) > 0, "changes", "目标调整")
	add(b.Revisions != nil, "revisions", "更正和修订")
	add(len(b.Milestones) > 0, "milestones", "年度工作节点")
	add(len(b.Actions) > 0, "actions", "督办事项")
	add(len(b.Events) > 0, "events", "科技活动和荣誉")
	add(b.Data != nil, "data", "本期数据")
	add(len(b.Versions) > 0, "versions", "版本说明")
	add(true, "notes", "编制说明")
	return out
}

// Event is an activity or an honour.
type Event struct{ Date, Kind, Title, Detail string }

// Milestone is a date of the year's calendar.
type Milestone struct {
	Title, Span, Who, State, Shape, Class, Note string
	Done                                        bool
}

func (ed *edition) bulletinPages() []Page {
	e := ed.view.Edition
	return []Page{{Path: address.Bulletin(e), Name: "通报正文", Kind: "通报", data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		p := &Bulletin{}
		p.Frame = ed.frame(of, e.Label, address.Bulletin)
		p.Heading = e.Title
		p.Title = e.Title + "（" + e.Label + "）"
		p.Crumbs = []Link{p.Crumbs[0], {Text: e.Label}}
		p.Summary = format.BulletinSummary(ed.view)
		if ed.site.Attach.Whole != model.NotAttached {
			p.Single = ed.at.Single(e.ID)
		}
		filed := file(e.Body)
		p.Points = ed.points(MostPoints, filed, diags)
		p.Small = ed.smallBoard(false)
		ed.editor(filed, diags).check()
		p.Text, p.Headings = ed.text(e.Body, prose.Options{Prefix: "s"}, reference.Defaults{}, filed, diags)
		filed.unused(diags)
		if !slices.ContainsFunc(p.Text, func(b Block) bool { return b.Groups != nil }) {
			edit := ed.editor(filed, diags)
			p.Good, p.Bad = edit.tone(finding.Highlight, maxOfATone), edit.tone(finding.Shortfall, maxOfATone)
		}
		p.Whole = ed.wholeTable("附表1　"+ed.site.Words.Whole+"各项指标完成情况", ed.site.Indicators)
		p.Board = ed.board()
		p.Changes, p.Revisions = ed.changes(), ed.revisions()
		p.Events, p.Milestones, p.Actions = ed.events(), ed.milestones(), ed.actions(diags)
		p.AsOpened = openedBefore(p.Actions, ed.view.Edition)
		p.Directory = ed.directory()
		for _, r := range ed.paged {
			p.Counties = append(p.Counties, Link{Href: ed.at.County(r), Text: r.Name})
		}
		for _, b := range ed.boards {
			p.Boards = append(p.Boards, Link{Href: ed.at.To(b.Href), Text: b.Text})
		}
		p.Legend = ed.legend()
		p.Data = ed.downloads()
		p.Versions = ed.versions()
		p.RedHead = redHead(ed.site.RedHead, e.Number)
		p.Charts = hasChart(p.Text)
		p.Contents = slices.Insert(p.Contents, 0, p.sections())
		return p
	}}}
}

// board is the completion of every county on every indicator that has targets for counties.
func (ed *edition) board() *table.Table {
	var indicators []*model.Indicator
	for _, i := range ed.site.Indicators {
		if i.Targeted && i.Scope == model.AllRegions {
			indicators = append(indicators, i)
		}
	}
	if len(indicators) == 0 || len(ed.site.Counties()) == 0 {
		return nil
	}
	b := &table.Builder{Table: table.Table{ID: "t_board", Caption: "附表2　各" + ed.site.Words.Member + "完成率" + rateNote(indicators), Unit: "%", Board: true}}
	b.Table.Columns = []table.Column{{Head: ed.site.Words.Member, Kind: table.Text}}
	for _, i := range indicators {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: i.Short, Unit: limitUnit(i), Kind: table.Number, Href: ed.at.Indicator(i)})
	}
	var left []*model.Region
	for n, r := range ed.site.Regions {
		if r.Kind == model.Direct {
			continue
		}
		if n > ed.site.Limits.TableRows {
			left = append(left, r)
			continue
		}
		b.Table.Rows = append(b.Table.Rows, ed.boardRow(b, r, indicators))
	}
	if len(left) > 0 {
		b.Table.Left = ed.cutNote(left)
	}
	return b.Finish()
}

func (ed *edition) boardRow(b *table.Builder, r *model.Region, indicators []*model.Indicator) table.Row {
	name := table.Plain(r.Name)
	row := table.Row{}
	if r.Kind == model.Prefecture {
		name.Text, row.Class = ed.site.Words.Whole, "whole"
	} else {
		name.Href = ed.at.County(r)
	}
	row.Cells = []table.Cell{name}
	for _, i := range indicators {
		c := ed.view.Cell(i, r)
		row.Cells = append(row.Cells, ed.stateCell(b, &c))
	}
	return row
}

// changes tells the targets that were changed since they were signed, up to the edition's date.
func (ed *edition) changes() []string {
	if ed.view.Targets == nil {
		return nil
	}
	var out []string
	for k := range ed.view.Targets.Changes {
		c := &ed.view.Targets.Changes[k]
		if c.Date.Compare(ed.view.Edition.Date) <= 0 {
			cell := &analysis.Cell{Indicator: c.Indicator, Region: c.Region, Change: c}
			out = append(out, c.Indicator.Name+"："+ed.changeNote(cell))
		}
	}
	return out
}
