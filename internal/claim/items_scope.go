package claim

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// kinds of cells that a number of indicators may be of.
var itemKinds = []func(*analysis.Cell) bool{
	func(*analysis.Cell) bool { return true },
	func(c *analysis.Cell) bool { return c.Indicator.Targeted },
	func(c *analysis.Cell) bool { return c.Target.Ok() },
	func(c *analysis.Cell) bool { return analysis.KeepsPace.Of(c).Gap == model.Present },
	func(c *analysis.Cell) bool { return isTaskOf(c) && c.Target.Ok() && c.Target.Value.IsPos() },
	func(c *analysis.Cell) bool { return analysis.IsReached.Of(c).Gap == model.Present },
	func(c *analysis.Cell) bool { return c.Place.Rank > 0 },
	func(c *analysis.Cell) bool { return c.State != analysis.NoState },
	func(c *analysis.Cell) bool { return c.Place.Rank > 0 && c.Indicator.Targeted },
}

// assessed are the kinds of cells that count in an assessment: in any, or in one that the sentence quotes.
func (t *teller) assessed() []func(*analysis.Cell) bool {
	var out []func(*analysis.Cell) bool
	for k := t.sentenceStart(t.clause.first); k < t.clause.end; k++ {
		name := strings.Trim(t.spelled(k), "“”\"")
		switch {
		case strings.HasSuffix(t.spelled(k), "考核") || strings.HasPrefix(t.spelled(k), "纳入"):
			out = append(out, func(c *analysis.Cell) bool { return len(c.Indicator.Assessments) > 0 })
		case t.tokens[k].quote != 0:
			out = append(out, func(c *analysis.Cell) bool { return slices.Contains(c.Indicator.Assessments, name) })
		}
	}
	return out
}

// ofAssessments judges 25项指标纳入3项考核.
func (t *teller) ofAssessments(k, n, words, end int) bool {
	var names []string
	assessed := 0
	for _, i := range t.site.Indicators {
		names = append(names, i.Assessments...)
		if len(i.Assessments) > 0 {
			assessed++
		}
	}
	slices.Sort(names)
	have := assessed
	switch {
	case len(names) == 0 || words >= end && k+1 >= end:
		return false
	case strings.HasPrefix(t.spelled(k+1), "考核"):
		have = len(slices.Compact(names))
	case words >= end || !strings.HasPrefix(t.text.text[t.tokens[words].start:], "纳入"):
		return false
	}
	if have != n {
		return false
	}
	t.agreed(k, "纳入考核的指标和考核："+strconv.Itoa(assessed)+"项、"+strconv.Itoa(len(slices.Compact(names)))+"项")
	return true
}

// isTaskOf reports whether a cell is of an indicator that has a task to fulfil by the end of the year.
func isTaskOf(c *analysis.Cell) bool {
	return c.Indicator.Targeted && c.Indicator.Measure == model.Flow && c.Indicator.Better == model.Higher
}

// fields are the sets that a number of indicators of some regions may be of; words may say that they have a path: 有进度要求的.
func (t *teller) fields(scope []*model.Region, words string) []field {
	kinds := itemKinds
	if strings.Contains(words, "进度要求") {
		kinds = itemKinds[3:4]
	}
	kinds = append(kinds[:len(kinds):len(kinds)], t.assessed()...)
	var out []field
	for _, v := range t.subject.views {
		var cells []*analysis.Cell
		for _, r := range scope {
			cells = append(cells, t.block.cellsOf(v, []*model.Region{r}, v.Indicators(r))...)
		}
		for _, kind := range kinds {
			f := field{view: v}
			for n := range cells {
				if kind(cells[n]) {
					f.cells = append(f.cells, cells[n])
				}
			}
			out = append(out, f)
		}
	}
	return out
}

// scope are the regions whose indicators the number at k counts: all members where the sentence speaks of them, else the one that it
// is about.
func (t *teller) scope(k int) []*model.Region {
	for m := t.sentenceStart(k); m < k; m++ {
		one := &t.tokens[m]
		if one.kind == region && one.entry.members || one.kind == figure && one.printed == nil && t.isCount(m) {
			return t.site.Counties()
		}
	}
	if len(t.subject.regions) > 0 {
		return t.subject.regions[:1]
	}
	return nil
}

// among are the sets that a statement may be about: those that the sentence counts, those last counted behind 其中, the others behind
// 另有, or any.
func (t *teller) among(from, k, words int) []field {
	scope := t.scope(k)
	if len(t.now.universes) == 0 || !slices.Equal(scope, t.now.scope) && !t.ofRest(from, k) {
		return t.fields(scope, t.text.text[t.tokens[from].start:t.tokens[max(words-1, from)].end])
	}
	switch {
	case t.tellsPart(from, k) && len(t.now.last) > 0:
		return append(slices.Clone(t.now.last), t.now.universes...)
	case t.ofRest(from, k):
		return t.rests(slices.Concat(t.now.universes, t.now.all, t.fields(scope, ""), t.fields(t.now.scope, "")))
	}
	return slices.Concat(t.now.universes, t.now.all)
}

// tellsPart reports whether 其中 stands before the number at k.
func (t *teller) tellsPart(from, k int) bool {
	return slices.ContainsFunc(t.tokens[from:k], func(o token) bool { return o.is(part) })
}

// ofRest reports whether the number at k is of those that have not been counted: 另有2项, 其余.
func (t *teller) ofRest(from, k int) bool {
	for m := from; m < k; m++ {
		if t.tokens[m].is(others) || strings.HasPrefix(t.spelled(m), "另") {
			return true
		}
	}
	return false
}

// rests are the sets without those last counted, and then with them.
func (t *teller) rests(fields []field) []field {
	var out []field
	for _, in := range fields {
		for _, last := range t.now.last {
			left := field{view: in.view}
			for _, c := range in.cells {
				if !slices.ContainsFunc(last.cells, func(o *analysis.Cell) bool { return o.Indicator == c.Indicator && o.Region == c.Region }) {
					left.cells = append(left.cells, c)
				}
			}
			if len(left.cells) < len(in.cells) {
				out = append(out, left)
			}
		}
	}
	return append(out, fields...)
}

// bracketed reports whether the number at k ends a bracket in which others stand before it.
func (t *teller) bracketed(k int) bool {
	return k+1 < len(t.tokens) && t.tokens[k+1].kind == shut && t.clause.first > 0 && t.tokens[t.clause.first-1].kind == open && k > t.clause.first
}

// named judges a number of indicators that are named behind it: 另1项是合同成交额.
func (t *teller) named(k, n, words, end int) bool {
	have := 0
	for m := words; m < end; m++ {
		switch one := &t.tokens[m]; {
		case one.kind == indicators:
			have++
		case one.kind == pause, one.is(filler | and | respectively):
		default:
			return false
		}
	}
	if have != n {
		return false
	}
	t.agreed(k, "后面列出"+strconv.Itoa(have)+"项")
	return true
}

// noneOfThem judges 无一居末位 of those whom the sentence counts.
func (b *block) noneOfThem(cl *clause, c *context) bool {
	at := slices.IndexFunc(b.tokens[cl.first:cl.end], func(t token) bool { return t.is(nobody) })
	if at < 0 || len(c.items.universes) == 0 {
		return false
	}
	t := &teller{block: b, clause: cl, context: c, now: *c.items}
	said, ok := t.itemTrait(t.phrase(cl.first+at+1, cl.end))
	if !ok {
		return false
	}
	for _, in := range c.items.universes {
		if len(in.those(said.tests[0]).cells) == 0 {
			b.say(b.tokens[cl.first+at].start, b.tokens[cl.end-1].end, Verdict{Outcome: Agrees, Evidence: "没有一项“" + said.name + "”，" + t.about(in)})
			return true
		}
	}
	return true
}

// agreed tells of a number that the data hold.
func (t *teller) agreed(k int, evidence string) {
	t.taken[k] = true
	t.say(t.tokens[k].start, t.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence})
}

// doubt tells of a number that no set has; which indicators are counted is nowhere said for certain.
func (t *teller) doubt(k int, nearest *field) {
	t.taken[k] = true
	v := Verdict{Outcome: Doubtful, Number: true, Text: "“" + t.original(k, k) + "”没有数据支持", Fix: doubtFix}
	if nearest != nil && t.now.said != nil {
		v.Evidence = t.list(nearest) + "，" + t.periodOfFirst()
		v.Text += "；最接近的是" + v.Evidence
	}
	t.say(t.tokens[k].start, t.tokens[k].end, v)
}

func (t *teller) periodOfFirst() string {
	if len(t.subject.views) == 0 {
		return periodName(t.view)
	}
	return periodName(t.subject.views[0])
}

// list says how many there are, and which where they are few.
func (t *teller) list(in *field) string {
	text := strconv.Itoa(len(in.cells)) + "项"
	if t.now.said != nil {
		text = "“" + t.now.said.name + "”的是" + text
	}
	const most = 8
	if n := len(in.cells); n == 0 || n > most {
		return text
	}
	var names []string
	for k := range in.cells {
		names = append(names, in.cells[k].Indicator.Short)
	}
	return text + "：" + strings.Join(names, "、")
}

// about says whose indicators a set has, and of what period.
func (t *teller) about(in field) string {
	regions := t.now.scope
	if len(regions) == 0 && len(in.cells) > 0 {
		regions = []*model.Region{in.cells[0].Region}
	}
	return t.names(regions) + "，" + periodName(in.view)
}
