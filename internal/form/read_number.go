package form

import (
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// readable refuses what stands in no cell, and tells of what was worked out.
func (r *reader) readable(v *xlsx.Value, f field) bool {
	switch {
	case v.Kind == xlsx.Error:
		r.refuse(v.Row, v.Column, "error-value", "是错误值 "+load.Shown(v.Text), "改正公式，或直接填写")
	case v.Kind == xlsx.Nothing:
		r.refuse(v.Row, v.Column, "no-cached-value", "是公式，没有存下结果", "在 Excel 或 WPS 中打开、保存后再发，或直接填写")
	case v.Kind == xlsx.Boolean && isNumeric(f):
		r.refuse(v.Row, v.Column, "boolean", "是 "+load.Shown(v.Text)+"，不是数", "直接填数")
	case v.Kind == xlsx.Date && isNumeric(f):
		r.refuse(v.Row, v.Column, "date-value", "显示为日期 "+load.Shown(v.Text)+"，不是数", "把单元格格式改为“常规”，重新填数")
	default:
		if v.Formula {
			r.fault(Hint, v.Row, v.Column, "formula", "是公式，读的是存下的结果 "+load.Shown(v.Text), "核对；最好直接填写")
		}
		return true
	}
	return false
}

func isNumeric(f field) bool {
	return f == fieldValue || f == fieldYoY || f == fieldRank || f == fieldRankOf
}

// plain is a number as a report writes it. percent says that the unit is %, so that 38.6% means 38.6.
func (r *reader) plain(v *xlsx.Value, percent bool, absent string) (string, bool) {
	text := v.Text
	switch {
	case v.Kind != xlsx.Number:
		return r.typed(v, percent, absent)
	case v.Percent && !percent:
		r.refuse(v.Row, v.Column, "percent-cell", "是百分数格式，显示为 "+shownValue(v)+"，而计量单位不是 %", "把单元格格式改为“常规”，按计量单位填数")
		return "", false
	case v.Percent:
		text = timesHundred(text)
		r.fault(Hint, v.Row, v.Column, "percent-cell", "是百分数格式，读作 "+text, "核对；最好填 "+text)
	}
	if load.TooLong(text) {
		what, fix := load.Mistyped(text, absent)
		r.refuse(v.Row, v.Column, "bad-figure", what, fix)
		return "", false
	}
	return text, true
}

// typed reads a number that was typed as text.
func (r *reader) typed(v *xlsx.Value, percent bool, absent string) (string, bool) {
	plain, how, ok := load.Typed(v.Text)
	if !ok && percent {
		if rest, found := strings.CutSuffix(strings.ReplaceAll(strings.TrimFunc(v.Text, load.Blank), "％", "%"), "%"); found {
			plain, _, ok = load.Typed(rest)
			how = "带了百分号"
		}
	}
	if !ok {
		what, fix := load.Mistyped(v.Text, absent)
		r.refuse(v.Row, v.Column, "bad-figure", what, fix)
		return "", false
	}
	if how == "" {
		how = "是文字格式的数"
	}
	r.fault(Hint, v.Row, v.Column, "typed-number", "“"+load.Shown(v.Text)+"”"+how+"，读作 "+plain, "核对；最好直接填 "+plain)
	return plain, true
}

// timesHundred moves the point of a plain decimal by two places.
func timesHundred(text string) string {
	d, err := model.ParseDecimal(text)
	if err != nil {
		return text
	}
	return d.Mul(model.Int(100)).String()
}
