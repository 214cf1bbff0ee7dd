package learn

import (
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// number judges a number by its context.
func (s *sheet) number(b *block, row, column int, c *cell, d *Verdict) {
	x := s.lexicon.context(b, row, column, s)
	s.use(x)
	d.Region, d.Indicator, d.Part = x.region, x.indicator, x.part()
	switch {
	case x.cue&skipped != 0:
		d.skippedBy = x.skippedBy()
		x.cue &^= skipped
		d.meant = s.measure(x, c)
		d.ignore("skip", "映射中写明略过")
		return
	case x.bad != nil:
		d.causeAt, d.place = x.badAt, (x.region == nil || x.wholeByTitle) && endsAsPlace(x.badAt.text)
		s.lexicon.refuseText(d, x.bad, clean(x.badAt.value.Text))
		return
	case x.conflict != "":
		d.refuse(x.conflict, "核对表头和行名")
		if x.conflictText != "" {
			d.offer(x.conflictText, "group", "“"+shown(clean(x.conflictText))+"”只是分组的名称、不说明这些数是什么的")
		}
		return
	}
	d.Measure = s.measure(x, c)
	d.meant = d.Measure
	if d.Measure == monthsTotal {
		d.refuse(monthsTotal, "表头写成“1—7月累计”的样子")
		x.offerText(d, total, "figure", "是1月起的累计数的")
		return
	}
	if s.ignoredBy(b, x, c, d) || s.totalRow(b, x, d) {
		if d.Standing == Ignored && x.mayBe(d.Measure, s) && (d.meant == "figure" || d.meant == d.Measure) {
			s.left = append(s.left, totalOf{d, b, x})
		}
		return
	}
	switch {
	case c.kind == badKind:
		d.refuse("不是数："+badWords(c), "重新计算并保存工作簿，或直接写数")
		return
	case c.kind == dateKind:
		d.refuse("单元格是日期格式", "改成常规格式，核对里面的数")
		return
	case c.value.Scaled:
		d.refuse("单元格按千或万显示，看见的数和里面的数不同", "改成常规格式，核对单位")
		return
	}
	if d.Measure == vagueGrowth {
		s.vague = append(s.vague, vague{d, b, x})
	}
	if d.Measure != "figure" && d.Measure != "yoy" {
		d.refuse(d.Measure, "改正表头，写明是什么数")
		switch {
		case d.Measure == vagueGrowth:
			x.offerText(d, growth, "difference", "是增减额、不要的")
			x.offerText(d, growth, "yoy", "是增长的百分数的")
		case len(x.used) > 0:
			d.offer(x.used[0].value.Text, "含义", "不改表的")
		}
		return
	}
	if s.take(b, x, c, d); x.mayBe(d.Measure, s) && d.Measure == "yoy" { // what is taken may be left out later
		s.left = append(s.left, totalOf{d, b, x})
	}
}

func badWords(c *cell) string {
	if c.value.Kind == xlsx.Nothing {
		return "公式没有算出结果"
	}
	if c.value.Kind == xlsx.Error || brokenFormula.MatchString(c.text) {
		return "公式出错，“" + shown(c.value.Text) + "”"
	}
	return "“" + shown(c.value.Text) + "”"
}

// refuseText refuses a number for a text that is not understood, quoted as it stands on the sheet.
func (l *lexicon) refuseText(d *Verdict, m *meaning, text string) {
	d.Cause = text
	why := m.why
	if why == "" || why == unknownText(m.text) {
		why = unknownText(text)
		if d.near = l.near(text); d.near != "" {
			why += "，是否想写“" + d.near + "”？"
		}
	}
	fix := "在映射的 captions 里写明“" + shown(text) + "”的含义，不要的写 skip"
	if d.place {
		fix = "是站点里的一个单位的，在映射的 captions 里写 " + quote(text) + ": {region: 编号}；不要的写 skip"
	} else if d.grouping = d.Region != nil && d.Indicator != nil && !narrowing.MatchString(fold(text)) && l.mayCount(text, d.Indicator); d.grouping {
		fix += "，只是分组名称的写 group"
	}
	d.refuse(why, fix)
}

// mayCount reports whether the unit that a text names, if any, suits an indicator: 应收（万元） beside a rate groups nothing.
func (l *lexicon) mayCount(text string, i *model.Indicator) bool {
	units := l.parse(bare(fold(text)), true).units
	own, known := l.unit(i.Unit)
	return len(units) == 0 || !known || slices.ContainsFunc(units, func(u unit) bool { return u.base == own.base })
}

// unknownText says that nothing explains a text.
func unknownText(text string) string { return "不认识“" + shown(text) + "”" }

// monthsTotal is what 合计 beside months of a table of 当月 may be.
const monthsTotal = "各月当月数的合计，分不清是不是1月起的累计数"

// measure is what a number is: the words for measures of a mapping, or in Chinese why it cannot be told.
func (s *sheet) measure(x *context, c *cell) string {
	cues := x.cue & roles
	if cues == 0 && x.summedUp && x.region != nil && !isWhole(x.region) && x.loose&monthly != 0 && x.loose&summed == 0 {
		return monthsTotal
	}
	if cues == 0 && !x.span.named() || cues == plain && x.heads == 0 {
		cues |= x.loose & (before | growth | relative | aim | onTime | completion | rank | share | difference | computed | unheld | average) &^ x.ruledOut()
		if x.loose&monthly != 0 && x.loose&summed == 0 {
			cues |= monthly
		}
	}
	if cues&(before|growth) != 0 && cues&(summed|standing) == 0 && x.loose&monthly != 0 && x.loose&summed == 0 && x.span.reach != cumulative {
		cues |= monthly // 同比 in a table of 当月
	}
	units, ratio, points := s.unitsFor(x, c, cues)
	percent := x.indicator != nil && isShare(x.indicator)
	switch {
	case cues&remark != 0:
		return "text"
	case cues&(serial|coded|contact) != 0:
		return "serial"
	case cues&rank != 0:
		return "rank"
	case cues&average != 0 && !(x.region != nil && x.region.Kind == model.Province && !x.wholeByTitle && x.indicator != nil && x.indicator.Measure == model.Rate):
		return "average" // 全省平均 of a rate is the province's figure
	case cues&completion != 0 || cues&aim != 0 && ratio && !percent, cues&plain != 0 && c.unit == "%" && x.indicator != nil && !percent && x.accomplished():
		return "completion"
	case cues&share != 0:
		return "share"
	case cues&computed != 0:
		return "rate"
	case cues&difference != 0:
		return "difference"
	case cues&growth != 0 && cues&(before|monthly|aim) != 0:
		return "rate"
	case cues&growth != 0 && len(units) > 0 && !ratio && !points:
		return "difference"
	case cues&growth != 0 && len(units) == 0 && cues&relative == 0:
		return vagueGrowth
	case cues&growth != 0:
		return "yoy"
	case cues&aim != 0:
		return "target"
	case cues&before != 0 && cues&monthly != 0 && cues&summed == 0:
		return "month" // last year's of one month
	case cues&before != 0:
		return "last_year"
	case cues&monthly != 0 && cues&summed != 0:
		return "分不清是当月数还是累计数"
	case cues&monthly != 0:
		return "month"
	case cues&unheld != 0:
		return "不是上报的数（预计、建议或调整数）"
	}
	return "figure"
}

// accomplished reports whether the lowest head says 完成, and no more: a percentage below it, of what is no percentage, is that of the target.
func (x *context) accomplished() bool {
	return len(x.used) > 0 && x.used[0].text() == "完成"
}

// ruledOut are the cues of a title or a sheet's name (排名, 占比) that the unit over a column speaks against.
func (x *context) ruledOut() cue {
	switch {
	case len(x.units) == 0 || x.fromTitle:
		return 0
	case x.units[0].base == "%":
		return rank
	}
	return rank | share | completion
}

// unitsFor are the units that a number with these cues has.
func (s *sheet) unitsFor(x *context, c *cell, cues cue) (units []unit, ratio, points bool) {
	units = x.units
	if cues&(growth|completion|share|computed) != 0 {
		if units = x.grown; units == nil && !x.fromTitle {
			units = x.units
			if len(units) > 0 && units[0].base != "%" && units[0].base != "百分点" && len(x.grown) == 0 && cues&relative != 0 {
				units = nil // the unit of the indicator's name, over a column that is a percentage by its word
			}
		}
		if c.unit == "%" && (units == nil || x.grown == nil && cues&growth != 0) {
			units = []unit{{"%", 0}}
		}
	}
	if len(units) == 2 && units[0].base == "%" && units[1].base == "百分点" { // each indicator has its own of the two
		units = units[:1]
		if x.indicator != nil && x.indicator.Measure == model.Rate {
			units = []unit{{"百分点", 0}}
		}
	}
	for _, u := range units {
		ratio = ratio || u.base == "%"
		points = points || u.base == "百分点" || u.base == "点"
	}
	return units, ratio && len(units) == 1, points && len(units) == 1
}

// rules are the Chinese names of the rules by which numbers are left out, by measure.
var rules = map[string]string{
	"serial": "序号、代码", "text": "备注、说明栏里的数", "rank": "名次", "average": "平均数", "completion": "完成率，由程序计算", "share": "占比，由程序计算", "rate": "其他比率、得分，由程序计算",
	"difference": "增减额、差距，由程序计算", "target": "目标数，只与年度目标核对", "last_year": "上年数，只与上年报表核对", "month": "当月数，不作累计数",
}

// ignoredBy leaves out what is never a figure of the month that is asked for.
func (s *sheet) ignoredBy(b *block, x *context, c *cell, d *Verdict) bool {
	if d.Measure == "target" && x.cue&onTime != 0 {
		d.ignore("target", "进度目标")
		return true
	}
	if why := rules[d.Measure]; why != "" {
		if d.ignore(d.Measure, why); c.kind == numberKind && !s.lexicon.wholeDoubtful(b, x, s) {
			s.compare(x, c, d)
		}
		return true
	}
	if why := s.otherTime(b, x, c, d.Measure); why != "" {
		if strings.HasPrefix(why, "？") {
			d.refuse(why[len("？"):], "累计数写成“1—7月”的样子，月末的数写成“7月末”的样子")
			d.Cause = x.spanText()
			d.offer("", "months: cumulative", "是累计数或者要取的数的")
			d.offer("", "months: monthly", "只是当月数、不要的")
			return true
		}
		figure := d.Measure == "figure"
		if d.ignore("other_time", why); why == rules["month"] {
			d.Measure = "month"
		}
		if s.lastYear(x) && figure && c.kind == numberKind {
			d.ignore("last_year", rules["last_year"])
			s.compare(x, c, d)
		} else {
			d.apart = figure && x.apart && why == otherMonth
		}
		return true
	}
	return false
}

// Words of a definition about one month and those of a year so far.
var (
	ofOneMonth = regexp.MustCompile(`当月|本月|月末|期末|时点`)
	ofTheYear  = regexp.MustCompile(`年初|累计|1月起|平均`)
)

// ofMonth reports whether the site defines a rate by what is so in its month or at its end: 10月 over it is the figure.
func ofMonth(i *model.Indicator) bool {
	return i.Measure == model.Rate && ofOneMonth.MatchString(i.Definition) && !ofTheYear.MatchString(i.Definition)
}

// lastYear reports whether the time that heads name is the same span of the year before.
func (s *sheet) lastYear(x *context) bool {
	return s.period.Year != 0 && x.span.year == s.period.Year-1 && (x.span.month == 0 || x.span.month == s.period.Month)
}

// spanText is the text of the heads that names a time.
func (x *context) spanText() string {
	for _, h := range x.used {
		if h.span.named() {
			return h.cell.text
		}
	}
	return ""
}

// otherMonth is the rule for numbers of another month or year.
const otherMonth = "其他年月"

// otherTime says why a number is of another time than the one that is asked for; a mark in front says that it cannot be told.
func (s *sheet) otherTime(b *block, x *context, c *cell, measure string) string {
	t := x.span
	far := t.over(x.sheetTime)
	p := s.period
	switch {
	case t.reach != otherSpan && !t.named() && x.sheetTime.reach == otherSpan && (p.Year == 0 || x.sheetTime.month == p.Month):
		return "？标题或表名写的时间段分不清是不是从1月起累计" // 三季度 may be all three
	case t.reach == otherSpan || !t.named() && x.sheetTime.reach == otherSpan:
		return "其他时间段"
	case p.Year == 0:
		return ""
	case x.apart: // whichever is meant, one of them is another
		return otherMonth
	case far.year != 0 && far.year != p.Year, far.month != 0 && far.month != p.Month && !(far.reach == wholeYear):
		return otherMonth
	case measure != "figure" && measure != "yoy" || t.reach != aMonth:
		return ""
	case x.cue&(summed|standing) != 0 || p.Month == 1 || x.indicator != nil && x.indicator.Measure == model.Stock:
		return ""
	case x.indicator != nil && ofMonth(x.indicator):
		return ""
	case x.loose&summed != 0 && x.loose&monthly == 0 && !s.lexicon.factsOf(b, s).summedBeside(x.indicator): // beside 1—7月 a title with 累计 is not about 7月
		return ""
	case s.lexicon.sheet != nil && s.lexicon.sheet.Months == "cumulative" && !s.lexicon.factsOf(b, s).summedBeside(x.indicator):
		return ""
	case s.lexicon.sheet != nil && s.lexicon.sheet.Months == "monthly", x.loose&monthly != 0, s.lexicon.factsOf(b, s).summedBeside(x.indicator):
		return rules["month"]
	case measure == "yoy": // the figure beside it is refused
		return ""
	}
	return "？分不清“" + shown(x.spanText()) + "”是当月数还是累计数"
}

// totalRow leaves out totals: they are checked. A total of the whole by its name is the whole's figure where members add up.
func (s *sheet) totalRow(b *block, x *context, d *Verdict) bool {
	if x.cue&(total|partial) == 0 {
		return false
	}
	if x.summedUp && x.indicator != nil && x.region != nil && !x.wholeByTitle && (x.topicNamed() || s.partsBeside(b, x)) {
		return false // 高企申报 over 合计, 首次, 复核
	}
	named := x.region != nil && !x.wholeByTitle && !x.regionByTitle
	switch {
	case d.meant == "figure" && x.indicator == nil && x.cue&partial == 0: // as its members are not known
		return false
	case named && isWhole(x.region) && x.cue&partial == 0:
		return false
	case x.cue&partial != 0:
		d.ignore("total", "小计")
	default:
		d.ignore("total", "合计，只与各单位之和核对")
		if d.meant == "figure" || x.indicator != nil {
			s.totals = append(s.totals, totalOf{d, b, x})
		}
	}
	return true
}

// partsBeside reports whether other columns of the table are parts of the indicator.
func (s *sheet) partsBeside(b *block, x *context) bool {
	return slices.ContainsFunc(s.lexicon.factsOf(b, s).parts, func(p sense) bool { return p.indicator == x.indicator })
}

// topicNamed reports whether a head over the column names the indicator.
func (x *context) topicNamed() bool {
	for _, m := range x.used {
		if m.indicator != nil && m.indicator == x.indicator {
			return true
		}
	}
	return false
}

// use notes the texts that a verdict rests on.
func (s *sheet) use(x *context) {
	if s.used == nil {
		s.used = map[*cell]*meaning{}
	}
	for _, h := range x.used {
		s.used[h.cell] = h.meaning
	}
}
