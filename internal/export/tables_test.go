package export

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/table"
)

// columnHeads are the measures that heads of columns mean.
var columnHeads = map[string]string{
	"年度目标": "target", "年度控制数": "target", "本期累计": "value", "本期数": "value", "期末数": "value", "本期值": "value", "完成率%": "completion", "与目标之比%": "completion", "较序时百分点": "lead", "上年同期": "last-year",
	"位次": "place", "位次变化": "place-change", "欠账": "arrears", "目前月均": "pace", "后续月均需": "needed", "所需倍数倍": "effort",
	"至年末尚需完成": "rest", "全年预计按当前进度": "forecast", "全年预计按上年走势": "seasonal", "偏重项数": "task-heavy",
	"得分分": "score-points", "较上期分": "score-gain", "权重分": "score-weight", "本项分值分": "score-share", "上限%": "score-cap", "计入%": "score-counted",
	"指标数": "count",
}

// place is where a cell of a table belongs.
type place struct {
	indicator, region string
	period            model.Period
}

// table looks up the cells of a table.
func (w *walker) table(t *table.Table, p *page.Page) {
	names := slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Kind == table.Text })
	var part, indicator string
	for n, rows := range [][]table.Row{t.Rows, t.Foot} {
		for k := range rows {
			row := &rows[k]
			if row.Class == "group" {
				continue
			}
			at := w.rowPlace(t, p, row, names, n == 1)
			if row.Class == "part" {
				part = strings.TrimPrefix(row.Cells[names].Text, "其中：")
				at.indicator = indicator
			} else {
				part, indicator = "", at.indicator
				w.last = at
			}
			for c := range row.Cells {
				if c != names && c < len(t.Columns) {
					w.cell(t, p, &row.Cells[c], c, at, part, n == 1)
				}
			}
		}
	}
}

// inText is what tables and charts in texts have behind their ids.
var inText = regexp.MustCompile(`_text[0-9]+$`)

func tableID(t *table.Table) string { return inText.ReplaceAllString(t.ID, "") }

// rowPlace is what a row is about: by its link, by its name, or by the page that it stands on.
func (w *walker) rowPlace(t *table.Table, p *page.Page, row *table.Row, names int, foot bool) place {
	if row.Class == "part" {
		return w.last
	}
	at := place{region: w.view.Site.Whole().ID, period: w.view.Edition.Period}
	if p.Region != nil {
		at.region = p.Region.ID
	}
	if p.Indicator != nil {
		at.indicator = p.Indicator.ID
	}
	for _, i := range w.view.Site.Indicators { // tables in texts, and those of plans
		for _, id := range []string{"t_", "t_plan_", "t_path_"} {
			if tableID(t) == id+strings.ReplaceAll(i.ID, "-", "_") {
				at.indicator = i.ID
			}
		}
	}
	for _, r := range w.view.Site.Regions {
		if tableID(t) == "t_"+strings.ReplaceAll(r.ID, "-", "_") || t.ID == "t_score_"+strings.ReplaceAll(r.ID, "-", "_") {
			at.region = r.ID
		}
	}
	cell := &row.Cells[names]
	href, fragment, _ := strings.Cut("/"+cell.Href, "#")
	switch {
	case strings.Contains(href, "/counties/"):
		at.region = strings.TrimSuffix(href[strings.Index(href, "/counties/")+10:], ".html")
	case strings.Contains(href, "/indicators/"):
		at.indicator = strings.TrimSuffix(href[strings.Index(href, "/indicators/")+12:], ".html")
	case strings.HasPrefix(fragment, "i-"):
		at.indicator = fragment[2:]
	case strings.HasPrefix(fragment, "s-"):
		at.region = fragment[2:]
	case t.ID == "t_assessments":
		at.indicator = "_" + fragment
	case !foot:
		for _, r := range w.view.Site.Regions {
			if cell.Text == r.Name || r.Kind == model.Prefecture && cell.Text == w.view.Site.Words.Whole {
				at.region = r.ID
			}
		}
	}
	switch {
	case strings.HasPrefix(t.ID, "t_scores"), strings.HasPrefix(t.ID, "t_tier_"), foot && strings.HasPrefix(t.ID, "t_score_"):
		at.indicator = "_scores"
	}
	return at
}

// measureOf is what stands in a column; empty where the test knows none.
func (w *walker) measureOf(t *table.Table, c int, at *place, foot bool) string {
	column := &t.Columns[c]
	head := column.Head
	switch {
	case column.Href != "":
		at.indicator = strings.TrimSuffix(column.Href[strings.Index(column.Href, "indicators/")+11:], ".html")
		switch {
		case foot:
			return w.foot(at)
		case t.ID == "t_tasks":
			return "task-share"
		}
		return "completion"
	case t.ID == "t_board" && foot:
		at.indicator = "_board"
		return w.foot(at)
	case t.ID == "t_board" && head == "其中未破零":
		at.indicator = "_board"
		return "at-zero"
	case t.ID == "t_board" && strings.HasSuffix(head, "项数"):
		at.indicator = "_board"
		return "behind"
	case column.Under == "已累计":
		return "value"
	case column.Under == "应达到":
		month, _ := strconv.Atoi(strings.TrimSuffix(head, "月"))
		at.period.Month = month
		return "required"
	case strings.HasSuffix(head, "月末欠账"):
		return "arrears"
	case head == "同比":
		return "growth"
	case strings.HasSuffix(head, "份额") && t.ID == "t_tasks":
		at.indicator = "_basis"
		return "basis-share"
	case head == "偏重项数":
		at.indicator = "_basis"
	case t.ID == "t_overview" && strings.HasSuffix(head, "所需倍数"):
		return "effort"
	case t.ID == "t_overview" && column.Unit != "":
		return map[string]string{"已完成": "prospect-done", "能完成": "prospect-will", "可能完成": "prospect-may", "难以完成": "prospect-will-not",
			"未完成": "prospect-unmet", "未报送": "prospect-none", "无数据": "prospect-none", "本期不报": "prospect-none"}[head]
	case t.ID == "t_assessments" && head != "指标数":
		if head == "不计状态" {
			return "count-none"
		}
		return countIDs[head]
	}
	if t.ID == "t_scores" || strings.HasPrefix(t.ID, "t_tier_") {
		of := map[bool]string{true: "tier", false: "score"}[strings.HasPrefix(t.ID, "t_tier_") || head == "类内位次"]
		switch head {
		case "位次", "类内位次":
			return of + "-place"
		case "位次变化":
			return of + "-place-change"
		}
	}
	if id := columnHeads[head+column.Unit+column.Under]; id != "" {
		return id
	}
	if m := measure.Named(head, w.view.Site.Words); m != nil {
		return m.ID
	}
	return ""
}

// byValue reports whether boards show the figure of an indicator.
func (w *walker) byValue(id string) bool {
	return slices.ContainsFunc(w.view.Site.Indicators, func(i *model.Indicator) bool { return i.ID == id && format.ByValue(i) })
}

// foot is what a sum of the board counts: of the second row, those at zero.
func (w *walker) foot(at *place) string {
	at.region = w.view.Site.Whole().ID
	if w.zeroRow {
		return "members-at-zero"
	}
	return "members-behind"
}

// cell looks a cell up and compares the number.
func (w *walker) cell(t *table.Table, p *page.Page, c *table.Cell, column int, at place, part string, foot bool) {
	if foot && t.ID == "t_board" {
		w.zeroRow = strings.Contains(t.Foot[1].Cells[0].Text, "未破零") && containsCell(t.Foot[1].Cells, c)
	}
	if c.Spark != nil {
		w.spark(c.Spark, at)
	}
	counts := c.Figure || c.Value.Ok() && c.Sort != "" && c.Value != (model.Num{}) || isWordOfGap(c)
	if !counts {
		return
	}
	id := w.measureOf(t, column, &at, foot)
	if id == "completion" && c.Figure && t.Columns[column].Href != "" && w.byValue(at.indicator) { // boards show the rate
		id = "value"
	}
	if part != "" {
		id = w.partOf(at.indicator, part)
	}
	if id == "" {
		w.errorf("table %s: no measure for “%s%s%s”", t.ID, t.Columns[column].Head, t.Columns[column].Unit, t.Columns[column].Under)
		return
	}
	if id == "spread" || id == "spread-ratio" { // of all members
		at.region = w.view.Site.Whole().ID
	}
	w.figures++
	row := w.row(at.indicator, at.region, at.period, id)
	name := strings.Join([]string{t.ID, at.indicator, at.region, at.period.String(), id}, " ")
	switch {
	case isWordOfGap(c):
		if row != nil && row.Ok() {
			w.errorf("%s: the data have %s, the page %s", name, row.Text(), c.Text)
		}
		if (row == nil || row.Gap != c.Value.Gap) && (id == "value" || id == "target") {
			w.errorf("%s: the page says %s, the data nothing", name, c.Text)
		}
	case row == nil || !row.Ok():
		w.errorf("%s: the page has %s, the data nothing", name, c.Text)
	case !near(row, c.Value.Value):
		w.errorf("%s: the data have %s, the page %s", name, row.Text(), c.Value.Value)
	}
}

func containsCell(cells []table.Cell, c *table.Cell) bool {
	for k := range cells {
		if &cells[k] == c {
			return true
		}
	}
	return false
}

// isWordOfGap reports whether a cell says one of the author's four gaps.
func isWordOfGap(c *table.Cell) bool {
	return !c.Figure && c.Value.Gap >= model.NotReported && c.Value.Gap <= model.Confidential && strings.HasPrefix(c.Class, "gap") && c.Text != "—"
}

// near reports whether a row has the number, as far as it may be rounded.
func near(row *Row, d model.Decimal) bool {
	got, err := model.ParseDecimal(row.Text())
	return err == nil && got.Sub(d).Abs().Cmp(model.MustDecimal("0.0000005")) <= 0
}

func (w *walker) partOf(indicator, name string) string {
	for _, i := range w.view.Site.Indicators {
		if i.ID != indicator {
			continue
		}
		for k := range i.Parts {
			if i.Parts[k].Name == name {
				return partID(i, &i.Parts[k])
			}
		}
	}
	return ""
}

// spark looks up the months that a small line draws.
func (w *walker) spark(s *table.Spark, at place) {
	year := w.view.Edition.Period.Year
	for k, points := range [][]table.Point{s.This, s.Last} {
		for _, p := range points {
			w.points++
			if row := w.row(at.indicator, at.region, model.Period{Year: year - k, Month: p.Month + 1}, "value"); row == nil || !row.Ok() {
				w.errorf("trend of %s in %s: no figure of %d-%d", at.indicator, at.region, year-k, p.Month+1)
			}
		}
	}
}
