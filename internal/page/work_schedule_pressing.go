package page

import (
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Case is a task that asks for more than its present pace.
type Case struct {
	Region, Indicator  Link
	Figure             string // 6.81倍 or, of a year that is over, 41.2%
	Detail             string // 后续月均需944.67万元，目前月均138.67万元
	Word, Shape, Class string // its prospect
}

// ZeroCase is an indicator on which regions have nothing yet.
type ZeroCase struct {
	Indicator Link
	Regions   []Link // empty where they are too many to be named
	Number    string // 6个县市
}

// mostPressing is how many cases a schedule names.
const mostPressing = 8

// pressing are the tasks that ask for the most, of all indicators.
func (ed *edition) pressing(plans []plan) []Case {
	var all []*task
	for k := range plans {
		for n := range plans[k].most {
			all = append(all, &plans[k].most[n])
		}
	}
	list := ed.byNeed(all)
	out := make([]Case, 0, mostPressing)
	for _, t := range list[:min(len(list), mostPressing)] {
		out = append(out, ed.pressingCase(t))
	}
	return out
}

func (ed *edition) pressingCase(t *task) Case {
	i := t.cell.Indicator
	c := Case{Region: ed.regionLink(t.cell.Region), Indicator: Link{Href: ed.at.Plan(i), Text: i.Short}, Figure: ed.needed(t)}
	switch {
	case ed.yearOver():
		c.Detail = "完成" + format.Value(i, t.cell.Value.Value) + "，目标" + format.Value(i, t.cell.Target.Value)
	case t.cell.Needed.Ok() && t.cell.Pace.Ok():
		n, places := format.Needed(&t.cell)
		c.Detail = "后续月均需" + format.Decimal(n.Value, places) + i.Unit + "，目前月均" + format.Decimal(t.cell.Pace.Value, max(i.Decimals, 1)) + i.Unit
	}
	at := slices.IndexFunc(prospects, func(p prospectWord) bool { return p.prospect == ed.prospect(t) })
	if at >= 0 {
		c.Word, c.Shape, c.Class = prospects[at].word, prospects[at].shape, prospects[at].class
	}
	return c
}

// regionLink is a region's name, with a link to its own schedule where it has one.
func (ed *edition) regionLink(r *model.Region) Link {
	l := Link{Text: ed.site.Called(r)}
	if r.HasPage() {
		l.Href = ed.at.County(r) + "#schedule"
	}
	return l
}

// zeroCases are the indicators on which members have nothing yet, most of them first.
func (ed *edition) zeroCases(plans []plan) []ZeroCase {
	var out []ZeroCase
	zero := slices.Clone(plans)
	zero = slices.DeleteFunc(zero, func(p plan) bool { return len(p.zero) == 0 })
	slices.SortStableFunc(zero, func(a, b plan) int { return len(b.zero) - len(a.zero) })
	for k := range zero {
		p := &zero[k]
		c := ZeroCase{Indicator: Link{Href: ed.at.Plan(p.indicator), Text: p.indicator.Short}, Number: format.Members(len(p.zero), ed.site.Words)}
		if len(p.zero) <= named {
			for _, r := range p.zero {
				c.Regions = append(c.Regions, ed.regionLink(r))
			}
		}
		out = append(out, c)
	}
	return out
}
