package page

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// directiveKeys are the keys that each directive knows.
var directiveKeys = map[string][]string{
	"table": {"indicators", "indicator", "title"},
	"chart": {"kind", "indicator", "region"},
}

// directive makes what a fenced block asks for. An empty result means a mistake, or nothing to draw.
func (ed *edition) directive(d *prose.Directive, root string, diags *diag.List) []Block {
	q := &request{ed: ed, Directive: d, diags: diags}
	q.known()
	if d.Name == "table" {
		return q.table(root)
	}
	return q.chart()
}

// request reads a directive's entries and reports its mistakes.
type request struct {
	*prose.Directive
	ed     *edition
	diags  *diag.List
	failed bool
}

func (q *request) fail(pos diag.Pos, code, fix, format string, args ...any) {
	q.failed = true
	q.diags.Error(pos, code, fix, format, args...)
}

func (q *request) known() {
	keys := directiveKeys[q.Name]
	for _, e := range q.Entries {
		if slices.Contains(keys, e.Key) {
			continue
		}
		fix := diag.Suggest(e.Key, keys)
		if fix == "" {
			fix = "可写 " + strings.Join(keys, "、")
		}
		q.fail(e.KeyPos, "unknown-key", fix, "%s 指令没有“%s”这一项", q.Name, e.Key)
	}
}

// one is the single value of a key; required says whether it must be there.
func (q *request) one(key string, required bool) (string, diag.Pos) {
	e := q.Get(key)
	switch {
	case e == nil && required && q.failed: // a misspelt key has been told
		return "", q.Pos
	case e == nil && required:
		q.fail(q.Pos, "missing-key", "加上“"+key+": …”", "%s 指令缺少“%s”", q.Name, key)
		return "", q.Pos
	case e == nil:
		return "", q.Pos
	case e.List || len(e.Values) != 1:
		q.fail(e.Pos, "wrong-type", "只写一个值", "“%s”不能写成列表", key)
		return "", e.Pos
	}
	return e.Values[0], e.Pos
}

func (q *request) indicatorNamed(id string, pos diag.Pos) *model.Indicator {
	i := q.ed.indicator(id)
	if i == nil && id != "" {
		q.unknown(id, pos, "unknown-indicator", "指标", func(yield func(id, name, short string) bool) {
			for _, i := range q.ed.site.Indicators {
				if !yield(i.ID, i.Name, i.Short) {
					return
				}
			}
		})
	}
	return i
}

func (q *request) regionNamed(id string, pos diag.Pos) *model.Region {
	r := q.ed.region(id)
	if r == nil && id != "" {
		q.unknown(id, pos, "unknown-region", "地区", func(yield func(id, name, short string) bool) {
			for _, r := range q.ed.site.Regions {
				if !yield(r.ID, r.Name, r.Short) {
					return
				}
			}
		})
	}
	return r
}

// unknown reports an id that nothing has: a name in an id's place, or a slip of the pen.
func (q *request) unknown(id string, pos diag.Pos, code, what string, each func(func(id, name, short string) bool)) {
	var ids []string
	named := ""
	each(func(candidate, name, short string) bool {
		ids = append(ids, candidate)
		if name == id || short == id {
			named = candidate
		}
		return named == ""
	})
	if named != "" {
		q.fail(pos, code, "写编号“"+named+"”", "“%s”是%s的名称，不是编号", id, what)
		return
	}
	q.fail(pos, code, diag.Suggest(id, ids), "没有%s“%s”", what, id)
}

// title is the author's title, or the usual one.
func (q *request) title(usual string) string {
	if q.Get("title") == nil {
		return usual
	}
	title, _ := q.one("title", true)
	return title
}

func (q *request) table(root string) []Block {
	list, single := q.Get("indicators"), q.Get("indicator")
	switch {
	case list != nil && single != nil:
		q.fail(single.KeyPos, "extra-key", "只写其中一项", "indicators 和 indicator 不能同时写")
	case list != nil:
		var indicators []*model.Indicator
		for _, id := range list.Values {
			if i := q.indicatorNamed(id, list.Pos); i != nil {
				indicators = append(indicators, i)
			}
		}
		if !q.failed {
			return []Block{{Table: q.ed.wholeTable(q.title(q.ed.site.Words.Whole+"部分指标完成情况"), indicators, root)}}
		}
	default:
		i := q.indicatorNamed(q.one("indicator", true))
		if i != nil && !q.failed {
			t := q.ed.indicatorTable(i, root)
			t.Caption = q.title(t.Caption)
			for k := range t.Rows { // only the indicator's own page has rows to lead to
				t.Rows[k].ID = ""
			}
			return []Block{{Table: t}}
		}
	}
	return nil
}

// charts are the kinds of charts that a text may ask for.
var charts = []struct {
	name   string
	of     []string // the keys that it needs
	region bool     // it takes a region beside an indicator
	draw   func(*analysis.View, *model.Indicator, *model.Region) *chart.Chart
}{
	{"completion", []string{"region"}, false, func(v *analysis.View, _ *model.Indicator, r *model.Region) *chart.Chart {
		return chart.Completion(v, r)
	}},
	{"place", []string{"region"}, false, func(v *analysis.View, _ *model.Indicator, r *model.Region) *chart.Chart {
		return chart.Place(v, r)
	}},
	{"months", []string{"indicator"}, true, chart.Months},
	{"ranking", []string{"indicator"}, false, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Ranking(v, i)
	}},
	{"shares", []string{"indicator"}, false, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Shares(v, i)
	}},
	{"growth", []string{"indicator"}, false, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Growth(v, i)
	}},
}

func (q *request) chart() []Block {
	name, pos := q.one("kind", true)
	var names []string
	for _, kind := range charts {
		names = append(names, kind.name)
		if kind.name != name {
			continue
		}
		i, r := q.subject(name, kind.of, kind.region)
		if q.failed {
			return nil
		}
		c := kind.draw(q.ed.view, i, r)
		if c == nil {
			q.diags.Warning(q.Pos, "empty-chart", "改换指标或删去这张图", "这张图没有可画的数据，页面上不出现")
			return nil
		}
		return []Block{{Chart: c}}
	}
	if name != "" {
		fix := diag.Suggest(name, names)
		if fix == "" {
			fix = "可写 " + strings.Join(names, "、")
		}
		q.fail(pos, "unknown-chart", fix, "没有“%s”这种图", name)
	}
	return nil
}

// subject is the indicator and the region of a chart: those it needs must be named, others may not.
func (q *request) subject(kind string, needs []string, region bool) (*model.Indicator, *model.Region) {
	var i *model.Indicator
	r := q.ed.site.Whole()
	for _, key := range []string{"indicator", "region"} {
		needed := slices.Contains(needs, key)
		e := q.Get(key)
		if e != nil && !needed && !(region && key == "region") {
			q.fail(e.KeyPos, "extra-key", "删去这一项", "“%s”图不用写 %s", kind, key)
			continue
		}
		id, pos := q.one(key, needed)
		switch {
		case id == "":
		case key == "indicator":
			i = q.indicatorNamed(id, pos)
		default:
			r = q.regionNamed(id, pos)
		}
	}
	return i, r
}
