package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"html/template"
	"strings"
	"unicode/utf8"

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
	Rules  []int  // blank lines for the unit's view, to be ruled
	Closes []int  // blank lines for the result
	Stop   string // ends Measures where the author did not
	Demand string // what is asked for beside Measures
}

func orderPath(e *model.Edition, number string) string {
	return e.ID + "/orders/" + orderName(number) + ".html"
}

// longestName bounds a file name made of a number.
const longestName = 80

// orderName turns a matter's number into a file name of lower-case ASCII. Different numbers have different names:
// what cannot stand is written by its code point, and what would be too long ends in its hash.
func orderName(number string) string {
	var b strings.Builder
	for k, r := range number {
		switch {
		case r >= '0' && r <= '9', r == '-' && k > 0:
			b.WriteRune(r)
		case r >= 'a' && r <= 'z' && k > 0: // a name of digits and letters is none that Windows keeps for itself
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, "__%06x", r)
		default:
			fmt.Fprintf(&b, "_%04x", r)
		}
	}
	name := b.String()
	if len(name) <= longestName {
		return name
	}
	sum := sha256.Sum256([]byte(number))
	return name[:longestName] + "_" + hex.EncodeToString(sum[:8])
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
	path := orderPath(e, m.Number)
	return Page{Path: path, Layout: "order.html", data: func(diags *diag.List) any {
		p := &Order{Date: format.Date(e.Date), Whole: m.Region.Kind == model.Prefecture}
		p.Frame = ed.frame(path, "督办事项交办单 "+m.Number, func(o *model.Edition) string { return ed.openPath(&m, o) })
		p.Crumbs = append(p.Crumbs, Link{Href: p.Root + ledgerPath(e), Text: "督办台账"}, Link{Text: m.Number})
		p.Action = ed.action(&m, p.Root, diags)
		if m.Indicator != nil {
			p.Now = ed.now(m.Indicator, m.Region)
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
	return orderPath(e, m.Number)
}

// now is where an indicator stands in a region, as the edition knows it.
func (ed *edition) now(i *model.Indicator, r *model.Region) []Fact {
	c := ed.view.Cell(i, r)
	figure := func(n model.Num) string {
		if !n.Ok() {
			return format.Gap(n.Gap)
		}
		return format.Value(i, n.Value)
	}
	facts := []Fact{{"本期累计", figure(c.Value)}}
	if i.Targeted && c.Target.Gap != model.NoTarget {
		facts = append([]Fact{{"年度目标", figure(c.Target)}}, facts...)
	}
	if c.Completion.Ok() {
		facts = append(facts, Fact{"完成率", format.Percent(c.Completion.Value) + "（" + format.State(&c) + "）"})
	}
	if c.Lead.Ok() {
		facts = append(facts, Fact{"较序时", format.Points(c.Lead.Value) + "个百分点"})
	}
	if c.Place.Rank > 0 {
		facts = append(facts, Fact{"位次", fmt.Sprintf("第%d位（共%d个%s）", c.Place.Rank, c.Place.Of, ed.site.Words.Member)})
	}
	if c.Arrears.Ok() && c.Arrears.Value.IsPos() {
		facts = append(facts, Fact{"当前欠账", format.Value(i, c.Arrears.Value)})
	}
	if c.Needed.Ok() && c.Needed.Value.IsPos() {
		facts = append(facts, Fact{"后续月均需完成", monthly(i, c.Needed.Value)})
	}
	return facts
}

// monthly is an amount a month: whole things have parts of one.
func monthly(i *model.Indicator, d model.Decimal) string {
	return format.Decimal(d, max(i.Decimals, 1)) + i.Unit
}

// Sizes of an order on paper, in points. They are those of assets/order.css, and rather too large than too small.
const (
	orderRoom    = 366 // for facts, texts and blank lines; all else on the page has its place
	orderLine    = 18  // a line of facts or texts
	orderRule    = 23  // a blank line
	orderLength  = 30  // characters in a line
	cellLength   = 12  // characters in a line of half the width
	fewestRules  = 3   // blank lines for each of view and result
	mostRules    = 7
	shortestText = 2 // lines of the matter that are left where all is cut
)

// fit gives what facts and texts leave free to the blank lines, and cuts texts that would not leave enough of them.
func (p *Order) fit() {
	long := func(text template.HTML) int { return lines(plainText(text), orderLength) }
	room := (orderRoom-2*fewestRules*orderRule)/orderLine - p.fixedLines()
	if long(p.Matter)+long(p.Measures) > room {
		p.Cut = true
		p.Matter = cut(p.Matter, max(room-long(p.Measures), room/2, shortestText))
		p.Measures = cut(p.Measures, room-long(p.Matter))
	}
	left := orderRoom - orderLine*(p.fixedLines()+long(p.Matter)+long(p.Measures))
	free := min(max(left/(2*orderRule), fewestRules), mostRules)
	p.Rules, p.Closes = make([]int, free), make([]int, free)
}

// fixedLines are those of the facts and the demand, and what long names take beyond their first line.
func (p *Order) fixedLines() int {
	n := (len(p.Now)+1)/2 + lines(p.Demand, orderLength)
	for _, pair := range [][2]string{{p.Region, p.Indicator}, {p.Unit, p.Person}} {
		n += max(lines(pair[0], cellLength), lines(pair[1], cellLength), 1) - 1
	}
	if p.Cut {
		n++ // the note that says so
	}
	return n
}

// demand asks for the result by the deadline or, where that has passed, at once.
func demand(a *Action) string {
	if a.matter.State == model.ActionOverdue {
		return "原定" + a.Deadline + "前办结，现已逾期，须立即办结，书面报告结果和逾期原因。"
	}
	return a.Deadline + "前办结，并书面报告结果。"
}

// cut is a text of at most so many lines; what is longer loses its links and ends in a mark.
func cut(text template.HTML, most int) template.HTML {
	plain := plainText(text)
	if lines(plain, orderLength) <= most {
		return text
	}
	return template.HTML(html.EscapeString(beginning(plain, most*orderLength-2)))
}

// lines is how many lines of so many characters a text takes; two Latin letters or digits stand for one character.
func lines(text string, length int) int {
	return (width(text) + 2*length - 1) / (2 * length)
}

// width is the width of a text in halves of a Chinese character.
func width(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2e80 || r == '—' || r == '…' || r == '“' || r == '”' {
			n++
		}
	}
	return n
}

// beginning is a text's first so many characters, with a mark where something is left out.
func beginning(text string, length int) string {
	if utf8.RuneCountInString(text) <= length {
		return text
	}
	return string([]rune(text)[:length]) + "……"
}

// plainText is the text of HTML that the parser of prose made.
func plainText(text template.HTML) string {
	var b strings.Builder
	for rest := string(text); rest != ""; {
		before, tagged, found := strings.Cut(rest, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, _ = strings.Cut(tagged, ">")
	}
	return html.UnescapeString(strings.TrimSpace(b.String()))
}
