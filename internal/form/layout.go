package form

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"bulletin/internal/model"
)

// layout is one form of one month: which cells it has, and what each of them means. What is in the cells that are to be
// filled is said by whoever makes a sheet of it: [Make] what the report holds already, a returned copy what the clerk wrote.
type layout struct {
	site    *model.Site
	period  model.Period
	region  *model.Region   // whose form it is
	regions []*model.Region // whom it speaks for: with the whole also the province
	columns []column
	lines   []line // of the table, without the head
}

// slot is a cell to be filled: a field of an indicator, or of the form itself where there is none.
type slot struct {
	region    *model.Region
	indicator *model.Indicator
	part      *model.Part // nil: the figure itself
	field     field
}

// line is a row of the table: a heading where there is no indicator.
type line struct {
	id        string // what the hidden column holds
	heading   string
	upper     bool // the heading is of a region, above those of groups
	region    *model.Region
	indicator *model.Indicator
	part      *model.Part
	number    int // of the indicator in the form; 0 for parts
}

// slot is the cell of the line in a column.
func (l *line) slot(f field) slot { return slot{l.region, l.indicator, l.part, f} }

// Ids of rows that ask for no figure. Rows without any id are the clerk's own.
const (
	rowTitle   = "#title"
	rowUnit    = "#unit"
	rowHead    = "#head"
	rowHeading = "#heading"
	rowSign    = "#sign"
	rowText    = "#text"
)

// layouts are the forms of a month, of all regions of which anything is asked.
func layouts(s *model.Site, p model.Period) []*layout {
	var all []*layout
	for _, r := range s.At(p).Regions {
		if l := newLayout(s, p, r); len(l.lines) > 0 {
			all = append(all, l)
		}
	}
	return all
}

// newLayout is the form of one region, by the names of its month. The whole's also asks for what it is compared with.
func newLayout(s *model.Site, p model.Period, r *model.Region) *layout {
	s = s.At(p)
	r = in(s, r)
	l := &layout{site: s, period: p, region: r, regions: []*model.Region{r}}
	if r.Kind == model.Prefecture && s.Province != nil {
		l.regions = append(l.regions, s.Province)
	}
	l.columns = columnsFor(len(l.regions) > 1)
	for _, of := range l.regions {
		l.regionLines(of)
	}
	return l
}

// in is the region as a site of another month has it, by another name maybe; itself where that site has none.
func in(s *model.Site, r *model.Region) *model.Region {
	for _, g := range s.Regions {
		if g.Index == r.Index && r.Kind != model.Province {
			return g
		}
	}
	return r
}

// regionLines appends what is asked of a region, by groups.
func (l *layout) regionLines(r *model.Region) {
	number := 0
	if len(l.regions) > 1 {
		l.lines = append(l.lines, line{id: rowHeading, heading: l.regionHeading(r), upper: true, region: r})
	}
	for _, g := range l.site.Groups {
		headed := false
		for _, i := range g.Indicators {
			if !i.AppliesTo(r) || !i.Due(l.period) {
				continue
			}
			if !headed {
				l.lines = append(l.lines, line{id: rowHeading, heading: g.Name, region: r})
				headed = true
			}
			number++
			l.indicatorLines(r, i, number)
		}
	}
}

func (l *layout) indicatorLines(r *model.Region, i *model.Indicator, number int) {
	l.lines = append(l.lines, line{id: l.rowID(r, i, nil), region: r, indicator: i, number: number})
	if r.Kind == model.Province {
		return // only compared with
	}
	for k := range i.Parts {
		l.lines = append(l.lines, line{id: l.rowID(r, i, &i.Parts[k]), region: r, indicator: i, part: &i.Parts[k]})
	}
}

func (l *layout) regionHeading(r *model.Region) string {
	if r.Kind == model.Province {
		return l.site.Words.Upper + "（用于对比，有数的才填）"
	}
	return l.site.Called(r)
}

// rowID names what a row asks for: jishou's figure is “gaoqi-shenbao”, a part of it “gaoqi-shenbao/shouci”; where a form
// speaks for several regions, “hunan|gaoqi-shenbao”.
func (l *layout) rowID(r *model.Region, i *model.Indicator, part *model.Part) string {
	id := i.ID
	if part != nil {
		id += "/" + part.ID
	}
	if len(l.regions) > 1 {
		id = r.ID + "|" + id
	}
	return id
}

// identity is what the first hidden cell says of a form.
type identity struct {
	period  string
	region  string
	version string
}

const identityMark = "bulletin-form/1 "

func (d identity) String() string {
	return fmt.Sprintf("%speriod=%s region=%s version=%s", identityMark, d.period, d.region, d.version)
}

// parseIdentity reads the text of a first cell; ok is false where it is none.
func parseIdentity(text string) (d identity, ok bool) {
	rest, ok := strings.CutPrefix(text, identityMark)
	if !ok {
		return d, false
	}
	for _, word := range strings.Fields(rest) {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "period":
			d.period = value
		case "region":
			d.region = value
		case "version":
			d.version = value
		}
	}
	return d, d.period != "" && d.region != ""
}

func (l *layout) identity() identity {
	return identity{period: l.period.String(), region: l.region.ID, version: l.version()}
}

// version changes with what is asked: the indicators, their units and their parts.
func (l *layout) version() string {
	h := sha256.New()
	for k := range l.lines {
		if n := &l.lines[k]; n.indicator != nil {
			fmt.Fprintf(h, "%s\t%s\n", n.id, n.indicator.Unit)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// periodText is 2022年7月（1—7月累计）.
func periodText(p model.Period) string {
	month := strconv.Itoa(p.Year) + "年" + strconv.Itoa(p.Month) + "月"
	if p.Month == 1 {
		return month
	}
	return month + "（1—" + strconv.Itoa(p.Month) + "月累计）"
}

// unitText is who fills a form: 吉首市（吉首市科技和工业信息化局）.
func unitText(r *model.Region) string {
	if r.Bureau == "" || r.Bureau == r.Name {
		return r.Name
	}
	return r.Name + "（" + r.Bureau + "）"
}

// What stands before unit and period, and what each is called.
const (
	unitLabel   = "填报单位："
	periodLabel = "所属期："
)

// partLead stands before the first part of an indicator.
const partLead = "其中："

// nameText is how messages name what a row asks for.
func (l *line) nameText() string {
	if l.part != nil {
		return partLead + l.part.Name
	}
	return l.indicator.Name
}
