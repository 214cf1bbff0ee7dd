package chart

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// newChart fills in what the specification knows.
func newChart(s spec, c Chart) *Chart {
	c.spec = s
	c.Title, c.Subtitle, c.Desc = svg.Clean(c.Title), svg.Clean(c.Subtitle), svg.Clean(c.Desc)
	f := s.plot()
	c.Width, c.Height, c.MinWidth = int(f.width), int(f.height), int(f.narrow())
	return &c
}

func periodWord(v *analysis.View) string { return format.Period(v.Edition.Period) }

// sources names the departments that the cells' figures come from, where they are few.
func sources(cells []analysis.Cell) string {
	var names []string
	seen := map[string]bool{}
	for k := range cells {
		d := cells[k].Indicator.Department
		if d != "" && !seen[d] {
			seen[d] = true
			names = append(names, d)
		}
	}
	if len(names) > 2 {
		return "来源：各指标主管部门"
	}
	return "来源：" + format.List(names)
}

func completionTitle(cells []analysis.Cell) string {
	if len(cells) == 1 {
		return alone(cells[0].Indicator.Short, &cells[0])
	}
	s := stand(cells)
	return s.sentence(digits(len(cells))+"项指标", "项")
}

func rankingTitle(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	if len(cells) == 1 {
		return cells[0].Region.Short + alone(i.Short, &cells[0])
	}
	subject := format.Members(len(cells), v.Site.Words.Member)
	var parts []string
	if i.Targeted {
		s := stand(cells)
		parts = append(parts, s.sentence(subject, "个"))
	}
	if ends := extremes(cells, format.Counted(v.Site.Words.Member)); ends != "" {
		parts = append(parts, ends)
	}
	if len(parts) == 0 {
		return i.Short + "：" + subject + "均无数据"
	}
	return i.Short + "：" + strings.Join(parts, "；")
}

// extremes names the first and the last of a ranking, or counts them where they share the place.
func extremes(cells []analysis.Cell, unit string) string {
	ranked := 0
	for ranked < len(cells) && cells[ranked].Place.Rank > 0 {
		ranked++
	}
	if ranked < 2 {
		return ""
	}
	first, last := sharing(cells[:ranked], 1), sharing(cells[:ranked], cells[ranked-1].Place.Rank)
	if len(first) == ranked {
		return digits(ranked) + unit + "并列"
	}
	return rankWord(first, unit, "居首位", "首位") + "，" + rankWord(last, unit, "居末位", "末位")
}

func sharing(cells []analysis.Cell, rank int) []string {
	var names []string
	for k := range cells {
		if cells[k].Place.Rank == rank {
			names = append(names, cells[k].Region.Short)
		}
	}
	return names
}

func rankWord(names []string, unit, one, many string) string {
	switch {
	case len(names) == 1:
		return names[0] + one
	case len(names) <= 3:
		return format.List(names) + "并列" + many
	}
	return digits(len(names)) + unit + "并列" + many
}

// placeTitle counts on how many indicators the region is first, last and above the median.
func placeTitle(v *analysis.View, r *model.Region, cells []analysis.Cell, spreads []analysis.Spread) string {
	ranked, first, last, above := 0, 0, 0, 0
	var only *analysis.Cell
	for k := range cells {
		c := &cells[k]
		if c.Place.Rank == 0 {
			continue
		}
		ranked++
		only = c
		s := spreads[k]
		end, better := s.Min, 1
		if c.Indicator.Better == model.Lower {
			end, better = s.Max, -1
		}
		switch {
		case s.Min.Equal(s.Max):
		case c.Place.Rank == 1:
			first++
		case c.Completion.Ok() && c.Completion.Value.Equal(end):
			last++
		}
		if c.Completion.Ok() && c.Completion.Value.Cmp(s.Median) == better {
			above++
		}
	}
	if ranked == 0 {
		return r.Short + "不参与排名，各项指标完成率与" + v.Site.Words.Member + "对照"
	}
	subject := digits(ranked) + "项指标中"
	switch {
	case ranked == 1:
		return only.Indicator.Short + placeSentence(only.Place, v.Site.Words.Member)
	case first > 0 && last > 0:
		return subject + digits(first) + "项居首位，" + digits(last) + "项居末位"
	case first > 0:
		return subject + digits(first) + "项居首位，无一居末位"
	case last > 0:
		return subject + digits(last) + "项居末位，无一居首位"
	case above == 0:
		return subject + "无一好于" + v.Site.Words.Member + "中位数"
	}
	return subject + digits(above) + "项好于" + v.Site.Words.Member + "中位数"
}

// placeSentence is 列第5位，共8个县市.
func placeSentence(p analysis.Place, member string) string {
	word := "列第"
	if p.Tied {
		word = "并列第"
	}
	return word + digits(p.Rank) + "位，共" + format.Members(p.Of, member)
}

// monthsTitle is the figure with its completion and its change.
func monthsTitle(c *analysis.Cell) string {
	name := c.Indicator.Short
	if !c.Value.Ok() {
		return name + gapWord(c)
	}
	text := name + amount(c)
	if c.Completion.Ok() {
		text += "，" + ratioWord(c.Indicator) + format.Percent(c.Completion.Value)
	}
	return text + change(&c.Growth)
}

// ratioWord comes before a completion: only what cumulates towards a target completes it.
func ratioWord(i *model.Indicator) string {
	if i.Measure == model.Flow && i.Better == model.Higher {
		return "完成年度目标的"
	}
	return "为年度目标的"
}

// change says a 同比 in words, after a comma; empty where there is none.
func change(g *analysis.Growth) string {
	if !g.Ok() {
		return ""
	}
	size := format.Decimal(g.Value.Abs(), format.PercentDecimals)
	zero := format.Decimal(model.Decimal{}, format.PercentDecimals)
	switch {
	case size == zero:
		return "，与上年同期持平"
	case g.Points && g.Value.IsPos():
		return "，比上年同期提高" + size + "个百分点"
	case g.Points:
		return "，比上年同期降低" + size + "个百分点"
	case g.Value.IsPos():
		return "，同比增长" + size + "%"
	}
	return "，同比下降" + size + "%"
}

// sharesTitle names the region whose share of what is done is farthest from its share of the target.
func sharesTitle(all []analysis.Share) string {
	var most *analysis.Share
	var size model.Decimal
	for k := range all {
		s := &all[k]
		if !s.OfTarget.Ok() || !s.OfDone.Ok() {
			continue
		}
		if d := s.OfDone.Value.Sub(s.OfTarget.Value).Abs(); most == nil || d.Cmp(size) > 0 {
			most, size = s, d
		}
	}
	points := format.Decimal(size, format.PointsDecimals)
	if points == format.Decimal(model.Decimal{}, format.PointsDecimals) {
		return "各地完成份额与任务份额一致"
	}
	word := "高"
	if most.OfDone.Value.LessThan(most.OfTarget.Value) {
		word = "低"
	}
	return most.Region.Short + "完成份额比任务份额" + word + points + "个百分点，相差最大"
}

// growthTitle compares the whole with the level above and counts the counties that fell.
func growthTitle(v *analysis.View, i *model.Indicator, whole, upper *analysis.Cell, counties []analysis.Cell) string {
	text := i.Short + "："
	words := v.Site.Words
	if whole.Growth.Ok() {
		text += words.Whole + strings.TrimPrefix(change(&whole.Growth), "，") + "，" +
			against(&whole.Growth, &upper.Growth, words.Upper)
	} else {
		text += words.Whole + growthGap(whole.Growth.Gap) + "，" + words.Upper +
			strings.TrimPrefix(change(&upper.Growth), "，")
	}
	fell := 0
	for k := range counties {
		if counties[k].Growth.Ok() && counties[k].Growth.Value.IsNeg() {
			fell++
		}
	}
	if fell > 0 {
		text += "；" + format.Members(fell, words.Member) + "下降"
	}
	return text
}

// against compares two growth figures. Those of rates are changes in percentage points, which the title says: the level of
// one may be below the other's all the same.
func against(a, b *analysis.Growth, upper string) string {
	d := a.Value.Sub(b.Value)
	size := format.Decimal(d.Abs(), format.PointsDecimals)
	same := size == format.Decimal(model.Decimal{}, format.PointsDecimals)
	what, flat := "", "与"+upper+"持平"
	if a.Points {
		what, flat = "变动幅度", "变动幅度与"+upper+"相同"
	}
	switch {
	case same:
		return flat
	case d.IsPos():
		return what + "高于" + upper + size + "个百分点"
	}
	return what + "低于" + upper + size + "个百分点"
}
