package page

import (
	"regexp"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// subject is what a page is about: what its references mean where they do not say. Nil means the whole, or
// nothing.
type subject struct {
	region    *model.Region
	indicator *model.Indicator
}

// figures resolves the references of a text: {{ 吉首市 研发投入 完成率 }}, words in any order.
func (ed *edition) figures(root string, about subject) func([]string, diag.Pos, *diag.List) prose.Figure {
	return func(words []string, pos diag.Pos, diags *diag.List) prose.Figure {
		r := &reference{ed: ed, view: ed.view, subject: about, pos: pos, diags: diags, wording: wording{places: -1}}
		for _, w := range words {
			r.read(w)
		}
		return r.figure(root)
	}
}

// reference is one reference while its words are read.
type reference struct {
	subject
	wording
	ed      *edition
	view    *analysis.View
	measure *measure.Measure
	pos     diag.Pos
	diags   *diag.List
	failed  bool
	said    map[string]string // the kind of each thing named, and the word that named it
}

func (r *reference) fail(code, fix, format string, args ...any) {
	r.failed = true
	r.diags.Error(r.pos, code, fix, format, args...)
}

// meaning is one way to read a word.
type meaning struct {
	kind  string // 地区, 指标, 期次, 数据项, 写法
	name  string // what it would be
	apply func()
}

// read takes a word; it must have exactly one meaning, and each kind may be named once.
func (r *reference) read(word string) {
	found := r.meanings(word)
	switch len(found) {
	case 0:
		fix := diag.Suggest(word, r.known())
		if fix == "" {
			fix = "可写地区、指标、期次的名称或编号，以及数据项，见编写手册"
		}
		r.fail("unknown-word", fix, "引用里的“%s”不是地区、指标、期次或数据项", word)
		return
	case 1:
	default:
		var names []string
		for _, m := range found {
			names = append(names, m.kind+"“"+m.name+"”")
		}
		r.fail("ambiguous-word", "改写编号或全称", "引用里的“%s”有几种意思：%s", word, strings.Join(names, "、"))
		return
	}
	m := found[0]
	if m.kind != "写法" {
		if before, twice := r.said[m.kind]; twice {
			r.fail("extra-word", "只写其中一个", "引用里有两个%s：“%s”和“%s”", m.kind, before, word)
			return
		}
		if r.said == nil {
			r.said = map[string]string{}
		}
		r.said[m.kind] = word
	}
	m.apply()
}

var yearMonth = regexp.MustCompile(`^\d{4}-\d{2}$`)

// meanings lists every way to read a word.
func (r *reference) meanings(word string) []meaning {
	found := append(r.places(word), r.wordings(word)...)
	if m := measure.Named(word, r.ed.site.Words); m != nil {
		found = append(found, meaning{"数据项", m.Name, func() { r.measure = m }})
	}
	for _, i := range r.ed.site.Indicators {
		if i.ID == word || i.Name == word || i.Short == word {
			found = append(found, meaning{"指标", i.ID, func() { r.indicator = i }})
		}
	}
	for _, e := range r.ed.site.Editions {
		if e.ID == word || e.Label == word {
			found = append(found, meaning{"期次", e.ID, func() { r.look(e) }})
		}
	}
	if len(found) == 0 && yearMonth.MatchString(word) {
		for p, report := range r.ed.site.Reports {
			if p.String() == word {
				// A month without an edition is seen as one that came out on its last day.
				e := &model.Edition{Period: p, Report: report, Date: p.LastDay()}
				found = append(found, meaning{"期次", word, func() { r.look(e) }})
			}
		}
	}
	return found
}

// look turns to another edition.
func (r *reference) look(e *model.Edition) { r.view = r.ed.views.of(e) }

// places are the regions that a word names.
func (r *reference) places(word string) []meaning {
	var found []meaning
	site := r.ed.site
	regions := site.Regions
	if site.Province != nil {
		regions = append(regions[:len(regions):len(regions)], site.Province)
	}
	for _, region := range regions {
		called := region.Name == word || region.Short == word || region.ID == word ||
			region.Kind == model.Prefecture && site.Words.Whole == word ||
			region.Kind == model.Province && site.Words.Upper == word
		if called {
			found = append(found, meaning{"地区", region.ID, func() { r.region = region }})
		}
	}
	return found
}

// wordings are the ways of writing that a word asks for.
func (r *reference) wordings(word string) []meaning {
	set := func(apply func()) []meaning { return []meaning{{"写法", word, apply}} }
	switch word {
	case "带号":
		return set(func() { r.sign = true })
	case "绝对值":
		return set(func() { r.absolute = true })
	case "只写数":
		return set(func() { r.bare = true })
	}
	if n, ok := placesOf(word); ok {
		return set(func() { r.wording.places = n })
	}
	if measure.Convertible(word) {
		return set(func() { r.unit = word })
	}
	return nil
}

// known are the words that a misspelt one may have meant.
func (r *reference) known() []string {
	var words []string
	for _, m := range measure.All {
		words = append(words, m.Name, m.ID)
	}
	for _, region := range r.ed.site.Regions {
		words = append(words, region.Name, region.Short, region.ID)
	}
	for _, i := range r.ed.site.Indicators {
		words = append(words, i.Short, i.Name, i.ID)
	}
	return append(words, "带号", "绝对值", "只写数")
}

// figure words the number and says where it is from.
func (r *reference) figure(root string) prose.Figure {
	if r.failed {
		return prose.Figure{}
	}
	if r.indicator == nil {
		r.fail("missing-indicator", "加上指标的名称或编号", "引用没有写明是哪项指标")
		return prose.Figure{}
	}
	if r.region == nil {
		r.region = r.ed.site.Whole()
	}
	if r.measure == nil {
		r.measure = measure.All[0]
	}
	c := r.view.Cell(r.indicator, r.region)
	q := r.measure.Of(r.view, &c)
	f := prose.Figure{Href: r.href(root), Source: r.source(&c)}
	if !q.Ok() {
		r.diags.Warning(r.pos, "reference-gap", "改写这句话，或补上数据", "引用的数没有：%s，%s", f.Source, format.Reason(q.Gap))
		f.Text = format.Gap(q.Gap)
		return f
	}
	if r.unit != "" && !q.Convert(r.unit) {
		r.fail("wrong-unit", "删去“"+r.unit+"”", "%s的单位是%s，不能换算成%s", r.measure.Name, q.Unit, r.unit)
	}
	f.Text = r.wording.word(r.measure, q)
	return f
}

// source tells where the number comes from: indicator, measure, region, period and status.
func (r *reference) source(c *analysis.Cell) string {
	parts := []string{r.indicator.Name + r.measure.Name, r.ed.called(r.region), format.Period(r.view.Edition.Period)}
	if s := format.Status(c.Figure.Status); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "，")
}

// href is the row of the indicator's table that the number stands in; a month without an edition has none.
func (r *reference) href(root string) string {
	e := r.view.Edition
	if e.ID == "" {
		return ""
	}
	path := root + indicatorPath(e, r.indicator)
	if r.region.Kind == model.Province || r.region.Index > r.ed.site.Limits.TableRows {
		return path
	}
	return path + "#" + rowID(r.region)
}

// rowID names a region's row in an indicator's own table.
func rowID(r *model.Region) string { return "r-" + r.ID }
