package page

import (
	"html/template"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/model"
	"bulletin/internal/reference"
)

// Statement is a sentence of findings: generated, its numbers and names leading to their cells, or in the author's
// words.
type Statement struct {
	ID    string
	Spans []Span
	HTML  template.HTML // the author's words; empty where it is generated
}

// Span is a part of a generated sentence; an empty Href makes no link.
type Span struct{ Text, Href, Source string }

// StatementGroup is a run of statements under a name, or without one.
type StatementGroup struct {
	Title      string
	Statements []Statement
}

// Limits of what a page tells by itself; the text may ask for more.
const (
	MostPoints = 6 // 要点 of a bulletin
	maxOfOne   = 5 // statements of a county's or an indicator's page
	maxOfATone = 8 // 亮点, 短板
)

// editor applies what the author does to an edition's findings.
type editor struct {
	ed    *edition
	set   *finding.Set
	filed *filing // of edition.md, where the author's words stand
	diags *diag.List

	hide, pin []string
}

func (ed *edition) editor(f *filing, diags *diag.List) *editor {
	e := &editor{ed: ed, set: ed.views.findings(ed.view), filed: f, diags: diags}
	e.hide, e.pin = Edits(ed.view.Edition)
	return e
}

// Edits are the ids of the findings that an edition hides, and of those that it pins, in the author's order.
func Edits(edition *model.Edition) (hide, pin []string) {
	for _, edit := range edition.Findings {
		if edit.Hide {
			hide = append(hide, edit.ID)
		}
		if edit.Pin {
			pin = append(pin, edit.ID)
		}
	}
	return hide, pin
}

// check reports edits of findings that the edition does not have. A wording for what no longer holds would be a
// false statement, and so would a pin.
func (e *editor) check() {
	for _, edit := range e.ed.view.Edition.Findings {
		e.ed.inline(edit.Text, reference.Defaults{}, e.filed, e.diags) // also where no page has room for it
		switch {
		case !e.set.Known(edit.ID):
			fix := diag.Suggest(edit.ID, e.set.IDs())
			if fix == "" {
				fix = "用 bulletin findings " + e.ed.view.Edition.ID + " 查看本期的全部发现"
			}
			e.diags.Error(edit.Pos, "unknown-finding", fix, "没有“%s”这条发现", edit.ID)
		case e.has(edit.ID):
		case edit.Hide:
			e.diags.Warning(edit.Pos, "idle-finding", "删去这一项", "按现在的数据，本期没有“%s”这条发现，不用隐去", edit.ID)
		default:
			e.diags.Error(edit.Pos, "idle-finding", "删去这一项，或核对数据", "按现在的数据，“%s”不成立，不能置顶或改写", edit.ID)
		}
	}
}

// has reports whether the edition has the finding of a known id.
func (e *editor) has(id string) bool {
	same := func(f *finding.Finding) bool { return f.ID == id }
	if slices.ContainsFunc(e.set.Findings(), same) {
		return true
	}
	_, region, ok := strings.Cut(id[strings.Index(id, "/")+1:], "/")
	return ok && slices.ContainsFunc(e.set.Member(e.ed.region(region)), same)
}

// points are at most limit main points of the edition.
func (e *editor) points(limit int) []Statement {
	return e.statements(e.set.Points(limit, e.hide, e.pin))
}

// ask answers a query without what the author hides.
func (e *editor) ask(q finding.Query) []Statement {
	q.Hide = e.hide
	return e.statements(e.set.Statements(q))
}

// tone lists the statements of one tone under the names of the indicators' groups.
func (e *editor) tone(tone finding.Tone, limit int) []StatementGroup {
	return e.groups(finding.Query{Tones: []finding.Tone{tone}, Hide: e.hide, Limit: limit})
}

// groups lists statements under the names of the indicators' groups, in the bulletin's order; those about several groups
// come last.
func (e *editor) groups(q finding.Query) []StatementGroup {
	place := func(s finding.Statement) int {
		if k := slices.IndexFunc(e.ed.site.Groups, func(g *model.Group) bool { return s.Group != nil && g.ID == s.Group.ID }); k >= 0 {
			return k
		}
		return len(e.ed.site.Groups)
	}
	made := e.set.Statements(q)
	slices.SortStableFunc(made, func(a, b finding.Statement) int { return place(a) - place(b) })
	var groups []StatementGroup
	var last *model.Group
	for _, s := range made {
		if len(groups) == 0 || s.Group != last {
			g := StatementGroup{}
			if last = s.Group; last != nil {
				g.Title = last.Name
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Statements = append(g.Statements, e.statement(&s))
	}
	return groups
}

func (e *editor) statements(made []finding.Statement) []Statement {
	out := make([]Statement, len(made))
	for k := range made {
		out[k] = e.statement(&made[k])
	}
	return out
}

func (e *editor) statement(s *finding.Statement) Statement {
	out := Statement{ID: s.ID}
	for _, edit := range e.ed.view.Edition.Findings {
		if edit.Text.Text != "" && slices.Contains(s.Findings, edit.ID) {
			out.HTML = e.ed.inline(edit.Text, reference.Defaults{}, e.filed, e.diags)
			return out
		}
	}
	for _, span := range s.Text {
		out.Spans = append(out.Spans, e.span(&span))
	}
	return out
}

// span leads to the cell that the words rest on.
func (e *editor) span(s *finding.Span) Span {
	if s.Evidence == nil {
		return Span{Text: s.Text}
	}
	view, i, region := e.ed.view, s.Evidence.Indicator, s.Evidence.Region
	if s.Evidence.Before {
		view = e.ed.views.of(view.Previous)
	}
	status := view.Report.Figure(i, region).Status
	source := reference.Source(view, i.Name+s.Evidence.Measure.Name, e.ed.site.Called(region), status)
	return Span{Text: s.Text, Href: e.ed.scope().Row(view, i, region), Source: source}
}
