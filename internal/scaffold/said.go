package scaffold

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// Said is what is answered on a terminal or told by flags: lists are parted by 、.
type Said struct {
	Title, Issuer, First string
	Date                 string // of the first edition
	Whole, Upper         string // names
	Members              string
	AllOf, MemberWord    string // 全州, 县市
	Indicators           string // 研发投入（万元）、技术合同（项）
}

// Answers are the same as if they stood in a file. At is how messages name where a text was told: --title, or a question.
func (s *Said) Answers(at map[string]string) *load.Answers {
	pos := func(key string) diag.Pos { return diag.Pos{File: at[key]} }
	a := &load.Answers{Pos: pos("标题")}
	for _, v := range []struct{ key, text string }{
		{"标题", s.Title}, {"发布单位", s.Issuer}, {"首期", s.First}, {"印发日期", s.Date}, {"整体称呼", s.AllOf}, {"成员称呼", s.MemberWord},
	} {
		a.Settings = append(a.Settings, load.Answer{Key: v.key, Text: strings.TrimSpace(v.text), Pos: pos(v.key)})
	}
	regions := load.AnswerTable{Name: regionTable, Pos: pos("整体")}
	add := func(name, kind, key string) {
		if name = strings.TrimSpace(name); name != "" {
			regions.Rows = append(regions.Rows, load.AnswerRow{Pos: pos(key), Fields: []load.Answer{{Key: "名称", Text: name, Pos: pos(key)}, {Key: "类别", Text: kind, Pos: pos(key)}}})
		}
	}
	add(s.Whole, "整体", "整体")
	for _, name := range parted(s.Members) {
		add(name, "成员", "成员")
	}
	add(s.Upper, "上级", "上级")
	indicators := load.AnswerTable{Name: indicatorTable, Pos: pos("指标")}
	for _, text := range parted(s.Indicators) {
		indicators.Rows = append(indicators.Rows, saidIndicator(text, pos("指标")))
	}
	if len(indicators.Rows) == 0 {
		indicators.Rows = append(indicators.Rows, saidIndicator(model.Placeholder("指标名称")+"（个）", pos("指标")))
	}
	a.Tables = []load.AnswerTable{regions, indicators}
	return a
}

// saidIndicator reads a name with its unit in the last brackets. Of percentages it is a rate.
func saidIndicator(text string, pos diag.Pos) load.AnswerRow {
	name, unit := text, ""
	end := strings.TrimSpace(text)
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if inner, found := strings.CutSuffix(end, pair[1]); found {
			if at := strings.LastIndex(inner, pair[0]); at > 0 {
				name, unit = inner[:at], inner[at+len(pair[0]):]
			}
		}
	}
	row := load.AnswerRow{Pos: pos, Fields: []load.Answer{{Key: "名称", Text: strings.TrimSpace(name), Pos: pos}, {Key: "计量单位", Text: strings.TrimSpace(unit), Pos: pos}}}
	switch unit {
	case "%", "％", "‰":
		row.Fields = append(row.Fields, load.Answer{Key: "类型", Text: "比率", Pos: pos})
	}
	return row
}
