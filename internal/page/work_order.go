package page

import (
	"html"
	"html/template"
	"strings"
	"unicode/utf8"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Order is the sheet by which an open matter is handed to the unit responsible (交办单): one page of A4.
type Order struct {
	Frame
	Action
	Date   string // of the edition
	Now    []Fact // where the indicator stands; empty where the matter is about none
	Whole  bool   // the matter is about the whole
	Cut    bool   // Matter and Measures are cut: the whole of them stands in the ledger
	Dense  bool   // in smaller type, for long texts
	Rules  []int  // blank lines for the unit's view, to be ruled
	Closes []int  // blank lines for the result
	Stop   string // ends Measures where the author did not
	Demand string // what is asked for beside Measures
}

// orderPages has one for each matter that is open at the edition's date.
func (ed *edition) orderPages() []Page {
	var pages []Page
	for _, m := range analysis.Ledger(ed.site, ed.view.Edition) {
		if m.State != model.ActionClosed {
			pages = append(pages, ed.orderPage(m))
		}
	}
	return pages
}

func (ed *edition) orderPage(m analysis.Matter) Page {
	e := ed.view.Edition
	return Page{Path: address.Order(e, m.Number), Name: m.Number, Kind: "交办单", Region: m.Region, From: m.Pos, Again: true, data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		p := &Order{Date: format.Date(e.Date), Whole: m.Region.Kind == model.Prefecture}
		p.Frame = ed.frame(of, "督办事项交办单 "+m.Number, func(o *model.Edition) string { return ed.openPath(&m, o) })
		p.Crumbs = append(p.Crumbs, Link{Href: ed.at.Ledger(), Text: "督办台账"}, Link{Text: m.Number})
		p.Action = ed.action(&m, diags)
		if m.Indicator != nil {
			p.Now = ed.nowOf(&m)
		}
		p.Demand = demand(&p.Action)
		if !strings.HasSuffix(plainText(p.Measures), "。") {
			p.Stop = "。"
		}
		p.fit()
		return p
	}}
}

// openPath is the path of the same order in another edition, or empty where the matter is not open there.
func (ed *edition) openPath(m *analysis.Matter, e *model.Edition) string {
	if state, known := analysis.ActionState(m.Action, e); !known || state == model.ActionClosed {
		return ""
	}
	return address.Order(e, m.Number)
}

// nowOf is where the indicator of a matter stands: what its result would be told by, after its period where that is not the edition's.
func (ed *edition) nowOf(m *analysis.Matter) []Fact {
	_, _, e := analysis.Told(ed.site, m.Action, ed.view.Edition)
	facts := ed.now(ed.views.of(e), m.Indicator, ed.regionIn(m, e))
	if e != ed.view.Edition {
		facts = append([]Fact{{"数据期间", format.Period(e.Period)}}, facts...)
	}
	return facts
}

// now is where an indicator stands in a region.
func (ed *edition) now(v *analysis.View, i *model.Indicator, r *model.Region) []Fact {
	c := v.Cell(i, r)
	figure := func(n model.Num) string {
		if !n.Ok() {
			return format.Gap(n.Gap)
		}
		return format.Value(i, n.Value)
	}
	facts := []Fact{{format.ValueHead(i.Measure), figure(c.Value)}}
	if n, at := c.Latest(); n.Ok() {
		facts[0].Text = figure(n) + format.AsOf(&c, at)
	}
	if i.Targeted && c.Target.Gap != model.NoTarget {
		facts = append([]Fact{{format.Goal(i), figure(c.Target)}}, facts...)
	}
	switch short := format.LimitPhrase(&c); {
	case short != "":
		facts = append(facts, Fact{"较控制数", short + "（" + format.State(&c) + "）"})
	case format.ByValue(i) && c.Completion.Ok():
		facts = append(facts, Fact{"较目标", format.TargetPhrase(&c) + "（" + format.State(&c) + "）"})
	case c.Completion.Ok():
		facts = append(facts, Fact{"完成率", format.Completion(c.Completion) + "（" + format.State(&c) + "）"})
	}
	if c.Lead.Ok() {
		facts = append(facts, Fact{"较序时", format.Lead(c.Lead) + "个百分点"})
	}
	if c.Place.Rank > 0 {
		facts = append(facts, Fact{"位次", format.PlaceFact(c.Place, ed.site.Words)})
	}
	if c.Arrears.Ok() && c.Arrears.Value.IsPos() {
		facts = append(facts, Fact{"当前欠账", format.Value(i, c.Arrears.Value)})
	}
	if c.Needed.Ok() && c.Needed.Value.IsPos() {
		facts = append(facts, Fact{needHead(&c), need(&c)})
	}
	return facts
}

// need is what a task needs from here on: an amount a month or, where a month needs less than one of what is counted, the
// amount to the end of the year.
func need(c *analysis.Cell) string {
	i := c.Indicator
	if needsParts(c) {
		return format.Value(i, c.Target.Value.Sub(c.Value.Value))
	}
	n, places := format.Needed(c)
	return format.Amount(i, n.Value, places) + i.Unit
}

func needHead(c *analysis.Cell) string {
	if needsParts(c) {
		return "至年末还需完成"
	}
	return "后续月均需完成"
}

// needsParts reports whether a month needs less than one of what is counted whole.
func needsParts(c *analysis.Cell) bool {
	return c.Indicator.Decimals == 0 && c.Needed.Value.Cmp(model.Int(1)) < 0
}

// orderRoom is the height on paper of facts, texts and blank lines, in points; all else on the page has its place.
const orderRoom = 366

// orderForm is a size of type on an order. The sizes are those of assets/order.css, and rather too large than too small.
type orderForm struct {
	line, rule   int // heights of a line of text and of a blank line, in points
	length, half int // characters in a line, and in one of half the width
	fewest, most int // blank lines for each of view and result
}

// orderForms are the usual form and the dense one, for texts that would leave the usual one too few blank lines.
var orderForms = [...]orderForm{
	{line: 18, rule: 23, length: 30, half: 12, fewest: 3, most: 7},
	{line: 16, rule: 21, length: 34, half: 14, fewest: 2, most: 3},
}

// fit gives what facts and texts leave free to the blank lines. Texts too long for the dense form are cut.
func (p *Order) fit() {
	f := orderForms[0]
	if f.room(p) < 0 {
		f, p.Dense = orderForms[1], true
	}
	if f.room(p) < 0 && f.shorten(p) {
		p.Cut = true
	}
	if over := -f.room(p); over > 0 {
		p.Cut, p.Stop = true, ""
		room := f.long(p.Matter) + f.long(p.Measures) - over
		p.Matter = f.cut(p.Matter, max(room-f.long(p.Measures), room/2))
		p.Measures = f.cut(p.Measures, room-f.long(p.Matter))
	}
	n := min(f.fewest+f.room(p)*f.line/(2*f.rule), f.most)
	p.Rules, p.Closes = make([]int, n), make([]int, n)
}

// room is how many lines of text are left beside the fewest blank lines; below zero they are too many.
func (f *orderForm) room(p *Order) int {
	n := (orderRoom - 2*f.fewest*f.rule) / f.line
	n -= lines(p.Demand, f.length) + f.long(p.Matter) + f.long(p.Measures)
	for k := 0; k < len(p.Now); k += 2 {
		n -= max(f.fact(p.Now[k]), f.fact(p.Now[min(k+1, len(p.Now)-1)]))
	}
	for _, pair := range [][2]string{{p.Region, p.Indicator}, {p.Unit, p.Person}} {
		n -= max(lines(pair[0], f.half), lines(pair[1], f.half), 1) - 1
	}
	return n
}

// fact is how many lines a fact takes; two stand side by side.
func (f *orderForm) fact(a Fact) int { return max(lines(a.Term+a.Text, f.length/2-1), 1) }

// The most lines that a name and a fact may take where the page has too few: with the longest of all, one line each is left
// for what is to be done.
const (
	mostNameLines = 3
	mostFactLines = 2
)

// shorten cuts names and facts that take many lines, and reports whether there are any. The ledger has the whole of them.
func (f *orderForm) shorten(p *Order) (cut bool) {
	shorter := func(text *string, length, most int) {
		if lines(*text, length) > most {
			*text, cut = beginning(*text, length*most-3), true
		}
	}
	for _, name := range []*string{&p.Region, &p.Indicator, &p.Unit, &p.Person} {
		shorter(name, f.half, mostNameLines)
	}
	for k := range p.Now {
		if now := &p.Now[k]; f.fact(*now) > mostFactLines {
			now.Text, cut = beginning(now.Text, mostFactLines*(f.length/2-1)-3-utf8.RuneCountInString(now.Term)), true
		}
	}
	return cut
}

func (f *orderForm) long(text template.HTML) int { return lines(plainText(text), f.length) }

// cut is a text of at most so many lines, one at least; what is longer loses its links and ends in a mark.
func (f *orderForm) cut(text template.HTML, most int) template.HTML {
	if f.long(text) <= most {
		return text
	}
	return template.HTML(html.EscapeString(beginning(plainText(text), max(most, 1)*f.length-3)))
}

// demand asks for the result by the deadline or, where that has passed, at once.
func demand(a *Action) string {
	if a.matter.State == model.ActionOverdue {
		return "原定" + a.Deadline + "前办结，现已逾期，须立即办结，书面报告结果和逾期原因。"
	}
	return a.Deadline + "前办结，并书面报告结果。"
}
