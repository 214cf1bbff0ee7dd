package export

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

var (
	percents = regexp.MustCompile(`^[▽▼●◐◇✕]?(−?[0-9.]+)%?$`)
	counted  = regexp.MustCompile(`[0-9]+`)
)

// printed compares a printed number with a row, as far as it is printed.
func (w *walker) printed(c *chart.Chart, indicator string, r *model.Region, measure, text string) {
	w.points++
	row := w.row(indicator, r.ID, w.view.Edition.Period, measure)
	if row == nil || !row.Ok() {
		w.errorf("%s: %s: no %s of %s in %s", c.ID, text, measure, indicator, r.ID)
		return
	}
	got, _ := strconv.ParseFloat(row.Text(), 64)
	want, err := strconv.ParseFloat(strings.ReplaceAll(text, "−", "-"), 64)
	_, fraction, _ := strings.Cut(text, ".")
	if err != nil || math.Abs(got-want) > 0.501*math.Pow10(-len(fraction)) {
		w.errorf("%s: %s of %s in %s: the data have %v, the chart %s", c.ID, measure, indicator, r.ID, got, text)
	}
}

// board are the numbers in the cells of a matrix, and the sums.
func (w *walker) board(c *chart.Chart, p *plot) {
	b := analysis.NewBoard(w.view)
	b.Fill(len(b.Rows))
	names := p.names()
	find := func(name string) *analysis.BoardRow {
		for k := range b.Rows {
			r := b.Rows[k].Region
			cut, short := strings.CutSuffix(name, "…")
			if name == r.Name || name == r.Short || name == w.view.Site.Called(r) || short && (strings.HasPrefix(r.Name, cut) || strings.HasPrefix(r.Short, cut)) {
				return &b.Rows[k]
			}
		}
		return nil
	}
	for k := range p.Series {
		if !p.Series[k].is("cells") {
			continue
		}
		for n, lines := range p.Series[k].cellLines() {
			at := p.Series[k].at(n)
			said := lines[max(0, len(lines)-2)] // over the word of the state
			row, col := find(names[int(at[1])]), int(at[0])
			if row == nil || col >= len(b.Indicators) {
				w.errorf("%s: no cell %v %q", c.ID, at, said)
				continue
			}
			i, number := b.Indicators[col], percents.FindStringSubmatch(said)
			switch {
			case number == nil: // the word of a gap, or an amount with its unit
				w.points++
				if w.row(i.ID, row.Region.ID, w.view.Edition.Period, "value") == nil {
					w.errorf("%s: nothing of %s in %s", c.ID, i.ID, row.Region.ID)
				}
			case i.Better == model.Lower || !row.Cells[col].Completion.Ok() || format.ByValue(i):
				w.printed(c, i.ID, row.Region, "value", number[1])
			default:
				w.printed(c, i.ID, row.Region, "completion", number[1])
			}
		}
	}
}

// tiles are the numbers in tiles, by the names over them.
func (w *walker) tiles(c *chart.Chart, p *plot) {
	for k := range p.Series {
		if !p.Series[k].is("cells") {
			continue
		}
		for _, lines := range p.Series[k].cellLines() {
			for _, r := range w.view.Site.Regions[1:] {
				if lines[0] == r.Short {
					w.area(c, r, strings.Join(lines[1:len(lines)-1], ""), lines[len(lines)-1])
				}
			}
		}
	}
}

var (
	slots  = regexp.MustCompile(`\{@\[(\d+)\]\}`)
	styled = regexp.MustCompile(`(?m)^\{[a-z]\|(.*)\}$`)
)

// at is the place of a datum that is a list.
func (s *plotSeries) at(n int) (at [2]float64) {
	var list []any
	if json.Unmarshal(s.Data[n], &list) == nil {
		at[0], _ = list[0].(float64)
		at[1], _ = list[1].(float64)
	}
	return at
}

// cellLines are the lines of the labels of cells.
func (s *plotSeries) cellLines() [][]string {
	out := make([][]string, len(s.Data))
	for n, raw := range s.Data {
		var d []any
		_ = json.Unmarshal(raw, &d)
		label := slots.ReplaceAllStringFunc(s.Label.Formatter, func(field string) string {
			if k, _ := strconv.Atoi(slots.FindStringSubmatch(field)[1]); k < len(d) {
				return fmt.Sprint(d[k])
			}
			return ""
		})
		out[n] = strings.Split(styled.ReplaceAllString(label, "$1"), "\n")
	}
	return out
}

// area is what a tile or a shape says of a region.
func (w *walker) area(c *chart.Chart, r *model.Region, value, word string) {
	i, _ := w.of(c)
	if i == nil {
		if n := counted.FindString(value); n != "" {
			w.printed(c, "_all", r, "behind", n)
		}
		if n := counted.FindString(word); n != "" {
			w.printed(c, "_all", r, "paced", n)
		}
		w.points++
		return
	}
	switch number := percents.FindStringSubmatch(value); {
	case number == nil:
		w.points++
		if w.row(i.ID, r.ID, w.view.Edition.Period, "value") == nil && i.AppliesTo(r) {
			w.errorf("%s: nothing of %s in %s", c.ID, i.ID, r.ID)
		}
	case strings.HasSuffix(value, "%") && !format.ByValue(i):
		w.printed(c, i.ID, r, "completion", number[1])
	default:
		w.printed(c, i.ID, r, "value", number[1])
	}
}

// lands are the shapes of a map; tips begin with the names of regions.
func (w *walker) lands(c *chart.Chart, p *plot) {
	for _, item := range p.Series[0].items() {
		name, _, _ := strings.Cut(item.Name, "\n")
		if r := w.region(c, name); r != nil {
			_, value, _ := strings.Cut(item.Label.Formatter, "\n")
			w.area(c, r, value, "")
		}
	}
}

// gantt has the days of milestones, which are a table of the package.
func (w *walker) gantt(c *chart.Chart, p *plot) {
	list := w.data.milestones()
	for _, name := range p.names() {
		w.points++
		if !slices.ContainsFunc(list, func(m *model.Milestone) bool { return strings.HasPrefix(m.Title, strings.TrimSuffix(name, "…")) }) {
			w.errorf("%s: no milestone %s", c.ID, name)
		}
	}
}
