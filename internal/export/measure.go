package export

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Measure is a kind of number in the data.
type Measure struct {
	ID         string // ASCII, unique
	Name       string // Chinese, unique
	Definition string // Chinese, one sentence without a full stop
	Wide       bool   // a column of the sheets of indicators and regions

	order int // among the rows of a period; parts of figures stand behind the value
}

// measures are all measures in the order of rows. The first are those of package measure, under their names there; 整体,
// 成员 and 上级 become the site's own words. Parts of figures, which have names of the site's, follow the value.
var measures = []Measure{
	{"value", format.ValueName(model.Flow), "自年初起到该月末的累计数；以下说的本期数，即各项指标本期的累计数、期末数或者本期值", true, 0},
	{"target", "目标", "编印之日有效的年度目标", true, 0},
	{"last-year", "上年同期", "上年同月的数", true, 0},
	{"growth", "同比", "本期数除以上年同期减一，%；比率指标为与上年同期之差；报送单位按规定口径给出的以给出数为准", true, 0},
	{"increase", "增量", "本期数减上年同期", false, 0},
	{"completion", "完成率", "本期数除以目标，%", true, 0},
	{"lead", "较序时", "完成率减序时进度，百分点", true, 0},
	{"arrears", "欠账", "目标乘序时进度减本期数，不低于零", true, 0},
	{"rest", "剩余", "目标减本期数，不低于零", false, 0},
	{"needed", "月均需", "剩余除以剩余月数", true, 0},
	{"pace", "当前月均", "本期数除以已过月数", true, 0},
	{"effort", "所需倍数", "月均需除以当前月均", true, 0},
	{"vs-limit", "较控制数", "本期数减年度控制数；只用于越低越好的指标", true, 0},
	{"vs-whole", "较整体", "比整体高出的百分点：有目标的比完成率，比率指标比数值，其余比同比", false, 0},
	{"vs-upper", "较上级", "同比比上级高出的百分点；比率指标比数值", false, 0},
	{"place", "位次", "在各成员中按未修约的完成率排列；没有目标的按数值，设控制数的按已用比例从低到高；相同的并列", true, 0},
	{"place-change", "位次变化", "与本年度上一期相比，上升为正", true, 0},
	{"upper-place", "上级位次", "报送单位给出的在上级中的位次", false, 0},
	{"upper-places", "上级参加排名数", "报送单位给出的在上级中参加排名的个数", false, 0},
	{"share", "占比", "占各成员及其他单位本期数合计的份额，%", true, 0},
	{"target-share", "任务占比", "占各成员及其他单位目标合计的份额，%", true, 0},
	{"spread", "首末差", "各成员完成率最高与最低之差，百分点", false, 0},
	{"spread-ratio", "首末比", "各成员完成率最高与最低之比", false, 0},
	{"forecast", "预计全年", "按当前进度推算的全年数：本期数除以已过月数乘12", true, 0},
	{"seasonal", "季节预计", "按上年走势推算的全年数：本期数乘上年全年除以上年同期", true, 0},
	{"forecast-completion", "预计完成率", "预计全年除以目标，%", false, 0},

	{"path", "序时目标", "目标乘月数除以12", false, 0},
	{"required", "应达到", "从本期累计到年度目标，按剩余月数平均，各月应达到的累计数", false, 0},
	{"at-pace", "按当前进度", "按当前进度推算，各月将达到的累计数", false, 0},
	{"in-season", "按上年走势", "按上年走势推算，各月将达到的累计数", false, 0},

	{"spread-min", "最低完成率", "各成员完成率的最低值，%", false, 0},
	{"spread-q1", "完成率下四分位数", "各成员完成率的下四分位数，按线性内插，%", false, 0},
	{"spread-median", "完成率中位数", "各成员完成率的中位数，%", false, 0},
	{"spread-q3", "完成率上四分位数", "各成员完成率的上四分位数，按线性内插，%", false, 0},
	{"spread-max", "最高完成率", "各成员完成率的最高值，%", false, 0},

	{"basis-share", "基数份额", "占各成员及其他单位任务轻重比较基数合计的份额，%", false, 0},
	{"task-share", "任务份额", "占参加任务轻重比较的各单位目标合计的份额，%；整体为100", false, 0},
	{"task-basis", "比较基数份额", "占参加该项指标任务轻重比较的各单位基数合计的份额，%", false, 0},
	{"task-excess", "任务偏重", "任务份额减比较基数份额，百分点；大于零为偏重", false, 0},
	{"task-heavy", "偏重项数", "任务偏重大于零的指标项数", false, 0},

	{"behind", "落后项数", "未达到序时进度或年度目标的指标项数，含未破零和超过控制数的", false, 0},
	{"at-zero", "未破零项数", "落后项数中累计为零的", false, 0},
	{"paced", "可比项数", "与序时进度或年度目标比较的指标项数", false, 0},
	{"members-behind", "落后成员数", "未达到序时进度或年度目标的成员个数；各指标合计的为项次", false, 0},
	{"members-at-zero", "未破零成员数", "落后成员数中累计为零的", false, 0},

	{"count", "指标数", "指标项数", false, 0},
	{"count-over", "超额项数", "状态为“超额”的指标项数", false, 0},
	{"count-met", "已完成项数", "状态为“已完成”的指标项数", false, 0},
	{"count-reached", "已达标项数", "状态为“已达标”的指标项数", false, 0},
	{"count-on-pace", "达序时项数", "状态为“达序时”的指标项数", false, 0},
	{"count-within", "控制内项数", "状态为“控制内”的指标项数", false, 0},
	{"count-short", "未达标项数", "状态为“未达标”的指标项数", false, 0},
	{"count-behind", "状态落后项数", "状态为“落后”的指标项数", false, 0},
	{"count-fast", "超序时项数", "状态为“超序时”的指标项数", false, 0},
	{"count-far-behind", "滞后项数", "状态为“滞后”的指标项数", false, 0},
	{"count-far-fast", "远超序时项数", "状态为“远超序时”的指标项数", false, 0},
	{"count-unmet", "未完成项数", "状态为“未完成”的指标项数", false, 0},
	{"count-exceeded", "超控制数项数", "状态为“超控制数”的指标项数", false, 0},
	{"count-at-zero", "状态未破零项数", "状态为“未破零”的指标项数", false, 0},
	{"count-none", "不计状态项数", "因缺数、没有目标等不判定状态的指标项数", false, 0},

	{"prospect-done", "已完成成员数", "预判或结果为已完成的成员个数", false, 0},
	{"prospect-will", "能完成成员数", "预判为按两种推算全年都达到目标的成员个数", false, 0},
	{"prospect-may", "可能完成成员数", "预判为两种推算不一致或差得不多的成员个数", false, 0},
	{"prospect-will-not", "难以完成成员数", "预判为按两种推算全年都达不到目标的成员个数", false, 0},
	{"prospect-unmet", "未完成成员数", "年度结束而未完成目标的成员个数", false, 0},
	{"prospect-none", "无预判成员数", "没有数据因而没有预判的成员个数", false, 0},

	{"score-weight", "权重", "指标在计分中的权重，分", false, 0},
	{"score-share", "本项分值", "权重在该成员各项适用指标中分摊后的分值，分", false, 0},
	{"score-cap", "计分上限", "计入的完成率的上限，%", false, 0},
	{"score-counted", "计入完成率", "计分时计入的完成率，%", false, 0},
	{"score-points", "得分", "本项分值乘计入完成率；综合计分为各项之和，分", false, 0},
	{"score-gain", "得分较上期", "与本年度上一期相比，分", false, 0},
	{"score-place", "计分位次", "按未修约的得分排列，相同的并列", false, 0},
	{"score-place-change", "计分位次变化", "与本年度上一期相比，上升为正", false, 0},
	{"tier-place", "类内位次", "在同一类别的成员中的计分位次", false, 0},
	{"tier-place-change", "类内位次变化", "与本年度上一期相比，上升为正", false, 0},
}

// partID is the measure of a part of an indicator's figures: part.gaoqi-shenbao.shouci.
func partID(i *model.Indicator, p *model.Part) string { return "part." + i.ID + "." + p.ID }

// byID are the measures by their ids.
var byID = func() map[string]*Measure {
	out := map[string]*Measure{}
	for k := range measures {
		measures[k].order = k << 20
		out[measures[k].ID] = &measures[k]
	}
	return out
}()

// named returns the measure of an id, which must be one of measures.
func named(id string) *Measure {
	if m := byID[id]; m != nil {
		return m
	}
	panic("export: no measure " + id)
}

// worded puts the site's own words for its levels into a text.
func worded(text string, w model.Words) string {
	if !strings.Contains(text, "整体") && !strings.Contains(text, "成员") && !strings.Contains(text, "上级") {
		return text
	}
	or := func(word, usual string) string {
		if word == "" {
			return usual
		}
		return word
	}
	return strings.NewReplacer("整体", or(w.Whole, "整体"), "成员", or(w.Member, "成员"), "上级", or(w.Upper, "上级")).Replace(text)
}

// countIDs are the measures that count cells by the words of their states.
var countIDs = map[string]string{
	"超额": "count-over", "已完成": "count-met", "已达标": "count-reached", "达序时": "count-on-pace", "控制内": "count-within",
	"未达标": "count-short", "落后": "count-behind", "超序时": "count-fast", "滞后": "count-far-behind", "远超序时": "count-far-fast",
	"未完成": "count-unmet", "超控制数": "count-exceeded", "未破零": "count-at-zero",
}

// countID is the measure that counts cells in the state of c.
func countID(c *analysis.Cell) string {
	if c.State == analysis.NoState {
		return "count-none"
	}
	return countIDs[format.State(c)]
}
