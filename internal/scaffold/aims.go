package scaffold

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

var targetName = regexp.MustCompile(`^(?:年度)?目标\s*([0-9]{4})?年?$`)

// targetYear reports whether a table is one of targets, and the year in its name or 0.
func targetYear(name string) (year int, ok bool) {
	m := targetName.FindStringSubmatch(strings.TrimSpace(name))
	if m == nil {
		return 0, false
	}
	year, _ = strconv.Atoi(m[1])
	return year, true
}

// Columns of targets that are no region.
const (
	aimIndicator = "指标"
	aimYear      = "年份"
)

// aimColumns are the columns of targets whose captions are no names of regions.
var aimColumns = []column{{name: aimIndicator, also: []string{"指标名称", "名称"}, due: true}, {name: aimYear}, {name: "计量单位", also: []string{"单位"}}}

// targetGaps may stand in place of a target.
var targetGaps = map[string]model.Gap{"未设目标": model.NoTarget, "保密": model.Confidential}

// aims reads the targets of all tables. The first edition's year has targets in any case.
func (p *plan) aims() {
	if p.First.Period.Year != 0 {
		p.ofYear(p.First.Period.Year)
	}
	for _, t := range p.answers.Tables {
		year, ok := targetYear(t.Name)
		if !ok {
			continue
		}
		if year == 0 {
			year = p.First.Period.Year
		}
		for _, row := range t.Rows {
			p.aim(row, year)
		}
	}
	slices.Sort(p.years)
}

func (p *plan) ofYear(year int) *model.Targets {
	t := p.targets[year]
	if t == nil {
		t = model.NewTargets(year, "", len(p.Site.Indicators), len(p.Site.Regions))
		p.targets[year] = t
		p.years = append(p.years, year)
	}
	return t
}

// aim reads the targets of one indicator.
func (p *plan) aim(row load.AnswerRow, year int) {
	var indicator *model.Indicator
	for k := range row.Fields {
		f := &row.Fields[k]
		switch name, _ := named(f.Key, aimColumns); name {
		case aimIndicator:
			if f.Text == "" {
				continue
			}
			if indicator = p.aimedAt(f); indicator == nil {
				return
			}
		case aimYear:
			if f.Text == "" {
				continue
			}
			if n, err := strconv.Atoi(strings.TrimSuffix(f.Text, "年")); err == nil && load.IsPeriod(model.Period{Year: n, Month: 1}) {
				year = n
			} else {
				p.errorf(f.Pos, "bad-choice", "写四位数的年份", "年份不能写“%s”", load.Shown(f.Text))
				return
			}
		}
	}
	if indicator == nil {
		p.errorf(row.Pos, "missing-key", "写上指标的名称", "这一行目标没有写是哪项指标")
		return
	}
	for k := range row.Fields {
		p.aimOf(indicator, &row.Fields[k], year)
	}
}

func (p *plan) aimedAt(f *load.Answer) *model.Indicator {
	i := p.names[oneLine(f.Text)]
	if i == nil && len(p.names) > 0 {
		fix := "先在指标中写上它，或删去这一行"
		if near := diag.Nearest(f.Text, known(p.names)); near != "" {
			fix = "是否想写“" + near + "”？"
		}
		p.errorf(f.Pos, "unknown-indicator", fix, "没有指标“%s”", load.Shown(f.Text))
	}
	return i
}

// aimOf reads a target of one region.
func (p *plan) aimOf(i *model.Indicator, f *load.Answer, year int) {
	key := oneLine(f.Key)
	if _, other := named(key, aimColumns); other || slices.Contains(ignored, key) || f.Text == "" || len(p.Site.Regions) == 0 {
		return
	}
	g := p.region(key)
	if g == nil && !p.once(targetTable+key) {
		return
	}
	if g == nil {
		p.errorf(f.Pos, "unknown-region", p.nearRegion(key), "没有单位“%s”，不能写它的目标", load.Shown(key))
		return
	}
	num, ok := p.number(i, g, f)
	if !ok {
		return
	}
	t := p.ofYear(year)
	if before, twice := p.aimed[aimed{i, g, year}]; twice {
		p.errorf(f.Pos, "duplicate-key", "两处只留一处", "“%s”“%s”的%s目标已经写在 %s", load.Shown(g.Name), load.Shown(i.Name), yearText(year), where(before))
		return
	}
	p.aimed[aimed{i, g, year}] = f.Pos
	t.Set(i, g, model.Target{Num: num})
}

// aimed is what a target is of.
type aimed struct {
	indicator *model.Indicator
	region    *model.Region
	year      int
}

// yearText names a year, or none where neither the table nor the first edition tells one.
func yearText(year int) string {
	if year == 0 {
		return "年度"
	}
	return strconv.Itoa(year) + "年"
}

// number reads a target, and complains where there can be none.
func (p *plan) number(i *model.Indicator, g *model.Region, f *load.Answer) (num model.Num, ok bool) {
	gap, isGap := targetGaps[f.Text]
	switch what, fix := load.NumberFault(f.Text, "没有下达目标的写 未设目标，或不写；零写 0"); {
	case isGap && gap == model.NoTarget && (!i.Targeted || !i.AppliesTo(g)):
		return num, false // says nothing new
	case g.Kind == model.Province:
		p.errorf(f.Pos, "not-due", "删去这个数", "上级“%s”只用来比较，没有年度目标", load.Shown(g.Name))
	case !i.Targeted:
		p.errorf(f.Pos, "not-targeted", "删去这个数，或把设目标写成 是", "指标“%s”写明不设目标", load.Shown(i.Name))
	case !i.AppliesTo(g):
		p.errorf(f.Pos, "not-due", "删去这个数，或改指标的不适用单位、范围", "指标“%s”不适用于“%s”", load.Shown(i.Name), load.Shown(g.Name))
	case isGap:
		return model.Missing(gap), true
	case what != "":
		p.errorf(f.Pos, "bad-figure", fix, "“%s”%s", load.Shown(f.Text), what)
	case strings.HasPrefix(f.Text, "-") && !i.Signed:
		p.errorf(f.Pos, "negative-figure", "核对数字；确实可以为负的，把可为负写成 是", "指标“%s”的目标是负数", load.Shown(i.Name))
	default:
		d, err := model.ParseDecimal(f.Text)
		return model.Number(d), err == nil
	}
	return num, false
}

func (p *plan) region(name string) *model.Region { return p.regions[oneLine(name)] }

func (p *plan) nearRegion(name string) string {
	if near := diag.Nearest(name, known(p.regions)); near != "" {
		return "是否想写“" + near + "”？"
	}
	return "先在单位中写上它，或删去"
}
