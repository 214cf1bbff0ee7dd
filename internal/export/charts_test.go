package export

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/chart"
	"bulletin/internal/model"
)

// plot is an option of a chart as far as the test reads it.
type plot struct {
	YAxis []struct {
		Data []json.RawMessage `json:"data"`
	} `json:"yAxis"`
	Series []plotSeries `json:"series"`
}

type plotSeries struct {
	ID   string            `json:"id"`
	Name string            `json:"name"`
	Data []json.RawMessage `json:"data"`

	Label struct {
		Formatter string `json:"formatter"`
	} `json:"label"`
}

// is reports whether a series is one of those of an id: id, id-2, id-3.
func (s *plotSeries) is(id string) bool {
	rest, found := strings.CutPrefix(s.ID, id)
	_, err := strconv.Atoi(strings.TrimPrefix(rest, "-"))
	return found && (rest == "" || err == nil)
}

// plotItem is a datum: a number, a place, or a text on one.
type plotItem struct {
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value"`
	Tip   string          `json:"tip"`
	Label struct {
		Formatter string `json:"formatter"`
	} `json:"label"`
}

// items are the data of a series; one is its value alone where it has nothing else to say.
func (s *plotSeries) items() []plotItem {
	out := make([]plotItem, len(s.Data))
	for k, raw := range s.Data {
		if json.Unmarshal(raw, &out[k]) != nil {
			out[k] = plotItem{Value: raw}
		}
		var list []any
		if json.Unmarshal(out[k].Value, &list) != nil {
			continue
		}
		var texts []string
		for n := range list {
			if text, ok := list[n].(string); ok {
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			out[k].Label.Formatter = texts[0]
		}
		if len(texts) > 1 {
			out[k].Tip = texts[1]
		}
	}
	return out
}

// number is an item's single value; ok is false where it has none.
func (p *plotItem) number() (v float64, ok bool) {
	return v, json.Unmarshal(p.Value, &v) == nil && p.Value != nil
}

// place is an item's two or more values; nil where it has none.
func (p *plotItem) place() []float64 {
	var list []any
	if json.Unmarshal(p.Value, &list) != nil {
		return nil
	}
	var out []float64
	for _, v := range list {
		if n, ok := v.(float64); ok {
			out = append(out, n)
		}
	}
	return out
}

// chart looks up the points of a chart.
func (w *walker) chart(c *chart.Chart) {
	raw, err := c.Option()
	var p plot
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil {
		w.errorf("%s: %v", c.ID, err)
		return
	}
	read := map[string]func(*chart.Chart, *plot){
		"months": w.lines, "schedule": w.lines, "completion": w.completions, "ranking": w.ranking, "growth": w.growth, "place": w.dots,
		"shares": w.shares, "tasks": w.tasks, "board": w.board, "tiles": w.tiles, "map": w.lands, "gantt": w.gantt,
	}[c.Kind]
	if read == nil {
		w.errorf("%s: the test knows no charts of kind %s", c.ID, c.Kind)
		return
	}
	before := w.points
	read(c, &p)
	if w.points == before {
		w.errorf("%s: no points were looked up", c.ID)
	}
}

// of is what a chart is about, by its id.
func (w *walker) of(c *chart.Chart) (*model.Indicator, *model.Region) {
	ids := strings.TrimPrefix(strings.TrimSuffix(inText.ReplaceAllString(c.ID, ""), "_small"), "c_"+c.Kind+"_")
	whole := w.view.Site.Whole()
	same := func(id string) string { return strings.ReplaceAll(id, "-", "_") }
	for _, i := range w.view.Site.Indicators {
		if ids == same(i.ID) {
			return i, whole
		}
		for _, r := range w.view.Site.Regions {
			if ids == same(i.ID)+"_AT_"+same(r.ID) {
				return i, r
			}
		}
	}
	for _, r := range w.view.Site.Regions {
		if ids == same(r.ID) {
			return nil, r
		}
	}
	return nil, whole
}

// point compares a drawn value, of so many digits, with the data. What the axis cut is only looked up.
func (w *walker) point(c *chart.Chart, i *model.Indicator, r *model.Region, p model.Period, measure string, v float64, digits int, cut bool) {
	w.points++
	row := w.row(i.ID, r.ID, p, measure)
	if row == nil || !row.Ok() {
		w.errorf("%s: no %s of %s in %s, %s", c.ID, measure, i.ID, r.ID, p)
		return
	}
	got, _ := strconv.ParseFloat(row.Text(), 64)
	if !cut && math.Abs(got-v) > 0.51*math.Pow10(-digits)+1e-9*math.Abs(v) {
		w.errorf("%s: %s of %s in %s, %s: the data have %v, the chart %v", c.ID, measure, i.ID, r.ID, p, got, v)
	}
}

// lines are the lines of a year. Points of months without reports only lead on.
func (w *walker) lines(c *chart.Chart, p *plot) {
	i, r := w.of(c)
	now := w.view.Edition.Period
	for k := range p.Series {
		s := &p.Series[k]
		measure, year := map[string]string{
			"this-year": "value", "last-year": "value", "path": "path", "needed": "required", "at-pace": "at-pace", "seasonal": "in-season",
		}[s.ID], now.Year
		if measure == "" {
			continue
		}
		if s.ID == "last-year" {
			year--
		}
		for month, item := range s.items() {
			v, ok := item.number()
			at := model.Period{Year: year, Month: month + 1}
			if !ok || measure == "value" && w.view.Site.Reports[at] == nil ||
				measure == "in-season" && w.view.Site.Reports[at.LastYear()] == nil {
				continue
			}
			if s.ID != "this-year" && s.ID != "last-year" && s.ID != "path" && at == now {
				w.point(c, i, r, now, "value", v, i.Decimals+2, false)
				continue
			}
			if measure == "path" && i.Measure != model.Flow {
				w.point(c, i, r, now, "target", v, i.Decimals+2, false)
				continue
			}
			w.point(c, i, r, at, measure, v, i.Decimals+2, false)
		}
	}
}

// names are the rows of a chart.
func (p *plot) names() []string {
	var out []string
	for _, raw := range p.YAxis[0].Data {
		var d struct {
			Value string `json:"value"`
		}
		if json.Unmarshal(raw, &d) != nil {
			_ = json.Unmarshal(raw, &d.Value) // a name alone
		}
		out = append(out, strings.ReplaceAll(d.Value, "\n", ""))
	}
	return out
}

// broken are the rows whose values the axis cuts.
func (p *plot) broken() map[int]bool {
	out := map[int]bool{}
	for k := range p.Series {
		if p.Series[k].ID == "break-gap" {
			for _, item := range p.Series[k].items() {
				out[int(item.place()[1])] = true
			}
		}
	}
	return out
}

// region is that of a name.
func (w *walker) region(c *chart.Chart, name string) *model.Region {
	for _, r := range w.view.Site.Regions {
		cut, short := strings.CutSuffix(name, "…") // a long name is cut
		if name == r.Name || short && strings.HasPrefix(r.Name, cut) || r.Kind == model.Prefecture && name == w.view.Site.Words.Whole {
			return r
		}
	}
	w.errorf("%s: no region %s", c.ID, name)
	return nil
}

// bars reads the bars of a chart with a row for each of cells.
func (w *walker) bars(c *chart.Chart, p *plot, at func(row int) (*model.Indicator, *model.Region, string, int)) {
	broken := p.broken()
	for k := range p.Series {
		s := &p.Series[k]
		if !s.is("bars") && s.ID != "limit" && s.ID != "labels" {
			continue
		}
		for _, item := range s.items() {
			place := item.place()
			row := int(place[1])
			i, r, measure, digits := at(row)
			switch {
			case r == nil:
			case s.ID == "limit": // across a row
				w.point(c, i, r, w.view.Edition.Period, "target", place[0], i.Decimals, false)
			case s.ID == "labels": // each row has one, and no bar where there is no number
				w.points++
				if w.row(i.ID, r.ID, w.view.Edition.Period, "value") == nil {
					w.errorf("%s: nothing of %s in %s", c.ID, i.ID, r.ID)
				}
			default:
				w.point(c, i, r, w.view.Edition.Period, measure, place[0], digits, broken[row])
			}
		}
	}
}

func (w *walker) targeted(r *model.Region) []*model.Indicator {
	return slices.DeleteFunc(slices.Clone(w.view.Indicators(r)), func(i *model.Indicator) bool { return !i.Targeted })
}

func (w *walker) completions(c *chart.Chart, p *plot) {
	_, r := w.of(c)
	indicators := w.targeted(r)
	w.bars(c, p, func(row int) (*model.Indicator, *model.Region, string, int) {
		return indicators[row], r, "completion", 2
	})
}

func (w *walker) ranking(c *chart.Chart, p *plot) {
	i, _ := w.of(c)
	names := p.names()
	w.bars(c, p, func(row int) (*model.Indicator, *model.Region, string, int) {
		if names[row] == "⋮" {
			return i, nil, "", 0
		}
		if !i.Targeted || i.Better == model.Lower && i.Measure == model.Flow || i.Better == model.Lower {
			return i, w.region(c, names[row]), "value", i.Decimals
		}
		return i, w.region(c, names[row]), "completion", 2
	})
}

func (w *walker) growth(c *chart.Chart, p *plot) {
	i, _ := w.of(c)
	names := p.names()
	w.bars(c, p, func(row int) (*model.Indicator, *model.Region, string, int) {
		if names[row] == "⋮" {
			return i, nil, "", 0
		}
		return i, w.region(c, names[row]), "growth", 1
	})
	w.points++
	if row := w.row(i.ID, w.view.Site.Province.ID, w.view.Edition.Period, "growth"); row == nil || !row.Ok() {
		w.errorf("%s: no growth of the level above", c.ID)
	}
}

// dots are the places of one region and of the others, or boxes in place of the others.
func (w *walker) dots(c *chart.Chart, p *plot) {
	_, r := w.of(c)
	indicators := slices.DeleteFunc(w.targeted(r), func(i *model.Indicator) bool { return w.view.Ranked(i) == 0 })
	broken, now := p.broken(), w.view.Edition.Period
	for k := range p.Series {
		s := &p.Series[k]
		for n, item := range s.items() {
			at := item.place()
			switch {
			case at == nil:
			case s.ID == "tips":
				w.point(c, indicators[int(at[1])], r, now, "completion", at[0], 2, broken[int(at[1])])
			case s.ID == "others" && len(at) == 5:
				for q, id := range []string{"spread-min", "spread-q1", "spread-median", "spread-q3", "spread-max"} {
					w.point(c, indicators[n], w.view.Site.Whole(), now, id, at[q], 2, broken[n])
				}
			case s.is("others"):
				if other := w.region(c, s.Name); other != nil {
					w.point(c, indicators[int(at[1])], other, now, "completion", at[0], 2, broken[int(at[1])])
				}
			}
		}
	}
}

func (w *walker) shares(c *chart.Chart, p *plot) {
	i, _ := w.of(c)
	names := p.names()
	for k := range p.Series {
		measure := map[string]string{"done": "share", "target": "target-share"}[p.Series[k].ID]
		for _, item := range p.Series[k].items() {
			if at := item.place(); measure != "" && at != nil {
				if r := w.region(c, names[int(at[1])]); r != nil {
					w.point(c, i, r, w.view.Edition.Period, measure, at[0], 2, false)
				}
			}
		}
	}
}

// tasks are marks across two shares, or a share and a completion; tips begin with the names of regions.
func (w *walker) tasks(c *chart.Chart, p *plot) {
	i, _ := w.of(c)
	now := w.view.Edition.Period
	var marks []plotItem
	for k := range p.Series {
		marks = append(marks, p.Series[k].items()...)
	}
	for _, item := range marks {
		at := item.place()
		_, rest, told := strings.Cut(item.Tip, "\n") // the number of its form
		name, _, _ := strings.Cut(rest, "\n")
		if !told {
			continue
		}
		r := w.region(c, name)
		if r == nil {
			continue
		}
		if w.view.Site.Basis == nil {
			w.point(c, i, r, now, "task-share", at[0], 2, false)
			w.point(c, i, r, now, "completion", at[1], 2, true)
			continue
		}
		w.point(c, i, r, now, "task-basis", at[0], 2, false)
		w.point(c, i, r, now, "task-share", at[1], 2, false)
	}
}
