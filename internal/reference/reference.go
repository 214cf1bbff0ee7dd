package reference

import (
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// Scope is what the references of a text may speak of, and where their links start.
type Scope struct {
	Site *model.Site
	View *analysis.View                      // of the edition that the text belongs to
	Of   func(*model.Edition) *analysis.View // of any edition
	At   address.From
}

// Defaults is what a page is about: what its references mean where they do not say. Nil means the whole, or
// nothing.
type Defaults struct {
	Region    *model.Region
	Indicator *model.Indicator
}

// asTyped begins a reference whose other words are printed as they are: {{ 原样 9.06亿元 }}.
const asTyped = "原样"

// Figures resolves the references of a text: {{ 吉首市 研发投入 完成率 }}, words in any order. What selections
// are made from is kept for the text.
func (s *Scope) Figures(about Defaults) func([]string, diag.Pos, *diag.List) prose.Figure {
	kept := rosters{}
	return func(words []string, pos diag.Pos, diags *diag.List) prose.Figure {
		if len(words) > 0 && words[0] == asTyped {
			return typed(words[1:], pos, diags)
		}
		r := s.reference(pos, diags)
		r.Defaults, r.rosters = about, kept
		r.readAll(words)
		return r.figure()
	}
}

// reference is one without words.
func (s *Scope) reference(pos diag.Pos, diags *diag.List) *reference {
	return &reference{Scope: s, view: s.View, pos: pos, diags: diags, wording: wording{places: -1}, rosters: rosters{}}
}

// typed is text that stays as typed.
func typed(words []string, pos diag.Pos, diags *diag.List) prose.Figure {
	if len(words) == 0 {
		diags.Error(pos, "missing-text", "写成“{{ 原样 9.06亿元 }}”这样", "“原样”后面没有写文字")
	}
	return prose.Figure{Text: strings.Join(words, " "), Fixed: true}
}

// reference is one reference while its words are read.
type reference struct {
	*Scope
	Defaults
	wording
	selection
	view    *analysis.View // of the period named, or of the text's edition
	measure *measure.Measure
	part    string // the word that names a part (其中项), or empty
	pos     diag.Pos
	diags   *diag.List
	failed  bool
	said    map[string]string // the kind of each thing named, and the word that named it
	rosters rosters
}

func (r *reference) fail(code, fix, format string, args ...any) {
	r.failed = true
	r.diags.Error(r.pos, code, fix, format, args...)
}

func (r *reference) readAll(words []string) {
	words = append(joinConditions(words), "")
	for k := 0; k+1 < len(words); k++ {
		if r.read(words[k], words[k+1]) {
			k++
		}
	}
}

// read takes a word; it must have exactly one meaning, and most kinds may be named once. Both is true where it is the first half of a
// name that a blank has parted, and the next word the other.
func (r *reference) read(word, next string) (both bool) {
	found := r.meanings(word)
	switch len(found) {
	case 0:
		if next != "" && len(r.meanings(word+next)) == 1 {
			r.fail("unknown-word", "删去空格，写 "+word+next, "引用里的名称“%s %s”中间多了空格", word, next)
			return true
		}
		r.unknown(word)
		return false
	case 1:
	default:
		var names []string
		for _, m := range found {
			names = append(names, m.kind+"“"+m.name+"”")
		}
		r.fail("ambiguous-word", "改写编号或全称", "引用里的“%s”有几种意思：%s", word, strings.Join(names, "、"))
		return false
	}
	m := found[0]
	if m.kind != kindWording && m.kind != kindRule {
		if before, twice := r.said[m.kind]; twice {
			r.fail("extra-word", "只写其中一个", "引用里有两个%s：“%s”和“%s”", m.kind, before, word)
			return false
		}
	}
	if r.said == nil {
		r.said = map[string]string{}
	}
	r.said[m.kind] = word
	m.apply()
	return false
}

// figure words the number and says where it is from.
func (r *reference) figure() prose.Figure {
	if r.failed {
		return prose.Figure{}
	}
	r.settlePart()
	if r.Indicator == nil && !r.failed {
		r.fail("missing-indicator", "加上指标的名称或编号", "引用没有写明是哪项指标")
	}
	switch {
	case r.failed:
		return prose.Figure{}
	case r.selection.asked():
		return r.list()
	case r.part != "":
		return r.component()
	}
	return r.number()
}

// number is the number of one cell.
func (r *reference) number() prose.Figure {
	c := r.cell()
	m := r.measure
	switch {
	case m != nil:
	case r.Region.Kind == model.Province && !c.Value.Ok() && c.Growth.Ok():
		m = measure.Growth // of the level above often nothing else is known
	default:
		m = measure.Value
	}
	f := prose.Figure{
		Href: r.href(r.Region), Source: r.source(r.Indicator.Name+m.Name, &c),
		Claim: &claim.Figure{View: r.view, Region: r.Region, Indicator: r.Indicator, Measure: m, Absolute: r.absolute},
	}
	r.print(&f, m, m.Of(r.view, &c))
	return f
}

// cell is the cell that the reference names; the region is the whole where none is said.
func (r *reference) cell() analysis.Cell {
	if r.Region == nil {
		r.Region = r.Site.Whole()
	}
	return r.view.Cell(r.Indicator, r.Region)
}

// print words q, or tells that there is none.
func (r *reference) print(f *prose.Figure, m *measure.Measure, q measure.Quantity) {
	if !q.Ok() {
		r.diags.Warning(r.pos, "reference-gap", "改写这句话，或补上数据", "引用的数没有：%s，%s", f.Source, format.ReasonOf(r.Indicator, q.Gap))
		f.Text = format.Gap(q.Gap)
		return
	}
	if r.convert(m.Name, &q) {
		f.Text = r.wording.word(m, q)
	}
}

// convert brings q to the unit asked for.
func (r *reference) convert(name string, q *measure.Quantity) bool {
	if r.unit == "" || q.Convert(r.unit) {
		return true
	}
	r.fail("wrong-unit", "删去“"+r.unit+"”", "%s的单位是%s，不能换算成%s", name, q.Unit, r.unit)
	return false
}

// source tells where the number of a cell comes from.
func (r *reference) source(what string, c *analysis.Cell) string {
	return r.sourced(what, r.Site.Called(c.Region), c.Figure.Status)
}

func (r *reference) sourced(what, whose string, status model.Status) string {
	return Source(r.view, what, whose, status)
}

// Source tells where a number comes from: what it is, whose, the period of its edition, and its status.
func Source(v *analysis.View, what, whose string, status model.Status) string {
	parts := []string{what, whose, format.Period(v.Edition.Period)}
	if s := format.Status(status); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "，")
}

func (r *reference) href(region *model.Region) string { return r.Row(r.view, r.Indicator, region) }

// Row leads to the row of the indicator's table that the number of a region stands in, or to the table where region is
// nil or has no row. A month without an edition is seen on the page of the text's own edition.
func (s *Scope) Row(v *analysis.View, i *model.Indicator, region *model.Region) string {
	e := v.Edition
	if e.ID == "" {
		e = s.View.Edition
	}
	at := s.At.In(e)
	if !i.In(e.Period) {
		return at.Bulletin()
	}
	if region == nil || region.Kind == model.Province || region.Index > s.Site.Limits.TableRows || !region.In(e.Period) {
		return at.Indicator(i)
	}
	return at.Row(i, region)
}
