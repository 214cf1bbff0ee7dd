package diff

import (
	"maps"
	"slices"
	"strconv"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// undo makes one change undone in a third reading of the new state, whose records are others; it returns what does it again.
type undo func(s *model.Site) (redo func())

// pair is an indicator in a region as both states know it.
type pair struct {
	i, j *model.Indicator // old, new
	r, q *model.Region
}

// pairs are the indicators and regions of both states, in the new one's order.
func (c *comparison) allPairs() []pair {
	var out []pair
	for _, j := range c.now.Indicators {
		i := c.oldIndicators[j.ID]
		if i == nil {
			continue
		}
		for _, q := range withProvince(c.now) {
			if r := c.oldRegions[q.ID]; r != nil {
				out = append(out, pair{i, j, r, q})
			}
		}
	}
	return out
}

func withProvince(s *model.Site) []*model.Region {
	if s.Province == nil {
		return s.Regions
	}
	return append(slices.Clone(s.Regions), s.Province)
}

// figures compares the reports of months.
func (c *comparison) figures() {
	for _, p := range merged(c.was.Reports, c.now.Reports, model.Period.Compare) {
		old, now := c.was.Reports[p], c.now.Reports[p]
		title := format.Period(p) + "报表"
		switch {
		case old == nil:
			c.report.add(Item{Kind: MonthReport, Presence: Added, Period: p.String(), File: now.File, Title: title})
		case now == nil:
			c.report.add(Item{Kind: MonthReport, Presence: Removed, Period: p.String(), File: old.File, Title: title})
		default:
			head := Item{Kind: MonthReport, Period: p.String(), File: now.File, Title: title}
			head.column("数据状态", format.Status(old.Status), format.Status(now.Status))
			head.column("发布日期", format.Date(old.Released), format.Date(now.Released))
			c.report.add(head)
			for _, x := range c.pairs {
				c.figure(x, p, old, now)
			}
		}
	}
}

// figure compares one figure.
func (c *comparison) figure(x pair, p model.Period, old, now *model.Report) {
	was, is := old.Figure(x.i, x.r), now.Figure(x.j, x.q)
	item := Item{
		Kind: Figure, Indicator: x.j.ID, Region: x.q.ID, Period: p.String(), File: now.File,
		Title: x.q.Name + " " + x.j.Name + " " + format.Period(p),
	}
	item.number("数值", x, was.Num, is.Num)
	if inherited := was.Status == old.Status && is.Status == now.Status; !inherited {
		item.column("数据状态", format.Status(was.Status), format.Status(is.Status))
	}
	item.more(x, was.More, is.More)
	item.undo = func(s *model.Site) func() {
		report, i, r := s.Reports[p], byID(s.Indicators, x.j.ID), regionOf(s, x.q.ID)
		if report == nil || i == nil || r == nil {
			return nil
		}
		before := *report.Figure(i, r)
		report.Set(i, r, was.Transplanted(i))
		return func() { report.Set(i, r, before) }
	}
	c.report.add(item)
}

// number adds a column for two numbers of an indicator.
func (i *Item) number(name string, x pair, was, now model.Num) {
	if was.Gap == now.Gap && (!was.Ok() || was.Value.Cmp(now.Value) == 0) {
		return
	}
	old, new := amount(x.i, was), amount(x.j, now)
	if x.i.Unit == x.j.Unit {
		i.Columns = append(i.Columns, Column{name, old, new, x.j.Unit})
		return
	}
	i.Columns = append(i.Columns, Column{Name: name, Old: old + x.i.Unit, New: new + x.j.Unit})
}

// amount is a number with the digits of its indicator, or with all that it has where these are more; or the word of its gap.
func amount(i *model.Indicator, n model.Num) string {
	switch {
	case !n.Ok():
		return format.Gap(n.Gap)
	case model.Round(n.Value, i.Decimals).Cmp(n.Value) != 0:
		return n.Value.String()
	}
	return format.Amount(i, n.Value, i.Decimals)
}

// more compares what figures say beside their values.
func (i *Item) more(x pair, was, now *model.FigureMore) {
	var none model.FigureMore
	if was == nil {
		was = &none
	}
	if now == nil {
		now = &none
	}
	i.column("备注", was.Note, now.Note)
	i.column("来源", was.Source, now.Source)
	i.column("审核人", was.CheckedBy, now.CheckedBy)
	i.column("给定的同比", given(was.YoY), given(now.YoY))
	i.column("上级位次", count(was.Rank), count(now.Rank))
	i.column("上级参加位次的个数", count(was.RankOf), count(now.RankOf))
	i.parts(x, was.Parts, now.Parts)
	i.explained(was.Explained, now.Explained)
}

func given(d *model.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (i *Item) parts(x pair, was, now []model.PartFigure) {
	find := func(list []model.PartFigure, id string) (model.Num, bool) {
		for _, p := range list {
			if p.Part.ID == id {
				return p.Num, true
			}
		}
		return model.Num{}, false
	}
	for _, part := range x.j.Parts {
		old, had := find(was, part.ID)
		new, has := find(now, part.ID)
		name := "其中：" + part.Name
		switch {
		case had && has:
			i.number(name, x, old, new)
		case had:
			i.Columns = append(i.Columns, Column{name, amount(x.i, old), "", x.j.Unit})
		case has:
			i.Columns = append(i.Columns, Column{name, "", amount(x.j, new), x.j.Unit})
		}
	}
}

func (i *Item) explained(was, now []model.Explanation) {
	reasons := func(list []model.Explanation) map[string]string {
		out := map[string]string{}
		for _, e := range list {
			out[e.Rule] = e.Reason
		}
		return out
	}
	old, new := reasons(was), reasons(now)
	for _, rule := range mergedKeys(old, new) {
		i.column("说明（"+rule+"）", old[rule], new[rule])
	}
}

// targets compares the targets of years.
func (c *comparison) targets() {
	for _, year := range merged(c.was.Targets, c.now.Targets, func(a, b int) int { return a - b }) {
		old, now := c.was.Targets[year], c.now.Targets[year]
		name := strconv.Itoa(year)
		head := Item{Kind: TargetYear, Period: name, Title: name + "年目标"}
		switch {
		case old == nil:
			head.Presence, head.File = Added, now.File
			c.report.add(head)
			continue
		case now == nil:
			head.Presence, head.File = Removed, old.File
			c.report.add(head)
			continue
		}
		head.File = now.File
		head.column("下达单位", old.SetBy, now.SetBy)
		head.column("签订日期", format.Date(old.SignedOn), format.Date(now.SignedOn))
		head.column(sealColumn, sealOfTargets(old), sealOfTargets(now))
		c.report.add(head)
		for _, x := range c.pairs {
			c.target(x, year, old, now)
		}
		c.targetChanges(name, old, now)
	}
}

// sealOfTargets is what the seal of a year's targets says; empty where they are not sealed.
func sealOfTargets(t *model.Targets) string {
	if t.Seal == nil {
		return ""
	}
	text := format.Date(t.Seal.Date) + "，" + strconv.Itoa(len(t.Seal.Values)) + "个目标"
	if t.Seal.Reason != "" {
		text += "：" + t.Seal.Reason
	}
	return text
}

func (c *comparison) target(x pair, year int, old, now *model.Targets) {
	was, is := old.Signed(x.i, x.r), now.Signed(x.j, x.q)
	name := strconv.Itoa(year)
	item := Item{
		Kind: Target, Indicator: x.j.ID, Region: x.q.ID, Period: name, File: now.File,
		Title: x.q.Name + " " + x.j.Name + " " + name + "年目标",
	}
	item.number("目标", x, was.Num, is.Num)
	before, after := signing(old, was), signing(now, is)
	if before.SetBy == old.SetBy && after.SetBy == now.SetBy { // what the year says is told of the year
		before.SetBy, after.SetBy = "", ""
	}
	if before.SignedOn == old.SignedOn && after.SignedOn == now.SignedOn {
		before.SignedOn, after.SignedOn = model.Date{}, model.Date{}
	}
	item.compare(flat(before), flat(after))
	item.undo = func(s *model.Site) func() {
		targets, i, r := s.Targets[year], byID(s.Indicators, x.j.ID), regionOf(s, x.q.ID)
		if targets == nil || i == nil || r == nil {
			return nil
		}
		before := *targets.Signed(i, r)
		targets.Set(i, r, *was)
		return func() { targets.Set(i, r, before) }
	}
	c.report.add(item)
}

// signing is what a target says beside its value, or its year for it.
func signing(of *model.Targets, t *model.Target) model.TargetMore {
	if t.More == nil {
		return model.TargetMore{SetBy: of.SetBy, SignedOn: of.SignedOn}
	}
	return *t.More
}

func (c *comparison) targetChanges(year string, old, now *model.Targets) {
	entries := func(list []model.TargetChange) []entry {
		var out []entry
		for k := range list {
			x := &list[k]
			out = append(out, entry{
				id: x.Indicator.ID + "/" + x.Region.ID + "/" + x.Date.String(), fields: flat(x),
				item: Item{Kind: TargetChange, Indicator: x.Indicator.ID, Region: x.Region.ID, Period: year, File: now.File,
					Title: x.Region.Name + " " + x.Indicator.Name + " " + format.Date(x.Date) + "的目标调整"},
			})
		}
		return out
	}
	c.entries(entries(old.Changes), entries(now.Changes))
}

// merged are the keys of two maps in order, each once.
func merged[K comparable, V any](a, b map[K]V, compare func(a, b K) int) []K {
	keys := slices.Concat(slices.Collect(maps.Keys(a)), slices.Collect(maps.Keys(b)))
	slices.SortFunc(keys, compare)
	return slices.Compact(keys)
}

func mergedKeys[V any](a, b map[string]V) []string {
	return merged(a, b, func(a, b string) int {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	})
}
