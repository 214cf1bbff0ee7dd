package check

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// review is one checking of a site.
type review struct {
	*diag.List
	site    *model.Site
	reports []*model.Report  // in the order of time
	targets []*model.Targets // in the order of years
	now     model.Date       // of the newest edition: nothing here reads the clock
	views   map[int]*analysis.View
	rules   []rule
	used    map[*model.Explanation]bool // those that answer a doubt
	cuts    map[*model.Report]*cut      // the reports that end too early
}

func newReview(site *model.Site, diags *diag.List) *review {
	r := &review{
		List: diags, site: site, rules: rules,
		views: map[int]*analysis.View{}, used: map[*model.Explanation]bool{},
	}
	for _, report := range site.Reports {
		r.reports = append(r.reports, report)
	}
	slices.SortFunc(r.reports, func(a, b *model.Report) int { return a.Period.Compare(b.Period) })
	for _, year := range slices.Sorted(maps.Keys(site.Targets)) {
		r.targets = append(r.targets, site.Targets[year])
	}
	for _, e := range site.Editions {
		if e.Date.Compare(r.now) > 0 {
			r.now = e.Date
		}
	}
	return r
}

// newestView is the newest edition of a year under analysis, or nil where the year has none.
func (r *review) newestView(year int) *analysis.View {
	if v, known := r.views[year]; known {
		return v
	}
	var v *analysis.View
	for _, e := range slices.Backward(r.site.Editions) {
		if e.Period.Year == year {
			v = analysis.NewToday(r.site, e)
			break
		}
	}
	r.views[year] = v
	return v
}

// row is one indicator in one report.
type row struct {
	*review
	report    *model.Report
	indicator *model.Indicator
	numbers   []number        // the regions that have one, in order; the province is not among them
	small     int             // how many of them are less than two
	earlier   []*model.Report // before the report, newest first
	thisYear  int             // how many of earlier are of the report's year
	lastYear  *model.Report   // the same period of last year, or nil
	newest    bool            // the report is the last of its year
}

// number is a figure that is a number.
type number struct {
	*model.Figure
	region *model.Region
}

// rows visits each indicator of each report, as the site is in its month. The row is valid during the visit only.
func (r *review) rows(visit func(*row)) {
	row := row{numbers: make([]number, 0, len(r.site.Regions))}
	for k := range r.reports {
		then := *r
		then.site = r.site.At(r.reports[k].Period)
		row.review, row.report = &then, then.site.Reports[r.reports[k].Period]
		row.lastYear = then.site.Reports[row.report.Period.LastYear()]
		row.newest = r.isNewest(k)
		row.earlier, row.thisYear = row.earlier[:0], 0
		for _, earlier := range slices.Backward(r.reports[:k]) {
			row.earlier = append(row.earlier, then.site.Reports[earlier.Period])
			if earlier.Period.Year == row.report.Period.Year {
				row.thisYear++
			}
		}
		for _, row.indicator = range then.site.Indicators {
			row.fill()
			visit(&row)
		}
	}
}

func (r *row) fill() {
	r.numbers, r.small = r.numbers[:0], 0
	for _, region := range r.site.Regions {
		if f := r.report.Figure(r.indicator, region); f.Ok() {
			r.numbers = append(r.numbers, number{f, region})
			if f.Value.Cmp(two) < 0 {
				r.small++
			}
		}
	}
}

// before is the nearest earlier figure of region that is a number, with its report; nil where there is none.
func (r *row) before(region *model.Region, reports []*model.Report) (*model.Report, *model.Figure) {
	for _, report := range reports {
		if f := report.Figure(r.indicator, region); f.Ok() {
			return report, f
		}
	}
	return nil, nil
}

// sameYear are the earlier reports of the report's year, newest first.
func (r *row) sameYear() []*model.Report { return r.earlier[:r.thisYear] }

// isNewest reports whether a report is the last of its year.
func (r *review) isNewest(k int) bool {
	return k+1 == len(r.reports) || r.reports[k+1].Period.Year != r.reports[k].Period.Year
}

// complete reports whether every member that takes part has a number.
func (r *row) complete() bool {
	for _, region := range r.site.Regions[1:] {
		if f := r.report.Figure(r.indicator, region); !f.Ok() && f.Gap.Owed() {
			return false
		}
	}
	return true
}

// place is the line on which the indicator's figures begin in the report, or the file where it has none. It is not the
// place of a figure: what is missing is not the fault of the one that stands there.
func (r *row) place() diag.Pos {
	for _, region := range r.site.Regions {
		if f := r.report.Figure(r.indicator, region); f.Given {
			return diag.Pos{File: r.report.File, Line: int(f.Line)}
		}
	}
	return diag.Pos{File: r.report.File}
}

// cell is where f stands, or the row's place where it is not in the file.
func (r *row) cell(f *model.Figure) diag.Pos {
	if f.Given {
		return r.report.Pos(f)
	}
	return r.place()
}

// eachTarget visits the targets that are numbers, as signed, of the indicators that are wanted.
func (r *review) eachTarget(wanted func(*model.Indicator) bool, visit func(*model.Targets, *model.Indicator, *model.Region, *model.Target)) {
	for _, targets := range r.targets {
		for _, i := range r.site.Indicators {
			if !wanted(i) {
				continue
			}
			for _, region := range r.site.Regions {
				if t := targets.Signed(i, region); t.Ok() {
					visit(targets, i, region, t)
				}
			}
		}
	}
}

// noteOf is the note of a target, or empty.
func noteOf(t *model.Target) string {
	if t.More == nil {
		return ""
	}
	return t.More.Note
}

// names lists regions in a message, at most eight by name.
func names(regions []*model.Region) string {
	const most = 8
	var list []string
	for k, r := range regions {
		if k == most {
			return strings.Join(list, "、") + "等" + strconv.Itoa(len(regions)) + "个"
		}
		list = append(list, r.Name)
	}
	return strings.Join(list, "、")
}
