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

func completionTitle(v *analysis.View, cells []analysis.Cell) string {
	if len(cells) == 1 {
		return format.Alone(cells[0].Indicator.Short, &cells[0], yearEnd(v))
	}
	return format.NewRoll(cells, yearEnd(v)).Sentence(digits(len(cells))+"项指标", "项")
}

// membersTitle says how the members stand on one indicator; the name of the indicator comes first.
func membersTitle(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	words := v.Site.Words
	if len(cells) == 1 {
		return cells[0].Region.Short + format.Alone(i.Short, &cells[0], yearEnd(v))
	}
	return i.Short + "：" + format.NewRoll(cells, yearEnd(v)).Sentence(format.Members(len(cells), words), format.Counter(words))
}

func rankingTitle(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	ends := extremes(v, i, cells)
	switch {
	case i.Targeted && ends != "":
		return membersTitle(v, i, cells) + "；" + ends
	case i.Targeted:
		return membersTitle(v, i, cells)
	case ends != "":
		return i.Short + "：" + ends
	case len(cells) == 1:
		return cells[0].Region.Short + i.Short + amount(&cells[0])
	case !cells[0].Value.Ok():
		return i.Short + "：" + format.Members(len(cells), v.Site.Words) + "均无数据"
	}
	return i.Short + "：仅" + cells[0].Region.Short + "有数据"
}

// extremes names the first and the last of a ranking, or counts them where many share the place.
func extremes(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	ranked := 0
	var first, last []string
	for k := range cells {
		c := &cells[k]
		if c.Place.Rank > 0 {
			ranked++
		}
		switch c.Place.End {
		case analysis.FirstPlace:
			first = append(first, c.Region.Short)
		case analysis.LastPlace:
			last = append(last, c.Region.Short)
		}
	}
	if ranked < 2 {
		return ""
	}
	if len(first) == 0 {
		return allSame(v, i, cells, ranked)
	}
	firstWord, lastWord := format.EndWords(i)
	text := endClause(v, first, firstWord)
	if len(last) > 0 {
		text += "，" + endClause(v, last, lastWord)
	}
	return text
}

// allSame says what all have that share one place; empty where that has been said, or amounts may differ.
func allSame(v *analysis.View, i *model.Indicator, cells []analysis.Cell, ranked int) string {
	c := &cells[0]
	switch {
	case !i.Targeted:
		return format.Members(ranked, v.Site.Words) + "均为" + amount(c)
	case c.State == analysis.AtZero || ranked < len(cells) || isLimit(i) && analysis.IsUntouched.Fails(c):
		return ""
	case format.ByValue(i): // the same part of different targets is not the same rate
		return ""
	case isLimit(i):
		return "均为" + amount(c)
	}
	return "完成率均为" + format.Completion(c.Completion)
}

func endClause(v *analysis.View, names []string, word string) string {
	switch {
	case len(names) == 1:
		return names[0] + word
	case len(names) <= 3:
		return format.List(names) + "并列" + strings.TrimPrefix(word, "居")
	}
	return format.Members(len(names), v.Site.Words) + "并列" + strings.TrimPrefix(word, "居")
}

// placeTitle counts on how many indicators the region is first, last and in the upper half.
func placeTitle(v *analysis.View, r *model.Region, cells []analysis.Cell) string {
	ranked, first, last, upper := 0, 0, 0, 0
	var only *analysis.Cell
	for k := range cells {
		c := &cells[k]
		if c.Place.Rank == 0 {
			continue
		}
		ranked++
		only = c
		if analysis.IsFirst.Holds(c) {
			first++
		}
		if analysis.IsLast.Holds(c) {
			last++
		}
		if 2*c.Place.Rank <= c.Place.Of && !sharedByAll(c.Place) {
			upper++
		}
	}
	subject := digits(ranked) + "项指标中"
	switch {
	case ranked == 0 && r.Kind == model.County:
		return r.Short + "各项指标均无位次"
	case ranked == 0:
		return r.Short + "不参与排名，各项指标与" + v.Site.Words.Member + "对照"
	case ranked == 1:
		return only.Indicator.Short + placeSentence(only.Place, v.Site.Words)
	case first > 0 && last > 0:
		return subject + digits(first) + "项居首位，" + digits(last) + "项居末位"
	case first > 0:
		return subject + digits(first) + "项居首位，无一居末位"
	case last > 0:
		return subject + digits(last) + "项居末位，无一居首位"
	case upper == 0:
		return digits(ranked) + "项指标的位次均不在前一半"
	case upper == ranked:
		return digits(ranked) + "项指标的位次均在前一半"
	}
	return subject + digits(upper) + "项的位次在前一半"
}

// sharedByAll reports whether everybody has the same place, which is none.
func sharedByAll(p analysis.Place) bool { return p.Rank == 1 && p.Tied && p.End == analysis.NoEnd }

// placeSentence is 在8个县市中居第5位.
func placeSentence(p analysis.Place, words model.Words) string {
	switch {
	case p.Of < 2:
		return "只有1" + format.Counter(words) + words.Member + "有位次"
	case sharedByAll(p):
		return format.Members(p.Of, words) + "并列"
	}
	word := "居"
	if p.Tied {
		word = "并列"
	}
	return "在" + format.Members(p.Of, words) + "中" + word + format.PlaceWord(p)
}

// monthsTitle is the figure with where it stands against its target, and its change.
func monthsTitle(c *analysis.Cell, yearEnd bool) string {
	name := c.Indicator.Short
	if !c.Value.Ok() {
		return name + format.StateGap(c)
	}
	if analysis.IsAtZero.Holds(c) {
		return clauses(format.Alone(name, c, yearEnd), format.GrowthPhrase(c))
	}
	return clauses(name+amount(c), format.TargetPhrase(c), format.GrowthPhrase(c))
}

// clauses joins what is not empty.
func clauses(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "，")
}

// sharesTitle names the region whose share of what is done is farthest from its share of the target, the first of equals.
func sharesTitle(all []analysis.Share) string {
	var most *analysis.Share
	var size model.Decimal
	superlative := "，相差最大"
	for k := range all {
		s := &all[k]
		if !s.OfTarget.Ok() || !s.OfDone.Ok() {
			continue
		}
		switch d := s.OfDone.Value.Sub(s.OfTarget.Value).Abs(); {
		case most == nil || d.Cmp(size) > 0:
			most, size, superlative = s, d, "，相差最大"
		case d.Equal(size):
			superlative = ""
		}
	}
	if model.Round(size, format.PointsDecimals).IsZero() {
		return "各地完成份额与任务份额相当"
	}
	word := "高"
	if most.OfDone.Value.LessThan(most.OfTarget.Value) {
		word = "低"
	}
	return most.Region.Short + "完成份额比任务份额" + word + format.Decimal(size, format.PointsDecimals) + "个百分点" + superlative
}

// growthTitle compares the whole with the level above and counts the counties that fell or, where less is better, rose.
func growthTitle(v *analysis.View, i *model.Indicator, whole, upper *analysis.Cell, counties []analysis.Cell) string {
	words := v.Site.Words
	text := i.Short + "：" + words.Whole
	if whole.Growth.Ok() {
		text += format.GrowthRatePhrase(whole) + "，" + against(whole, upper, words.Upper)
	} else {
		text += growthGap(whole.Growth.Gap) + "，" + words.Upper + format.GrowthRatePhrase(upper)
	}
	worse, known := 0, 0
	for k := range counties {
		if counties[k].Growth.Ok() {
			known++
		}
		if analysis.IsWorse.Holds(&counties[k]) {
			worse++
		}
	}
	if worse == 0 {
		return text
	}
	if worse == known && known == len(counties) && known > 1 {
		return text + "；" + format.Members(worse, words) + "均" + worseWord(whole)
	}
	return text + "；" + format.Members(worse, words) + worseWord(whole)
}

func worseWord(c *analysis.Cell) string {
	if !c.Growth.Points {
		return format.Verdict(analysis.IsWorse, c.Indicator, false)
	}
	up, down := format.GrowthVerbs(c)
	if c.Indicator.Better == model.Lower {
		return up
	}
	return down
}

// against compares two growth figures. Those of rates are changes, which the title says: the level of one may be below the
// other's all the same.
func against(a, b *analysis.Cell, upper string) string {
	d := a.Growth.Value.Sub(b.Growth.Value)
	unit, places := "个百分点", format.GrowthPlaces(a.Indicator)
	what, flat := "", "与"+upper+"持平"
	if a.Growth.Points {
		unit, places = format.DifferenceUnit(a.Indicator)
		what, flat = "变动幅度", "变动幅度与"+upper+"相同"
	}
	size := format.Decimal(d.Abs(), places) + unit
	switch {
	case model.Round(d, places).IsZero():
		return flat
	case d.IsPos():
		return what + "高于" + upper + size
	}
	return what + "低于" + upper + size
}
