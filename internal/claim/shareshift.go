package claim

import (
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// shareGap is by how much a region's part of what is done is above its part of the targets: 完成份额比任务份额高4.0个百分点.
var shareGap = &measure.Measure{Name: "完成份额与任务份额之差", Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
	return asPoints(minus(measure.Share.Of(v, c), measure.TargetShare.Of(v, c)))
}}

// shareGapSize is the same without its sign, by which 相差最大 ranks.
var shareGapSize = &measure.Measure{Name: shareGap.Name, Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
	return absolute(shareGap.Of(v, c))
}}

// ofShares reports whether the words compare what a region has done with what it was to do, as parts of the whole.
func ofShares(q *query) bool {
	return noBase(q) && q.said&complete != 0 && q.said&target != 0 && q.region != q.site.Whole()
}

// besideBasis reports whether the words compare a part of the targets with the region's part of the site's basis.
func besideBasis(q *query) bool { return q.ofBasis && q.site.Basis != nil }

// addBasis adds the name of what the site weighs tasks by, as it stands in comparisons: 比2021年地区生产总值份额高8.5个百分点.
func (l *lexicon) addBasis(site *model.Site) {
	if site.Basis == nil {
		return
	}
	for _, ending := range []string{"份额", "的份额", "比重"} {
		l.entries[site.Basis.Name+ending] = &entry{cue: share, basis: true}
	}
	for _, name := range []string{"比照份额", "比照的份额"} {
		l.entries[name] = &entry{cue: share, basis: true}
	}
}

// spansBasis reports whether a frame names the site's basis.
func (b *block) spansBasis(f *frame) bool {
	for k := f.first; k < min(f.at, len(b.tokens)); k++ {
		if e := b.tokens[k].entry; b.tokens[k].kind == word && e.basis {
			return true
		}
	}
	return false
}

// shareLastYear is what part of the sum a region had a year before, by what this year's report says of last year.
func (r *reader) shareLastYear(v *analysis.View, c *analysis.Cell) measure.Quantity {
	var sum measure.Quantity
	for _, region := range r.site.Regions[1:] {
		n := measure.LastYear.Of(v, r.cell(v, c.Indicator, region))
		switch {
		case !n.Ok():
		case !sum.Ok() || sum.Unit == "":
			sum = n
		default:
			sum.Value = sum.Value.Add(n.Value)
		}
	}
	if sum.Unit == "" {
		sum.Num = model.Missing(model.NoLastYear)
	}
	return percentOf(measure.LastYear.Of(v, c), sum)
}

// meanShare judges 2项指标平均占年度目标总量的6.6%: the mean of a region's parts of the targets, over so many.
func (t *teller) meanShare(k, n, words, end int) bool {
	at := -1
	var said cue
	for m := words; m < end; m++ {
		if said |= t.tokens[m].cue(); t.number(m) && t.tokens[m].printed == nil {
			at = m
		}
	}
	if at < 0 || said&share == 0 || said&target == 0 {
		return false
	}
	for _, v := range t.subject.views {
		for _, r := range t.subject.regions {
			mean, of := t.loadOf(v, r, func(task *analysis.Task) model.Num { return task.OfTarget })
			for _, q := range []struct {
				mean measure.Quantity
				of   int
			}{{mean, of}, amongAll(v, mean, of)} {
				if number := t.tokens[at].num; q.of == n && number.compare(q.mean, 0) == agrees {
					evidence := t.regionName(r) + strconv.Itoa(q.of) + "项指标平均占各地目标总量：" + q.mean.String()
					t.agreed(k, evidence)
					t.agreed(at, evidence)
					return true
				}
			}
		}
	}
	return false
}

// loadOf is the mean of what a region's tasks are, and how many tasks it has.
func (b *block) loadOf(v *analysis.View, r *model.Region, of func(*analysis.Task) model.Num) (mean measure.Quantity, n int) {
	mean = measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: "%", Places: 1}
	sum := model.Int(0)
	for _, i := range analysis.Weighed(v) {
		for _, task := range analysis.Tasks(v, i) {
			if one := of(&task); task.Region == r && task.OfTarget.Ok() && task.OfTarget.Value.IsPos() && one.Ok() {
				sum, n = sum.Add(one.Value), n+1
			}
		}
	}
	if n > 0 {
		q, _ := model.Ratio(sum, model.Int(n))
		mean.Num = model.Number(q)
	}
	return mean, n
}

// amongAll is a mean over n tasks as one over all indicators whose targets are parted, of the others of which the region carries nothing.
func amongAll(v *analysis.View, mean measure.Quantity, n int) (out struct {
	mean measure.Quantity
	of   int
}) {
	out.mean, out.of = mean, len(analysis.Weighed(v))
	if mean.Ok() && out.of > 0 {
		q, _ := model.Ratio(mean.Value.Mul(model.Int(n)), model.Int(out.of))
		out.mean.Num = model.Number(q)
	}
	return out
}

// loads holds 占年度目标总量的0.1% where no indicator is spoken of.
func (b *block) loads(cl *clause, c *context, taken map[int]bool) {
	if len(c.topics) > 0 || !strings.Contains(b.text.text[b.tokens[cl.first].start:b.tokens[cl.end-1].end], "目标总量") {
		return
	}
	for k := cl.first; k < cl.end; k++ {
		t := &b.tokens[k]
		if t.kind != figure || t.printed != nil || t.num.kind != percent || taken[k] {
			continue
		}
		for _, v := range c.views {
			for _, r := range c.places {
				mean, n := b.loadOf(v, r, func(task *analysis.Task) model.Num { return task.OfTarget })
				if all := amongAll(v, mean, n); t.num.compare(mean, 0) == agrees || t.num.compare(all.mean, 0) == agrees {
					taken[k] = true
					b.say(t.start, t.end, Verdict{Outcome: Agrees, Number: true, Evidence: b.regionName(r) + "占年度目标总量：" + mean.String()})
				}
			}
		}
	}
}
