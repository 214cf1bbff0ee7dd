package claim

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// sheet is a table that a test writes from the data, with the lines above it.
type sheet struct {
	name  string
	above string
	rows  [][]string
	holds [][2]int // cells that hold a number or a name that the data have
}

func (s *sheet) put(row, column int, text string, known bool) {
	for len(s.rows) <= row {
		s.rows = append(s.rows, nil)
	}
	for len(s.rows[row]) <= column {
		s.rows[row] = append(s.rows[row], "")
	}
	s.rows[row][column] = text
	if known {
		s.holds = append(s.holds, [2]int{row, column})
	}
}

// markdown writes the sheet as authors do.
func (s *sheet) markdown() string {
	var b strings.Builder
	if s.above != "" {
		b.WriteString(s.above + "\n\n")
	}
	for n, row := range s.rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if n == 0 {
			b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
	return b.String()
}

// flip is the sheet with its columns as rows.
func (s *sheet) flip() *sheet {
	t := &sheet{name: s.name + ", transposed", above: s.above}
	for n, row := range s.rows {
		for k, text := range row {
			t.put(k, n, text, slices.Contains(s.holds, [2]int{n, k}))
		}
	}
	return t
}

// clerk writes sheets.
type clerk struct {
	*desk
	random *rand.Rand
}

func pick[T any](c *clerk, list ...T) T { return list[c.random.Intn(len(list))] }

// columns are what a sheet may have of an indicator, as heads write it; U is the unit.
var columns = []struct {
	of    *measure.Measure
	heads []string
	where func(i *model.Indicator) bool
}{
	{measure.Value, []string{"累计（U）", "累计完成（U）", "完成数（U）", "实际完成（U）", "本期累计（U）", "总量（U）"}, isFlow},
	{measure.Value, []string{"期末数（U）", "数值（U）"}, func(i *model.Indicator) bool { return !isFlow(i) }},
	{measure.Target, []string{"年度目标（U）", "目标（U）", "全年任务（U）", "年度目标任务（U）"}, func(i *model.Indicator) bool { return i.Targeted }},
	{measure.Completion, []string{"完成率（%）", "完成年度目标（%）", "完成率/%", "完成率", "占年度目标（%）", "进度（%）"}, func(i *model.Indicator) bool { return i.Targeted && isFlow(i) && i.Better != model.Lower }},
	{measure.Growth, []string{"同比（%）", "同比增长（%）", "增速（%）", "比上年同期±%", "同比±%", "比上年增减（%）", "同比增减%"}, func(i *model.Indicator) bool { return i.Measure != model.Rate }},
	{measure.Growth, []string{"同比±（P）", "同比（P）", "比上年同期增减（P）"}, func(i *model.Indicator) bool { return i.Measure == model.Rate && i.Unit == "%" }},
	{measure.LastYear, []string{"上年同期（U）", "去年同期（U）", "上年同期数（U）"}, isFlow},
	{measure.Lead, []string{"较序时（百分点）", "较序时进度（±个百分点）", "超序时（百分点）"}, func(i *model.Indicator) bool { return i.Targeted && isFlow(i) && i.Better != model.Lower }},
	{measure.Increase, []string{"同比增减额（U）", "比上年同期增加（U）", "同比增量（U）"}, isFlow},
	{measure.Rank, []string{"位次", "排名", "完成率位次"}, func(i *model.Indicator) bool {
		return i.Targeted && isFlow(i) && i.Better != model.Lower && i.Scope == model.AllRegions
	}},
	{measure.Share, []string{"占全市比重（%）", "占比（%）"}, func(i *model.Indicator) bool { return isFlow(i) && i.Scope == model.AllRegions }},
}

func isFlow(i *model.Indicator) bool { return i.Measure == model.Flow }

// number is a measure as a cell has it, or a mark that it is missing.
func (c *clerk) number(v *analysis.View, i *model.Indicator, r *model.Region, m *measure.Measure, thousands bool) (string, bool) {
	cell := v.Cell(i, r)
	q := m.Of(v, &cell)
	if !q.Ok() {
		return pick(c, "—", "", "-", "/", "未报送", "…"), false
	}
	text := format.Decimal(q.Value, q.Places)
	if thousands {
		text = grouped(text)
	}
	return text, true
}

// grouped is a number with marks of thousands.
func grouped(text string) string {
	whole, fraction, _ := strings.Cut(text, ".")
	sign := strings.TrimRight(whole, "0123456789")
	digits := whole[len(sign):]
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	if fraction != "" {
		digits += "." + fraction
	}
	return sign + digits
}

func (c *clerk) head(pattern string, i *model.Indicator) string {
	unit := strings.NewReplacer("U", i.Unit, "P", pick(c, "百分点", "个百分点")).Replace
	return strings.ReplaceAll(unit(pattern), "全市", c.site.Words.Whole)
}

func (c *clerk) name(i *model.Indicator) string {
	if i.Short == "" {
		return i.Name
	}
	return pick(c, i.Name, i.Short)
}

// indicators are some that all members have.
func (c *clerk) indicators(n int, where func(*model.Indicator) bool) []*model.Indicator {
	var list []*model.Indicator
	for _, k := range c.random.Perm(len(c.site.Indicators)) {
		if i := c.site.Indicators[k]; i.Scope == model.AllRegions && where(i) && len(list) < n {
			list = append(list, i)
		}
	}
	return list
}

// regions are those of a sheet's rows: often the whole first.
func (c *clerk) regions() []*model.Region {
	list := slices.Clone(c.site.Counties())
	for _, r := range c.site.Regions {
		if r.Kind == model.Zone {
			list = append(list, r)
		}
	}
	if c.random.Intn(3) == 0 {
		c.random.Shuffle(len(list), func(a, b int) { list[a], list[b] = list[b], list[a] })
	}
	return list
}

func (c *clerk) regionName(r *model.Region) string {
	if r.Kind == model.Prefecture {
		return c.site.Words.Whole
	}
	if r.Short != "" && c.random.Intn(4) == 0 {
		return r.Short
	}
	return r.Name
}

// byIndicators has a column of each indicator, some with what follows it.
func (c *clerk) byIndicators() *sheet {
	s := &sheet{name: "indicators"}
	s.put(0, 0, pick(c, "县市区", "地区", "县市", "单位", ""), false)
	rows := append([]*model.Region{c.site.Whole()}, c.regions()...)
	thousands := c.random.Intn(2) == 0
	column := 1
	for _, i := range c.indicators(2+c.random.Intn(3), func(*model.Indicator) bool { return true }) {
		list := []*measure.Measure{measure.Value}
		s.put(0, column, c.name(i)+pick(c, "（U）", "(U)", "/U", "，U"), false)
		s.rows[0][column] = strings.ReplaceAll(s.rows[0][column], "U", i.Unit)
		if strings.Contains(i.Unit, "/") {
			s.rows[0][column] = c.name(i) + "（" + i.Unit + "）"
		}
		for _, k := range c.random.Perm(len(columns)) {
			if m := &columns[k]; m.where(i) && m.of != measure.Value && len(list) < 2 && c.random.Intn(2) == 0 {
				list = append(list, m.of)
				s.put(0, column+1, c.head(pick(c, m.heads...), i), false)
			}
		}
		for _, m := range list {
			for n, r := range rows {
				text, ok := c.number(c.view, i, r, m, thousands)
				s.put(n+1, column, text, ok && !(m == measure.Rank && r.Kind != model.County))
			}
			column++
		}
	}
	for n, r := range rows {
		s.put(n+1, 0, c.regionName(r), false)
	}
	return s
}

// byMeasures has the measures of one indicator, named above.
func (c *clerk) byMeasures() *sheet {
	s := &sheet{name: "measures of one indicator"}
	i := c.indicators(1, func(i *model.Indicator) bool { return i.Targeted })[0]
	s.above = c.caption(i)
	rows := append(c.regions(), c.site.Whole())
	s.put(0, 0, pick(c, "县市区", "地区", "县市"), false)
	c.measures(s, 1, i, rows, 0)
	for n, r := range rows {
		s.put(n+1, 0, c.regionName(r), false)
	}
	if c.random.Intn(2) == 0 {
		s.rows[len(rows)][0] = pick(c, "合计", "总计")
		last := len(rows)
		s.holds = slices.DeleteFunc(s.holds, func(at [2]int) bool { return at[0] == last }) // of rates no total need be that of the whole
	}
	return s
}

// caption names an indicator above a table.
func (c *clerk) caption(i *model.Indicator) string {
	return pick(c, "## "+i.Name, "## 一、"+c.name(i), "表1 "+i.Name+"情况", "各"+c.site.Words.Member+i.Name+"完成情况如下：", "## "+i.Name+"\n\n各地进展如下表：")
}

// measures puts some measures of an indicator into columns from one on and returns where they end.
func (c *clerk) measures(s *sheet, column int, i *model.Indicator, rows []*model.Region, head int) int {
	taken := map[*measure.Measure]bool{}
	thousands := c.random.Intn(2) == 0
	for k := range columns {
		m := &columns[k]
		if !m.where(i) || taken[m.of] || m.of != measure.Value && c.random.Intn(2) == 0 {
			continue
		}
		taken[m.of] = true
		s.put(head, column, c.head(pick(c, m.heads...), i), false)
		for n, r := range rows {
			text, ok := c.number(c.view, i, r, m.of, thousands)
			s.put(head+n+1, column, text, ok && !(m.of == measure.Rank && r.Kind != model.County))
		}
		column++
	}
	return column
}

// grouped has a head of two rows: indicators, and below each what of it.
func (c *clerk) groupedHeads() *sheet {
	s := &sheet{name: "two rows of heads"}
	rows := append([]*model.Region{c.site.Whole()}, c.regions()...)
	s.put(0, 0, "县市区", false)
	s.put(1, 0, pick(c, "", "县市区"), false)
	column := 1
	for _, i := range c.indicators(2, func(i *model.Indicator) bool { return i.Targeted && isFlow(i) && i.Better != model.Lower }) {
		end := c.measures(s, column, i, rows, 1)
		s.put(0, column, c.name(i), false)
		for k := column + 1; k < end; k++ {
			s.put(0, k, pick(c, "", s.rows[0][column]), false)
		}
		column = end
	}
	for n, r := range rows {
		s.put(n+2, 0, c.regionName(r), false)
	}
	return s
}

// byRows has a row for each indicator, of the whole or of a region named above.
func (c *clerk) byRows() *sheet {
	s := &sheet{name: "indicators in rows"}
	r := c.site.Whole()
	if c.random.Intn(2) == 0 {
		r = c.site.Counties()[c.random.Intn(len(c.site.Counties()))]
		s.above = "## " + r.Name
	}
	unitColumn := c.random.Intn(2)
	s.put(0, 0, pick(c, "指标", "指标名称", "项目"), false)
	if unitColumn == 1 {
		s.put(0, 1, pick(c, "单位", "计量单位"), false)
	}
	list := c.indicators(7, func(i *model.Indicator) bool { return i.Targeted && isFlow(i) && i.Better != model.Lower })
	column := 1 + unitColumn
	for k := range columns {
		m := &columns[k]
		if !m.where(list[0]) || m.of == measure.Rank && r.Kind != model.County || m.of != measure.Value && c.random.Intn(2) == 0 || m.of == measure.Value && column > 1+unitColumn || m.of == measure.Share && r.Kind == model.Prefecture {
			continue
		}
		s.put(0, column, strings.NewReplacer("（U）", "", "P", "百分点", "全市", c.site.Words.Whole).Replace(pick(c, m.heads...)), false)
		for n, i := range list {
			text, ok := c.number(c.view, i, r, m.of, false)
			s.put(n+1, column, text, ok)
		}
		column++
	}
	for n, i := range list {
		name := c.name(i)
		if unitColumn == 1 {
			s.put(n+1, 1, i.Unit, false)
		} else {
			name += "（" + i.Unit + "）"
		}
		s.put(n+1, 0, name, false)
	}
	return s
}

// byPeriods has a row for each period.
func (c *clerk) byPeriods() *sheet {
	s := &sheet{name: "periods"}
	s.put(0, 0, pick(c, "时间", "时期", "月份"), false)
	now := c.view.Edition.Period
	list := c.indicators(4, isFlow)
	for k, i := range list {
		s.put(0, k+1, c.name(i)+"（"+i.Unit+"）", false)
	}
	reader := &reader{checker: c.checker, site: c.site, view: c.view}
	row := 1
	for _, p := range []struct {
		name   string
		period model.Period
	}{
		{fmt.Sprintf("%d年1—%d月", now.Year, now.Month), now},
		{"今年一季度", model.Period{Year: now.Year, Month: 3}},
		{fmt.Sprintf("1—%d月", now.Month-1), model.Period{Year: now.Year, Month: now.Month - 1}},
		{fmt.Sprintf("%d年1—%d月", now.Year-1, now.Month), now.LastYear()},
	} {
		v := reader.viewOf(p.period)
		if v == nil {
			continue
		}
		s.put(row, 0, p.name, false)
		for k, i := range list {
			text, ok := c.number(v, i, c.site.Whole(), measure.Value, false)
			s.put(row, k+1, text, ok)
		}
		row++
	}
	return s
}

// pairs has a number with another one in brackets.
func (c *clerk) pairs() *sheet {
	s := &sheet{name: "numbers in brackets"}
	rows := append([]*model.Region{c.site.Whole()}, c.regions()...)
	s.put(0, 0, "县市区", false)
	for k, i := range c.indicators(2, func(i *model.Indicator) bool { return i.Targeted && isFlow(i) && i.Better != model.Lower }) {
		s.put(0, k+1, c.name(i)+"（"+i.Unit+"）"+pick(c, "（完成率）", ""), false)
		for n, r := range rows {
			a, ok := c.number(c.view, i, r, measure.Value, false)
			b, also := c.number(c.view, i, r, measure.Completion, false)
			if ok && also {
				a += "（" + b + "%）"
			}
			s.put(n+1, k+1, a, ok && also)
		}
	}
	for n, r := range rows {
		s.put(n+1, 0, c.regionName(r), false)
	}
	return s
}

// sheets are the kinds of sheets.
var sheets = []func(*clerk) *sheet{
	(*clerk).byIndicators, (*clerk).byMeasures, (*clerk).groupedHeads, (*clerk).byRows, (*clerk).byPeriods, (*clerk).pairs,
	func(c *clerk) *sheet { return c.byIndicators().flip() }, func(c *clerk) *sheet { return c.byMeasures().flip() }, func(c *clerk) *sheet { return c.byRows().flip() },
}

// falsified is the text of a cell with another number.
func (c *clerk) falsified(text string) string {
	at := strings.IndexAny(text, "0123456789")
	end := at
	for end < len(text) && strings.ContainsRune("0123456789.,", rune(text[end])) {
		end++
	}
	digits := []byte(text[at:end])
	switch c.random.Intn(4) {
	case 0: // the last digit
		k := len(digits) - 1
		digits[k] = '0' + (digits[k]-'0'+1+byte(c.random.Intn(8)))%10
	case 1: // the first one
		digits[0] = '1' + (digits[0]-'0'+byte(c.random.Intn(7)))%9
	case 2:
		if at > 0 || strings.Trim(string(digits), "0.") == "" { // another sign
			digits[0] = '1' + (digits[0]-'0'+1)%9
			break
		}
		if !strings.Contains(string(digits), ".") {
			digits[0] = '1' + (digits[0]-'0')%9
			break
		}
		return "-" + text
	case 3: // two digits the other way round
		for k := 1; k < len(digits); k++ {
			if a, b := digits[k-1], digits[k]; a != b && a >= '0' && b >= '0' {
				digits[k-1], digits[k] = b, a
				break
			}
		}
	}
	if string(digits) == text[at:end] {
		digits[len(digits)-1] = '0' + (digits[len(digits)-1]-'0'+3)%10
	}
	return text[:at] + string(digits) + text[end:]
}

// cellScore counts what is found in sheets.
type cellScore struct {
	sheets, accused, numbers, doubted int
	planted, located, contradicted    int
	references                        int
}

func (s *cellScore) add(o cellScore) {
	s.sheets, s.accused, s.numbers, s.doubted = s.sheets+o.sheets, s.accused+o.accused, s.numbers+o.numbers, s.doubted+o.doubted
	s.planted, s.located, s.contradicted = s.planted+o.planted, s.located+o.located, s.contradicted+o.contradicted
	s.references += o.references
}

func (s cellScore) String() string {
	share := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("%4d true tables: accused %d; their %5d numbers: doubted %3d (%.1f %%), %d references; planted %4d: located %4d (%.1f %%), contradicted %4d (%.1f %%)",
		s.sheets, s.accused, s.numbers, s.doubted, share(s.doubted, s.numbers), s.references, s.planted, s.located, share(s.located, s.planted), s.contradicted, share(s.contradicted, s.located))
}

// cellOf is the row and column of a run in a sheet.
func cellOf(r *Run) [2]int { return [2]int{r.Row, r.Column} }

// score checks a sheet as it is, and with one wrong cell.
func (c *clerk) score(t *testing.T, s *sheet) cellScore {
	one := cellScore{sheets: 1}
	runs := runsOf(s.markdown())
	told := map[[2]int]bool{}
	for _, v := range c.checker.Check(c.view, Subject{}, runs) {
		run := &runs[v.Run]
		if run.Kind != Cell {
			continue
		}
		at := cellOf(run)
		text := run.Pieces[v.Piece].Text
		told[at] = true
		switch {
		case v.Outcome == Contradicts:
			one.accused++
			t.Logf("%s: FALSE at %v %q: %s\n%s", s.name, at, text, v.Text, s.markdown())
		case v.Reference != "":
			one.references++
		}
		if slices.Contains(s.holds, at) {
			one.numbers++
			if v.Outcome == Doubtful {
				one.doubted++
				t.Logf("%s: DOUBT at %v %q: %s\n%s", s.name, at, text, v.Text, s.markdown())
			}
		}
	}
	for _, at := range s.holds {
		if !told[at] {
			one.numbers++
			one.doubted++
			t.Logf("%s: NOTHING at %v %q\n%s", s.name, at, s.rows[at[0]][at[1]], s.markdown())
		}
	}
	if len(s.holds) == 0 {
		return one
	}
	at := s.holds[c.random.Intn(len(s.holds))]
	was := s.rows[at[0]][at[1]]
	s.rows[at[0]][at[1]] = c.falsified(was)
	one.planted = 1
	runs = runsOf(s.markdown())
	for _, v := range c.checker.Check(c.view, Subject{}, runs) {
		if run := &runs[v.Run]; run.Kind != Cell || cellOf(run) != at || v.Outcome == Agrees {
			if v.Outcome == Contradicts {
				t.Logf("%s: BESIDE %q", s.name, v.Text)
				one.accused++
			}
			continue
		}
		one.located = 1
		if v.Outcome == Contradicts {
			one.contradicted = 1
		}
	}
	if one.located == 0 {
		t.Logf("%s: MISSED at %v: %s for %s\n%s", s.name, at, s.rows[at[0]][at[1]], was, s.markdown())
	} else if one.contradicted == 0 {
		t.Logf("%s: ONLY DOUBT at %v: %s for %s\n%s", s.name, at, s.rows[at[0]][at[1]], was, s.markdown())
	}
	return one
}

// TestSheets: tables written from the data of seven sites, as they are and with one wrong cell each.
func TestSheets(t *testing.T) {
	var all cellScore
	kinds := map[string]*cellScore{}
	for k, site := range []string{"anquan", "gongye", "huanjing", "jiaoyu", "nongye", "weisheng", ""} {
		var d *desk
		if site == "" {
			d = openSite(t, ".", "2022-h1")
		} else {
			d = openSite(t, "internal/claim/testdata/blind/sites/"+site, blindEdition(t, site))
		}
		c := &clerk{d, rand.New(rand.NewSource(int64(k + 1)))}
		const rounds = 12
		for range rounds {
			for _, write := range sheets {
				s := write(c)
				one := c.score(t, s)
				if kinds[s.name] == nil {
					kinds[s.name] = &cellScore{}
				}
				kinds[s.name].add(one)
				all.add(one)
			}
		}
	}
	names := make([]string, 0, len(kinds))
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t.Logf("%-40s %s", name, kinds[name])
	}
	t.Logf("%-40s %s", "all", all)
	if all.accused > 0 {
		t.Errorf("%d false errors in true cells, want none", all.accused)
	}
	if all.doubted*100 > 2*all.numbers {
		t.Errorf("%d of %d numbers that the data hold are in doubt, want at most 2 %%", all.doubted, all.numbers)
	}
	if all.located*100 < 97*all.planted || all.contradicted*100 < 85*all.located {
		t.Errorf("of %d wrong cells %d are located and %d contradicted, want 97 %% and of these 85 %%", all.planted, all.located, all.contradicted)
	}
}

// standings are the marks behind the cells of a marked table, by the gravest verdict of the cell; a cell without one has none.
var standings = map[string]Outcome{"✓": Agrees, "?": Doubtful, "✗": Contradicts}

// marked are the runs of a text whose cells have marks, and what the marks say.
func marked(source string) (runs []Run, want map[int]Outcome) {
	runs, want = runsOf(source), map[int]Outcome{}
	for k := range runs {
		for p := range runs[k].Pieces {
			piece := &runs[k].Pieces[p]
			for mark, o := range standings {
				if text, ok := strings.CutSuffix(piece.Text, mark); ok && runs[k].Kind == Cell {
					piece.Text, want[k] = text, o
				}
			}
		}
	}
	return runs, want
}

// TestCells: what is told of the cells of a table.
func TestCells(t *testing.T) {
	const rest = "| 白沙区 | 101.42✓ | 11.8✓ |\n| 清江市 | 116.96✓ | 13.6✓ |\n| 石坪县 | 61.11✓ | 7.2✓ |\n"
	for _, test := range []struct{ name, about, table string }{
		{"units in the heads", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.01✓ | 11.1✓ |\n" + rest},
		{"a wrong number", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.07✗ | 11.1✓ |\n" + rest},
		{"a wrong sign", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.01✓ | -11.1✗ |\n" + rest},
		{"two rows exchanged", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 龙潭县 | 38.00✗ | 0.9✗ |\n| 安河县 | 62.33✗ | -6.7✗ |\n| 云溪区 | 131.01✓ | 11.1✓ |\n" + rest},
		{"full width and thousands", "", "| 县市区 | 固定资产投资（万元） |\n|---|---|\n| 云溪区 | 1,310,100✓ |\n| 白沙区 | １，０１４，２００✓ |\n| 清江市 | 1169600✓ |\n| 石坪县 | 611,200✗ |\n"},
		{"more digits than the data", "", "| 县市区 | 固定资产投资（万元） |\n|---|---|\n| 云溪区 | 1310086? |\n| 白沙区 | 1014200✓ |\n| 清江市 | 1169600✓ |\n| 石坪县 | 611100✓ |\n"},
		{"a unit of its own", "", "| 县市区 | 固定资产投资 | 同比 |\n|---|---|---|\n| 云溪区 | 131.01亿元✓ | 11.1%✓ |\n| 白沙区 | 101.42亿元✓ | 11.9%✗ |\n| 清江市 | 116.96亿元✓ | 13.6%✓ |\n| 石坪县 | 61.11亿元✓ | 7.2%✓ |\n"},
		{"no unit", "", "| 县市区 | 固定资产投资 | 同比 |\n|---|---|---|\n| 云溪区 | 131.07✗ | 11.1✓ |\n" + rest},
		{"a unit above", "", "表1 各县市区固定资产投资（单位：亿元、%）\n\n| 县市区 | 累计 | 同比 |\n|---|---|---|\n| 云溪区 | 131.07✗ | 11.1✓ |\n" + rest},
		{"a numbered title", "", "附表1-2 各县市区固定资产投资完成情况\n\n| 县市区 | 累计（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.07✗ | 11.1✓ |\n" + rest},
		{"under its heading", "", "## 固定资产投资\n\n| 县市区 | 累计（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.07✗ | 11.1✓ |\n" + rest},
		{"under another heading", "", "## 房地产开发投资\n\n| 县市区 | 累计（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 31.07? | 1.1? |\n| 白沙区 | 11.42? | 2.8? |\n"},
		{"on the page of an indicator", "touzi", "| 县市区 | 累计（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.07✗ | 11.1✓ |\n" + rest},
		{"on the page of a region", "yunxi", "| 指标 | 累计 | 同比（%） |\n|---|---|---|\n| 固定资产投资（亿元） | 131.01✓ | 11.1✓ |\n| 招商引资到位资金（亿元） | 35.40✓ | -3.4✓ |\n| 新签约项目（个） | 16✗ | 15.4✓ |\n| 规上工业利润（亿元） | 14.62✓ | 24.2✗ |\n"},
		{"what the site does not know", "", "| 企业 | 固定资产投资（亿元） | 利润（亿元） |\n|---|---|---|\n| 甲公司 | 3.2? | 0.4? |\n| 全国 | 248654? | |\n"},
		{"another investment", "", "| 县市区 | 民间固定资产投资（亿元） | 同比（%） | 工业用电量（亿千瓦时） |\n|---|---|---|---|\n| 云溪区 | 51.01? | 2.1? | 5.99✓ |\n| 白沙区 | 41.42? | 1.8? | 5.53✓ |\n"},
		{"another definition throughout", "", "| 县市区 | 固定资产投资（亿元） |\n|---|---|\n| 云溪区 | 171.01? |\n| 白沙区 | 151.42? |\n| 清江市 | 196.96? |\n| 石坪县 | 91.11? |\n"},
		{"numbers of rows, telephones and dates", "", "| 序号 | 县市区 | 固定资产投资（亿元） | 联系电话 | 时限 |\n|---|---|---|---|---|\n| 1 | 云溪区 | 131.01✓ | 0734-8222222 | 7月31日 |\n| 2 | 白沙区 | 101.42✓ | 8333333 | 8月10日 |\n"},
		{"marks of what is missing", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | — | / |\n| 丰岭县 | 未报送 | … |\n" + rest},
		{"approximately", "", "| 县市区 | 固定资产投资（亿元） |\n|---|---|\n| 云溪区 | 约131✓ |\n| 白沙区 | 101✓ |\n| 清江市 | 超过120✗ |\n| 石坪县 | 61.11✓ |\n"},
		{"arrows", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 龙潭县 | 62.33✓ | ↓6.7✓ |\n| 安河县 | 38.00✓ | ↑0.9✓ |\n| 丰岭县 | 33.10✓ | ↑7.3✗ |\n| 麻岭自治县 | 26.90✓ | —1.7✓ |\n"},
		{"falls", "", "| 县市区 | 固定资产投资（亿元） | 降幅（%） |\n|---|---|---|\n| 龙潭县 | 62.33✓ | 6.7✓ |\n| 丰岭县 | 33.10✓ | 7.3✓ |\n| 麻岭自治县 | 26.90✓ | 1.9✗ |\n| 衡川经开区 | 122.54✓ | 4.2✓ |\n"},
		{"targets", "", "| 县市区 | 固定资产投资年度目标（亿元） | 累计（亿元） | 完成率（%） | 较序时（百分点） |\n|---|---|---|---|---|\n| 云溪区 | 257.0✓ | 131.01✓ | 51.0✓ | 1.0✓ |\n| 白沙区 | 238.7✓ | 101.42✓ | 42.5✓ | -7.5✓ |\n| 清江市 | 255.4✓ | 116.96✓ | 45.6✗ | -4.2✓ |\n| 石坪县 | 134.3✓ | 61.11✓ | 45.5✓ | 4.5✗ |\n| 安河县 | 77.1✓ | 38.00✓ | 49.3✓ | -0.7✓ |\n"},
		{"the target of a half year", "", "| 县市区 | 上半年目标（亿元） | 固定资产投资（亿元） |\n|---|---|---|\n| 云溪区 | 120.0? | 131.01✓ |\n| 白沙区 | 110.0? | 101.42✓ |\n"},
		{"beside the level above", "", "| 县市区 | 固定资产投资增速（%） | 比全省（百分点） |\n|---|---|---|\n| 全市 | 4.2✓ | 0.5✓ |\n| 云溪区 | 11.1✓ | 7.4✓ |\n| 白沙区 | 11.8✓ | 8.1✓ |\n| 清江市 | 13.6✓ | 9.8✗ |\n| 全省 | 3.7✓ | |\n"},
		{"shares", "", "| 县市区 | 固定资产投资（亿元） | 占全市比重（%） |\n|---|---|---|\n| 云溪区 | 131.01✓ | 18.9✓ |\n| 白沙区 | 101.42✓ | 14.6✓ |\n| 清江市 | 116.96✓ | 19.6✗ |\n| 石坪县 | 61.11✓ | 8.8✓ |\n"},
		{"periods in the heads", "", "| 县市区 | 固定资产投资 | |\n|---|---|---|\n| | 2025年1—6月（亿元） | 2024年1—6月（亿元） |\n| 云溪区 | 131.01✓ | 118.14✓ |\n| 白沙区 | 101.42✓ | 91.08✗ |\n| 清江市 | 116.96✓ | 102.81✓ |\n"},
		{"a month alone", "", "| 县市区 | 固定资产投资6月当月（亿元） | 二季度（亿元） |\n|---|---|---|\n| 云溪区 | 27.88✓ | 73.83✓ |\n| 白沙区 | 23.69✓ | 58.58✓ |\n| 清江市 | 26.81✓ | 67.97✗ |\n"},
		{"another year above", "", "2024年上半年各县市区固定资产投资情况表\n\n| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 118.14✓ | 6.3✓ |\n| 白沙区 | 91.06✓ | 6.7✓ |\n| 清江市 | 102.81✓ | 8.8✗ |\n"},
		{"months in rows", "", "| 月份 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 1—3月 | 299.29✓ | 10.2✓ |\n| 1—5月 | 539.09✓ | 5.4✓ |\n| 1—6月 | 693.73✗ | 4.2✓ |\n"},
		{"the month before", "", "| 县市区 | 固定资产投资（亿元） | 比上月（%） |\n|---|---|---|\n| 云溪区 | 131.01✓ | 2.1? |\n| 白沙区 | 101.42✓ | 3.1? |\n| 清江市 | 116.96✓ | 4.1? |\n"},
		{"a forecast", "", "| 县市区 | 固定资产投资（亿元） | 预计全年（亿元） |\n|---|---|---|\n| 云溪区 | 131.01✓ | 259.0? |\n| 白沙区 | 101.42✓ | 240.0? |\n"},
		{"a total of all", "", "| 县市区 | 新签约项目（个） |\n|---|---|\n| 合计 | 101✗ |\n| 云溪区 | 15✓ |\n| 白沙区 | 10✓ |\n| 清江市 | 13✓ |\n| 石坪县 | 7✓ |\n| 龙潭县 | 11✓ |\n| 安河县 | 8✓ |\n| 丰岭县 | 8✓ |\n| 麻岭自治县 | 2✓ |\n| 衡川经开区 | 26✓ |\n"},
		{"a total of some", "", "| 县市区 | 固定资产投资（亿元） | 同比（%） |\n|---|---|---|\n| 云溪区 | 131.01✓ | 11.1✓ |\n" + rest + "| 合计 | 410.50✓ | 11.5? |\n| 小计 | 410.50? | 11.5? |\n"},
		{"two rows of heads", "", "| 县市区 | 固定资产投资 | | 规上工业利润 | |\n|---|---|---|---|---|\n| | 累计（亿元） | 同比（%） | 累计（亿元） | 完成率（%） |\n| 云溪区 | 131.01✓ | 11.1✓ | 14.62✓ | 54.5✓ |\n| 白沙区 | 101.42✓ | 11.8✓ | 9.46✓ | 48.7✓ |\n| 清江市 | 116.96✓ | 13.6✓ | 13.37✓ | 47.8✗ |\n"},
		{"transposed", "", "| 指标 | 全市 | 云溪区 | 白沙区 | 清江市 |\n|---|---|---|---|---|\n| 固定资产投资（亿元） | 693.37✓ | 131.01✓ | 101.24✗ | 116.96✓ |\n| 同比（%） | 4.2✓ | 11.1✓ | 11.8✓ | 13.6✓ |\n| 规上工业企业数（家） | 1,345✓ | 197✓ | 135✓ | 263✗ |\n"},
		{"a column of units", "", "| 指标 | 计量单位 | 1—6月 | 上年同期 | 同比±% |\n|---|---|---|---|---|\n| 固定资产投资 | 亿元 | 693.37✓ | 665.01✓ | 4.2✓ |\n| 招商引资到位资金 | 亿元 | 237.80✓ | 245.06✓ | -3.0✓ |\n| 实际使用外资 | 万美元 | 4724✓ | 4434✗ | 6.3✓ |\n| 规上工业增加值增速 | % | 5.7✓ | | |\n"},
		{"lines that stand by themselves", "", "| 指标 | 累计 | 同比（%） |\n|---|---|---|\n| 一、投资和项目 | | |\n| 固定资产投资（亿元） | 693.37✓ | 4.2✓ |\n| 招商引资到位资金（亿元） | 237.80✓ | -3.0✓ |\n| 二、张家界市 | | |\n| 固定资产投资（亿元） | 493.37? | 1.2? |\n| 招商引资到位资金（亿元） | 137.80? | 2.0? |\n"},
		{"two numbers in a cell", "", "| 县市区 | 固定资产投资（亿元）（完成率） | 规上工业企业数（家） |\n|---|---|---|\n| 云溪区 | 131.01（51.0%）✓ | 197✓ |\n| 白沙区 | 101.42（42.5%）✓ | 135✓ |\n| 清江市 | 116.96（48.5%）✗ | 236✓ |\n| 石坪县 | 61.11（45.5%）✓ | 98✓ |\n"},
		{"places", "", "| 县市区 | 固定资产投资完成率（%） | 位次 |\n|---|---|---|\n| 云溪区 | 51.0✓ | 2✓ |\n| 白沙区 | 42.5✓ | 7✓ |\n| 龙潭县 | 52.9✓ | 1✓ |\n| 丰岭县 | 50.6✓ | 3✓ |\n| 安河县 | 49.3✓ | 5✗ |\n"},
		{"other places", "", "| 县市区 | 固定资产投资（亿元） | 综合排名 |\n|---|---|---|\n| 云溪区 | 131.01✓ | 1? |\n| 白沙区 | 101.42✓ | 3? |\n| 清江市 | 116.96✓ | 4? |\n| 石坪县 | 61.11✓ | 2? |\n"},
		{"places in the level above", "", "| 指标 | 全市 | 全省位次 |\n|---|---|---|\n| 固定资产投资（亿元） | 693.37✓ | 6✓ |\n| 规上工业增加值增速（%） | 5.7✓ | 5✗ |\n"},
		{"names", "", "| 指标 | 最高 | 最低 |\n|---|---|---|\n| 固定资产投资同比增速 | 清江市✓ | 丰岭县✓ |\n| 固定资产投资完成率 | 云溪区✗ | 麻岭自治县✓ |\n"},
		{"names by place", "", "| 指标 | 第一位 | 第二位 | 末位 |\n|---|---|---|---|\n| 固定资产投资完成率 | 龙潭县✓ | 丰岭县✗ | 麻岭自治县✓ |\n"},
		{"words in cells", "", "| 县市区 | 固定资产投资（亿元） | 备注 |\n|---|---|---|\n| 云溪区 | 131.01✓ | 同比增长11.1%✓ |\n| 白沙区 | 101.42✓ | 同比增长11.9%✗ |\n| 清江市 | 116.96✓ | 含省级2.3亿元? |\n"},
		{"words of others", "", "| 事项 | 责任单位 | 要求 |\n|---|---|---|\n| 固定资产投资完成51.0%? | 云溪区发改局 | 补齐 |\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := openSite(t, "internal/claim/testdata/blind/sites/gongye", "2025-h1")
			runs, want := marked(test.table)
			got := map[int]Outcome{}
			said := map[int]string{}
			for _, v := range d.checker.Check(d.view, d.about(test.about), runs) {
				if o, ok := got[v.Run]; !ok || grave[v.Outcome] > grave[o] {
					got[v.Run], said[v.Run] = v.Outcome, v.Text
				}
			}
			for k := range runs {
				a, ok := got[k]
				b, due := want[k]
				if runs[k].Kind == Cell && (ok != due || a != b) {
					t.Errorf("%q: %v %v, want %v %v: %s", runs[k].Pieces[0].Text, ok, a, due, b, said[k])
				}
			}
		})
	}
}
