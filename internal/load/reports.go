package load

import (
	"gopkg.in/yaml.v3"

	"bulletin/internal/model"
)

// noFigure is what to write in a report where there is no figure.
const noFigure = "没有报的写“未报送”，不涉及的写“不适用”，零写 0"

// reportGaps may stand in a report in place of a figure.
var reportGaps = []word[model.Gap]{{"未报送", model.NotReported}, {"不适用", model.NotApplicable}, {"保密", model.Confidential}}

// statuses are the words for how final a figure is, from the least.
var statuses = ordered(model.Statuses)

// reportReader reads one data/reports/2022-06.yaml.
type reportReader struct {
	matrix
	report *model.Report
}

func (l *loader) readReport(report *model.Report) error {
	if !l.files.has[report.File] {
		return nil
	}
	text, ok, err := l.read(report.File)
	if !ok || l.memory.recall(report, text, l.site.Indicators) {
		return err
	}
	if l.matrixText(report.File, text, l.reportDecoder(report), func() {
		*report = *model.NewReport(report.Period, report.File, len(l.site.Indicators), len(l.site.Regions))
	}) {
		l.memory.keep(report, text)
	}
	return nil
}

func (l *loader) reportDecoder(report *model.Report) matrixDecoder {
	return func(r *reader, root *yaml.Node, b body) {
		k := &reportReader{report: report}
		k.matrix = matrix{reader: r, l: l, body: b, absent: noFigure, accept: k.accept, blanket: k.blanket, cell: k.cell}
		r.mapping(root, "报表", []field{
			{"period", true, "报表的月份，如 2022-06，与文件名相同", r.monthIn(report.Period)},
			{"status", true, "数据状态：预计、快报、初步核算、最终核实、考核认定", choice(r, &report.Status, statuses)},
			{"released", false, "报表发布的日期，如 2022-07-12", func(v value) {
				if r.date(&report.Released)(v); !r.sketching() {
					report.ReleasedPos = r.pos(v.Node)
				}
			}},
			{"values", true, "累计数：指标编号 → 地区编号 → 数", k.values},
		})
	}
}

func (k *reportReader) accept(*model.Indicator, *yaml.Node) bool { return true }

// blanket records a gap for all regions of the indicator. The province owes no figure.
func (k *reportReader) blanket(i *model.Indicator, v value) {
	num, ok := k.gap(v, reportGaps, noFigure)
	if !ok {
		return
	}
	for _, g := range k.l.site.Regions {
		if i.AppliesTo(g) && g.In(k.report.Period) && !k.idle(i, num) {
			k.report.Set(i, g, model.Figure{Num: num, Status: k.report.Status, Line: int32(v.Line), Col: int32(v.Column)})
		}
	}
}

// idle reports whether a gap says no more than that nothing is owed in a month for which no figures of the indicator are due.
func (k *reportReader) idle(i *model.Indicator, num model.Num) bool {
	return !i.Due(k.report.Period) && (num.Gap == model.NotReported || num.Gap == model.NotApplicable)
}

func (k *reportReader) cell(i *model.Indicator, g *model.Region, v value) {
	f := model.Figure{Status: k.report.Status, Line: int32(v.Line), Col: int32(v.Column)}
	var ok bool
	switch {
	case k.sketching():
		k.drawEither(func() { k.num(v, reportGaps, noFigure) }, func() { k.full(i, f, v) })
	case v.Kind == yaml.MappingNode:
		f, ok = k.full(i, f, v)
	default:
		f.Num, ok = k.num(v, reportGaps, noFigure)
	}
	if !ok || f.Gap == model.NotApplicable && !i.AppliesTo(g) || k.idle(i, f.Num) && (f.More == nil || f.More.YoY == nil) {
		return
	}
	if k.there(g, g.In(k.report.Period), k.report.Period, k.pos(v.Node)) && k.counted(i, i.In(k.report.Period), k.report.Period, "", k.pos(v.Node)) && k.allowed(i, g, f.Num, k.pos(v.Node)) {
		k.report.Set(i, g, f)
	}
}

// full reads a figure with what is said about it.
func (k *reportReader) full(i *model.Indicator, f model.Figure, v value) (model.Figure, bool) {
	more := &model.FigureMore{}
	given := false
	ok := k.mapping(v.Node, "数据", []field{
		{"value", true, "数，或者 未报送、不适用、保密", func(v value) { f.Num, given = k.num(v, reportGaps, noFigure) }},
		{"status", false, "本数的数据状态；不写时用报表的", choice(k.reader, &f.Status, statuses)},
		{"note", false, "说明", k.prose(&more.Note)},
		{"source", false, "出处", k.prose(&more.Source)},
		{"checked_by", false, "核对人", k.line(&more.CheckedBy)},
		{"yoy", false, "同比增速，%；程序算得出的不写", k.yoy(more)},
		{"rank", false, "位次", k.integer(&more.Rank, 1, 9999)},
		{"rank_of", false, "参加排名的单位数；写了 rank 才写", k.rankOf(more)},
		{"parts", false, "其中项的数：其中项编号 → 数", k.parts(i, more)},
		{"explained", false, "写明检查有疑问的原因：检查项目代码 → 原因", k.explained(more)},
	})
	if ok && more.RankOf > 0 && !mentioned(v.Node, "rank") {
		k.errorf(k.pos(v.Node), "missing-key", "加上“rank: …”，或删去“rank_of”", "写了“rank_of”，没有写“rank”")
	}
	f.More = more
	return f, ok && given
}

func (k *reportReader) yoy(more *model.FigureMore) func(value) {
	return func(v value) {
		if d, ok := k.decimal(v, noNumber); ok {
			more.YoY = &d
		}
	}
}

// rankOf reads how many are ranked; rank has been read before.
func (k *reportReader) rankOf(more *model.FigureMore) func(value) {
	return func(v value) {
		k.integer(&more.RankOf, 1, 9999)(v)
		if more.RankOf > 0 && more.Rank > more.RankOf {
			k.errorf(k.pos(v.Node), "out-of-range", "核对位次", "位次是第 %d，却只有 %d 个参加排名", more.Rank, more.RankOf)
		}
	}
}

// parts reads the figures of the indicator's parts, and keeps them in the indicator's order.
func (k *reportReader) parts(i *model.Indicator, more *model.FigureMore) func(value) {
	return func(v value) {
		if k.sketching() {
			k.drawTable(idText.String(), "其中项的编号", func() { k.num(blank(""), reportGaps, noFigure) })
			return
		}
		if len(i.Parts) == 0 {
			k.errorf(k.pos(v.Node), "not-due", "删去 parts，或在指标文件里写上其中项", "指标“%s”没有其中项", i.ID)
			return
		}
		fields := make([]field, len(i.Parts))
		for n := range i.Parts {
			part := &i.Parts[n]
			fields[n] = field{part.ID, false, part.Name, func(v value) {
				num, ok := k.num(v, reportGaps, noFigure)
				if ok && k.signed(i, num, k.pos(v.Node)) {
					more.Parts = append(more.Parts, model.PartFigure{Part: part, Num: num})
				}
			}}
		}
		k.mapping(v.Node, "指标“"+i.ID+"”的其中项", fields)
	}
}

// explained reads why rules that doubt the figure are wrong to. Whether there is such a rule is for package check to
// say, which has them.
func (k *reportReader) explained(more *model.FigureMore) func(value) {
	return func(v value) {
		if k.sketching() {
			k.drawTable(idText.String(), "检查项目的代码，如 jump", func() { k.prose(new(string))(blank("")) })
			return
		}
		if v.Kind != yaml.MappingNode {
			k.errorf(k.pos(v.Node), "wrong-type", "写成 {jump: 原因} 的样子", "“explained”应写明说明的是哪一项检查，这里是%s", kindOf(v.Node))
			return
		}
		pairs, _ := k.pairsOr(v.Node, "explained ", "写上原因，或删去这一项")
		for _, p := range pairs {
			if !isID(p.key.Value) {
				k.errorf(k.pos(p.key), "bad-key", "写警告的方括号里的代码，如 jump", "“%s”不是检查项目的代码", shown(p.key.Value))
				continue
			}
			e := model.Explanation{Rule: p.key.Value, Line: int32(p.key.Line), Col: int32(p.key.Column)}
			if k.prose(&e.Reason)(value{p.value, p.key.Value}); e.Reason != "" {
				more.Explained = append(more.Explained, e)
			}
		}
	}
}
