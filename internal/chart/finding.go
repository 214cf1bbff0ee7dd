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

// standing counts cells by how they stand.
type standing struct {
	all, gaps      int
	over, ok       int    // ok counts those over their target too
	behind, zero   int    // behind counts those at zero too
	reached, short int    // stocks and rates
	lower          bool   // some that are behind are indicators of which less is better
	word           string // of all gaps, where it is one word
}

func stand(cells []analysis.Cell) standing {
	s := standing{all: len(cells)}
	for k := range cells {
		c := &cells[k]
		switch c.State {
		case analysis.Over:
			s.over++
			s.ok++
		case analysis.OnPace:
			s.ok++
		case analysis.Behind, analysis.FarBehind:
			s.behind++
			s.lower = s.lower || c.Indicator.Better == model.Lower
		case analysis.AtZero:
			s.behind++
			s.zero++
		case analysis.Reached:
			s.reached++
		case analysis.Short:
			s.short++
		default:
			s.gap(gapWord(c))
		}
	}
	return s
}

func (s *standing) gap(word string) {
	if s.gaps == 0 {
		s.word = word
	} else if s.word != word {
		s.word = ""
	}
	s.gaps++
}

// paced is how many are compared with time progress, measured how many have a state at all.
func (s *standing) paced() int    { return s.ok + s.behind }
func (s *standing) measured() int { return s.all - s.gaps }

// behindWord says what those behind are.
func (s *standing) behindWord() string {
	if s.lower {
		return "不合序时要求"
	}
	return "落后序时"
}

// sentence says how n things stand: "8项指标中6项落后序时，其中2项尚未破零". unit is their measure word.
func (s *standing) sentence(subject, unit string) string {
	if s.measured() == 0 {
		if s.word == "" || s.word == format.Dash {
			return subject + "均无完成率"
		}
		return subject + "均" + s.word
	}
	text := s.pace(subject, unit)
	if n := s.short + s.reached; n > 0 && text != "" {
		text += "；" + s.reach(subject, unit, true)
	} else if n > 0 {
		text = s.reach(subject, unit, false)
	}
	if s.gaps > 0 {
		text += "；" + digits(s.gaps) + unit + "无完成率"
	}
	return text
}

func (s *standing) pace(subject, unit string) string {
	everything := s.paced() == s.all
	count := func(n int) string {
		if everything && n == s.all {
			return "均"
		}
		if n == s.paced() && s.paced() > 1 && s.reached+s.short == 0 {
			return "有完成率的" + digits(n) + unit + "均"
		}
		return "中" + digits(n) + unit
	}
	switch {
	case s.paced() == 0:
		return ""
	case s.behind > 0 && s.zero == s.behind:
		return subject + count(s.zero) + "尚未破零"
	case s.behind > 0 && s.zero > 0:
		return subject + count(s.behind) + s.behindWord() + "，其中" + digits(s.zero) + unit + "尚未破零"
	case s.behind > 0:
		return subject + count(s.behind) + s.behindWord()
	case s.over == s.paced():
		return subject + count(s.over) + "超额完成年度目标"
	case s.over > 0:
		return subject + count(s.ok) + "达到序时进度，其中" + digits(s.over) + unit + "超额完成"
	}
	return subject + count(s.ok) + "达到序时进度"
}

func (s *standing) reach(subject, unit string, more bool) string {
	n := s.short + s.reached
	switch {
	case !more && n == s.all && s.short == 0:
		return subject + "均已达标"
	case !more && n == s.all && s.short == n:
		return subject + "均未达标"
	case more && s.short == 0:
		return digits(n) + unit + "按期末值已达标"
	case more:
		return digits(s.short) + unit + "按期末值未达标"
	case s.short == 0:
		return subject + "中" + digits(n) + unit + "已达标"
	}
	return subject + "中" + digits(s.short) + unit + "未达标"
}

// alone says how the only one stands.
func alone(name string, c *analysis.Cell) string {
	switch c.State {
	case analysis.Over:
		return name + "超额完成年度目标"
	case analysis.OnPace:
		return name + "达到序时进度"
	case analysis.AtZero:
		return name + "尚未破零"
	case analysis.Reached:
		return name + "已达标"
	case analysis.Short:
		return name + "未达标"
	case analysis.Behind, analysis.FarBehind:
		s := standing{lower: c.Indicator.Better == model.Lower}
		return name + s.behindWord()
	}
	if word := gapWord(c); word != format.Dash {
		return name + word
	}
	return name + "无完成率"
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
	subject := digits(len(cells)) + "个" + v.Site.Words.Member
	var parts []string
	if i.Targeted {
		s := stand(cells)
		parts = append(parts, s.sentence(subject, "个"))
	}
	parts = append(parts, extremes(cells, "个"+v.Site.Words.Member)...)
	if len(parts) == 0 {
		return i.Short + "：" + subject + "均无数据"
	}
	return i.Short + "：" + strings.Join(parts, "，")
}

// extremes names the first and the last of a ranking, or counts them where they share the place.
func extremes(cells []analysis.Cell, unit string) []string {
	ranked := 0
	for ranked < len(cells) && cells[ranked].Place.Rank > 0 {
		ranked++
	}
	if ranked < 2 {
		return nil
	}
	first, last := sharing(cells[:ranked], 1), sharing(cells[:ranked], cells[ranked-1].Place.Rank)
	if len(first) == ranked {
		return []string{digits(ranked) + unit + "并列"}
	}
	return []string{rankWord(first, unit, "居首位", "首位"), rankWord(last, unit, "居末位", "末位")}
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
		return subject + digits(first) + "项居首位，没有居末位的"
	case last > 0:
		return subject + digits(last) + "项居末位，没有居首位的"
	case above == 0:
		return subject + "没有好于" + v.Site.Words.Member + "中位数的"
	}
	return subject + digits(above) + "项好于" + v.Site.Words.Member + "中位数"
}

// placeSentence is 列第5位，共8个县市.
func placeSentence(p analysis.Place, member string) string {
	word := "列第"
	if p.Tied {
		word = "并列第"
	}
	return word + digits(p.Rank) + "位，共" + digits(p.Of) + "个" + member
}

// monthsTitle is the figure with its completion and its change.
func monthsTitle(c *analysis.Cell) string {
	name := c.Indicator.Short
	if !c.Value.Ok() {
		return name + gapWord(c)
	}
	text := name + amount(c)
	if c.Completion.Ok() {
		text += "，完成年度目标的" + format.Percent(c.Completion.Value)
	}
	return text + change(&c.Growth)
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
			against(whole.Growth.Value, upper.Growth.Value, words.Upper)
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
		text += "；" + digits(fell) + "个" + words.Member + "下降"
	}
	return text
}

// against compares two growth figures: both are in percent or both in percentage points.
func against(a, b model.Decimal, upper string) string {
	d := a.Sub(b)
	size := format.Decimal(d.Abs(), format.PointsDecimals)
	switch {
	case size == format.Decimal(model.Decimal{}, format.PointsDecimals):
		return "与" + upper + "持平"
	case d.IsPos():
		return "高于" + upper + size + "个百分点"
	}
	return "低于" + upper + size + "个百分点"
}
