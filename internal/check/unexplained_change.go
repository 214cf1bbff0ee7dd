package check

import (
	"slices"
	"strconv"

	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/revision"
)

// unexplainedChange: a figure that a sealed edition published is another one now, without an entry that says why and without a
// status that has risen. It stops the edition that would publish it; where there is none yet, it is told.
func unexplainedChange(r *review) {
	told := map[revision.Key]bool{}
	tell := func(changes []revision.Change, shown bool) {
		for k := range changes {
			c := &changes[k]
			if c.Kind != revision.Unexplained || told[c.Key()] {
				continue
			}
			told[c.Key()] = true
			fix := "是差错的，写进 data/corrections/" + yearOf(c.Period) + "，说明原因（bulletin correct 可以代写）；是核实后的数，写上新的 status；误改的，改回来"
			what := r.site.Called(c.Region) + format.Period(c.Period) + c.Indicator.Name + format.Item(c.Indicator, c.Item)
			was, is := itemWord(c.Indicator, c.Item, c.Old.Num), itemWord(c.Indicator, c.Item, c.Is)
			if n := len(c.Entries); n > 0 {
				last := c.Entries[n-1]
				to := itemWord(c.Indicator, c.Item, last.New)
				was += "，" + format.Date(last.Date) + "更正为" + to
				fix = "又更正的，再写一条，old 写" + to + "（bulletin correct 可以代写）；第 " + strconv.Itoa(last.Pos.Line) + " 行那一条写错了的，改它的 new；误改的，改回来"
			}
			if shown {
				r.Error(r.placeOf(c), "unexplained-change", fix, "%s已在“%s”公布为%s，现在是%s", what, format.Publication(c.In), was, is)
			} else {
				r.Warning(r.placeOf(c), "unexplained-change", fix, "%s已在“%s”公布为%s，现在是%s", what, format.Publication(c.In), was, is)
			}
		}
	}
	for _, e := range r.site.Editions {
		tell(revision.Told(r.site, e), true)
	}
	for _, e := range r.site.Editions {
		tell(revision.Since(r.site, e), false)
	}
}

// idleCorrection: an entry that leads from nothing that was published. One from which the figure went on is no such: what is not said yet is
// an unexplained change.
func idleCorrection(r *review) {
	if len(r.site.Corrections) == 0 {
		return
	}
	used := revision.Used(r.site)
	for _, c := range r.site.Corrections {
		if used[c] {
			continue
		}
		report := r.site.Reports[c.Period]
		now := "没有这个月的报表"
		if report != nil {
			n, given := report.Figure(c.Indicator, c.Region).Item(c.Indicator, c.Item)
			if !given {
				n = model.Missing(model.NotReported)
			}
			now = "现在的数是" + itemWord(c.Indicator, c.Item, n)
		}
		r.Error(c.Pos, "idle-correction", "old 照已经公布的数写，new 照报表里现在的数写；没有公布过的，删去这一条，直接改报表",
			"这条更正对不上：%s，%s", r.publishedWord(c), now)
	}
}

// publishedWord says what sealed editions published of a number.
func (r *review) publishedWord(c *model.Correction) string {
	text := "没有一期公布过它"
	for _, e := range r.site.Editions {
		if n, ok := revision.Published(e, c.Indicator, c.Region.ID, c.Period, c.Item); ok {
			text = "“" + e.Label + "”公布的是" + itemWord(c.Indicator, c.Item, n)
		}
	}
	return text
}

// placeOf is where the figure stands now, or its report.
func (r *review) placeOf(c *revision.Change) diag.Pos {
	report := r.site.Reports[c.Period]
	if f := report.Figure(c.Indicator, c.Region); f.Given {
		return report.Pos(f)
	}
	return diag.Pos{File: report.File}
}

func yearOf(p model.Period) string { return p.String()[:4] + ".yaml" }

func numWord(i *model.Indicator, n model.Num) string {
	if !n.Ok() {
		return format.Gap(n.Gap)
	}
	return exact(n.Value, i)
}

func itemWord(i *model.Indicator, item string, n model.Num) string {
	if slices.Contains(model.GivenItems, item) {
		return format.ItemNum(i, item, n)
	}
	return numWord(i, n)
}
