package form

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// remedies say what whoever filled a form can do about a diagnostic. The diagnostics' own advice speaks of keys and files,
// which a form does not have. What is to be verified also gets the last resort.
var remedies = map[string]string{
	"bad-figure":      "只填数，不带单位、逗号和百分号；没有数的写 " + gapChoice,
	"bad-gap":         "没有数的写 " + gapChoice,
	"bad-text":        "重新输入这一格的文字",
	"bad-character":   "重新输入这一格的文字",
	"too-long":        "删减文字",
	"wrong-type":      "重新输入这一格",
	"unknown-word":    "从下拉列表中选",
	"negative-figure": "核对正负号，这项指标没有负数",
	"not-due":         "清空这一格，这项指标不要本单位填",
	"out-of-range":    "核对上级位次和参加排名数",

	"region-not-there":      "清空这一格；并入了别的单位的，数加进那个单位的数里",
	"indicator-not-counted": "清空这一格，这项指标本月不统计",
	"missing-key":           "上级位次和参加排名数一起填，或都不填",

	"at-most":               "核对两项指标的数，必有一项不对",
	"sum-of-parts":          "核对本期数和各其中项",
	"missing-parts":         "补填其中项",
	"parts-without-whole":   "补填本期数",
	"missing-figure":        "补填；没有数的写 " + gapChoice,
	"between-reports":       "本月不到报送的时候，删去这个数；确实要报的，在说明里写原因",
	"target-not-applicable": "没有报上来的写 未报送",
	"falling":               "核对填的是不是当月数，应填年初以来的累计数",
	"monthly-row":           "填年初以来的累计数，不填当月数",
	"monthly-figure":        "填年初以来的累计数，不填当月数",
	"unchanged":             "核对是不是误用了上期的数",
	"jump":                  "核对单位和小数点",
	"unit-jump":             "核对计量单位；指标改了单位的，先换算以前的报表和目标",
	"too-coarse":            "核对计量单位和小数点",
	"far-over":              "核对单位和小数点",
	"fraction":              "核对单位和小数点",
	"rate-range":            "核对小数点，38.6%填 38.6",
	"rate-as-fraction":      "百分数直接填百分号前面的数，88.9%填 88.9",
	"rate-between":          "核对整体数和各单位的数",
	"sum-of-regions":        "核对整体数和各单位的数",
	"missing-whole":         "核实后补填整体数",
	"yoy-differs":           "核对同比和本期数",
	"disclosure":            "再隐去一个数，或写出这个数",
}

// lastResort is said of what may be right after all.
const lastResort = "；确实无误的，在这一行的“说明”栏写明原因"

// TableResort is the same of tables, which have no such column.
const TableResort = "；确实无误的，收的时候加 --reason 写明原因"

// words are what a diagnostic says in the words of forms, to somebody who has to do what its class asks.
func (run *importing) words(d diag.Diagnostic, class Class) (text, fix string) {
	text = d.Text
	if d.Severity == diag.Error {
		text = run.names().Replace(text)
	}
	fix, known := remedies[d.Code]
	if !known {
		fix = keyWords.Replace(d.Fix)
	}
	if class == Verify {
		fix = strings.TrimPrefix(fix+lastResort, "；")
	}
	return text, fix
}

// keyWords are the keys of a report by the names of columns, for advice that has no words of its own here.
var keyWords = strings.NewReplacer(
	"；确实如此的，用 note 说明原因", "", "；确实如此的，用 note 说明", "", "，用 note 说明", "，在“说明”栏写明原因",
	" note ", "“备注”栏", " parts", "其中项", "“rank_of”", "“参加排名数”", "“rank”", "“上级位次”", "“yoy”", "“同比”",
	"“status”", "“数据性质”", "“note”", "“备注”",
)

// names puts the names of indicators, regions and parts in the place of their ids.
func (run *importing) names() *strings.Replacer {
	var pairs []string
	add := func(id, name string) {
		pairs = append(pairs, "“"+id+"”（"+name+"）", "“"+name+"”", "“"+id+"”", "“"+name+"”")
	}
	s := run.site.Model
	for _, i := range s.Indicators {
		add(i.ID, i.Name)
		for _, p := range i.Parts {
			add(p.ID, p.Name)
		}
	}
	for _, g := range everyRegion(s) {
		add(g.ID, g.Name)
	}
	for _, key := range []struct{ key, column string }{
		{"value", "本期数"}, {"status", "数据性质"}, {"yoy", "同比"}, {"rank", "上级位次"}, {"rank_of", "参加排名数"}, {"note", "备注"},
		{"explained", "说明"}, {"source", "来源"},
	} {
		add(key.key, key.column)
	}
	return strings.NewReplacer(pairs...)
}

// everyRegion are a site's regions and what the whole is compared with.
func everyRegion(s *model.Site) []*model.Region {
	if s.Province == nil {
		return s.Regions
	}
	return append(s.Regions[:len(s.Regions):len(s.Regions)], s.Province)
}
