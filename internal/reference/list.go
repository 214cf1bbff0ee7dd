package reference

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// form is how a selection is written.
type form uint8

const (
	formNames   form = iota // 凤凰县、古丈县
	formNumber              // 2个县市
	formFigures             // 泸溪县118.3%、古丈县80.2%
	formApiece              // 泸溪县、古丈县分别118.3%、80.2%
	formTotal               // 0.92亿元
)

// forms are the words of the forms; 分别 may carry a verb: 分别完成.
var forms = []struct {
	word string
	form form
}{{"个数", formNumber}, {"带数", formFigures}, {"分别", formApiece}, {"合计", formTotal}}

// maxNames is how many names a list has before the others are only counted.
const maxNames = 10

// selections are the readings of a word as one of selections: a rule, or a way to write what it picks.
func (r *reference) selections(word string) []meaning {
	if take := r.selection.reader(word, r.Site.Words.Member); take != nil {
		return []meaning{{kindRule, word, func() { r.tell(take()) }}}
	}
	if word == "简称" {
		return []meaning{{kindWording, word, func() { r.short = true }}}
	}
	for _, f := range forms {
		verb, found := strings.CutPrefix(word, f.word)
		if found && (verb == "" || f.form == formApiece) {
			return []meaning{{kindForm, word, func() { r.form, r.verb = f.form, verb }}}
		}
	}
	return nil
}

func (r *reference) tell(p *Problem) {
	if p != nil {
		r.fail(p.Code, p.Fix, "%s", p.Text)
	}
}

// condition takes a comparison into the selection.
func (r *reference) condition(c condition) {
	made, p := c.rule(r.Site.Words)
	if p == nil {
		p = r.add(made)
	}
	r.tell(p)
}

// list writes what a selection picks.
func (r *reference) list() prose.Figure {
	ro := r.rosters.of(r.view, r.Indicator)
	if r.misused(ro); r.failed {
		return prose.Figure{}
	}
	p := r.pick(ro, r.ordered(r.measure, r.Indicator))
	m := r.shown()
	f := prose.Figure{
		Href: r.href(nil), Source: r.listSource(p, m),
		Claim: &claim.Figure{View: r.view, Region: r.Site.Whole(), Indicator: r.Indicator, Measure: m, Absolute: r.absolute, List: true, Picked: r.pickedFor(p)},
	}
	if len(p.cells) == 1 {
		f.Href = r.href(p.cells[0].Region)
	}
	if len(p.cells) == 0 {
		r.diags.Warning(r.pos, "empty-selection", "改写这句话", "没有选出%s：%s", r.Site.Words.Member, f.Source)
	}
	f.Text = r.write(ro, p.cells, m, f.Source)
	f.Claim.Absolute = r.absolute // the verb may say the sign
	return f
}

// pickedFor is what checked prose has to know of a selection.
func (r *reference) pickedFor(p picked) *claim.Picked {
	out := &claim.Picked{Ruled: len(r.rules) > 0, Total: r.form == formTotal}
	for _, c := range p.cells {
		out.Regions = append(out.Regions, c.Region)
	}
	return out
}

// misused tells words that do not go with a selection, or with this indicator.
func (r *reference) misused(ro *Roster) {
	member := r.Site.Words.Member
	extra := func(word, why string, args ...any) { r.fail("extra-word", "删去“"+word+"”", why, args...) }
	region, named := r.said[kindRegion]
	idle := r.form == formNames || r.form == formNumber // no figure is written
	switch {
	case !r.given():
		r.fail("missing-rule", "加上“未破零”、“落后”、“前3”等条件，或者写“全部”", "引用没有写明选择哪些%s", member)
	case named:
		extra(region, "按条件选择%s时不能写地区“%s”", member, region)
	case r.part != "":
		extra(r.part, "其中项“%s”不能按条件选择", r.part)
	case r.Indicator.Scope != model.AllRegions || len(ro.members()) == 0:
		r.fail("no-members", "改换指标", "%s没有各%s的数，不能按条件选择", r.Indicator.Name, member)
	case r.measure != nil && idle && r.ends == 0:
		extra(r.said[kindMeasure], "只列名单时用不上“%s”；要列数，加上“带数”", r.said[kindMeasure])
	case idle && (r.unit != "" || r.sign || r.absolute || r.wording.places >= 0 || r.bare && r.form == formNames):
		r.fail("extra-word", "删去单位、小数位数等写法，或者加上“带数”", "只列名单或个数时没有数可改写法")
	case r.short && (r.form == formNumber || r.form == formTotal):
		extra("简称", "不列名称时用不上“简称”")
	case r.form == formTotal && !additive(r.shown(), r.Indicator):
		r.fail("not-additive", "改用“带数”", "%s的%s不能相加", r.Indicator.Name, r.shown().Name)
	}
	for _, rule := range r.rules {
		if p := rule.check(ro); p != nil && !r.failed {
			r.fail(p.Code, p.Fix, "“%s”不能用于%s：%s", rule.word, r.Indicator.Name, p.Text)
		}
	}
}

// shown is the measure of the figures beside the names: the one named, or the one that the rule is about.
func (r *reference) shown() *measure.Measure {
	switch {
	case r.measure != nil:
		return r.measure
	case r.form == formTotal:
		return measure.Value
	}
	for _, rule := range r.rules {
		if rule.measure != nil {
			return rule.measure
		}
	}
	return r.beside(r.Indicator)
}

// beside is the number beside a member's name where the author names none: how much of its task is done; of a rate and of what
// has no target, the figure itself; of a limit, which has no percentage, by how much it is over it or within it.
func (s *selection) beside(i *model.Indicator) *measure.Measure {
	switch limit := i.Better == model.Lower; {
	case !i.Targeted || i.Measure == model.Rate:
		return measure.Value
	case limit && i.Measure == model.Flow && slices.ContainsFunc(s.rules, (*rule).ofPath):
		return measure.OverPath
	case limit:
		return measure.VsLimit
	}
	return measure.Completion
}

// listSource tells how the members were picked, of which edition.
func (r *reference) listSource(p picked, m *measure.Measure) string {
	what := r.Indicator.Name
	if r.form != formNames && r.form != formNumber || r.ends > 0 {
		what += m.Name
	}
	return r.sourced(what, r.described(p, r.Site.Words), r.view.Report.Status)
}

// write words the members picked.
func (r *reference) write(ro *Roster, cells []*analysis.Cell, m *measure.Measure, source string) string {
	switch {
	case r.form == formNumber && r.bare:
		return model.Int(len(cells)).String()
	case r.form == formNumber:
		return format.Members(len(cells), r.Site.Words)
	case r.form == formTotal:
		return r.total(ro, cells, m, source)
	case len(cells) == 0:
		return "无"
	}
	listed := cells[:min(len(cells), maxNames)]
	r.settleVerb(ro, listed, m)
	figures := r.figuresOf(ro, listed, m)
	text := r.joined(listed, figures, len(listed) == len(cells))
	if len(listed) < len(cells) {
		text += "等" + format.Members(len(cells), r.Site.Words)
	}
	return text
}

// joined lists names, with their figures where there are some. A list that was cut has each figure at its name.
func (r *reference) joined(cells []*analysis.Cell, figures []string, whole bool) string {
	var list []string
	for k := range cells {
		name := cells[k].Region.Name
		if r.short {
			name = cells[k].Region.Short
		}
		if figures != nil && (r.form == formFigures || !whole || len(cells) == 1) {
			name = beside(name, r.verb, figures[k])
		}
		list = append(list, name)
	}
	text := format.List(list)
	if r.form == formApiece && whole && len(cells) > 1 {
		text += "分别" + r.verb + format.List(figures)
	}
	return text
}

// beside puts a figure behind a name, apart from a name that ends in a digit or a letter.
func beside(name, verb, figure string) string {
	if last, _ := utf8.DecodeLastRuneInString(name); verb == "" && last < utf8.RuneSelf {
		return name + "（" + figure + "）"
	}
	return name + verb + figure
}

// figuresOf are the figures of members as text; nil where none are asked for.
func (r *reference) figuresOf(ro *Roster, cells []*analysis.Cell, m *measure.Measure) []string {
	if r.form == formNames {
		return nil
	}
	var out []string
	for _, c := range cells {
		q := ro.Quantity(m, c)
		if !q.Ok() {
			// The author's own gaps say what they are; a dash in a sentence says nothing.
			if format.Gap(q.Gap) == format.Dash {
				r.diags.Warning(r.pos, "reference-gap", "改换数据项，或加上条件排除它", "名单里%s没有%s：%s", c.Region.Name, m.Name, format.ReasonOf(r.Indicator, q.Gap))
			}
			out = append(out, format.Gap(q.Gap))
			continue
		}
		if !r.convert(m.Name, &q) {
			return nil
		}
		out = append(out, r.figureOf(m, q))
	}
	return out
}

// figureOf is a member's figure as text. An amount against a limit that the author has not named says whether it is over it or
// within it: 超2起, 余3起, 持平.
func (r *reference) figureOf(m *measure.Measure, q measure.Quantity) string {
	w := r.wording
	if r.measure != nil || m != measure.VsLimit || r.verb != "" || w.sign || w.absolute || w.bare {
		return w.word(m, q)
	}
	w.absolute = true
	switch q.Value.Sign() {
	case -1:
		return "余" + w.word(m, q)
	case 0:
		return "持平"
	}
	return "超" + w.word(m, q)
}

// total is the sum over the members picked.
func (r *reference) total(ro *Roster, cells []*analysis.Cell, m *measure.Measure, source string) string {
	q, missing := ro.sum(m, cells)
	if len(missing) > 0 {
		r.diags.Warning(r.pos, "reference-gap", "改写这句话，或补上数据", "合计里缺%s的数：%s", format.List(missing), source)
	}
	if !r.convert(m.Name, &q) {
		return ""
	}
	return r.wording.word(m, q)
}
