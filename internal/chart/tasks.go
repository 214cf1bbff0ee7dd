package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// tasks is a chart of marks on two axes: how heavy a region's task is, and how it does.
type tasks struct {
	frame
	x, y         axis
	xName, yName string
	marks        []taskMark
	diagonal     string  // the label of the line where both are equal, or empty for none
	diagonalAt   float64 // the value beside which it stands
	diagonalSpot spot
	levels       []mark // lines across at a value of y, by value

	words []string // of the marks, where they find a place
	order []int    // in which they look for it
}

// taskMark is one region.
type taskMark struct {
	x, y  float64
	shape stateMark
	text  string // empty where no place was free
	spot  spot
	tip   string
}

// The sizes of the chart of tasks, in pixels.
const (
	tasksHeight = 400
	tasksTop    = 30 // the name of the upright axis
	tasksBottom = 46 // ticks and the name of the other
	markSize    = 12
	fewMarks    = 16 // of which labels say the completion too
	mostMarks   = 150
	headroom    = 1.06 // of an axis above its greatest value
	likeAxes    = 2.5  // axes that differ by less share one scale
)

// Tasks draws each county and zone by its share of the site's basis and of the target (任务轻重), with a line where both
// are equal; where there is no basis, by its share of the target and its completion. Marks are the states' shapes. It
// is nil for a rate, which has no shares, for a limit, which is no task, and where fewer than two regions have both
// numbers, or more than mostMarks.
func Tasks(v *analysis.View, i *model.Indicator) *Chart {
	if isLimit(i) {
		return nil
	}
	basis := v.Site.Basis
	parts := analysis.Tasks(v, i)
	if n := marked(parts, basis); n < 2 || n > mostMarks {
		return nil
	}
	weighed := weigh(v, i, parts)
	all := onChart(weighed, basis)
	spec := &tasks{}
	spec.look = newLook(&v.Site.Palette)
	spec.width, spec.height, spec.top, spec.bottom = fullWidth, tasksHeight, tasksTop, tasksBottom
	spec.setAxes(v, i, basis, all)
	for k := range all {
		spec.addMark(v, &all[k], basis, len(all) <= fewMarks)
	}
	spec.place(all)
	title := tasksTitle(v, i, weighed)
	return newChart(spec, Chart{
		ID: id("tasks", i.ID), Kind: "tasks", Title: title,
		Subtitle: spec.subtitle(v, i, basis),
		Desc:     tasksDesc(title, v, all),
	})
}

// weight is a region's place on the chart.
type weight struct {
	cell   analysis.Cell
	share  model.Decimal // of the target, in percent
	base   model.Decimal // of the basis
	excess model.Decimal // share − base, in percentage points: how much heavier the task is than the basis
	column float64       // across
	height float64       // up
}

// carried reports whether a region's task has a weight; a target of zero is no task.
func carried(t *analysis.Task) bool {
	return t.Region.HasPage() && t.OfTarget.Ok() && t.OfTarget.Value.IsPos()
}

// marked is how many regions have a place on the chart.
func marked(tasks []analysis.Task, basis *model.Basis) int {
	n := 0
	for k := range tasks {
		if t := &tasks[k]; carried(t) && (basis != nil || t.Completion.Ok()) {
			n++
		}
	}
	return n
}

// weigh places the tasks that have a weight.
func weigh(v *analysis.View, i *model.Indicator, tasks []analysis.Task) []weight {
	var out []weight
	for k := range tasks {
		t := &tasks[k]
		if !carried(t) {
			continue
		}
		w := weight{cell: v.Cell(i, t.Region), share: t.OfTarget.Value, base: t.OfBasis.Value, excess: t.Excess.Value}
		switch {
		case v.Site.Basis != nil:
			w.column, w.height = float(w.base, percentPlaces), float(w.share, percentPlaces)
		case t.Completion.Ok():
			w.column, w.height = float(w.share, percentPlaces), plotted(t.Completion)
		}
		out = append(out, w)
	}
	return out
}

// onChart are the weights that have a place on the chart: without a basis, those of regions with a completion. The title speaks of
// all.
func onChart(all []weight, basis *model.Basis) []weight {
	if basis != nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(w weight) bool { return !w.cell.Completion.Ok() })
}

func (c *tasks) setAxes(v *analysis.View, i *model.Indicator, basis *model.Basis, all []weight) {
	xs, ys := make([]float64, len(all)), make([]float64, len(all))
	for k := range all {
		xs[k], ys[k] = all[k].column, all[k].height
	}
	if basis != nil {
		c.xName, c.yName = "占"+basis.Name+"的份额", "占各地目标总量的份额"
		if x, y := slices.Max(xs), slices.Max(ys); x < likeAxes*y && y < likeAxes*x {
			xs, ys = append(xs, y), append(ys, x)
		}
		c.y = coveringAxis(ys, slices.Max(ys))
		c.diagonal = "两个份额相等"
	} else {
		c.xName, c.yName = "占各地目标总量的份额", "完成率"
		c.y = coveringAxis(append(ys, 100), completionLimits.cut(ys))
		c.levels = []mark{{value: 100, label: "年度目标", dashed: true}}
		if isFlow(i) && !yearEnd(v) {
			c.levels = []mark{{value: float(v.Progress, percentPlaces), label: "序时 " + format.Percent(v.Progress)}, c.levels[0]}
		}
	}
	c.x = coveringAxis(xs, slices.Max(xs))
	ticks, ends := 0.0, 0.0
	for _, t := range c.y.ticks {
		ticks = max(ticks, svg.Width(t.text, labelSize))
	}
	for _, l := range c.levels {
		ends = max(ends, svg.Width(l.label, labelSize)+labelGap)
	}
	c.left, c.right = ceil(ticks+nameGap), max(ceil(ends+2), 24)
	for _, name := range []*string{&c.xName, &c.yName} {
		*name = svg.Fit(plain(*name), labelSize, c.narrow()-c.left-c.right)
	}
}

// coveringAxis ends at ticks, a little beyond the values that are no greater than cut.
func coveringAxis(values []float64, cut float64) axis {
	lo, hi := 0.0, 0.0
	for _, v := range values {
		if v <= cut && v >= -cut {
			lo, hi = min(lo, v*headroom), max(hi, v*headroom)
		}
	}
	a := newTicks(svg.NiceTicks(lo, hi, maxTicks+1, false), "%")
	a.lo, a.hi = a.ticks[0].value, a.ticks[len(a.ticks)-1].value
	a.first, a.last = a.lo, a.hi
	return a
}

func (c *tasks) addMark(v *analysis.View, w *weight, basis *model.Basis, few bool) {
	m := taskMark{x: w.column, y: min(max(w.height, c.y.lo), c.y.hi), shape: markOf(v, w.cell.State), text: w.cell.Region.Short}
	switch {
	case m.y != w.height:
		m.text += " " + format.Completion(w.cell.Completion) + "↑"
		if m.y > w.height {
			m.text = w.cell.Region.Short + " " + format.Completion(w.cell.Completion) + "↓"
		}
	case few && basis != nil && w.cell.Completion.Ok():
		m.text += " " + format.Completion(w.cell.Completion)
	}
	m.text = svg.Fit(plain(m.text), labelSize, nameRoom)
	share := ""
	if basis != nil {
		share = "占" + basis.Name + " " + format.Percent(w.base)
	}
	m.tip = tip(w.cell.Region.Name, share, "占各地目标总量 "+format.Percent(w.share)) + "\n" + cellTip("", &w.cell)
	c.marks = append(c.marks, m)
}

func (c *tasks) subtitle(v *analysis.View, i *model.Indicator, basis *model.Basis) string {
	text := "横轴：" + c.xName + "，纵轴：" + c.yName
	if basis != nil {
		text += "，名后为完成率"
	}
	text += "（%） · " + periodWord(v) + " · " + source(i)
	if basis != nil && basis.Source != "" && basis.Source != i.Department {
		text += "、" + basis.Source
	}
	return text
}

func (c *tasks) xScale() svg.Scale { return svg.NewScale(c.x.lo, c.x.hi, c.left, c.width-c.right) }
func (c *tasks) yScale() svg.Scale {
	return svg.NewScale(c.y.lo, c.y.hi, c.height-c.bottom, c.top)
}

// tasksTitle names the tasks that are heaviest against their basis, or the heaviest at all.
func tasksTitle(v *analysis.View, i *model.Indicator, all []weight) string {
	basis := v.Site.Basis
	measure := func(w *weight) model.Decimal {
		if basis != nil {
			return w.excess
		}
		return w.share
	}
	var names []string
	most, same := &all[0], true
	for k := range all {
		w := &all[k]
		same = same && w.share.Equal(all[0].share)
		switch measure(w).Cmp(measure(most)) {
		case 1:
			most, names = w, []string{w.cell.Region.Short}
		case 0:
			names = append(names, w.cell.Region.Short)
		}
	}
	head := i.Short + "："
	switch {
	case basis == nil && same:
		return head + "各地任务份额相同"
	case basis != nil && !model.Round(most.excess, format.PointsDecimals).IsPos():
		return head + "各地任务份额与" + basis.Name + "份额相当"
	}
	who, each := format.List(names), "各"
	switch {
	case len(names) == 1:
		each = ""
	case len(names) > 3:
		who = format.Members(len(names), v.Site.Words)
	}
	text := head + who + "任务最重，" + each + "占各地目标总量的" + format.Percent(most.share)
	if basis != nil {
		text = head + who + "任务相对最重，" + each + "占各地目标总量的" + format.Percent(most.share) + "，比" + basis.Name + "份额高" +
			format.Decimal(most.excess, format.PointsDecimals) + "个百分点"
		if len(names) > 1 {
			text = head + who + "任务相对最重，占各地目标总量的份额比" + basis.Name + "份额" + each + "高" +
				format.Decimal(most.excess, format.PointsDecimals) + "个百分点"
		}
	}
	if len(names) == 1 && most.cell.Completion.Ok() {
		text += "，完成" + format.Completion(most.cell.Completion)
	}
	return text
}

func tasksDesc(title string, v *analysis.View, all []weight) string {
	return title + "。" + enumerate(len(all), format.Counter(v.Site.Words), func(k int) string {
		w := &all[k]
		word := w.cell.Region.Short + "占目标" + format.Percent(w.share)
		if basis := v.Site.Basis; basis != nil {
			word += "、占" + basis.Name + format.Percent(w.base)
		}
		return word + "，" + cellWord("完成", &w.cell)
	}) + "。"
}
