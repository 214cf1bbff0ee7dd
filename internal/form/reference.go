package form

import (
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// known are the figures of a form that are given, not asked for.
type known struct {
	targets  *model.Targets
	lastYear *model.Report
	last     *model.Report   // the nearest before it in the same year
	now      *model.Report   // of the month itself, where it stands already
	earlier  []*model.Report // all before it in the same year, the newest first
}

func knownAt(s *model.Site, p model.Period) known {
	k := known{targets: s.Targets[p.Year], lastYear: s.Reports[p.LastYear()], now: s.Reports[p]}
	for month := p.Month - 1; month > 0; month-- {
		if r := s.Reports[model.Period{Year: p.Year, Month: month}]; r != nil {
			k.earlier = append(k.earlier, r)
		}
	}
	if len(k.earlier) > 0 {
		k.last = k.earlier[0]
	}
	return k
}

// lastHead names the report before: 上月, or the month that it is of; 上期 where there is none of the year, and nobody knows of which month one
// would be.
func (k *known) lastHead(p model.Period) string {
	switch {
	case k.last == nil && p.Month > 1:
		return "上期"
	case k.last == nil || k.last.Period.Month == p.Month-1:
		return "上月"
	case k.last.Period.Month == 1:
		return "上期\n（1月）"
	}
	return "上期\n（1—" + strconv.Itoa(k.last.Period.Month) + "月）"
}

// cell is a given figure of a line.
func (k *known) cell(l *line, f field, on model.Date) xlsx.Cell {
	i := l.indicator
	switch {
	case f == fieldTarget && l.part == nil && l.region.Kind != model.Province:
		if !i.Targeted || k.targets == nil {
			return dash
		}
		num, _ := k.targets.InForce(i, l.region, on)
		return numCell(num, i)
	case f == fieldLastYear && k.lastYear != nil:
		return figureCell(k.lastYear, l)
	case f == fieldLast && k.last != nil:
		return k.latest(l)
	}
	return dash
}

// latest is the figure of the report before. What is not reported each month has the one of the last report in which it was, with the
// month that it is of.
func (k *known) latest(l *line) xlsx.Cell {
	if l.indicator.Due(k.last.Period) {
		return figureCell(k.last, l)
	}
	for _, r := range k.earlier {
		if !l.indicator.Due(r.Period) {
			continue
		}
		cell := figureCell(r, l)
		if cell.Number == "" {
			return cell
		}
		cell.Text, cell.Number = cell.Number+"\n（至"+strconv.Itoa(r.Period.Month)+"月）", ""
		cell.Style.Wrap, cell.Style.Format = true, ""
		return cell
	}
	return dash
}

var dash = xlsx.Cell{Text: format.Dash, Style: xlsx.Style{Across: xlsx.Centre}}

func figureCell(r *model.Report, l *line) xlsx.Cell {
	f := r.Figure(l.indicator, l.region)
	if l.part == nil {
		if l.region.Kind == model.Province && !f.Given {
			return dash
		}
		return numCell(f.Num, l.indicator)
	}
	if num, ok := partNum(f, l.part); ok {
		return numCell(num, l.indicator)
	}
	return dash
}

func partNum(f *model.Figure, part *model.Part) (model.Num, bool) {
	if f.More == nil {
		return model.Num{}, false
	}
	for k := range f.More.Parts {
		if p := &f.More.Parts[k]; p.Part.ID == part.ID {
			return p.Num, true
		}
	}
	return model.Num{}, false
}

// numCell shows a given figure in full.
func numCell(n model.Num, i *model.Indicator) xlsx.Cell {
	if !n.Ok() {
		return xlsx.Cell{Text: format.Gap(n.Gap), Style: xlsx.Style{Across: xlsx.Centre}}
	}
	places := max(i.Decimals, n.Value.Prec())
	c := decimalCell(n.Value.StringFixed(uint8(places)))
	c.Style.Across = xlsx.Right
	c.Style.Format = "0_ " // a space at the end keeps it off the line
	if places > 0 {
		c.Style.Format = "0." + strings.Repeat("0", places) + "_ "
	}
	return c
}

// mostDigits is what a spreadsheet keeps of a number; a longer one is written as text, and keeps all.
const mostDigits = 15

func decimalCell(text string) xlsx.Cell {
	digits := strings.TrimLeft(strings.NewReplacer("-", "", ".", "").Replace(text), "0")
	if len(digits) > mostDigits {
		return xlsx.Cell{Text: text, Style: xlsx.Style{Format: "@"}}
	}
	return xlsx.Cell{Number: text}
}
