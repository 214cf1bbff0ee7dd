package form

import (
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// gapWords may stand in place of a figure.
var gapWords = []string{format.Gap(model.NotReported), format.Gap(model.NotApplicable), format.Gap(model.Confidential)}

// gapChoice names the gap words in a sentence.
var gapChoice = strings.Join(gapWords[:len(gapWords)-1], "、") + " 或 " + gapWords[len(gapWords)-1]

// validation is what a cell takes; ok is false where it takes anything.
func validation(l *line, f field, p model.Period) (v xlsx.Validation, ok bool) {
	switch f {
	case fieldValue:
		prompt := valuePrompt(l.indicator, p) + "单位：" + l.indicator.Unit + "。没有数的写 " + gapChoice + "，零写 0。"
		return xlsx.Validation{
			Words: gapWords, Numbers: true, NotNegative: !l.indicator.Signed, Title: short(l.nameText(), 16),
			Error:  "只能填数，不带单位、逗号和百分号" + negativeText(l.indicator) + "；没有数的写 " + gapChoice + "。",
			Prompt: prompt,
		}, true
	case fieldStatus:
		return xlsx.Validation{
			Words: statusWords(), Title: "数据性质",
			Error: "只能选 " + strings.Join(statusWords(), "、") + "；与全表相同的不填。",
		}, true
	case fieldYoY:
		unit := "百分数，增长15.2%填 15.2"
		if l.indicator.Measure == model.Rate {
			unit = "百分点，提高1.5个百分点填 1.5"
		}
		return xlsx.Validation{
			Numbers: true, Title: "同比", Error: "只能填数，" + unit + "；没有另行给出的不填。",
			Prompt: "统计部门另行给出的才填（如按可比价计算的增速），" + unit + "。不填的由程序按两年的数计算。",
		}, true
	case fieldRank, fieldRankOf:
		return xlsx.Validation{Numbers: true, NotNegative: true, Title: "位次", Error: "只能填整数，第3位填 3；没有公布的不填。"}, true
	}
	return v, false
}

func valuePrompt(i *model.Indicator, p model.Period) string {
	month := strconv.Itoa(p.Month) + "月"
	switch i.Measure {
	case model.Stock:
		return month + "末的数。"
	case model.Rate:
		return "到" + month + "末的值。"
	}
	if p.Month == 1 {
		return "1月的数。"
	}
	return "1月到" + month + "末的累计数，不是当月数。"
}

func negativeText(i *model.Indicator) string {
	if i.Signed {
		return ""
	}
	return "，不能是负数"
}

// short cuts a text to some characters.
func short(text string, most int) string {
	cut := []rune(text)
	if len(cut) <= most {
		return text
	}
	return string(cut[:most-1]) + "…"
}

func itoa(n int) string { return strconv.Itoa(n) }
