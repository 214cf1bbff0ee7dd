package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// load is how heavy the tasks of a region are, over all indicators that it has a part in.
type load struct {
	region  *model.Region
	of      int           // indicators
	among   int           // over how many its mean is: of, or all
	heavier int           // of them, those whose share of the target is above the share of the basis
	lighter int           // and below it
	sum     model.Decimal // of what the shares of targets exceed the shares of the basis by or, without one, of shares
}

// TasksSummary is the first sentence of 任务轻重: whose share of the targets is furthest above its share of the site's
// basis, and whose furthest below, by the mean over the indicators. Without a basis it says whose share is greatest, by the mean over
// all indicators of the page: who has no part in one carries nothing of it, and means over different indicators are not compared.
//
//	比照2021年地区生产总值的份额，任务相对最重的是花垣县，12项指标中10项的目标份额高于比照份额，平均高3.2个百分点；相对最轻的是吉首市，12项指标中9项低于比照份额，平均低5.1个百分点。
func TasksSummary(v *analysis.View, indicators []*model.Indicator) string {
	loads := loadsOf(v, indicators)
	if len(loads) < 2 {
		return ""
	}
	if v.Site.Basis == nil {
		for k := range loads {
			loads[k].among = len(indicators)
		}
	}
	most, least := &loads[0], &loads[0]
	for k := range loads {
		if l := &loads[k]; l.compare(most) > 0 {
			most = l
		} else if l.compare(least) < 0 {
			least = l
		}
	}
	if v.Site.Basis == nil {
		return plainTasks(v.Site.Words.Member, most, least)
	}
	heavy := model.Round(most.mean(), PointsDecimals)
	light := model.Round(least.mean(), PointsDecimals)
	if !heavy.IsPos() || !light.IsNeg() {
		return "各" + v.Site.Words.Member + "承担的目标份额与" + v.Site.Basis.Name + "的份额相当。"
	}
	return "比照" + v.Site.Basis.Name + "的份额，" + sentence(
		"任务相对最重的是"+most.region.Name+"，"+of(most.of, most.heavier)+"目标份额高于比照份额，平均高"+Decimal(heavy, PointsDecimals)+"个百分点",
		"相对最轻的是"+least.region.Name+"，"+of(least.of, least.lighter)+"目标份额低于比照份额，平均低"+Decimal(light.Abs(), PointsDecimals)+"个百分点")
}

func of(all, some int) string {
	switch {
	case all == 1:
		return ""
	case all == some:
		return count(all, "项指标的")
	}
	return count(all, "项指标中") + count(some, "项的")
}

func plainTasks(member string, most, least *load) string {
	if most.compare(least) == 0 {
		return "各" + member + "承担的年度目标份额相同。"
	}
	share := func(l *load) string {
		if l.among == 1 {
			return "占各地目标总量的" + Percent(l.mean())
		}
		return count(l.among, "项指标平均占各地目标总量的") + Percent(l.mean())
	}
	return sentence("任务最重的是"+most.region.Name+"，"+share(most), "最轻的是"+least.region.Name+"，"+share(least))
}

// loadsOf are the loads of the members in the author's order: who is not ranked is neither heaviest nor lightest.
func loadsOf(v *analysis.View, indicators []*model.Indicator) []load {
	all := make([]load, v.Site.Width())
	for _, i := range indicators {
		for _, t := range analysis.Tasks(v, i) {
			l := &all[t.Region.Index]
			switch {
			case t.Region.Kind != model.County || !t.OfTarget.Ok() || !t.OfTarget.Value.IsPos(): // a target of zero is no task
				continue
			case v.Site.Basis == nil:
				l.add(&t, t.OfTarget.Value)
			case t.Excess.Ok():
				l.add(&t, t.Excess.Value)
			}
		}
	}
	var out []load
	for k := range all {
		if all[k].of > 0 {
			out = append(out, all[k])
		}
	}
	return out
}

func (l *load) add(t *analysis.Task, d model.Decimal) {
	l.region = t.Region
	l.of++
	l.among++
	l.sum = l.sum.Add(d)
	switch d.Sign() {
	case 1:
		l.heavier++
	case -1:
		l.lighter++
	}
}

// compare orders loads by their means, which are multiplied out.
func (l *load) compare(o *load) int {
	return l.sum.Mul(model.Int(o.among)).Cmp(o.sum.Mul(model.Int(l.among)))
}

func (l *load) mean() model.Decimal {
	q, _ := model.Ratio(l.sum, model.Int(l.among))
	return q
}
