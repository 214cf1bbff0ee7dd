package learn

import (
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/model"
)

// leaving is a kind of rule by which a number is left out that may be a figure all the same, with what is said of it. The
// first %s are the places, the second the names of indicators, the third the month; 全市 is what the site calls the whole.
type leaving struct {
	measure   string // as verdicts name it
	text, fix string
}

// leavings are the rules that leave out what a site may keep. Targets, numbers of last year, places and numbers of rows
// are never its figures, and growth is only that of what is a growth itself, about which is asked.
var leavings = []leaving{
	{"total", "合计没有当作全市的数，没有取：%s。全市的%s，这份表里别处没有读到", "是全市的数的，把“合计”改成“全市”再收；不是的不用管"},
	{"average", "平均数没有取：%s。%s的%s数，这份表里别处没有读到", "就是这项指标的数的，去掉“平均”两个字再收；不是的不用管"},
	{"month", "只有当月数，没有取：%s。%s到%s的累计数，这份表里没有读到", "补上累计数；这里写的就是累计数的，改正表头再收"},
	{"other_time", "写的是别的月份或时间段，没有取：%s。%s%s的数，这份表里没有读到", "确是这个月的，改正表里写的月份再收；不是的不用管"},
	{"share", "当作比重没有取：%s。%s的%s数，这份表里别处没有读到", "就是这项指标的数的，在表头或行名里写指标的全称再收；不是的不用管"},
	{"completion", "当作完成率没有取：%s。%s的%s数，这份表里别处没有读到", "就是这项指标的数的，在表头或行名里写指标的全称再收；不是的不用管"},
	{"rate", "当作其他比率没有取：%s。%s的%s数，这份表里别处没有读到", "就是这项指标的数的，在表头或行名里写指标的全称再收；不是的不用管"},
}

// leftOut marks numbers that a rule left out, where the site keeps what they may be and nothing in the book says it: a
// figure, a word for a gap, or a number that is asked about. In silence they would be lost.
func (b *Book) leftOut() {
	if b.Period.Year == 0 || len(b.sheets) == 0 {
		return
	}
	taken, said, months := map[key]bool{}, map[key]bool{}, map[key]bool{}
	whole := b.sheets[0].lexicon.site.Whole()
	of := func(d *Verdict) key {
		if d.Region == nil {
			return key{d.Indicator, whole, d.Part, ""}
		}
		return key{d.Indicator, d.Region, d.Part, ""}
	}
	for _, s := range b.sheets {
		for _, d := range slices.Concat(s.verdicts, s.gaps, s.unsaid) {
			if d.Standing == Taken && d.Measure == "figure" || d.Standing == Unknown && d.meant != "" && rules[d.meant] == "" || !d.cell.numeric() {
				said[of(d)] = true
				taken[of(d)] = taken[of(d)] || d.Standing == Taken
			}
		}
		for _, l := range s.left {
			months[of(l.verdict)] = months[of(l.verdict)] || l.verdict.Measure == "month"
		}
	}
	for _, s := range b.sheets { // a dash for the month beside the figure
		s.unsaid = slices.DeleteFunc(s.unsaid, func(d *Verdict) bool { return d.cell.kind == dashKind && taken[of(d)] })
		for _, l := range s.left {
			d, region := l.verdict, l.context.region
			if region == nil || l.context.wholeByTitle {
				region = whole
			}
			if d.Measure == "other_time" && months[of(d)] { // one month beside others
				continue
			}
			if d.Standing == Ignored && d.cell.kind == numberKind && !said[key{d.Indicator, region, d.Part, ""}] && d.Indicator.AppliesTo(region) && !l.named(s.lexicon, d.Measure) {
				d.Region, d.lost = region, true
				s.askAverage(l)
				s.askGrowth(l)
			}
		}
	}
}

// askAverage asks about 全市平均 of a rate or of a ratio: in most tables that is the rate of the whole, in some the mean of those of members.
func (s *sheet) askAverage(l totalOf) {
	for _, h := range l.context.used {
		if whole := fold(s.lexicon.site.Words.Whole); l.verdict.Measure == "average" && h.cue&average != 0 && isWhole(l.verdict.Region) && strings.HasPrefix(h.text(), whole) {
			text := clean(h.value.Text)
			l.verdict.refuse("分不清“"+shown(text)+"”是不是“"+s.lexicon.site.Whole().Name+"”的数", "是的，把“"+shown(text)+"”改成“"+s.lexicon.site.Words.Whole+"”")
			l.verdict.Cause, l.verdict.lost = text, false
			l.verdict.offer(text, "{region: "+l.verdict.Region.ID+"}", "是的，不改表的")
			l.verdict.offer(text, "average", "不是的")
		}
	}
}

// named reports whether an author says in the mapping that the number is what it is left out as. What a proposal writes by
// itself is no such word.
func (t totalOf) named(l *lexicon, measure string) bool {
	if measure == "month" && l.sheet != nil && l.sheet.Months == "monthly" {
		return true
	}
	return (measure == "total" || measure == "average") && slices.ContainsFunc(t.context.used, func(h head) bool {
		c := l.captions[pattern(h.text(), l.period.Year)]
		return c != nil && c.Measure == measure
	})
}

// mayBe reports whether a number that a rule leaves out could be a figure that the site keeps.
func (x *context) mayBe(measure string, s *sheet) bool {
	if x.indicator == nil || x.cue&(before|aim|partial|skipped) != 0 || x.cue&growth != 0 && !isGrowth(x.indicator) {
		return false
	}
	switch measure {
	case "yoy":
		return isGrowth(x.indicator) && x.part() == nil
	case "total", "month":
		return true
	case "other_time":
		if x.span.reach == otherSpan { // 三季度, of who reports by quarters, where the year's first three are meant
			return x.span.month == s.period.Month && (x.span.year == 0 || x.span.year == s.period.Year)
		}
		return x.sheetTime.reach != otherSpan && (x.span.year == 0 || x.span.year == s.period.Year)
	case "average":
		return x.indicator.Measure == model.Rate || !x.indicator.AddsUp
	case "share", "completion", "rate":
		return x.indicator.Measure == model.Rate
	}
	return false
}

// lost is a hint for all numbers of a sheet that one kind of rule left out and that stand nowhere else.
func (b *Book) lost(s *sheet) []form.Fault {
	var faults []form.Fault
	whole := func(text string) string { return strings.ReplaceAll(text, "全市", s.lexicon.site.Words.Whole) }
	for _, l := range leavings {
		var list []*Verdict
		var names []string
		for _, d := range s.verdicts {
			if !d.lost || d.apart || d.Measure != l.measure {
				continue
			}
			list = append(list, d)
			if name := "“" + d.Indicator.Name + "”"; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(list) == 0 {
			continue
		}
		about := strings.Join(names[:min(len(names), maxNames)], "、")
		if len(names) > maxNames {
			about += fmt.Sprintf("等 %d 项", len(names))
		}
		args := []any{places(list), about, b.monthText()}[:strings.Count(l.text, "%s")]
		faults = append(faults, form.Fault{At: b.at(list[0]), Class: form.Hint, Code: "left-out", Text: fmt.Sprintf(whole(l.text), args...), Fix: whole(l.fix), Value: list[0].Text})
	}
	return faults
}

// maxNames bounds the indicators that one message lists.
const maxNames = 6

// unseen is a hint for a hidden sheet with numbers: whoever wrote them may not know that they are left out.
func (b *Book) unseen(k int, s *sheet) []form.Fault {
	if b.Sheets[k].Skipped != hiddenSheet || len(s.verdicts) == 0 {
		return nil
	}
	d := s.verdicts[0]
	return []form.Fault{{At: b.at(d), Class: form.Hint, Code: "left-out",
		Text: fmt.Sprintf("这张工作表是隐藏的，里面的 %d 个数没有取", len(s.verdicts)), Fix: "要取的，取消隐藏再收；不要的不用管", Value: d.Text}}
}

// hiddenSheet says why nothing of a sheet was looked at.
const hiddenSheet = "隐藏的工作表"
