package load

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// readCorrections reads data/corrections/*.yaml: why figures that were published are other ones now.
func (l *loader) readCorrections() error {
	for _, year := range l.files.corrections {
		r, root, err := l.yaml(yearFile("corrections", year))
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		r.mapping(root, "更正文件", []field{
			{"year", true, "年份，和文件名一致", r.year(year)},
			{"corrections", true, "更正，一处一条", func(v value) { r.list(v, func(v value) { l.correction(r, v, year) }) }},
		})
	}
	return nil
}

func (l *loader) correction(r *reader, v value, year int) {
	c := &model.Correction{Pos: r.pos(v.Node)}
	was, is := false, false
	ok := r.mapping(v.Node, "更正", []field{
		{"date", true, "更正的日期", r.date(&c.Date)},
		{"indicator", true, "指标的编号", finder(r, &l.indicators, &c.Indicator)},
		{"region", true, "地区的编号", finder(r, &l.regions, &c.Region)},
		{"period", true, "哪个月的数，写 年-月", r.period(&c.Period)},
		{"item", false, "改的是哪个数：不写是指标的数；报送的同比写 同比，上级给出的位次写 上级位次，共多少个参加写 上级参加排名数，其中项写编号", r.line(&c.Item)},
		{"old", true, "公布过的数", func(v value) { c.Old, was = r.num(v, reportGaps, noFigure) }},
		{"new", true, "报表里现在的数", func(v value) { c.New, is = r.num(v, reportGaps, noFigure) }},
		{"reason", true, "更正的原因，读者看得到", r.prose(&c.Reason)},
		{"who", false, "发现或者负责的单位", r.line(&c.Who)},
	})
	if !ok || !was || !is || c.Indicator == nil || c.Region == nil || c.Period == (model.Period{}) {
		return
	}
	if c.Period.Year != year {
		r.errorf(c.Pos, "name-mismatch", "移到"+yearFile("corrections", c.Period.Year), "更正的是 %s 的数，文件是 %d 年的", c.Period, year)
		return
	}
	if c.Item != model.ItemValue && !slices.Contains(model.GivenItems, c.Item) && c.Indicator.Part(c.Item) == nil {
		r.errorf(c.Pos, "unknown-part", "不写 item，或写 "+strings.Join(model.GivenItems, "、")+"、其中项的编号"+partIDs(c.Indicator), "指标“%s”没有“%s”这个其中项", c.Indicator.Name, shown(c.Item))
		return
	}
	for _, other := range l.site.Corrections {
		if other.Item == c.Item && other.Indicator == c.Indicator && other.Region == c.Region && other.Period == c.Period && other.Date == c.Date && other.Old.Same(c.Old) {
			r.errorf(c.Pos, "duplicate-id", "只留一处；同一天又改了一次的，old 写前一条的 new", "同一个数同一天从同一个数更正了两次，第 %d 行已经写过", other.Pos.Line)
			return
		}
	}
	l.site.Corrections = append(l.site.Corrections, c)
}

// AppendCorrections adds entries, each with its lines, to the end of a file of corrections, whose text may be empty. ok is false
// where the file does not end with a list in lines, so that somebody has to look for the place.
func AppendCorrections(text []byte, year int, entries [][]string) (out []byte, ok bool) {
	indent, before := 3, 0 // the column of items
	if len(bytes.TrimSpace(text)) == 0 {
		text = []byte("# 已经公布的数为什么改，一处一条；印在下一期的“更正和修订”里\nyear: " + strconv.Itoa(year) + "\ncorrections:\n")
	} else {
		list := lastCorrections(text)
		if list == nil {
			return nil, false
		}
		indent, before = list.Column, len(list.Content)
	}
	var b bytes.Buffer
	b.Write(bytes.TrimRight(text, " \t\r\n"))
	b.WriteByte('\n')
	for _, lines := range entries {
		for k, line := range lines {
			start := "  "
			if k == 0 {
				start = "- "
			}
			b.WriteString(strings.Repeat(" ", indent-1) + start + line + "\n")
		}
	}
	// The end of a list need not be the end of its text: behind a mark of the document's end nothing is read.
	if list := lastCorrections(b.Bytes()); list == nil || len(list.Content) != before+len(entries) {
		return nil, false
	}
	return b.Bytes(), true
}

// lastCorrections is the list in lines that a file of corrections ends with, or nil.
func lastCorrections(text []byte) *yaml.Node {
	var diags diag.List
	r := &reader{diags: &diags}
	root, _ := r.parse(text)
	if root == nil || diags.HasErrors() || root.Kind != yaml.MappingNode || len(root.Content) < 2 {
		return nil
	}
	key, list := root.Content[len(root.Content)-2], root.Content[len(root.Content)-1]
	if key.Value != "corrections" || list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0 {
		return nil
	}
	return list
}

// partIDs lists the parts of an indicator in a remedy; empty where it has none.
func partIDs(i *model.Indicator) string {
	var ids []string
	for k := range i.Parts {
		ids = append(ids, i.Parts[k].ID)
	}
	if ids == nil {
		return ""
	}
	return "（" + strings.Join(ids, "、") + "）"
}
