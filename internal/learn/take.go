package learn

import (
	"fmt"
	"regexp"
	"strings"

	"bulletin/internal/model"
)

// take makes a number a figure or a 同比, if everything about it is certain.
func (s *sheet) take(b *block, x *context, c *cell, d *Verdict) {
	switch {
	case x.indicator == nil:
		d.refuse("没有写是哪项指标", "在表头、行名或标题里写指标名称")
		s.offerIndicator(b, d)
		return
	case x.region == nil:
		d.refuse("没有写是哪个地区", "在表头、行名或标题里写地区名称")
		d.offer("", "region: "+s.lexicon.site.Whole().ID, "整张表是“"+s.lexicon.site.Whole().Name+"”的")
		d.offer("", "region: 编号", "整张表是别的一个单位的")
		return
	case s.lexicon.wholeDoubtful(b, x, s):
		d.refuse("分不清是“"+x.region.Name+"”的数还是别的单位的数", "在行名或表头里写地区名称")
		d.offer("", "region: "+x.region.ID, "整张表是“"+x.region.Name+"”的")
		d.offer("", "region: 编号", "整张表是别的单位的")
		return
	case s.lexicon.narrowed(b, x) != "":
		word := s.lexicon.narrowed(b, x)
		d.refuse("标题里写着“"+word+"”", "不是全部的数就不要导入")
		for _, c := range b.above {
			if strings.Contains(c.text, word) {
				d.offer(c.value.Text, "figure", "确实是全部的数的")
			}
		}
		return
	case x.span.reach == wholeYear && x.span.over(x.sheetTime).month == 0:
		d.refuse("只写了年，没有写是哪个月", "在标题或表头里写到哪个月")
		return
	case x.heads == 0 && s.lexicon.factsOf(b, s).several && len(b.heads) > 0:
		d.refuse("这一栏没有表头", "写上表头")
		return
	case s.nameless(b, c.row):
		d.refuse("这一行没有写名称", "在行首写上名称")
		return
	case !x.indicator.AppliesTo(x.region) && d.Measure == "yoy":
		d.ignore("yoy", "同比，这个单位没有这项指标")
		return
	case !x.indicator.AppliesTo(x.region):
		d.refuse("“"+x.indicator.Name+"”不适用于“"+x.region.Name+"”", "核对；确实要填的，改 data/indicators.yaml 的 not_for")
		return
	case x.cue&built != 0 && !endsBuilt(x.indicator):
		d.refuse("写的是建成数，“"+x.indicator.Name+"”不一定是", "改正表头，写明是什么数")
		x.offerText(d, built, "figure", "就是这项指标的数的")
		return
	case s.period.Year == 0:
		d.refuse(s.undated[0], s.undated[1])
		return
	}
	if d.Measure == "yoy" {
		s.takeGrowth(x, c, d)
		return
	}
	if x.ratio && !isShare(x.indicator) {
		d.refuse(fmt.Sprintf("表头写的是%%，和“%s”的单位“%s”不符", x.indicator.Name, x.indicator.Unit), "改正表头的单位")
		for _, h := range x.used {
			if len(h.units) > 0 && h.units[0].base == "%" {
				d.offer(h.value.Text, "completion", "是完成率的")
				break
			}
		}
		return
	}
	if value, ok := s.converted(x, c, d); ok {
		d.Value, d.Standing, d.Why, d.Guessed = value, Taken, "", x.guessed
	}
}

// nameless reports whether nothing names a row of a table whose rows have names.
func (s *sheet) nameless(b *block, row int) bool {
	if len(s.lexicon.namesOf(b, row, s)) > 0 {
		return false
	}
	for column := b.first; column <= b.last; column++ {
		if kind := b.kinds[column]; kind == regionStub || kind == topicStub || kind == otherStub {
			return true
		}
	}
	return false
}

// endsBuilt reports whether what an indicator counts is built, and not only begun or planned.
func endsBuilt(i *model.Indicator) bool {
	name := i.Name + i.Short
	return strings.Contains(name, "建") && !stages.MatchString(name)
}

// stages are words for what is not built yet.
var stages = regexp.MustCompile(`开工|在建|立项|签约|规划|储备|待建|拟建|筹建|推进`)

// isShare reports whether the figures of an indicator are percentages.
func isShare(i *model.Indicator) bool { return strings.ContainsAny(i.Unit, "%％‰") }

// converted is a number in the unit of its indicator; where the unit is not certain the verdict says why.
func (s *sheet) converted(x *context, c *cell, d *Verdict) (string, bool) {
	want, known := s.lexicon.unit(x.indicator.Unit)
	if !known {
		want = unit{fold(x.indicator.Unit), 0}
	}
	units := x.units
	if c.unit != "" {
		own, _ := s.lexicon.unit(c.unit)
		if len(units) > 0 && !x.fromTitle && !contains(units, own) && !(own.base == "%" && want.base == "%") {
			d.refuse("单元格写的单位和表头的单位不一致", "核对单位")
			return "", false
		}
		units = []unit{own}
	}
	var fit []unit
	for _, u := range units {
		if u.base == want.base || alikeFor(x.indicator, u, want) {
			fit = append(fit, u)
		}
	}
	switch {
	case len(units) == 0:
		d.refuse("没有写单位", "在表头或标题里写单位")
		if text := x.topicText(); text != "" {
			d.offer(text, "{unit: 单位}", "不改表的")
		} else {
			d.offer("", "unit: 单位", "不改表的")
		}
		return "", false
	case len(fit) > 1:
		d.refuse("写的单位不止一个合用，分不清是哪个", "在表头里给每项指标写单位")
		if text := x.topicText(); text != "" {
			d.offer(text, "{unit: 单位}", "不改表的")
		}
		return "", false
	case len(fit) == 0:
		d.refuse(fmt.Sprintf("单位和“%s”的单位“%s”不能换算", x.indicator.Name, x.indicator.Unit), "核对单位")
		if text := x.unitText(); text != "" && c.unit == "" && len(units) == 1 {
			d.offer(text, "{unit: "+quote(s.lexicon.otherwise(units[0], x.indicator))+"}", "口径相同、只是单位的名称不同的")
		}
		return "", false
	}
	value := shift(c.number, fit[0].power-want.power)
	if !fits(value) {
		d.refuse("位数太多，换算成“"+x.indicator.Unit+"”后超出范围", "核对单位和小数")
		return "", false
	}
	return value, true
}

func contains(list []unit, u unit) bool {
	for _, one := range list {
		if one == u {
			return true
		}
	}
	return false
}

// takeGrowth takes a given 同比 where it cannot be computed or is given every month; else it is compared.
func (s *sheet) takeGrowth(x *context, c *cell, d *Verdict) {
	units, ratio, points := s.unitsFor(x, c, growth|relative)
	rate := x.indicator.Measure == model.Rate
	switch {
	case rate && !points && s.computable(x) && !s.practised(x):
		d.ignore("yoy", "同比，由程序计算")
		return
	case rate && !points:
		d.refuse("“"+x.indicator.Name+"”的同比应是百分点，这里没有写", "表头写“（百分点）”")
		x.offerText(d, growth, "{unit: 百分点}", "是百分点的")
		return
	case !rate && points || !rate && len(units) > 0 && !ratio:
		d.refuse("同比的单位和“"+x.indicator.Name+"”不符", "核对单位")
		return
	case x.part() != nil:
		d.ignore("yoy", "其中项的同比，由程序计算")
		return
	}
	power := 0
	if len(units) == 1 && c.unit != "%" {
		power = units[0].power
	}
	d.Value = shift(c.number, power*boolean(ratio))
	if !s.computable(x) || s.practised(x) {
		d.Standing, d.Why = Taken, ""
		return
	}
	d.ignore("yoy", checkedGrowth)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compare fills in what a target or last year's number is, for the comparison with what the site has.
func (s *sheet) compare(x *context, c *cell, d *Verdict) {
	if d.Measure != "target" && d.Measure != "last_year" || x.indicator == nil || x.region == nil || x.bad != nil || x.cue&(total|partial) != 0 {
		return
	}
	quiet := &Verdict{}
	if value, ok := s.converted(x, c, quiet); ok && !strings.Contains(value, "e") {
		d.Value = value
	}
}
