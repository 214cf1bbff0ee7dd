package check

import (
	"regexp"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// justTime is the label of an edition that says nothing but which time it is about.
var justTime = regexp.MustCompile(`^[0-9]{4}年(度|全年|上半年|下半年|第?[一二三四1-4]季度|前三季度|(1[-—–~～至])?[0-9]{1,2}月份?)?$`)

// samePeriod: editions of one title that end in one month and are called by different words for it, each held against the first of them:
// 2025年二季度 and 2025年上半年 show the same figures, since these cumulate from January.
func samePeriod(r *review) {
	type look struct {
		period model.Period
		title  string
	}
	first := map[look]*model.Edition{}
	for _, e := range r.site.Editions {
		if !justTime.MatchString(e.Label) {
			continue
		}
		key := look{e.Period, e.Title}
		if other := first[key]; other != nil && other.Label != e.Label {
			r.Warning(e.Pos, "same-period", "只留一期，删去另一期的文件夹；确要出两期的，在 label 里写明有什么不同",
				"“%s”和期次“%s”（%s）同为%s，数是一样的", e.Label, other.ID, other.Label, format.Period(e.Period))
		} else if other == nil {
			first[key] = e
		}
	}
}
