package page

import (
	"html/template"
	"slices"
	"unicode/utf8"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Ledger is an edition's rectification ledger (督办台账) as it stood at the edition's date.
type Ledger struct {
	Frame
	Summary string
	Counts  []Count
	Before  string         // the label of the edition that Changes compares with; empty for the first
	Changes []LedgerChange // those that are not empty
	Groups  []LedgerGroup  // what is open, by the days that are left, and what is closed
}

// LedgerChange is what happened to matters since the edition before.
type LedgerChange struct {
	Word, Shape, Class string
	Actions            []Action
}

// LedgerGroup is the matters that are open, or those that are closed.
type LedgerGroup struct {
	ID, Word string
	Actions  []Action
}

// Action is a matter of the ledger. Texts have the figures of the edition.
type Action struct {
	ID                  string // of its row in the ledger
	Href                string // its row in the ledger
	Order               string // its order sheet; empty where it is closed
	Number              string
	Opened              string // the edition that opened it: 2022年一季度
	Region, RegionHref  string
	Indicator           string // empty where it is about none
	IndicatorHref       string
	Topic               string // what it is about in a word: the indicator, or else the beginning of the matter
	Unit, Person        string // Person is empty where it may not be shown
	Deadline            string
	Days                string // 还有9天, from the edition's date; empty where it is closed
	State, Shape, Class string
	ClosedBy, ClosedOn  string // empty while it is open

	Matter, Measures, Result, Reason template.HTML

	matter *analysis.Matter
}

// openedBefore reports whether one of matters was opened by another edition than e: the figures in its words are not those of e.
func openedBefore(matters []Action, e *model.Edition) bool {
	return slices.ContainsFunc(matters, func(a Action) bool { return a.matter.Opened != e })
}

// longAction is from how many characters in one of its columns, of about 15 a line, a row is half a page high on paper: kept whole, it
// would leave half a page empty.
const longAction = 300

// Long reports whether the row may part at the end of a page.
func (a *Action) Long() bool {
	for _, text := range []template.HTML{a.Matter, a.Measures, a.Result + a.Reason} {
		if utf8.RuneCountInString(plainText(text)) >= longAction {
			return true
		}
	}
	return false
}

// actionStates are the words of states with their marks, from what needs most attention to what needs none.
var actionStates = []struct {
	state              model.ActionState
	word, shape, class string
}{
	{model.ActionOverdue, "逾期", "▼", "far-behind"},
	{model.ActionNew, "新增", "◇", "behind"},
	{model.ActionOngoing, "推进中", "◐", "on-pace"},
	{model.ActionClosed, "已销号", "●", "over"},
}

// ledgerPages has one page, or none where the site keeps no ledger.
func (ed *edition) ledgerPages() []Page {
	if !ed.hasLedger() {
		return nil
	}
	return []Page{ed.ledgerPage()}
}

// hasLedger reports whether the site keeps a ledger at all.
func (ed *edition) hasLedger() bool { return len(ed.site.Actions) > 0 }

func (ed *edition) ledgerPage() Page {
	return Page{Path: address.Ledger(ed.view.Edition), Name: "督办台账", Kind: worksKind, data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		p := &Ledger{}
		p.Frame = ed.frame(of, "督办台账", address.Ledger)
		p.Crumbs = append(p.Crumbs, Link{Text: "督办台账"})
		actions := ed.actions(diags)
		if before := analysis.LedgerBefore(ed.site, ed.view.Edition); before != nil {
			p.Before = before.Label
			p.Changes = ledgerChanges(actions)
		}
		p.Summary = ed.ledgerSummary(actions, p.Before)
		for _, s := range actionStates {
			if n := len(keep(actions, func(a *Action) bool { return a.matter.State == s.state })); n > 0 {
				p.Counts = append(p.Counts, Count{N: n, Word: s.word, Shape: s.shape, Class: s.class})
			}
		}
		p.Groups = ledgerGroups(actions)
		return p
	}}
}

// ledgerGroups are the open matters, what is longest overdue first, and then the closed ones, the latest first.
func ledgerGroups(actions []Action) []LedgerGroup {
	closed := func(a *Action) bool { return a.matter.State == model.ActionClosed }
	open := LedgerGroup{ID: "g-open", Word: "未销号", Actions: keep(actions, func(a *Action) bool { return !closed(a) })}
	slices.SortStableFunc(open.Actions, func(a, b Action) int { return a.matter.Deadline.Compare(b.matter.Deadline) })
	done := LedgerGroup{ID: "g-closed", Word: "已销号", Actions: keep(actions, closed)}
	slices.SortStableFunc(done.Actions, func(a, b Action) int { return b.matter.ClosedOn.Compare(a.matter.ClosedOn) })
	return slices.DeleteFunc([]LedgerGroup{open, done}, func(g LedgerGroup) bool { return len(g.Actions) == 0 })
}

func keep(actions []Action, wanted func(*Action) bool) []Action {
	var out []Action
	for k := range actions {
		if wanted(&actions[k]) {
			out = append(out, actions[k])
		}
	}
	return out
}

// ledgerChanges are the matters that were opened or closed, or whose deadline passed, since the edition before. A
// matter may be in two of them.
func ledgerChanges(actions []Action) []LedgerChange {
	var out []LedgerChange
	for _, c := range []struct {
		word, shape, class string
		is                 func(*Action) bool
	}{
		{"新增", "◇", "behind", func(a *Action) bool { return a.matter.Added() }},
		{"销号", "●", "over", func(a *Action) bool { return a.matter.Closed() }},
		{"转为逾期", "▼", "far-behind", func(a *Action) bool { return a.matter.Lapsed() }},
	} {
		if list := keep(actions, c.is); len(list) > 0 {
			out = append(out, LedgerChange{Word: c.word, Shape: c.shape, Class: c.class, Actions: list})
		}
	}
	return out
}

// ledgerSummary is the page's first sentence: how many matters there are, and what changed.
func (ed *edition) ledgerSummary(actions []Action, before string) string {
	on := "截至" + format.Date(ed.view.Edition.Date) + "，"
	if len(actions) == 0 {
		return on + "没有列入台账的督办事项。"
	}
	closed := len(keep(actions, func(a *Action) bool { return a.matter.State == model.ActionClosed }))
	text := on + "台账共有督办事项" + items(len(actions)) + "，"
	switch closed {
	case 0:
		text += "均未销号"
	case len(actions):
		text += "均已销号"
	default:
		text += "其中" + items(len(actions)-closed) + "尚未销号"
	}
	if late := len(keep(actions, func(a *Action) bool { return a.matter.State == model.ActionOverdue })); late > 0 {
		text += "，" + items(late) + "已经逾期"
	}
	if before == "" {
		return text + "。"
	}
	said := ""
	for _, c := range ledgerChanges(actions) {
		said += "，" + c.Word + items(len(c.Actions))
	}
	if said == "" {
		said = "，没有变化"
	}
	return text + "；与" + before + "相比" + said + "。"
}

func items(n int) string { return model.Int(n).String() + "项" }

// actions are the matters of the ledger as they stood on the edition's date.
func (ed *edition) actions(diags *diag.List) []Action {
	matters := analysis.Ledger(ed.site, ed.view.Edition)
	out := make([]Action, len(matters))
	for k := range matters {
		out[k] = ed.action(&matters[k], diags)
	}
	return out
}

// action words one matter. A result and a reason are told once the matter is in the state that they belong to.
func (ed *edition) action(m *analysis.Matter, diags *diag.List) Action {
	inline := func(t ledgerText) template.HTML { return t.ed.inline(t.text, t.about, nil, diags) }
	matter, measures, result, reason := ed.ledgerTexts(m)
	a := Action{
		ID: address.MatterID(m.Number), Href: ed.at.Ledger() + "#" + address.MatterID(m.Number), Number: m.Number, Opened: m.Opened.Label,
		Region: format.Whose(ed.views.site, m.Action), RegionHref: ed.at.Bulletin(), Matter: inline(matter), Measures: inline(measures),
		Unit: m.Unit, Deadline: format.Date(m.Deadline), matter: m,
	}
	if m.Region.HasPage() {
		a.RegionHref = ed.at.County(m.Region)
	}
	a.Topic = beginning(plainText(a.Matter), topicLength)
	if m.Indicator != nil {
		a.Indicator, a.IndicatorHref = m.Indicator.Name, ed.at.Bulletin()
		if m.Indicator.In(ed.view.Edition.Period) {
			a.IndicatorHref = ed.at.Indicator(m.Indicator)
		}
		a.Topic = m.Indicator.Short
	}
	if ed.site.Contacts || isPosition(m.Person) {
		a.Person = m.Person
	}
	for _, s := range actionStates {
		if s.state == m.State {
			a.State, a.Shape, a.Class = s.word, s.shape, s.class
		}
	}
	if m.State != model.ActionClosed {
		a.Order, a.Days = ed.at.Order(m.Number), format.DaysLeft(m.Deadline, ed.view.Edition.Date)
	} else {
		a.ClosedBy, a.ClosedOn = m.ClosedBy, format.Date(m.ClosedOn)
	}
	a.Result, a.Reason = inline(result), inline(reason)
	return a
}

// topicLength is how many characters stand for a matter that is about no indicator.
const topicLength = 16

// openActions are those of a region that are not closed.
func (ed *edition) openActions(r *model.Region, diags *diag.List) []Action {
	var out []Action
	for _, m := range analysis.Ledger(ed.site, ed.view.Edition) {
		if m.Region == r && m.State != model.ActionClosed {
			out = append(out, ed.action(&m, diags))
		}
	}
	return out
}
