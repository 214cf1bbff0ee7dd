package table

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// mostDots is up to how many members each are a dot of a strip.
const mostDots = 24

// stripsOf are the dots of each indicator, by Indicator.Index, made once for all pages of an edition.
var stripsOf = analysis.NewOnce(func(v *analysis.View) [][]float64 {
	counties := v.Site.Counties()
	out := make([][]float64, v.Site.Depth())
	for _, i := range v.Site.Indicators {
		if !striped(i) {
			continue
		}
		if len(counties) > mostDots {
			if s := v.Spread(i); s.N > 0 {
				for _, d := range []model.Decimal{s.Min, s.Q1, s.Median, s.Q3, s.Max} {
					out[i.Index] = append(out[i.Index], onStrip(d))
				}
			}
			continue
		}
		for _, r := range counties {
			if c := v.Cell(i, r); c.Completion.Ok() {
				n, _ := c.Completion.Print()
				out[i.Index] = append(out[i.Index], onStrip(n.Value))
			}
		}
		slices.Sort(out[i.Index])
		out[i.Index] = slices.Compact(out[i.Index])
	}
	return out
})

// striped reports whether completions of i are told at all: a part of a limit is no progress.
func striped(i *model.Indicator) bool {
	return i.Targeted && i.Better == model.Higher && i.Scope == model.AllRegions
}

// onStrip is the place of a percentage.
func onStrip(percent model.Decimal) float64 {
	return min(max(percent.InexactFloat64(), 0), StripEnd)
}

// Places says what a strip shows beside the dark dot.
func Places(v *analysis.View) string {
	member := v.Site.Words.Member
	if len(v.Site.Counties()) > mostDots {
		return "横线为各" + member + "最低至最高，方框为居中的一半，框中短线为中位数"
	}
	return "浅色点为其他" + member
}

// Place is a completion among those of the members; empty where there is none.
func Place(v *analysis.View, c *analysis.Cell) Cell {
	if !striped(c.Indicator) || !c.Completion.Ok() {
		return Cell{}
	}
	own, _ := c.Completion.Print()
	s := &Strip{Own: onStrip(own.Value), Others: stripsOf.Of(v)[c.Indicator.Index], Tick: -1}
	s.Many = len(v.Site.Counties()) > mostDots && len(s.Others) == 5
	if c.Lead.Ok() {
		s.Tick = v.Progress.InexactFloat64()
	}
	return Cell{Strip: s}
}
